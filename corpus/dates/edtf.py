"""A small reader of the Extended Date/Time Format (ISO 8601-2:2019; loc.gov/standards/datetime).

Understood: level 0 (day, month, year, interval), level 1 (`?` `~` `%` at the end, unspecified
digits from the right, seasons, open `..` and unknown ends, negative and long years) and, of level
2, one of a set (`[2019-11-04..2019-11-10]`), the seasons with a hemisphere (25 to 32), quarters
(33 to 36), quadrimesters (37 to 39), halves (40, 41) and unspecified digits anywhere
(`XXXX-11-06`). A season that runs over the turn of the year bears the year in which it begins.

Days are compared as (year, month, day), so that years before 1 or after 9999, which
`datetime.date` cannot hold, still have an order.
"""

from __future__ import annotations

import math
import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from corpus.records import Basis, Dating, Precision

Hemisphere = Literal["north", "south"]
Day = tuple[float, int, int]  # year (or -inf, inf), month, day

FIRST: Day = (-math.inf, 1, 1)
LAST: Day = (math.inf, 12, 31)

_MOMENT = re.compile(
    r"(?P<year>Y-?[1-9]\d{4,8}|-?[\dX]{4})(?:-(?P<month>\d\d|\dX|XX)(?:-(?P<day>\d\d|\dX|XX))?)?"
    r"(?:T[\d:]+(?:Z|[+-]\d\d(?::?\d\d)?)?)?(?P<mark>[?~%]?)\Z"
)

# first month and length in months of each sub-year code, by hemisphere
_NORTH = {21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3)}
_SOUTH = {21: (9, 3), 22: (12, 3), 23: (3, 3), 24: (6, 3)}
_FIXED = (
    {25 + i: _NORTH[21 + i] for i in range(4)}
    | {29 + i: _SOUTH[21 + i] for i in range(4)}
    | {33 + i: (1 + 3 * i, 3) for i in range(4)}
    | {37 + i: (1 + 4 * i, 4) for i in range(3)}
    | {40 + i: (1 + 6 * i, 6) for i in range(2)}
)


@dataclass(frozen=True, slots=True)
class Moment:
    """One date. `year`, `month` and `day` keep their X; `mark` is "", "?", "~" or "%"."""

    year: str
    month: str | None = None
    day: str | None = None
    mark: str = ""

    @property
    def code(self) -> int | None:
        """The season, quarter or half (21 to 41), where the second field is one."""
        number = int(self.month) if self.month and self.month.isdigit() else 0
        return number if number > 12 else None


@dataclass(frozen=True, slots=True)
class Edtf:
    """A parsed expression.

    kind "date": `start` and `end` are the same. kind "interval": from `start` to `end`; None is
    an open end, "" an unknown one. kind "set": one of `members`, each a Moment or a range.
    """

    text: str
    kind: Literal["date", "interval", "set"]
    start: Moment | Literal[""] | None = None
    end: Moment | Literal[""] | None = None
    members: tuple[Edtf, ...] = ()


@lru_cache(maxsize=4096)
def parse(text: str) -> Edtf:
    """Read an EDTF expression. Raises ValueError that names the expression and what is wrong."""
    if text.startswith("["):
        return _parse_set(text)
    if "/" in text:
        return _parse_interval(text)
    moment = _moment(text, text)
    return Edtf(text, "date", moment, moment)


def _parse_set(text: str) -> Edtf:
    if not text.endswith("]") or len(text) < 3:
        raise ValueError(f"not EDTF: {text!r}: a set is written [a,b] or [a..b]")
    members = []
    for item in text[1:-1].split(","):
        head, dots, tail = item.strip().partition("..")
        if dots and not head and not tail:
            raise ValueError(f"not EDTF: {text!r}: a set cannot be open at both ends")
        start = _moment(head, text) if head else None
        end = _moment(tail, text) if tail else None
        kind: Literal["date", "interval"] = "interval" if dots else "date"
        members.append(_ordered(Edtf(item.strip(), kind, start, end if dots else start), text))
    return Edtf(text, "set", members=tuple(members))


def _parse_interval(text: str) -> Edtf:
    ends = text.split("/")
    if len(ends) != 2 or not any(e.strip(".") for e in ends):
        raise ValueError(
            f"not EDTF: {text!r}: an interval has two ends, at least one of them a date"
        )
    start, end = (None if e == ".." else "" if not e else _moment(e, text) for e in ends)
    return _ordered(Edtf(text, "interval", start, end), text)  # type: ignore[arg-type]


def _ordered(found: Edtf, whole: str) -> Edtf:
    start, end = found.start, found.end
    if not (isinstance(start, Moment) and isinstance(end, Moment)):
        return found
    if _span(start, "north")[0] > _span(end, "north")[1]:
        raise ValueError(f"not EDTF: {whole!r}: the end comes before the start")
    return found


def _moment(text: str, whole: str) -> Moment:
    found = _MOMENT.match(text)
    if not found:
        raise ValueError(f"not EDTF: {whole!r}: {text!r} is no date (such as 2006-11-17 or 198X)")
    moment = Moment(found["year"], found["month"], found["day"], found["mark"])
    if moment.code and (moment.day or moment.code not in _FIXED | _NORTH):
        raise ValueError(f"not EDTF: {whole!r}: there is no month or season {moment.month}")
    if moment.month == "00" or moment.day == "00":
        raise ValueError(f"not EDTF: {whole!r}: months and days count from 01")
    if not _filled(moment):
        raise ValueError(f"not EDTF: {whole!r}: there is no such day")
    return moment


def _filled(moment: Moment) -> bool:
    """Whether some day of the calendar agrees with every digit that is given."""
    if not (moment.month and moment.day) or moment.code:
        return True
    months = [m for m in range(1, 13) if _agrees(moment.month, m)]
    years = [int(y) for y in (_low(moment.year), _high(moment.year))]
    leap = 2000 if "X" in moment.year else years[0]
    top = max((_month_length(leap, m) for m in months), default=0)
    return any(_agrees(moment.day, d) for d in range(1, top + 1))


def _agrees(mask: str, number: int) -> bool:
    return all(m in ("X", d) for m, d in zip(mask, f"{number:02d}", strict=True))


def _low(year: str) -> str:
    """The first year that the digits can mean (before year 0 the largest digits come first)."""
    return year.lstrip("Y").replace("X", "9" if year.startswith("-") else "0")


def _high(year: str) -> str:
    return year.lstrip("Y").replace("X", "0" if year.startswith("-") else "9")


def _month_length(year: float, month: int) -> int:
    """Length of a month in the proleptic Gregorian calendar, any year."""
    return monthrange(2000 + int(year) % 400, month)[1]


def _span(moment: Moment, hemisphere: Hemisphere) -> tuple[Day, Day]:
    first, last = int(_low(moment.year)), int(_high(moment.year))
    if moment.code:
        table = _NORTH if hemisphere == "north" else _SOUTH
        month, length = _FIXED.get(moment.code) or table[moment.code]
        over, end = divmod(month + length - 2, 12)
        return (first, month, 1), (last + over, end + 1, _month_length(last + over, end + 1))
    if moment.month and moment.day and (moment.month + moment.day).isdigit():
        month, day = int(moment.month), int(moment.day)
        return (first, month, day), (last, month, day)
    months = [m for m in range(1, 13) if not moment.month or _agrees(moment.month, m)]
    start, end = months[0], months[-1]
    length = _month_length(last, end)
    days = [d for d in range(1, length + 1) if not moment.day or _agrees(moment.day, d)]
    return (first, start, days[0] if days else 1), (last, end, days[-1] if days else length)


def _ends(found: Edtf, hemisphere: Hemisphere) -> tuple[Day | None, Day | None]:
    """First and last day; infinite where open, None where unknown."""
    if found.kind == "set":
        pairs = [_ends(member, hemisphere) for member in found.members]
        return min(p[0] for p in pairs if p[0]), max(p[1] for p in pairs if p[1])
    start, end = found.start, found.end
    low = FIRST if start is None else _span(start, hemisphere)[0] if start else None
    high = LAST if end is None else _span(end, hemisphere)[1] if end else None
    return low, high


def _as_date(day: Day | None) -> date | None:
    if day is None or not 1 <= day[0] <= 9999:
        return None
    return date(int(day[0]), day[1], day[2])


def earliest(edtf: str, hemisphere: Hemisphere = "north") -> date | None:
    """The first day it can mean; None where open, unknown or outside the years 1 to 9999."""
    return _as_date(_ends(parse(edtf), hemisphere)[0])


def latest(edtf: str, hemisphere: Hemisphere = "north") -> date | None:
    """The last day it can mean, inclusive; None as for `earliest`."""
    return _as_date(_ends(parse(edtf), hemisphere)[1])


def precision(edtf: str) -> Precision:
    """How finely the expression is given. Halves of years and sets count as intervals."""
    found = parse(edtf)
    if found.kind != "date" or not isinstance(found.start, Moment):
        return Precision.INTERVAL
    moment = found.start
    if moment.code:
        quarter = Precision.QUARTER if 33 <= moment.code <= 36 else Precision.INTERVAL
        return Precision.SEASON if moment.code <= 32 else quarter
    if moment.day and "X" not in moment.day:
        return Precision.DAY
    if moment.month and "X" not in moment.month:
        return Precision.MONTH
    by_x = (Precision.YEAR, Precision.DECADE, Precision.CENTURY)
    return by_x[min(moment.year.count("X"), 2)]


def is_partial(edtf: str) -> bool:
    """Whether the year itself is missing (`XXXX-11-06`): such a date has no place on a timeline."""
    found = parse(edtf)
    return isinstance(found.start, Moment) and found.start.year == "XXXX"


def before(first: str, second: str, hemisphere: Hemisphere = "north") -> bool | None:
    """Whether all of `first` lies before all of `second`; None where it cannot be known.

    A date marked `?`, `~` or `%` reaches one unit of its own precision further either way.
    """
    one, two = _reach(first, hemisphere), _reach(second, hemisphere)
    if one[1] and two[0] and one[1] < two[0]:
        return True
    if one[0] and two[1] and one[0] >= two[1]:
        return False
    return None


def after(first: str, second: str, hemisphere: Hemisphere = "north") -> bool | None:
    """Whether all of `first` lies after all of `second`; None where it cannot be known."""
    return before(second, first, hemisphere)


_SLACK = {Precision.DAY: 1, Precision.MONTH: 31, Precision.SEASON: 92, Precision.QUARTER: 92}


def _reach(edtf: str, hemisphere: Hemisphere) -> tuple[Day | None, Day | None]:
    found = parse(edtf)
    low, high = _ends(found, hemisphere)
    start_mark = found.start.mark if isinstance(found.start, Moment) else ""
    end_mark = found.end.mark if isinstance(found.end, Moment) else ""
    return (
        _moved(low, -1, found.start) if start_mark else low,
        _moved(high, +1, found.end) if end_mark else high,
    )


def _moved(day: Day | None, sign: int, moment: Moment | Literal[""] | None) -> Day | None:
    if day is None or not isinstance(moment, Moment):
        return day
    finest = precision(_write(moment))
    if finest in _SLACK and (plain := _as_date(day)) and 2 <= plain.year <= 9998:
        plain += timedelta(days=sign * _SLACK[finest])
        return (plain.year, plain.month, plain.day)
    return (day[0] + sign * 10 ** moment.year.count("X"), day[1], day[2])


def _write(moment: Moment) -> str:
    return "-".join(part for part in (moment.year, moment.month, moment.day) if part)


def sort_key(edtf: str, hemisphere: Hemisphere = "north") -> tuple[Day, Day]:
    """Orders by first day, then by last; an unknown end sorts as if it were the other end."""
    low, high = _ends(parse(edtf), hemisphere)
    return (low or high or FIRST, high or low or LAST)


@lru_cache(maxsize=1024)
def dating(edtf: str, basis: Basis, *, said: str = "", hemisphere: Hemisphere = "north") -> Dating:
    """A `Dating` with its bounds and precision. Raises ValueError on bad EDTF or a missing year."""
    if is_partial(edtf):
        raise ValueError(f"{edtf!r} has no year: give it as Dating.undated(partial=…)")
    return Dating(edtf, *_measured(edtf, hemisphere), basis, said)


@lru_cache(maxsize=4096)
def _measured(edtf: str, hemisphere: Hemisphere) -> tuple[date | None, date | None, Precision]:
    low, high = _ends(parse(edtf), hemisphere)
    return _as_date(low), _as_date(high), precision(edtf)
