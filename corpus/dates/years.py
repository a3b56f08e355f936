"""The year that a match names ("2004", "'89", "490 BC", "nineteen ninety-six") or hangs on."""

from __future__ import annotations

from corpus.dates.forms import Form, Reader
from corpus.dates.numbers import year_in_words

# the groups that a match must hold to be worth reading for a year
_OF_YEARS = frozenset("y y2 yw yrel ychain y0 yback yago ago n".split())


def read_year(r: Reader, form: Form) -> bool:
    """The year that the words name, or how it hangs on another; False where they make none."""
    if _OF_YEARS.isdisjoint(r.groups):
        return True
    form.year = r.get("y", "YEAR")
    if "y2" in r.groups:
        form.year, form.short_year = r.get("y2", "YEAR2"), True
    if "yw" in r.groups:
        form.year = year_in_words(r.numbers("yw"))
        if form.year is None:
            return False
    form.year_rel, form.year_chain = r.get("yrel", "REL"), r.get("ychain", "CHAIN")
    if "y0" in r.groups:
        form.year_chain = 0
    if not _years_back(r, form):
        return False
    if "n" in r.groups:
        form.year = r.get("n", "NUM", "YEAR")
        if r.get("e", "ERA") == "BC" and form.year is not None:
            form.year = 1 - form.year
    return True


def _years_back(r: Reader, form: Form) -> bool:
    """The year before last, the year-ago quarter, 30 April fifty years ago."""
    if "yback" in r.groups:
        form.year_rel = -2
    if "yago" in r.groups:
        form.year_rel = -1
    if "ago" in r.groups:
        count = r.count("k")
        if count is None:
            return False
        form.year_rel = -int(count)
    return True
