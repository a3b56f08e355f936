"""Two dates that share words: "12–14 May 2010", "1972–74", "fiscal year 2004/05", "499-493 BC"."""

from __future__ import annotations

from corpus.dates.builders import calendar, read_year
from corpus.dates.forms import Built, Form, Reader

LONGEST = 150  # years that a pair such as 1972–74 may span


def pair(r: Reader) -> Built:
    """The rule says what is shared: days of a month, an era, a century (`what`)."""
    match r.given["what"]:
        case "days":
            return _days(r)
        case "era":
            return _era(r)
        case what:
            return _years(r, fiscal=what == "fiscal")


def _days(r: Reader) -> Built:
    if r.word("d").isalpha() and r.word("d1").isdigit():
        return []  # "October 25th, the first battles"
    start, end = r.match.span()
    second = calendar(r)[0][2]
    first = Form("date", month=second.month, day=r.get("d1", "DAYNUM", "DAYORD"))
    first.year, first.short_year = second.year, second.short_year
    first.year_rel, first.year_chain = second.year_rel, second.year_chain
    first.weekday, second.weekday = second.weekday, None
    return [(start, r.span("d1")[1], first), (r.span("d")[0], end, second)]


def _era(r: Reader) -> Built:
    start, end = r.match.span()
    last = Form("date")
    read_year(r, last)
    begun = r.get("y", "NUM", "YEAR")
    first = Form("date", year=1 - begun if r.get("e", "ERA") == "BC" else begun)
    return [(start, r.span("y")[1], first), (r.span("n")[0], end, last)]


def _years(r: Reader, *, fiscal: bool) -> Built:
    start, end = r.match.span()
    year, tail = r.get("y", "YEAR"), r.get("z", "NUM", "YEAR")
    digits = len(r.word("z"))
    turn = 100 if tail < year % 100 else 0
    final = tail if digits == 4 else year // 100 * 100 + tail + turn
    if digits not in (2, 4) or not year < final <= year + LONGEST:
        return []
    if fiscal:
        return [(start, end, Form("date", year=year, until_year=final))]
    second = Form("date", year=final)
    return [(start, r.span("y")[1], Form("date", year=year)), (r.span("z")[0], end, second)]
