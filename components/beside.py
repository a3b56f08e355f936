"""The open event beside a page's content, on every page but the timeline, which has its own way."""

from __future__ import annotations

import streamlit as st

from components import detail, session
from components.data import Corpus
from components.markup import tag
from components.panel import history
from components.words import commitments as said
from corpus.query import select

ON_OPEN = ("links", "detail", "keys", "address")


@st.fragment(key="detail")
def opened(corpus: Corpus, title: str, text: str) -> None:
    """The panel of the open event; `title` and `text` say how to open one when none is."""
    with st.container(key="detail"):
        name = session.chosen_event(corpus.table)
        event = corpus.table.event(name) if name else None
        if event is None:
            history.just_dismissed(corpus.table.relation)
            st.html(tag("div", tag("h2", title), tag("p", text), class_="ev-invite"))
            return
        if timeline := session.way_to("timeline"):
            st.page_link(timeline, label=said.ON_TIMELINE, query_params=session.address(corpus))
        shown = select(corpus.table, session.current_filter(corpus))
        detail.panel(corpus.table, event, shown.rows)
