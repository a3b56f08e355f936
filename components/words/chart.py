"""The words of the timeline itself: its lanes, its groups, and the strips above and below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from components import words
from corpus.dates.words import MONTHS

LANES_TITLE = "Lanes"
LANES: Mapping[str, str] = {"domain": "Domain", "kind": "Kind", "actor": "Who", "side": "Side"}
OTHERS = "All others"
TODAY = "Today"
UNDATED = "Undated"
OVERVIEW = "Events by year"
OVERVIEW_HELP = (
    "Overview of events over time. Left and right arrows move what the chart shows, "
    "plus and minus zoom, zero shows the whole period."
)
COVERAGE = "Documents read"
COVERAGE_HELP = (
    "Documents read, by period: where there are none, quiet may only mean unread. "
    "Left and right arrows walk the periods."
)
NO_DOCUMENT = "no document read"
NOBODY = "publisher unknown"
RIVALS = "Sources disagree on the date"
RIVAL_DATE = "says another source"
KEPT = "This plan was followed by"
PROMISED = "This was planned before"
OPEN_GROUP = "Click to look closer"
MIXED = "dated less exactly"


def lane(by: str, name: str) -> str:
    """What people read for the lane `name`."""
    if not name:
        return OTHERS
    if by == "domain":
        return words.label("domains", name)
    return words.label("kinds", name) if by == "kind" else name


def group(when: str, count: int, sure: int) -> str:
    """A group in words: "2006: 12 events, 3 of them dated less exactly"."""
    said = f"{words.begun(when)}: {words.counted(count, 'event')}"
    return f"{said}, {count - sure:,} of them {MIXED}" if 0 < sure < count else said


def across(number: int) -> str:
    """Events whose date reaches across what is shown, and that are in none of its groups."""
    return f"+ {number:,} throughout"


def in_view(shown: int, total: int) -> str:
    """How many of the dated events the window shows."""
    if shown == total:
        return words.counted(total, "dated event")
    return f"{shown:,} of {words.counted(total, 'dated event')} in view"


def covered(when: str, publishers: Sequence[tuple[str, int]]) -> str:
    """How many documents of a period were read, by publisher."""
    total = sum(number for _, number in publishers)
    if not total:
        return f"{words.begun(when)}: {NO_DOCUMENT}"
    parts = [f"{name} {number:,}" if total > 1 else name for name, number in publishers]
    return f"{words.begun(when)}: {words.counted(total, 'document')} read ({', '.join(parts)})"


def uncovered(undated: int) -> str:
    return f"+ {undated:,} undated" if undated else ""


def read_until(when: str) -> str:
    """Up to when documents were read."""
    return f"Newest document: {when}"


def summary(lanes: Sequence[tuple[str, int]], when: str) -> str:
    """The chart in a sentence, for those who do not see it."""
    counts = words.listed([f"{name} {number:,}" for name, number in lanes])
    return f"Timeline, {when}. {counts}." if counts else f"Timeline, {when}."


def month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


def period(first: float, last: float) -> str:
    """The time between two moments in milliseconds, in words."""
    low, high = (
        np.datetime64(int(at), "ms").astype("datetime64[M]").item() for at in (first, last)
    )
    if high.year - low.year >= 3:
        return words.years(low.year, high.year)
    return month(low) if low == high else f"{month(low)} to {month(high)}"
