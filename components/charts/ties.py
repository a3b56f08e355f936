"""What joins one mark to another: a promise and what kept it, and sources that disagree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from components.charts.columns import Columns, Flags, Ints
from corpus.store import EventTable

RIVAL, KEPT, PROMISED = "rival", "kept", "promised"


@dataclass(frozen=True, slots=True)
class Ties:
    """By row: what a row is tied to, how (`of`); and for each contradiction the rows of its events
    (`rivals`)."""

    of: Mapping[int, tuple[tuple[int, str], ...]]
    rivals: tuple[tuple[int, ...], ...] = ()
    disputed: frozenset[int] = field(default_factory=frozenset)


@lru_cache(maxsize=8)
def ties(table: EventTable) -> Ties:
    """The ties of all events of `table`."""
    found: dict[int, dict[tuple[int, str], None]] = {}
    rivals = []
    for dispute in table.contradictions:
        rows = _rows(table, dispute.events)
        if len(rows) > 1:
            rivals.append(rows)
        for row in rows:
            known = found.setdefault(row, {})
            known.update({(other, RIVAL): None for other in rows if other != row})
    for promise in table.commitments:
        for row in _rows(table, [promise.event]):
            for other in _rows(table, promise.fulfilled_by):
                found.setdefault(row, {})[other, KEPT] = None
                found.setdefault(other, {})[row, PROMISED] = None
    disputed = frozenset(row for rows in rivals for row in rows)
    return Ties({row: tuple(known) for row, known in found.items()}, tuple(rivals), disputed)


def _rows(table: EventTable, names: Iterable[str]) -> tuple[int, ...]:
    """The rows of the events `names` that the table has."""
    return tuple(table.positions[name] for name in names if name in table.positions)


def folded(columns: Columns, rows: Ints) -> dict[int, int]:
    """An act that sources date differently has one mark, that of its first event among `rows`: for
    each of the others the row that stands for it."""
    member: Flags | None = None
    stands_for: dict[int, int] = {}
    for rivals in ties(columns.table).rivals:
        if member is None:
            member = columns.flags(rows)
        dated = [row for row in rivals if member[row] and columns.table.dated[row]]
        stands_for |= {row: stands_for.get(dated[0], dated[0]) for row in dated[1:]}
    return stands_for
