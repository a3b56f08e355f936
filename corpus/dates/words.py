"""Dates in words for people: "17 November 2006", "some day between 4 and 10 November 2019"."""

from __future__ import annotations

from corpus.dates.edtf import Edtf, Moment, parse
from corpus.records import Basis, Dating, Precision

MONTHS = (
    "January February March April May June July August September October November December"
).split()
_SEASONS = {0: "spring", 1: "summer", 2: "autumn", 3: "winter"}
_ORDINALS = ("first", "second", "third", "fourth")
_BASIS = {
    Basis.RELATIVE: "worked out from another date",
    Basis.PUBLISHED: "no date in the words: from the document's own date",
    Basis.INFERRED: "the year follows from other dates in the document",
    Basis.BOUNDED: "no date is given, but it can be bounded",
    Basis.ASSIGNED: "a person entered it",
    Basis.NONE: "nothing says when",
}


def basis_in_words(dating: Dating) -> str:
    """Why the date is believed, as a short phrase before the words that it rests on."""
    if dating.basis is not Basis.EXPLICIT:
        return _BASIS[dating.basis]
    named = "dates" if dating.precision in (None, Precision.INTERVAL) else dating.precision.value
    return f"the text names the {named}"


def in_words(dating: Dating) -> str:
    """The date as a person would write it, never finer than it is known."""
    if dating.edtf:
        return _expression(parse(dating.edtf))
    if dating.partial:
        start, _, end = dating.partial.partition("/")
        words = _moment(parse(start).start) if not end else _between(parse(start), parse(end))
        return f"{words}, year unknown"
    if dating.bounds:
        return _bounds(parse(dating.bounds))
    return "date unknown"


def _between(one: Edtf, two: Edtf) -> str:
    assert isinstance(one.start, Moment)
    assert isinstance(two.start, Moment)
    return _span(one.start, two.start)


def _expression(found: Edtf) -> str:
    if found.kind == "date":
        return _moment(found.start)
    if found.kind == "set":
        return _set(found)
    start, end = found.start, found.end
    if isinstance(start, Moment) and isinstance(end, Moment):
        return _century(start, end) or _span(start, end)
    if isinstance(start, Moment):
        return f"since {_moment(start)}" if end is None else f"from {_moment(start)}, end unknown"
    return f"until {_moment(end)}" if start is None else f"until {_moment(end)}, start unknown"


def _century(start: Moment, end: Moment) -> str:
    """1601/1700 is the 17th century."""
    if start.month or end.month or start.mark or end.mark or "X" in start.year + end.year:
        return ""
    first, last = int(start.year.lstrip("Y")), int(end.year.lstrip("Y"))
    if first < 1 or first % 100 != 1 or last != first + 99:
        return ""
    number = first // 100 + 1
    tail = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{tail} century"


def _set(found: Edtf) -> str:
    if len(found.members) == 1:
        member = found.members[0]
        if isinstance(member.start, Moment) and isinstance(member.end, Moment):
            if member.kind == "date":
                return _moment(member.start)
            return f"some day between {_span(member.start, member.end, ' and ')}"
        return _bounds(found)
    return " or ".join(_expression(member) for member in found.members)


def _bounds(found: Edtf) -> str:
    member = found.members[0] if found.kind == "set" else found
    if isinstance(member.start, Moment) and isinstance(member.end, Moment):
        return _set(found) if found.kind == "set" else _expression(found)
    if isinstance(member.start, Moment):
        return f"not before {_moment(member.start)}"
    return f"not after {_moment(member.end)}"


def _span(start: Moment, end: Moment, to: str = "–") -> str:
    """Two dates with what they share said once: 4–10 November 2019."""
    if start.mark or end.mark or start.year != end.year or start.code or end.code:
        wide = to if to != "–" else "–" if not (start.month or end.month) else " – "
        return f"{_moment(start)}{wide}{_moment(end)}"
    if start.month and start.month == end.month and start.day and end.day:
        return f"{_day(start)}{to}{_moment(end)}"
    if start.month and end.month and start.month != end.month:
        wide = to if to != "–" or not (start.day or end.day) else " – "
        return f"{_moment(Moment('XXXX', start.month, start.day))}{wide}{_moment(end)}"
    return f"{_moment(start)}{to}{_moment(end)}"


def _moment(moment: Moment | str | None) -> str:
    if not isinstance(moment, Moment):
        return "?"
    head = {"~": "about ", "%": "perhaps about ", "?": "perhaps "}.get(moment.mark, "")
    year = _year(moment.year)
    if moment.code:
        return head + _part(moment.code, year)
    month = MONTHS[int(moment.month) - 1] if moment.month and moment.month.isdigit() else ""
    day = _day(moment) if month else ""
    return head + " ".join(part for part in (day, month, year) if part)


def _day(moment: Moment) -> str:
    return str(int(moment.day)) if moment.day and moment.day.isdigit() else ""


def _year(year: str) -> str:
    if year == "XXXX":
        return ""
    plain = year.lstrip("Y")
    if plain.endswith("XX"):
        return f"the {plain[:-2]}00s"
    if plain.endswith("X"):
        return f"the {plain[:-1]}0s"
    number = int(plain)
    return str(number) if number > 0 else f"{1 - number} BC"


def _part(code: int, year: str) -> str:
    if code <= 32:
        return f"{_SEASONS[(code - 21) % 4]} {year}".strip()
    kind, first = ("quarter", 33) if code <= 36 else ("third", 37) if code <= 39 else ("half", 40)
    name = f"{_ORDINALS[code - first]} {kind}"
    return f"{name} of {year}" if year else name
