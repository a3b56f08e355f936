"""The timeline as a Plotly figure: a pure function from lanes of events to a plain dict.

Lanes stand one below the other; one unit of the y axis is one pixel, so that lines and signs keep
their size whatever the height. Undated events stand beside the axis, on a shelf of the same lanes.
Colours are tokens of `components.theme`; texts of documents are escaped here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from components.charts import shapes
from components.charts.columns import DAY, STATUSES, Columns
from components.charts.layout import CELL, PAD, SHELF_GAP, Size, View
from components.charts.marks import Axis, Mark
from components.charts.text import folded, plain, short
from components.theme import DOMAIN_ORDER, SANS, domain_token
from components.words import chart as said

Figure = dict[str, Any]

TOP = 22  # pixels above the lanes, for the shelf's heading and the names of days
BOTTOM = 24  # pixels below them, for the axis
DATED, SHELVED = "dated", "undated"  # the names of the traces that bear the events' signs


@dataclass(frozen=True, slots=True)
class Days:
    """Moments that the axis marks (None where there is none), and what has no moment."""

    today: float | None = None
    newest: float | None = None  # the newest document
    newest_said: str = ""
    undated: int = 0  # events that have no place on the axis


def timeline(
    columns: Columns, views: Sequence[View], axis: Axis, size: Size, by: str, days: Days
) -> Figure:
    """The figure of `views` with `axis` in view."""
    height = views[-1].bottom if views else 40.0
    placed = [(mark, view.y(mark.line)) for view in views for mark in view.marks]
    shelved = on_shelf(columns, views, size)
    traces = [
        *shapes.bars(views, [lane_colour(by, view.lane.name) for view in views]),
        *shapes.spans(placed),
        shapes.boxes(placed),
        shapes.labels(placed),
        shapes.signs(placed) | {"name": DATED},
        shapes.signs([(mark, y) for mark, y, _ in shelved])
        | {"x": [x for *_, x in shelved], "xaxis": "x2", "name": SHELVED},
    ]
    return {
        "data": [trace for trace in traces if len(trace["x"])],
        "layout": _layout(views, axis, height, size, by, days),
    }


def lane_colour(by: str, name: str) -> str:
    """The colour token of a lane's groups."""
    return domain_token(name) if by == "domain" and name else "@soft"


def on_shelf(
    columns: Columns, views: Sequence[View], size: Size
) -> list[tuple[Mark, float, float]]:
    """(mark, y, x in cells) of the undated events that the shelf has room for: left to right, top
    to bottom; where some are left over, the last cell is kept for their number."""
    found = []
    for view in views:
        for i, row in enumerate(view.lane.undated[: shelf_room(view, size)].tolist()):
            colour = view.colour or domain_token(DOMAIN_ORDER[columns.domain[row]])
            mark = Mark(row, 0, STATUSES[columns.status[row]], colour, 0.0, DAY)
            y = view.top + view.head + PAD + (i // size.columns + 0.5) * CELL
            found.append((mark, y, i % size.columns + 0.5))
    return found


def shelf_room(view: View, size: Size) -> int:
    """How many of a lane's undated events the shelf shows."""
    cells, undated = view.cells * size.columns, len(view.lane.undated)
    return undated if undated <= cells else max(0, cells - 2)


def _layout(
    views: Sequence[View],
    axis: Axis,
    height: float,
    size: Size,
    by: str,
    days: Days,
) -> Figure:
    undated = any(len(view.lane.undated) for view in views)
    layout: Figure = {
        "height": height + TOP + BOTTOM,
        "margin": {"l": 0, "r": 0, "t": TOP, "b": BOTTOM, "autoexpand": False},
        "paper_bgcolor": "@paper",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": SANS, "size": 12, "color": "@ink"},
        "showlegend": False,
        "hovermode": False,
        "dragmode": "pan",
        "xaxis": _time_axis(axis, size, shelf=undated),
        "yaxis": {"range": [height, 0], "fixedrange": True, "visible": False, "zeroline": False},
        "shapes": [_rule(y) for y in (*(view.top for view in views), height)],
        "annotations": [_heading(view, size, by) for view in views],
    }
    if by == "domain" and size.gutter:
        layout["shapes"] += [_tab(view) for view in views]
    if undated:
        _add_shelf(layout, views, size, days.undated)
    _add_days(layout, axis, days)
    layout["annotations"] += [
        _across(view, size, by) for view in views if view.groups and view.groups.across
    ]
    return layout


def _time_axis(axis: Axis, size: Size, *, shelf: bool) -> Figure:
    taken = (size.shelf + SHELF_GAP) if shelf else 0
    return {
        "type": "date",
        "range": [axis.first, axis.last],
        "domain": [size.gutter / size.pixels, 1 - taken / size.pixels],
        "showgrid": True,
        "gridcolor": "@grid",
        "zeroline": False,
        "ticklabelmode": "period",
        "tickfont": {"color": "@soft", "size": 12},
        "nticks": _ticks(axis, size),
        "tickangle": 0,
        "tickformatstops": _TICKS,
        "linecolor": "@soft",
        "showline": True,
        "ticks": "",
        "hoverformat": "%Y",
        "fixedrange": False,
    }


_TICKS = [  # on one line each, and none without its year
    {"dtickrange": [None, 27 * DAY], "value": "%-d %b %Y"},
    {"dtickrange": [28 * DAY, "M11"], "value": "%b %Y"},
    {"dtickrange": ["M12", None], "value": "%Y"},
]


def _ticks(axis: Axis, size: Size) -> int:
    """How many labels the axis has room for: those of months and days are wider than years."""
    of_years = axis.last - axis.first > 14 * 366 * DAY
    if size.gutter:
        return 14 if of_years else 8
    return 6 if of_years else 3


def _rule(y: float) -> Figure:
    """A line between two lanes, over the whole width."""
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "yref": "y",
        "y0": y,
        "y1": y,
        "line": {"color": "@rule", "width": 1},
        "layer": "below",
    }


def _tab(view: View) -> Figure:
    """The lane's colour at its left edge."""
    return {
        "type": "rect",
        "xref": "paper",
        "xsizemode": "pixel",
        "xanchor": 0,
        "x0": 0,
        "x1": 4,
        "yref": "y",
        "y0": view.top + 4,
        "y1": view.bottom - 4,
        "fillcolor": lane_colour("domain", view.lane.name),
        "line": {"width": 0},
    }


def _heading(view: View, size: Size, by: str) -> Figure:
    """A lane's name and how many events it has: in the gutter on up to three lines, else above."""
    name, number = said.lane(by, view.lane.name), f"{view.lane.count:,}"
    if not size.gutter:
        text = f"<b>{plain(short(name, 40))}</b>  {number}"
        return shapes.note(text, y=view.top + 12) | {"xref": "paper", "x": 0, "xshift": 2}
    letters, room = size.gutter // 7, int((view.height - 6) // 15)
    rows = folded(name, letters, max(1, min(2, room)))
    beside = room <= len(rows)
    if beside and len(rows[-1]) + len(number) + 2 > letters:
        number = ""
    lines = [f"<b>{plain(row)}</b>" for row in rows]
    text = "<br>".join(lines) + ("  " if beside else "<br>") + number
    return shapes.note(text, y=view.top + 6) | {
        "xref": "paper",
        "x": 0,
        "xshift": 10,
        "yanchor": "top",
        "font": {"size": 12, "color": "@ink"},
    }


def _across(view: View, size: Size, by: str) -> Figure:
    """How many dates reach over the whole of what is in view, and are in no group: beside the
    lane's number, where no mark can stand."""
    assert view.groups
    note = shapes.note(said.across(view.groups.across), y=view.top + 12)
    font = {"size": 10, "color": "@soft"}
    if not size.gutter:
        return note | {"xref": "x domain", "x": 1, "xanchor": "right", "font": font}
    lines = len(folded(said.lane(by, view.lane.name), size.gutter // 7, 2))
    after = 14 + 7 * len(f"{view.lane.count:,}")
    place = {"x": 0, "xshift": after, "y": view.top + 14 + 15 * lines}
    return note | place | {"xref": "paper", "font": font}


def _add_shelf(layout: Figure, views: Sequence[View], size: Size, total: int) -> None:
    """The second plot area, its ground and its heading."""
    layout["xaxis2"] = {
        "domain": [1 - size.shelf / size.pixels, 1],
        "range": [-0.25, size.columns + 0.25],
        "fixedrange": True,
        "visible": False,
        "anchor": "y",
    }
    ground = {"type": "rect", "xref": "x2 domain", "x0": 0, "x1": 1, "yref": "y domain"}
    layout["shapes"].insert(
        0,
        ground | {"y0": 0, "y1": 1, "fillcolor": "@shelf", "line": {"width": 0}, "layer": "below"},
    )
    heading = shapes.note(f"<b>{said.UNDATED}</b> {total:,}", y=1)
    layout["annotations"].append(
        heading
        | {"xref": "x2 domain", "x": 1, "xanchor": "right", "yref": "y domain", "yanchor": "bottom"}
    )
    for view in views:
        shown = shelf_room(view, size)
        if left := len(view.lane.undated) - shown:
            y = view.top + view.head + PAD + (shown // size.columns + 0.5) * CELL
            note = shapes.note(f"+{left:,}", y=y) | {"xref": "x2", "x": shown % size.columns + 0.2}
            layout["annotations"].append(note | {"font": {"size": 11, "color": "@ink"}})


def _add_days(layout: Figure, axis: Axis, days: Days) -> None:
    """Today, and the newest document, beyond which nothing was read."""
    inside = {
        text: moment
        for text, moment in ((days.newest_said, days.newest), (said.TODAY, days.today))
        if moment is not None and text
    }
    for text, moment in inside.items():
        layout["shapes"].append(_upright(moment, "dot" if text == said.TODAY else "solid"))
    if days.newest is not None:
        layout["shapes"].insert(0, _unread(days.newest))
    layout["annotations"] += _day_names(
        {text: at for text, at in inside.items() if axis.first < at < axis.last}, axis
    )


def _day_names(shown: dict[str, float], axis: Axis) -> list[Figure]:
    """The names of the days marked, above the lanes: side by side where they are close."""
    today = shown.get(said.TODAY)
    others = {text: at for text, at in shown.items() if text != said.TODAY}
    found = []
    if today is not None:
        after = axis.last - today > axis.span_of(40)
        near = any(abs(at - today) < axis.span_of(70) for at in others.values())
        if after or not near:
            found.append(_day_name(said.TODAY, today, "left" if after else "right"))
        else:
            others = {f"{text} · {said.TODAY}": at for text, at in others.items()}
    return found + [_day_name(text, at, "right") for text, at in others.items()]


def _day_name(text: str, moment: float, end: str) -> Figure:
    note = shapes.note(plain(text), y=1) | {"xref": "x", "x": moment, "yref": "y domain"}
    font = {"size": 11, "color": "@soft"}
    return note | {"xanchor": end, "yanchor": "bottom", "font": font}


def _upright(moment: float, dash: str) -> Figure:
    line = {"type": "line", "xref": "x", "x0": moment, "x1": moment, "yref": "y domain"}
    look = {"color": "@soft", "width": 1, "dash": dash}
    return line | {"y0": 0, "y1": 1, "line": look, "layer": "below"}


def _unread(moment: float) -> Figure:
    """The ground of the time after the newest document."""
    ground = {"type": "rect", "xref": "x", "x0": moment, "x1": moment + 200 * 365.25 * DAY}
    fill = {"fillcolor": "@shelf", "line": {"width": 0}, "layer": "below"}
    return ground | {"yref": "y domain", "y0": 0, "y1": 1} | fill
