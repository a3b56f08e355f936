"""The year that a text carries along: from the date that it named last to one without a year."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from corpus.dates.context import Context, Meaning, Named, at
from corpus.dates.direction import CUES, lean
from corpus.dates.forms import Form
from corpus.dates.nearest import around, meant, part_of
from corpus.records import Basis

NEXT = 120  # characters to a month of the same year
REACH = 60  # characters between such a phrase and the date
_APART = re.compile(r"[.!?;:)\n]|\b(?:but|will|now|this|next|today|until)\b", re.I)
_OPENS = re.compile(r"(?:\A|[.!?;:]\s+|\n\s*)[\"“‘]?(?:[A-Z]\w+\s+)?(?:in|during)\s+\Z", re.I)
_NEXT = re.compile(r"\b(?:next|last|previous|following)\b", re.I)
_STOP = re.compile(r"[.!?][\"”’')]*\s|\n\s*\n")


def named_apart(text: str, start: int) -> bool:
    """Compared with the May 2007 high; until the fall of the city in February 1945."""
    return _apart().search(text, max(0, start - REACH), start) is not None


@cache
def _apart() -> re.Pattern[str]:
    phrases = tomllib.loads(CUES.read_text(encoding="utf-8"))["apart"]["phrases"]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b[^.;,\n]*\Z", re.I)


def carried(form: Form, ctx: Context, start: int) -> Named | None:
    """The date whose year is carried along: in narrative the last on its line of time; in news
    only a day named just before whose year was said and is long past."""
    if ctx.narrative:
        return ctx.line()
    named = ctx.year()
    if named is None:
        return None
    if not form.day:
        return named if _goes_on(form, named, ctx, start) else None
    if not named.full:
        return named if _next_year(named, ctx, start) else None
    if named.period.unit != "day":
        return named if _same_breath(named, ctx, start) else None
    between = ctx.text[named.start : start]
    if ctx.now is None:  # an undated page: no further than the sentence
        return None if _STOP.search(between) else named
    near = len(between) < 250 and "\n\n" not in between
    return named if near and abs(named.period.year - ctx.now.year) > 1 else None


def _goes_on(form: Form, named: Named, ctx: Context, start: int) -> bool:
    """The war began on 20 March 2003. In May it was declared over: past, and just after."""
    if ctx.now is None or not form.month or form.rel is not None or form.mod:
        return False
    between = ctx.text[named.start + len(named.text) : start]
    near = len(between) < NEXT and "\n\n" not in between and named.period.unit in ("day", "month")
    past = ctx.now.year - named.period.year > 1 and form.month > named.period.part
    return near and past and lean(ctx.text, start, start + 4).sign < 0


def _next_year(named: Named, ctx: Context, start: int) -> bool:
    """It will be held next year, on 6 November."""
    between = ctx.text[named.start + len(named.text) : start]
    apart = len(between) > 40 or _APART.search(between)
    return named.period.unit == "year" and bool(_NEXT.search(named.text)) and not apart


def _same_breath(named: Named, ctx: Context, start: int) -> bool:
    """In 2003, at the time of the 25 April celebrations: a past year that opens the sentence."""
    if not _OPENS.search(ctx.text, max(0, named.start - 30), named.start):
        return False  # "founded in 1850, filed for bankruptcy on 15 September"
    past = ctx.now is not None and named.period.year < ctx.now.year
    between = ctx.text[named.start : start]
    return past and named.period.unit == "year" and len(between) < 60 and not _APART.search(between)


_HAD = re.compile(r"\bhad\s+(?:(?!by\b)\w+\s+){1,4}\Z", re.I)
_EARLY = 2  # months that follow "late 1950" only in the next year
_BACK = 7  # a narrative that goes back by more months than this has turned the year


def along(form: Form, named: Named, ctx: Context, start: int) -> Meaning | None:
    """In narrative the year goes on; from December to January it turns over."""
    period = part_of(form, named.period.year)
    if period is None:
        return None
    if _HAD.search(ctx.text, max(0, start - 40), start) and named.period.unit != "year":
        return around(form, named.period, -1, at(named), "had")
    first = period.months()[0]
    fine = named.period.unit in ("month", "day", "season", "quarter")
    month = named.period.months()[0] if fine else ctx.month_of(named)
    if (named.late and not fine and first <= _EARLY) or (month and month - first > _BACK):
        period = period.at_year(named.period.year + 1)
    return meant(period, Basis.RELATIVE, at(named))
