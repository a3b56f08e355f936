"""Scenes for everybody: what is drawn of a filter is worked out once and shared by all sessions.

Arrays of a table live as long as the table; scenes are forgotten, the longest unused first, when
they would take more than a budget.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from datetime import UTC, date, datetime
from threading import Lock
from weakref import WeakKeyDictionary

from components.charts.columns import Columns
from components.charts.layout import SIZES, WIDE
from components.charts.marks import millis, years_between
from components.charts.scene import Scene
from components.charts.strips import Papers
from components.data import Corpus
from corpus.query import Filter, select
from corpus.store import EventTable

PLACES = 12_000_000  # places of events in lanes that all scenes together may keep, 32 bytes each
FACETS = {"domain": "domains", "kind": "kinds", "actor": "actors", "side": "sides"}
SHARE = 0.2  # of the corpus' own time: today is shown when it is no further off

_lock = Lock()
_drawn: WeakKeyDictionary[EventTable, tuple[Columns, Papers]] = WeakKeyDictionary()
_scenes: OrderedDict[Hashable, Scene] = OrderedDict()


def drawn(table: EventTable) -> tuple[Columns, Papers]:
    """The arrays of `table` and the dates of its documents."""
    with _lock:
        if table not in _drawn:
            _drawn[table] = Columns.of(table), Papers.of(table)
        return _drawn[table]


def scene(corpus: Corpus, chosen: Filter, by: str, size: str) -> Scene:
    """The scene of what passes `chosen`, with lanes `by`, for a chart of the class `size`."""
    today = datetime.now(UTC).date()
    key = (corpus.table.version, chosen, by, size, today)
    with _lock:
        if key in _scenes:
            _scenes.move_to_end(key)
            return _scenes[key]
    made = _made(corpus, chosen, by, size, today)
    with _lock:
        _scenes[key] = made
        while len(_scenes) > 1 and sum(len(one.rows) for one in _scenes.values()) > PLACES:
            _scenes.popitem(last=False)
    return made


def _made(corpus: Corpus, chosen: Filter, by: str, size: str, today: date) -> Scene:
    columns, papers = drawn(corpus.table)
    now = millis(today)
    return Scene(
        columns=columns,
        papers=papers,
        rows=select(corpus.table, chosen).rows,
        ends=years_between(chosen.years) if chosen.years else _reach(columns, papers, now),
        by=by,
        chosen=getattr(chosen, FACETS[by]),
        size=SIZES.get(size, WIDE),
        today=now,
    )


def _reach(columns: Columns, papers: Papers, now: float) -> tuple[float, float] | None:
    """The time that the chart shows whole: all events, the newest document, and today, if near."""
    if columns.span is None:
        return None
    low, high = columns.span
    high = max(high, papers.newest or high)
    return (low, now) if high < now <= high + (high - low) * SHARE else (low, high)
