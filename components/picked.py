"""The events behind a number that somebody chose, and the one of them that is open."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import streamlit as st

from components import detail, session
from components.charts.describe import when
from components.data import Corpus
from components.markup import as_markdown, tag
from components.words import patterns as said
from corpus.patterns import Pick, behind
from corpus.query import FACETS, Filter

PARTS = ("links", "detail", "keys", "address")
LISTED = 30
_KEY = "picked"


def choose(pick: Pick, title: str) -> None:
    """A callback's work: list the events behind `pick`."""
    st.session_state[_KEY] = pick, title
    session.open_event(None, PARTS)


@st.fragment(key="detail")
def panel(corpus: Corpus) -> None:
    """The list of what was chosen, or the event opened from it."""
    chosen = session.current_filter(corpus)
    pick, title = st.session_state.get(_KEY, (None, ""))
    rows = behind(corpus.table, chosen, pick) if pick else np.zeros(0, dtype=np.int64)
    name = session.chosen_event(corpus.table)
    event = corpus.table.event(name) if name else None
    with st.container(key="detail"):
        if event is not None:
            if pick:
                st.button(
                    said.BACK, key="back", type="tertiary", on_click=choose, args=(pick, title)
                )
            detail.panel(corpus.table, event, rows)
        elif pick:
            _list(corpus, chosen, pick, title, rows)
        else:
            st.html(
                tag("div", tag("h2", said.INVITE_TITLE), tag("p", said.INVITE), class_="ev-invite")
            )


def _list(corpus: Corpus, chosen: Filter, pick: Pick, title: str, rows: np.ndarray) -> None:
    st.html(tag("h2", said.listed(title, len(rows)), class_="section"))
    timeline, address = session.way_to("timeline"), _address(corpus, chosen, pick)
    if timeline and address and len(rows):
        st.page_link(timeline, label=said.ON_TIMELINE, query_params=address)
    with st.container(key="doors", gap="small"):
        for event in corpus.table.events(rows[:LISTED]):
            st.button(
                f"**{as_markdown(event.title)}**, {as_markdown(when(event.dating))}",
                key=f"picked_{event.id}",
                type="tertiary",
                on_click=session.open_event,
                args=(event.id, PARTS),
            )
    if len(rows) > LISTED:
        st.caption(said.first_of(LISTED, len(rows)))


def _address(corpus: Corpus, chosen: Filter, pick: Pick) -> dict[str, list[str]] | None:
    """The parameters that show the same events on the timeline; None where no filter can."""
    if pick.rows or pick.high or any(facet not in FACETS for facet, _ in pick.values):
        return None
    if len({facet for facet, _ in pick.values}) < len(pick.values):
        return None  # two people at once: a filter shows what either has
    narrower: dict[str, Any] = {facet: frozenset({value}) for facet, value in pick.values}
    return session.address_of(corpus, replace(chosen, years=pick.years or chosen.years, **narrower))
