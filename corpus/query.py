"""Which events a person wants to see: one filter object, and the rows and counts it gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from corpus.store import EventTable

FACETS = ("domains", "kinds", "statuses")


@dataclass(frozen=True, slots=True)
class Filter:
    """What to show. Empty means "all". Years are inclusive and an event counts when any day that
    it can mean falls in them; an undated event is left out only when its bounds rule it out."""

    years: tuple[int, int] | None = None
    domains: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    text: str = ""

    @property
    def is_empty(self) -> bool:
        return self == Filter()

    def without(self, facet: str) -> Filter:
        """This filter with one part taken out: what that part's own counts are made with."""
        return replace(self, **{facet: getattr(Filter(), facet)})


@dataclass(frozen=True, slots=True)
class Selection:
    """Row numbers of an EventTable that pass a filter, in the table's order."""

    dated: np.ndarray
    undated: np.ndarray

    def __len__(self) -> int:
        return len(self.dated) + len(self.undated)

    @property
    def rows(self) -> np.ndarray:
        return np.concatenate([self.dated, self.undated])


def select(table: EventTable, chosen: Filter) -> Selection:
    """The rows of `table` that pass `chosen`."""
    passed = mask(table, chosen)
    return Selection(np.flatnonzero(passed & table.dated), np.flatnonzero(passed & ~table.dated))


def mask(table: EventTable, chosen: Filter) -> np.ndarray:
    """For each row of `table`, whether it passes `chosen`."""
    columns = table.columns
    passed = np.ones(len(table), dtype=bool)
    if chosen.years:
        passed &= _in_years(columns, chosen.years)
    if chosen.domains:
        passed &= _has_any(columns["domains"], chosen.domains)
    if chosen.kinds:
        passed &= columns["kind"].isin(chosen.kinds).to_numpy()
    if chosen.statuses:
        passed &= columns["status"].isin(chosen.statuses).to_numpy()
    for word in chosen.text.casefold().split():
        passed &= columns["search"].str.contains(word, regex=False).to_numpy(dtype=bool)
    return passed


def facets(table: EventTable, chosen: Filter) -> dict[str, dict[str, int]]:
    """For each of FACETS, how many events each value would show, the other parts of `chosen`
    kept and this part left open."""
    columns = {"domains": "domains", "kinds": "kind", "statuses": "status"}
    counts = {}
    for facet, column in columns.items():
        values = table.columns[column][mask(table, chosen.without(facet))]
        split = values.str.split("|").explode() if facet == "domains" else values
        counts[facet] = {str(name): int(n) for name, n in split.value_counts().items()}
    return counts


def year_span(table: EventTable) -> tuple[int, int] | None:
    """The first and last year that a dated event touches; None when nothing is dated."""
    days = pd.concat([table.columns["earliest"], table.columns["latest"]])[
        np.concatenate([table.dated, table.dated])
    ].dropna()
    return None if days.empty else (int(days.min().year), int(days.max().year))


def vocabulary(table: EventTable) -> Mapping[str, tuple[str, ...]]:
    """For each of FACETS, the values that occur at all."""
    everything = facets(table, Filter())
    return {facet: tuple(sorted(everything[facet])) for facet in FACETS}


def _in_years(columns: pd.DataFrame, years: tuple[int, int]) -> np.ndarray:
    """Overlap, not start. An open end reaches as far as it can; what cannot be ruled out stays."""
    first, last = np.datetime64(f"{years[0]:04d}-01-01"), np.datetime64(f"{years[1]:04d}-12-31")
    low = columns["earliest"].fillna(columns["not_before"])
    high = columns["latest"].fillna(columns["not_after"])
    return ((low.isna() | (low <= last)) & (high.isna() | (high >= first))).to_numpy()


def _has_any(joined: pd.Series[str], wanted: frozenset[str]) -> np.ndarray:
    """Whether a "|"-joined cell holds one of `wanted`; each distinct cell is looked at once."""
    codes, cells = pd.factorize(joined)
    hit = np.array([not wanted.isdisjoint(str(cell).split("|")) for cell in cells], dtype=bool)
    return hit[codes] if len(hit) else np.zeros(len(joined), dtype=bool)
