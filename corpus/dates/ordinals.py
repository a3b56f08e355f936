"""The n-th of a month: "the first Monday in May", "the last week of March 2008"."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from corpus.dates.context import Context, Meaning
from corpus.dates.forms import Built, Form, Reader
from corpus.dates.periods import Period
from corpus.dates.resolve import calendar
from corpus.dates.years import read_year

WEEK = 7


def nth(r: Reader) -> Built:
    """Which of a month's days, weeks, weekends, weekdays or halves."""
    form = Form("nth", month=r.get("m", "MONTH"), weekday=r.get("wd", "WEEKDAY"))
    form.count = r.get("nth", "ORD")
    form.unit = "" if form.weekday else r.word("unit")
    most = {"day": 31, "half": 2}.get(form.unit, 5)
    if not (read_year(r, form) and form.count and form.count <= most):
        return []
    form.mod = {1: "START", -1: "END"}.get(int(form.count), "") if form.unit != "day" else ""
    if form.unit == "half" and form.count == 2:
        form.mod = "END"
    return [(*r.match.span(), form)]


def nth_of(form: Form, ctx: Context, start: int, end: int) -> Meaning | None:
    """The days of that part; the month is settled like any other."""
    month = calendar(replace(form, kind="date", weekday=None, unit=""), ctx, start, end)
    if month is None or month.period is None or month.period.unit != "month":
        return month
    year, part = month.period.year, month.period.part
    if not 1 <= year <= 9999 or form.count is None:
        return month
    if form.unit == "half":
        return month  # as wide as "late May"; which half is kept in `mod`
    low, high = _days(form, date(year, part, 1), monthrange(year, part)[1])
    if low.month != part:
        return None  # there is no fifth Monday
    if form.weekday or form.unit == "day":
        period = Period.of_day(low)
        return replace(month, value=period.value, period=period)
    week = Period.of_week(low + timedelta(days=WEEK // 2), form.unit)
    edtf = None if form.unit == "weekend" else f"{low}/{high}"
    return replace(month, value=week.value, period=week, edtf=edtf)


def _days(form: Form, first: date, length: int) -> tuple[date, date]:
    """Its first and last day, of a month that begins on `first`."""
    count, last = int(form.count or 1), first + timedelta(days=length - 1)
    if form.unit == "day":
        day = last if count < 0 else first + timedelta(days=count - 1)
        return day, day
    if form.unit == "week":
        low = (
            last - timedelta(days=WEEK - 1) if count < 0 else first + timedelta(WEEK * (count - 1))
        )
        return low, min(low + timedelta(days=WEEK - 1), last)
    weekday = form.weekday or 6
    if count < 0:
        day = last - timedelta(days=(last.isoweekday() - weekday) % WEEK)
    else:
        ahead = (weekday - first.isoweekday()) % WEEK
        day = first + timedelta(days=ahead + WEEK * (count - 1))
    return day, day
