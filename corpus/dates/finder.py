"""A text to its date expressions: tokens, matches, meanings, ranges — in that order."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Literal

from corpus.dates import anniversary, comparison, holidays, hops, ordinals, relative, resolve
from corpus.dates.combine import combine, share, share_day
from corpus.dates.context import Context, Meaning, Named
from corpus.dates.edtf import Hemisphere
from corpus.dates.forms import Form
from corpus.dates.lexicon import lexicon
from corpus.dates.match import Found, match
from corpus.dates.narrative import named_apart
from corpus.dates.periods import Period
from corpus.dates.stays import Piece
from corpus.dates.style import asides, is_narrative
from corpus.dates.timex import Timex
from corpus.dates.tokens import Tokens, tokenise
from corpus.records import Dating

_NUMERIC = re.compile(r"\d[/.-]\d{1,2}[/.-]\d")
_SIGN = re.compile(r"[/.-]")
Style = Literal["auto", "news", "narrative"]

RESOLVERS: Mapping[str, Callable[[Form, Context, int, int], Meaning | None]] = {
    "date": resolve.calendar,
    "holiday": holidays.holiday,
    "hop": hops.weeks_from,
    "nth": ordinals.nth_of,
    "day": relative.day,
    "daypart": relative.daypart,
    "unit": relative.unit,
    "chain": relative.chain,
    "offset": relative.offset,
    "duration": relative.duration,
    "anniversary": anniversary.ordinal,
    "compare": comparison.compare,
    "set": relative.repeat,
    "ref": relative.ref,
}


def find(
    text: str,
    *,
    published: Dating | None = None,
    style: Style = "auto",
    day_first: bool | None = None,
    hemisphere: Hemisphere = "north",
) -> list[Timex]:
    """All date expressions of a text, in order, none overlapping.

    published   the document's date; None leaves relative words unresolved.
    style       news goes by `published`, narrative carries its last named year along.
    day_first   how 04/05/2006 is read where the text itself does not tell; None: both ways.
    hemisphere  whose seasons bound "spring 1998".
    """
    tokens, found = _scan(text)
    now = as_period(published)
    narrative = style == "narrative" or (style == "auto" and is_narrative(found, now))
    order = _order(found)
    why = "its publisher writes so" if order is None else "other dates of the text are"
    day_first = day_first if order is None else order
    ctx = Context(text, now, narrative, hemisphere, day_first, why)
    off = asides(found) if narrative else set()
    pieces = [p for i, f in enumerate(found) if (p := _piece(f, tokens, ctx, i in off))]
    return combine(pieces, ctx)


@lru_cache(maxsize=4)
def _scan(text: str) -> tuple[Tokens, tuple[Found, ...]]:
    """What the words alone tell. Remembered, since a page is dated first and read after that."""
    table = lexicon()
    tokens = tokenise(text, table)
    found = match(tokens, table)
    share(found, tokens)
    share_day(found, tokens)
    return tokens, tuple(found)


def as_period(published: Dating | None) -> Period | None:
    """The document's date as one period: as fine as it is known."""
    if published is None or published.earliest is None or published.latest is None:
        return None
    first, last = published.earliest, published.latest
    if first == last:
        return Period.of_day(first)
    if (first.year, first.month) == (last.year, last.month):
        return Period("month", first.year, first.month)
    return Period("year", first.year) if first.year == last.year else None


def day_order(text: str) -> bool | None:
    """Whether the text writes the day first (04/05 is 4 May): True, False, or None if untold."""
    if not _NUMERIC.search(text):
        return None
    return _order(_scan(text)[1])


def _order(found: Sequence[Found]) -> bool | None:
    """From the numeric dates that can be read one way only, and from days that the text names in
    words too."""
    named = {(f.form.day, f.form.month) for f in found if f.form.day and f.form.month}
    votes = set()
    for item in found:
        fields = _SIGN.split(item.form.numeric)
        if len(fields) != 3 or len(fields[0]) > 2:
            continue
        first, second = int(fields[0]), int(fields[1])
        if (first > 12) != (second > 12):
            votes.add(first > 12)
        elif ((first, second) in named) != ((second, first) in named):
            votes.add((first, second) in named)
    return votes.pop() if len(votes) == 1 else None


def _piece(found: Found, tokens: Tokens, ctx: Context, aside: bool) -> Piece | None:
    start, end = tokens.starts[found.first], tokens.ends[found.last - 1]
    form = found.form
    try:
        meaning = RESOLVERS[form.kind](form, ctx, start, end)
    except (OverflowError, ValueError):  # outside the years 1 to 9999, which `date` can hold
        return None
    if meaning is None:
        return None
    if meaning.period is not None:
        full = form.year is not None or bool(form.numeric)
        aside = aside or (ctx.narrative and (_looks_away(form) or named_apart(ctx.text, start)))
        named = Named(
            meaning.period, start, ctx.text[start:end], full, aside,
            form.mod == "END", _compared(form),
        )  # fmt: skip
        ctx.note(named)
    elif form.kind == "duration" and form.unit == "month":
        ctx.months = start  # "the nine months": the comparisons that follow are of those
    return Piece(start, end, form, meaning, found.rule)


def _compared(form: Form) -> bool:
    if form.kind == "compare":
        return form.rel != 0
    return form.kind == "offset" and (form.unit, form.count, form.sign) == ("year", 1, -1)


def _looks_away(form: Form) -> bool:
    """Two decades earlier, the previous year, next summer, Christmas: a narrative does not go on
    from there."""
    return (
        (form.kind == "offset" and form.sign < 0)
        or (form.kind in ("chain", "unit", "date") and (form.chain == -1 or form.rel in (-1, 1)))
        or (form.kind == "holiday" and not form.has_year)
    )
