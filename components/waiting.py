"""Reading a folder of documents takes a while: how far it is, and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components import words
from components.data import Corpus, load
from components.markup import tag
from corpus.read.relation import Relation

STEPS = 50  # of the bar: more would tell the browser more often than an eye can see
_STOPPED = "reading_stopped"


def corpus_of(relation: Relation, default: str) -> Corpus | None:
    """The corpus of `relation`, built before somebody's eyes if need be; None if they stopped it.

    A button pressed while the page is being drawn ends the drawing at the next word to the page:
    here, at the next step of the bar.
    """
    place = st.empty()
    if st.session_state.get(_STOPPED) == relation.id:
        with place.container():
            st.html(tag("section", tag("h2", words.STOPPED_TITLE), class_="notice"))
            st.button(words.READ_ON, key="read_on", type="primary", on_click=_read_on)
        return None
    corpus = load(relation, default, _bar(place.container, relation))
    place.empty()
    return corpus


def _bar(make: Callable[[], DeltaGenerator], relation: Relation) -> Callable[[int, int], None]:
    """A bar that appears with the first document."""
    bars: list[DeltaGenerator] = []

    def told(done: int, of: int) -> None:
        if not bars:
            with make():
                bars.append(st.progress(0.0))
                st.button(words.STOP, key="stop_reading", on_click=_stop, args=(relation.id,))
        if done == of or not done % max(1, of // STEPS):
            bars[0].progress(done / max(of, 1), text=words.reading(done, of))

    return told


def _stop(name: str) -> None:
    """A callback's work."""
    st.session_state[_STOPPED] = name


def _read_on() -> None:
    """A callback's work."""
    st.session_state.pop(_STOPPED, None)
