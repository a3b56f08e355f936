"""What became of a promise or plan, and the ways to the events that this one has to do with."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components import words
from components.charts.describe import on_day, when
from components.markup import Html, as_markdown, tag
from components.panel.reasons import days_in_words, plainly
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
    return tag(
        "section",
        badge(commitment, on_day(as_of(table))),
        tag("p", promised.MEANINGS.get(commitment.state.value), class_="ev-soft ev-meaning"),
        facts(made(commitment)),
        reasons(commitment),
        class_="ev-promise",
    )


def badge(commitment: Commitment, until: str) -> Html:
    """The state in a frame, its sign before it. `until`: the day up to which it holds."""
    name = commitment.state.value
    return tag(
        "p",
        tag("span", promised.state(name, until), class_=f"badge badge-{name.replace('_', '-')}"),
        class_="state",
        title=promised.MEANINGS.get(name),
    )


def made(commitment: Commitment) -> list[tuple[str, str]]:
    """When it was promised, and how old it was when the newest document appeared."""
    if commitment.made is None:
        return []
    found = [(promised.MADE, on_day(commitment.made))]
    if commitment.as_of:
        age = promised.aged((commitment.as_of - commitment.made).days)
        found.append((promised.AGE, age))
    return found


def facts(found: Sequence[tuple[str, str]]) -> Html | None:
    """Names and values in one line."""
    row = [tag("span", tag("b", f"{name} "), text, class_="fact") for name, text in found]
    return tag("p", *row, class_="facts") if row else None


def reasons(commitment: Commitment) -> Html | None:
    """Why the state is what it is."""
    told = words.begun("; ".join(days_in_words(reason) for reason in commitment.reasons))
    return tag("p", f"{told}.", class_="reasons") if told else None


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
    return {name: plainly(reason) for name, colon, reason in found if colon}
