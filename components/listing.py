"""The events as a list: the chart's content for keyboards and screen readers, and for reading."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import streamlit as st

from components import words
from components.charts.layout import MEDIUM, NARROW
from components.data import Corpus
from components.markup import tag
from components.session import open_event, size
from corpus.dates.words import in_words
from corpus.records import Event

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


def table(corpus: Corpus, rows: Sequence[int] | np.ndarray, chosen: str | None) -> None:
    """Draw the list of `rows` with the row of the event `chosen` selected."""
    shown = list(rows[:LIMIT])
    ids = [str(name) for name in corpus.table.columns["id"].iloc[shown]]
    st.html(tag("h2", words.LIST, class_="section"))
    _select(ids, chosen)
    widths = BY_SIZE.get(size(), WIDTHS)
    st.dataframe(
        frame(corpus.table.events(shown)),
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


def frame(events: Sequence[Event]) -> pd.DataFrame:
    """One row an event, everything in words."""
    return pd.DataFrame(
        {
            "date": [words.begun(in_words(event.dating)) for event in events],
            "title": [event.title for event in events],
            "domains": [
                ", ".join(words.label("domains", name) for name in event.domains)
                for event in events
            ],
            "kind": [words.label("kinds", event.kind) for event in events],
            "status": [words.label("statuses", event.status.value) for event in events],
        },
        columns=list(words.COLUMNS),
    )


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
