"""The head of every page: which relation, what is here, and the choice among relations."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components import session, words
from components.data import Corpus
from components.markup import tag
from corpus.query import year_span
from corpus.read.relation import Relation


def title(corpus: Corpus) -> None:
    """The relation's name and the one sentence that tells what is here."""
    table = corpus.table
    dated = int(table.dated.sum())
    stand = words.standfirst(dated, len(table) - dated, len(table.documents), year_span(table))
    st.html(
        tag(
            "header",
            tag("h1", corpus.relation.title),
            tag("p", stand if len(table) else None, class_="standfirst"),
            class_="masthead",
        )
    )


def choice(found: Sequence[Relation]) -> None:
    """The relations to choose from."""
    titles = {relation.id: relation.title for relation in found}
    st.selectbox(
        words.RELATION,
        list(titles),
        format_func=lambda name: titles[name],
        key=session.RELATION,
        on_change=session.forget,
        label_visibility="collapsed",
        width=260,
    )
