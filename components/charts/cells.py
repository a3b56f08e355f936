"""A grid of counts as coloured cells with their numbers: a pure function from counts to a figure.

Cells are bars, because a heat map's squares give no clicks in the small bundle. The number stands
in the cell wherever it has room, so that nothing is told by colour alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from components.charts.text import plain
from components.theme import SANS

ROW_PX, HEAD_PX, FOOT_PX = 25, 6, 26
GAP = 0.06  # of a cell's width, on each side
PALEST, DARKEST = 12, 55  # per cent: on the darkest, ink is still well readable
LEAST = 6  # columns that there is room for: a lone cell is no wall
MOST_TICKS = 12
NUMBERED = 46  # columns above which a number finds no room in its cell


def cells(
    counts: np.ndarray,
    rows: Sequence[str],
    columns: Sequence[str],
    tokens: Sequence[str],
    told: Callable[[int, int], str],
    *,
    margin: int = 140,
    numbered: int = NUMBERED,
    ticks: int = MOST_TICKS,
) -> dict[str, Any]:
    """The figure of `counts[i, j]`. rows, columns: their labels; tokens: each row's colour; told:
    what is shown at the pointer for a cell, as plain text. A click names a cell "i,j"."""
    return {
        "data": [
            _row(counts, i, tokens[i], told, len(columns) <= numbered) for i in range(len(rows))
        ],
        "layout": _layout(rows, columns, margin, ticks),
    }


def _row(
    counts: np.ndarray, i: int, token: str, told: Callable[[int, int], str], numbered: bool
) -> dict[str, Any]:
    at = np.flatnonzero(counts[i]).tolist()
    found = counts[i][at]
    strength = np.sqrt(found / counts.max())
    return {
        "type": "bar",
        "x": at,
        "y": [1 - 2 * GAP] * len(at),
        "base": [i - 0.5 + GAP] * len(at),
        "width": 1 - 2 * GAP,
        "customdata": [f"{i},{j}" for j in at],
        "marker": {
            "color": [f"{token}/{PALEST + round((DARKEST - PALEST) * s)}" for s in strength],
            "line": {"width": 1, "color": token},
        },
        "text": [f"{number:,}" if numbered else "" for number in found.tolist()],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "textfont": {"size": 10.5, "color": "@ink"},
        "hovertext": [plain(told(i, j)) for j in at],
        "hoverinfo": "text",
        "showlegend": False,
    }


def _layout(rows: Sequence[str], columns: Sequence[str], margin: int, ticks: int) -> dict[str, Any]:
    return {
        "height": HEAD_PX + ROW_PX * len(rows) + FOOT_PX,
        "margin": {"l": margin, "r": 4, "t": HEAD_PX, "b": FOOT_PX, "pad": 0},
        "barmode": "overlay",
        "dragmode": False,
        "hovermode": "closest",
        "paper_bgcolor": "@paper",
        "plot_bgcolor": "@paper",
        "font": {"family": SANS, "size": 12, "color": "@ink"},
        "hoverlabel": {"bgcolor": "@shelf", "bordercolor": "@rule", "font": {"color": "@ink"}},
        "xaxis": {
            "range": [-0.5, max(len(columns), LEAST) - 0.5],
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
            **_ticks(columns, ticks),
        },
        "yaxis": {
            "range": [len(rows) - 0.5, -0.5],
            "fixedrange": True,
            "zeroline": False,
            "showgrid": False,
            "ticks": "outside",
            "ticklen": 6,
            "tickcolor": "@paper",
            "tickvals": list(range(len(rows))),
            "ticktext": [plain(row) for row in rows],
        },
    }


def _ticks(columns: Sequence[str], most: int) -> dict[str, Any]:
    """As many labels as have room; of years the round ones, of spans of years the first."""
    first = [name.partition("–")[0] for name in columns]
    at = list(range(len(columns)))
    if len(columns) > most and all(name.isdigit() for name in first):
        numbers = [int(name) for name in first]
        for step in (2, 5, 10, 20, 50, 100, 200, 500, 1000):
            at = [j for j, number in enumerate(numbers) if number % step == 0]
            if len(at) <= most:
                break
    text = [plain(first[j]) for j in at]
    return {"tickvals": at, "ticktext": text, "tickfont": {"color": "@soft"}, "tickangle": 0}
