"""What became of promises and plans: those that pass a filter, in an order worth reading."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from weakref import WeakKeyDictionary

import numpy as np

from corpus.query import Filter, mask
from corpus.records import Commitment, State
from corpus.store import EventTable

# What asks for somebody's attention comes first.
ORDER = (
    State.NO_EVIDENCE,
    State.OPEN,
    State.RESCHEDULED,
    State.CONFIRMED,
    State.CANCELLED,
    State.FULFILLED,
)
_AHEAD = (State.OPEN, State.RESCHEDULED, State.CONFIRMED)


@dataclass(frozen=True, slots=True)
class Promises:
    """The commitments of a table that pass a filter. counts: how many there are of each state,
    whatever states were asked for; shown: the numbers, in `table.commitments`, of those asked for.
    """

    counts: dict[State, int]
    shown: np.ndarray


def promises(table: EventTable, chosen: Filter, states: Collection[str] = ()) -> Promises:
    """The commitments whose event passes `chosen`, of `states` (all, when empty), in order: by
    state as in ORDER; what is over by the end of its time, latest first; what is ahead by the end
    of its time, soonest first, and last what has none, newest first."""
    index = _index(table)
    passing = mask(table, chosen)[index.rows] if len(index.rows) else np.zeros(0, dtype=bool)
    found = np.bincount(index.states[passing], minlength=len(ORDER))
    counts = {state: int(found[i]) for i, state in enumerate(ORDER) if found[i]}
    if states:
        wanted = np.array([state.value in states for state in ORDER])
        passing = passing & wanted[index.states]
    return Promises(counts, index.order[passing[index.order]])


def as_of(table: EventTable) -> date | None:
    """The day of the newest document: up to it every state holds."""
    return max((c.as_of for c in table.commitments if c.as_of), default=None)


@dataclass(frozen=True, slots=True)
class _Index:
    """For each commitment the row of its event and its state's place in ORDER; and the order."""

    rows: np.ndarray
    states: np.ndarray
    order: np.ndarray


_indexes: WeakKeyDictionary[EventTable, _Index] = WeakKeyDictionary()


def _index(table: EventTable) -> _Index:
    if table not in _indexes:
        known = list(table.commitments)
        rows = np.array([table.positions[c.event] for c in known], dtype=np.int64)
        states = np.array([ORDER.index(c.state) for c in known], dtype=np.int64)
        order = sorted(range(len(known)), key=lambda i: _key(known[i]))
        _indexes[table] = _Index(rows, states, np.array(order, dtype=np.int64))
    return _indexes[table]


def _key(commitment: Commitment) -> tuple[int, bool, int, int, str]:
    """Sorts as `promises` says."""
    made = commitment.made.toordinal() if commitment.made else 0
    end = commitment.latest.toordinal() if commitment.latest else 0
    ahead = commitment.state in _AHEAD
    rank = ORDER.index(commitment.state)
    return rank, ahead and not end, end if ahead else -end, -made, commitment.event
