"""The panel of one event: what, when and why we believe it, the proof, and the way on."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import streamlit as st

from components import words
from components.charts.columns import STATUSES
from components.charts.describe import when
from components.markup import Html, as_markdown, join, tag
from components.panel import followup, history
from components.panel.reasons import why, why_date
from components.panel.sources import compared, evidence
from components.panel.tools import tools
from components.scenes import drawn
from components.session import open_event
from components.theme import domain_rank
from corpus.records import Actor, Event, Status
from corpus.store import EventTable

Rows = Sequence[int] | np.ndarray  # in ascending order


def panel(table: EventTable, event: Event | None, shown: Rows) -> None:
    """Draw the panel. `shown`: the rows that pass the filter, for the way to the neighbours."""
    if event is None:
        history.just_dismissed(table.relation)
        if len(shown):
            _invitation(table, shown)
        return
    row = table.positions[event.id]
    _way_on(table, row, shown)
    tools(event, table)
    st.html(article(event, table))
    followup.links(event, table)
    if event.reasons or event.made_by:
        with st.expander(words.WHY_HERE):
            st.html(why(event))
    history.of_event(event, table)


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
    come after that, among the rows shown, which are in order of their dates."""
    columns, _ = drawn(table)
    rows = np.asarray(shown, dtype=np.int64)
    dated = rows[table.dated[rows]]
    past, ahead = (
        dated[columns.status[dated] == STATUSES.index(status)].tolist()
        for status in (Status.OCCURRED, Status.PLANNED)
    )
    if past:
        ahead = [row for row in ahead if row > past[-1]]
    ways = {"first": past[:1], "last": past[1:][-1:], "ahead": ahead[:1]}
    return {name: table.event_at(found[0]) for name, found in ways.items() if found}


def article(event: Event, table: EventTable) -> Html:
    """The event as HTML; every word of a document or rule in it is escaped."""
    return tag(
        "article",
        tag("p", words.begun(when(event.dating)), class_="ev-date"),
        tag("h2", event.title, class_="ev-title"),
        tag("p", why_date(event), class_="ev-basis"),
        followup.state(event, table),
        _facts(event),
        *_proof(event, table),
        class_="ev",
    )


def _proof(event: Event, table: EventTable) -> list[Html | None]:
    """The evidence and the table of sources; where these disagree, the table first."""
    shown = [evidence(event, table), compared(event, table)]
    return shown[::-1] if event.id in table.disputes else shown


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
    if not _is_among(row, shown):
        st.caption(words.OUTSIDE_FILTER)


def neighbours(row: int, shown: Rows) -> tuple[int | None, int | None]:
    """The rows shown just before and after `row`, which need not be among them. `shown` ascends: of
    a million rows twenty are looked at."""
    at = int(np.searchsorted(shown, row))
    after = at + _is_among(row, shown)
    return (
        int(shown[at - 1]) if at else None,
        int(shown[after]) if after < len(shown) else None,
    )


def _is_among(row: int, shown: Rows) -> bool:
    at = int(np.searchsorted(shown, row))
    return at < len(shown) and int(shown[at]) == row
