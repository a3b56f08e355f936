"""The figure: signs that can be told without colour, undated events in it, text only as text."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from components import words
from components.charts.columns import Columns
from components.charts.layout import POSTER, WIDE, Size
from components.charts.marks import millis, years_between
from components.charts.poster import Caption, poster
from components.charts.scene import Scene
from components.charts.shapes import SYMBOLS
from components.charts.strips import Papers
from components.charts.text import folded, plain, short, wrapped
from components.words import chart as said
from corpus.dates import edtf
from corpus.read.relation import Relation
from corpus.records import Basis, Dating, Event, Status
from corpus.store import EventTable
from tests.synthetic import HOSTILE, make_events


def event(
    written: str | None, *, status: Status = Status.OCCURRED, title: str = "A visit"
) -> Event:
    dating = (
        edtf.dating(written, Basis.EXPLICIT) if written else Dating.undated(bounds="[2019-09..]")
    )
    return replace(
        make_events(1, 1)[0],
        dating=dating,
        status=status,
        title=title,
        kind="visit",
        domains=("defence",),
    )


def scene(
    events: Sequence[Event],
    *,
    years: tuple[int, int] | None = None,
    size: Size = WIDE,
    today: date | None = None,
) -> Scene:
    table = EventTable.of(Relation("pair", "Here–There", Path()), events)
    columns = Columns.of(table)
    ends = years_between(years) if years else columns.span
    now = millis(today) if today else None
    rows = np.arange(len(table))
    return Scene(columns, Papers.of(table), rows, ends, "domain", (), size, now)


def figure(events: Sequence[Event], **options: Any) -> dict[str, Any]:
    drawn = scene(events, **options)
    return drawn.figure(drawn.whole, drawn.views(drawn.whole))


def traces(events: Sequence[Event], **options: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = figure(events, **options)["data"]
    return found


def without_colour(found: Any) -> Any:
    """What is left of a figure when every colour is taken out."""
    if isinstance(found, dict):
        return {k: without_colour(v) for k, v in found.items() if "color" not in k}
    return [without_colour(v) for v in found] if isinstance(found, list) else found


def looks(one: Event) -> str:
    """How `one` is drawn, colours, place and words left out."""
    kept = ("type", "mode", "line", "marker", "fill")
    drawn = [
        {k: t[k] for k in kept if k in t} | {"corners": len(t["x"])}
        for t in traces([one], years=(2000, 2009))
        if t.get("mode") != "text"
    ]
    return json.dumps(without_colour(drawn), sort_keys=True)


def test_precision_is_told_without_colour() -> None:
    signs = [looks(event(written)) for written in ("2006-11-17", "2006", "2004/2006", "2006/..")]
    assert len(set(signs)) == len(signs)


@pytest.mark.parametrize("written", ["2006-11-17", "2006", "2004/2006", None])
def test_status_is_told_without_colour(written: str | None) -> None:
    signs = [looks(event(written, status=status)) for status in Status]
    assert len(set(signs)) == len(signs)


def test_what_only_falls_within_a_span_is_dashed_and_what_lasted_is_not() -> None:
    (uncertain,) = [t for t in traces([event("2006")]) if t.get("mode") == "lines"]
    (lasting,) = [t for t in traces([event("2004/2006")]) if t.get("mode") == "lines"]
    assert uncertain["line"]["dash"] != "solid"
    assert lasting["line"]["dash"] == "solid"
    assert len(lasting["x"]) > len(uncertain["x"]), "end caps"


def test_planned_is_hollow_and_cancelled_is_crossed() -> None:
    assert SYMBOLS[Status.PLANNED].endswith("-open")
    assert "-x-" in SYMBOLS[Status.CANCELLED]
    assert not SYMBOLS[Status.OCCURRED].endswith("-open")


@pytest.mark.parametrize(("years", "boxed"), [((1990, 2020), True), ((2006, 2006), False)])
def test_a_span_too_short_to_see_gets_a_box_until_one_zooms_in(
    years: tuple[int, int], boxed: bool
) -> None:
    squares = [t for t in traces([event("2006-11")], years=years) if "square" in str(t)]
    assert bool(squares) is boxed


def test_undated_events_are_in_the_picture_and_counted() -> None:
    found = figure([event(None), event("2006")])
    assert f"{said.UNDATED}</b> 1" in str(found["layout"]["annotations"])
    (shelf,) = [t for t in found["data"] if t.get("xaxis") == "x2"]
    assert len(shelf["x"]) == 1
    first, last = found["layout"]["xaxis2"]["domain"]
    assert found["layout"]["xaxis"]["domain"][1] < first < last == 1


def test_without_undated_events_there_is_no_shelf() -> None:
    found = figure([event("2006")])
    assert "xaxis2" not in found["layout"]
    assert not [t for t in found["data"] if t.get("xaxis") == "x2"]


def test_today_is_named_only_where_it_is_in_view() -> None:
    inside = figure([event("2004"), event("2008")], today=date(2006, 1, 1))
    outside = figure([event("2004"), event("2008")], today=date(2026, 1, 1))
    assert said.TODAY in str(inside["layout"]["annotations"])
    assert said.TODAY not in str(outside["layout"]["annotations"])


@pytest.mark.parametrize("hostile", HOSTILE)
def test_document_text_is_never_markup(hostile: str) -> None:
    """Only the tags that we write ourselves reach Plotly, and nothing is a template."""
    events = [event("2006", title=hostile), event(None, title=hostile)]
    pictured = poster(scene(events, size=POSTER), Caption(hostile, hostile, hostile))
    for found in (figure(events), pictured):
        written = json.dumps(found, ensure_ascii=False)
        assert set(re.findall(r"<[^>]*>", written)) <= {"<b>", "</b>", "<br>"}
        assert "hovertemplate" not in written
        assert "texttemplate" not in written


def test_text() -> None:
    assert plain("a <b> & \n c") == "a &lt;b&gt; &amp; c"
    assert plain("left\u202eright\u200b") == "leftright"
    assert wrapped("one two three", 7) == "one two<br>three"
    assert wrapped("<br> " * 40, 10, 2).count("<br>") == 1
    assert short("The quick brown fox", 12) == "The quick…"
    assert short("Short", 12) == "Short"
    assert folded("Ministry of Public Security", 12, 2) == ["Ministry of", "Public Secu…"]
    assert folded("Law", 12, 2) == ["Law"]
    assert folded("", 12, 2) == [""]


CAPTION = Caption("Title <b>", "What is shown", "From 2 documents")


def test_a_picture_explains_itself() -> None:
    found = poster(scene(make_events(30, 2), size=POSTER), CAPTION)
    texts = [note["text"] for note in found["layout"]["annotations"]]
    assert "<b>Title &lt;b&gt;</b>" in texts
    assert set(words.SIGNS.values()) <= set(texts), "the legend of signs"
    assert {"What is shown", "From 2 documents"} <= set(texts)
    assert "@" not in json.dumps(found), "every colour token is resolved"
    assert found["layout"]["template"] == {}


def test_a_picture_s_marks_bear_their_words() -> None:
    found = poster(scene([event("2006-11-17"), event(None)], size=POSTER), CAPTION)
    told = [text for trace in found["data"] for text in trace.get("hovertext", ())]
    assert told == [
        "17 November 2006<br><b>A visit</b><br>Visit",
        "Date unknown — not before September 2019<br><b>A visit</b><br>Visit",
    ]


def test_a_picture_uses_its_width_for_labels() -> None:
    title = "New Zealand Defence Force Command and Staff College visits Vietnam"
    drawn = scene([event("2005", title=title), event(None)], years=(2004, 2007), size=POSTER)
    assert title in json.dumps(poster(drawn, CAPTION))


def test_a_picture_is_the_same_every_time() -> None:
    first, second = (poster(scene(make_events(30, 2), size=POSTER), CAPTION) for _ in range(2))
    assert first == second
