"""What is worked out by counting: yesterday, last week, two years later, the same day, lengths."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from corpus.dates.anniversary import founding, is_anniversary
from corpus.dates.before import word_before
from corpus.dates.comparison import ended_quarter
from corpus.dates.context import PARAGRAPH, Context, Meaning, Named, at
from corpus.dates.direction import lean
from corpus.dates.forms import Form
from corpus.dates.periods import FINENESS, Period
from corpus.records import Basis

_CODES = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "month": "M",
    "quarter": "Q", "year": "Y", "decade": "Y", "century": "Y", "fortnight": "W",
    "weekend": "WE", "summer": "SU", "winter": "WI", "millennium": "Y",
}  # fmt: skip
_HALVES = {"year": "6M", "hour": "30M", "minute": "30S", "day": "T12H"}
_TIMES = {"decade": 10, "century": 100, "fortnight": 2, "millennium": 1000}
_UNKNOWN_DAY = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX"}


def day(form: Form, ctx: Context, start: int, end: int) -> Meaning | None:
    """Today, yesterday, tomorrow, the day before yesterday."""
    today = ctx.current("day")
    if ctx.narrative and ctx.quoted(start):
        return Meaning("XXXX-XX-XX")  # of whoever speaks there, not of the page
    if today is None:
        if ctx.now is not None and not form.rel:  # published in May: today is a day in May
            return Meaning("XXXX-XX-XX", None, Basis.RELATIVE, ctx.published(), edtf=ctx.now.edtf)
        return Meaning("XXXX-XX-XX")
    period = today.shift(form.rel or 0)
    return _meant(period, ctx.published())


def daypart(form: Form, ctx: Context, start: int, end: int) -> Meaning | None:
    """This morning, last night, that evening, 9.30 a.m., noon: part of a day named or of today."""
    today = ctx.current("day")
    named = ctx.last("day")
    if form.rel is not None and not ctx.narrative:
        base, anchor = today, ctx.published()
        step = -1 if form.rel < 0 else form.rel
    else:
        near = named is not None and (ctx.narrative or start - named.start < PARAGRAPH)
        base, anchor = (named.period, at(named)) if named and near else (today, ctx.published())
        step = form.chain or form.rel or 0
    if base is None:
        return Meaning(f"XXXX-XX-XXT{form.tod}")
    return _meant(base.shift(step), anchor)


def unit(form: Form, ctx: Context, start: int, end: int) -> Meaning | None:
    """Last week, next year, this quarter; "the quarter" of which the text speaks."""
    name = "week" if form.unit == "fortnight" else form.unit
    if form.unit == "fortnight" or (form.unit == "day" and form.rel in (-1, 0) and not form.mod):
        return None
    if form.to == "the":
        return _the_unit(form, ctx, start, end)
    if form.rel is None:
        return None
    if ctx.now is None and form.unit != "day" and ctx.text[start : start + 4].lower() != "the ":
        return Meaning(_UNKNOWN_DAY.get(name, "XXXX"))  # last year: of which nobody knows
    if ctx.narrative or form.unit == "day":
        return _chained(name, form.rel, ctx, start)
    current = ctx.current(name)
    if current is None:
        return Meaning(_UNKNOWN_DAY.get(name, "XXXX"))
    period = current.shift(form.rel)
    if form.rel == 0 and form.mod in ("BEFORE", "AFTER") and name == "week":
        return _rest(period, form.mod, ctx)
    return _meant(period, ctx.published())


def _rest(period: Period | None, mod: str, ctx: Context) -> Meaning | None:
    """Earlier or later this week: up to yesterday, or from tomorrow on."""
    today = ctx.current("day")
    now = today.first_day() if today else None
    if period is None or now is None:
        return None
    first, last = period.first_day(), period.last_day()
    assert first
    assert last
    step = timedelta(days=1)
    low, high = (first, now - step) if mod == "BEFORE" else (now + step, last)
    edtf = f"{low}/{high}" if low <= high else period.edtf
    return Meaning(period.value, period, Basis.RELATIVE, ctx.published(), edtf=edtf)


def _the_unit(form: Form, ctx: Context, start: int, end: int) -> Meaning | None:
    if not form.mod and form.unit not in ("quarter", "weekend"):
        return None
    if form.unit == "quarter" and (ended := ended_quarter(ctx, end)):
        spoken = ctx.quarter.period if ctx.quarter else None
        if spoken is None or ended.period is None or spoken.year != ended.period.year:
            return ended
        # numbered as the firm does, of the days that it says
        return replace(ended, value=spoken.value, period=spoken, edtf=ended.edtf)
    named = ctx.quarter if form.unit == "quarter" and ctx.quarter else ctx.last(form.unit)
    near = named and (ctx.narrative or named is ctx.quarter or start - named.start < PARAGRAPH)
    if near and form.mod and _coming(form, ctx, start, end):
        near = False  # "may restart by the end of the year"
    if near and named and form.unit != "day" and _ahead(named.period, ctx):
        near = False  # a date ahead is not what "the weekend" was
    if named and near and (period := named.period.within(form.unit)):
        return _meant(period, at(named))
    current = ctx.current(form.unit)
    if current is None:
        return Meaning(_UNKNOWN_DAY.get(form.unit, "XXXX"))
    if form.unit in ("quarter", "weekend"):
        return _meant(current.shift(-1), ctx.published())
    return _meant(current, ctx.published())


def _coming(form: Form, ctx: Context, start: int, end: int) -> bool:
    news = form.unit != "day" and not ctx.narrative
    return news and lean(ctx.text, start, end).sign > 0


def _ahead(period: Period, ctx: Context) -> bool:
    """Whether it lies after the day of publication; in a narrative nothing does."""
    if ctx.narrative:
        return False
    first, today = period.first_day(), ctx.now.last_day() if ctx.now else None
    return first is not None and today is not None and first > today


def chain(form: Form, ctx: Context, start: int, end: int) -> Meaning | None:
    """The same day, the following year, that month."""
    if form.unit in ("fortnight", "season"):
        return None
    return _chained(form.unit, form.chain or 0, ctx, start)


def _chained(name: str, step: int, ctx: Context, start: int) -> Meaning | None:
    named = ctx.last(name)
    if ctx.narrative and FINENESS[name] <= FINENESS["year"]:
        named = ctx.line() or named
    within = named.period.within(name) if named else None
    if named is None or within is None or ctx.stale(named):
        return Meaning(_UNKNOWN_DAY.get(name, "XXXX"))
    return _meant(within.shift(step), at(named))


def offset(form: Form, ctx: Context, start: int, end: int) -> Meaning | None:
    """Three years ago, two days later, a week earlier."""
    if form.vague or form.count is None:
        value = "PAST_REF" if form.sign < 0 else "FUTURE_REF"
        return Meaning(value)
    name = {"fortnight": "week", "decade": "year", "century": "year"}.get(form.unit, form.unit)
    whole = form.count * _TIMES.get(form.unit, 1)
    if name == "year" and whole < 1:
        name, whole = "month", whole * 12  # half a year ago
    count = int(whole) * form.sign
    if (name, count) == ("year", -1) and ctx.quarter and not ctx.in_months(start):
        return _meant(ctx.quarter.period.shift(-4), at(ctx.quarter))
    named = _antecedent(form, ctx, start, name)
    if named is None and form.to == "text" and (name, form.sign) != ("year", -1):
        return duration(form, ctx, start, end)  # later than what?
    base = named.period if named else ctx.now
    anchor = at(named) if named else ctx.published()
    if base is None:
        return Meaning(_UNKNOWN_DAY.get(name, "XXXX"))
    if form.exact and (today := ctx.current("day")) and name in _UNKNOWN_DAY:
        return _meant(today.moved(count, name), anchor)
    if whole % 1 and name == "year" and (month := base.within("month")):
        moved = month.shift(int(whole * 12) * form.sign)  # two and a half years ago
        return _meant(moved.within("year") if moved else None, anchor)
    return _counted(base, name, count, anchor)


def _antecedent(form: Form, ctx: Context, start: int, name: str) -> Named | None:
    if form.to == "now":  # in a narrative somebody else's now
        return ctx.line() if ctx.narrative and ctx.now else None
    named = ctx.last("year" if name == "year" else "month" if name == "month" else "day")
    near = named is not None and start - named.start < PARAGRAPH
    if named is None or ctx.stale(named):
        return None
    return named if near or ctx.narrative else None


def _counted(base: Period, name: str, count: int, anchor: str) -> Meaning | None:
    if name in ("hour", "minute", "second"):
        held = base.within("day")
        return _meant(held, anchor) if held else Meaning("XXXX-XX-XX")
    if name == "week":
        moved = base.moved(count, "week") if base.unit in ("day", "week") else None
        if moved is None:
            return Meaning("XXXX-WXX")
        week = moved.within("week")
        assert week is not None
        edtf = f"{moved.edtf}~" if moved.unit == "day" else None
        return Meaning(week.value, week, Basis.RELATIVE, anchor, edtf=edtf)
    if name not in ("day", "month", "quarter", "year"):
        return None
    held = base.within(name)
    return _meant(held.shift(count), anchor) if held else Meaning(_UNKNOWN_DAY.get(name, "XXXX"))


def duration(form: Form, ctx: Context, start: int, end: int) -> Meaning | None:
    """A length: not a date, though "the past two years" also says when."""
    if form.unit == "year" and form.count and is_anniversary(ctx.text, start, end):
        return founding(form, ctx, start, end)
    if ahead := _in_so_long(form, ctx, start, end):
        return ahead
    code = _CODES[form.unit]
    time, code = ("T", code[1:]) if len(code) > 1 and code[0] == "T" else ("", code)
    if form.vague or form.count is None:
        return Meaning(f"P{time}X{code}", type="DURATION")
    count = form.count * _TIMES.get(form.unit, 1)
    whole, rest = divmod(count, 1)
    half = _HALVES.get(form.unit, "") if rest == 0.5 else ""
    value = f"P{time}{whole:g}{code}{half}" if half else f"P{time}{count:g}{code}"
    if half and not whole:
        value = f"P{time}{half}"  # half a year
    return _stretch(form, ctx, int(count), value) or Meaning(value, type="DURATION")


def _in_so_long(form: Form, ctx: Context, start: int, end: int) -> Meaning | None:
    """Will be ready in two years: a date ahead, not a length."""
    name = "week" if form.unit == "fortnight" else form.unit
    if ctx.now is None or ctx.narrative or form.count is None or form.rel is not None:
        return None
    if ctx.text.startswith(("the ", "The "), start) or ctx.text.startswith(" or ", end):
        return None  # "expects a profit in the year ending 30 June"
    if name not in _UNKNOWN_DAY or word_before(ctx.text, start) != "in":
        return None
    cue = lean(ctx.text, start, end)
    if cue.sign <= 0:
        return None
    count = int(form.count * _TIMES.get(form.unit, 1))
    meaning = _counted(ctx.now, name, count, ctx.published())
    return replace(meaning, type="DATE", cue=cue.word) if meaning else None


def _stretch(form: Form, ctx: Context, count: int, value: str) -> Meaning | None:
    """The days of "the past two years", "the next three months"."""
    name = {"decade": "year", "century": "year"}.get(form.unit, form.unit)
    if name in ("week", "fortnight"):
        name, count = "day", count * 7  # fortnights are counted as two weeks already
    now = ctx.current(name) if name in ("day", "week", "month", "quarter", "year") else None
    if form.rel not in (-1, 1) or now is None or ctx.narrative or form.of:
        return None
    other = now.shift(form.rel * count)
    if other is None:
        return None
    first, last = sorted((now, other), key=lambda p: (p.year, p.part, p.day))
    low, high = first.edtf.split("/")[0], last.edtf.split("/")[-1]
    return Meaning(
        value, None, Basis.RELATIVE, ctx.published(), edtf=f"{low}/{high}", type="DURATION"
    )


def repeat(form: Form, ctx: Context, start: int, end: int) -> Meaning | None:
    """Every year, each Monday, annually."""
    if form.value:
        return Meaning(form.value, type="SET")
    if form.weekday:
        return Meaning(f"XXXX-WXX-{form.weekday}", type="SET")
    if form.month:
        return Meaning(f"XXXX-{form.month:02d}", type="SET")
    if form.tod:
        return Meaning(f"XXXX-XX-XXT{form.tod}", type="SET")
    return Meaning(
        f"P{(form.count or 1) * _TIMES.get(form.unit, 1):g}{_CODES[form.unit]}", type="SET"
    )


def ref(form: Form, ctx: Context, start: int, end: int) -> Meaning | None:
    return Meaning(form.value)


def _meant(period: Period | None, anchor: str) -> Meaning | None:
    return Meaning(period.value, period, Basis.RELATIVE, anchor) if period else None
