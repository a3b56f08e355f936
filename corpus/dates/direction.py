"""Past or coming? Tense and cue words around an expression decide, not a fixed preference."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from corpus.dates.lexicon import FOLDER

CUES = FOLDER / "dates_cues.toml"
REACH = 160  # characters looked at on either side, within the sentence

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_STOP = re.compile(r"[.!?;][\"”’')]*\s+(?=[\"“‘'(]?[A-Z])|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Cues:
    coming: frozenset[str]
    past: frozenset[str]
    aside: frozenset[str]  # look like past forms and are none
    phrases: re.Pattern[str]


@cache
def cues() -> Cues:
    table = tomllib.loads(CUES.read_text(encoding="utf-8"))
    phrases = sorted(table["coming"]["phrases"], key=len, reverse=True)
    return Cues(
        frozenset(table["coming"]["words"].split()),
        frozenset(table["past"]["words"].split()),
        frozenset(table["aside"]["words"].split()),
        re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b"),
    )


def lean(text: str, start: int, end: int) -> tuple[int, str]:
    """(-1 past, 1 coming, 0 not told; the word that told it) for the expression at start:end."""
    before = text[max(0, start - REACH) : start]
    if stops := list(_STOP.finditer(before)):
        before = before[stops[-1].end() :]
    after = text[end : end + REACH]
    if stop_after := _STOP.search(after):
        after = after[: stop_after.start()]
    return _nearest(before, after)


def _nearest(before: str, after: str) -> tuple[int, str]:
    found = _scan(before)
    if found:
        return found[-1]
    found = _scan(after)
    return found[0] if found else (0, "")


def _scan(clause: str) -> list[tuple[int, str]]:
    known = cues()
    lower = clause.lower()
    hits = [(m.start(), 1, m.group()) for m in known.phrases.finditer(lower)]
    for m in _WORD.finditer(lower):
        word = m.group()
        if word in known.coming:
            hits.append((m.start(), 1, word))
        elif word in known.past or (
            len(word) > 4 and word.endswith("ed") and word not in known.aside
        ):
            hits.append((m.start(), -1, word))
    return [(sign, word) for _, sign, word in sorted(hits)]
