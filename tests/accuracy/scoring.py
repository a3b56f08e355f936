"""How well events agree with an annotated document: the measure that the project is judged by.

An event found is paired with an annotated one when its evidence touches the sentence that holds the
annotated evidence; one to one, best agreement first. Annotated events marked optional are neither
asked for nor wrong: what is paired with them leaves every count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

CORE = frozenset({"defence", "policing", "immigration"})
Days = tuple[str, str]
"""First and last day as ISO strings, which sort as the days do."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """An event that people say a document tells of; `span`: the sentence that proves it."""

    name: str  # "D01/3": the fourth of document D01
    summary: str
    date: str | None
    kind: str
    status: str
    domains: frozenset[str]
    optional: bool
    span: tuple[int, int]

    @classmethod
    def of(cls, row: Mapping[str, Any], name: str, text: str) -> Annotated:
        """Raises ValueError when the evidence does not stand in `text`."""
        at = text.index(row["evidence"])
        return cls(
            name=name,
            summary=row.get("summary", ""),
            date=row["date_edtf"] or None,
            kind=row["kind"],
            status=row["status"],
            domains=frozenset(row["domains"]),
            optional=bool(row.get("optional")),
            span=_sentence(text, at, at + len(row["evidence"])),
        )


@dataclass(frozen=True, slots=True)
class Found:
    """An event that a program gives for a document, with the spans of its evidence there."""

    date: str | None
    kind: str
    status: str
    domains: frozenset[str]
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """What is counted; counts of several documents are added up."""

    asked: int = 0  # annotated events that are not optional
    asked_optional: int = 0
    given: int = 0  # events found that are paired with no optional one
    given_optional: int = 0
    hit: int = 0
    asked_dated: int = 0
    given_dated: int = 0
    exact: int = 0  # hits whose date covers the same days
    containing: int = 0  # … whose date is coarser or finer
    wrong: int = 0  # … whose date is another
    invented: int = 0  # hits with a date where there is none to give
    status: int = 0  # hits whose status agrees
    kind: int = 0
    core_right: int = 0
    core_given: int = 0
    core_asked: int = 0
    days_right: int = 0  # dates on the document's timeline, whatever stands there
    days_given: int = 0
    days_asked: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


@dataclass(frozen=True, slots=True)
class Result:
    """The counts of a document, and the names of its events that were hit and exactly dated."""

    counts: Counts
    hit: tuple[str, ...]
    exact: tuple[str, ...]


def figures(counts: Counts) -> dict[str, float]:
    """The figures that head a report, each between 0 and 1."""
    c = counts
    return {
        "events F1": _f1(c.hit, c.given, c.asked),
        "dated events F1": _f1(c.exact, c.given_dated, c.asked_dated),
        "timeline dates F1": _f1(c.days_right, c.days_given, c.days_asked),
        "core domains F1": _f1(c.core_right, c.core_given, c.core_asked),
        "status": c.status / (c.hit or 1),
        "kind": c.kind / (c.hit or 1),
    }


def score(annotated: Sequence[Annotated], found: Sequence[Found]) -> Result:
    """How the events found in one document agree with its annotated ones."""
    pairs = _pairs(annotated, found)
    beside = {j for i, j in pairs if annotated[i].optional}
    matched = [(annotated[i], found[j]) for i, j in pairs if not annotated[i].optional]
    asked = [event for event in annotated if not event.optional]
    given = [event for j, event in enumerate(found) if j not in beside]
    both = [(a, f) for a, f in matched if a.date and f.date]
    exact = [a for a, f in both if days(a.date) == days(f.date)]
    containing = [a for a, f in both if days(a.date) != days(f.date) and _contain(a.date, f.date)]
    asked_days = {days(a.date) for a in asked if a.date}
    given_days = {days(f.date) for f in given if f.date}
    counts = Counts(
        asked=len(asked),
        asked_optional=len(annotated) - len(asked),
        given=len(given),
        given_optional=len(beside),
        hit=len(matched),
        asked_dated=sum(bool(a.date) for a in asked),
        given_dated=sum(bool(f.date) for f in given),
        exact=len(exact),
        containing=len(containing),
        wrong=len(both) - len(exact) - len(containing),
        invented=sum(_invented(f.date) for a, f in matched if not a.date),
        status=sum(a.status == f.status for a, f in matched),
        kind=sum(a.kind == f.kind for a, f in matched),
        core_right=sum(len(CORE & a.domains & f.domains) for a, f in matched),
        core_given=sum(len(CORE & f.domains) for _, f in matched),
        core_asked=sum(len(CORE & a.domains) for a, _ in matched),
        days_right=len(asked_days & given_days),
        days_given=len(given_days),
        days_asked=len(asked_days),
    )
    return Result(counts, tuple(a.name for a, _ in matched), tuple(a.name for a in exact))


def _pairs(annotated: Sequence[Annotated], found: Sequence[Found]) -> list[tuple[int, int]]:
    """One to one, the best agreement first; on equal agreement an event that is asked for goes
    before an optional one, and the later before the earlier."""
    touching = [
        (_agreement(a, f), not a.optional, i, j)
        for i, a in enumerate(annotated)
        for j, f in enumerate(found)
        if any(start < a.span[1] and end > a.span[0] for start, end in f.spans)
    ]
    pairs: dict[int, int] = {}
    for *_, i, j in sorted(touching, reverse=True):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return list(pairs.items())


def _agreement(a: Annotated, f: Found) -> int:
    """The date weighs most, then the kind, then the status."""
    if a.date and f.date:
        date = 40 if days(a.date) == days(f.date) else 20 if _contain(a.date, f.date) else 0
    else:
        date = 40 if a.date == f.date else 0
    return date + 5 * (a.kind == f.kind) + 3 * (a.status == f.status)


_SEASONS = {
    21: ("03", "05"), 22: ("06", "08"), 23: ("09", "11"), 24: ("12", "12"),
    33: ("01", "03"), 34: ("04", "06"), 35: ("07", "09"), 36: ("10", "12"),
}  # fmt: skip
_SEASON_CODES = range(21, 42)
_OPEN = ("0000", "9999")


def days(edtf: str | None) -> Days:
    """First and last day of a date, loosely: every month has 31, a winter is its December."""
    plain = re.sub(r"[?~%]", "", edtf or "").strip("[]{}")
    joint = "/" if "/" in plain else ".."
    ends = plain.split(joint) if joint in plain else [plain, plain]
    return _edge(ends[0], last=False), _edge(ends[1], last=True)


def _edge(written: str, *, last: bool) -> str:
    if written in ("", ".."):
        return _OPEN[last]
    parts = written.replace("X", "9" if last else "0").split("-")
    if len(parts) > 1 and parts[1].isdigit() and int(parts[1]) in _SEASON_CODES:
        parts[1] = _SEASONS.get(int(parts[1]), ("01", "12"))[last]
    missing = [("01", "12")[last], ("01", "31")[last]][len(parts) - 1 :]
    return "-".join([*parts, *missing])


def _contain(one: str | None, two: str | None) -> bool:
    """Whether the days of one date lie within the other's."""
    (a, b), (c, d) = days(one), days(two)
    return (a <= c and d <= b) or (c <= a and b <= d)


def _invented(date: str | None) -> bool:
    """Whether a date claims both a beginning and an end."""
    if not date:
        return False
    first, last = days(date)
    return not (first.startswith(_OPEN[0]) or last.startswith(_OPEN[1]))


_BREAK = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])|\n+")


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence or sentences around text[start:end]; crude, and the same for every program."""
    breaks = list(_BREAK.finditer(text))
    first = max((b.end() for b in breaks if b.end() <= start), default=0)
    return first, min((b.start() for b in breaks if b.start() >= end), default=len(text))


def _f1(right: int, given: int, asked: int) -> float:
    return 2 * right / (given + asked) if right else 0.0


def add_up(results: Iterable[Result]) -> Counts:
    return sum((result.counts for result in results), Counts())
