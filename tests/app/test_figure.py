"""The figure: signs that can be told without colour, undated events in it, text only as text."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from components import words
from components.charts.poster import Caption, poster
from components.charts.shapes import BOX_PX, SYMBOLS
from components.charts.text import plain, short, wrapped
from components.charts.timeline import MEDIUM, NARROW, SHELF_LIMIT, WIDE, Size, timeline
from corpus.dates import edtf
from corpus.records import Basis, Dating, Event, Status
from tests.synthetic import HOSTILE, make_events


def event(
    written: str | None, *, status: Status = Status.OCCURRED, title: str = "A visit"
) -> Event:
    dating = (
        edtf.dating(written, Basis.EXPLICIT) if written else Dating.undated(bounds="[2019-09..]")
    )
    return replace(
        make_events(1, 1)[0], dating=dating, status=status, title=title, domains=("defence",)
    )


def traces(events: Sequence[Event], **options: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = timeline(events, **options)["data"]
    return found


def without_colour(figure: Any) -> Any:
    """What is left of a figure when every colour is taken out."""
    if isinstance(figure, dict):
        return {k: without_colour(v) for k, v in figure.items() if "color" not in k}
    return [without_colour(v) for v in figure] if isinstance(figure, list) else figure


def looks(one: Event) -> str:
    """How `one` is drawn, colours, place and words left out."""
    kept = ("type", "mode", "line", "marker", "fill")
    drawn = [
        {k: t[k] for k in kept if k in t} | {"corners": len(t["x"])}
        for t in traces([one], years=(2000, 2009))
        if t["type"] == "scatter" and t.get("mode") != "text"
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


def test_a_span_too_short_to_see_gets_a_box_until_one_zooms_in() -> None:
    def sizes(years: tuple[int, int]) -> list[int]:
        (box,) = [t for t in traces([event("2006-11")], years=years) if "box" in t.get("meta", {})]
        found: list[int] = box["marker"]["size"]
        return found

    assert sizes((1990, 2020)) == [BOX_PX]
    assert sizes((2006, 2006)) == [0]


def test_undated_events_are_in_the_picture_and_counted() -> None:
    figure = timeline([event(None), event("2006")])
    assert f"{words.UNDATED} · 1" in str(figure["layout"]["annotations"])
    (shelf,) = [t for t in figure["data"] if t.get("xaxis") == "x2" and "customdata" in t]
    assert shelf["hovertext"][0].startswith("Date unknown — not before September 2019")
    first, last = figure["layout"]["xaxis2"]["domain"]
    assert figure["layout"]["xaxis"]["domain"][1] < first < last == 1


def test_without_undated_events_there_is_no_shelf() -> None:
    figure = timeline([event("2006")])
    assert "xaxis2" not in figure["layout"]
    assert not [t for t in figure["data"] if t.get("xaxis") == "x2"]
    assert figure["layout"]["xaxis"]["domain"] == [0, 1]


def test_a_full_shelf_says_what_it_does_not_show() -> None:
    many = [replace(event(None), id=f"e{i}") for i in range(SHELF_LIMIT + 7)]
    assert words.more(7) in str(timeline(many)["layout"]["annotations"])


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW], ids=lambda size: size.name)
def test_every_event_can_be_clicked(size: Size) -> None:
    events = make_events(80, 3)
    ids = {name for t in traces(events, size=size) for name in t.get("customdata", [])}
    assert ids == {one.id for one in events}


def test_nothing_at_all_is_a_figure_too() -> None:
    assert timeline([])["layout"]["height"] > 0


def test_rows_fit_into_the_height() -> None:
    figure = timeline(make_events(120, 4))
    bottom = figure["layout"]["yaxis"]["range"][0]
    assert all(0 < y < bottom for t in figure["data"] for y in t["y"] if y is not None)


def test_today_is_drawn_only_where_it_is_in_view() -> None:
    inside = timeline([event("2004"), event("2008")], today=date(2006, 1, 1))
    outside = timeline([event("2004"), event("2008")], today=date(2026, 1, 1))
    assert words.TODAY in str(inside["layout"]["annotations"])
    assert words.TODAY not in str(outside["layout"]["annotations"])


@pytest.mark.parametrize("hostile", HOSTILE)
def test_document_text_is_never_markup(hostile: str) -> None:
    """Only the tags that we write ourselves reach Plotly, and nothing is a template."""
    figure = timeline([event("2006", title=hostile), event(None, title=hostile)])
    written = json.dumps(figure, ensure_ascii=False)
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


def test_a_picture_explains_itself() -> None:
    caption = Caption("Title <b>", "What is shown", "From 2 documents")
    figure = poster(make_events(30, 2), None, caption)
    texts = [note["text"] for note in figure["layout"]["annotations"]]
    assert "<b>Title &lt;b&gt;</b>" in texts
    assert set(words.SIGNS.values()) <= set(texts), "the legend of signs"
    assert {"What is shown", "From 2 documents"} <= set(texts)
    assert "@" not in json.dumps(figure), "every colour token is resolved"
    assert figure["layout"]["template"] == {}


def test_chosen_domains_are_the_only_lanes_and_lose_no_event() -> None:
    both = replace(event("2006"), id="both", domains=("defence", "trade"))
    shelved = replace(event(None), id="shelved", domains=("trade", "aid"))
    drawn = traces([both, shelved], domains={"trade"})
    assert {t["name"] for t in drawn if "name" in t} == {"trade", "trade, undated"}
    ids = {name for t in drawn for name in t.get("customdata", [])}
    assert ids == {"both", "shelved"}


def test_a_picture_boxes_only_what_is_too_short_at_its_width() -> None:
    months = [event("2006-05"), event("2004-01-01"), event("2007-12-31")]
    for years, size in (((2004, 2007), 0), ((1980, 2020), BOX_PX)):
        figure = poster(months, years, Caption("a", "b", "c"))
        (boxes,) = [t for t in figure["data"] if t.get("meta")]
        assert boxes["marker"]["size"] == [size]


def test_a_picture_uses_its_width_for_labels() -> None:
    title = "New Zealand Defence Force Command and Staff College visits Vietnam"
    one = event("2005", title=title)
    caption = Caption("a", "b", "c")
    assert title in json.dumps(poster([one, event(None)], (2004, 2007), caption))


def test_a_picture_is_the_same_every_time() -> None:
    caption = Caption("a", "b", "c")
    assert poster(make_events(30, 2), None, caption) == poster(make_events(30, 2), None, caption)
