"""The scorer counts as the one that came with the annotated documents does."""

from __future__ import annotations

import json
from dataclasses import astuple
from typing import Any

import pytest

from tests.accuracy.devgold import FOLDER, HALVES, NAMES, annotated
from tests.accuracy.scoring import Annotated, Counts, Found, days, figures, score

RECORDED: dict[str, Any] = json.loads((FOLDER / "recorded.json").read_text(encoding="utf-8"))
"""What the original scorer counted, once, for events that were bent at random to be wrong in every
way: `counts` per document in the order of `Counts`; `predictions` as document, date, kind, status,
domains, spans."""


@pytest.mark.parametrize("name", NAMES)
def test_the_counts_are_those_of_the_original(name: str) -> None:
    found = [
        Found(date, kind, status, frozenset(domains), tuple((a, b) for a, b in spans))
        for document, date, kind, status, domains, spans in RECORDED["predictions"]
        if document == name
    ]
    assert list(astuple(score(annotated(name), found).counts)) == RECORDED["counts"][name]


def test_what_was_recorded_is_wrong_in_every_way() -> None:
    rows = RECORDED["counts"].values()
    assert all(any(row[place] for row in rows) for place in range(len(astuple(Counts()))))


def test_the_figures_of_the_original() -> None:
    """As it printed them, to three places, over all documents."""
    counts = sum((Counts(*row) for row in RECORDED["counts"].values()), Counts())
    assert {name: round(value, 3) for name, value in figures(counts).items()} == {
        "events F1": 0.715,
        "dated events F1": 0.440,
        "timeline dates F1": 0.495,
        "core domains F1": 0.786,
        "status": 0.840,
        "kind": 0.807,
    }


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2006-11-17", "2006-11-17", "2006-11-17"),
        ("2006-11", "2006-11-01", "2006-11-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("2004-22", "2004-06-01", "2004-08-31"),
        ("1995~", "1995-01-01", "1995-12-31"),
        ("2004/2006-05", "2004-01-01", "2006-05-31"),
        ("[2010-05-03..2010-05-09]", "2010-05-03", "2010-05-09"),
        ("2019-09/..", "2019-09-01", "9999"),
        ("../2010", "0000", "2010-12-31"),
    ],
)
def test_the_days_of_a_date(edtf: str, first: str, last: str) -> None:
    assert days(edtf) == (first, last)


def event(date: str | None, start: int, end: int, *, optional: bool = False) -> Annotated:
    return Annotated(
        "D/0", "", date, "visit", "occurred", frozenset({"defence"}), optional, (start, end)
    )


def found(date: str | None, start: int, end: int) -> Found:
    return Found(date, "visit", "occurred", frozenset({"defence"}), ((start, end),))


def test_the_better_date_is_paired_first() -> None:
    result = score([event("2006", 0, 50)], [found("2005", 0, 9), found("2006", 20, 30)])
    assert (result.counts.hit, result.counts.exact, result.counts.given) == (1, 1, 2)


def test_an_optional_event_is_neither_asked_for_nor_wrong() -> None:
    annotated_events = [event("2006", 0, 50), event("2007", 60, 90, optional=True)]
    counts = score(annotated_events, [found("2006", 0, 50), found("2001", 60, 70)]).counts
    assert figures(counts)["events F1"] == figures(counts)["dated events F1"] == 1
    assert (counts.given_optional, counts.wrong) == (1, 0)


def test_dates_are_wrong_coarse_or_invented() -> None:
    counts = score(
        [event("2006-05-02", 0, 9), event("2006", 10, 19), event(None, 20, 29)],
        [found("2006", 0, 9), found("2005", 10, 19), found("2010", 20, 29)],
    ).counts
    assert (counts.exact, counts.containing, counts.wrong, counts.invented) == (0, 1, 1, 1)


def test_what_stands_elsewhere_is_no_match() -> None:
    assert score([event("2006", 0, 9)], [found("2006", 9, 20)]).counts.hit == 0


def test_the_halves_share_no_document() -> None:
    assert sorted(HALVES["development"] + HALVES["check"]) == list(NAMES)
    assert (len(HALVES["development"]), len(HALVES["check"])) == (24, 13)
