"""What the text of a page proves of the page's own date where nothing states it."""

from __future__ import annotations

import re
from datetime import date

from corpus.dates.direction import lean
from corpus.dates.edtf import dating, parse
from corpus.dates.finder import find
from corpus.dates.timex import Timex
from corpus.records import Basis, Dating

_YEARS_AGO = re.compile(
    r"(?P<n>\d{1,3})\s+years\s+ago,?\s+(?:back\s+)?in\s+(?:[A-Z][a-z]+\s+)?(?P<y>(?:1[6-9]|20)\d\d)\b"
)


def inside(text: str) -> Dating:
    """What the text itself proves: a year by "13 years ago, in 2010", or only bounds."""
    years = {int(m["y"]) + int(m["n"]): m for m in _YEARS_AGO.finditer(text)}
    if len(years) == 1:
        year, found = next(iter(years.items()))
        return dating(f"{year:04d}", Basis.INFERRED, said=found.group())
    past = [t for t in find(text, style="narrative") if _is_past(t, text)]
    if not past:
        return Dating.undated()
    newest = max(past, key=lambda t: t.dating.earliest or date.min)
    start = (newest.dating.edtf or "").split("/")[0].rstrip("~?%")
    return Dating.undated(said=newest.text, bounds=f"[{start}..]")


def _is_past(timex: Timex, text: str) -> bool:
    if timex.dating.basis is not Basis.EXPLICIT or not timex.dating.earliest:
        return False
    if timex.function in ("by", "until", "to", "before") or timex.dating.edtf is None:
        return False
    if parse(timex.dating.edtf).kind == "set":
        return False
    return lean(text, timex.start, timex.end).sign < 0
