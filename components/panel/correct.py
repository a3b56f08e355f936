"""A person puts an event right: the dialog in which they say what, who they are, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from components import words
from components.charts.describe import when
from components.markup import as_markdown
from components.panel import ledger
from components.words import correct as said
from components.words.panel import FIELDS
from corpus.corrections import Action
from corpus.dates import edtf
from corpus.dates.words import in_words
from corpus.records import Basis, Event, Rel, Status
from corpus.store import EventTable

Fields = dict[str, Any]
FORM = "form"  # the id of the event that is put right, or of the correction that is taken back


def button(event: Event, table: EventTable) -> None:
    """The button that opens the dialog; where nobody may write, there is none."""
    if not ledger.may_write(table.relation):
        return
    st.button(said.CORRECT, key="correct", on_click=open_form, args=(event.id,))
    if st.session_state.get(FORM) == event.id:
        _dialog(event, table)


def open_form(name: str) -> None:
    """A callback's work: open the form named `name`. It shows what it is about as that stands,
    whatever was typed into the last one."""
    st.session_state[FORM] = name
    st.session_state["forms"] = st.session_state.get("forms", 0) + 1


def close_form() -> None:
    """A callback's work: no form is open."""
    st.session_state.pop(FORM, None)


@st.dialog(said.TITLE, width="medium", on_dismiss=close_form)
def _dialog(event: Event, table: EventTable) -> None:
    st.caption(said.HELP)
    same = _same(event, table)
    offered = [name for name in said.ACTIONS if name != Action.MERGE.value or same]
    action = Action(
        st.segmented_control(
            said.ACTION,
            offered,
            default=offered[0],
            format_func=lambda name: said.ACTIONS[name],
            key=_key("action"),
            label_visibility="collapsed",
        )
        or offered[0]
    )
    after: Fields = {}
    wrong = None
    if action is Action.CHANGE:
        after, wrong = _fields(event, table)
    elif action is Action.MERGE:
        after = _merged(same)
    if effect := said.EFFECTS.get(action.value):
        st.write(effect)
    _save(event, table, action, after, wrong)


def _key(name: str) -> str:
    return f"fix_{name}_{st.session_state.get('forms', 0)}"


def _fields(event: Event, table: EventTable) -> tuple[Fields, str | None]:
    """What the form changes, and what is wrong in it."""
    title = st.text_input(FIELDS["title"], event.title, key=_key("title")).strip()
    written = st.text_input(
        words.COLUMNS["date"], event.dating.edtf or "", key=_key("date"), help=said.DATE_HELP
    ).strip()
    read, wrong = read_date(written, table.relation.hemisphere)
    st.caption(f"{said.READS_AS} {as_markdown(read)}" if read else f":red[{wrong}]")
    left, right = st.columns(2)
    kind = left.selectbox(
        words.COLUMNS["kind"],
        list(words.kinds()),
        list(words.kinds()).index(event.kind),
        format_func=lambda name: words.label("kinds", name),
        key=_key("kind"),
    )
    status = right.selectbox(
        words.COLUMNS["status"],
        list(Status),
        list(Status).index(event.status),
        format_func=lambda name: words.label("statuses", name),
        key=_key("status"),
    )
    domains = st.multiselect(
        words.COLUMNS["domains"],
        list(words.DOMAINS),
        list(event.domains),
        format_func=lambda name: words.label("domains", name),
        key=_key("domains"),
    )
    place = st.text_input(words.PLACE, event.place or "", key=_key("place")).strip()
    actors = _actors(event, table)
    new: Fields = {
        "title": title,
        "date": written or None,
        "kind": kind,
        "domains": list(domains),
        "status": str(status),
        "actors": actors,
        "place": place or None,
    }
    return changed(event, new), wrong or _wrong(new)


def _actors(event: Event, table: EventTable) -> list[Fields]:
    """The actors as a small table to edit."""
    st.caption(said.ACTORS)
    rows = [(actor.name, actor.side, actor.role) for actor in event.actors]
    sides = [*table.relation.sides, *(actor.side for actor in event.actors if actor.side)]
    edited = st.data_editor(
        pd.DataFrame(rows, columns=list(said.ACTOR_COLUMNS), dtype="str"),
        key=_key("actors"),
        num_rows="dynamic",
        hide_index=True,
        column_config={
            "name": st.column_config.TextColumn(said.ACTOR_COLUMNS["name"], required=True),
            "side": st.column_config.SelectboxColumn(
                said.ACTOR_COLUMNS["side"], options=list(dict.fromkeys(sides))
            ),
            "role": st.column_config.TextColumn(said.ACTOR_COLUMNS["role"]),
        },
        alt=said.ACTORS,
    )
    return [
        {"name": _text(name), "side": _text(side) or None, "role": _text(role)}
        for name, side, role in edited.itertuples(index=False)
    ]


def _text(value: object) -> str:
    return "" if pd.isna(value) else str(value).strip()  # type: ignore[call-overload]


def _wrong(new: Mapping[str, Any]) -> str | None:
    if not new["title"]:
        return said.NO_TITLE
    if not new["domains"]:
        return said.NO_DOMAIN
    return said.NO_NAME if any(not actor["name"] for actor in new["actors"]) else None


def changed(event: Event, new: Mapping[str, Any]) -> Fields:
    """Those of the fields `new` that differ from the event's."""
    now = event.as_dict()
    return {name: value for name, value in new.items() if value != now[name]}


def read_date(written: str, hemisphere: edtf.Hemisphere = "north") -> tuple[str, str | None]:
    """A date in words, or what is wrong with how it is written."""
    if not written:
        return said.UNDATED, None
    try:
        if edtf.is_partial(written):
            return "", said.NO_YEAR
        return in_words(edtf.dating(written, Basis.ASSIGNED, hemisphere=hemisphere)), None
    except ValueError:
        return "", said.NOT_EDTF


def _same(event: Event, table: EventTable) -> Mapping[str, Event]:
    """The events that may be the same, by id."""
    names = [m.id for m in event.links if m.rel in (Rel.PERHAPS_SAME, Rel.CONFLICTS_WITH)]
    found = ((name, table.event(name)) for name in names)
    return {name: other for name, other in found if other}


def _merged(same: Mapping[str, Event]) -> Fields:
    names = st.multiselect(
        said.SAME_AS,
        list(same),
        format_func=lambda name: f"{same[name].title}, {when(same[name].dating)}",
        key=_key("same"),
    )
    chosen: Sequence[Event] = [same[name] for name in names]
    rows = [
        {"event": e.id, "document": e.evidence[0].document, "quote": e.evidence[0].quote}
        for e in chosen
    ]
    return {"events": rows} if rows else {}


def _save(
    event: Event, table: EventTable, action: Action, after: Fields, wrong: str | None
) -> None:
    """Name, reason, and the button that writes."""
    who, why = signature()
    needs = action in (Action.CHANGE, Action.MERGE)
    if not st.button(said.SAVE, key=_key("save"), type="primary"):
        return
    problem = wrong or (said.NOTHING_CHANGED if needs and not after else None) or missing(who, why)
    problem = problem or ledger.correct(event, table.relation, action, after, who, why)
    if problem:
        st.error(as_markdown(problem))
        return
    if action is Action.DISMISS:
        st.session_state["event"] = None
    close_form()
    st.rerun()


def signature() -> tuple[str, str]:
    """Who says so, and why: asked for in the same way wherever something is put right."""
    who = st.text_input(
        said.WHO, st.session_state.get(ledger.NAME, ""), key=_key("who"), max_chars=200
    )
    why = st.text_input(said.WHY, key=_key("why"), placeholder=said.WHY_HINT, max_chars=1000)
    return who.strip(), why.strip()


def missing(who: str, why: str) -> str | None:
    return None if who and why else said.NEEDED
