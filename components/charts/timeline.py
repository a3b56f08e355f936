"""The timeline as a Plotly figure: a pure function from events to a plain dict.

Lanes by domain stand one below the other; one unit of the y axis is one pixel, so that rows and
signs keep their size whatever the height. Undated events stand beside the axis, on a shelf of the
same lanes. Colours are tokens of `components.theme`; texts of documents are escaped here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Any

from components import words
from components.charts import shapes
from components.charts.describe import hover, mark_label
from components.charts.marks import Axis, Mark, dated_marks, lanes_of, millis
from components.charts.text import plain
from components.theme import SANS, domain_token
from corpus.records import Event

Figure = dict[str, Any]

TOP = 36  # pixels above the lanes, for the zoom buttons and the shelf's heading
HEAD, ROW, FOOT = 24, 22, 6  # pixels: a lane's heading, each of its rows, the air below
ROWS_LIMIT = 12  # a lane of more rows grows no higher: its rows move closer together
SHELF_LIMIT = 60  # marks a lane's shelf shows; more are said in words
LABEL_LIMIT = 30  # dated events up to which marks bear their titles


@dataclass(frozen=True, slots=True)
class Size:
    """A width class of the page. `pixels`: what the dated part surely has; `shelf`: the undated
    part's share of the width; `columns`: marks in a row of the shelf; `letters`: longest label."""

    name: str
    pixels: int
    shelf: float
    columns: int
    letters: int


WIDE = Size("wide", 640, 0.17, 6, 66)
MEDIUM = Size("medium", 460, 0.19, 5, 52)
NARROW = Size("narrow", 205, 0.29, 4, 0)
SIZES = {size.name: size for size in (WIDE, MEDIUM, NARROW)}


@dataclass(frozen=True, slots=True)
class Lane:
    """One domain's band: from `top` pixels on, `rows` rows high. Its dated marks need `packed`
    rows, which move closer together where the band is not high enough."""

    name: str
    top: float
    rows: int
    packed: int
    dated: tuple[Mark, ...]
    undated: tuple[Event, ...]

    @property
    def bottom(self) -> float:
        return self.top + HEAD + self.rows * ROW + FOOT

    def y(self, row: int) -> float:
        """The middle of a row of dated marks."""
        pitch = ROW * min(1, self.rows / self.packed)
        return self.top + HEAD + (row + 0.5) * pitch

    def shelf_y(self, row: int) -> float:
        """The middle of a row of the shelf."""
        return self.top + HEAD + (row + 0.5) * ROW


def timeline(
    events: Sequence[Event],
    *,
    years: tuple[int, int] | None = None,
    domains: Collection[str] = (),
    size: Size = WIDE,
    today: date | None = None,
) -> Figure:
    """The figure of `events`. `years`: the period to show whole, else all that is dated. (A page
    gives the corpus' years, so that a filter does not move the axis.) `domains`: those that were
    chosen; an event of one of them gets no mark in a lane that nobody asked for."""
    axis = Axis.over(events, years, size.pixels)
    lanes = build_lanes(events, axis, size, domains)
    height = lanes[-1].bottom if lanes else HEAD
    return {
        "data": [trace for lane in lanes for trace in _traces(lane, size)],
        "layout": _layout(lanes, axis, height, size, today),
    }


def build_lanes(
    events: Sequence[Event], axis: Axis, size: Size, domains: Collection[str] = ()
) -> list[Lane]:
    """The lanes of `events` (of `domains`, where given), top to bottom, as high as their fullest
    part."""
    dated = sum(event.dating.is_dated for event in events)
    label = mark_label(size.letters) if size.letters and dated <= LABEL_LIMIT else None
    marks: dict[str, list[Mark]] = {}
    for mark in dated_marks(events, axis, label):
        marks.setdefault(mark.lane, []).append(mark)
    lanes: list[Lane] = []
    for name in lanes_of(events, domains):
        undated = tuple(e for e in events if name in e.domains and not e.dating.is_dated)
        own = tuple(marks.get(name, ()))
        shelf_rows = ceil(min(len(undated), SHELF_LIMIT) / size.columns)
        packed = max([1, *(mark.row + 1 for mark in own)])
        rows = max(shelf_rows, min(packed, ROWS_LIMIT))
        lanes.append(Lane(name, lanes[-1].bottom if lanes else 0, rows, packed, own, undated))
    return lanes


def count_undated(lanes: Iterable[Lane]) -> int:
    return len({event.id for lane in lanes for event in lane.undated})


def _traces(lane: Lane, size: Size) -> list[dict[str, Any]]:
    spans = [mark for mark in lane.dated if mark.shape != "point"]
    found = [
        _hits(lane, spans),
        *shapes.spans([(mark, lane.y(mark.row)) for mark in spans], domain_token(lane.name)),
        _boxes(lane, spans),
        shapes.labels([(mark, lane.y(mark.row)) for mark in lane.dated]),
        _markers(lane),
        _shelf(lane, size),
    ]
    return [trace for trace in found if trace and len(trace["x"])]


def _hits(lane: Lane, spans: Sequence[Mark]) -> dict[str, Any]:
    """Unseen bars over the spans: the whole width of a span can be pointed at and clicked."""
    return {
        "type": "bar",
        "orientation": "h",
        "name": lane.name,
        "base": [mark.start for mark in spans],
        "x": [mark.end - mark.start for mark in spans],
        "y": [lane.y(mark.row) for mark in spans],
        "width": shapes.SPAN_PX,
        "customdata": [mark.event.id for mark in spans],
        "hovertext": [hover(mark.event) for mark in spans],
        "hoverinfo": "text",
        "marker": {"color": "rgba(0,0,0,0)", "line": {"width": 0}},
        "showlegend": False,
    }


def _boxes(lane: Lane, spans: Sequence[Mark]) -> dict[str, Any]:
    """A box of least size round the signs of spans too short to be seen at this zoom; the page
    measures anew at every zoom, by the lengths in `meta`."""
    return shapes.boxes([(mark, lane.y(mark.row)) for mark in spans], domain_token(lane.name))


def _markers(lane: Lane) -> dict[str, Any]:
    """Each dated event's sign, in the middle of what its date can mean."""
    marks = lane.dated
    return shapes.marker_trace(
        lane.name,
        x=[mark.middle for mark in marks],
        y=[lane.y(mark.row) for mark in marks],
        events=[mark.event for mark in marks],
        hovers=[hover(mark.event) for mark in marks],
        sizes=[shapes.POINT if mark.shape == "point" else shapes.CENTRE for mark in marks],
    )


def _shelf(lane: Lane, size: Size) -> dict[str, Any]:
    """The undated events in a grid, left to right, top to bottom."""
    shown = lane.undated[:SHELF_LIMIT]
    return shapes.marker_trace(
        f"{lane.name}, undated",
        x=[i % size.columns + 0.5 for i in range(len(shown))],
        y=[lane.shelf_y(i // size.columns) for i in range(len(shown))],
        events=shown,
        hovers=[hover(event) for event in shown],
        sizes=[shapes.POINT] * len(shown),
        colour=domain_token(lane.name),
    ) | {"xaxis": "x2"}


def _layout(
    lanes: Sequence[Lane], axis: Axis, height: float, size: Size, today: date | None
) -> dict[str, Any]:
    undated = count_undated(lanes)
    shelf = size.shelf if undated else 0.0
    layout: dict[str, Any] = {
        "height": height + TOP + 34,
        "margin": {"l": 2, "r": 2, "t": TOP, "b": 34, "autoexpand": False},
        "paper_bgcolor": "@paper",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": SANS, "size": 12, "color": "@ink"},
        "showlegend": False,
        "hovermode": "closest",
        "hoverdistance": 14,
        "dragmode": "pan",
        "barmode": "overlay",
        "hoverlabel": {
            "bgcolor": "@paper",
            "bordercolor": "@rule",
            "align": "left",
            "font": {"family": SANS, "size": 13, "color": "@ink"},
        },
        "xaxis": _time_axis(axis, shelf, size),
        "yaxis": {"range": [height, 0], "fixedrange": True, "visible": False, "zeroline": False},
        "shapes": [_rule(lane) for lane in lanes],
        "annotations": [_heading(lane) for lane in lanes],
    }
    if undated:
        _add_shelf(layout, lanes, undated, size)
    if today and axis.first < millis(today) < axis.last:
        _add_today(layout, millis(today))
    return layout


def _time_axis(axis: Axis, shelf: float, size: Size) -> dict[str, Any]:
    return {
        "type": "date",
        "range": [axis.first, axis.last],
        "domain": [0, 1 - shelf - (0.015 if shelf else 0)],
        "showgrid": True,
        "gridcolor": "@grid",
        "zeroline": False,
        "ticklabelmode": "period",
        "tickfont": {"color": "@soft", "size": 12},
        "nticks": 5 if size is NARROW else 12,
        "linecolor": "@soft",
        "showline": True,
        "ticks": "",
        "hoverformat": "%Y",
        "fixedrange": False,
    }


def _rule(lane: Lane) -> dict[str, Any]:
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "yref": "y",
        "y0": lane.top,
        "y1": lane.top,
        "line": {"color": "@rule", "width": 1},
        "layer": "below",
    }


def _heading(lane: Lane) -> dict[str, Any]:
    number = len({m.event.id for m in lane.dated} | {e.id for e in lane.undated})
    name = plain(words.label("domains", lane.name))
    return shapes.note(f"<b>{name}</b>  {number:,}", y=lane.top + 13) | {"xref": "paper", "x": 0}


def _add_shelf(layout: dict[str, Any], lanes: Sequence[Lane], undated: int, size: Size) -> None:
    """The second plot area, its ground and its heading."""
    layout["xaxis2"] = {
        "domain": [1 - size.shelf, 1],
        "range": [0, size.columns],
        "fixedrange": True,
        "visible": False,
        "anchor": "y",
    }
    ground = {"type": "rect", "xref": "x2 domain", "x0": -0.02, "x1": 1, "yref": "y domain"}
    layout["shapes"].insert(
        0,
        ground | {"y0": 0, "y1": 1, "fillcolor": "@shelf", "line": {"width": 0}, "layer": "below"},
    )
    heading = shapes.note(f"<b>{words.UNDATED} · {undated:,}</b>", y=1)
    layout["annotations"].append(
        heading | {"xref": "x2 domain", "x": 0.02, "yref": "y domain", "yanchor": "bottom"}
    )
    for lane in lanes:
        if len(lane.undated) > SHELF_LIMIT:
            more = words.more(len(lane.undated) - SHELF_LIMIT)
            rest = shapes.note(more, y=lane.top + 13)
            layout["annotations"].append(rest | {"xref": "x2 domain", "x": 0.02})


def _add_today(layout: dict[str, Any], moment: float) -> None:
    layout["shapes"].append(
        {
            "type": "line",
            "xref": "x",
            "x0": moment,
            "x1": moment,
            "yref": "y domain",
            "y0": 0,
            "y1": 1,
            "line": {"color": "@soft", "width": 1, "dash": "dot"},
            "layer": "below",
        }
    )
    note = shapes.note(words.TODAY, y=1) | {"xref": "x", "x": moment, "yref": "y domain"}
    layout["annotations"].append(note | {"xanchor": "center", "yanchor": "bottom"})
