"""Shape and place of marks: what the date honestly says, and no mark on another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.charts.columns import DAY, LASTING, POINT, UNCERTAIN, Columns
from components.charts.marks import (
    LETTER_PX,
    POINT_PX,
    SHORTEST,
    Axis,
    Mark,
    day_of,
    label_gaps,
    marks_of,
    millis,
    pack,
    pack_labelled,
    years_between,
)
from corpus.dates import edtf
from corpus.read.relation import Relation
from corpus.records import Basis, Event
from corpus.store import EventTable
from tests.synthetic import make_events

AXIS = Axis(millis(date(1995, 1, 1)), millis(date(2025, 1, 1)), 640)


def columns_of(events: Sequence[Event]) -> Columns:
    return Columns.of(EventTable.of(Relation("pair", "Here–There", Path()), events))


def dated(number: int, seed: int) -> Columns:
    return columns_of([e for e in make_events(number, seed) if e.dating.is_dated])


def marks(columns: Columns, axis: Axis = AXIS) -> list[Mark]:
    return marks_of(columns, np.arange(len(columns)), axis, axis)


def one(written: str) -> Mark:
    event = replace(make_events(1, 1)[0], dating=edtf.dating(written, Basis.EXPLICIT))
    (mark,) = marks(columns_of([event]))
    return mark


@pytest.mark.parametrize(
    ("written", "shape"),
    [
        ("2006-11-17", POINT),
        ("2006-11", UNCERTAIN),
        ("2006-22", UNCERTAIN),
        ("2006-34", UNCERTAIN),
        ("2006", UNCERTAIN),
        ("2006~", UNCERTAIN),
        ("200X", UNCERTAIN),
        ("[2019-11-04..2019-11-10]", UNCERTAIN),
        ("2019-11-04/2019-11-10", LASTING),
        ("2004/2006", LASTING),
        ("2019-09/..", LASTING),
        ("../2019-09", LASTING),
    ],
)
def test_shape_says_what_the_date_says(written: str, shape: int) -> None:
    assert one(written).shape == shape


def test_a_span_covers_exactly_what_its_date_can_mean() -> None:
    mark = one("2006-02")
    assert (day_of(mark.start), day_of(mark.end - 1)) == (date(2006, 2, 1), date(2006, 2, 28))
    day = one("2006-11-17")
    assert day.end - day.start == DAY
    assert day_of(day.middle) == date(2006, 11, 17)


def test_open_ends_reach_the_edge_and_are_known_as_open() -> None:
    since, until = one("2019-09/.."), one("../2019-09")
    assert (since.open_start, since.open_end, since.end) == (False, True, AXIS.last)
    assert (until.open_start, until.open_end, until.start) == (True, False, AXIS.first)


@pytest.mark.parametrize("years", [(1, 1), (1969, 1970), (2004, 2006), (9999, 9999)])
def test_years_begin_and_end(years: tuple[int, int]) -> None:
    first, last = years_between(years)
    assert day_of(first) == date(years[0], 1, 1)
    assert day_of(last - DAY) == date(years[1], 12, 31)


def reach(mark: Mark) -> tuple[float, float]:
    half = AXIS.span_of(POINT_PX / 2)
    return min(mark.start, mark.middle - half), max(mark.end, mark.middle + half)


def apart(found: Sequence[Mark]) -> bool:
    """Whether no two signs or spans of one line touch."""
    lines: dict[int, list[tuple[float, float]]] = {}
    for mark in found:
        lines.setdefault(mark.line, []).append(reach(mark))
    return all(a[1] <= b[0] for line in lines.values() for a, b in pairwise(sorted(line)))


@given(st.integers(1, 120), st.integers(0, 5), st.booleans())
def test_marks_of_a_line_keep_apart(number: int, seed: int, labelled: bool) -> None:
    columns = dated(number, seed)
    found = marks(columns)
    if labelled:
        lines = pack_labelled(found, AXIS, ["A title of some length"] * len(found))
    else:
        lines, outside = pack(found, AXIS)
        assert not outside
    assert apart(found)
    assert lines == len({mark.line for mark in found})


@given(st.integers(1, 120), st.integers(0, 5), st.integers(1, 4))
def test_what_finds_no_line_is_said_and_the_others_keep_apart(
    number: int, seed: int, most: int
) -> None:
    blocked = [(millis(date(2003, 1, 1)), millis(date(2006, 1, 1)))]
    found = marks(dated(number, seed))
    lines, outside = pack(found, AXIS, most, blocked)
    inside = [mark for mark in found if mark not in outside]
    assert lines <= most
    assert apart(inside)
    assert all(mark.end <= blocked[0][0] or mark.start >= blocked[0][1] for mark in inside)


def test_a_label_that_would_leave_the_chart_stands_on_the_left() -> None:
    mark = one("2024-12-30")
    pack_labelled([mark], AXIS, ["A title of some length"])
    assert mark.label_left


@pytest.mark.parametrize("pixels", [120, 205, 640])
def test_a_label_is_shortened_before_it_leaves_the_chart(pixels: float) -> None:
    title = "A title of so many words that no chart could ever be wide enough for all of them"
    axis = Axis(AXIS.first, AXIS.last, pixels)
    for labelled in (pack_labelled, label_gaps):
        found = marks(dated(60, 7), axis)
        pack(found, axis)
        labelled(found, axis, [title] * len(found))
        for mark in found:
            text = axis.span_of(len(mark.label) * LETTER_PX)
            if mark.label and mark.label_left:
                assert mark.start - text >= axis.first
            elif mark.label:
                assert mark.middle + text <= axis.last


def test_a_title_is_whole_or_long_enough_to_tell_something() -> None:
    titles = ["Four children of a family of refugees arrive", "Embassy opens", "A busy consulate"]
    for seed in range(20):
        found = marks(dated(30, seed))
        pack(found, AXIS)
        named = [titles[mark.row % len(titles)] for mark in found]
        label_gaps(found, AXIS, named)
        for mark, title in zip(found, named, strict=True):
            assert mark.label in {"", title} or len(mark.label) >= SHORTEST


def test_a_title_in_a_gap_ends_before_the_next_mark() -> None:
    found = marks(dated(60, 3))
    pack(found, AXIS)
    label_gaps(found, AXIS, ["A title of quite some length and more"] * len(found))
    assert any(mark.label for mark in found)
    for mark in found:
        after = [reach(m)[0] for m in found if m.line == mark.line and m.start > mark.start]
        end = reach(mark)[1] + AXIS.span_of(len(mark.label) * LETTER_PX)
        assert not mark.label or all(end <= start for start in after)
