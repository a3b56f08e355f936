"""The timeline as a picture that explains itself: title, filter in words, legend and source.

Always light, always the whole period, and without the clock: the same events give the same
picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from components import words
from components.charts import shapes
from components.charts.describe import briefs
from components.charts.layout import View
from components.charts.marks import SLIM_PX
from components.charts.scene import Scene
from components.charts.text import plain, wrapped
from components.charts.timeline import BOTTOM, DATED, SHELVED, TOP, Figure, on_shelf
from components.theme import LIGHT, SERIF, resolve

WIDTH = 1200
SIDE, ABOVE, BELOW = 36, 96, 46  # pixels: margins round the plot
LINE = 27  # a line of the legend
COLUMNS = 5
CELL = (WIDTH - 2 * SIDE) / COLUMNS  # pixels: a legend cell's width


@dataclass(frozen=True, slots=True)
class Caption:
    """The words around the picture, as plain text."""

    title: str
    subtitle: str
    source: str


def poster(scene: Scene, caption: Caption) -> Figure:
    """The figure of `scene` (one of the size POSTER) with colours put in, to be drawn anywhere."""
    views = scene.views(scene.whole)
    figure = scene.figure(scene.whole, views)
    _add_hover(figure, scene, views)
    figure["data"] += _legend()
    layout = figure["layout"]
    lanes = layout["yaxis"]["range"][0]
    rows = -(-len(words.SIGNS) // COLUMNS)
    plot = lanes + BOTTOM + 16 + rows * LINE
    layout |= {
        "width": WIDTH,
        "height": plot + ABOVE + TOP + BELOW,
        "margin": {"l": SIDE, "r": SIDE, "t": ABOVE + TOP, "b": BELOW, "autoexpand": False},
        "template": {},
        "dragmode": "pan",
        "hovermode": "closest",
    }
    layout["yaxis"]["domain"] = [1 - lanes / plot, 1]
    layout["yaxis3"] = _hidden([rows, 0], [0, rows * LINE / plot], anchor="x3")
    layout["xaxis3"] = _hidden([0, COLUMNS], [0, 1], anchor="y3")
    layout["annotations"] += [*_titles(caption), *_legend_words()]
    resolved: Figure = resolve(figure, LIGHT)
    return resolved


def _add_hover(figure: Figure, scene: Scene, views: Sequence[View]) -> None:
    """A saved page has no server to ask: its marks bear their words."""
    rows = {
        DATED: [mark.row for view in views for mark in view.marks],
        SHELVED: [mark.row for mark, *_ in on_shelf(scene.columns, views, scene.size)],
    }
    for trace in figure["data"]:
        if told := rows.get(trace.get("name", "")):
            told_of = briefs(scene.columns.table, told)
            trace |= {"hoverinfo": "text", "hovertext": [brief.hover for brief in told_of]}


def _hidden(limits: list[float], domain: list[float], anchor: str) -> dict[str, Any]:
    return {
        "range": limits,
        "domain": domain,
        "anchor": anchor,
        "visible": False,
        "fixedrange": True,
    }


def _titles(caption: Caption) -> list[dict[str, Any]]:
    """Title and subtitle above the plot, the source below it."""
    at = {"xref": "paper", "yref": "paper", "x": 0, "xanchor": "left", "align": "left"}
    at |= {"showarrow": False, "borderpad": 0}
    return [
        at
        | {
            "text": f"<b>{plain(caption.title)}</b>",
            "y": 1,
            "yshift": ABOVE + 10,
            "yanchor": "top",
            "font": {"family": SERIF, "size": 27, "color": "@ink"},
        },
        at
        | {
            "text": wrapped(caption.subtitle, 150, 2),
            "y": 1,
            "yshift": ABOVE - 28,
            "yanchor": "top",
            "font": {"size": 14, "color": "@soft"},
        },
        at
        | {
            "text": wrapped(caption.source, 170, 2),
            "y": 0,
            "yshift": -16,
            "yanchor": "top",
            "font": {"size": 11.5, "color": "@soft"},
        },
    ]


def _cells() -> list[tuple[str, float, float]]:
    """(sign, left edge, middle height) of each legend entry, in cells."""
    return [(name, i % COLUMNS, i // COLUMNS + 0.5) for i, name in enumerate(words.SIGNS)]


def _legend_words() -> list[dict[str, Any]]:
    return [
        shapes.note(plain(words.SIGNS[name]), y=y)
        | {"xref": "x3", "yref": "y3", "x": x + 44 / CELL, "font": {"size": 12, "color": "@ink"}}
        for name, x, y in _cells()
    ]


def _legend() -> list[dict[str, Any]]:
    """The signs themselves, on a pair of axes of their own below the timeline."""
    symbols = {
        "point": ("circle", shapes.POINT_PX),
        "uncertain": ("circle", shapes.CENTRE_PX),
        "boxed": ("circle", shapes.CENTRE_PX),
        "planned": ("circle-open", shapes.POINT_PX),
        "proposed": ("diamond-open", shapes.POINT_PX),
        "recurring": ("asterisk-open", shapes.POINT_PX),
        "cancelled": ("circle-x-open", shapes.POINT_PX),
    }
    drawn = [(*symbols[name], x, y) for name, x, y in _cells() if name in symbols]
    markers = {
        "type": "scatter",
        "mode": "markers",
        "x": [x + 18 / CELL for _, _, x, _ in drawn],
        "y": [y for *_, y in drawn],
        "marker": {
            "symbol": [symbol for symbol, *_ in drawn],
            "size": [size for _, size, *_ in drawn],
            "color": "@ink",
            "opacity": 1,
            "line": {"width": 2, "color": "@ink"},
        },
    }
    spans = [_legend_span(name, x, y) for name, x, y in _cells()]
    own = {"xaxis": "x3", "yaxis": "y3", "hoverinfo": "skip", "showlegend": False}
    return [trace | own for trace in (*(span for span in spans if span), markers)]


def _legend_span(name: str, x: float, y: float) -> dict[str, Any] | None:
    """The outline of a sign that has one, in legend cells."""
    left, right = x + 4 / CELL, x + 32 / CELL
    half, cap = shapes.SPAN_PX / 2 / LINE, shapes.CAP_PX / 2 / LINE
    dashed = {"width": 1.5, "dash": "3px,2.5px", "color": "@ink"}
    solid = {"width": 2, "dash": "solid", "color": "@ink"}
    box: shapes.Points = (
        [left, right, right, left, left],
        [y - half, y - half, y + half, y + half, y - half],
    )
    tip = right - 9 / CELL
    arrow: shapes.Points = (
        [left, tip, right, tip, left, left],
        [y - half, y - half, y, y + half, y + half, y - half],
    )
    begin: shapes.Points = ([left, left], [y - cap, y + cap])
    end: shapes.Points = ([right, right], [y - cap, y + cap])
    if name == "uncertain":
        return shapes.outline([box], dashed, "@ink/12")
    if name == "boxed":
        middle, side = (left + right) / 2, SLIM_PX / 2 / CELL
        box = ([middle - side, middle + side, middle + side, middle - side, middle - side], box[1])
        return shapes.outline([box], solid | {"width": 1.5}, "@paper")
    if name == "lasting":
        return shapes.outline([box, begin, end], solid, "@ink/55")
    if name == "open":
        return shapes.outline([arrow, begin], solid, "@ink/55")
    if name == "undated":
        return shapes.outline([box], {"width": 0}, "@rule")
    return None
