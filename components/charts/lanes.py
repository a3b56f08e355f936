"""Which events stand in which lane, as arrays in the order of time."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from components.charts.columns import Columns, Flags, Floats, Ints, Values

MOST = 10
"""Lanes that are drawn; of more values the rarest share the last lane."""
OTHERS = ""
"""The name of the lane that rare values share."""


@dataclass(frozen=True, eq=False)
class Lane:
    """One lane of `count` events: `rows` of the table by anchor, undated ones apart; start, end and
    anchor are those of `rows`."""

    name: str
    count: int
    rows: Ints
    undated: Ints
    start: Floats
    end: Floats
    anchor: Floats

    def between(self, low: float, high: float) -> Ints:
        """Where in `rows` those stand that can have been between two moments."""
        found: Ints = np.flatnonzero((self.start < high) & (self.end > low))
        return found


def lanes_of(
    columns: Columns,
    rows: Ints,
    by: str = "domain",
    chosen: Collection[str] = (),
    hidden: Collection[int] = (),
) -> list[Lane]:
    """The lanes of the events `rows`, top to bottom; only those `chosen`, if any are. The `hidden`
    among them are counted and have no place."""
    member = columns.flags(rows)
    values = columns.values(by)
    kept = member[values.rows]
    where, codes = values.rows[kept], values.codes[kept]
    counts = np.bincount(codes, minlength=len(values.names))
    groups = _groups(columns, by, values, counts, chosen)
    lane_of = np.full(len(values.names) + 1, -1)
    for number, (_, members) in enumerate(groups):
        lane_of[members] = number
    numbers = lane_of[codes]
    return [
        _lane(columns, name, where[numbers == i], hidden, shared=len(members) > 1)
        for i, (name, members) in enumerate(groups)
    ]


def _groups(
    columns: Columns, by: str, values: Values, counts: Ints, chosen: Collection[str]
) -> list[tuple[str, list[int]]]:
    """The name of each lane and the codes of the values in it."""
    sides = columns.table.relation.sides if by == "actor" else ()  # they are lanes by side
    found = [
        code
        for code in np.flatnonzero(counts)
        if (values.names[code] in chosen if chosen else values.names[code] not in sides)
    ]
    found.sort(key=lambda code: (-counts[code], values.names[code]))
    code_of = {values.names[code]: int(code) for code in found}
    many = len(found) > MOST
    own = list(code_of)[: MOST - 1] if many else list(code_of)
    lanes = [(name, [code_of[name]]) for name in columns.ranked(by, own)]
    if many:
        lanes.append((OTHERS, [code for name, code in code_of.items() if name not in own]))
    return lanes


def _lane(
    columns: Columns, name: str, rows: Ints, hidden: Collection[int], *, shared: bool
) -> Lane:
    if shared:  # an event with several of the values is still one event
        _, first = np.unique(rows, return_index=True)
        rows = rows[np.sort(first)]
    count = len(rows)
    if hidden:
        rows = rows[~np.isin(rows, list(hidden))]
    anchor = columns.anchor[rows]
    dated: Flags = ~np.isnan(anchor)
    own = rows[dated]
    return Lane(
        name=name,
        count=count,
        rows=own,
        undated=np.sort(rows[~dated]),
        start=columns.start[own],
        end=columns.end[own],
        anchor=anchor[dated],
    )
