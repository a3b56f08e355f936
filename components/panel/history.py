"""What people said of an event, or of a whole corpus, with the way to take it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from components import words
from components.markup import Html, as_markdown, join, tag
from components.panel import correct, ledger
from components.panel.reasons import day_in_words
from components.words import correct as said
from components.words import panel
from corpus import corrections
from corpus.corrections import Action, Correction
from corpus.read.relation import Relation
from corpus.records import Event
from corpus.store import EventTable


def of_event(event: Event, table: EventTable) -> None:
    """The corrections of one event, behind a heading that says how many there are."""
    found = corrections.about(event, ledger.everything(table.relation))
    if found:
        with st.expander(said.counted(len(found)), key="history"):
            draw(found, table.relation)


def just_dismissed(relation: Relation) -> None:
    """What was dismissed last in this session, for as long as it is; with the way back."""
    last = st.session_state.get("corrected")
    force = corrections.in_force(ledger.everything(relation))
    found = [c for c in force if c.id == last and c.action is Action.DISMISS]
    if found:
        st.html(tag("p", said.DISMISSED, class_="lead"))
        draw(found, relation)


def draw(found: Sequence[Correction], relation: Relation) -> None:
    """One paragraph a correction, newest first, each in force with a button that undoes it."""
    force = {c.id for c in corrections.in_force(ledger.everything(relation))}
    may = ledger.may_write(relation)
    for correction in reversed(found):
        is_undo = correction.action is Action.UNDO
        st.html(_entry(correction, is_void=not is_undo and correction.id not in force))
        if may and correction.id in force:
            st.button(
                said.UNDO,
                key=f"undo_{correction.id}",
                type="tertiary",
                on_click=correct.open_form,
                args=(correction.id,),
            )
            if st.session_state.get(correct.FORM) == correction.id:
                _undo(correction, relation)


@st.dialog(said.UNDO_TITLE, on_dismiss=correct.close_form)
def _undo(correction: Correction, relation: Relation) -> None:
    st.html(_entry(correction, is_void=False))
    who, why = correct.signature()
    if st.button(said.UNDO, key="undo_save", type="primary"):
        problem = correct.missing(who, why) or ledger.undo(correction, relation, who, why)
        if problem:
            st.error(as_markdown(problem))
        else:
            correct.close_form()
            st.rerun()


def _entry(correction: Correction, *, is_void: bool) -> Html:
    """Who did what, when and why, and what changed."""
    head = said.entry(correction.who, day_in_words(correction.at[:10]), correction.action.value)
    told = correction.action in (Action.CHANGE, Action.ADD)
    changes = [_change(correction, name) for name in correction.after if name in panel.FIELDS]
    return tag(
        "div",
        tag(
            "p",
            tag("b", head),
            join(" ", tag("span", said.UNDONE, class_="ev-note")) if is_void else None,
        ),
        tag("p", correction.why, class_="ev-soft"),
        tag("p", "“", correction.proof.quote, "”", class_="ev-soft") if correction.proof else None,
        tag("ul", *changes) if told and changes else None,
        class_="ev-correction",
    )


def _change(correction: Correction, name: str) -> Html:
    """One field: what it became, and what it was before where that is known."""
    now = _shown(name, correction.after[name])
    before: list[Html | str] = []
    if name in correction.before:
        was = tag("del", _shown(name, correction.before[name]))
        before, now = [was, f" {said.FROM_TO} "], tag("ins", now)
    return tag("li", f"{panel.FIELDS[name]}: ", *before, now)


def _shown(name: str, value: Any) -> str:
    """A field's value in words."""
    if value in (None, "", []):
        return said.EMPTY
    if name == "date":
        return day_in_words(str(value))
    if name == "actors" and isinstance(value, list):
        return words.listed([_name(actor) for actor in value])
    tables = {"kind": "kinds", "domains": "domains", "status": "statuses"}
    if name in tables:
        values = value if isinstance(value, list) else [value]
        return words.listed([words.label(tables[name], str(one)) for one in values])
    return str(value)


def _name(actor: object) -> str:
    if not isinstance(actor, Mapping):  # written by hand
        return str(actor)
    rest = ", ".join(part for part in (actor.get("role"), actor.get("side")) if part)
    return f"{actor.get('name')} ({rest})" if rest else str(actor.get("name"))
