"""The filter row on every page, what is active with a way to take each off, and saved views."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from heapq import nsmallest
from typing import Literal

import streamlit as st

from components import views, words
from components.data import Corpus
from components.markup import as_markdown
from components.session import WIDGETS, filter_changed, reset, take_off, years_changed
from components.theme import domain_rank
from components.words import filters as said
from corpus.query import NO_DATE, Filter, facets, select
from corpus.records import Precision, Status

MOST = 500  # values that a list offers to choose from
UNFOLDED = ("kinds", "statuses", "sides", "actors", "publishers", "precisions")
LISTS = ("actors", "publishers")  # facets of so many values that they are searched, not seen

Counts = Mapping[str, Mapping[str, int]]


def draw(corpus: Corpus, chosen: Filter, beside: Callable[[], None]) -> None:
    """Draw the filters with `beside` at the end of their row, and what is active. Their values
    stand in the session already; `chosen` is what they say."""
    counts = facets(corpus.table, chosen)
    with st.container(key="filters", horizontal=True, gap="small", vertical_alignment="center"):
        with st.container(key="domain_pills", width="content"):
            _pills(corpus, "domains", counts, label="collapsed")
        with st.container(
            key="filter_row", horizontal=True, gap="small", vertical_alignment="center"
        ):
            _years(corpus)
            _search()
            _more(corpus, chosen, counts)
            views.menu(corpus)
            beside()
    _active(corpus, chosen)


def _active(corpus: Corpus, chosen: Filter) -> None:
    """How many events are shown, a chip for each thing that is active, and the way back. Nothing
    when nothing is."""
    if chosen.is_empty:
        return
    with st.container(key="active", horizontal=True, gap="xsmall", vertical_alignment="center"):
        found = select(corpus.table, chosen)
        undated = len(found.undated) if chosen.years else 0
        text = said.showing(len(found), len(corpus.table), undated)
        st.markdown(as_markdown(text), width="content")
        for facet, value, name in words.filter_values(chosen):
            st.button(
                as_markdown(name),
                key=f"chip_{facet}_{value}",
                icon=":material/close:",
                icon_position="right",
                on_click=take_off,
                args=(facet, value, corpus.span),
            )
        st.button(words.RESET, key="reset", type="tertiary", on_click=reset, args=(corpus.span,))


def _years(corpus: Corpus) -> None:
    if corpus.span and corpus.span[0] < corpus.span[1]:
        first, last = corpus.span
        st.slider(
            words.YEARS,
            first,
            last,
            key=WIDGETS["years"],
            on_change=years_changed,
            label_visibility="collapsed",
            width=200,
        )


def _search() -> None:
    st.text_input(
        said.SEARCH,
        key=WIDGETS["text"],
        type="search",
        placeholder=said.SEARCH_HINT,
        on_change=filter_changed,
        label_visibility="collapsed",
        width=250,
    )


def _more(corpus: Corpus, chosen: Filter, counts: Counts) -> None:
    active = sum(len(getattr(chosen, facet)) for facet in UNFOLDED)
    label = f"{said.MORE} · {active}" if active else said.MORE
    with st.popover(label, key="more", width="content"):
        for facet in UNFOLDED:
            if len(corpus.vocabulary[facet]) > 1 or getattr(chosen, facet):
                (_choice if facet in LISTS else _pills)(corpus, facet, counts)


def _pills(
    corpus: Corpus, facet: str, counts: Counts, label: Literal["visible", "collapsed"] = "visible"
) -> None:
    """One pill a value that occurs, with the number of events that choosing it would show."""
    st.pills(
        words.FACETS[facet],
        ordered(facet, corpus.vocabulary[facet]),
        selection_mode="multi",
        format_func=_labelled(facet, counts),
        key=WIDGETS[facet],
        on_change=filter_changed,
        label_visibility=label,
    )


def _choice(corpus: Corpus, facet: str, counts: Counts) -> None:
    """A list to search in, the most frequent first; what is chosen is always in it."""
    chosen = st.session_state[WIDGETS[facet]] or []
    number = counts[facet]
    known = corpus.vocabulary[facet]
    offered = nsmallest(MOST, known, key=lambda name: (-number.get(name, 0), name))
    st.multiselect(
        words.FACETS[facet],
        [*offered, *(name for name in chosen if name not in set(offered))],
        format_func=_labelled(facet, counts),
        key=WIDGETS[facet],
        on_change=filter_changed,
        placeholder=said.ANY,
    )
    if len(known) > MOST:
        st.caption(said.more_values(MOST))


def _labelled(facet: str, counts: Counts) -> Callable[[str], str]:
    """A value's label with its count. A list shows plain text, a pill reads Markdown."""
    shown = str if facet in LISTS else as_markdown

    def labelled(value: str) -> str:
        return f"{shown(words.label(facet, value))} {counts[facet].get(value, 0):,}"

    return labelled


def ordered(facet: str, values: Sequence[str]) -> list[str]:
    """Facet values in their fixed order; names by the alphabet."""
    if facet == "domains":
        return sorted(values, key=domain_rank)
    orders: Mapping[str, list[str]] = {
        "kinds": list(words.kinds()),
        "statuses": [status.value for status in Status],
        "precisions": [*(precision.value for precision in Precision), NO_DATE],
    }
    order = orders.get(facet, [])
    return sorted(
        values, key=lambda name: (order.index(name) if name in order else len(order), name)
    )
