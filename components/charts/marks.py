"""Events as marks: what shape the date gives, in which lanes it stands, and in which row.

A mark's shape tells what is known of the date, without colour: a *point* is one exact day;
*uncertain* is some day within a span (a month, a year, one of a set); *lasting* fills its span.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from components.charts.text import short
from components.theme import domain_rank
from corpus.records import Dating, Event

Shape = Literal["point", "uncertain", "lasting"]
DAY = 86_400_000
"""Milliseconds in a day: the axis counts milliseconds since 1970."""

POINT_PX = 15  # what a mark's own sign takes of its row, with air
GAP_PX = 4
AIR_PX = 10  # between a sign and its label: the ring round a chosen mark stands in it
HEAD_PX = 9  # the arrow of an open end
LETTER_PX = 6.3  # mean width of a letter of a label
SHORTEST = 9  # letters: a label with room for fewer is left out


@dataclass(frozen=True, slots=True)
class Mark:
    """One event in one lane. `start` and `end` are milliseconds since 1970 (`end` exclusive); an
    open end stands at the edge of `Axis`. `row` counts from the top of the lane."""

    event: Event
    lane: str
    shape: Shape
    start: float
    end: float
    open_start: bool
    open_end: bool
    head: float  # milliseconds that the arrow of an open end takes
    row: int = 0
    label: str = ""
    label_left: bool = False
    slim: bool = False  # so short that the sign in its middle covers it, as the page opens

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2


@dataclass(frozen=True, slots=True)
class Axis:
    """The period shown whole, in milliseconds, and how many pixels it is thought to have."""

    first: float
    last: float
    pixels: float

    def span_of(self, pixels: float) -> float:
        """How many milliseconds `pixels` are."""
        return pixels * (self.last - self.first) / self.pixels

    @classmethod
    def over(cls, events: Sequence[Event], years: tuple[int, int] | None, pixels: float) -> Axis:
        """An axis over `years`, else over all dated `events`, with some air at both ends."""
        if years:
            first, last = date(max(years[0], 1), 1, 1), date(years[1], 12, 31)
        else:
            days = [d for e in events for d in (e.dating.earliest, e.dating.latest) if d]
            first, last = (min(days), max(days)) if days else (date(2000, 1, 1), date(2001, 1, 1))
        low, high = millis(first), millis(last) + DAY
        air = max((high - low) * 0.025, (high - low) / pixels * POINT_PX * 0.7, 10 * DAY)
        return cls(low - air, high + air, pixels)


def millis(day: date) -> float:
    """The beginning of `day` in milliseconds since 1970."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000


def day_of(moment: float) -> date:
    """The day in which `moment` (milliseconds since 1970) lies."""
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=moment)).date()


def shape_of(dating: Dating) -> Shape:
    """What a dated event's mark must say about its date."""
    if "/" in (dating.edtf or ""):
        return "lasting"
    return "point" if dating.earliest == dating.latest else "uncertain"


def lanes_of(events: Iterable[Event], chosen: Collection[str] = ()) -> list[str]:
    """The domains of `events` in their fixed order; only those `chosen`, if any are."""
    found = {domain for event in events for domain in event.domains}
    return sorted(found & set(chosen or found), key=domain_rank)


def dated_marks(
    events: Iterable[Event], axis: Axis, label: Callable[[Event], str] | None = None
) -> list[Mark]:
    """A mark for each domain of each dated event, packed so that marks of a row keep apart."""
    by_lane: dict[str, list[Mark]] = {}
    for event in events:
        if event.dating.is_dated:
            for domain in event.domains:
                by_lane.setdefault(domain, []).append(_mark(event, domain, axis, label))
    return [mark for marks in by_lane.values() for mark in packed(marks, axis)]


def packed(marks: Sequence[Mark], axis: Axis) -> list[Mark]:
    """`marks` of one lane, by date, with rows: each goes into the first row with room for it."""
    rows: list[_Row] = []
    placed = []
    for mark in sorted(marks, key=lambda m: (m.start, m.end, m.event.id)):
        left, right, labelled = _reach(mark, axis)
        row = next((i for i, taken in enumerate(rows) if taken.has_room(left, right)), len(rows))
        if row == len(rows):
            rows.append(_Row())
        rows[row].take(left, right)
        placed.append(replace(labelled, row=row))
    return placed


class _Row:
    """What is taken of one row. Marks come by date; only a label on the left reaches back."""

    def __init__(self) -> None:
        self.taken: list[tuple[float, float]] = []
        self.end = -math.inf

    def has_room(self, left: float, right: float) -> bool:
        if self.end <= left:
            return True
        return all(right <= start or end <= left for start, end in reversed(self.taken))

    def take(self, left: float, right: float) -> None:
        self.taken.append((left, right))
        self.end = max(self.end, right)


def _mark(event: Event, lane: str, axis: Axis, label: Callable[[Event], str] | None) -> Mark:
    dating = event.dating
    shape = shape_of(dating)
    start = millis(dating.earliest) if dating.earliest else axis.first
    end = millis(dating.latest) + DAY if dating.latest else axis.last
    return Mark(
        event=event,
        lane=lane,
        shape=shape,
        start=min(start, end),
        end=max(start, end),
        open_start=dating.earliest is None,
        open_end=dating.latest is None,
        head=axis.span_of(HEAD_PX),
        label=label(event) if label else "",
    )


def _reach(mark: Mark, axis: Axis) -> tuple[float, float, Mark]:
    """From where to where nothing else may stand in the mark's row, and the mark with its label:
    on the right if it fits there, else on the left, else shortened on the side with more room."""
    half = axis.span_of(POINT_PX / 2)
    mark = replace(mark, slim=mark.end - mark.start < 2 * half)
    left, right = min(mark.start, mark.middle - half), max(mark.end, mark.middle + half)
    gap = axis.span_of(GAP_PX)
    if not mark.label:
        return left, right + gap, mark
    rooms = left - axis.first, axis.last - right
    wanted = axis.span_of(_label_px(mark.label))
    on_left = wanted > rooms[1] and (wanted <= rooms[0] or rooms[0] > rooms[1])
    room = rooms[0] if on_left else rooms[1]
    if wanted > room:
        letters = int((room / axis.span_of(1) - AIR_PX - GAP_PX) / LETTER_PX)
        mark = replace(mark, label=short(mark.label, letters) if letters >= SHORTEST else "")
    mark = replace(mark, label_left=on_left)
    text = axis.span_of(_label_px(mark.label)) if mark.label else 0
    return (left - text, right + gap, mark) if on_left else (left, right + text + gap, mark)


def _label_px(label: str) -> float:
    return len(label) * LETTER_PX + AIR_PX + GAP_PX
