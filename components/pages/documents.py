"""The documents page: every document with what came of it, and a reader with its events lit."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import streamlit as st

from components import beside, reader, session, words
from components.data import Corpus
from components.frame import notice
from components.markup import Html, link, tag
from components.panel.tools import citations
from components.words import documents as said
from corpus.dates.words import in_words
from corpus.export import cite
from corpus.holdings import Holding, holdings, matching, shown_rows
from corpus.query import select
from corpus.records import Document

PARTS = ("documents", "detail")
LIMIT = 1000  # rows that are sent to the browser; what is beyond is said
KEY, FIND = "document_list", "find_document"
ROWS, ROW_PX, HEAD_PX = 14, 35, 35
WIDTHS = {
    "date": 130,
    "title": 520,
    "publisher": 190,
    "events": 70,
    "basis": 150,
    "kind": 110,
    "remarks": 85,
}


def draw(corpus: Corpus) -> None:
    """Draw the page's content."""
    with st.container(key="desk"):
        _main(corpus)
        if session.chosen_document(corpus):
            beside.opened(corpus, said.INVITE_TITLE, said.INVITE)
        else:
            beside.opened(corpus, said.LIST_INVITE_TITLE, said.LIST_INVITE)


@st.fragment(key="documents")
def _main(corpus: Corpus) -> None:
    found, chosen = held(corpus), session.current_filter(corpus)
    passed = select(corpus.table, chosen).rows
    name = session.chosen_document(corpus)
    with st.container(key="main"):
        if name is None:
            with st.container(key="documents_all"):
                _list(found if chosen.is_empty else told_first(found, passed), passed)
        else:
            (holding,) = (each for each in found if each.document.id == name)
            _reader(corpus, holding, shown_rows(holding, passed))


def told_first(found: Sequence[Holding], passed: np.ndarray) -> list[Holding]:
    """`found` with those first in which the filter leaves something: what one filters for is not
    to be sought among rows of nothing."""
    return sorted(found, key=lambda holding: not len(shown_rows(holding, passed)))


def held(corpus: Corpus) -> tuple[Holding, ...]:
    """The documents with what came of each, worked out once for everybody."""
    return _held(corpus.table.version, corpus)


@st.cache_resource(show_spinner=False, max_entries=8)
def _held(version: str, _corpus: Corpus) -> tuple[Holding, ...]:
    del version
    return holdings(_corpus.table)


def _list(found: Sequence[Holding], passed: np.ndarray) -> None:
    st.html(tag("h2", said.TITLE, class_="section"))
    text = st.text_input(
        said.FIND, key=FIND, placeholder=said.FIND_HINT, icon=":material/search:", width=420
    )
    shown = matching(found, text)
    rows = [shown_rows(holding, passed) for holding in shown]
    events = len(np.unique(np.concatenate(rows))) if rows else 0
    st.html(tag("p", said.intro(len(shown), len(found), events), class_="lead"))
    if not shown:
        notice(said.NOTHING_TITLE, said.NOTHING)
        return
    listed = shown[:LIMIT]
    st.session_state["documents_listed"] = [holding.document.id for holding in listed]
    st.dataframe(
        frame(listed, passed),
        key=KEY,
        hide_index=True,
        on_select=_selected,
        selection_mode="single-row",
        row_height=ROW_PX,
        height=HEAD_PX + ROW_PX * min(len(listed), ROWS) + 2,
        column_order=list(WIDTHS),
        column_config={
            name: st.column_config.Column(said.COLUMNS[name], width=width)
            for name, width in WIDTHS.items()
        },
        alt=said.LIST_HINT,
    )
    if len(shown) > LIMIT:
        st.caption(said.listed_first(LIMIT, len(shown)))


def frame(found: Sequence[Holding], passed: np.ndarray) -> pd.DataFrame:
    """One row a document, everything in words; `events` counts those that the filter shows."""
    documents = [holding.document for holding in found]
    return pd.DataFrame(
        {
            "date": [words.begun(_dated(document)) for document in documents],
            "title": [document.title or document.id for document in documents],
            "publisher": [document.publisher for document in documents],
            "events": [len(shown_rows(holding, passed)) for holding in found],
            "basis": [words.begun(said.dated_by(document.dated_by)) for document in documents],
            "kind": [said.KINDS.get(document.kind, document.kind) for document in documents],
            "remarks": [str(len(holding.problems) or "") for holding in found],
        },
        columns=list(said.COLUMNS),
    )


def _dated(document: Document) -> str:
    """The date, or that there is none and what can be said all the same."""
    if document.date.is_dated:
        return in_words(document.date)
    return said.undated(in_words(document.date) if document.date.bounds else "")


def _selected() -> None:
    """A callback's work: somebody chose a row."""
    rows = st.session_state.get(KEY, {}).get("selection", {}).get("rows", [])
    ids = st.session_state["documents_listed"]
    if rows and rows[0] < len(ids):
        session.open_document(ids[rows[0]], PARTS)


def _reader(corpus: Corpus, holding: Holding, rows: np.ndarray) -> None:
    document = holding.document
    with st.container(key="document_tools", horizontal=True, horizontal_alignment="distribute"):
        st.button(
            said.BACK,
            key="all_documents",
            icon=":material/arrow_back:",
            type="tertiary",
            on_click=session.open_document,
            args=(None, PARTS),
        )
        citations([document], "cite_document", next(iter(cite.keyed([document]))))
    st.html(_head(holding, len(rows)))
    reader.show(
        document,
        corpus.table.events(rows),
        session.chosen_event(corpus.table),
        on_open=_opened,
    )


def _opened() -> None:
    session.open_event(reader.told() or None, ("links", *PARTS, "address"))


def _head(holding: Holding, shown: int) -> Html:
    """What the document is, how its date is known, and what is weak in it."""
    document = holding.document
    dated = said.dated(_dated(document), document.dated_by)
    facts = [document.publisher, dated, said.found(shown, len(holding.rows))]
    spans = [tag("span", fact) for fact in facts if fact]
    note = tag("span", said.SUMMARY, class_="ev-note") if document.kind == "abstract" else None
    remarks = [tag("li", words.begun(problem.message)) for problem in holding.problems]
    return tag(
        "header",
        tag("h2", document.title or said.UNTITLED),
        tag("p", *spans, _page(document), class_="facts"),
        tag("p", note) if note else None,
        tag("ul", *remarks, class_="problems") if remarks else None,
        class_="ev rd-head",
    )


def _page(document: Document) -> Html:
    return link(said.ORIGINAL, document.url) if document.url else Html("")
