"""The events as a list: the chart's content for keyboards and screen readers, and for reading."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from components import words
from components.charts.describe import when
from components.data import Corpus
from components.session import open_event
from corpus.records import Event

KEY = "event_list"
LIMIT = 1000  # rows that are sent to the browser; what is beyond is said


def table(corpus: Corpus, rows: Sequence[int], chosen: str | None) -> None:
    """Draw the list of `rows` with the row of the event `chosen` selected."""
    shown = list(rows[:LIMIT])
    ids = [str(name) for name in corpus.table.columns["id"].iloc[shown]]
    st.html(f"<h2 class='section'>{words.LIST}</h2>")
    st.session_state["listed"] = ids
    st.session_state[KEY] = {"selection": {"rows": [ids.index(chosen)] if chosen in ids else []}}
    st.dataframe(
        frame(corpus.table.events(shown)),
        key=KEY,
        hide_index=True,
        on_select=_selected,
        selection_mode="single-row",
        height=min(38 + 35 * len(shown), 460),
        column_config={
            "date": st.column_config.TextColumn(words.COLUMNS["date"], width=170),
            "title": st.column_config.TextColumn(words.COLUMNS["title"], width="large"),
            "domains": st.column_config.TextColumn(words.COLUMNS["domains"], width="small"),
            "kind": st.column_config.TextColumn(words.COLUMNS["kind"], width="small"),
            "status": st.column_config.TextColumn(words.COLUMNS["status"], width="small"),
        },
        alt=words.LIST_HINT,
    )
    if len(rows) > LIMIT:
        st.caption(words.listed_first(LIMIT, len(rows)))


def frame(events: Sequence[Event]) -> pd.DataFrame:
    """One row an event, everything in words."""
    return pd.DataFrame(
        {
            "date": [when(event.dating) for event in events],
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


def _selected() -> None:
    rows = st.session_state[KEY]["selection"]["rows"]
    ids = st.session_state["listed"]
    open_event(ids[rows[0]] if rows and rows[0] < len(ids) else None)
