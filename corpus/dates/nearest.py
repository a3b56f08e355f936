"""Last or next? Settles a date that leaves its year out, going by the document's date.

The verb decides where it can ("will", "met"); else what is near is meant: on 16 November
"2 December" is the coming one, "2 October" the past one.
"""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.dates.context import Context, Meaning
from corpus.dates.direction import Cue
from corpus.dates.forms import Form
from corpus.dates.periods import Period
from corpus.records import Basis

# A date without its year, so many days ahead or fewer, is taken as coming: by what the verb tells
# (past right before it, past somewhere, nothing) and by how finely the date is given.
_AHEAD = {
    "day": {"past": 3, "weak": 60, "": 100},  # pages are dated a day early or late
    "month": {"past": 0, "weak": 40, "": 75},
    "": {"past": 0, "weak": 0, "": 40},
}
_SINCE = re.compile(r"\bsince\s+(?:the\s+)?\Z", re.I)
_DEADLINE = re.compile(r"\b(?:until|till|by|through|before|effective)\s+(?:the\s+)?\Z", re.I)
_WITHIN = re.compile(r"\b(?:in|during|by|until)\s+\Z", re.I)  # "will open in the third quarter"
_ATTRIBUTIVE = re.compile(r"the\s+(?!\w+\s+of\b)", re.I)  # not "the night of May 2"
_JUST_ENDED = 110  # days after which a quarter or season is still the one that is spoken of


def nearest(form: Form, ctx: Context, cue: Cue, start: int) -> Meaning | None:
    """The last such date or the next one: by the verb, and by which is near."""
    assert ctx.now is not None
    back = around(form, ctx.now, -1, ctx.published(), cue.word)
    ahead = around(form, ctx.now, 1, ctx.published(), cue.word)
    if back is None or ahead is None:
        return back or ahead
    assert back.period
    assert ahead.period
    first, last = ahead.period.first_day(), back.period.last_day()
    today = ctx.now.first_day()
    assert first
    assert last
    assert today
    unit = back.period.unit if back.period.unit in _AHEAD else ""
    wait, since = (first - today).days, (today - last).days
    if _SINCE.search(ctx.text, max(0, start - 12), start):
        return around(form, ctx.now, -1, ctx.published(), "since", strict=True)
    if cue.sign > 0:
        recent = since <= _JUST_ENDED if unit == "" else since < 60 and wait > 250
        placed = unit == "" and cue.strong and _WITHIN.search(ctx.text, max(0, start - 12), start)
        return back if recent and not placed else ahead
    tells = "" if cue.sign == 0 else "past" if cue.strong and cue.near else "weak"
    attributive = _ATTRIBUTIVE.match(ctx.text, start)  # "the Jan. 14 deadline"
    if attributive or _DEADLINE.search(ctx.text, max(0, start - 20), start):
        tells = ""
    return ahead if wait <= _AHEAD[unit][tells] and back != ahead else back


def around(
    form: Form, base: Period, sign: int, anchor: str, cue: str, *, strict: bool = False
) -> Meaning | None:
    """The nearest such part of a year before or after `base`; the one that holds `base` counts
    unless `strict`."""
    named = (form.month or 0, form.day or 0, form.quarter or 0, form.half or 0, form.season or 0)
    period = _closest(named, base, sign, strict)
    return meant(period, Basis.RELATIVE, anchor, cue) if period else None


@lru_cache(maxsize=4096)
def _closest(
    named: tuple[int, int, int, int, int], base: Period, sign: int, strict: bool
) -> Period | None:
    month, day, quarter, half, season = named
    form = Form("date", month=month, day=day, quarter=quarter, half=half, season=season)
    years = range(-8, 9) if (month, day) == (2, 29) else range(-2, 3)
    fits = [
        period
        for year in (years if sign > 0 else reversed(years))
        if (period := part_of(form, base.year + year)) and _on_side(period, base, sign, strict)
    ]
    return fits[0] if fits else None


def _on_side(period: Period, base: Period, sign: int, strict: bool) -> bool:
    start, end = period.first_day(), period.last_day()
    first, last = base.first_day(), base.last_day()
    if start is None or end is None or first is None or last is None:
        return False  # outside the years that have days
    if sign < 0:
        return end < first if strict else start <= last
    return start > last if strict else end >= first


def part_of(form: Form, year: int) -> Period | None:
    """The part of a year that the words name."""
    if form.month and form.day:
        return Period.checked("day", year, form.month, form.day)
    for unit, part in (
        ("month", form.month),
        ("quarter", form.quarter),
        ("half", form.half),
        ("season", form.season),
    ):
        if part:
            return Period(unit, year, part)
    return Period("year", year)


def meant(period: Period | None, basis: Basis, anchor: str = "", cue: str = "") -> Meaning:
    assert period is not None
    return Meaning(period.value, period, basis, anchor, cue)
