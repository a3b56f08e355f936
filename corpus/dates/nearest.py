"""Last or next? Settles a date that leaves its year out, going by the document's date.

The verb decides where it can ("will", "met"); else what is near is meant: on 16 November
"2 December" is the coming one, "2 October" the past one.
"""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.dates.before import word_before
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
_DEADLINE = frozenset("until till by through before effective".split())
_UNTIL = frozenset("until till".split())
_AFTER = frozenset("after since following".split())
_WITHIN = frozenset("in during by until from between".split())  # "will open in the third quarter"
_LONG_WAIT = 120  # days: "after the Dec. 14 fire, it will be torn down", said in March

_ATTRIBUTIVE = re.compile(r"the\s+(?!\w+\s+of\b)", re.I)  # not "the night of May 2"
_JUST_ENDED = 110  # days after which a quarter or season is still the one that is spoken of


def nearest(form: Form, ctx: Context, cue: Cue, start: int) -> Meaning | None:
    """The last such date or the next one: by the verb, and by which is near."""
    assert ctx.now is not None
    before = word_before(ctx.text, start)
    if before == "since":
        return around(form, ctx.now, -1, ctx.published(), "since", strict=True)
    back, ahead, wait, since = _both(_names(form), ctx.now)
    chosen = back or ahead
    if back and ahead and back != ahead:
        coming = _is_coming(ctx.text, start, cue, back.unit, wait, since, before)
        chosen = ahead if coming else back
    return meant(chosen, Basis.RELATIVE, ctx.published(), cue.word) if chosen else None


def _is_coming(
    text: str, start: int, cue: Cue, unit: str, wait: int, since: int, before: str
) -> bool:
    """Whether the one ahead is meant; it begins in `wait` days, the last ended `since` days ago."""
    unit = unit if unit in _AHEAD else ""
    gone = wait > _LONG_WAIT and before in _AFTER
    if cue.sign > 0 and not gone:
        recent = since <= _JUST_ENDED if unit == "" else since < 60 and wait > 250
        placed = unit != "day" and cue.strong and before in _WITHIN
        return bool(placed) or not recent
    tells = "" if cue.sign >= 0 else "past" if cue.strong and cue.near else "weak"
    attributive = _ATTRIBUTIVE.match(text, start)  # "the Jan. 14 deadline"
    if attributive or before in _DEADLINE:
        tells = ""
    near = wait if before in _UNTIL else 0  # "suspended it until May 19"
    return wait <= _AHEAD[unit][tells] or 0 < near < since


_Names = tuple[int, int, int, int, int]


def _names(form: Form) -> _Names:
    return form.month or 0, form.day or 0, form.quarter or 0, form.half or 0, form.season or 0


@lru_cache(maxsize=4096)
def _both(named: _Names, now: Period) -> tuple[Period | None, Period | None, int, int]:
    """The last such part of a year and the next, days until the one, days since the other."""
    back, ahead = _closest(named, now, -1, False), _closest(named, now, 1, False)
    first = ahead.first_day() if ahead else None
    last, today = back.last_day() if back else None, now.first_day()
    if first is None or last is None or today is None:
        return back, ahead, 0, 0
    return back, ahead, (first - today).days, (today - last).days


def around(
    form: Form, base: Period, sign: int, anchor: str, cue: str, *, strict: bool = False
) -> Meaning | None:
    """The nearest such part of a year before or after `base`; the one that holds `base` counts
    unless `strict`."""
    period = _closest(_names(form), base, sign, strict)
    return meant(period, Basis.RELATIVE, anchor, cue) if period else None


@lru_cache(maxsize=4096)
def _closest(named: _Names, base: Period, sign: int, strict: bool) -> Period | None:
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
