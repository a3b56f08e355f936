"""What a page tells in passing: acts that only refer back, or that nothing dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.events import scope
from corpus.events.acts import Act
from corpus.events.parties import VISITS
from corpus.events.reading import Reading
from corpus.records import Event, Status

LEAD_SENTENCES = 3
"""How many opening sentences tell the page's own news, which the page's date can date."""
_LASTS = re.compile(r"\b(?:visit|stay|trip|tour|call)\b.{0,30}?\b(?:lasts?|lasting|lasted)\b")
_PERFECT = re.compile(r"\b(?:has|have|was completed|were completed|is now|are now)\b")


def as_referred(reading: Reading, told: Sequence[tuple[Event, Act]]) -> Iterator[tuple[Event, Act]]:
    """What is told, with "her visit" for a visit of the ship that was told before, and without what
    only tells how long a visit lasts."""
    ship, any_before = False, False
    for event, act in told:
        if _is_past_without_a_day(event, act, reading.text):
            continue
        refers = "reference" in event.reasons
        if any_before and _is_that_visit(event, act, reading.text):
            continue
        if ship and refers and event.kind == "visit" and not event.actors:
            event = replace(event, kind="ship_visit")
        ship = event.kind == "ship_visit" or (ship and event.kind != "visit")
        any_before = any_before or event.kind in VISITS
        yield event, act


def _is_that_visit(event: Event, act: Act, text: str) -> bool:
    """Whether words only speak of a visit told before: how long it lasts, what one hopes of it."""
    head = act.clause.head
    if text.startswith("stay in", head.start):
        return act.verdict.status is Status.PLANNED
    if event.kind not in VISITS or "reference" not in event.reasons:
        return False
    bare = not act.timexes and bool(_THAT.search(text, head.start - _ARTICLE, head.start))
    lasts = bool(_LASTS.search(event.evidence[0].quote))
    return lasts or (bare and event.status is Status.PROPOSED)


_ARTICLE = 16
_THAT = re.compile(r"\b(?:[Tt]h(?:e|is|at)|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts)\s+(?:[a-z-]+\s+)?\Z")


def _is_past_without_a_day(event: Event, act: Act, text: str) -> bool:
    """Whether an act is over and nothing dates it, nor makes it the page's own news: no encounter,
    not told at its opening, not as something that "has been" done."""
    if event.status is not Status.OCCURRED or event.dating.is_dated or event.dating.partial:
        return False
    if event.kind in scope.NEWS_KINDS or act.sentence.number < LEAD_SENTENCES:
        return False
    head = act.clause.head
    return not (
        head.key == "calling-off" or _PERFECT.search(text, act.clause.start, act.clause.end)
    )
