"""The documents of a table with what came of each: its events, and what is wrong or weak in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from corpus.errors import Problem
from corpus.records import Document
from corpus.store import EventTable, fold


@dataclass(frozen=True)
class Holding:
    """One document. `rows`: the events that rest on it, in the table's order; `problems`: what was
    said of it when it was read; `search`: title, publisher, address and text, folded."""

    document: Document
    rows: np.ndarray
    problems: tuple[Problem, ...]
    search: str


def holdings(table: EventTable) -> tuple[Holding, ...]:
    """Every document of `table`, the newest first, undated ones after them."""
    rows = _rows_by_document(table)
    none = np.array([], dtype=int)
    found = [
        Holding(
            document, rows.get(document.id, none), _problems(document, table), _search(document)
        )
        for document in table.documents.values()
    ]
    return tuple(sorted(found, key=_newest_first))


def matching(found: Iterable[Holding], text: str) -> list[Holding]:
    """Those that hold all words of `text`, whatever their case and accents."""
    words = fold(text).split()
    return [holding for holding in found if all(word in holding.search for word in words)]


def _rows_by_document(table: EventTable) -> dict[str, np.ndarray]:
    named = table.columns["documents"].str.split("|").explode()
    parts = pd.Series(named.index, index=named.to_numpy()).groupby(level=0)
    return {str(name): np.sort(rows.to_numpy()) for name, rows in parts}


def _problems(document: Document, table: EventTable) -> tuple[Problem, ...]:
    return tuple(problem for problem in table.problems if problem.document == document.id)


def _search(document: Document) -> str:
    return fold("\n".join([document.title, document.publisher, document.url, document.text]))


def _newest_first(holding: Holding) -> tuple[bool, int, str]:
    day = holding.document.date.latest or holding.document.date.earliest
    return day is None, -(day or date.min).toordinal(), holding.document.id


def shown_rows(holding: Holding, passed: Sequence[int] | np.ndarray) -> np.ndarray:
    """The rows of `holding` that are among `passed`, in their order."""
    return np.intersect1d(holding.rows, np.asarray(passed, dtype=int), assume_unique=True)
