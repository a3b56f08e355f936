"""Which events a person wants to see: one filter object, and the rows and counts it gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from corpus.store import EventTable, fold

FACETS = ("domains", "kinds", "statuses")
_COLUMNS = {"domains": "domains", "kinds": "kind", "statuses": "status"}


@dataclass(frozen=True, slots=True)
class Filter:
    """What to show. Empty means "all".

    years: first and last, inclusive; an event counts when any day that it can mean falls in them,
    and an undated event is left out only when its bounds rule it out. domains, kinds, statuses: an
    event has one of them. text: an event has all its words, whole or as parts of longer words, in
    title, actors, place or quotes, whatever their case and accents ("nguyen" finds "Nguyễn").
    """

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
    return _all_of(_parts(table, chosen), table)


def facets(table: EventTable, chosen: Filter) -> dict[str, dict[str, int]]:
    """For each of FACETS, how many events each value would show, the other parts of `chosen` kept
    and this part left open. Values by name; those that would show nothing are left out."""
    parts = _parts(table, chosen)
    counts = {}
    for facet, column in _COLUMNS.items():
        others = {name: part for name, part in parts.items() if name != facet}
        values = table.columns[column][_all_of(others, table)]
        found = values.str.split("|").explode() if facet == "domains" else values
        counts[facet] = {str(name): int(n) for name, n in found.value_counts().sort_index().items()}
    return counts


def year_span(table: EventTable) -> tuple[int, int] | None:
    """The first and last year that a dated event touches; None when nothing is dated. An open end
    touches no more than the year it is open from."""
    days = pd.concat([table.columns["earliest"], table.columns["latest"]])[
        np.concatenate([table.dated, table.dated])
    ].dropna()
    return None if days.empty else (int(days.min().year), int(days.max().year))


def vocabulary(table: EventTable) -> Mapping[str, tuple[str, ...]]:
    """For each of FACETS, the values that occur at all."""
    return {facet: tuple(counts) for facet, counts in facets(table, Filter()).items()}


def _parts(table: EventTable, chosen: Filter) -> dict[str, np.ndarray]:
    """For each part of `chosen` that says something, the rows that pass it."""
    columns = table.columns
    parts = {}
    if chosen.years:
        parts["years"] = _in_years(columns, chosen.years)
    for facet, column in _COLUMNS.items():
        if wanted := getattr(chosen, facet):
            parts[facet] = _has_any(columns[column], wanted)
    for word in fold(chosen.text).split():
        found = columns["search"].str.contains(word, regex=False).to_numpy(dtype=bool)
        parts["text"] = parts["text"] & found if "text" in parts else found
    return parts


def _all_of(parts: Mapping[str, np.ndarray], table: EventTable) -> np.ndarray:
    passed = np.ones(len(table), dtype=bool)
    for part in parts.values():
        passed &= part
    return passed


def _in_years(columns: pd.DataFrame, years: tuple[int, int]) -> np.ndarray:
    """Overlap, not start. An open end reaches as far as it can; what cannot be ruled out stays."""
    first, after = _new_year(years[0]), _new_year(years[1] + 1)
    low = columns["earliest"].fillna(columns["not_before"])
    high = columns["latest"].fillna(columns["not_after"])
    return ((low.isna() | (low < after)) & (high.isna() | (high >= first))).to_numpy()


def _new_year(year: int) -> np.datetime64:
    """1 January of any year, 0 and 12000 too, which have no spelling that NumPy reads."""
    return np.datetime64(year - 1970, "Y")


def _has_any(joined: pd.Series[str], wanted: frozenset[str]) -> np.ndarray:
    """Whether a "|"-joined cell holds one of `wanted`; each distinct cell is looked at once."""
    codes, cells = pd.factorize(joined)
    hit = np.array([not wanted.isdisjoint(str(cell).split("|")) for cell in cells], dtype=bool)
    return hit[codes] if len(hit) else np.zeros(len(joined), dtype=bool)
