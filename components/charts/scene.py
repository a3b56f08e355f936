"""All that the page draws of a selection, for one window: the answer to "what can be seen here?".

A `Scene` is made once for a filter and asked for many windows; it holds nothing of a session, so
everybody who looks at the same filter shares it.
"""

from __future__ import annotations

import base64
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from components.charts import shapes, strips, ties
from components.charts.columns import Columns, Ints
from components.charts.describe import briefs
from components.charts.lanes import Lane, lanes_of
from components.charts.layout import Size, View, heights, views
from components.charts.marks import Axis
from components.charts.timeline import Days, lane_colour, on_shelf, shelf_room, timeline
from components.words import chart as said

Payload = dict[str, Any]


@dataclass(frozen=True, eq=False)
class Scene:
    """The lanes of some events over `ends` (milliseconds), as a chart of `size` has them."""

    columns: Columns
    papers: strips.Papers
    rows: Ints
    ends: tuple[float, float] | None
    by: str
    chosen: Collection[str]
    size: Size
    today: float | None

    @cached_property
    def folded(self) -> dict[int, int]:
        """Row without a mark -> the row whose mark stands for it: see `ties.folded`."""
        return ties.folded(self.columns, self.rows)

    @cached_property
    def lanes(self) -> list[Lane]:
        return lanes_of(self.columns, self.rows, self.by, self.chosen, self.folded)

    @cached_property
    def whole(self) -> Axis:
        shelf = any(len(lane.undated) for lane in self.lanes)
        return Axis.over(self.ends, self.size.dated(shelf))

    @cached_property
    def heights(self) -> list[float]:
        """The lanes' heights for the whole period."""
        return heights(self.columns, self.lanes, self.whole, self.whole, self.size)

    @cached_property
    def days(self) -> Days:
        undated = int((~self.columns.table.dated[self.rows]).sum())
        return Days(self.today, self.papers.newest, self._newest(), undated)

    def _newest(self) -> str:
        return said.read_until(self.papers.newest_said) if self.papers.newest_said else ""

    def axis(self, window: tuple[float, float] | None) -> Axis:
        """The part of the axis that `window` shows."""
        return Axis(*window, self.whole.pixels) if window else self.whole

    def views(self, axis: Axis) -> list[View]:
        high = self.heights
        if axis != self.whole:
            total = sum(self.heights)
            high = heights(self.columns, self.lanes, self.whole, axis, self.size, total)
        found = views(self.columns, self.lanes, self.whole, axis, self.size, high)
        if self.by == "domain":  # an event of several domains bears each lane's own colour
            for view in found:
                view.paint(lane_colour(self.by, view.lane.name))
        return found

    def figure(self, axis: Axis, found: Sequence[View]) -> Payload:
        return timeline(self.columns, found, axis, self.size, self.by, self.days)

    def payload(self, window: tuple[float, float] | None) -> Payload:
        """What the component is sent for `window`."""
        axis = self.axis(window)
        found = self.views(axis)
        marks = self._marks(found)
        return {
            "figure": _packed(self.figure(axis, found)),
            "full": [self.whole.first, self.whole.last],
            "range": [axis.first, axis.last],
            "geometry": self._geometry(found),
            **marks,
            "groups": [_groups(view, i) for i, view in enumerate(found) if view.groups],
            "overview": self._overview,
            "coverage": self._coverage(axis),
            "standsFor": {str(row): other for row, other in self.folded.items()},
            "summary": self._summary(axis),
        }

    def counted(self, window: tuple[float, float] | None) -> str:
        """How many of the dated events are in view, in words."""
        rows, axis = self.rows, self.axis(window)
        start, end = self.columns.start[rows], self.columns.end[rows]
        dated = int((~np.isnan(start)).sum())
        inside = int(((start < axis.last) & (end > axis.first)).sum()) if window else dated
        return said.in_view(inside, dated)

    def _geometry(self, found: Sequence[View]) -> Payload:
        shelf = any(len(lane.undated) for lane in self.lanes)
        return {
            "gutter": self.size.gutter,
            "shelf": self.size.shelf if shelf else 0,
            "columns": self.size.columns,
            "lanes": [[view.top, view.bottom, view.head] for view in found],
            "names": [said.lane(self.by, view.lane.name) for view in found],
        }

    def _marks(self, found: Sequence[View]) -> Payload:
        """Where each event's marks stand, and what is said of it: one entry a mark, dated ones
        first. The events themselves stay on the server; `row` is what comes back when one is
        opened."""
        dated = [
            (mark, i, view.y(mark.line)) for i, view in enumerate(found) for mark in view.marks
        ]
        shelf = on_shelf(self.columns, found, self.size)
        rows = [mark.row for mark, *_ in dated] + [mark.row for mark, *_ in shelf]
        told = briefs(self.columns.table, rows)
        known = ties.ties(self.columns.table)
        return {
            "marks": {
                "dated": len(dated),
                "row": typed(rows, "i4"),
                "start": typed([mark.start for mark, *_ in dated], "f8"),
                "end": typed([mark.end for mark, *_ in dated], "f8"),
                "x": typed([m.middle for m, *_ in dated] + [x for *_, x in shelf], "f8"),
                "y": typed([y for *_, y in dated] + [y for _, y, _ in shelf], "f4"),
                "when": [brief.when for brief in told],
                "title": [brief.title for brief in told],
                "sort": [brief.sort for brief in told],
                "disputed": [i for i, row in enumerate(rows) if row in known.disputed],
            },
            "rest": self._rest(found),
            "ties": {str(row): self.tied(row) for row in dict.fromkeys(rows) if row in known.of},
        }

    def _rest(self, found: Sequence[View]) -> list[Payload]:
        """The undated events that the shelf has no room for: how many, and the first of them."""
        rest = []
        for i, view in enumerate(found):
            room = shelf_room(view, self.size)
            if left := len(view.lane.undated) - room:
                row = int(view.lane.undated[room])
                rest.append({"lane": i, "from": room, "count": left, "row": row})
        return rest

    def tied(self, row: int) -> list[Payload]:
        """What the event in `row` is tied to, so that the page can draw it."""
        known = ties.ties(self.columns.table).of.get(row, ())
        told = briefs(self.columns.table, [other for other, _ in known])
        return [
            {
                **self.place(other),
                "how": how,
                "when": brief.when,
                "title": brief.title,
            }
            for (other, how), brief in zip(known, told, strict=True)
        ]

    def place(self, row: int) -> Payload:
        """Where the event in `row` would stand: its dates and, by its first domain, its lane; that
        of the mark which stands for it, where it has none of its own."""
        start, end = float(self.columns.start[row]), float(self.columns.end[row])
        ends = [start, end] if not np.isnan(start) else None
        if ends:
            ends = [max(start, self.whole.first), min(end, self.whole.last)]
        shown = self.folded.get(row, row)
        lane = next((i for i, lane in enumerate(self.lanes) if self._in(lane, shown)), None)
        return {"row": row, "ends": ends, "lane": lane}

    def _in(self, lane: Lane, row: int) -> bool:
        place = int(np.searchsorted(lane.anchor, self.columns.anchor[row]))
        return row in lane.rows[place : place + 200].tolist()

    @cached_property
    def _overview(self) -> Payload:
        found = strips.overview(self.columns, self.rows, self.whole)
        totals = found.counts.sum(axis=0).tolist()
        ends = zip(found.edges.tolist(), found.edges[1:].tolist(), totals, strict=False)
        return {
            "edges": typed(found.edges, "f8"),
            "colours": list(found.colours),
            "counts": [typed(row, "i4") for row in found.counts],
            "texts": [
                said.group(found.unit.name(begin, end), n, n) if n else "" for begin, end, n in ends
            ],
        }

    def _coverage(self, axis: Axis) -> Payload | None:
        if not len(self.papers.middles) and not self.papers.undated:
            return None
        cells = strips.coverage(self.papers, axis)
        return {
            "edges": typed([cells[0].start, *(cell.end for cell in cells)], "f8"),
            "counts": typed([cell.count for cell in cells], "i4"),
            "texts": [cell.text for cell in cells],
            "note": said.uncovered(self.papers.undated),
        }

    def _summary(self, axis: Axis) -> str:
        inside = [len(lane.between(axis.first, axis.last)) for lane in self.lanes]
        named = [said.lane(self.by, lane.name) for lane in self.lanes]
        when = said.period(axis.first, axis.last)
        return said.summary([pair for pair in zip(named, inside, strict=True) if pair[1]], when)


def _groups(view: View, lane: int) -> Payload:
    """A lane's groups: those that have events, each with its words and its first event."""
    groups = view.groups
    assert groups is not None
    own = groups.counts.nonzero()[0]
    ends = list(zip(groups.edges[own].tolist(), groups.edges[own + 1].tolist(), strict=True))
    counts, sure = groups.counts[own].tolist(), groups.sure[own].tolist()
    return {
        "lane": lane,
        "start": typed(groups.edges[own], "f8"),
        "end": typed(groups.edges[own + 1], "f8"),
        "count": typed(counts, "i4"),
        "row": typed(groups.first[own], "i4"),
        "texts": [
            said.group(groups.unit.name(*span), n, s)
            for span, n, s in zip(ends, counts, sure, strict=True)
        ],
        "atOnce": groups.unit.code == "D" and groups.unit.number == 1,
        "room": shapes.bar_room(view),
    }


def _packed(figure: Payload) -> Payload:
    """A figure with the places in its traces as bytes; a gap in a line is no number."""
    for trace in figure["data"]:
        for name, kind in (("x", "f8"), ("y", "f4")):
            trace[name] = typed([np.nan if at is None else at for at in trace[name]], kind)
    return figure


def typed(values: Any, kind: str) -> Payload:
    """Numbers as the browser reads them without parsing each: their bytes in base64."""
    packed = np.asarray(values, dtype=f"<{kind}")
    return {"dtype": kind, "bdata": base64.b64encode(packed.tobytes()).decode()}
