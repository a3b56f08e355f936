"""Days with a name: Christmas Day, Waitangi Day, Thanksgiving, Easter (rows of `dates.toml`)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from corpus.dates.context import Context, Meaning, at
from corpus.dates.direction import Cue, lean
from corpus.dates.forms import Form
from corpus.dates.lexicon import lexicon
from corpus.dates.narrative import carried
from corpus.dates.nearest import meant
from corpus.dates.periods import Period
from corpus.dates.resolve import in_year
from corpus.records import Basis


def holiday(form: Form, ctx: Context, start: int, end: int) -> Meaning | None:
    """A day with a name, in the year that the words or the context give."""
    if form.year is not None or form.year_rel is not None or form.year_chain is not None:
        meaning = in_year(form, ctx)
        year = meaning.period.year if meaning and meaning.period else None
        if year is None or meaning is None:
            return meaning
        return meant(Period.of_day(_holiday(form.holiday, year)), meaning.basis, meaning.anchor)
    told = carried(form, ctx, start)
    base = told.period if told else ctx.now
    if base is None:
        return Meaning("XXXX")
    if told:
        day = _holiday(form.holiday, base.year)
        return meant(Period.of_day(day), Basis.RELATIVE, at(told))
    cue = Cue(form.rel) if form.rel else lean(ctx.text, start, end)
    sign = cue.sign
    days = [_holiday(form.holiday, base.year + y) for y in (-1, 0, 1)]
    first = base.first_day()
    assert first is not None
    fits = [d for d in days if d > first] if sign > 0 else [d for d in days if d <= first]
    day = fits[0] if sign > 0 else fits[-1]
    return meant(Period.of_day(day), Basis.RELATIVE, ctx.published(), cue.word)


def _holiday(name: str, year: int) -> date:
    rule = lexicon().holidays[name]
    return _fixed(rule, year) + timedelta(days=rule.get("plus", 0))


def _fixed(rule: Mapping[str, Any], year: int) -> date:
    if "on" in rule:
        return date(year, *rule["on"])
    if "easter" in rule:
        return easter(year) + timedelta(days=rule["easter"])
    nth, weekday, month = rule["nth"]
    if nth < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the anonymous algorithm of 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)
