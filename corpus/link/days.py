"""How two dates stand to each other: the same days told finer or coarser, or rivals.

Days are inclusive; an end that is open is None. "Agree" and "rival" are not each other's opposite:
what has no date does neither.
"""

from __future__ import annotations

from datetime import date

from corpus.dates import edtf
from corpus.records import Dating, Precision

FEW_DAYS, MONTH, YEAR = 10, 31, 366
"""Lengths in days: a stay, a month, a year."""

_STAY = 60
_VAGUE = frozenset("~?%[")


def span(dating: Dating) -> tuple[date, date] | None:
    """The first and last day that a date can mean; for what has gone on since a date, that date.
    None where it has no date, or an end that no calendar day tells."""
    text = dating.edtf or ""
    if text.endswith("/..") and len(text) > len("/.."):
        return _of(text.removesuffix("/.."))
    if dating.earliest and dating.latest and text:
        return dating.earliest, dating.latest
    return None


def length(dating: Dating) -> int | None:
    """How many days a date can mean, or None as for `span`."""
    days = span(dating)
    return (days[1] - days[0]).days + 1 if days else None


def overlap(a: Dating, b: Dating) -> bool:
    """Whether some day can be meant by both."""
    one, two = span(a), span(b)
    return bool(one and two and one[0] <= two[1] and two[0] <= one[1])


def agree(a: Dating, b: Dating) -> bool:
    """Whether both can date one act: the same, or one finer than the other. Two stays of different
    days do not agree, nor do dates that only overlap; vague ones (circa, "one day of that week")
    agree as soon as they overlap."""
    one, two = span(a), span(b)
    if not (one and two and overlap(a, b)):
        return False
    if _is_vague(a) or _is_vague(b):
        return True
    if rival_stays(a, b):
        return False
    return _holds(one, two) or _holds(two, one)


def rival(a: Dating, b: Dating) -> bool:
    """Whether the two cannot both be right for one act."""
    if not (span(a) and span(b)) or agree(a, b):
        return False
    if _is_vague(a) or _is_vague(b):
        told = edtf.before(a.edtf or "", b.edtf or "")
        return told is True or edtf.after(a.edtf or "", b.edtf or "") is True
    return True


def rival_stays(a: Dating, b: Dating) -> bool:
    """Whether both tell from which day to which, and not the same days."""
    return _is_stay(a) and _is_stay(b) and span(a) != span(b)


def apart(a: Dating, b: Dating) -> int | None:
    """Days between the end of the one and the beginning of the other: 0 where they overlap, 1 from
    one day to the next; None where one has no date."""
    one, two = span(a), span(b)
    if not (one and two):
        return None
    return max((two[0] - one[1]).days, (one[0] - two[1]).days, 0)


def within(dating: Dating, earliest: date | None, latest: date | None) -> bool:
    """Whether all of a date lies in a window whose ends may be open."""
    days = span(dating)
    if days is None:
        return False
    return (earliest is None or days[0] >= earliest) and (latest is None or days[1] <= latest)


def _of(text: str) -> tuple[date, date] | None:
    first, last = edtf.earliest(text), edtf.latest(text)
    return (first, last) if first and last else None


def _is_vague(dating: Dating) -> bool:
    return not _VAGUE.isdisjoint(dating.edtf or "")


def _is_stay(dating: Dating) -> bool:
    """From one day to another, both told: "9 to 11 March"."""
    ends = (dating.edtf or "").split("/")
    exact = len(ends) == 2 and all(len(end) == len("2024-03-09") for end in ends)
    return exact and dating.precision is Precision.INTERVAL and (length(dating) or 0) <= _STAY


def _holds(outer: tuple[date, date], inner: tuple[date, date]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def first_of(bounds: str) -> date | None:
    """The first day that bounds such as "[2019-09..]" allow."""
    return edtf.earliest(bounds)
