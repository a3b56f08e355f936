"""Bodies: capitalised names around a word such as Police, Ministry, College, with their side."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.events.lexicon import Hit
from corpus.events.spans import within
from corpus.read.relation import country_names

_CAPITAL = r"(?:[A-ZÀ-ÖØ-Þ][\w’'&\-]*|\d+)"
_JOINT = r"(?:(?:of|for|and|&|of the|for the|on|,)\s+)?"
_LEFT = re.compile(rf"(?:{_CAPITAL}\s+{_JOINT})*$")
_RIGHT = re.compile(rf"^(?:(?:,?\s+(?:of|for|and|&|of the|for the|on)|,)?\s+{_CAPITAL})*")
_NEAR = 40
"""Characters: how far a country word may stand from the body it belongs to."""
_POSSESSIVE = re.compile(r"(?:’s|'s)$")
_SENTENCE_WORD = re.compile(
    r"^(?:The|A|An|In|On|At|For|And|But|This|That|Our|Their|His|Her|Its)\s+"
)


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body named at text[start:end]; `role` is SHIP for a ship, else ""."""

    start: int
    end: int
    name: str
    side: str | None
    role: str = ""


SHIP = "ship"
"""The role of a ship among the actors of an event."""


def find_organisations(
    text: str, hits: Sequence[Hit], taken: Sequence[tuple[int, int]], home: str | None
) -> list[Organisation]:
    """The bodies of `text`, in order, none inside or over `taken` (persons, dates: spans, sorted).

    The side is the country in or next to the name, else that of an earlier mention, else `home`.
    """
    countries = [h for h in hits if h.group == "country"]
    found: list[Organisation] = []
    for head in (h for h in hits if h.group == "organisation"):
        if not text[head.start].isupper() or (found and head.start < found[-1].end):
            continue
        place = bisect_right(taken, (head.start, len(text)))
        around = taken[max(0, place - 1) : place + 1]  # what stands before it and what after
        if around and around[0][0] <= head.start < around[0][1]:
            continue
        start, end = _extent(text, head, around)
        near = within(countries, start - _NEAR, end + _NEAR)
        side = _side(text, start, end, near)
        words = _POSSESSIVE.sub("", text[start:end])
        name = _canonical(words, head.key, start, near)
        found.append(Organisation(start, start + len(words), name, side))
    return _complete(found, home)


def _extent(text: str, head: Hit, taken: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """How far the capitalised name reaches, on one line and outside persons and dates."""
    low = max([text.rfind("\n", 0, head.start) + 1, *(e for _, e in taken if e <= head.start)])
    line = text.find("\n", head.end)
    high = min([len(text) if line < 0 else line, *(s for s, _ in taken if s >= head.end)])
    left = _LEFT.search(text[low : head.start])
    right = _RIGHT.match(text[head.end : high])
    start = low + (left.start() if left else head.start - low)
    opener = _SENTENCE_WORD.match(text[start : head.end])
    return start + (opener.end() if opener else 0), head.end + (right.end() if right else 0)


def _canonical(words: str, head: str, start: int, countries: Sequence[Hit]) -> str:
    """Ministries without the country ("Ministry of Public Security of Vietnam"); others as said."""
    if head not in ("ministry", "department"):
        return words
    for hit in countries:
        first, last = hit.start - start, hit.end - start
        if first == 0:
            return re.sub(r"^(?:’s|'s|’|')?\s+", "", words[last:])
        if last == len(words):
            return re.sub(r"\s+(?:of|in|the)*\s*$", "", words[:first])
    return words


def _side(text: str, start: int, end: int, countries: Sequence[Hit]) -> str | None:
    names = country_names()
    for hit in countries:
        inside = start <= hit.start < end
        before = hit.end <= start and text[hit.end : start].strip(" ’'s") == ""
        after = hit.start >= end and text[end : hit.start].strip() in ("of", "in", "to", "of the")
        if inside or before or after:
            return names[hit.key]
    return None


def _complete(found: Sequence[Organisation], home: str | None) -> list[Organisation]:
    """Sides and full names from other mentions: "the Police" are "New Zealand Police" if the page
    knows one such body only."""
    known = {o.name: o.side for o in reversed(found) if o.side}
    done = []
    for body in found:
        name, side = body.name, body.side
        fuller = {n for n in known if n.endswith(f" {name}")}
        if " " not in name and side is None and len(fuller) == 1:
            name = fuller.pop()
        done.append(Organisation(body.start, body.end, name, side or known.get(name) or home))
    return done
