"""What a window shows: marks when few, counted groups when many, and nobody lost."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.charts.columns import DAY, Columns
from components.charts.groups import grouped
from components.charts.lanes import MOST, OTHERS, lanes_of
from components.charts.layout import MARKS_LIMIT, NARROW, SIZES, WIDE, Size
from components.charts.marks import Axis, millis
from components.charts.scene import Scene
from components.charts.strips import Papers, coverage, overview
from components.charts.units import UNITS
from components.words import chart as said
from corpus.dates import edtf
from corpus.records import Basis, Commitment, Contradiction, Document, Event, State
from corpus.store import EventTable
from tests.synthetic import make_events, make_table

FEW = make_table(60, 3)
MANY = make_table(3_000, 4)


def scene(table: EventTable, size: Size = WIDE, by: str = "domain", **other: Any) -> Scene:
    columns = Columns.of(table)
    given_ = {"chosen": (), "today": None, "ends": columns.span, "rows": np.arange(len(table))}
    return Scene(columns=columns, papers=Papers.of(table), by=by, size=size, **{**given_, **other})


def numbers(packed: dict[str, str]) -> list[float]:
    found = np.frombuffer(base64.b64decode(packed["bdata"]), f"<{packed['dtype']}")
    return list(found.tolist())


def years(first: int, last: int) -> tuple[float, float]:
    return millis(date(first, 1, 1)), millis(date(last, 1, 1))


@pytest.mark.parametrize("size", list(SIZES.values()), ids=lambda size: size.name)
@pytest.mark.parametrize("by", ["domain", "kind", "actor", "side"])
@pytest.mark.parametrize("table", [FEW, MANY], ids=len)
def test_every_event_of_a_lane_is_in_a_mark_or_in_a_group(
    table: EventTable, by: str, size: Size
) -> None:
    drawn = scene(table, size, by)
    for view in drawn.views(drawn.whole):
        marks = {mark.row for mark in view.marks}
        counted = int(view.groups.counts.sum()) if view.groups else 0
        assert len(marks) == len(view.marks)
        assert len(marks) + counted == len(view.lane.rows)


@settings(max_examples=30)
@given(st.integers(1995, 2020), st.integers(1, 5), st.booleans())
def test_so_it_is_in_every_window(first: int, length: int, narrow: bool) -> None:
    drawn = scene(MANY, NARROW if narrow else WIDE)
    axis = drawn.axis(years(first, first + length))
    for view in drawn.views(axis):
        seen = set(view.lane.rows[view.lane.between(axis.first, axis.last)].tolist())
        marks = {mark.row for mark in view.marks}
        anchors = drawn.columns.anchor[sorted(seen - marks)]
        if len(anchors):
            assert view.groups
            middle = (anchors >= axis.first) & (anchors < axis.last)
            assert view.groups.counts.sum() >= middle.sum()
            assert view.groups.across == (~middle).sum()


@pytest.mark.parametrize("window", [None, years(2004, 2006), years(2010, 2011)])
def test_marks_stay_inside_their_lane(window: tuple[float, float] | None) -> None:
    drawn = scene(MANY)
    for view in drawn.views(drawn.axis(window)):
        assert all(view.top < view.y(mark.line) < view.bottom for mark in view.marks)
        assert len(view.marks) <= 3 * MARKS_LIMIT


def test_zooming_in_turns_groups_into_marks_and_changes_no_height() -> None:
    drawn = scene(MANY)
    whole = drawn.payload(None)
    close = drawn.payload(years(2004, 2004 + 1))
    assert whole["marks"]["dated"] < close["marks"]["dated"]
    assert sum(len(g["texts"]) for g in whole["groups"]) > 0
    heights = [p["figure"]["layout"]["height"] for p in (whole, close)]
    assert heights[0] == pytest.approx(heights[1], abs=1)


def test_a_group_says_when_how_many_and_how_surely() -> None:
    drawn = scene(MANY)
    group = drawn.payload(None)["groups"][0]
    at, count = group["texts"][0], int(numbers(group["count"])[0])
    assert f"{count} event" in at
    assert len(numbers(group["start"])) == len(group["texts"]) == len(numbers(group["row"]))
    assert any(said.MIXED in text for g in drawn.payload(None)["groups"] for text in g["texts"])


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: f"{unit.number}{unit.code}")
def test_steps_of_the_calendar_follow_one_another(unit: Any) -> None:
    low, high = years(1969, 2031)
    edges = unit.edges(low, high)
    assert edges[0] <= low
    assert edges[-1] > high
    assert (np.diff(edges) > 0).all()
    assert np.diff(edges).mean() == pytest.approx(unit.length, rel=0.03)
    assert unit.name(edges[0], edges[1])


def test_groups_count_by_the_middle_of_what_a_date_can_mean() -> None:
    event = make_events(1, 1)[0]
    written = ["2005-03-01", "2005-09-01", "2005", "2004/2006"]
    events = [
        replace(event, id=f"e{i}", dating=edtf.dating(text, Basis.EXPLICIT), domains=("trade",))
        for i, text in enumerate(written)
    ]
    columns = Columns.of(table_of(events))
    (lane,) = lanes_of(columns, np.arange(4))
    axis = Axis(*years(2000, 2010), 140)
    groups = grouped(lane, axis)
    found = {
        groups.unit.name(a, b): (int(n), int(s))
        for a, b, n, s in zip(
            groups.edges, groups.edges[1:], groups.counts, groups.sure, strict=False
        )
        if n
    }
    assert found == {"2004": (1, 0), "2005": (3, 3)}


def table_of(events: Sequence[Event], **found: Any) -> EventTable:
    return EventTable.of(MANY.relation, events, **found)


def test_rare_values_share_a_lane_and_an_event_counts_once_in_it() -> None:
    events = [
        replace(event, kind=f"kind {i % 25}")
        for i, event in enumerate(make_events(250, 2))
        if event.dating.is_dated
    ]
    columns = Columns.of(table_of(events))
    found = lanes_of(columns, np.arange(len(columns)), "kind")
    assert len(found) == MOST
    assert found[-1].name == OTHERS
    assert sum(lane.count for lane in found) == len(events)
    people = lanes_of(Columns.of(MANY), np.arange(len(MANY)), "domain")
    assert all(len(set(lane.rows.tolist())) == len(lane.rows) for lane in people)


def test_only_chosen_lanes_are_drawn() -> None:
    drawn = scene(FEW, chosen={"trade"})
    assert [lane.name for lane in drawn.lanes] == ["trade"]


def test_numbers_travel_packed_and_texts_stay_few() -> None:
    payload = scene(MANY).payload(None)
    marks = payload["marks"]
    assert len(numbers(marks["row"])) == len(marks["title"]) == len(numbers(marks["y"]))
    assert len(numbers(marks["start"])) == marks["dated"]


def test_the_overview_counts_each_dated_event_once() -> None:
    drawn = scene(MANY)
    found = overview(drawn.columns, drawn.rows, drawn.whole)
    assert found.counts.sum() == MANY.dated.sum()
    assert len(found.colours) == len(found.counts)


def document(name: str, written: str | None, publisher: str) -> Document:
    date_ = edtf.dating(written, Basis.EXPLICIT) if written else FEW.event_at(len(FEW) - 1).dating
    return replace(FEW.documents["paper"], id=name, date=date_, publisher=publisher)


def test_coverage_tells_documents_from_silence() -> None:
    documents = [
        document("a", "2004-03-01", "Gazette"),
        document("b", "2004-05", "Gazette"),
        document("c", "2004", "Herald"),
        document("d", "2006-01-01", ""),
        document("e", None, "Gazette"),
    ]
    papers = Papers.of(table_of([], documents=documents))
    assert papers.undated == 1
    assert papers.newest == millis(date(2006, 1, 1)) + DAY
    cells = coverage(papers, Axis(*years(2003, 2008), 80))
    found = {cell.text: cell.count for cell in cells if cell.start >= millis(date(2003, 1, 1))}
    assert found["2004: 3 documents read (Gazette 2, Herald 1)"] == 3
    assert found[f"2005: {said.NO_DOCUMENT}"] == 0
    assert found[f"2006: 1 document read ({said.NOBODY})"] == 1


def disputed() -> tuple[EventTable, list[Event]]:
    event = make_events(1, 1)[0]
    written = ["2005-03-01", "2005-09-01", "2006-01-01", "2007-01-01"]
    events = [
        replace(event, id=f"e{i}", dating=edtf.dating(text, Basis.EXPLICIT), domains=("trade",))
        for i, text in enumerate(written)
    ]
    rivals = Contradiction("c", "date", ("e0", "e1"), (), date(2005, 3, 1), date(2005, 9, 1))
    promise = Commitment("e2", State.FULFILLED, fulfilled_by=("e3",))
    return table_of(events, contradictions=[rivals], commitments=[promise]), events


def test_sources_that_disagree_have_one_mark_with_the_others_dates() -> None:
    table, _ = disputed()
    drawn = scene(table)
    payload = drawn.payload(None)
    assert sorted(numbers(payload["marks"]["row"])) == [0, 2, 3]
    assert payload["standsFor"] == {"1": 0}
    assert [int(i) for i in payload["marks"]["disputed"]] == [0]
    (tie,) = payload["ties"]["0"]
    assert (tie["row"], tie["how"], tie["when"]) == (1, "rival", "1 September 2005")
    assert drawn.lanes[0].count == 4, "each is counted"
    assert drawn.place(1)["lane"] == drawn.place(0)["lane"] == 0, "the open one is shown there"


def test_where_the_filter_leaves_one_source_its_event_has_the_mark() -> None:
    table, _ = disputed()
    assert scene(table, rows=np.array([1, 2])).payload(None)["standsFor"] == {}


def test_a_promise_and_what_kept_it_are_tied_both_ways() -> None:
    table, _ = disputed()
    ties = scene(table).payload(None)["ties"]
    assert [(tie["row"], tie["how"]) for tie in ties["2"]] == [(3, "kept")]
    assert [(tie["row"], tie["how"]) for tie in ties["3"]] == [(2, "promised")]


def test_undated_events_stand_on_their_shelf_or_are_counted_beside_it() -> None:
    drawn = scene(MANY)
    payload = drawn.payload(None)
    rows = numbers(payload["marks"]["row"])[payload["marks"]["dated"] :]
    for i, lane in enumerate(drawn.lanes):
        rest = sum(one["count"] for one in payload["rest"] if one["lane"] == i)
        shown = [row for row in rows if row in set(lane.undated.tolist())]
        assert len(shown) + rest >= len(lane.undated)
    assert f"{said.UNDATED}</b> {(~MANY.dated).sum():,}" in str(payload["figure"])


def test_nothing_at_all_is_a_scene_too() -> None:
    payload = scene(table_of([])).payload(None)
    assert payload["figure"]["layout"]["height"] > 0
    assert payload["coverage"] is None


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_what_reaches_across_is_told_where_no_mark_stands(size: Size) -> None:
    drawn = scene(MANY, size=size)
    first, last = drawn.whole.first, drawn.whole.last
    middle, wide = (first + last) / 2, (last - first) / 200
    axis = drawn.axis((middle - wide, middle + wide))
    found = drawn.views(axis)
    told = [view for view in found if view.groups and view.groups.across]
    notes = [
        note
        for note in drawn.figure(axis, found)["layout"]["annotations"]
        if "throughout" in note["text"]
    ]
    assert told, "the example must show some"
    assert len(notes) == len(told)
    for view, note in zip(told, notes, strict=True):
        beside = note["xref"] == "paper" and note["xshift"] < size.gutter
        above = view.top < note["y"] < view.top + view.head
        assert beside or above


def test_the_axis_has_no_more_labels_than_fit() -> None:
    drawn = scene(MANY)
    first = drawn.whole.first
    for years in (1, 5, 20):
        axis = drawn.axis((first, first + years * 366 * DAY))
        laid = drawn.figure(axis, drawn.views(axis))["layout"]["xaxis"]
        letters = 4 if years > 14 else 11
        assert laid["nticks"] * letters * 6.6 < axis.pixels
