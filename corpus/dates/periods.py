"""Stretches of the calendar: a day, week, month, season, quarter, half, year, decade, century.

A `Period` knows how it is written as TIMEX3 (`1998-SP`) and as EDTF (`1998-21`), which days it
covers, what comes before and after it, and which larger period holds it. Years are astronomical
(1 BC is 0, 490 BC is -489), as ISO 8601 and EDTF count them; TIMEX3 writes that year BC0490.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

LAST = 9999  # the last year of four figures
SEASONS = ("SP", "SU", "FA", "WI")
FINENESS = {
    unit: rank
    for rank, unit in enumerate(
        "century decade year half season quarter month week weekend day".split()
    )
}
_PER_YEAR = {"half": 2, "quarter": 4, "season": 4, "month": 12}
_STEP = {"century": 100, "decade": 10, "year": 1}
_DAYS = {"week": 7, "weekend": 7, "day": 1}


@dataclass(frozen=True, slots=True)
class Period:
    """`part` is the month, quarter, half (from 1), season (1 spring to 4 winter) or ISO week;
    `day` the day of the month. A decade or century is named by its first year (1990, 1900)."""

    unit: str
    year: int
    part: int = 0
    day: int = 0

    @classmethod
    def of_day(cls, when: date) -> Period:
        return cls("day", when.year, when.month, when.day)

    @classmethod
    def of_week(cls, when: date, unit: str = "week") -> Period:
        year, week, _ = when.isocalendar()
        return cls(unit, year, week)

    @classmethod
    def checked(cls, unit: str, year: int, part: int = 0, day: int = 0) -> Period | None:
        """None where the calendar has no such day (30 February)."""
        if unit == "day" and not 1 <= day <= _month_length(year, part):
            return None
        return cls(unit, year, part, day)

    @property
    def value(self) -> str:
        """TIMEX3 value."""
        return _timex(self.unit, self.year, self.part, self.day)

    def _value(self) -> str:
        if self.year <= 0 and self.unit not in ("decade", "century"):
            year = f"BC{1 - self.year:04d}"
        elif self.unit == "decade":
            return f"BC{-self.year // 10:03d}" if self.year < 0 else f"{self.year // 10:03d}"
        elif self.unit == "century":
            return f"BC{-self.year // 100 - 1:02d}" if self.year < 0 else f"{self.year // 100:02d}"
        else:
            year = f"{self.year:04d}"
        match self.unit:
            case "year":
                return year
            case "day":
                return f"{year}-{self.part:02d}-{self.day:02d}"
            case "month":
                return f"{year}-{self.part:02d}"
            case "week":
                return f"{year}-W{self.part:02d}"
            case "weekend":
                return f"{year}-W{self.part:02d}-WE"
            case "season":
                return f"{year}-{SEASONS[self.part - 1]}"
        return f"{year}-{self.unit[0].upper()}{self.part}"

    @property
    def edtf(self) -> str:
        return _edtf(self.unit, self.year, self.part, self.day)

    def _written(self) -> str:
        year = f"{self.year:04d}" if self.year >= 0 else f"-{-self.year:04d}"
        match self.unit:
            case "year":
                return year if abs(self.year) <= LAST else f"Y{self.year}"
            case "decade" if self.year < 0:  # the 480s BC are 489 to 480 BC
                return f"-{-self.year + 8:04d}/-{-self.year - 1:04d}"
            case "decade":
                return f"{year[:-1]}X"
            case "century":
                return self._century_edtf()
            case "season":
                return f"{year}-{20 + self.part}"
            case "month":
                return f"{year}-{self.part:02d}"
            case "day":
                return f"{year}-{self.part:02d}-{self.day:02d}"
            case "quarter" | "half":
                first, last = self.months()
                return f"{year}-{first:02d}/{year}-{last:02d}"
        return f"{self.first_day()}/{self.last_day()}"

    def _century_edtf(self) -> str:
        # the seventeenth century is 1601 to 1700; the fifth BC is 500 to 401 BC
        if self.year < 0:
            return f"-{-self.year - 1:04d}/-{-self.year - 100:04d}"
        return f"{self.year + 1:04d}/{self.year + 100:04d}"

    def months(self) -> tuple[int, int]:
        """First and last month; a winter's last month (February) lies in the next year."""
        if self.unit == "season":
            return 3 * self.part, (3 * self.part + 1) % 12 + 1
        if self.unit in ("quarter", "half"):
            length = 12 // _PER_YEAR[self.unit]
            return (self.part - 1) * length + 1, self.part * length
        return (self.part, self.part) if self.unit in ("month", "day") else (1, 12)

    def first_day(self) -> date | None:
        """None outside the years 1 to 9999."""
        if not 1 <= self.year <= 9990:
            return None
        if self.unit in ("week", "weekend"):
            return date.fromisocalendar(self.year, self.part, 1 if self.unit == "week" else 6)
        return date(self.year, self.months()[0], self.day or 1)

    def last_day(self) -> date | None:
        start = self.first_day()
        if start is None or self.unit == "day":
            return start
        if self.unit in ("week", "weekend"):
            return start + timedelta(days=6 if self.unit == "week" else 1)
        year = self.year + _STEP.get(self.unit, 1) - 1 + (self.months()[1] < self.months()[0])
        return date(min(year, 9999), self.months()[1], _month_length(year, self.months()[1]))

    def shift(self, count: int) -> Period | None:
        """The period `count` of its own unit later; None outside the calendar."""
        if self.unit in _STEP:
            return Period(self.unit, self.year + count * _STEP[self.unit])
        if size := _PER_YEAR.get(self.unit):
            years, part = divmod(self.part - 1 + count, size)
            return Period(self.unit, self.year + years, part + 1)
        start = self.first_day()
        if start is None or abs(count) > 400_000:
            return None
        try:
            moved = start + timedelta(days=count * _DAYS[self.unit])
        except OverflowError:
            return None
        return Period.of_day(moved) if self.unit == "day" else Period.of_week(moved, self.unit)

    def moved(self, count: int, unit: str) -> Period | None:
        """As precise as before, `count` of another unit later: 15 June a month on is 15 July."""
        if FINENESS[unit] > FINENESS[self.unit]:
            return None
        if unit == self.unit:
            return self.shift(count)
        if unit in _DAYS and self.unit == "day":
            return self.shift(count * _DAYS[unit])
        if unit in _STEP:
            return self.at_year(self.year + count * _STEP[unit])
        if self.unit == "day" and unit in _PER_YEAR:
            years, part = divmod(self.part - 1 + count * 12 // _PER_YEAR[unit], 12)
            last = _month_length(self.year + years, part + 1)
            return Period("day", self.year + years, part + 1, min(self.day, last))
        held = self.within(unit)
        return held.shift(count) if held else None

    def at_year(self, year: int) -> Period:
        """The same part of another year (29 February becomes 28 where it must)."""
        if self.unit == "day":
            return Period("day", year, self.part, min(self.day, _month_length(year, self.part)))
        if self.unit in ("week", "weekend") and self.part == 53:
            return Period(self.unit, year, 52)
        return Period(self.unit, year, self.part)

    def within(self, unit: str) -> Period | None:
        """The period of a larger unit that holds (the start of) this one; None for a finer one."""
        if unit == self.unit:
            return self
        if unit in _STEP:
            return Period(unit, self.year // _STEP[unit] * _STEP[unit])
        start = self.first_day()
        if start is None or FINENESS[unit] > FINENESS[self.unit]:
            return None
        if unit in ("week", "weekend"):
            return Period.of_week(start, unit)
        return within_day(unit, start)


def within_day(unit: str, when: date) -> Period:
    """The month, season (northern), quarter, half or year that holds a day."""
    if unit == "season":
        month = when.month
        return Period(unit, when.year - (month < 3), 4 if month < 3 else month // 3)
    if unit == "year":
        return Period(unit, when.year)
    return Period(unit, when.year, (when.month - 1) * _PER_YEAR[unit] // 12 + 1)


def _month_length(year: int, month: int) -> int:
    return monthrange(2000 + year % 400, month)[1]


@lru_cache(maxsize=4096)
def _timex(unit: str, year: int, part: int, day: int) -> str:
    return Period(unit, year, part, day)._value()


@lru_cache(maxsize=4096)
def _edtf(unit: str, year: int, part: int, day: int) -> str:
    return Period(unit, year, part, day)._written()
