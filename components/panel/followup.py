"""What became of a promise or plan, and the ways to the events that this one has to do with."""

from __future__ import annotations

from datetime import date

import streamlit as st

from components import words
from components.charts.describe import when
from components.markup import Html, as_markdown, tag
from components.panel.reasons import day_in_words, days_in_words
from components.session import open_event
from components.words import commitments as promised
from components.words import panel as said
from corpus.promises import as_of
from corpus.records import Commitment, Event, Rel
from corpus.store import EventTable


def state(event: Event, table: EventTable) -> Html | None:
    """The state of a promise or plan, when it was made, and why it is so; else None."""
    commitment = table.promised.get(event.id)
    if commitment is None:
        return None
    facts = []
    if commitment.made:
        facts.append((promised.MADE, day_in_words(commitment.made.isoformat())))
        if commitment.as_of:
            age = promised.aged((commitment.as_of - commitment.made).days)
            facts.append((promised.AGE, age))
    row = [tag("span", tag("b", f"{name} "), text, class_="fact") for name, text in facts]
    reasons = words.begun("; ".join(days_in_words(reason) for reason in commitment.reasons))
    return tag(
        "section",
        badge(commitment, as_of(table)),
        tag("p", promised.MEANINGS.get(commitment.state.value), class_="ev-soft ev-meaning"),
        tag("p", *row, class_="facts") if row else None,
        tag("p", f"{reasons}.", class_="reasons") if reasons else None,
        class_="ev-promise",
    )


def badge(commitment: Commitment, until: date | None) -> Html:
    """The state in a frame, its sign before it."""
    name = commitment.state.value
    shown = promised.state(name, day_in_words(until.isoformat()) if until else "")
    return tag(
        "p",
        tag("span", shown, class_=f"badge badge-{name.replace('_', '-')}"),
        class_="state",
        title=promised.MEANINGS.get(name),
    )


def links(event: Event, table: EventTable) -> None:
    """A button for every event that this one is linked to: how, and why if that is known."""
    found = _ways(event, table)
    if not found:
        return
    st.html(tag("h3", words.LINKED, class_="ev-linked"))
    why = _why_perhaps(event)
    with st.container(key="linked", gap="xsmall"):
        for label, other, rel in found:
            text = f"{label}: **{as_markdown(other.title)}**, {as_markdown(when(other.dating))}"
            st.button(
                text,
                key=f"link_{rel}_{other.id}",
                type="tertiary",
                on_click=open_event,
                args=(other.id,),
            )
            if rel == Rel.PERHAPS_SAME.value and other.id in why:
                st.html(tag("p", said.BECAUSE, " ", why[other.id], class_="ev-soft ev-because"))


def _ways(event: Event, table: EventTable) -> list[tuple[str, Event, str]]:
    """(how it stands to this event, the other event, a name for the way), each event once."""
    found = [(words.LINKS.get(m.rel.value, m.rel.value), m.id, m.rel.value) for m in event.links]
    if commitment := table.promised.get(event.id):
        found += [(promised.FULFILLED_BY, name, "by") for name in commitment.fulfilled_by]
        found += [(promised.FOLLOWED_BY, name, "after") for name in commitment.followed_by]
    seen: dict[str, tuple[str, Event, str]] = {}
    for label, name, rel in found:
        if name not in seen and (other := table.event(name)):
            seen[name] = (label, other, rel)
    return list(seen.values())


def _why_perhaps(event: Event) -> dict[str, str]:
    """Event id -> why the two may be the same."""
    parts = event.reasons.get("perhaps_same", "").split("; ")
    found = (part.partition(": ") for part in parts)
    return {name: reason for name, colon, reason in found if colon}
