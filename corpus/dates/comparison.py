"""The same stretch of another year: "the year-ago quarter", "the same month last year"."""

from __future__ import annotations

import re

from corpus.dates.context import Context, Meaning, at
from corpus.dates.forms import Form
from corpus.dates.lexicon import lexicon
from corpus.dates.periods import Period
from corpus.records import Basis

_ENDED = re.compile(
    r"\s+(?:that\s+)?end(?:ed|ing)\s+(?:on\s+)?(?:\d{1,2}\s+)?([A-Z][a-z]{2,8})\.?"
    r"(?:\s+\d{1,2}(?!\d),?)?(?:\s+((?:19|20)\d\d))?"
)
_UNKNOWN = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX"}


def compare(form: Form, ctx: Context, start: int, end: int) -> Meaning | None:
    """The year-ago quarter, the 1988 period, the latest quarter: of the quarter spoken of."""
    if form.unit in ("day", "week", "month", "weekend"):
        return _same_month(form, ctx)
    spoken = ctx.quarter
    now = spoken.period if spoken else ctx.now
    if now is None:
        return None
    anchor = at(spoken) if spoken else ctx.published()
    if spoken and (ended := _last_quarter(ctx)) and ended.period and not ctx.narrative:
        now = min(now, ended.period, key=lambda p: (p.year, p.part))
    if form.rel == 0:
        if form.unit == "year":
            return _placed(ctx.current("year"), ctx.published())
        return _placed(now, anchor) if spoken else _last_quarter(ctx)
    year = form.year if form.year is not None else now.year + (form.year_rel or 0)
    if form.quarter and form.quarter <= 4:
        return _placed(Period("quarter", year, form.quarter), anchor)
    in_quarter = spoken is not None and not ctx.in_months(start)
    return _placed(now.at_year(year) if in_quarter else Period("year", year), anchor)


def ended_quarter(ctx: Context, end: int) -> Meaning | None:
    """The quarter ended Sept. 29: the one in which most of those three months lie."""
    found = _ENDED.match(ctx.text, end)
    month = lexicon().values["MONTH"].get(found[1].lower()) if found else None
    if found is None or month is None or (found[2] is None and ctx.now is None):
        return None
    year = int(found[2]) if found[2] else ctx.now.year if ctx.now else 0
    last = ctx.now.last_day() if ctx.now else None
    if found[2] is None and last and month > last.month:
        year -= 1
    middle = Period("month", year, month).shift(-1)
    quarter = middle.within("quarter") if middle else None
    if quarter is None:
        return None
    return Meaning(quarter.value, quarter, Basis.RELATIVE, ctx.published(), edtf=quarter.edtf)


def _same_month(form: Form, ctx: Context) -> Meaning | None:
    """The same month last year: of the month that the text has just named."""
    named = ctx.last(form.unit)
    held = named.period.within(form.unit) if named else None
    if held is None or named is None:
        return Meaning(_UNKNOWN.get(form.unit, "XXXX"))
    told = form.year
    if told is None:
        told = ctx.now.year - 1 if ctx.now and not ctx.narrative else held.year - 1
        told = min(told, held.year - 1)
    return _placed(held.at_year(told), at(named))


def _last_quarter(ctx: Context) -> Meaning | None:
    current = ctx.current("quarter")
    return _placed(current.shift(-1), ctx.published()) if current else None


def _placed(period: Period | None, anchor: str) -> Meaning | None:
    return Meaning(period.value, period, Basis.RELATIVE, anchor) if period else None
