"""The signs that marks are drawn with: symbols by status, outlines by what the date says.

The legend on the page and the one in an exported picture explain exactly these.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from components.charts.marks import Mark
from components.charts.text import plain
from components.theme import domain_token
from corpus.records import Event, Status

POINT, CENTRE = 12, 6  # pixels across: the sign of an exact day; the centre of a span
SPAN_PX = 14  # height of a span
CAP_PX = 18  # height of the end caps of what lasted
BOX_PX = 15  # the least width at which a span is still shown as one

SYMBOLS = {
    Status.OCCURRED: "circle",
    Status.PLANNED: "circle-open",
    Status.PROPOSED: "diamond-open",
    Status.RECURRING: "asterisk-open",
    Status.CANCELLED: "circle-x-open",
}
HOLLOW = frozenset({Status.PLANNED, Status.PROPOSED, Status.CANCELLED})

Points = tuple[list[float | None], list[float | None]]


def marker_trace(
    name: str,
    *,
    x: list[float],
    y: list[float],
    events: Sequence[Event],
    hovers: list[str],
    sizes: list[int],
    colour: str | None = None,
) -> dict[str, Any]:
    """One sign an event. `customdata` bears the events' ids: what a click sends back."""
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": x,
        "y": y,
        "customdata": [event.id for event in events],
        "hovertext": hovers,
        "hoverinfo": "text",
        "marker": {
            "symbol": [SYMBOLS[event.status] for event in events],
            "size": [_fitted(event, size) for event, size in zip(events, sizes, strict=True)],
            "color": colour or domain_token(name),
            "opacity": 1,
            "line": {"width": 2, "color": colour or domain_token(name)},
        },
        "cliponaxis": True,
        "showlegend": False,
    }


def _fitted(event: Event, size: int) -> int:
    """Open and crossed signs need more room than a filled one to be told apart."""
    return size if event.status is Status.OCCURRED else size + (1 if size == POINT else 3)


def spans(marks: Sequence[tuple[Mark, float]], colour: str) -> list[dict[str, Any]]:
    """The outlines of `marks`, each with its y: dashed and light where the date is only within
    the span; solid, with end caps, where the thing lasted; hollow where it has not happened."""
    groups: dict[str, list[tuple[Mark, float]]] = {"uncertain": [], "lasting": [], "hollow": []}
    for mark, y in marks:
        hollow = mark.shape == "lasting" and mark.event.status in HOLLOW
        groups["hollow" if hollow else mark.shape].append((mark, y))
    styles = {
        "uncertain": ({"width": 1.5, "dash": "3px,2.5px"}, f"{colour}/12"),
        "lasting": ({"width": 2, "dash": "solid"}, f"{colour}/55"),
        "hollow": ({"width": 2, "dash": "solid"}, "rgba(0,0,0,0)"),
    }
    return [
        outline(
            [points for mark, y in group for points in _outline(mark, y)],
            line=styles[name][0] | {"color": colour},
            fill=styles[name][1],
        )
        for name, group in groups.items()
        if group
    ]


def boxes(marks: Sequence[tuple[Mark, float]], colour: str) -> dict[str, Any]:
    """Small boxes over the spans that are slimmer than BOX_PX: open ones where the date is
    uncertain, full ones where the thing lasted."""
    full = [mark.shape == "lasting" and mark.event.status not in HOLLOW for mark, _ in marks]
    return {
        "type": "scatter",
        "mode": "markers",
        "meta": {"lengths": [mark.end - mark.start for mark, _ in marks], "box": BOX_PX},
        "x": [mark.middle for mark, _ in marks],
        "y": [y for _, y in marks],
        "marker": {
            "symbol": "square",
            "size": [BOX_PX if mark.slim else 0 for mark, _ in marks],
            "color": [colour if filled else "@paper" for filled in full],
            "opacity": 1,
            "line": {"width": 1.5, "color": colour},
        },
        "hoverinfo": "skip",
        "showlegend": False,
    }


def outline(figures: Sequence[Points], line: dict[str, Any], fill: str) -> dict[str, Any]:
    """Closed figures as one trace; they take no part in hovering."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for x, y in figures:
        xs += [*x, None]
        ys += [*y, None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": xs,
        "y": ys,
        "line": line,
        "fill": "toself",
        "fillcolor": fill,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _outline(mark: Mark, y: float) -> list[Points]:
    head = min((mark.end - mark.start) / 2, mark.head)
    found = [
        box(mark.start, mark.end, y, head if mark.open_start else 0, head if mark.open_end else 0)
    ]
    if mark.shape == "lasting":
        found += [cap(mark.start, y)] if not mark.open_start else []
        found += [cap(mark.end, y)] if not mark.open_end else []
    return found


def box(start: float, end: float, y: float, left_head: float = 0, right_head: float = 0) -> Points:
    """A span; an end with a head runs out in a point: open."""
    top, bottom = y - SPAN_PX / 2, y + SPAN_PX / 2
    x: list[float | None] = [start + left_head, end - right_head]
    ys: list[float | None] = [top, top]
    if right_head:
        x.append(end)
        ys.append(y)
    x += [end - right_head, start + left_head]
    ys += [bottom, bottom]
    if left_head:
        x.append(start)
        ys.append(y)
    return [*x, x[0]], [*ys, ys[0]]


def cap(x: float, y: float) -> Points:
    """The end of what lasted: an upright stroke, higher than the span."""
    return [x, x], [y - CAP_PX / 2, y + CAP_PX / 2]


def note(text: str, *, y: float) -> dict[str, Any]:
    """A line of text at the left, its middle at `y`. `text` may hold Plotly's markup: escape it."""
    return {
        "text": text,
        "y": y,
        "yref": "y",
        "xanchor": "left",
        "yanchor": "middle",
        "align": "left",
        "showarrow": False,
        "font": {"size": 12.5, "color": "@ink"},
        "borderpad": 0,
    }


def labels(marks: Sequence[tuple[Mark, float]]) -> dict[str, Any]:
    """The titles beside the marks, where they have one."""
    named = [(mark, y) for mark, y in marks if mark.label]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [_label_at(mark) for mark, _ in named],
        "y": [y for _, y in named],
        "text": [_label(mark) for mark, _ in named],
        "textposition": ["middle left" if m.label_left else "middle right" for m, _ in named],
        "textfont": {"size": 12, "color": "@soft"},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _label_at(mark: Mark) -> float:
    if mark.shape == "point":
        return mark.middle
    return mark.start if mark.label_left else mark.end


def _label(mark: Mark) -> str:
    """The label with the air that keeps it off the sign and the ring that may stand round it; a
    span leaves its ring room within itself."""
    air = "\u2003\u2002" if mark.slim else "\u2002"
    text = plain(mark.label)
    return f"{text}{air}" if mark.label_left else f"{air}{text}"
