"""The events as a list: the chart's content for keyboards and screen readers, and for reading."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from components import words
from components.charts.describe import briefs
from components.charts.layout import MEDIUM, NARROW
from components.data import Corpus
from components.hits import has_any, passage
from components.markup import tag
from components.session import current_filter, open_event, size
from corpus.query import sought_words
from corpus.store import EventTable

KEY = "event_list"
LIMIT = 1000  # rows that are sent to the browser; what is beyond is said
# Heights: of a row (Streamlit breaks lines only in rows of more than four rem) and of the head.
ROW_PX, HEAD_PX = 61, 35
ROWS = 8  # that are seen without scrolling
WIDTHS = {"date": 170, "title": 345, "domains": 135, "kind": 110, "status": 85}
MEDIUM_WIDTHS = {"date": 130, "title": 260, "domains": 110, "kind": 105, "status": 95}
# On a phone the title comes first, and the rest by scrolling sideways.
NARROW_WIDTHS = {"title": 215, "date": 110, "kind": 110, "status": 90, "domains": 140}
BY_SIZE = {NARROW.name: NARROW_WIDTHS, MEDIUM.name: MEDIUM_WIDTHS}
# What a search found takes the place of what is known by the marks' lane and shape.
FOUND_WIDTHS = {"date": 150, "title": 300, "found": 395}
FOUND_BY_SIZE = {
    NARROW.name: {"title": 215, "found": 260, "date": 110},
    MEDIUM.name: {"date": 120, "title": 240, "found": 335},
}
LIT = "background-color: rgba(255, 210, 77, 0.36)"  # readable on the light page and the dark one


def table(corpus: Corpus, rows: Sequence[int] | np.ndarray, chosen: str | None) -> None:
    """Draw the list of `rows` with the row of the event `chosen` selected."""
    shown = list(rows[:LIMIT])
    ids = [str(name) for name in corpus.table.columns["id"].iloc[shown]]
    st.html(tag("h2", words.LIST, class_="section"))
    _select(ids, chosen)
    sought = sought_words(current_filter(corpus).text)
    widths = FOUND_BY_SIZE.get(size(), FOUND_WIDTHS) if sought else BY_SIZE.get(size(), WIDTHS)
    rows_in_words = frame(corpus.table, shown, sought)
    st.dataframe(
        lit(rows_in_words, sought) if sought else rows_in_words,
        key=KEY,
        hide_index=True,
        on_select=_selected,
        selection_mode=["single-row", "single-cell"],  # a click anywhere in a row must do
        row_height=ROW_PX,
        height=ROW_PX * min(len(shown), ROWS) + HEAD_PX,
        column_order=list(widths),
        column_config={
            name: st.column_config.TextColumn(words.COLUMNS[name], width=width)
            for name, width in widths.items()
        },
        alt=words.LIST_HINT,
    )
    if len(rows) > LIMIT:
        st.caption(words.listed_first(LIMIT, len(rows)))


def frame(table: EventTable, rows: Sequence[int], sought: Sequence[str] = ()) -> pd.DataFrame:
    """One row an event, everything in words; with `sought`, what of it was found and where."""
    told = briefs(table, rows)
    part = {name: table.columns[name].iloc[list(rows)] for name in ("domains", "kind", "status")}
    named = {
        "domains": lambda cell: ", ".join(words.label("domains", n) for n in cell.split("|") if n),
        "kind": lambda cell: words.label("kinds", cell),
        "status": lambda cell: words.label("statuses", cell),
    }
    cells = {
        name: found.map({cell: named[name](cell) for cell in found.unique()}).to_list()
        for name, found in part.items()
    }
    dates = {"date": [brief.when for brief in told], "title": [brief.title for brief in told]}
    found = [passage(event, sought) for event in table.events(rows)] if sought else []
    columns = [name for name in words.COLUMNS if name != "found" or sought]
    return pd.DataFrame(dates | cells | ({"found": found} if sought else {}), columns=columns)


def lit(rows: pd.DataFrame, sought: Sequence[str]) -> Styler:
    """`rows` with a light on the cells that have one of `sought`."""

    def light(cell: object) -> str:
        return LIT if has_any(str(cell), sought) else ""

    return rows.style.map(light, subset=["title", "found"])


def _select(ids: list[str], chosen: str | None) -> None:
    """Mark the open event's row. The cell where the keyboard stands stays, while it exists."""
    same = st.session_state.get("listed") == ids
    cells = _selection()[1] if same else []
    rows = [ids.index(chosen)] if chosen in ids else []
    st.session_state["listed"], st.session_state["listed_cells"] = ids, cells
    st.session_state[KEY] = {"selection": {"rows": rows, "columns": [], "cells": cells}}


def _selection() -> tuple[list[int], list[tuple[int, str]]]:
    """The rows and cells selected in the list as it was last drawn."""
    found = st.session_state.get(KEY, {}).get("selection", {})
    return list(found.get("rows", [])), [(row, name) for row, name in found.get("cells", [])]


def _selected() -> None:
    """A callback's work: somebody moved to a cell, or ticked or unticked a row."""
    rows, cells = _selection()
    ids = st.session_state["listed"]
    if cells and cells != st.session_state["listed_cells"]:
        rows = [cells[0][0]]
    open_event(ids[rows[0]] if rows and rows[0] < len(ids) else None)
