"""What is told of a stay happens within it: "he arrives on 3 May for four days; he will open …".

Where a page tells of one stay with its days, an act that no words date takes them, if its sentence
goes on about the stay: it names the visitor, begins with "he", "they", "the delegation", or says
"during the visit".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from corpus.dates import Timex, edtf
from corpus.records import Basis, Dating, Event, Precision, Status

LONGEST = 31
"""Days: a longer stay dates nothing inside it."""
_STAYS = frozenset({"visit", "ship_visit"})
_WITHIN = frozenset("meeting talks ceremony culture aid agreement exercise joint_statement".split())
_ABROAD = frozenset({"meeting", "talks", "ceremony", "culture", "aid", "exercise"})
_HERS = re.compile(
    r"[\W\d]*(?:(?:while|when|as|then|later|also|there|in [A-Z]\w+(?: [A-Z]\w+)*),?\s+)*"
    r"(?:he|she|they|the (?:visitors?|guests?|delegations?|ships?|crew|officers|sailors|frigates?|"
    r"group|party|mission|team|two|pair|programme|program|agenda|itinerary|trip|tour|visit|stay))\b",
    re.I,
)
_DURING = re.compile(
    r"\b(?:during|in the course of|on|throughout|for|as part of)\s+"
    r"(?:his|her|their|the|its|this|an?)\s+"
    r"(?:[\w-]+\s+){0,3}(?:visit|stay|trip|tour|call)\b",
    re.I,
)


def with_length(events: Sequence[Event], text: str, timexes: Sequence[Timex]) -> list[Event]:
    """`events`, the visit that begins on a day with its last day too, where the page tells how long
    it lasts: "arrived on Wednesday. Her visit is to last four days"."""
    lengths = {t.value: t for t in timexes if t.type == "DURATION" and _of_a_stay(text, t)}
    begun = {e.dating.edtf for e in events if _begins(e, text)}
    if len(lengths) != 1 or len(begun) != 1:
        return list(events)
    (length,) = lengths.values()
    days = int(_DAYS.fullmatch(length.value)[1])  # type: ignore[index]
    return [_lasting(e, days, length) if _begins(e, text) else e for e in events]


_DAYS = re.compile(r"P(\d{1,2})D")
_STAY = r"(?:visit|stay|call|trip|tour|stopover)"
_LENGTH_FIRST = re.compile(rf"(?:[\s-]+(?!and\b)[\w-]+){{0,3}}?\s+{_STAY}\b|\s+is how long\b", re.I)
_LENGTH_LAST = re.compile(
    rf"\b(?:{_STAY}|stays?|staying)\b[^.;]{{0,60}}\b(?:lasts?|lasting|for|of)\s+[\w\s-]{{3,20}}$",
    re.I,
)
_OVER = re.compile(
    r"\b(?:end|wrap|wind|wound|conclude|complete|finish|left|leave|return|depart)", re.I
)
_CONTEXT = 90
"""Characters before a length in which its stay is named."""


def _of_a_stay(text: str, timex: Timex) -> bool:
    if not _DAYS.fullmatch(timex.value):
        return False
    told = text[max(0, timex.start - _CONTEXT) : timex.end]
    return bool(_LENGTH_FIRST.match(text, timex.end) or _LENGTH_LAST.search(told))


def _begins(event: Event, text: str) -> bool:
    """Whether an event is a visit that is dated by its first day."""
    if event.kind not in _STAYS or event.dating.precision is not Precision.DAY:
        return False
    proof = event.evidence[0]
    return event.dating.earliest is not None and not _OVER.search(text, proof.start, proof.end)


def _lasting(event: Event, days: int, length: Timex) -> Event:
    first = event.dating.earliest
    if first is None or days < 2:
        return event
    span = f"{first}/{first + timedelta(days=days - 1)}"
    dating = edtf.dating(span, event.dating.basis, said=event.dating.said)
    why = f"{event.reasons['date']}; “{length.text}” counted from then"
    return replace(event, dating=dating, reasons={**event.reasons, "date": why})


def date_within(
    events: Sequence[Event], text: str, sentences: Sequence[tuple[int, int]]
) -> list[Event]:
    """`events` with those dated that happen within the page's stay. `sentences`: for each event
    the span of its sentence in `text`."""
    stays = [event for event in events if event.kind in _STAYS and _is_stay(event.dating)]
    if len({event.dating.edtf for event in stays}) != 1:
        return list(events)
    stay = stays[0]
    return [
        _dated(event, stay) if _is_within(event, stay, text, span) else event
        for event, span in zip(events, sentences, strict=True)
    ]


def _is_stay(dating: Dating) -> bool:
    if dating.precision is not Precision.INTERVAL or not (dating.earliest and dating.latest):
        return False
    return (dating.latest - dating.earliest).days < LONGEST


def _is_within(event: Event, stay: Event, text: str, sentence: tuple[int, int]) -> bool:
    undated = not event.dating.is_dated or event.dating.basis is Basis.PUBLISHED
    told = event.status in (Status.PLANNED, Status.OCCURRED)
    if not (undated and told and event.kind in _WITHIN) or event.dating.partial:
        return False
    if event.status is Status.OCCURRED and stay.status is not Status.OCCURRED:
        return False
    proof = event.evidence[0]
    start, end = sentence
    during = bool(_DURING.search(text, start, end))
    if during and (proof.start >= stay.evidence[0].start or stay.evidence[0].start < end):
        return True
    if proof.start < stay.evidence[0].start:
        return False
    if event.kind not in _ABROAD:
        return False
    crew = stay.kind == "ship_visit" and event.status is Status.PLANNED
    shared = {a.name for a in event.actors if a.role} & {a.name for a in stay.actors if a.role}
    return crew or bool(shared) or bool(_HERS.match(text, start, end))


def _dated(event: Event, stay: Event) -> Event:
    proof = stay.evidence[0]
    why = f"within the stay: “{proof.quote[:80]}”"
    basis = Basis.RELATIVE if stay.dating.basis is Basis.EXPLICIT else stay.dating.basis
    dating = replace(stay.dating, basis=basis, said="")
    return replace(event, dating=dating, reasons={**event.reasons, "date": why})
