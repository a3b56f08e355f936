"""Where a lane is too crowded for marks: how many events each step of the calendar has."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from components.charts.columns import Flags, Floats, Ints
from components.charts.lanes import Lane
from components.charts.marks import Axis
from components.charts.units import Unit, fitting

BIN_PX = 13  # the least width of a bin


@dataclass(frozen=True, eq=False)
class Groups:
    """The events of one lane in steps of `unit`: step i is `edges[i]` to `edges[i + 1]`. `sure` of
    its `counts` are dated no less finely than the step; the others only have the middle of what
    their date can mean in it. `first` is the row of each step's first event (-1: it has none);
    `across`: how many more have no middle in view but can have been then."""

    unit: Unit
    edges: Floats
    counts: Ints
    sure: Ints
    first: Ints
    across: int

    def only(self, steps: Flags, across: int) -> Groups:
        """The groups of these steps alone."""
        kept = np.where(steps, self.counts, 0)
        return replace(self, counts=kept, sure=np.where(steps, self.sure, 0), across=across)

    def spans(self, steps: Flags) -> list[tuple[float, float]]:
        """From where to where `steps` reach; neighbours are one span."""
        borders = np.diff(np.concatenate([[False], steps, [False]]).astype(int))
        starts, ends = np.flatnonzero(borders == 1), np.flatnonzero(borders == -1)
        pairs = zip(starts.tolist(), ends.tolist(), strict=True)
        return [(float(self.edges[i]), float(self.edges[j])) for i, j in pairs]

    def step_of(self, moments: Floats) -> Ints:
        """The number of the step in which each moment lies."""
        found: Ints = np.searchsorted(self.edges, moments, side="right") - 1
        return np.clip(found, 0, len(self.counts) - 1)

    @property
    def most(self) -> int:
        return int(self.counts.max()) if len(self.counts) else 0


def unit_for(axis: Axis) -> Unit:
    """The finest step of which each is wide enough to be pointed at."""
    return fitting(axis.last - axis.first, axis.pixels / BIN_PX)


def grouped(lane: Lane, axis: Axis) -> Groups:
    """The groups of `lane` in `axis` and as much again on both sides, so that one may move."""
    unit = unit_for(axis)
    low, high = axis.around(1)
    edges = unit.edges(low, high)
    if len(lane.anchor):  # no empty steps beyond the first and the last event
        inside = (edges[1:] > lane.anchor[0]) & (edges[:-1] <= lane.anchor[-1])
        edges = edges[np.concatenate([inside, [False]]) | np.concatenate([[False], inside])]
    if len(edges) < 2:
        edges = unit.edges(axis.first, axis.first)
    borders = np.searchsorted(lane.anchor, edges)
    counts = np.diff(borders)
    fine = (lane.end - lane.start) <= unit.length * 1.05
    total = np.concatenate([[0], np.cumsum(fine)])
    first = np.where(counts > 0, _at(lane.rows, borders[:-1]), -1)
    visible = slice(*np.searchsorted(lane.anchor, [axis.first, axis.last]))
    spanning = int(((lane.start < axis.last) & (lane.end > axis.first)).sum())
    inside_view = visible.stop - visible.start
    across = max(0, spanning - inside_view)
    return Groups(unit, edges, counts, total[borders[1:]] - total[borders[:-1]], first, across)


def _at(rows: Ints, places: Ints) -> Ints:
    """`rows` at `places`, those beyond the end brought back into it."""
    return rows[np.minimum(places, len(rows) - 1)] if len(rows) else np.full(len(places), -1)
