"""The timeline page: chart, list, and the panel of the chosen event.

Its parts are fragments, rerun by name (see `components.session`): a filter draws all of them, an
opened event only the list, the panel and the address.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import streamlit as st

from components import detail, export, listing, session, timeline
from components.charts.layout import WIDE
from components.charts.marks import millis
from components.charts.scene import Scene
from components.data import Corpus
from components.frame import nothing_matches
from components.scenes import drawn as drawn_of
from components.scenes import scene
from corpus.query import select

Rows = np.ndarray

PARTS = ("timeline", "detail", "list")


def draw(corpus: Corpus) -> None:
    """Draw the page's content."""
    with st.container(key="desk"):
        _timeline(corpus)
        _detail(corpus)
        _list(corpus)


def beside(corpus: Corpus) -> None:
    """What stands at the end of the filters' row."""
    export.menu(corpus, session.current_filter(corpus), _shown(corpus))


@st.fragment(key="timeline")
def _timeline(corpus: Corpus) -> None:
    rows = _shown(corpus)
    with st.container(key="chart"):
        if len(rows):
            _chart(corpus, rows)
        else:
            nothing_matches(corpus)


def _chart(corpus: Corpus, rows: Rows) -> None:
    chosen, by = session.current_filter(corpus), session.lanes()
    drawn = scene(corpus, chosen, by, session.size() or WIDE.name)
    window = _window()
    timeline.show(
        {
            **drawn.payload(window),
            "chosen": _chosen(corpus, drawn),
            "opened": session.opened(),
            "whole": session.whole(),
            "size": drawn.size.name,
            "by": by,
            "total": len(rows),
            "version": corpus.table.version,
            "counted": drawn.counted(window),
            "panel": ".st-key-detail",
            "picture": export.ordered_picture(corpus, chosen, by, rows),
        },
        {"open": _mark_opened(corpus), "view": _zoomed, "size": _resized, "by": _regrouped},
    )


def _chosen(corpus: Corpus, drawn: Scene) -> dict[str, Any] | None:
    """The open event as the chart needs it, even where it has no mark there."""
    name = session.chosen_event(corpus.table)
    if name is None:
        return None
    row = corpus.table.positions[name]
    return {"id": name, **drawn.place(row), "ties": drawn.tied(row)}


def _window() -> tuple[float, float] | None:
    """What the chart is zoomed to, in milliseconds."""
    zoom = session.view()
    return (millis(zoom[0]), millis(zoom[1])) if zoom else None


@st.fragment(key="detail")
def _detail(corpus: Corpus) -> None:
    with st.container(key="detail"):
        name = session.chosen_event(corpus.table)
        rows = _shown(corpus)
        detail.panel(corpus.table, corpus.table.event(name) if name else None, rows)


@st.fragment(key="list")
def _list(corpus: Corpus) -> None:
    with st.container(key="list"):
        rows = _in_view(corpus, _shown(corpus))
        if len(rows):
            listing.table(corpus, rows, session.chosen_event(corpus.table))


def _in_view(corpus: Corpus, rows: Rows) -> Rows:
    """Those of `rows` that the chart shows: the dated ones in view, and the shelf."""
    window = _window()
    if window is None:
        return rows
    columns, _ = drawn_of(corpus.table)
    start, end = columns.start[rows], columns.end[rows]
    inside: Rows = rows[np.isnan(start) | ((start < window[1]) & (end > window[0]))]
    return inside


def _mark_opened(corpus: Corpus) -> Callable[[], None]:
    """Open what was clicked: a row of exactly this table, or nothing."""
    version, ids = corpus.table.version, corpus.table.columns["id"]

    def opened() -> None:
        row, _, table = timeline.told("open").partition("@")
        known = table == version and row.isdecimal() and int(row) < len(ids)
        session.open_event(str(ids.iat[int(row)]) if known else None, session.ON_OPEN)

    return opened


def _zoomed() -> None:
    session.zoomed(timeline.told("view"))


def _resized() -> None:
    session.resized(timeline.told("size"))


def _regrouped() -> None:
    session.regrouped(timeline.told("by"))


def _shown(corpus: Corpus) -> Rows:
    """The rows that pass the filter, in the table's order."""
    return select(corpus.table, session.current_filter(corpus)).rows
