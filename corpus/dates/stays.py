"""Lengths that lean on a date: "a five-day visit from Thursday", "two days after 3 May 2010".

In a stay the first unit counts: five days from 3 May end on 7 May.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from corpus.dates.context import Meaning
from corpus.dates.direction import CUES
from corpus.dates.forms import Form
from corpus.dates.periods import Period

REACH = 100  # characters between the length and the start
LONGEST = 60  # units; a longer "stay" is something else
_STOP = re.compile(r"[.!?]\s+[A-Z]|\n\s*\n")
_BEGIN = re.compile(r"\b(?:from|beginning|starting|begins|starts|on|since)\s+(?:the\s+)?\Z", re.I)
_SIDE = re.compile(r"\s+(after|following|before|prior to)\s+(?:the\s+)?", re.I)
_LASTING = re.compile(r"\b(?:for|lasting|lasts|last)\s+(?:a\s+|the\s+)?\Z", re.I)


@dataclass(slots=True)
class Piece:
    """One expression with its meaning, on the way to a Timex."""

    start: int
    end: int
    form: Form
    meaning: Meaning
    rule: str
    function: str = "at"
    edtf: str | None = None
    partial: str | None = None
    said: str = ""  # all the words that its days rest on, where they are more than its own
    beside: bool = False  # right after another date: no word stands before it
    about: bool = False  # about, around, circa


@cache
def _staying() -> re.Pattern[str]:
    nouns = tomllib.loads(CUES.read_text(encoding="utf-8"))["stay"]["nouns"]
    return re.compile(r"\b(?:" + "|".join(nouns.split()) + r")\b", re.I)


def together(left: Piece, right: Piece, text: str) -> str:
    """The words from one piece to the other, on one line."""
    return " ".join(text[left.start : right.end].split())


def stay(left: Piece, right: Piece, text: str) -> None:
    """Give the start the days of the whole stay, where the two belong together."""
    between = text[left.end : right.start]
    if len(between) > REACH or _STOP.search(between):
        return
    said = together(left, right, text)
    if _counts(left) and left.form.mod and right.meaning.period and between == " of ":
        _of_year(left, right, said)
    elif _counts(left, 1) and _starts(right) and (side := _SIDE.fullmatch(between)):
        before = side.group(1).lower() in ("before", "prior to")
        _counted(left, right, -1 if before else 1, said)
    elif _counts(left) and _starts(right) and _BEGIN.search(between):
        if between.strip().lower() == "from" or _staying().match(between.lstrip(" -\u2011")):
            _extend(right, left.form, said)
    elif _starts(left) and _counts(right) and _LASTING.search(between):
        _extend(left, right.form, said)


def _of_year(left: Piece, right: Piece, said: str) -> None:
    """The first ten months of 2010, the last two weeks of May."""
    whole, count = right.meaning.period, int(left.form.count or 0)
    if whole is None or whole.unit != "year" or left.form.unit != "month" or not 0 < count < 12:
        return
    year = Period("month", whole.year, 1).edtf[:-3]
    first, last = (1, count) if left.form.mod == "START" else (13 - count, 12)
    left.edtf, left.said = f"{year}-{first:02d}/{year}-{last:02d}", said


def _counted(left: Piece, right: Piece, sign: int, said: str) -> None:
    """Two days after 3 May 2010: 5 May 2010."""
    base, form = right.meaning.period, left.form
    moved = base.moved(sign * int(form.count or 0), form.unit) if base else None
    if moved is not None and form.unit in ("day", "week", "month", "year"):
        held = moved.within(form.unit) if form.unit != "week" else moved
        left.edtf, left.said = held.edtf if held else None, said
        right.function = "at"


def _counts(piece: Piece, least: int = 2) -> bool:
    form = piece.form
    return (
        form.kind == "duration"
        and form.unit in ("day", "week", "month", "year")
        and form.count is not None
        and least <= form.count <= LONGEST
        and (form.rel is None or form.of)
    )


def _starts(piece: Piece) -> bool:
    return piece.meaning.period is not None and piece.edtf is None and not piece.meaning.type


def _extend(piece: Piece, length: Form, said: str) -> None:
    start = piece.meaning.period
    assert start is not None
    assert length.count is not None
    if start.unit == "day" and length.unit in ("day", "week"):
        days = int(length.count * (7 if length.unit == "week" else 1))
        end: Period | None = start.shift(days - 1)
    elif start.unit == length.unit:
        end = start.shift(int(length.count) - 1)
    else:
        return
    if end is not None:
        piece.edtf, piece.function = f"{start.edtf}/{end.edtf}", "from"
        piece.said = said
