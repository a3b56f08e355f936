"""Anniversaries: "sixty years of diplomatic relations" in 2022 tells that they began in 1962.

Only where the text gives the year that is celebrated: named in the same sentence, or the year of
the document's date. Else the length stays a length.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache

from corpus.dates.context import Context, Meaning, at
from corpus.dates.direction import CUES
from corpus.dates.forms import Form
from corpus.dates.periods import FINENESS, Period
from corpus.records import Basis

_STOP = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘A-Z])|\n\s*\n")
_YEAR_AFTER = re.compile(r"\b(?:in|during)\s+((?:19|20)\d\d)\b")
REACH = 120  # characters of the sentence looked at on either side


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = tomllib.loads(CUES.read_text(encoding="utf-8"))["anniversary"]
    of = "|".join(table["of"].split())
    verbs = "|".join(table["verbs"].split())
    return (
        re.compile(rf"\s+(?:of|since)(?:\s+(?:[\w’'–-]+\s+){{0,4}}?)?(?:{of})\b", re.I),
        re.compile(rf"\b(?:{verbs})\b", re.I),
    )


def is_anniversary(text: str, start: int, end: int) -> bool:
    """Whether a length of years is one that is celebrated."""
    of, verbs = _words()
    followed = of.match(text, end, end + REACH)
    before, after = _sentence(text, start, end)
    return bool(followed and (verbs.search(before) or verbs.search(after)))


def ordinal(form: Form, ctx: Context, start: int, end: int) -> Meaning | None:
    """The 50th anniversary of diplomatic relations; of anything else it is no date."""
    of, _ = _words()
    return founding(form, ctx, start, end) if of.match(ctx.text, end, end + REACH) else None


def _sentence(text: str, start: int, end: int) -> tuple[str, str]:
    before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
    stops = list(_STOP.finditer(before))
    if stops:
        before = before[stops[-1].end() :]
    if stop := _STOP.search(after):
        after = after[: stop.start()]
    return before, after


def founding(form: Form, ctx: Context, start: int, end: int) -> Meaning:
    """The year that lies so many years before the one celebrated."""
    value = f"P{form.count:g}Y"
    plain = Meaning(value, type="DURATION", function="anniversary")
    before, after = _sentence(ctx.text, start, end)
    year, anchor = _celebrated(ctx, start - len(before), after)
    if year is None or form.count is None:
        return plain
    began = Period("year", year - int(form.count))
    return Meaning(
        value, None, Basis.RELATIVE, anchor, edtf=began.edtf, type="DURATION",
        function="anniversary",
    )  # fmt: skip


def _celebrated(ctx: Context, sentence: int, after: str) -> tuple[int | None, str]:
    named = ctx.last("year")
    if named and named.start >= sentence and FINENESS[named.period.unit] >= FINENESS["year"]:
        return named.period.year, at(named)
    if found := _YEAR_AFTER.search(after):
        return int(found.group(1)), f"‘{found.group(1)}’ in the same sentence"
    if ctx.now is not None and not ctx.narrative:
        return ctx.now.year, ctx.published()
    return None, ""
