"""How much of a lane is drawn how: level of detail, decided by what stays legible.

Three levels: marks with their titles, marks close together with titles where there is room, and
counted groups. Lanes get their height for the whole period, the fullest ones giving way first;
zooming in then fills the same height with more detail, so that nothing jumps.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil

import numpy as np

from components.charts.columns import Columns
from components.charts.groups import Groups, grouped
from components.charts.lanes import Lane
from components.charts.marks import (
    Axis,
    Mark,
    Span,
    label_gaps,
    marks_of,
    pack,
    pack_labelled,
)
from components.charts.text import short

ROOMY, TIGHT, LEAST = 21, 15, 13  # pixels: a line of marks with titles; close together; at least
PAD = 5  # pixels above and below a lane's lines
GROUPS_PX = 46  # the height of a lane of groups
CELL = 15  # pixels: a cell of the shelf
LONG = 2.5  # steps: a span of more keeps its mark
LINES_LIMIT = 14  # a lane of more lines is grouped
LABELLED_LIMIT = 40  # marks up to which a lane is tried with all titles
MARKS_LIMIT = 160  # marks in view up to which a lane is packed at all


@dataclass(frozen=True, slots=True)
class Size:
    """A class of widths. pixels: of the whole chart; gutter: what the lanes' names take at the
    left (0: they stand above their lanes); columns: cells in a row of the shelf; letters: the
    longest title (0: none); height: what the lanes may take together before they are grouped."""

    name: str
    pixels: int
    gutter: int
    columns: int
    letters: int
    height: int

    def dated(self, shelf: bool) -> float:
        """Pixels of the dated part."""
        return self.pixels - self.gutter - (self.shelf + SHELF_GAP if shelf else 0)

    @property
    def shelf(self) -> int:
        """Pixels of the shelf."""
        return self.columns * CELL + 14

    @property
    def head(self) -> int:
        """Pixels that a lane's name takes above its lines."""
        return 0 if self.gutter else 20

    @property
    def least(self) -> int:
        """The least height of a lane: its name needs it."""
        return 30 if self.gutter else 24


SHELF_GAP = 12
WIDE = Size("wide", 880, 112, 7, 60, 480)
MEDIUM = Size("medium", 600, 100, 5, 44, 470)
NARROW = Size("narrow", 350, 0, 4, 0, 620)
POSTER = Size("poster", 1128, 124, 8, 66, 900)
SIZES = {size.name: size for size in (WIDE, MEDIUM, NARROW, POSTER)}


@dataclass(slots=True)
class View:
    """A lane as it is drawn: from `top` on, `height` high, with either `marks`, `pitch` pixels a
    line, or `groups`."""

    lane: Lane
    top: float
    height: float
    head: float
    marks: list[Mark] = field(default_factory=list)
    groups: Groups | None = None
    pitch: float = TIGHT
    raised: float = 0.0  # pixels at the top of its groups that marks take
    colour: str = ""  # of its marks, where they do not bear that of their first domain

    def paint(self, colour: str) -> None:
        """Give all marks one colour."""
        self.colour = colour
        for mark in self.marks:
            mark.colour = colour

    @property
    def bottom(self) -> float:
        return self.top + self.height

    def y(self, line: int) -> float:
        """The middle of a line of marks."""
        return self.top + self.head + PAD + (line + 0.5) * self.pitch

    @property
    def cells(self) -> int:
        """Rows of the shelf that fit."""
        return max(1, int((self.height - self.head - PAD) // CELL))


def heights(
    columns: Columns,
    lanes: Sequence[Lane],
    whole: Axis,
    axis: Axis,
    size: Size,
    total: float | None = None,
) -> list[float]:
    """Each lane's height for what `axis` shows of it. Where all together would be too high, the
    fullest lanes give way first; what is left then goes to those that gave most. With `total` they
    make up just that: the chart stays as high as it is for the whole period, and nothing below it
    jumps."""
    offers = [_offers(columns, lane, whole, axis, size) for lane in lanes]
    room = total or size.height
    level = [0] * len(lanes)
    while sum(map(list.__getitem__, offers, level)) > room:
        open_ = [i for i, offer in enumerate(offers) if level[i] + 1 < len(offer)]
        if not open_:
            break
        level[max(open_, key=lambda i: (offers[i][level[i]], -i))] += 1
    found = list(map(list.__getitem__, offers, level))
    groups = GROUPS_PX + size.head
    wanted = [2.0 * groups if offer == [groups] else offer[0] for offer in offers]
    return _stretched(found, wanted, room, total or 0.0)


def _stretched(found: list[float], wanted: list[float], room: float, total: float) -> list[float]:
    """Give what is left of `room` to the lanes that have less than they wanted, and then to all of
    them until they make up `total`."""
    lack = [max(0.0, want - have) for want, have in zip(wanted, found, strict=True)]
    left = max(0.0, room - sum(found))
    share = min(1.0, left / sum(lack)) if sum(lack) else 0.0
    found = [have + less * share for have, less in zip(found, lack, strict=True)]
    more = max(0.0, total - sum(found)) / max(1, len(found))
    return [round(height + more, 1) for height in found]


def _offers(columns: Columns, lane: Lane, whole: Axis, axis: Axis, size: Size) -> list[float]:
    """The heights that the lane can be shown at, the one with most detail first."""
    groups = float(GROUPS_PX + size.head)
    rows = lane.rows[lane.between(axis.first, axis.last)]
    if len(rows) > MARKS_LIMIT:
        return [groups]
    marks = marks_of(columns, rows, whole, axis)
    offers = []
    if size.letters and len(marks) <= LABELLED_LIMIT:
        lines = pack_labelled(marks, axis, titles(columns, marks, size.letters))
        offers.append(_height(lines * ROOMY, lane, size))
    lines, _ = pack(marks, axis)
    if lines <= LINES_LIMIT:
        offers.append(_height(lines * TIGHT, lane, size))
    offers.append(groups)
    return [offer for i, offer in enumerate(offers) if not i or offer < min(offers[:i])]


def _height(lines: float, lane: Lane, size: Size) -> float:
    shelf = min(ceil(len(lane.undated) / size.columns), 2) * CELL
    return max(size.least - size.head, lines + 2 * PAD, shelf + 2 * PAD) + size.head


def titles(columns: Columns, marks: Sequence[Mark], letters: int) -> list[str]:
    """The marks' titles, none longer than `letters`."""
    found = columns.table.columns["title"].iloc[[mark.row for mark in marks]]
    return [short(str(title), letters) for title in found]


def views(
    columns: Columns,
    lanes: Sequence[Lane],
    whole: Axis,
    axis: Axis,
    size: Size,
    high: Sequence[float],
) -> list[View]:
    """The lanes, `high` pixels each, as they are drawn when `axis` is in view."""
    found: list[View] = []
    for lane, height in zip(lanes, high, strict=True):
        view = View(lane, found[-1].bottom if found else 0.0, height, size.head)
        _fill(view, columns, whole, axis, size)
        found.append(view)
    return found


def _fill(view: View, columns: Columns, whole: Axis, axis: Axis, size: Size) -> None:
    """Put as much detail into `view` as its height bears."""
    lane, room = view.lane, view.height - view.head - 2 * PAD + 1
    in_view = lane.between(axis.first, axis.last)
    if len(in_view) > MARKS_LIMIT:
        view.groups = grouped(lane, axis)
        return
    near = lane.between(*axis.around(1))
    places = near if len(near) <= 2 * MARKS_LIMIT else in_view
    marks = marks_of(columns, lane.rows[places], whole, axis)
    if size.letters and len(marks) <= LABELLED_LIMIT:
        lines = pack_labelled(marks, axis, titles(columns, marks, size.letters))
        if lines * ROOMY <= room:
            view.marks, view.pitch = marks, ROOMY
            return
    _fill_tight(view, columns, axis, size, marks, room)


def _fill_tight(
    view: View, columns: Columns, axis: Axis, size: Size, marks: list[Mark], room: float
) -> None:
    """Marks close together; steps of the calendar that have more of them than fit become groups."""
    most = max(1, int(room // LEAST))
    lines, outside = pack(marks, axis, most)
    blocked: list[Span] = []
    if outside:
        lines, marks, blocked = _fill_mixed(view, columns, axis, marks, most)
    view.marks, view.pitch = marks, min(ROOMY, max(LEAST, room / max(lines, 1)))
    for mark in marks:
        mark.label, mark.label_left = "", False
    if size.letters:
        label_gaps(marks, axis, titles(columns, marks, size.letters), blocked)


def _fill_mixed(
    view: View, columns: Columns, axis: Axis, marks: list[Mark], most: int
) -> tuple[int, list[Mark], list[Span]]:
    """Groups where marks are too many, marks elsewhere: how many lines these take, they themselves,
    and the spans that groups take. Marks of spans much longer than a step keep the first lines to
    themselves and may reach over groups."""
    groups = grouped(view.lane, axis)
    anchors = columns.anchor[[mark.row for mark in marks]]
    step_of = dict(zip((m.row for m in marks), groups.step_of(anchors).tolist(), strict=True))
    steps = np.zeros(len(groups.counts), dtype=bool)
    least = groups.unit.length * LONG
    long = [mark for mark in marks if mark.end - mark.start > least]
    above, outside = pack(long, axis, max(0, most - 2))
    blocked: list[Span] = []
    lines = above
    while True:
        steps[[step_of[mark.row] for mark in outside]] = True
        blocked = groups.spans(steps)
        left = [mark for mark in marks if not steps[step_of[mark.row]]]
        above, outside = pack([m for m in left if m.end - m.start > least], axis, max(0, most - 2))
        short_ones = [mark for mark in left if mark.end - mark.start <= least]
        lines, more = pack(short_ones, axis, most - above, blocked)
        outside += more
        if not outside:
            break
    for mark in short_ones:
        mark.line += above
    grouped_rows = [row for row, step in step_of.items() if steps[step]]
    view.groups = groups.only(steps, _reaching(columns, grouped_rows, axis))
    view.raised = above * LEAST
    return above + lines, left, blocked


def _reaching(columns: Columns, rows: list[int], axis: Axis) -> int:
    """How many of `rows` can have been in view and are counted in a step that is not."""
    anchor = columns.anchor[rows]
    seen = (columns.start[rows] < axis.last) & (columns.end[rows] > axis.first)
    return int((seen & ((anchor < axis.first) | (anchor >= axis.last))).sum())
