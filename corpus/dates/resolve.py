"""What a date of the calendar means: settles the year (or week) that its words leave out."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from corpus.dates.context import PARAGRAPH, Context, Meaning, Named, at
from corpus.dates.direction import Cue, lean
from corpus.dates.forms import Form
from corpus.dates.lexicon import lexicon
from corpus.dates.periods import SEASONS, Period
from corpus.records import Basis

_DAY_MONTH = re.compile(r"\d+")


def calendar(form: Form, ctx: Context, start: int, end: int) -> Meaning | None:
    """A date, or None where the calendar has no such day."""
    meaning = _calendar(form, ctx, start, end)
    if form.unit == "week" and meaning and meaning.period:
        return _meant(meaning.period.within("week"), meaning.basis, meaning.anchor, meaning.cue)
    return meaning


def _calendar(form: Form, ctx: Context, start: int, end: int) -> Meaning | None:
    if form.numeric:
        return _numeric(form, ctx)
    if form.decade is not None or form.century is not None:
        return _long(form)
    if form.year is not None or form.year_rel is not None or form.year_chain is not None:
        return _in_year(form, ctx)
    if form.weekday and form.month is None:
        return _weekday(form, ctx, start, end)
    return _without_year(form, ctx, start, end)


def _long(form: Form) -> Meaning:
    if form.decade is not None:
        first = form.decade
        if form.short_year:
            first += 1900 if first >= 20 else 2000
        return _meant(Period("decade", first), Basis.EXPLICIT)
    return _meant(Period("century", form.century or 0), Basis.EXPLICIT)


def _in_year(form: Form, ctx: Context) -> Meaning | None:
    year, basis, anchor = form.year, Basis.EXPLICIT, ""
    if year is not None and form.short_year:
        year = _century_of(year, ctx)
    if form.year_rel is not None:
        if ctx.now is None:
            return _partial(form)
        year, basis, anchor = ctx.now.year + form.year_rel, Basis.RELATIVE, ctx.published()
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
    period = _part_of(form, year)
    return _meant(period, basis, anchor) if period else None


def _century_of(short: int, ctx: Context) -> int:
    """'89 is the year nearest to the document's that is not more than 20 years ahead."""
    line = ctx.line() if ctx.narrative else None
    if line:
        return line.period.year + (short - line.period.year + 50) % 100 - 50
    pivot = (ctx.now.year if ctx.now else 2020) + 20
    return pivot - (pivot - short) % 100


def _part_of(form: Form, year: int) -> Period | None:
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


def _numeric(form: Form, ctx: Context) -> Meaning | None:
    digits = _DAY_MONTH.findall(form.numeric.split("T")[0])
    first, second, third = (int(d) for d in digits[:3])
    if len(digits[0]) == 4:
        period = Period.checked("day", first, second, third) if 1 <= second <= 12 else None
        return _meant(period, Basis.EXPLICIT) if period else None
    year = third if len(digits[2]) == 4 else _century_of(third, ctx)
    day_first = _day_first(form, ctx, first, second, year)
    day, month = (first, second) if day_first is not False else (second, first)
    if not (1 <= month <= 12 and 1 <= year <= 9999):
        return None
    if day_first is None and first != second:  # both readings stand
        choices = f"[{year:04d}-{second:02d}-{first:02d},{year:04d}-{first:02d}-{second:02d}]"
        period = Period.checked("day", year, month, day)
        return Meaning(f"{year:04d}", period, Basis.EXPLICIT, "day or month first?", edtf=choices)
    period = Period.checked("day", year, month, day)
    return _meant(period, Basis.EXPLICIT) if period else None


def _day_first(form: Form, ctx: Context, first: int, second: int, year: int) -> bool | None:
    """True or False where the numbers, a weekday, a dot or the document tell; else None."""
    if first > 12 or second > 12:
        return first > 12
    if form.weekday:
        fits = [
            date(year, month, day).isoweekday() == form.weekday
            for day, month in ((first, second), (second, first))
        ]
        if fits[0] != fits[1]:
            return fits[0]
    return True if "." in form.numeric else ctx.day_first


def _weekday(form: Form, ctx: Context, start: int, end: int) -> Meaning | None:
    assert form.weekday
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
        return _meant(Period.of_day(day), Basis.RELATIVE, anchor)
    cue = _weekday_cue(form, ctx, start, end)
    day = _nearest_weekday(today, form.weekday, cue.sign, strict=form.rel in (-1, 1))
    return _meant(Period.of_day(day), Basis.RELATIVE, anchor, cue.word)


def _weekday_cue(form: Form, ctx: Context, start: int, end: int) -> Cue:
    said = form.rel or form.chain
    if said:
        return Cue(said)
    if form.rel == 0 or ctx.narrative:
        return Cue(1)
    cue = lean(ctx.text, start, end)
    if ctx.text[end : end + 2] in ("'s", "’s") and cue.sign > 0 and cue.word != "will":
        return Cue()  # "ways around Wednesday's ruling"
    return cue


def _nearest_weekday(today: date, weekday: int, sign: int, *, strict: bool) -> date:
    ahead = (weekday - today.isoweekday()) % 7
    if ahead == 0:
        return today + timedelta(weeks=sign if strict else 0)
    return today + timedelta(days=ahead if sign > 0 else ahead - 7)


def _without_year(form: Form, ctx: Context, start: int, end: int) -> Meaning | None:
    if form.chain is not None and (named := ctx.last()):
        sign = form.chain or -1
        return _around(form, named.period, sign, at(named), "", strict=form.chain != 0)
    carried = _carried(form, ctx, start)
    if carried and form.rel in (None, 0):
        return _along(form, carried)
    if carried and form.rel and ctx.narrative:
        return _around(form, carried.period, form.rel, at(carried), "", strict=True)
    if ctx.now is None:
        return _partial(form)
    if form.rel is not None:
        return _relative_name(form, ctx, start, end)
    return _nearest(form, ctx, lean(ctx.text, start, end), start)


# A date without its year, so many days ahead or fewer, is taken as coming: by what the verb tells
# (a finite past, a form in -ed, nothing) and by how finely the date is given.
_AHEAD = {
    "day": {"past": 20, "weak": 60, "": 100},
    "month": {"past": 0, "weak": 35, "": 75},
    "": {"past": 0, "weak": 0, "": 40},
}
_SINCE = re.compile(r"\bsince\s+(?:the\s+)?\Z", re.I)
_DEADLINE = re.compile(r"\b(?:until|till|by|through|before|effective)\s+(?:the\s+)?\Z", re.I)
_JUST_ENDED = 110  # days after which a quarter or season is still the one that is spoken of


def _nearest(form: Form, ctx: Context, cue: Cue, start: int) -> Meaning | None:
    """The last such date or the next one: by the verb, and by which is near."""
    assert ctx.now is not None
    back = _around(form, ctx.now, -1, ctx.published(), cue.word)
    ahead = _around(form, ctx.now, 1, ctx.published(), cue.word)
    if back is None or ahead is None:
        return back or ahead
    assert back.period and ahead.period
    first, last = ahead.period.first_day(), back.period.last_day()
    today = ctx.now.first_day()
    assert first and last and today
    unit = back.period.unit if back.period.unit in _AHEAD else ""
    wait, since = (first - today).days, (today - last).days
    if cue.sign > 0 and not _SINCE.search(ctx.text, max(0, start - 12), start):
        recent = since <= _JUST_ENDED if unit == "" else since < 60 and wait > 250
        return back if recent else ahead
    tells = "" if cue.sign == 0 else "past" if cue.strong else "weak"
    if _DEADLINE.search(ctx.text, max(0, start - 20), start):
        tells = ""
    return ahead if wait <= _AHEAD[unit][tells] and back != ahead else back


def _carried(form: Form, ctx: Context, start: int) -> Named | None:
    """The date whose year is carried along: in narrative the last on its line of time; in news
    only a day named just before whose year was said and is long past."""
    if ctx.narrative or ctx.now is None:
        return ctx.line()
    named = ctx.year()
    if named is None or not form.day:
        return None
    near = start - named.start < 250 and "\n\n" not in ctx.text[named.start : start]
    far = named.full and named.period.unit == "day" and abs(named.period.year - ctx.now.year) > 1
    return named if near and far else None


_BACK = 7  # a narrative that goes back by more months than this has turned the year


def _along(form: Form, named: Named) -> Meaning | None:
    """In narrative the year goes on; from December to January it turns over."""
    period = _part_of(form, named.period.year)
    if period and named.period.unit in ("month", "day", "season", "quarter"):
        behind = named.period.months()[0] - period.months()[0]
        if behind > _BACK:
            period = period.at_year(named.period.year + 1)
    return _meant(period, Basis.RELATIVE, at(named)) if period else None


def _relative_name(form: Form, ctx: Context, start: int, end: int) -> Meaning | None:
    """Last May, this summer, next November."""
    assert ctx.now is not None and form.rel is not None
    if form.rel == 0:
        period = _part_of(form, ctx.now.year)
        return _meant(period, Basis.RELATIVE, ctx.published()) if period else None
    return _around(form, ctx.now, form.rel, ctx.published(), "", strict=True)


def _around(
    form: Form, base: Period, sign: int, anchor: str, cue: str, *, strict: bool = False
) -> Meaning | None:
    """The nearest such part of a year before or after `base`; the one that holds `base` counts
    unless `strict`."""
    candidates = [p for y in range(-8, 9) if (p := _part_of(form, base.year + y))]
    first, last = base.first_day(), base.last_day()
    if first is None or last is None:
        return None
    if sign < 0:
        fits = [p for p in candidates if _before(p, first, last, strict)]
    else:
        fits = [p for p in candidates if _before_reversed(p, first, last, strict)]
    if not fits:
        return None
    period = fits[-1] if sign < 0 else fits[0]
    return _meant(period, Basis.RELATIVE, anchor, cue)


def _before(p: Period, first: date, last: date, strict: bool) -> bool:
    start, end = p.first_day(), p.last_day()
    assert start and end
    return end < first if strict else start <= last


def _before_reversed(p: Period, first: date, last: date, strict: bool) -> bool:
    start, end = p.first_day(), p.last_day()
    assert start and end
    return start > last if strict else end >= first


def holiday(form: Form, ctx: Context, start: int, end: int) -> Meaning | None:
    """A day with a name, in the year that the words or the context give."""
    if form.year is not None or form.year_rel is not None or form.year_chain is not None:
        meaning = _in_year(form, ctx)
        year = meaning.period.year if meaning and meaning.period else None
        if year is None or meaning is None:
            return meaning
        return _meant(Period.of_day(_holiday(form.holiday, year)), meaning.basis, meaning.anchor)
    carried = _carried(form, ctx, start)
    base = carried.period if carried else ctx.now
    if base is None:
        return Meaning("XXXX")
    if carried:
        day = _holiday(form.holiday, base.year)
        return _meant(Period.of_day(day), Basis.RELATIVE, at(carried))
    cue = Cue(form.rel) if form.rel else lean(ctx.text, start, end)
    sign = cue.sign
    days = [_holiday(form.holiday, base.year + y) for y in (-1, 0, 1)]
    first = base.first_day()
    assert first is not None
    fits = [d for d in days if d > first] if sign > 0 else [d for d in days if d <= first]
    day = fits[0] if sign > 0 else fits[-1]
    return _meant(Period.of_day(day), Basis.RELATIVE, ctx.published(), cue.word)


def _holiday(name: str, year: int) -> date:
    rule = lexicon().holidays[name]
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


def _meant(period: Period | None, basis: Basis, anchor: str = "", cue: str = "") -> Meaning:
    assert period is not None
    return Meaning(period.value, period, basis, anchor, cue)
