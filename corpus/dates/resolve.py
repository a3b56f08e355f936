"""What a date of the calendar means: settles the year (or week) that its words leave out."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from corpus.dates.comparison import ended_quarter
from corpus.dates.context import Context, Meaning, at
from corpus.dates.direction import Cue, lean
from corpus.dates.forms import Form
from corpus.dates.narrative import along, carried
from corpus.dates.nearest import around, meant, nearest, part_of
from corpus.dates.periods import SEASONS, Period
from corpus.records import Basis

_UNTIL = re.compile(r"\b(until|till|by|through|starting|beginning)\s+\Z", re.I)
_SOME = re.compile(r"\bon an?\s+\Z", re.I)
_ENDS = re.compile(r"\s*[.,;:)\"”]|\s+(?:in|of|and|when|after|before)\b")
_DAY_MONTH = re.compile(r"\d+")


def calendar(form: Form, ctx: Context, start: int, end: int) -> Meaning | None:
    """A date, or None where the calendar has no such day."""
    meaning = _calendar(form, ctx, start, end)
    if meaning and form.quarter and (ended := ended_quarter(ctx, end)):
        return replace(meaning, edtf=ended.edtf)  # a firm's first quarter may end in September
    if form.fiscal and meaning and meaning.period and meaning.edtf is None:
        return replace(meaning, edtf=f"{meaning.period.year:04d}~")  # whose year?
    if form.unit == "week" and meaning and meaning.period:
        return meant(meaning.period.within("week"), meaning.basis, meaning.anchor, meaning.cue)
    return meaning


def _calendar(form: Form, ctx: Context, start: int, end: int) -> Meaning | None:
    if form.numeric:
        return _numeric(form, ctx)
    if form.decade is not None or form.century is not None:
        return _long(form)
    if form.year is not None or form.year_rel is not None or form.year_chain is not None:
        return in_year(form, ctx)
    if form.month_rel is not None or form.month_chain is not None:
        return _in_month(form, ctx)
    if form.weekday and form.month is None:
        return _weekday(form, ctx, start, end)
    return _without_year(form, ctx, start, end)


def _long(form: Form) -> Meaning:
    if form.decade is not None:
        first = form.decade
        if form.short_year:
            first += 1900 if first >= 20 else 2000
        return meant(Period("decade", first), Basis.EXPLICIT)
    return meant(Period("century", form.century or 0), Basis.EXPLICIT)


def in_year(form: Form, ctx: Context) -> Meaning | None:
    year, basis, anchor = form.year, Basis.EXPLICIT, ""
    if year is not None and form.short_year:
        year = _century_of(year, ctx)
    if form.year_rel is not None:
        line = ctx.line() if ctx.narrative else None
        base = line.period if line else ctx.now
        if base is None:
            return _partial(form)
        year, basis = base.year + form.year_rel, Basis.RELATIVE
        anchor = at(line) if line else ctx.published()
    if form.year_chain is not None:
        named = ctx.year()
        known = named.period if named else ctx.now
        if known is None:
            return _partial(form)
        year, basis = known.year + form.year_chain, Basis.RELATIVE
        anchor = at(named) if named else ctx.published()
    assert year is not None
    if form.until_year is not None:
        edtf = f"{year:04d}/{form.until_year:04d}"
        return Meaning(f"{year:04d}", Period("year", year), basis, anchor, edtf=edtf)
    period = part_of(form, year)
    return meant(period, basis, anchor) if period else None


def _in_month(form: Form, ctx: Context) -> Meaning | None:
    """The 12th of last month; the 5th, of the month that the text speaks of."""
    named = ctx.last("month") if form.month_rel is None else None
    base = named.period if named else ctx.now
    month = base.within("month") if base else None
    month = month.shift(form.month_rel or form.month_chain or 0) if month else None
    if month is None:
        return Meaning("XXXX-XX-XX")
    period = Period.checked("day", month.year, month.part, form.day or 0)
    anchor = at(named) if named else ctx.published()
    return meant(period, Basis.RELATIVE, anchor) if period else None


def _century_of(short: int, ctx: Context) -> int:
    """'89 is the year nearest to the document's that is not more than 20 years ahead."""
    line = ctx.line() if ctx.narrative else None
    if line:
        return line.period.year + (short - line.period.year + 50) % 100 - 50
    pivot = (ctx.now.year if ctx.now else 2020) + 20
    return pivot - (pivot - short) % 100


def _numeric(form: Form, ctx: Context) -> Meaning | None:
    digits = _DAY_MONTH.findall(form.numeric.split("T")[0])
    first, second, third = (int(d) for d in digits[:3])
    if len(digits[0]) == 4:
        period = Period.checked("day", first, second, third) if 1 <= second <= 12 else None
        return meant(period, Basis.EXPLICIT) if period else None
    year = third if len(digits[2]) == 4 else _century_of(third, ctx)
    day_first, why = _day_first(form, ctx, first, second, year)
    day, month = (first, second) if day_first is not False else (second, first)
    if not (1 <= month <= 12 and 1 <= year <= 9999):
        return None
    if day_first is None and first != second:  # both readings stand
        one, two = sorted(((first, second), (second, first)))
        choices = f"[{year:04d}-{one[0]:02d}-{one[1]:02d},{year:04d}-{two[0]:02d}-{two[1]:02d}]"
        period = Period.checked("day", year, month, day)
        return Meaning(f"{year:04d}", period, Basis.EXPLICIT, "day or month first?", edtf=choices)
    period = Period.checked("day", year, month, day)
    anchor = why and first != second and f"{'day' if day_first else 'month'} first: {why}"
    return meant(period, Basis.EXPLICIT, anchor or "") if period else None


def _day_first(
    form: Form, ctx: Context, first: int, second: int, year: int
) -> tuple[bool | None, str]:
    """True or False, and why, where the numbers, a weekday, a dot, the document or its publisher
    tell; else None."""
    if first > 12 or second > 12:
        return first > 12, ""
    if form.weekday:
        fits = [
            date(year, month, day).isoweekday() == form.weekday
            for day, month in ((first, second), (second, first))
        ]
        if fits[0] != fits[1]:
            return fits[0], "the weekday fits no other day"
    if "." in form.numeric:
        return True, "figures with full stops are"
    return ctx.day_first, ctx.order if ctx.day_first is not None else ""


def _weekday(form: Form, ctx: Context, start: int, end: int) -> Meaning | None:
    assert form.weekday
    if _SOME.search(ctx.text, max(0, start - 6), start) and _ENDS.match(ctx.text, end):
        return Meaning(f"XXXX-WXX-{form.weekday}")  # "won on a Sunday": who knows which
    unknown = Meaning(f"XXXX-WXX-{form.weekday}")
    chained = form.chain is not None or form.week_chain is not None or ctx.narrative
    named = ctx.last("day") if chained else None
    if chained and named is None and ctx.narrative:
        return unknown
    base = named.period if named else ctx.current("day")
    today = base.first_day() if base else None
    if today is None:
        return unknown
    anchor = at(named) if named else ctx.published()
    if (week := form.week_rel if form.week_rel is not None else form.week_chain) is not None:
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=week)
        day = monday + timedelta(days=form.weekday - 1)
        return meant(Period.of_day(day), Basis.RELATIVE, anchor)
    cue = _weekday_cue(form, ctx, start, end)
    day = _nearest_weekday(today, form.weekday, cue.sign, strict=form.rel in (-1, 1))
    return meant(Period.of_day(day), Basis.RELATIVE, anchor, cue.word)


def _weekday_cue(form: Form, ctx: Context, start: int, end: int) -> Cue:
    said = form.rel or form.chain
    if said:
        return Cue(said)
    if form.rel == 0 or ctx.narrative:
        return Cue(1)
    cue = lean(ctx.text, start, end)
    owned = ctx.text[end : end + 2] in ("'s", "’s")
    if owned and cue.sign > 0 and cue.word not in ("will", "ahead of"):
        return Cue()  # "ways around Wednesday's ruling"
    if cue.sign == 0 and (until := _UNTIL.search(ctx.text, max(0, start - 14), start)):
        return Cue(1, until.group(1).lower())
    return cue


def _nearest_weekday(today: date, weekday: int, sign: int, *, strict: bool) -> date:
    ahead = (weekday - today.isoweekday()) % 7
    if strict and ahead == (1 if sign > 0 else 6):
        return today + timedelta(days=8 if sign > 0 else -8)  # else one says tomorrow, yesterday
    if ahead == 0:
        return today + timedelta(weeks=sign if strict else 0)
    return today + timedelta(days=ahead if sign > 0 else ahead - 7)


def _without_year(form: Form, ctx: Context, start: int, end: int) -> Meaning | None:
    if form.chain == 0 and (named := ctx.last("year")):
        period = part_of(form, named.period.year)  # that autumn, the same March
        return meant(period, Basis.RELATIVE, at(named)) if period else None
    if form.chain is not None and (named := ctx.last()):
        sign = form.chain or -1
        return around(form, named.period, sign, at(named), "", strict=True)
    told = carried(form, ctx, start)
    if told and form.rel in (None, 0) and not _attributive(form, ctx, start):
        return along(form, told, ctx, start)
    if told and form.rel and ctx.narrative and ctx.now:
        return around(form, told.period, form.rel, at(told), "", strict=True)
    if ctx.now is None or ctx.narrative or ctx.now.unit == "year":
        return _partial(form)  # of a page of 2025, "30 April" may be this year's or last year's
    if form.rel is not None:
        return _relative_name(form, ctx, start, end)
    return nearest(form, ctx, lean(ctx.text, start, end), start)


def _attributive(form: Form, ctx: Context, start: int) -> bool:
    """Part of a name ("the December murders"): its year may be any."""
    bare = form.month and not (form.day or form.mod) and form.rel is None
    return bool(bare) and ctx.text[start : start + 4].lower() == "the "


def _relative_name(form: Form, ctx: Context, start: int, end: int) -> Meaning | None:
    """Last May, this summer, next November."""
    assert ctx.now is not None
    assert form.rel is not None
    if form.rel == 0:
        period = part_of(form, ctx.now.year)
        return meant(period, Basis.RELATIVE, ctx.published()) if period else None
    return around(form, ctx.now, form.rel, ctx.published(), "", strict=True)


def _partial(form: Form) -> Meaning | None:
    """A date whose year is missing: never made up."""
    if form.month and form.day:
        if not Period.checked("day", 2000, form.month, form.day):
            return None
        partial = f"XXXX-{form.month:02d}-{form.day:02d}"
        return Meaning(partial, partial=partial)
    if form.month:
        return Meaning(f"XXXX-{form.month:02d}", partial=f"XXXX-{form.month:02d}")
    if form.season:
        code = SEASONS[form.season - 1]
        return Meaning(f"XXXX-{code}", partial=f"XXXX-{20 + form.season}")
    if form.quarter:
        return Meaning(f"XXXX-Q{form.quarter}", partial=f"XXXX-{32 + form.quarter}")
    return Meaning(f"XXXX-H{form.half}" if form.half else "XXXX")
