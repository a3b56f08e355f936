"""Dates side by side: shared years, ranges, and what a word before a date makes of it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from corpus.dates.context import Context, Meaning
from corpus.dates.edtf import dating, parse, precision
from corpus.dates.match import Found
from corpus.dates.stays import Piece, stay, together
from corpus.dates.timex import Timex
from corpus.dates.tokens import Tokens
from corpus.records import Dating, Precision

HEAD = 24  # characters before a date in which its preposition stands
REACH = 20  # characters between the two ends of a range
CLOSE = 2  # characters between two dates: room for a comma, not for a word
_LIST = frozenset(", and or & / - – to until through till".split())
_RANGE = re.compile(
    r"\s*(?:to|until|till|through|up to|–|—|-|--)\s*(?:the\s+)?(?:end of\s+)?\Z", re.I
)
_AND = re.compile(r"\s*and\s*(?:the\s+)?\Z", re.I)
_OR = re.compile(r"\s*or\s*(?:the\s+)?\Z", re.I)
_FUNCTION = re.compile(
    r"(?P<since>(?:ever )?since|as of|starting|beginning|from)"
    r"|(?P<until>(?:up )?until|till|through|up to)"
    r"|(?P<before>before|prior to)|(?P<after>after|following)|(?P<by>by)"
    r"|(?P<during>during|throughout|over|within)|(?P<between>between)",
    re.I,
)
_BEFORE = re.compile(
    r"(?:\b(?:ever since|as of|prior to|up to|up until|\w+)\s*(?:the\s+)?)\Z", re.I
)
_MOVED = re.compile(
    r"\b(?:put off|postponed|moved|delayed|deferred|changed|shifted|brought forward"
    r"|compared|up|down)"
    r"\s+from\s+(?:the\s+)?\Z",
    re.I,
)
_APPROX = re.compile(r"\b(?:about|around|circa|approximately|roughly|ca?\.?)\s*(?:the\s+)?\Z", re.I)


def share(found: list[Found], tokens: Tokens) -> None:
    """Give a date in a list or range the year that its right neighbour names."""
    for left, right in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        one, two = left.form, right.form
        between = tokens.words[left.last : right.first]
        if one.kind != "date" or one.has_year or not two.has_year or two.kind != "date":
            continue
        if not between or len(between) > 3 or any(w.lower() not in _LIST for w in between):
            continue
        if (
            (one.month and two.month)
            or (one.season and two.season)
            or (one.quarter and two.quarter)
        ):
            one.year, one.year_rel, one.year_chain = two.year, two.year_rel, two.year_chain
            if one.year is not None and one.month and two.month and one.month > two.month:
                one.year -= 1


def share_day(found: list[Found], tokens: Tokens) -> None:
    """Give a clock time the day after it: "9 a.m. to 5 p.m. on Friday", "5 p.m. (0400 GMT) on
    Friday"."""
    for left, right in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        one, two = left.form, right.form
        if one.kind != "daypart" or one.rel is not None or one.chain is not None:
            continue
        between = tokens.words[left.last : right.first]
        clock = one.tod[:1].isdigit() and two.kind in ("date", "day") and len(between) <= 2
        also = two.tod[:1].isdigit() and all(w.lower() in _LIST or w == "(" for w in between)
        if clock and (also or between[:1] == [")"]):
            left.form = replace(two, tod=one.tod, type="TIME")


def combine(pieces: list[Piece], ctx: Context) -> list[Timex]:
    reached = -CLOSE - 1
    for piece in pieces:
        piece.beside = piece.start - reached <= CLOSE
        if not piece.beside:
            head = ctx.text[max(0, piece.start - HEAD) : piece.start]
            piece.function, piece.about = _led(head)
        reached = piece.end
    for left, right in pairwise(pieces):
        if not ctx.narrative:
            _turn(left, right, ctx.text)
        _range(left, right, ctx.text)
        stay(left, right, ctx.text)
    return [_timex(piece, ctx) for piece in pieces]


@lru_cache(maxsize=1024)
def _led(head: str) -> tuple[str, bool]:
    """What the words right before a date make of it (since, until …); whether they say "about"."""
    about = _APPROX.search(head, max(0, len(head) - 16)) is not None
    before = _BEFORE.search(head)
    word = _FUNCTION.match(before.group().strip()) if before else None
    if not word:
        return "at", about
    name = word.lastgroup or "at"
    return "from" if word.group().lower() in ("from", "starting", "beginning") else name, about


def _range(left: Piece, right: Piece, text: str) -> None:
    """From one date to another, or one of two days: both ends bear the whole."""
    if right.start - left.end > REACH or left.edtf:
        return
    between = text[left.end : right.start]
    ranged = _RANGE.match(between) or (left.function == "between" and _AND.match(between))
    chosen = left.rule == right.rule and "days" in left.rule and _OR.match(between)
    if right.meaning.value == "PRESENT_REF":
        _until_now(left, right, text)
        return
    if not (ranged or chosen):
        return
    low, high = _outer(left.meaning)[0], _outer(right.meaning)[1]
    if low is None or high is None:
        return
    if ranged:
        if _MOVED.search(text, max(0, left.start - 30), left.start):
            return  # "put off from 12 May to 16 June" is no stretch of time
        whole, names = low if low == high else f"{low}/{high}", ("from", "to")
    else:
        whole = f"{low}/{high}" if low.startswith("XXXX") else f"[{low},{high}]"
        names = (left.function, right.function)
    if "XXXX" in whole:
        left.partial = right.partial = whole
    elif _in_order(whole):
        left.edtf = right.edtf = whole
    else:
        return
    left.function, right.function = names
    left.said = right.said = together(left, right, text)


def _turn(left: Piece, right: Piece, text: str) -> None:
    """From late November until mid-January: the second is of the year after the first."""
    begun, ends = left.meaning.period, right.meaning.period
    if begun is None or ends is None or right.form.has_year or left.function != "from":
        return
    months = left.form.month and right.form.month and right.start - left.end < REACH
    if not months or not _RANGE.match(text[left.end : right.start]):
        return
    one, two = begun.first_day(), ends.last_day()
    if one and two and two < one:
        turned = ends.at_year(begun.year + 1)
        right.meaning = replace(right.meaning, value=turned.value, period=turned)


def _until_now(left: Piece, right: Piece, text: str) -> None:
    """From 1994 up to now."""
    low = _outer(left.meaning)[0]
    if low and left.function in ("from", "between", "since"):
        left.edtf, left.function = f"{low}/..", "since"
        left.said = together(left, right, text)


def _outer(meaning: Meaning) -> tuple[str | None, str | None]:
    """Its first and last date as EDTF, or as partial dates."""
    if meaning.type in ("DURATION", "SET"):
        return None, None
    edtf = meaning.edtf or (meaning.period.edtf if meaning.period else meaning.partial)
    if edtf is None or edtf.startswith("["):
        return None, None
    return edtf.split("/")[0], edtf.split("/")[-1]


def _in_order(edtf: str) -> bool:
    try:
        parse(edtf)
    except ValueError:
        return False
    return True


def _timex(piece: Piece, ctx: Context) -> Timex:
    form, meaning = piece.form, piece.meaning
    said = ctx.text[piece.start : piece.end]
    value = meaning.value
    if form.tod and meaning.period is not None:
        value = f"{value}T{form.tod}"
    kind = meaning.type or form.type
    mod = "" if form.mod == "WHOLE" else form.mod
    if piece.about and not mod:
        mod = "APPROX"
    when = _dating(piece, mod, piece.said or said, ctx)
    return Timex(
        piece.start, piece.end, said, kind, value, when, piece.rule,
        meaning.anchor, meaning.cue, mod, meaning.function or piece.function,
    )  # fmt: skip


def _dating(piece: Piece, mod: str, said: str, ctx: Context) -> Dating:
    meaning = piece.meaning
    plain = piece.edtf or meaning.edtf or (meaning.period.edtf if meaning.period else None)
    if piece.function == "before" and meaning.period and not piece.edtf and not piece.form.tod:
        eve = meaning.period.shift(-1)
        bounds = f"[..{eve.edtf.split('/')[-1]}]" if eve else None
        return Dating.undated(said=said, bounds=bounds)
    if plain is None:
        return Dating.undated(said=said, partial=piece.partial or meaning.partial)
    edtf = plain if piece.edtf else _bounded(plain, piece, mod)
    try:
        when = dating(edtf, meaning.basis, said=said, hemisphere=ctx.hemisphere)
    except ValueError:
        return Dating.undated(said=said)
    return when


def _bounded(edtf: str, piece: Piece, mod: str) -> str:
    """Since, until and about, written as EDTF."""
    head, _, tail = edtf.partition("/")
    fuzzy = "~" if mod == "APPROX" and not piece.form.tod else ""
    if piece.function == "since" and piece.meaning.type != "DURATION":
        if piece.meaning.period and piece.meaning.period.unit == "decade" and head.endswith("X"):
            head, fuzzy = (
                {"END": f"{head[:-1]}8", "MID": f"{head[:-1]}5"}.get(mod, f"{head[:-1]}0"),
                "~",
            )
        return f"{head}{fuzzy}/.."
    if piece.function == "until":
        return f"../{tail or head}{fuzzy}"
    if (
        piece.function == "after"
        and not piece.form.tod
        and piece.meaning.period
        and not piece.meaning.type
    ):
        return f"{piece.meaning.period.edtf[:4]}~"  # a single act after it: some time that year
    if fuzzy and not tail and precision(edtf) is not Precision.INTERVAL and edtf[-1] not in "~?%":
        return edtf + fuzzy
    return edtf
