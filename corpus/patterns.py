"""What many events say together: how often, with whom, at what intervals, and how surely dated.

Everything is counted over columns, never event by event, so that a million events take a moment.
The events behind any number are listed by `behind`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

import numpy as np

from corpus.coded import pack, unpack
from corpus.encounters import high_level
from corpus.query import Filter, bits, column, select, years_of
from corpus.store import EventTable

FURTHEST = 8  # how far apart in an event's list of actors two may stand to be paired
MOST_COLUMNS = 66
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000, 10000)


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """Counts of events: `counts[i, j]` of `rows[i]` and `columns[j]`. An event with two values of
    a facet counts in both rows. Columns that are years have their first and last year in `years`.
    `beside`: how many events have no place in the grid."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: np.ndarray
    years: tuple[tuple[int, int], ...] = ()
    beside: int = 0


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people or bodies that take part in the same events."""

    one: str
    other: str
    events: int


@dataclass(frozen=True, slots=True)
class Pick:
    """Which events somebody wants to see: those that have all of `values` (facet, value), begin in
    `years` (first and last), and are high-level encounters if `high`; or just `rows`."""

    values: tuple[tuple[str, str], ...] = ()
    years: tuple[int, int] | None = None
    high: bool = False
    rows: tuple[int, ...] = ()


def by_year(table: EventTable, chosen: Filter, facet: str, most: int = MOST_COLUMNS) -> Grid:
    """Events that pass `chosen` by a facet and by the year of their first day; commonest value
    first. Empty years are there too; more years than `most` columns stand together by fives, tens,
    and so on."""
    found = select(table, chosen)
    return _by_year(table, facet, found.dated, len(found.undated), most)


def high_by_year(table: EventTable, chosen: Filter, most: int = MOST_COLUMNS) -> Grid:
    """High-level encounters that took place, by kind and year."""
    high = high_level(table)
    found = select(table, chosen)
    undated = int(high[found.undated].sum())
    return _by_year(table, "kinds", found.dated[high[found.dated]], undated, most)


def _by_year(table: EventTable, facet: str, dated: np.ndarray, undated: int, most: int) -> Grid:
    coded, year = column(table, facet), years_of(table)
    if not len(dated):
        return Grid((), (), np.zeros((0, 0), dtype=np.int64), (), undated)
    years = _spans(int(year[dated].min()), int(year[dated].max()), most)
    step, width = years[0][1] - years[0][0] + 1, len(years)
    passing = np.zeros(len(table), dtype=bool)
    passing[dated] = True
    hit = passing[coded.rows]
    at = (year[coded.rows[hit]] - years[0][0]) // step
    cell = coded.codes[hit].astype(np.int64) * width + at
    counts = np.bincount(cell, minlength=len(coded.values) * width).reshape(-1, width)
    order = [i for i in np.argsort(-counts.sum(axis=1), kind="stable") if counts[i].any()]
    names = tuple(str(a) if a == b else f"{a}–{b}" for a, b in years)
    return Grid(tuple(coded.values[i] for i in order), names, counts[order], years, undated)


def _spans(first: int, last: int, most: int) -> tuple[tuple[int, int], ...]:
    """The years `first` to `last` in at most `most` spans of equal length, which begin at round
    years."""
    step = next(n for n in _STEPS if last // n - first // n < most)
    starts = range(first // step * step, last + 1, step)
    return tuple((start, start + step - 1) for start in starts)


def in_order(grid: Grid, rows: Sequence[str], columns: Sequence[str] | None = None) -> Grid:
    """The same counts with `rows` and `columns` (those of them that it has) in that order."""
    down = [grid.rows.index(row) for row in rows if row in grid.rows]
    across = [grid.columns.index(name) for name in columns or grid.columns if name in grid.columns]
    return replace(
        grid,
        rows=tuple(grid.rows[i] for i in down),
        columns=tuple(grid.columns[j] for j in across),
        counts=grid.counts[np.ix_(down, across)],
    )


def certainty(table: EventTable, chosen: Filter) -> Grid:
    """Events by the precision of their date and by where it comes from."""
    passing = bits(table, chosen)
    precisions, bases = column(table, "precisions"), column(table, "bases")
    counts = np.zeros((len(precisions.values), len(bases.values)), dtype=np.int64)
    for i, value in enumerate(precisions.values):
        found = bases.counts(passing & precisions.having((value,)))
        counts[i] = [found.get(basis, 0) for basis in bases.values]
    return Grid(precisions.values, bases.values, counts)


def meetings(table: EventTable, chosen: Filter, most: int = 40) -> list[Pair]:
    """The pairs of people and bodies that meet in most events, of those that pass `chosen`: of two
    sides, as far as these are known. The countries themselves are in nearly every event, and left
    out."""
    coded = column(table, "actors")
    width = len(coded.values)
    if not width:
        return []
    people = np.array([name not in table.relation.sides for name in coded.values])
    hit = unpack(bits(table, chosen), len(table))[coded.rows] & people[coded.codes]
    rows, codes = coded.rows[hit], coded.codes[hit].astype(np.int64)
    order = np.lexsort((codes, rows))
    rows, codes = rows[order], codes[order]
    sides = _sides(table)
    keys = [_pairs_apart(rows, codes, apart, sides) for apart in range(1, FURTHEST)]
    pairs, numbers = np.unique(np.concatenate(keys), return_counts=True)
    best = np.lexsort((pairs, -numbers))[:most]
    return [
        Pair(coded.values[pair // width], coded.values[pair % width], number)
        for pair, number in zip(pairs[best].tolist(), numbers[best].tolist(), strict=True)
    ]


def _pairs_apart(rows: np.ndarray, codes: np.ndarray, apart: int, sides: np.ndarray) -> np.ndarray:
    """Keys of the pairs of actors that stand `apart` from each other in one event's list."""
    one, other = codes[:-apart], codes[apart:]
    meet = (rows[apart:] == rows[:-apart]) & ((sides[one] != sides[other]) | (sides[one] == 0))
    keys: np.ndarray = one[meet] * len(sides) + other[meet]
    return keys


_known_sides: WeakKeyDictionary[EventTable, np.ndarray] = WeakKeyDictionary()


def _sides(table: EventTable) -> np.ndarray:
    """For each actor, by its number among `column(table, "actors")`, the number of the side that it
    is mostly put on; 0 where no document tells."""
    if table not in _known_sides:
        names = column(table, "actors").number
        sides = {side: i for i, side in enumerate(column(table, "sides").values, 1)}
        votes = np.zeros((len(names), len(sides) + 1), dtype=np.int64)
        cells = zip(table.columns["actors"], table.columns["actor_sides"], strict=True)
        for actors, theirs in dict.fromkeys(cells):
            for name, side in zip(actors.split("|"), theirs.split("|"), strict=False):
                if name and side:
                    votes[names[name], sides[side]] += 1
        _known_sides[table] = votes.argmax(axis=1)
    return _known_sides[table]


def most_named(table: EventTable, chosen: Filter, most: int = 40) -> list[tuple[str, int]]:
    """The people and bodies with most events; the countries themselves left out."""
    counts = column(table, "actors").counts(bits(table, chosen))
    named = [(name, n) for name, n in counts.items() if name not in table.relation.sides]
    return sorted(named, key=lambda row: (-row[1], row[0]))[:most]


def behind(table: EventTable, chosen: Filter, pick: Pick) -> np.ndarray:
    """The rows that `pick` stands for, of those that pass `chosen`, in the table's order."""
    if pick.rows:
        return np.array(pick.rows)
    passing = bits(table, chosen)
    for facet, value in pick.values:
        passing = passing & column(table, facet).having((value,))
    if pick.high:
        passing = passing & pack(high_level(table))
    found = np.flatnonzero(unpack(passing, len(table)))
    if pick.years is not None:
        year = years_of(table)[found]
        found = found[table.dated[found] & (year >= pick.years[0]) & (year <= pick.years[1])]
    return found
