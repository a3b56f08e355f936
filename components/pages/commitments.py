"""The commitments page: every promise and plan, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from components import beside, session
from components.charts.describe import on_day, when
from components.data import Corpus
from components.frame import nothing_matches, notice
from components.markup import Html, as_markdown, link, tag
from components.panel import followup
from components.words import commitments as said
from corpus.dates.words import in_words
from corpus.promises import ORDER, as_of, promises
from corpus.query import select
from corpus.records import Commitment, Event

PARTS = ("commitments", "detail")
PAGE = 20  # cards that are shown at first, and with every "more"


def draw(corpus: Corpus) -> None:
    """Draw the page's content."""
    with st.container(key="desk"):
        _cards(corpus)
        beside.opened(corpus, said.INVITE_TITLE, said.INVITE)


@st.fragment(key="commitments")
def _cards(corpus: Corpus) -> None:
    chosen, until = session.current_filter(corpus), on_day(as_of(corpus.table))
    everything = promises(corpus.table, chosen)
    with st.container(key="main"):
        st.html(tag("h2", said.TITLE, class_="section"))
        if not len(select(corpus.table, chosen)):
            nothing_matches(corpus)
            return
        if not len(everything.shown):
            notice(said.NOTHING_TITLE, said.NOTHING)
            return
        st.html(tag("p", said.intro(len(everything.shown), until), class_="lead"))
        _states({state.value: number for state, number in everything.counts.items()})
        shown = promises(corpus.table, chosen, session.states()).shown
        number = session.opened_so_far("cards", PAGE, (chosen, tuple(sorted(session.states()))))
        for at in shown[:number]:
            _card(corpus, corpus.table.commitments[int(at)], until)
        if not len(shown):
            notice(said.NOTHING_TITLE, said.NONE_OF_STATE)
        if number < len(shown):
            _more(number, len(shown))


def _states(counts: Mapping[str, int]) -> None:
    """A pill for each state that occurs, or is asked for."""
    asked = session.states()
    st.pills(
        said.STATE,
        [s.value for s in ORDER if counts.get(s.value) or s.value in asked],
        selection_mode="multi",
        format_func=lambda name: f"{said.STATES[name]} {counts.get(name, 0):,}",
        key=session.STATES,
        label_visibility="collapsed",
        on_change=session.part_changed,
        args=(("commitments",),),
    )


def _more(number: int, total: int) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.button(
            said.more(min(PAGE, total - number)),
            key="more_cards",
            on_click=session.open_more,
            args=("cards", PAGE, ("commitments",)),
        )
        st.caption(said.first_of(number, total))


def _card(corpus: Corpus, commitment: Commitment, until: str) -> None:
    """One promise: its state, itself, its time, its proof, and what followed."""
    event = corpus.table.event(commitment.event)
    if event is None:
        return
    with st.container(key=f"card_{event.id}", gap="xxsmall"):
        st.html(followup.badge(commitment, until))
        _door(event, as_markdown(event.title), f"promise_{event.id}")
        st.html(_facts(corpus, event, commitment))
        for label, names in (
            (said.FULFILLED_BY, commitment.fulfilled_by),
            (said.FOLLOWED_BY, commitment.followed_by),
        ):
            for name in names:
                if mate := corpus.table.event(name):
                    title, day = as_markdown(mate.title), as_markdown(when(mate.dating))
                    text = f"{label}: **{title}**, {day}"
                    _door(mate, text, f"follow_{event.id}_{name}")


def _door(event: Event, label: str, key: str) -> None:
    st.button(
        label,
        key=key,
        type="tertiary",
        on_click=session.open_event,
        args=(event.id, beside.ON_OPEN),
    )


def _facts(corpus: Corpus, event: Event, commitment: Commitment) -> Html:
    """When it is due, how old it is, its words, and why the state is what it is."""
    due = when(event.dating) if event.dating.is_dated else said.NO_TIME
    return tag(
        "div",
        followup.facts([(said.DUE, due), *followup.made(commitment)]),
        _proof(corpus, event),
        followup.reasons(commitment),
        class_="ev",
    )


def _proof(corpus: Corpus, event: Event) -> Html | None:
    """The first words that prove the promise, and where they stand."""
    if not event.evidence:
        return None
    piece = event.evidence[0]
    document = corpus.table.documents.get(piece.document)
    if document is None:
        return tag("blockquote", tag("mark", piece.quote), class_="ev-quote")
    source = ", ".join(part for part in (document.publisher, in_words(document.date)) if part)
    return tag(
        "div",
        tag("blockquote", "“", piece.quote, "”", class_="ev-quote"),
        tag(
            "p",
            tag("cite", link(document.title or document.id, document.url)),
            tag("span", f" {source}", class_="ev-soft") if source else None,
            class_="ev-source",
        ),
    )
