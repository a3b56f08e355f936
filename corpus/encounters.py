"""High-level encounters: who counts as high, how often they are, and the silences between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import numpy as np

from corpus.coded import unpack
from corpus.lexicon import load_toml
from corpus.query import NEVER, Filter, column, days_of, select, years_of
from corpus.records import Status
from corpus.store import EventTable

ENCOUNTERS = ("visit", "meeting", "talks")
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Silence:
    """Days, `first` to `last`, on which no high-level encounter can have been that the documents
    date; `rows`: the events that it lies between."""

    first: date
    last: date
    rows: tuple[int, int]

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Rhythm:
    """High-level encounters with a date: how many, in how many `years` of `span`, and the median of
    the days from one to the next (None with fewer than two)."""

    number: int
    years: int
    span: int
    between: int | None


def high_level(table: EventTable) -> np.ndarray:
    """For each row, whether it is a high-level encounter that took place: a visit, meeting or talks
    with somebody whose role the lexicon counts among the high."""
    roles = column(table, "roles")
    high = roles.having(role for role in roles.values if is_high(role))
    met = column(table, "kinds").having(ENCOUNTERS)
    return unpack(
        high & met & column(table, "statuses").having((Status.OCCURRED.value,)), len(table)
    )


@cache
def is_high(role: str) -> bool:
    """Whether the lexicon counts `role` among the high."""
    table = load_toml("high_level")
    found = re.search(str(table["is"]), role, re.IGNORECASE)
    return bool(found) and not re.search(str(table["is_not"]), role, re.IGNORECASE)


def _high_dated(table: EventTable, chosen: Filter) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The rows of dated high-level encounters, and their first and last days, by first day."""
    rows = select(table, chosen).dated
    rows = rows[high_level(table)[rows]]
    low, high = (days_of(table, name)[rows] for name in ("earliest", "latest"))
    known = np.flatnonzero((low > NEVER) & (high > NEVER))
    order = known[np.argsort(low[known], kind="stable")]
    return rows[order], low[order], high[order]


def rhythm(table: EventTable, chosen: Filter) -> Rhythm:
    """How often high-level encounters are, of those that pass `chosen`."""
    rows, low, _ = _high_dated(table, chosen)
    years = np.unique(years_of(table)[rows])
    span = int(years[-1] - years[0]) + 1 if len(years) else 0
    between = int(np.median(np.diff(low))) if len(low) > 1 else None
    return Rhythm(len(rows), len(years), span, between)


def silences(table: EventTable, chosen: Filter, most: int = 10) -> list[Silence]:
    """The longest times without a high-level encounter among the events that pass `chosen`. A date
    that is known to the year alone ends every silence that it may fall into."""
    rows, low, high = _high_dated(table, chosen)
    if len(rows) < 2:
        return []
    reach = np.maximum.accumulate(high)
    upto = rows[np.maximum.accumulate(np.where(high == reach, np.arange(len(high)), 0))]
    gaps = low[1:] - reach[:-1] - 1
    best = [i for i in np.argsort(-gaps, kind="stable")[:most] if gaps[i] > 0]
    return [
        Silence(_date(reach[i] + 1), _date(low[i + 1] - 1), (int(upto[i]), int(rows[i + 1])))
        for i in best
    ]


def documents_dated_in(table: EventTable, first: date, last: date) -> int:
    """How many documents are dated wholly between two days: whether a silence was read through."""
    dates = [document.date for document in table.documents.values()]
    inside = (d.earliest and d.latest and first <= d.earliest and d.latest <= last for d in dates)
    return sum(map(bool, inside))


def _date(days: int) -> date:
    return _EPOCH + timedelta(days=int(days))
