"""The builders that the rules of `dates_rules.toml` name: from a match to the form that it says.

A builder returns nothing where the words make no such date ("the 45th quarter").
"""

from __future__ import annotations

from corpus.dates.forms import Built, Form, Reader, clock
from corpus.dates.known import before_attacks
from corpus.dates.years import read_year

# the groups that a match must hold to be worth reading for each
_LONG = frozenset("dec dec2 decw c".split())
_CLOCKS = frozenset("tod tod2 sole clock clock2".split())
_FIGURES = frozenset(("yy", "mm"))
_HUNG = frozenset("wrel wchain mrel mchain".split())


def calendar(r: Reader) -> Built:
    form = Form("date")
    if not (read_year(r, form) and _parts(r, form)):
        return []
    form.rel, form.chain = r.get("rel", "REL"), r.get("chain", "CHAIN")
    if (form.month, form.day) == (9, 11) and not form.has_year and before_attacks(r):
        form.year = 2001
    said = r.said()
    if form.rel == 0 and "past" in said:
        form.rel = -1  # this past winter
    form.mod = r.get("mod", "EARLY", "PART") or ""
    form.fiscal = "fiscal" in said or "financial" in said
    form.unit = "week" if r.given.get("week") else ""
    _time_of_day(r, form)
    return [(*r.match.span(), form)]


def _holds(r: Reader, word: str) -> bool:
    start, end = r.match.span()
    return any(r.tokens.lower(i) == word for i in range(start, end))


def _parts(r: Reader, form: Form) -> bool:
    form.month, form.day = r.get("m", "MONTH"), r.get("d", "DAYNUM", "DAYORD")
    if not _FIGURES.isdisjoint(r.groups) and not _in_figures(r, form):
        return False
    form.weekday = r.get("wd", "WEEKDAY", "WDABBR")
    if not _HUNG.isdisjoint(r.groups):
        form.week_rel, form.week_chain = r.get("wrel", "REL"), r.get("wchain", "CHAIN")
        form.month_rel, form.month_chain = r.get("mrel", "REL"), r.get("mchain", "CHAIN")
    if form.day and form.month is None and form.month_rel is None and form.month_chain is None:
        form.month_chain = 0
        if not r.word("d")[0].isdigit():
            return False  # "on the second"
    form.season = r.get("s", "SEASON")
    form.quarter = r.get("q", "ORD") or r.get("qc", "QCODE")
    if "m2" in r.groups and not _quarter_of_months(r, form):
        return False
    form.half = r.get("h", "ORD") or r.get("hc", "HCODE")
    if form.quarter == -1:
        form.quarter = 4
    if form.half == -1:
        form.half = 2
    if (form.quarter or 1) > 4 or (form.half or 1) > 2:
        return False
    return _long(r, form)


def _in_figures(r: Reader, form: Form) -> bool:
    """The month of 06/2006, the year of 17-Nov-06."""
    if "yy" in r.groups:
        form.year, form.short_year = r.get("yy", "NUM", "DAYNUM"), True
        return len(r.word("yy")) == 2
    form.month = r.get("mm", "DAYNUM")
    return (form.month or 13) <= 12


def _quarter_of_months(r: Reader, form: Form) -> bool:
    """The July-September quarter."""
    first, last = form.month or 0, r.get("m2", "MONTH")
    form.month, form.quarter = None, last // 3
    return first % 3 == 1 and last == first + 2


def _long(r: Reader, form: Form) -> bool:
    """Decades and centuries."""
    if _LONG.isdisjoint(r.groups):
        return True
    sign = -1 if r.get("e", "ERA") == "BC" else 1
    if (decade := r.get("dec", "DECADE")) is not None:
        form.decade, form.short_year = sign * decade, decade < 100 and sign > 0
    elif (decade := r.get("dec2", "DECADE2") or r.get("decw", "DECADEW")) is not None:
        form.decade, form.short_year = decade, True
    if (century := r.get("c", "ORD")) is not None:
        if not 1 <= century <= 30:
            return False
        form.century = (century - 1) * 100 if sign > 0 else -100 * century
    return True


def _time_of_day(r: Reader, form: Form) -> None:
    if _CLOCKS.isdisjoint(r.groups):
        return
    part = r.get("tod", "DAYPART") or r.get("tod2", "DAYPART") or r.get("sole", "SOLE")
    if part:
        form.tod = part
    for name in ("clock", "clock2"):
        if name in r.groups:
            form.tod = clock(r.word(name))
    if form.tod:
        form.type = "TIME"


def numeric(r: Reader) -> Built:
    form = Form("date", numeric=r.tokens.words[r.span("n")[0]])
    form.weekday = r.get("wd", "WEEKDAY", "WDABBR")
    if "T" in form.numeric:
        form.tod, form.type = form.numeric.split("T")[1][:5], "TIME"
    else:
        _time_of_day(r, form)
    return [(*r.match.span(), form)]


def code(r: Reader) -> Built:
    """4Q12, 1H2013, FY12."""
    word = r.word("qy")
    tail = int(word[2:])
    form = Form("date", year=tail, short_year=tail < 100, fiscal=word[0] == "f")
    if word[1] == "q":
        form.quarter = int(word[0])
    elif word[1] == "h":
        form.half = int(word[0])
    return [] if (form.half or 1) > 2 else [(*r.match.span(), form)]


def deictic(r: Reader) -> Built:
    form = Form("day", rel=r.get("day", "DEICTIC"), mod=r.get("mod", "EARLY", "PART") or "")
    start, end = r.match.span()
    before = [r.tokens.lower(i) for i in range(start, r.span("day")[0])]
    for word, step in (("before", -1), ("after", 1)):
        if word in before:
            form.rel = (form.rel or 0) + step
    _time_of_day(r, form)
    if r.word("day") == "tonight":
        form.tod, form.type = form.tod or "NI", "TIME"
    return [(start, end, form)]


def daypart(r: Reader) -> Built:
    form = Form("daypart", rel=r.get("rel", "REL"), chain=r.get("chain", "CHAIN"))
    form.mod = r.get("mod", "EARLY", "PART") or ""
    _time_of_day(r, form)
    if "hour" in r.groups and not _oclock(r, form):
        return []
    return [(*r.match.span(), form)]


def _oclock(r: Reader, form: Form) -> bool:
    """Seven o'clock in the evening."""
    hour = r.count("hour")
    if hour is None or not 1 <= hour <= 24:
        return False
    late = form.tod in ("AF", "EV", "NI") and hour < 12 and (form.tod == "AF" or hour > 4)
    form.tod, form.type = f"{int(hour) + 12 * late:02d}:00", "TIME"
    return True


def unit(r: Reader) -> Built:
    form = Form("unit", rel=r.get("rel", "REL"), chain=r.get("chain", "CHAIN"))
    form.unit = r.get("unit", "UNIT")
    form.mod = r.get("mod", "EARLY", "PART") or r.get("later", "LATER") or ""
    start, end = r.match.span()
    if _holds(r, "before") and _holds(r, "last"):
        form.rel = -2
    elif _holds(r, "after") and _holds(r, "next"):
        form.rel = 2
    elif form.rel is None and form.chain is None:
        form.to = "the"
    if not form.mod and form.to == "the" and (_holds(r, "full") or r.given.get("end")):
        form.mod = "END" if r.given.get("end") else "WHOLE"
    form.fiscal = _holds(r, "fiscal") or _holds(r, "financial")
    return [(start, end, form)]


def chain(r: Reader) -> Built:
    form = Form("chain", chain=r.get("chain", "CHAIN"), unit=r.get("unit", "UNIT"))
    if form.chain is None:
        form.chain = -1 if r.word("chain") == "before" else 1
    form.mod = r.get("mod", "EARLY", "PART") or r.get("later", "LATER") or ""
    return [(*r.match.span(), form)]


def offset(r: Reader) -> Built:
    start, end = r.match.span()
    form = Form("offset", unit=r.get("unit", "UNITS", "UNIT", "CLOCKUNIT"))
    form.to, form.sign = r.given["to"], r.given.get("sign", 0)
    if not form.sign:
        back = r.tokens.lower(end - 1) in ("earlier", "before", "previously")
        form.sign = -1 if back else 1
    form.exact = "exact" in r.groups
    form.vague = "n" not in r.groups
    if not form.vague:
        form.count = r.count()
        if form.count is None:
            return []
        form.mod = "APPROX" if _rough(r, form) else ""
    return [(start, end, form)]


def _rough(r: Reader, form: Form) -> bool:
    """Over ten years ago, ten years or so ago; decades and centuries are round numbers."""
    rough = r.lexicon.values["ROUGH"]
    start, end = r.match.span()
    told = any(r.tokens.lower(i) in rough for i in range(start, r.span("n")[0]))
    return told or form.unit in ("decade", "century") or r.tokens.lower(end - 2) == "so"


def ref(r: Reader) -> Built:
    form = Form("ref", value=r.get("ref", "REF") or r.given.get("value", ""))
    return [(*r.match.span(), form)]


_UNITS = ("UNITS", "UNIT", "CLOCKUNIT", "LONG")


def duration(r: Reader) -> Built:
    form = Form("duration", type="DURATION", unit=r.get("unit", *_UNITS))
    form.rel = r.get("rel", "REL")
    first = [r.tokens.lower(i) for i in range(*r.match.span())]
    form.mod = "START" if "first" in first else "END" if {"last", "final"} & set(first) else ""
    form.of = r.tokens.lower(r.match.end()) == "of"
    form.vague = "n" not in r.groups
    if "count" in r.given or (form.vague and _one_long(r)):
        form.vague, form.count = False, 1
    elif form.rel is not None and form.vague and r.get("unit", "UNIT"):
        form.vague, form.count = False, 1  # the past year
    elif not form.vague:
        form.count = r.count()
        alone = r.tokens.lower(r.span("n")[0]) in ("a", "an") and form.count == 1
        if form.count is None or (alone and r.get("unit", "UNITS")):
            return []  # a years-long feud
    elif _holds(r, "couple"):
        form.vague, form.count = False, 2
    if form.unit == "quarter" and (form.count or 0) < 20 and form.rel is None:
        return []  # three quarters of them
    if form.unit == "second" and r.word("unit") == "second":
        return []  # a second attack
    return [(*r.match.span(), form)]


def _one_long(r: Reader) -> bool:
    """Weeklong, week-long."""
    one = r.get("unit", "UNIT") and r.tokens.lower(r.match.end() - 1) == "long"
    return bool(one or r.get("unit", "LONG"))


def compare(r: Reader) -> Built:
    """The same stretch of another year: "the year-ago quarter", "the 1988 period"."""
    form = Form("compare", year_rel=-1, quarter=r.get("q", "ORD"))
    form.year = r.get("y", "YEAR")
    if (said := r.get("yrel", "REL")) is not None:
        form.year_rel = said
    if r.given.get("now"):
        form.year_rel, form.rel = None, 0
    form.unit = "year" if r.tokens.lower(r.match.end() - 1) == "year" else ""
    if "unit" in r.groups:
        form.unit = r.word("unit")
    return [(*r.match.span(), form)]


def anniversary(r: Reader) -> Built:
    """The 50th anniversary: fifty years since something began."""
    form = Form("anniversary", type="DURATION", unit="year", count=r.get("n", "ORD"))
    if "tens" in r.groups and form.count is not None:
        form.count += r.numbers("tens")[0]
    return [(*r.match.span(), form)] if (form.count or 0) > 0 else []


def repeat(r: Reader) -> Built:
    form = Form("set", type="SET", value=r.get("set", "SET") or "")
    if "unit" in r.groups:
        form.unit = r.get("unit", "UNIT", "UNITS") or ""
        form.weekday = r.get("unit", "WEEKDAY", "WEEKDAYS")
        form.month = r.get("unit", "MONTH")
        form.tod = r.get("unit", "DAYPART") or ""
        form.count = r.count() if "n" in r.groups else 2 if _holds(r, "other") else 1
        if form.count is None:
            return []
    return [(*r.match.span(), form)]
