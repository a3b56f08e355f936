"""The panel of one event: what, when and why we believe it, the proof, and the way on."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import streamlit as st

from components import words
from components.charts.columns import STATUSES
from components.charts.describe import when
from components.evidence import lit, passages
from components.markup import Html, as_markdown, join, link, tag
from components.scenes import drawn
from components.session import open_event
from components.theme import domain_rank
from corpus.dates.words import basis_in_words, in_words
from corpus.records import Actor, Dating, Document, Event, Link, Status
from corpus.store import EventTable

Rows = Sequence[int] | np.ndarray  # in ascending order


def panel(table: EventTable, event: Event | None, shown: Rows) -> None:
    """Draw the panel. `shown`: the rows that pass the filter, for the way to the neighbours."""
    if event is None:
        if len(shown):
            _invitation(table, shown)
        return
    row = table.positions[event.id]
    _way_on(table, row, shown)
    st.html(article(event, table))
    _links(table, event)
    if event.reasons or event.made_by:
        with st.expander(words.WHY_HERE):
            st.html(why(event))


def _invitation(table: EventTable, shown: Rows) -> None:
    """Nothing is open: how to open something, and a few good doors."""
    st.html(tag("div", tag("h2", words.INVITE_TITLE), tag("p", words.INVITE), class_="ev-invite"))
    with st.container(key="doors", gap="small"):
        for name, event in doors(table, shown).items():
            title, day = as_markdown(event.title), as_markdown(when(event.dating))
            text = f"{words.DOORS[name]}: **{title}**, {day}"
            st.button(
                text, key=f"door_{name}", type="tertiary", on_click=open_event, args=(event.id,)
            )


def doors(table: EventTable, shown: Rows) -> dict[str, Event]:
    """Where one may begin: the first and the last of what took place, and the first of what is to
    come after that, among the rows shown."""
    columns, _ = drawn(table)
    rows = np.asarray(shown, dtype=np.int64)
    dated = rows[table.dated[rows]]
    past, ahead = (
        dated[columns.status[dated] == STATUSES.index(status)].tolist()
        for status in (Status.OCCURRED, Status.PLANNED)
    )
    ways = {"first": past[:1], "last": past[1:][-1:], "ahead": ahead[:1]}
    return {name: table.event_at(found[0]) for name, found in ways.items() if found}


def article(event: Event, table: EventTable) -> Html:
    """The event as HTML; every word of a document or rule in it is escaped."""
    return tag(
        "article",
        tag("p", words.begun(when(event.dating)), class_="ev-date"),
        tag("h2", event.title, class_="ev-title"),
        tag("p", *_why_date(event.dating), class_="ev-basis"),
        _facts(event),
        tag("h3", words.EVIDENCE),
        *(_from_document(event, name, table) for name in _documents(event)),
        class_="ev",
    )


def why(event: Event) -> Html:
    """Which rule and words gave each field."""
    rows = [
        tag("div", tag("dt", name.replace("_", " ").capitalize()), tag("dd", reason))
        for name, reason in event.reasons.items()
    ]
    made = tag("div", tag("dt", words.MADE_BY), tag("dd", event.made_by)) if event.made_by else None
    return tag("dl", *rows, made, class_="ev-facts ev-why")


def _why_date(dating: Dating) -> list[str]:
    said = f": “{dating.said}”" if dating.said else ""
    return [words.begun(basis_in_words(dating)), said]


def _facts(event: Event) -> Html:
    domains = [
        tag("span", words.label("domains", name), class_=f"ev-chip ev-{_known(name)}")
        for name in sorted(event.domains, key=domain_rank)
    ]
    facts: list[tuple[str, Html | str]] = [
        (words.FACETS["domains"], join(*domains)),
        (words.FACETS["kinds"], words.label("kinds", event.kind)),
        (words.FACETS["statuses"], words.label("statuses", event.status.value)),
    ]
    if event.actors:
        facts.append((words.ACTORS, tag("ul", *(tag("li", *_actor(a)) for a in event.actors))))
    if event.place:
        facts.append((words.PLACE, event.place))
    rows = [tag("div", tag("dt", name), tag("dd", value)) for name, value in facts]
    return tag("dl", *rows, class_="ev-facts")


def _known(domain: str) -> str:
    return domain if domain in words.DOMAINS else "other"


def _actor(actor: Actor) -> list[str]:
    rest = ", ".join(part for part in (actor.role, actor.side) if part and part != actor.name)
    return [actor.name, tag("span", f" — {rest}", class_="ev-soft") if rest else ""]


def _documents(event: Event) -> list[str]:
    return list(dict.fromkeys(piece.document for piece in event.evidence))


def _from_document(event: Event, name: str, table: EventTable) -> Html:
    """One document's head and the lit passages from it."""
    pieces = [piece for piece in event.evidence if piece.document == name]
    document = table.documents.get(name)
    if document is None:
        quotes = [tag("blockquote", tag("mark", p.quote), class_="ev-quote") for p in pieces]
        return tag("section", tag("p", name, class_="ev-source"), *quotes)
    found = [lit(passage, document) for passage in passages(pieces, document.text)]
    return tag("section", *found, _source(document))


def _source(document: Document) -> Html:
    when = in_words(document.date)
    facts = ", ".join(part for part in (document.publisher, when) if part)
    note = (
        tag("span", words.SUMMARY_NOTE, class_="ev-note") if document.kind == "abstract" else None
    )
    return tag(
        "p",
        tag("cite", link(document.title or document.id, document.url)),
        tag("span", f" {facts}. ", class_="ev-soft") if facts else None,
        note,
        class_="ev-source",
    )


def _links(table: EventTable, event: Event) -> None:
    known = [(mate, table.event(mate.id)) for mate in event.links]
    present = [(mate, other) for mate, other in known if other is not None]
    if not present:
        return
    st.html(tag("h3", words.LINKED, class_="ev-linked"))
    for mate, other in present:
        _link_button(mate, other)


def _link_button(mate: Link, other: Event) -> None:
    relation = words.LINKS.get(mate.rel.value, mate.rel.value)
    text = f"{relation}: {other.title} ({when(other.dating)})"
    st.button(
        as_markdown(text),
        key=f"link_{mate.rel.value}_{other.id}",
        type="tertiary",
        on_click=open_event,
        args=(other.id,),
    )


def _way_on(table: EventTable, row: int, shown: Rows) -> None:
    """Previous, next (among the events shown) and close."""
    before, after = neighbours(row, shown)
    with st.container(key="way_on", horizontal=True, gap="small"):
        for name, label, target in (
            ("previous", words.PREVIOUS, before),
            ("next", words.NEXT, after),
        ):
            st.button(
                label,
                key=f"go_{name}",
                disabled=target is None,
                on_click=open_event,
                args=(None if target is None else str(table.columns["id"].iat[target]),),
            )
        st.button(words.CLOSE, key="go_close", type="tertiary", on_click=open_event, args=(None,))
    if not np.any(np.asarray(shown) == row):
        st.caption(words.OUTSIDE_FILTER)


def neighbours(row: int, shown: Rows) -> tuple[int | None, int | None]:
    """The rows shown just before and after `row`, which need not be among them."""
    rows = np.asarray(shown, dtype=np.int64)
    before, after = rows[rows < row], rows[rows > row]
    return (int(before[-1]) if len(before) else None), (int(after[0]) if len(after) else None)
