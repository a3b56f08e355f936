"""Calendar units: where bins begin and end, and what they are called."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from components.charts.columns import DAY, Floats
from components.charts.marks import day_of
from corpus.dates.words import MONTHS

_MEAN_MONTH = 30.436875 * DAY
# What 1970-01-01 is in its unit, so that decades begin in years of 0 and weeks on Mondays.
_PHASE = {"Y": 1970, "M": 0, "D": 3}


@dataclass(frozen=True, slots=True)
class Unit:
    """A step of the calendar: `number` years, months or days (`code` as NumPy spells it)."""

    code: str
    number: int
    length: float  # milliseconds, on the mean

    def edges(self, low: float, high: float) -> Floats:
        """The borders of the steps from the one that holds `low` to the one that holds `high`."""
        first, last = (
            np.datetime64(int(at), "ms").astype(f"datetime64[{self.code}]").astype(np.int64)
            for at in (low, high)
        )
        first -= (first + _PHASE[self.code]) % self.number
        steps = np.arange(first, last + self.number + 1, self.number)
        begins = steps.astype(f"datetime64[{self.code}]").astype("datetime64[ms]")
        found: Floats = begins.astype(np.int64).astype(np.float64)
        return found

    def name(self, begin: float, end: float) -> str:
        """The step in words: "2006", "the 1990s", "October–December 2006", "17 November 2006"."""
        first, last = day_of(begin), day_of(end - DAY)
        if self.code == "Y":
            return f"{first.year}" if self.number == 1 else f"{first.year}–{last.year}"
        if self.code == "M":
            months = MONTHS[first.month - 1]
            if self.number > 1:
                months += f"–{MONTHS[last.month - 1]}"
            return f"{months} {first.year}"
        day = f"{first.day} {MONTHS[first.month - 1]} {first.year}"
        return day if self.number == 1 else f"the week from {day}"


UNITS = (
    Unit("D", 1, DAY),
    Unit("D", 7, 7 * DAY),
    Unit("M", 1, _MEAN_MONTH),
    Unit("M", 3, 3 * _MEAN_MONTH),
    *(Unit("Y", n, 12 * n * _MEAN_MONTH) for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)),
)


def fitting(span: float, most: float, units: tuple[Unit, ...] = UNITS) -> Unit:
    """The finest of `units` of which at most `most` make up `span` milliseconds."""
    return next((unit for unit in units if unit.length * most >= span), units[-1])
