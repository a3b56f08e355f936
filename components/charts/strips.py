"""The strips above and below the lanes: how many events each year has, and what was read of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from components.charts.columns import DAY, Columns, Floats, Ints
from components.charts.marks import Axis
from components.charts.units import UNITS, Unit, fitting
from components.theme import DOMAIN_ORDER, domain_token
from components.words import chart as said
from corpus.store import EventTable

STEPS = 80  # steps that the overview has at most
STEP_PX = 15  # pixels: the least width of a step of the ribbon
COARSE = tuple(unit for unit in UNITS if unit.code in ("M", "Y") and unit.number != 3)


@dataclass(frozen=True, eq=False)
class Overview:
    """Events by step of the calendar and, stacked, by their first domain: `counts[d][i]` between
    `edges[i]` and `edges[i + 1]`. An event counts once."""

    unit: Unit
    edges: Floats
    colours: tuple[str, ...]
    counts: Ints


def overview(columns: Columns, rows: Ints, whole: Axis) -> Overview:
    """The overview of the dated events among `rows`."""
    unit = fitting(whole.last - whole.first, STEPS, COARSE)
    edges = unit.edges(whole.first, whole.last)
    steps, domains = len(edges) - 1, len(DOMAIN_ORDER)
    anchor = columns.anchor[rows]
    inside = (anchor >= edges[0]) & (anchor < edges[-1])  # NaN is in neither
    step = np.searchsorted(edges, anchor[inside], side="right") - 1
    cells = np.bincount(
        columns.domain[rows[inside]] * steps + step, minlength=steps * domains
    ).reshape(domains, steps)
    found = np.flatnonzero(cells.any(axis=1))
    colours = tuple(domain_token(DOMAIN_ORDER[i]) for i in found)
    return Overview(unit, edges, colours, cells[found])


@dataclass(frozen=True, eq=False)
class Papers:
    """The dates of the documents that were read, and who published them."""

    middles: Floats
    publishers: tuple[str, ...]
    undated: int
    newest: float | None  # the last day of the newest one
    newest_said: str

    @classmethod
    def of(cls, table: EventTable) -> Papers:
        documents = list(table.documents.values())
        days = [(d.date.earliest, d.date.latest, d.publisher) for d in documents]
        known = [(first, last, name) for first, last, name in days if first and last]
        firsts = np.array([first for first, _, _ in known], dtype="datetime64[ms]")
        lasts = np.array([last for _, last, _ in known], dtype="datetime64[ms]")
        low, high = firsts.astype(np.int64), lasts.astype(np.int64) + DAY
        newest = max(known, key=lambda row: row[1])[1] if known else None
        return cls(
            (low + high) / 2,
            tuple(name or said.NOBODY for _, _, name in known),
            len(documents) - len(known),
            float(high.max()) if newest else None,
            f"{said.month(newest)}" if newest else "",
        )


@dataclass(frozen=True, slots=True)
class Cell:
    """One period of the ribbon: how many documents were read of it, and that in words."""

    start: float
    end: float
    count: int
    text: str


def coverage(papers: Papers, axis: Axis) -> list[Cell]:
    """The ribbon for the part of the axis in view, and as much again on both sides."""
    unit = fitting(axis.last - axis.first, axis.pixels / STEP_PX)
    edges = unit.edges(*axis.around(1))
    step = np.searchsorted(edges, papers.middles, side="right") - 1
    by_step: dict[int, Counter[str]] = {}
    for i, name in zip(step.tolist(), papers.publishers, strict=True):
        by_step.setdefault(i, Counter())[name] += 1
    cells = []
    for i, (start, end) in enumerate(zip(edges.tolist(), edges[1:].tolist(), strict=False)):
        found = by_step.get(i, Counter())
        ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
        text = said.covered(unit.name(start, end), ranked)
        cells.append(Cell(start, end, found.total(), text))
    return cells
