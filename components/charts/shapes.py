"""The signs that marks are drawn with: symbols by status, outlines by what the date says.

The legend on the page and the one in an exported picture explain exactly these.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from components.charts.columns import LASTING, POINT
from components.charts.groups import Groups
from components.charts.layout import View
from components.charts.marks import SLIM_PX, Mark
from components.charts.text import plain
from corpus.records import Status

POINT_PX, CENTRE_PX = 11, 6  # pixels across: the sign of an exact day; the centre of a span
SPAN_PX = 12  # height of a span
CAP_PX = 16  # height of the end caps of what lasted
COUNT_PX = 11  # pixels above a bar for its count
FULL = 8  # events that a lane's highest bar has at least where it takes the whole height
COUNTED = 6  # bars of a lane that bear their count; the others tell it when pointed at

SYMBOLS = {
    Status.OCCURRED: "circle",
    Status.PLANNED: "circle-open",
    Status.PROPOSED: "diamond-open",
    Status.RECURRING: "asterisk-open",
    Status.CANCELLED: "circle-x-open",
}
HOLLOW = frozenset({Status.PLANNED, Status.PROPOSED, Status.CANCELLED})

Points = tuple[list[float | None], list[float | None]]
Placed = tuple[Mark, float]  # a mark and its y


def signs(placed: Sequence[Placed]) -> dict[str, Any]:
    """Each event's own sign, in the middle of what its date can mean."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [mark.middle for mark, _ in placed],
        "y": [y for _, y in placed],
        "marker": _look([mark for mark, _ in placed]),
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _look(marks: Sequence[Mark]) -> dict[str, Any]:
    colours = [mark.colour for mark in marks]
    return {
        "symbol": [SYMBOLS[mark.status] for mark in marks],
        "size": [_fitted(mark) for mark in marks],
        "color": colours,
        "opacity": 1,
        "line": {"width": 1.8, "color": colours},
    }


def _fitted(mark: Mark) -> int:
    """Open and crossed signs need more room than a filled one to be told apart."""
    size = POINT_PX if mark.shape == POINT else CENTRE_PX
    return size if mark.status is Status.OCCURRED else size + (0 if size == POINT_PX else 3)


def spans(placed: Sequence[Placed]) -> list[dict[str, Any]]:
    """The outlines of marks that are no points: dashed and light where the date is only within the
    span; solid, with end caps, where the thing lasted; hollow where it has not happened."""
    groups: dict[tuple[str, str], list[Placed]] = {}
    for mark, y in placed:
        if mark.shape != POINT and not mark.slim:
            groups.setdefault((_style(mark), mark.colour), []).append((mark, y))
    return [
        outline(
            [points for mark, y in group for points in _outline(mark, y)],
            line=_LINES[style] | {"color": colour},
            fill=_FILLS[style].format(colour),
        )
        for (style, colour), group in groups.items()
    ]


_LINES: dict[str, dict[str, Any]] = {
    "uncertain": {"width": 1.3, "dash": "3px,2.5px"},
    "lasting": {"width": 1.8, "dash": "solid"},
    "hollow": {"width": 1.8, "dash": "solid"},
}
_FILLS = {"uncertain": "{}/12", "lasting": "{}/50", "hollow": "rgba(0,0,0,0)"}


def _style(mark: Mark) -> str:
    if mark.shape != LASTING:
        return "uncertain"
    return "hollow" if mark.status in HOLLOW else "lasting"


def boxes(placed: Sequence[Placed]) -> dict[str, Any]:
    """Small boxes for the spans too slim to be seen: open ones where the date is uncertain, full
    ones where the thing lasted."""
    slim = [(mark, y) for mark, y in placed if mark.shape != POINT and mark.slim]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [mark.middle for mark, _ in slim],
        "y": [y for _, y in slim],
        "marker": {
            "symbol": "square",
            "size": SLIM_PX - 2,
            "color": [m.colour if _style(m) == "lasting" else "@paper" for m, _ in slim],
            "opacity": 1,
            "line": {"width": 1.3, "color": [mark.colour for mark, _ in slim]},
        },
        "hoverinfo": "skip",
        "showlegend": False,
    }


def outline(figures: Iterable[Points], line: dict[str, Any], fill: str) -> dict[str, Any]:
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
    if mark.shape == LASTING:
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


def bars(views: Sequence[View], colours: Sequence[str]) -> list[dict[str, Any]]:
    """The groups of all lanes as bars, each lane to its own scale: full as far as the dates are
    known to lie within the step, hollow above that."""
    crowded = [
        (view, view.groups, c) for view, c in zip(views, colours, strict=True) if view.groups
    ]
    found = []
    for view, groups, colour in crowded:
        sure, rest = _bars(view, groups)
        found.append(outline(sure, {"width": 0, "color": colour}, f"{colour}/80"))
        if rest:
            found.append(outline(rest, {"width": 1, "color": colour}, f"{colour}/12"))
    return [trace for trace in found if trace["x"]] + [_counts(crowded)]


def _bars(view: View, groups: Groups) -> tuple[list[Points], list[Points]]:
    sure: list[Points] = []
    rest: list[Points] = []
    per_event = bar_room(view) / max(groups.most, FULL)
    floor = view.bottom - 3
    for i in groups.counts.nonzero()[0].tolist():
        left, right = float(groups.edges[i]), float(groups.edges[i + 1])
        air = (right - left) * 0.08
        middle = floor - max(float(groups.sure[i]) * per_event, 1.5 if groups.sure[i] else 0)
        top = min(floor - float(groups.counts[i]) * per_event, floor - 2.5)
        if groups.sure[i]:
            sure.append(_upright(left + air, right - air, middle, floor))
        if groups.counts[i] > groups.sure[i]:
            rest.append(_upright(left + air, right - air, min(top, middle - 1.5), middle))
    return sure, rest


def bar_room(view: View) -> float:
    """Pixels that the highest bar of a lane may take."""
    return view.height - view.head - COUNT_PX - 6 - view.raised


def _upright(left: float, right: float, top: float, bottom: float) -> Points:
    return [left, right, right, left, left], [bottom, bottom, top, top, bottom]


def _counts(crowded: Sequence[tuple[View, Groups, str]]) -> dict[str, Any]:
    """The counts of each lane's highest bars, above them."""
    x: list[float] = []
    y: list[float] = []
    text: list[str] = []
    for view, groups, _ in crowded:
        per_event = bar_room(view) / max(groups.most, FULL)
        for i in _peaks(groups):
            x.append(float(groups.edges[i] + groups.edges[i + 1]) / 2)
            y.append(view.bottom - 8 - max(float(groups.counts[i]) * per_event, 2.5))
            text.append(f"{groups.counts[i]:,}")
    return {
        "type": "scatter",
        "mode": "text",
        "x": x,
        "y": y,
        "text": text,
        "textfont": {"size": 10, "color": "@soft"},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _peaks(groups: Groups) -> list[int]:
    """The highest bars, with room between them for their counts."""
    wide = len(f"{groups.most:,}") > 2
    found: list[int] = []
    for i in (-groups.counts).argsort(kind="stable").tolist():
        if len(found) == COUNTED or not groups.counts[i]:
            break
        if all(abs(i - other) > (2 if wide else 1) for other in found):
            found.append(i)
    return found


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


def labels(placed: Sequence[Placed]) -> dict[str, Any]:
    """The titles beside the marks, where they have one."""
    named = [(mark, y) for mark, y in placed if mark.label]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [_label_at(mark) for mark, _ in named],
        "y": [y for _, y in named],
        "text": [_label(mark) for mark, _ in named],
        "textposition": ["middle left" if m.label_left else "middle right" for m, _ in named],
        "textfont": {"size": 11.5, "color": "@soft"},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _label_at(mark: Mark) -> float:
    if mark.shape == POINT or mark.slim:
        return mark.middle
    return mark.start if mark.label_left else mark.end


def _label(mark: Mark) -> str:
    """The label with the air that keeps it off the sign and the ring that may stand round it; a
    span leaves its ring room within itself."""
    air = "\u2003" if mark.shape == POINT or mark.slim else "\u2002"
    text = plain(mark.label)
    return f"{text}{air}" if mark.label_left else f"{air}{text}"
