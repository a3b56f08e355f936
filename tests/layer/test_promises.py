"""Promises that pass a filter, counted by state and in an order worth reading."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus.promises import ORDER, as_of, promises
from corpus.query import Filter
from corpus.read.relation import Relation
from corpus.records import Commitment, State
from corpus.store import EventTable
from tests.synthetic import make_events

EVENTS = make_events(8, seed=5)
NEWEST = date(2026, 1, 30)


def promise(at: int, state: State, made: str = "2006-01-01", latest: str = "") -> Commitment:
    end = date.fromisoformat(latest) if latest else None
    return Commitment(EVENTS[at].id, state, date.fromisoformat(made), None, end, NEWEST)


def table(*commitments: Commitment) -> EventTable:
    return EventTable.of(Relation("r", "R", Path()), EVENTS, commitments=commitments)


def order(found: EventTable, **asked: object) -> list[int]:
    numbers = {event.id: i for i, event in enumerate(EVENTS)}
    shown = promises(found, Filter(), **asked).shown  # type: ignore[arg-type]
    return [numbers[found.commitments[int(at)].event] for at in shown]


def test_every_state_has_its_place() -> None:
    assert set(ORDER) == set(State)


def test_what_asks_for_attention_comes_first() -> None:
    found = table(
        promise(0, State.FULFILLED, latest="2007-12-31"),
        promise(1, State.OPEN, made="2010-01-01"),
        promise(2, State.OPEN, latest="2030-12-31"),
        promise(3, State.NO_EVIDENCE, latest="2007-12-31"),
        promise(4, State.OPEN, latest="2027-12-31"),
        promise(5, State.NO_EVIDENCE, latest="2019-12-31"),
        promise(6, State.OPEN, made="2020-01-01"),
        promise(7, State.CANCELLED),
    )
    assert order(found) == [5, 3, 4, 2, 6, 1, 7, 0]
    assert order(found, states=("open", "cancelled")) == [4, 2, 6, 1, 7]
    assert as_of(found) == NEWEST


def test_counts_follow_the_filter_and_not_the_states_asked_for() -> None:
    found = table(*(promise(i, State.OPEN if i % 2 else State.NO_EVIDENCE) for i in range(8)))
    everything = promises(found, Filter(), states=("open",))
    assert everything.counts == {State.NO_EVIDENCE: 4, State.OPEN: 4}
    assert len(everything.shown) == 4
    domain = EVENTS[1].domains[0]
    some = promises(found, Filter(domains=frozenset({domain})))
    wanted = {event.id for event in EVENTS if domain in event.domains}
    assert {found.commitments[int(at)].event for at in some.shown} == wanted
    assert sum(some.counts.values()) == len(wanted)


@pytest.mark.parametrize("states", [(), ("open",)])
def test_no_promises(states: tuple[str, ...]) -> None:
    found = promises(table(), Filter(), states)
    assert found.counts == {}
    assert list(found.shown) == []
    assert as_of(table()) is None
