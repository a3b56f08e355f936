"""Events as marks: what shape the date gives, in which lanes it stands, and in which row.

A mark's shape tells what is known of the date, without colour: a *point* is one exact day;
*uncertain* is some day within a span (a month, a year, one of a set); *lasting* fills its span.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from components.theme import domain_rank
from corpus.records import Dating, Event

Shape = Literal["point", "uncertain", "lasting"]
DAY = 86_400_000
"""Milliseconds in a day: the axis counts milliseconds since 1970."""

POINT_PX = 15  # what a mark's own sign takes of its row, with air
GAP_PX = 4
HEAD_PX = 9  # the arrow of an open end
LETTER_PX = 6.3  # mean width of a letter of a label


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
        air = max((high - low) * 0.025, 10 * DAY)
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


def lanes_of(events: Iterable[Event]) -> list[str]:
    """The domains of `events` in their fixed order."""
    return sorted({domain for event in events for domain in event.domains}, key=domain_rank)


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
    """`marks` of one lane with rows: each goes into the first row where it has room."""
    free_from: list[float] = []
    placed = []
    for left, right, mark in sorted((_reach(mark, axis) for mark in marks), key=_order):
        row = next((i for i, free in enumerate(free_from) if free <= left), len(free_from))
        free_from[row : row + 1] = [right]
        placed.append(replace(mark, row=row))
    return placed


def _order(reach: tuple[float, float, Mark]) -> tuple[float, float, str]:
    return reach[0], reach[1], reach[2].event.id


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
    """From where to where nothing else may stand in the mark's row, and the mark with its label
    on the side where there is room for it."""
    half = axis.span_of(POINT_PX / 2)
    mark = replace(mark, slim=mark.end - mark.start < 2 * half)
    left, right = min(mark.start, mark.middle - half), max(mark.end, mark.middle + half)
    gap = axis.span_of(GAP_PX)
    if not mark.label:
        return left, right + gap, mark
    text = axis.span_of(len(mark.label) * LETTER_PX + 2 * GAP_PX)
    if right + text > axis.last and left - text >= axis.first:
        return left - text, right + gap, replace(mark, label_left=True)
    return left, right + text + gap, mark
