"""Weeks counted from a weekday: "two Fridays ago", "a week from Friday", "a week ago Monday"."""

from __future__ import annotations

from datetime import timedelta

from corpus.dates.context import Context, Meaning, at
from corpus.dates.forms import Built, Form, Reader
from corpus.dates.nearest import meant
from corpus.dates.periods import Period
from corpus.records import Basis

LONGEST = 60  # weeks; more are counted otherwise


def hop(r: Reader) -> Built:
    """Which weekday (or today, tomorrow), and how many weeks from it."""
    form = Form("hop", weekday=r.get("wd", "WEEKDAY", "WEEKDAYS"), rel=r.get("day", "DEICTIC"))
    form.count = r.count()
    if form.count is None or form.count % 1 or form.count > LONGEST:
        return []
    words = {r.tokens.lower(i) for i in range(*r.match.span())}
    form.sign = -1 if "ago" in words else 1
    if r.get("wd", "WEEKDAYS"):
        form.count -= 1  # one Friday ago was the last Friday
    elif "fortnight" in words:
        form.count *= 2
    return [(*r.match.span(), form)]


def weeks_from(form: Form, ctx: Context, start: int, end: int) -> Meaning | None:
    """So many weeks after the coming Friday, or before the last one."""
    named = ctx.last("day") if ctx.narrative else None
    base = named.period if named else ctx.current("day")
    today = base.first_day() if base else None
    if today is None:
        return Meaning(f"XXXX-WXX-{form.weekday}" if form.weekday else "XXXX-XX-XX")
    if form.weekday:
        away = (form.weekday - today.isoweekday()) * form.sign % 7 or 7
        today += timedelta(days=away * form.sign)
    else:
        today += timedelta(days=form.rel or 0)
    day = today + timedelta(weeks=int(form.count or 0) * form.sign)
    anchor = at(named) if named else ctx.published()
    return meant(Period.of_day(day), Basis.RELATIVE, anchor)
