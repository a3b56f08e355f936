"""Shape and place of marks: what the date honestly says, and no mark on another."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.charts.marks import (
    DAY,
    LETTER_PX,
    POINT_PX,
    Axis,
    Mark,
    dated_marks,
    day_of,
    lanes_of,
    millis,
    shape_of,
)
from corpus.dates import edtf
from corpus.records import Basis, Event
from tests.synthetic import make_events

AXIS = Axis(millis(date(1995, 1, 1)), millis(date(2025, 1, 1)), 640)


@pytest.mark.parametrize(
    ("written", "shape"),
    [
        ("2006-11-17", "point"),
        ("2006-11", "uncertain"),
        ("2006-22", "uncertain"),
        ("2006-34", "uncertain"),
        ("2006", "uncertain"),
        ("2006~", "uncertain"),
        ("200X", "uncertain"),
        ("[2019-11-04..2019-11-10]", "uncertain"),
        ("2019-11-04/2019-11-10", "lasting"),
        ("2004/2006", "lasting"),
        ("2019-09/..", "lasting"),
        ("../2019-09", "lasting"),
    ],
)
def test_shape_says_what_the_date_says(written: str, shape: str) -> None:
    assert shape_of(edtf.dating(written, Basis.EXPLICIT)) == shape


def marks_of(written: str) -> list[Mark]:
    row = make_events(1, 1)[0].as_dict()
    dating = edtf.dating(written, Basis.EXPLICIT)
    event = Event.from_dict(
        row
        | {
            "date": written,
            "partial": None,
            "bounds": None,
            "earliest": dating.earliest and dating.earliest.isoformat(),
            "latest": dating.latest and dating.latest.isoformat(),
            "precision": dating.precision,
            "basis": "explicit",
            "domains": ["trade"],
        }
    )
    return dated_marks([event], AXIS)


def test_a_span_covers_exactly_what_its_date_can_mean() -> None:
    (mark,) = marks_of("2006-02")
    assert (day_of(mark.start), day_of(mark.end - 1)) == (date(2006, 2, 1), date(2006, 2, 28))
    (day,) = marks_of("2006-11-17")
    assert day.end - day.start == DAY
    assert day_of(day.middle) == date(2006, 11, 17)


def test_open_ends_reach_the_edge_and_are_known_as_open() -> None:
    (since,) = marks_of("2019-09/..")
    assert (since.open_start, since.open_end) == (False, True)
    assert since.end == AXIS.last
    (until,) = marks_of("../2019-09")
    assert (until.open_start, until.open_end) == (True, False)
    assert until.start == AXIS.first


@given(st.integers(1, 120), st.integers(0, 5), st.booleans())
def test_marks_of_a_row_keep_apart(number: int, seed: int, labelled: bool) -> None:
    events = make_events(number, seed)
    label = (lambda event: event.title[:20]) if labelled else None
    half = AXIS.span_of(POINT_PX / 2)
    rows: dict[tuple[str, int], list[tuple[float, float]]] = {}
    for mark in dated_marks(events, AXIS, label):
        reach = min(mark.start, mark.middle - half), max(mark.end, mark.middle + half)
        rows.setdefault((mark.lane, mark.row), []).append(reach)
    for reaches in rows.values():
        reaches.sort()
        assert all(a[1] <= b[0] for a, b in pairwise(reaches))


@given(st.integers(0, 60), st.integers(0, 5))
def test_every_dated_event_stands_in_each_of_its_lanes(number: int, seed: int) -> None:
    events = make_events(number, seed)
    marks = dated_marks(events, AXIS)
    wanted = sorted((e.id, d) for e in events if e.dating.is_dated for d in e.domains)
    assert sorted((mark.event.id, mark.lane) for mark in marks) == wanted


def test_lanes_keep_their_order_whatever_comes_first() -> None:
    events = make_events(60, 1)
    assert lanes_of(events) == lanes_of(reversed(events))
    assert lanes_of(events)[:3] == ["defence", "policing", "immigration"]


def test_a_label_that_would_leave_the_chart_stands_on_the_left() -> None:
    row = make_events(1, 1)[0].as_dict() | {
        "date": "2024-12-30",
        "earliest": "2024-12-30",
        "latest": "2024-12-30",
        "precision": "day",
        "basis": "explicit",
        "bounds": None,
        "partial": None,
    }
    marks = dated_marks([Event.from_dict(row)], AXIS, lambda _: "A title of some length")
    assert all(mark.label_left for mark in marks)


@pytest.mark.parametrize("pixels", [120, 205, 640])
def test_a_label_is_shortened_before_it_leaves_the_chart(pixels: float) -> None:
    title = "A title of so many words that no chart could ever be wide enough for all of them"
    axis = Axis(AXIS.first, AXIS.last, pixels)
    for mark in dated_marks(make_events(60, 7), axis, lambda _: title):
        text = axis.span_of(len(mark.label) * LETTER_PX)
        if mark.label and mark.label_left:
            assert mark.start - text >= axis.first
        elif mark.label:
            assert mark.middle + text <= axis.last
