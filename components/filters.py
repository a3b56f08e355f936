"""The filter row: domains with counts, years, search, kind and status, reset."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from components import words
from components.data import Corpus
from components.markup import as_markdown
from components.session import WIDGETS, filter_changed, reset, years_changed
from components.theme import domain_rank
from corpus.query import Filter, facets, select
from corpus.records import Status


def draw(corpus: Corpus, chosen: Filter, beside: Callable[[], None]) -> None:
    """Draw the filters with `beside` at the end of their row, and what is active. Their values
    stand in the session already; `chosen` is what they say."""
    counts = facets(corpus.table, chosen)
    with st.container(key="filters", gap="small"):
        _pills(corpus, "domains", counts["domains"])
        with st.container(
            key="filter_row", horizontal=True, gap="small", vertical_alignment="bottom"
        ):
            _years(corpus)
            _search()
            _more(corpus, chosen, counts)
            beside()
    _in_words(corpus, chosen)


def _in_words(corpus: Corpus, chosen: Filter) -> None:
    """The sentence that says what is active, and the way back. Nothing when nothing is."""
    parts = words.filter_parts(chosen)
    if not parts:
        return
    with st.container(key="active", horizontal=True, gap="small", vertical_alignment="center"):
        found = select(corpus.table, chosen)
        undated = len(found.undated) if chosen.years else 0
        said = words.showing(len(found), len(corpus.table), parts, undated)
        st.markdown(as_markdown(said), width="content")
        if len(found):  # where nothing is shown, the notice in place of the chart has the button
            st.button(words.RESET, key="reset", on_click=reset, args=(corpus.span,))


def _years(corpus: Corpus) -> None:
    if corpus.span and corpus.span[0] < corpus.span[1]:
        first, last = corpus.span
        st.slider(
            words.YEARS, first, last, key=WIDGETS["years"], on_change=years_changed, width=220
        )


def _search() -> None:
    st.text_input(
        words.SEARCH,
        key=WIDGETS["text"],
        placeholder=words.SEARCH_HINT,
        on_change=filter_changed,
        width=240,
    )


def _more(corpus: Corpus, chosen: Filter, counts: dict[str, dict[str, int]]) -> None:
    active = len(chosen.kinds) + len(chosen.statuses)
    label = f"{words.MORE} · {active}" if active else words.MORE
    with st.popover(label, key="more", width="content"):
        _pills(corpus, "kinds", counts["kinds"])
        _pills(corpus, "statuses", counts["statuses"])


def _pills(corpus: Corpus, facet: str, counts: dict[str, int]) -> None:
    """One pill a value that occurs, with the number of events that choosing it would show."""

    def labelled(value: str) -> str:
        return f"{as_markdown(words.label(facet, value))} {counts.get(value, 0):,}"

    st.pills(
        words.FACETS[facet],
        ordered(facet, corpus.vocabulary[facet]),
        selection_mode="multi",
        format_func=labelled,
        key=WIDGETS[facet],
        on_change=filter_changed,
    )


def ordered(facet: str, values: Sequence[str]) -> list[str]:
    """Facet values in their fixed order."""
    if facet == "domains":
        return sorted(values, key=domain_rank)
    order = list(words.kinds()) if facet == "kinds" else [status.value for status in Status]
    return sorted(
        values, key=lambda name: (order.index(name) if name in order else len(order), name)
    )
