"""A table's events as arrays: what drawing needs, with no Python object an event.

Built once a table and shared; a page of a million events is then cut, counted and packed by
arithmetic on arrays. Moments are milliseconds since 1970.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from components.theme import DOMAIN_ORDER, domain_rank
from corpus.records import Status
from corpus.store import EventTable

Floats = np.ndarray[tuple[int], np.dtype[np.float64]]
Ints = np.ndarray[tuple[int], np.dtype[np.int64]]
Flags = np.ndarray[tuple[int], np.dtype[np.bool_]]

DAY = 86_400_000.0
POINT, UNCERTAIN, LASTING = 0, 1, 2
STATUSES = tuple(Status)
LANES: Mapping[str, str] = {
    "domain": "domains",
    "kind": "kind",
    "actor": "actors",
    "side": "sides",
}
"""What lanes may stand for -> the column that it is read from."""


@dataclass(frozen=True, eq=False)
class Values:
    """Which values the rows of a column have: row `rows[i]` has `names[codes[i]]`. A row comes once
    for each of its values; rows stand in the order of `Columns.by_time`."""

    names: tuple[str, ...]
    rows: Ints
    codes: Ints

    @classmethod
    def of(cls, joined: pd.Series[str], order: Ints) -> Values:
        """Of a column whose cells are joined by "|"; each distinct cell is taken apart once."""
        cell_of, cells = pd.factorize(joined)
        parts = [[name for name in str(cell).split("|") if name] for cell in cells]
        names = tuple(dict.fromkeys(name for found in parts for name in found))
        place = {name: code for code, name in enumerate(names)}
        flat = np.array([place[name] for found in parts for name in found], dtype=np.int64)
        lengths = np.array([len(found) for found in parts] or [0], dtype=np.int64)
        first = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        cell = cell_of[order]
        many = lengths[cell] if len(parts) else np.zeros(len(order), dtype=np.int64)
        within = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
        codes = flat[np.repeat(first[cell], many) + within] if len(flat) else flat
        return cls(names, np.repeat(order, many), codes)


@dataclass(frozen=True, eq=False)
class Columns:
    """start, end: the days that a date can mean (`end` exclusive; infinite where open, NaN where
    there is no date); anchor: where an event is counted, which is the middle of a date's span and
    the beginning of what lasted; shape, status, domain: codes (`domain`: the first one's place in
    DOMAIN_ORDER); by_time: all rows by anchor, undated ones last."""

    table: EventTable
    start: Floats
    end: Floats
    anchor: Floats
    shape: Ints
    status: Ints
    domain: Ints
    by_time: Ints

    @classmethod
    def of(cls, table: EventTable) -> Columns:
        frame, dated = table.columns, table.dated
        start, end = _moments(frame["earliest"]), _moments(frame["latest"]) + DAY
        start = np.where(dated, np.nan_to_num(start, nan=-np.inf), np.nan)
        end = np.where(dated, np.nan_to_num(end, nan=np.inf), np.nan)
        lasting = frame["edtf"].str.contains("/", regex=False).fillna(value=False).to_numpy(bool)
        shape = np.where(lasting, LASTING, np.where(end - start > DAY, UNCERTAIN, POINT))
        anchor = np.where(lasting, start, (start + end) / 2)
        anchor = np.where(np.isneginf(anchor), end - DAY, anchor)
        anchor = np.where(np.isposinf(anchor), start, anchor)
        status = _codes(
            frame["status"], [s.value for s in STATUSES], STATUSES.index(Status.OCCURRED)
        )
        domain = _codes(frame["domains"], list(DOMAIN_ORDER), DOMAIN_ORDER.index("other"))
        by_time = np.argsort(anchor, kind="stable")
        return cls(table, start, end, anchor, shape, status, domain, by_time)

    def __len__(self) -> int:
        return len(self.start)

    @cached_property
    def span(self) -> tuple[float, float] | None:
        """From the first to the last day that any date can mean; None when nothing is dated."""
        ends = np.concatenate([self.start, self.end])
        ends = ends[np.isfinite(ends)]
        return (float(ends.min()), float(ends.max())) if len(ends) else None

    def flags(self, rows: Ints) -> Flags:
        """For each row of the table, whether it is one of `rows`."""
        found = np.zeros(len(self), dtype=bool)
        found[rows] = True
        return found

    def values(self, by: str) -> Values:
        """The values of `by`, one of LANES."""
        kept: dict[str, Values] = self.__dict__.setdefault("_values", {})
        if by not in kept:
            kept[by] = Values.of(self.table.columns[LANES[by]], self.by_time)
        return kept[by]

    def ranked(self, by: str, names: Iterable[str]) -> list[str]:
        """`names` in the fixed order that `by` has, if it has one."""
        if by == "domain":
            return sorted(names, key=domain_rank)
        if by == "side":
            sides = self.table.relation.sides
            return sorted(names, key=lambda n: (sides.index(n) if n in sides else len(sides), n))
        return list(names)


def _moments(days: pd.Series[pd.Timestamp]) -> Floats:
    """Milliseconds since 1970, NaN for no day."""
    found = days.to_numpy().astype("datetime64[ms]")
    return np.where(np.isnat(found), np.nan, found.astype(np.int64).astype(np.float64))


def _codes(column: pd.Series[str], known: list[str], otherwise: int) -> Ints:
    """The place of each cell, or of the first of those that it joins by "|", in `known`."""
    cell_of, cells = pd.factorize(column)
    place = {name: code for code, name in enumerate(known)}
    table = np.array(
        [place.get(str(cell).split("|")[0], otherwise) for cell in cells] or [otherwise]
    )
    found: Ints = table[cell_of].astype(np.int64)
    return found
