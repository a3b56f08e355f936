"""What a date expression says, before it is worked out, and how a match is read.

A `Form` holds only what the words give ("Friday", "last", "three days earlier"); what it means on
the calendar is settled in `resolve.py`, with the document's date and the dates around it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from corpus.dates.lexicon import Lexicon
from corpus.dates.numbers import number
from corpus.dates.tokens import Tokens


@dataclass(slots=True)
class Form:
    """`kind` says how to work it out: date, day, daypart, unit, offset, chain, holiday, ref,
    duration, set. `rel` is -1, 0, 1 for last, this, next (from now); `chain` the same from the
    date named before in the text; `year_rel`, `year_chain`, `week_rel`, `week_chain` the same for
    the year or week that the expression hangs on."""

    kind: str
    year: int | None = None
    short_year: bool = False  # '89: the century is not said
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: int | None = None
    decade: int | None = None
    century: int | None = None
    rel: int | None = None
    chain: int | None = None
    year_rel: int | None = None
    year_chain: int | None = None
    week_rel: int | None = None
    week_chain: int | None = None
    month_rel: int | None = None
    month_chain: int | None = None
    unit: str = ""
    count: float | None = None
    sign: int = 0
    vague: bool = False
    to: str = ""
    mod: str = ""
    tod: str = ""
    value: str = ""
    type: str = "DATE"
    fiscal: bool = False
    holiday: str = ""
    numeric: str = ""
    until_year: int | None = None
    exact: bool = False  # "a year ago today": to the day
    of: bool = False  # "the last three months of …"

    @property
    def has_year(self) -> bool:
        return self.year is not None or self.year_rel is not None or self.year_chain is not None


Built = list[tuple[int, int, Form]]
Match = re.Match[str]


class Reader:
    """Reads the named groups of one match. Word values come from the lexicon."""

    def __init__(self, match: Match, tokens: Tokens, lexicon: Lexicon, given: Mapping[str, Any]):
        self.match, self.tokens, self.lexicon, self.given = match, tokens, lexicon, given
        self.groups = {k.partition("__")[0]: k for k, v in match.groupdict().items() if v}

    def span(self, name: str) -> tuple[int, int]:
        return self.match.span(self.groups[name])

    def word(self, name: str) -> str:
        return self.tokens.words[self.span(name)[0]].lower()

    def get(self, name: str, *classes: str) -> Any:
        """What the word of a group stands for in the first class that has it, or None."""
        if name not in self.groups:
            return None
        word = self.word(name)
        for cls in classes:
            if (value := self.lexicon.values[cls].get(word)) is not None:
                return value
        return None

    def said(self) -> str:
        """The matched words as they stand, in small letters."""
        start, end = self.match.span()
        return self.tokens.text[self.tokens.starts[start] : self.tokens.ends[end - 1]].lower()

    def numbers(self, name: str) -> list[int]:
        start, end = self.span(name)
        words = (self.tokens.words[i].lower() for i in range(start, end))
        table = self.lexicon.values
        known = (
            1 if w in ("a", "an") else table["CARD"].get(w, table["NUM"].get(w)) for w in words
        )
        return [k for k in known if k is not None]

    def count(self, name: str = "n") -> float | None:
        """The number of units; None where the words make no number."""
        words = self.numbers(name)
        part = _PARTS.get(self.tokens.lower(self.span(name)[0]))
        if part and words == [1]:
            return part  # half an hour
        if self.tokens.lower(self.span(name)[0] + 1) == "quarter":
            return 0.25  # a quarter of a century
        if len(words) == 3 and words[1:] == [1, 2]:  # 2 1/2
            return words[0] + 0.5
        start, end = self.span(name)
        half = self.tokens.lower(end - 1) == "half"
        if half:
            words.pop()  # the "a" of "and a half"
        if len(words) > 1 and self.tokens.lower(start) in ("a", "an"):
            words = words[1:]
        whole = number(words) if words else None
        return whole + 0.5 if whole is not None and (half or "half" in self.groups) else whole


_PARTS = {"half": 0.5}


def clock(text: str) -> str:
    """A clock time as HH:MM, or HH where no minutes are said."""
    found = re.findall(r"\d+", text)
    if len(found) == 1 and len(found[0]) == 4:  # 0930 hours
        found = [found[0][:2], found[0][2:]]
    digits = [int(d) for d in found]
    hour = digits[0]
    if "p" in text and hour < 12:
        hour += 12
    elif "a" in text and hour == 12:
        hour = 0
    return f"{hour:02d}:{digits[1]:02d}" if len(digits) > 1 else f"{hour:02d}:00"
