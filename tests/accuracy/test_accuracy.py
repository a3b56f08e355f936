"""The events of the annotated documents are at least as good as when they were last committed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.accuracy.baseline import Standing, committed, drops, report, today
from tests.accuracy.devgold import HALVES
from tests.accuracy.scoring import Counts

REMEDY = "If that is meant, write the figures anew: python -m tests.accuracy.baseline --write"


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.xdist_group("accuracy")
def test_no_figure_drops(half: str, record_property: Callable[[str, object], None]) -> None:
    was, now = committed()[half], today()[half]
    lines = "\n".join(report(half, was, now))
    record_property("accuracy", lines)
    sys.stdout.write(lines + "\n")
    worse = drops(was, now)
    assert not worse, "\n".join([*worse, REMEDY])


HELD = Standing(
    Counts(asked=10, given=10, hit=8, status=8, kind=8, wrong=1),
    frozenset({"D01/0"}),
    frozenset(),
)


def changed(**counts: int) -> Standing:
    return replace(HELD, counts=replace(HELD.counts, **counts))


@pytest.mark.parametrize(
    ("now", "worse"),
    [
        (HELD, []),
        (changed(hit=9, status=9, kind=9, wrong=0), []),
        (changed(hit=7, status=7, kind=7), ["events F1 fell from 0.800 to 0.700"]),
        (changed(kind=7), ["kind fell from 1.000 to 0.875"]),
        (changed(wrong=2), ["wrong dates rose from 1 to 2"]),
        (changed(invented=1), ["invented dates rose from 0 to 1"]),
    ],
)
def test_a_drop_is_seen(now: Standing, worse: list[str]) -> None:
    assert drops(HELD, now) == worse


def test_what_is_gained_and_lost_is_named_for_the_half_that_may_be_read() -> None:
    now = replace(HELD, hit=frozenset({"D02/0"}))
    said = list(report("development", HELD, now))
    assert any(line.startswith("    D01/0 ") for line in said)
    assert any(line.startswith("    D02/0 ") for line in said)


def test_of_the_check_half_only_counts_are_shown() -> None:
    now = replace(HELD, hit=frozenset({"D03/0", "D06/0"}))
    said = list(report("check", replace(HELD, hit=frozenset({"D09/0"})), now))
    assert said[-2:] == ["  events gained: 2", "  events lost: 1"]
    assert not any("D0" in line for line in said)
