"""Marks of one lane, packed into lines so that none lies on another, with titles where there is
room.

A mark's shape tells what is known of the date, without colour: a *point* is one exact day;
*uncertain* is some day within a span (a month, a year, one of a set); *lasting* fills its span.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import numpy as np

from components.charts.columns import DAY, STATUSES, Columns, Ints
from components.charts.text import short
from components.theme import DOMAIN_ORDER, domain_token
from corpus.records import Status

POINT_PX = 14  # what a mark's own sign takes of its line, with air
SLIM_PX = 15  # a span slimmer than this cannot be seen as one
GAP_PX = 3
HEAD_PX = 9  # the arrow of an open end
AIR_PX = 9  # between a sign and its label: the ring round a chosen mark stands in it
LETTER_PX = 6.1  # mean width of a letter of a label
SHORTEST = 18  # letters: a title cut to fewer tells nothing, and is left out


Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Axis:
    """A period in milliseconds since 1970, and how many pixels it is drawn on."""

    first: float
    last: float
    pixels: float

    def span_of(self, pixels: float) -> float:
        """How many milliseconds `pixels` are."""
        return pixels * (self.last - self.first) / self.pixels

    def around(self, periods: float) -> tuple[float, float]:
        """The ends of this period with `periods` of its own lengths more on both sides."""
        air = (self.last - self.first) * periods
        return self.first - air, self.last + air

    @classmethod
    def over(cls, ends: tuple[float, float] | None, pixels: float) -> Axis:
        """An axis on which all between `ends` can be seen whole, with some air."""
        low, high = ends or (millis(date(2000, 1, 1)), millis(date(2001, 1, 1)))
        air = max((high - low) * 0.02, (high - low) / pixels * POINT_PX * 0.7, 10 * DAY)
        return cls(low - air, high + air, pixels)


@dataclass(slots=True, eq=False)
class Mark:
    """One event in one lane. `row`: its row in the table; `start`, `end`: what its date can mean,
    open ends cut at the edge of the axis; `line`: counted from the top of the lane."""

    row: int
    shape: int
    status: Status
    colour: str
    start: float
    end: float
    open_start: bool = False
    open_end: bool = False
    line: int = 0
    label: str = ""
    label_left: bool = False
    slim: bool = False  # so short that the sign in its middle covers it
    head: float = 0.0  # milliseconds that the arrow of an open end takes

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2


def millis(day: date) -> float:
    """The beginning of `day` in milliseconds since 1970."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000


def day_of(moment: float) -> date:
    """The day in which `moment` (milliseconds since 1970) lies; of moments beyond the calendar's
    ends, its first or last day."""
    try:
        return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=moment)).date()
    except OverflowError:
        return date.min if moment < 0 else date.max


def years_between(years: tuple[int, int]) -> tuple[float, float]:
    """The moments at which the first of `years` begins and the last ends."""
    first = np.datetime64(years[0] - 1970, "Y").astype("datetime64[ms]").astype(np.int64)
    last = np.datetime64(years[1] - 1969, "Y").astype("datetime64[ms]").astype(np.int64)
    return float(first), float(last)


def marks_of(columns: Columns, rows: Ints, whole: Axis, axis: Axis) -> list[Mark]:
    """A mark for each of `rows`. `whole` is the full period, at whose edges open ends stop; `axis`
    the part of it that is in view, which decides what is too slim to be seen."""
    slim = axis.span_of(SLIM_PX)
    found = []
    for row in rows.tolist():
        start, end = float(columns.start[row]), float(columns.end[row])
        open_start, open_end = math.isinf(start), math.isinf(end)
        start = min(whole.first, end - DAY) if open_start else start
        end = max(whole.last, start + DAY) if open_end else end
        found.append(
            Mark(
                row=row,
                shape=int(columns.shape[row]),
                status=STATUSES[columns.status[row]],
                colour=domain_token(DOMAIN_ORDER[columns.domain[row]]),
                start=start,
                end=end,
                open_start=open_start,
                open_end=open_end,
                slim=end - start < slim,
                head=axis.span_of(HEAD_PX),
            )
        )
    return sorted(found, key=lambda m: (m.start, m.end, m.row))


def pack(
    marks: Sequence[Mark], axis: Axis, most: int = 1_000, blocked: Sequence[Span] = ()
) -> tuple[int, list[Mark]]:
    """Give each mark the first of `most` lines with room for its sign and span. How many lines that
    takes, and the marks that found none or would lie on one of the `blocked` spans."""
    half, gap = axis.span_of(POINT_PX / 2), axis.span_of(GAP_PX)
    ends: list[float] = []
    outside = []
    for mark in marks:
        left = min(mark.start, mark.middle - half)
        right = max(mark.end, mark.middle + half)
        line = next((i for i, end in enumerate(ends) if end <= left), len(ends))
        if line >= most or _lies_on(left, right, blocked):
            outside.append(mark)
            continue
        if line == len(ends):
            ends.append(right + gap)
        ends[line] = right + gap
        mark.line = line
    return len(ends), outside


def _lies_on(left: float, right: float, blocked: Sequence[Span]) -> bool:
    """Whether something from `left` to `right` lies on one of `blocked`, which are in order."""
    place = bisect_right(blocked, (right, -math.inf)) - 1
    return place >= 0 and blocked[place][1] > left


def pack_labelled(marks: Sequence[Mark], axis: Axis, titles: Sequence[str]) -> int:
    """The same with room for every mark's title: on the right if it fits there, else on the left,
    else shortened on the side with more room."""
    lines: list[_Line] = []
    for mark, title in zip(marks, titles, strict=True):
        left, right = _labelled(mark, axis, title)
        line = next((i for i, taken in enumerate(lines) if taken.has_room(left, right)), len(lines))
        if line == len(lines):
            lines.append(_Line())
        lines[line].take(left, right)
        mark.line = line
    return len(lines)


def label_gaps(
    marks: Sequence[Mark], axis: Axis, titles: Sequence[str], blocked: Sequence[Span] = ()
) -> None:
    """Write titles, shortened if need be, into the room that packed marks, and the `blocked` spans,
    leave on their right."""
    title_of = dict(zip((mark.row for mark in marks), titles, strict=True))
    lines: dict[int, list[Mark]] = {}
    for mark in marks:
        mark.label, mark.label_left = "", False
        lines.setdefault(mark.line, []).append(mark)
    half, pixel = axis.span_of(POINT_PX / 2), axis.span_of(1)
    for line in lines.values():
        ends = [min(mark.start, mark.middle - half) for mark in line[1:]]
        for mark, end in zip(line, [*ends, axis.last], strict=True):
            begin = max(mark.end, mark.middle + half)
            after = bisect_left(blocked, (begin, -math.inf))
            end = min(end, blocked[after][0]) if after < len(blocked) else end
            room = int(((min(end, axis.last) - begin) / pixel - AIR_PX - GAP_PX) / LETTER_PX)
            if begin > axis.first:
                mark.label = _cut(title_of[mark.row], room)


def _cut(title: str, letters: int) -> str:
    """`title` in the room for so many letters, or "" where what is left of it would tell nothing:
    a mark without words tells more when pointed at than "Four…"."""
    text = short(title, letters) if letters > 1 else ""
    return text if text == title or len(text) >= SHORTEST else ""


class _Line:
    """What is taken of one line. Marks come by date; only a label on the left reaches back."""

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


def _labelled(mark: Mark, axis: Axis, title: str) -> tuple[float, float]:
    """From where to where nothing else may stand in the mark's line; the mark gets its label."""
    half, gap = axis.span_of(POINT_PX / 2), axis.span_of(GAP_PX)
    left, right = min(mark.start, mark.middle - half), max(mark.end, mark.middle + half)
    rooms = left - axis.first, axis.last - right
    wanted = axis.span_of(_label_px(title))
    on_left = wanted > rooms[1] and (wanted <= rooms[0] or rooms[0] > rooms[1])
    room = rooms[0] if on_left else rooms[1]
    if wanted > room:
        letters = int((room / axis.span_of(1) - AIR_PX - GAP_PX) / LETTER_PX)
        title = _cut(title, letters)
    mark.label, mark.label_left = title, on_left
    text = axis.span_of(_label_px(title)) if title else 0.0
    return (left - text, right + gap) if on_left else (left, right + text + gap)


def _label_px(label: str) -> float:
    return len(label) * LETTER_PX + AIR_PX + GAP_PX
