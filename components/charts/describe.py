"""An event in a few words, for marks and lists. Dates are put in words by `corpus.dates.words`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from components import words
from components.charts.text import plain, wrapped
from corpus.dates import edtf
from corpus.dates.words import in_words
from corpus.records import Basis, Dating, Status
from corpus.store import EventTable


@dataclass(frozen=True, slots=True)
class Brief:
    """What is said of an event at the pointer: when, what, and what sort it is; plain text."""

    when: str
    title: str
    sort: str

    @property
    def hover(self) -> str:
        """The same as Plotly text."""
        title = wrapped(self.title, 52)
        return f"{plain(self.when)}<br><b>{title}</b><br>{plain(self.sort)}"


def when(dating: Dating) -> str:
    """The date in words; of an undated thing that it is unknown, and what can be said."""
    said = in_words(dating)
    if dating.is_dated or not dating.bounds or dating.partial:
        return said
    return f"{words.DATE_UNKNOWN} — {said}"


def on_day(day: date | None) -> str:
    """A day in words; nothing for none."""
    return in_words(edtf.dating(day.isoformat(), Basis.EXPLICIT)) if day else ""


def briefs(table: EventTable, rows: Sequence[int]) -> list[Brief]:
    """Of the events in `rows`. Dates that stand in the columns need no record decoded."""
    part = {name: table.columns[name].iloc[list(rows)].to_list() for name in _TOLD}
    cells = zip(rows, *part.values(), strict=True)
    return [
        Brief(
            _in_words(written) if isinstance(written, str) else _undated(table, row),
            title,
            _sort(kind, status),
        )
        for row, written, title, kind, status in cells
    ]


_TOLD = ("edtf", "title", "kind", "status")


@lru_cache(maxsize=20_000)
def _in_words(written: str) -> str:
    return words.begun(in_words(Dating(edtf=written)))


@lru_cache(maxsize=20_000)
def _undated(table: EventTable, row: int) -> str:
    return words.begun(when(table.event_at(row).dating))


@lru_cache(maxsize=1_000)
def _sort(kind: str, status: str) -> str:
    """Kind and, where it is not simply past, status."""
    label = words.label("kinds", kind)
    if status == Status.OCCURRED.value:
        return label
    return f"{label}, {words.label('statuses', status).lower()}"
