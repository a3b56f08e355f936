"""Which events a person wants to see: one filter object, and the rows and counts it gives."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd

from corpus.coded import Bits, Column, Memory, Texts, pack, unpack
from corpus.store import DAYS, EventTable, fold

FACETS = ("domains", "kinds", "statuses", "sides", "actors", "publishers", "precisions")
_COLUMNS = {
    "domains": "domains",
    "kinds": "kind",
    "statuses": "status",
    "sides": "sides",
    "actors": "actors",
    "publishers": "publishers",
    "precisions": "precision",
    # these two are counted, not filtered by
    "bases": "basis",
    "roles": "roles",
}
_JOINED = ("domains", "sides", "actors", "publishers", "roles")
NO_DATE = "none"  # the precision of what has no date
REMEMBERED = 64 * 2**20  # bytes a table


@dataclass(frozen=True, slots=True)
class Filter:
    """What to show. Empty means "all".

    years: first and last, inclusive; an event counts when any day that it can mean falls in them,
    and an undated event is left out only when its bounds rule it out. domains, kinds, statuses,
    sides (of its actors), actors, publishers (of its documents), precisions (NO_DATE: undated): an
    event has one of them. text: an event has all its words, whole or as parts of longer words, in
    title, actors, place or quotes, whatever their case and accents ("nguyen" finds "Nguyễn").
    """

    years: tuple[int, int] | None = None
    domains: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    publishers: frozenset[str] = frozenset()
    precisions: frozenset[str] = frozenset()
    text: str = ""

    @property
    def is_empty(self) -> bool:
        return self == Filter()

    def without(self, facet: str, value: str | None = None) -> Filter:
        """This filter with one part taken out (what that part's own counts are made with), or with
        one `value` of it."""
        rest = getattr(Filter(), facet) if value is None else getattr(self, facet) - {value}
        return replace(self, **{facet: rest})


@dataclass(frozen=True, slots=True, eq=False)
class Selection:
    """Row numbers of an EventTable that pass a filter, in the table's order. Read-only."""

    dated: np.ndarray
    undated: np.ndarray

    def __len__(self) -> int:
        return len(self.dated) + len(self.undated)

    @property
    def rows(self) -> np.ndarray:
        return np.concatenate([self.dated, self.undated])


def select(table: EventTable, chosen: Filter) -> Selection:
    """The rows of `table` that pass `chosen`."""
    index = _index(table)

    def make() -> Selection:
        rows = np.flatnonzero(unpack(index.passing(chosen), len(table))).astype(np.int32)
        dated = table.dated[rows]
        found = Selection(rows[dated], rows[~dated])
        found.dated.flags.writeable = found.undated.flags.writeable = False
        return found

    return index.memory.get(("select", chosen), make, lambda found: 4 * len(found) + 200)


def mask(table: EventTable, chosen: Filter) -> np.ndarray:
    """For each row of `table`, whether it passes `chosen`."""
    return unpack(_index(table).passing(chosen), len(table))


def bits(table: EventTable, chosen: Filter) -> Bits:
    """The same as bits (see `corpus.coded`)."""
    return _index(table).passing(chosen)


def column(table: EventTable, facet: str) -> Column:
    """Which rows have which values of `facet`: one of FACETS, "bases" or "roles"."""
    return _index(table).columns[facet]


def facets(table: EventTable, chosen: Filter) -> dict[str, dict[str, int]]:
    """For each of FACETS, how many events each value would show, the other parts of `chosen` kept
    and this part left open. Values by name; those that would show nothing are left out."""
    index = _index(table)

    def make() -> dict[str, dict[str, int]]:
        return {
            facet: index.columns[facet].counts(index.passing(chosen.without(facet)))
            for facet in FACETS
        }

    return index.memory.get(("facets", chosen), make, lambda found: 100 * sum(map(len, found)))


def sought_words(text: str) -> list[str]:
    """The words that a search for `text` seeks, folded, each once."""
    return list(dict.fromkeys(fold(text).split()))


def year_span(table: EventTable, rows: np.ndarray | None = None) -> tuple[int, int] | None:
    """The first and last year that a dated event (of `rows`, when given) touches; None when nothing
    is dated. An open end touches no more than the year it is open from."""
    kept = table.dated if rows is None else rows[table.dated[rows]]
    days = pd.concat([table.columns[name][kept] for name in ("earliest", "latest")]).dropna()
    return None if days.empty else (int(days.min().year), int(days.max().year))


def vocabulary(table: EventTable) -> Mapping[str, tuple[str, ...]]:
    """For each of FACETS, the values that occur at all."""
    return {facet: _index(table).columns[facet].values for facet in FACETS}


_indexes: WeakKeyDictionary[EventTable, _Index] = WeakKeyDictionary()


def _index(table: EventTable) -> _Index:
    if table not in _indexes:
        _indexes[table] = _Index(table.columns)
    return _indexes[table]


class _Index:
    """What filters ask of one table, worked out once."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self.length = len(frame)
        self.columns = {facet: _coded(frame, facet) for facet in _COLUMNS}
        self.memory = Memory(REMEMBERED)
        self._texts = Texts(frame["search"])
        days = {name: frame[name].to_numpy("datetime64[D]").astype("int64") for name in DAYS}
        never = np.iinfo("int64").min  # how NumPy writes "no day"
        low = np.where(days["earliest"] == never, days["not_before"], days["earliest"])
        high = np.where(days["latest"] == never, days["not_after"], days["latest"])
        # An open end reaches as far as it can; what cannot be ruled out stays.
        far = np.iinfo("int32")
        self._low = np.maximum(low, far.min).astype("int32")
        self._high = np.where(high == never, far.max, high).astype("int32")

    def passing(self, chosen: Filter) -> Bits:
        """The rows that pass every part of `chosen`."""
        parts = [self._part(facet, getattr(chosen, facet)) for facet in FACETS]
        parts += [self._part("years", chosen.years)]
        parts += [self._part("text", word) for word in sought_words(chosen.text)]
        asked = [part for part in parts if part is not None]
        return reduce(np.bitwise_and, asked) if asked else self._all

    @property
    def _all(self) -> Bits:
        return self._kept(("all",), lambda: pack(np.ones(self.length, dtype=bool)))

    def _part(self, name: str, wanted: object) -> Bits | None:
        """The rows that pass one part of a filter; None when it asks for nothing."""
        if not wanted:
            return None
        return self._kept((name, wanted), lambda: self._found(name, wanted))

    def _found(self, name: str, wanted: Any) -> Bits:
        if name == "years":
            return self._in_years(*wanted)
        return self._texts.having(wanted) if name == "text" else self.columns[name].having(wanted)

    def _in_years(self, first: int, last: int) -> Bits:
        """Overlap, not start."""
        return pack((self._low < _new_year(last + 1)) & (self._high >= _new_year(first)))

    def _kept(self, key: Hashable, make: Callable[[], Bits]) -> Bits:
        return self.memory.get(key, make, lambda found: found.nbytes)


def _coded(frame: pd.DataFrame, facet: str) -> Column:
    cells = frame[_COLUMNS[facet]]
    if facet == "precisions":
        cells = cells.fillna(NO_DATE)
    return Column.of(cells, joined=facet in _JOINED)


def _new_year(year: int) -> int:
    """1 January of any year, 0 and 12000 too, in days since 1970, as far as 32 bits reach."""
    days = int(np.datetime64(year - 1970, "Y").astype("datetime64[D]").astype("int64"))
    return max(-(2**31), min(2**31 - 1, days))


NEVER = np.iinfo("int64").min  # how NumPy writes "no day"


def days_of(table: EventTable, name: str) -> np.ndarray:
    """A column of days as days since 1970."""
    return table.columns[name].to_numpy("datetime64[D]").astype("int64")


_known_years: WeakKeyDictionary[EventTable, np.ndarray] = WeakKeyDictionary()


def years_of(table: EventTable) -> np.ndarray:
    """For each row the year of its first day, or of its last where the first is open."""
    if table not in _known_years:
        first, last = days_of(table, "earliest"), days_of(table, "latest")
        days = np.where(first == NEVER, last, first).astype("datetime64[D]")
        _known_years[table] = days.astype("datetime64[Y]").astype("int64") + 1970
    return _known_years[table]
