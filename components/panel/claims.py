"""Which words of a document show what of an event: its date, who took part, kind, domain, status.

The rules keep, for every field, the words that decided it (`Event.reasons`); here they are found
again in the document, first inside the evidence, else nearest to it in the same paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.records import Basis, Document, Event, Evidence

ORDER = ("date", "bounds", "actors", "kind", "status", "domains", "place")
_QUOTED = re.compile(r"“([^”]+)”")
_NAMED = ("kind", "status", "domains")  # fields whose reasons quote the words themselves


@dataclass(frozen=True, slots=True)
class Span:
    """`text[start:end]` of a document, and what these words show, in the order of ORDER."""

    start: int
    end: int
    shows: tuple[str, ...]
    named: bool = True  # a piece that was cut off has its name at another piece


def said_words(event: Event, dated_by: Iterable[str]) -> list[tuple[str, str]]:
    """(what it shows, the words) for all words that something of `event` rests on. `dated_by`: the
    words that give the date in the document that is looked at."""
    dated_by = list(dated_by)
    if event.dating.said in dated_by:  # the reason is about this document's words
        dated_by += quoted(event.reasons.get("date", ""))
    found = [(date_name(event), words) for words in dated_by]
    found += [("actors", actor.name) for actor in event.actors]
    for name in _NAMED:
        found += [(name, words) for words in quoted(event.reasons.get(name, ""))]
    found += [("place", event.place)] if event.place else []
    return [(name, words) for name, words in dict.fromkeys(found) if words.strip()]


def date_name(event: Event) -> str:
    """Whether words date the event, or only say when it cannot have been."""
    return "bounds" if event.dating.basis is Basis.BOUNDED else "date"


def quoted(reason: str) -> list[str]:
    """The words that a reason quotes."""
    return _QUOTED.findall(reason)


def spans(
    said: Iterable[tuple[str, str]],
    pieces: Sequence[Evidence],
    document: Document,
    around: tuple[int, int],
) -> list[Span]:
    """Where the words `said` stand in `document.text[around[0]:around[1]]`, in the text's order;
    the same words may show several things."""
    places: dict[tuple[int, int], set[str]] = {}
    for name, words in said:
        for place in _places(words, pieces, document.text, around):
            places.setdefault(place, set()).add(name)
    return [
        Span(start, end, tuple(name for name in ORDER if name in names))
        for (start, end), names in sorted(places.items())
    ]


def _places(
    words: str, pieces: Sequence[Evidence], text: str, around: tuple[int, int]
) -> list[tuple[int, int]]:
    """Where `words` stand first in each piece of evidence; if in none, nearest to them."""
    pattern = whole(words)
    inside = [pattern.search(text, piece.start, piece.end) for piece in pieces]
    if found := [match.span() for match in inside if match]:
        return found
    near = [match.span() for match in pattern.finditer(text, *around)]
    middle = [(piece.start + piece.end) / 2 for piece in pieces]
    return sorted(near, key=lambda at: min(abs(at[0] - place) for place in middle))[:1]


def longest(words: str, text: str) -> tuple[int, int] | None:
    """Where as much of the beginning of `words` as there is stands in `text`; None if nothing."""
    parts = words.split()
    for number in range(len(parts), 0, -1):
        start = " ".join(parts[:number]).strip(",;:")
        if start and (found := whole(start).search(text)):
            return found.span()
    return None


def whole(words: str) -> re.Pattern[str]:
    """Finds `words` as whole words, whatever their case and however their spaces are broken."""
    inner = r"\s+".join(re.escape(word) for word in words.split())
    return re.compile(rf"(?<!\w){inner}(?!\w)", re.IGNORECASE)
