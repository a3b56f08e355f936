"""Two dates that share words: "12–14 May 2010", "1972–74", "fiscal year 2004/05", "499-493 BC"."""

from __future__ import annotations

from corpus.dates.builders import calendar
from corpus.dates.forms import Built, Form, Reader
from corpus.dates.years import read_year

TURN = 90  # from 1990 on two figures may mean the next century: 1999-02
LONGEST = 150  # years that a pair such as 1972–74 may span


def pair(r: Reader) -> Built:
    """The rule says what is shared: days of a month, an era, a century (`what`)."""
    match r.given["what"]:
        case "days":
            return _days(r)
        case "era":
            return _era(r)
        case "centuries":
            return _centuries(r)
        case "figures":
            return _figures(r)
        case what:
            return _years(r, fiscal=what == "fiscal")


def _days(r: Reader) -> Built:
    if r.word("d").isalpha() and r.word("d1").isdigit():
        return []  # "October 25th, the first battles"
    start, end = r.match.span()
    last = calendar(r)[0][2]
    built: Built = []
    for name in ("d3", "d2", "d1"):
        if name in r.groups:
            form = Form("date", month=last.month, day=r.get(name, "DAYNUM", "DAYORD"))
            form.year, form.short_year = last.year, last.short_year
            form.year_rel, form.year_chain = last.year_rel, last.year_chain
            built.append((r.span(name)[0] if built else start, r.span(name)[1], form))
    built[0][2].weekday, last.weekday = last.weekday, None
    return [*built, (r.span("d")[0], end, last)]


def _centuries(r: Reader) -> Built:
    """The 18th and 19th centuries."""
    built = calendar(r)
    first = r.get("a", "ORD")
    if not built or not 1 <= first <= 30:
        return []
    start, end, last = built[0]
    sign = -1 if (last.century or 0) < 0 else 1
    form = Form("date", century=(first - 1) * 100 if sign > 0 else -100 * first)
    return [(start, r.span("a")[1], form), (r.span("c")[0], end, last)]


def _figures(r: Reader) -> Built:
    """1.2 until 14.3, 1.2. to 14.3.2010: day and month, the year said once or not at all."""
    first = _day_month(r.tokens.words[r.span("a")[0]])
    if "n" in r.groups:
        numeric = r.tokens.words[r.span("n")[0]]
        last, tail = Form("date", numeric=numeric), numeric.split(".")
        if len(tail) != 3 or len(tail[2]) != 4:
            return []
        first.year = int(tail[2]) - (int(tail[1]) < (first.month or 0))
    else:
        last = _day_month(r.tokens.words[r.span("b")[0]])
    name = "n" if "n" in r.groups else "b"
    start, end = r.span("a")
    dot = r.tokens.words[end] == "."
    return [(start, end + dot, first), (*r.span(name), last)]


def _day_month(figures: str) -> Form:
    day, month = figures.split(".")
    return Form("date", month=int(month), day=int(day))


def _era(r: Reader) -> Built:
    start, end = r.match.span()
    last = Form("date")
    read_year(r, last)
    begun = r.get("y", "NUM", "YEAR")
    first = Form("date", year=1 - begun if r.get("e", "ERA") == "BC" else begun)
    return [(start, r.span("y")[1], first), (r.span("n")[0], end, last)]


def _years(r: Reader, *, fiscal: bool) -> Built:
    start, end = r.match.span()
    if not fiscal:
        start = r.span("y")[0]
    year = r.get("y", "YEAR")
    if not fiscal and (month := _iso_month(year, r)):
        return [(start, end, Form("date", year=year, month=month))]
    final = _final(year, r, "z")
    if final is None or not year < final <= year + LONGEST:
        return []
    if fiscal:
        return [(start, end, Form("date", year=year, until_year=final))]
    second = Form("date", year=final)
    if "x" in r.groups:  # 1904-1907/8: until 1907 or 1908
        last = _final(final, r, "x")
        if last != final + 1:
            return []
        second.until_year, second.mod = last, "APPROX"
    return [(start, r.span("y")[1], Form("date", year=year)), (r.span("z")[0], end, second)]


def _iso_month(year: int, r: Reader) -> int:
    """2006-05 is May 2006, as a span of years it would run backwards; else 0."""
    tail, said = int(r.get("z", "NUM", "YEAR")), r.word("z")
    hyphen = r.tokens.words[r.span("z")[0] - 1] == "-"
    plain = hyphen and len(said) == 2 and "x" not in r.groups
    return tail if plain and 1 <= tail <= 12 and tail <= year % 100 < TURN else 0


def _final(year: int, r: Reader, name: str) -> int | None:
    """The last year where it is cut short: 1972–74, 1999–02, 1904–7; None where it is no year."""
    tail, digits = int(r.get(name, "NUM", "YEAR")), len(r.word(name))
    if digits == 4:
        return tail
    if digits == 2:
        return year // 100 * 100 + tail + (100 if tail < year % 100 else 0)
    cut = digits == 1 and tail > year % 10
    return year // 10 * 10 + tail if cut else None
