"""What is known while a text is read: the document's date, and the dates named so far."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corpus.dates.edtf import Hemisphere
from corpus.dates.periods import FINENESS, Period
from corpus.records import Basis

_STOP = re.compile(r"[.!?]\s+[A-Z]|\n\s*\n")
REACH = 600  # characters of a line in which an opening quotation mark is looked for
MEMORY = 30  # dates named before that are kept in mind
PARAGRAPH = 400  # characters within which a date named before is taken to be still in mind


@dataclass(slots=True)  # not frozen: many are made for each page, and nobody keeps them
class Meaning:
    """What a form means. `period` is None where it cannot be placed; then `value` may hold X's
    and `partial` the EDTF with the missing year. `edtf` overrides the period's own."""

    value: str
    period: Period | None = None
    basis: Basis = Basis.NONE
    anchor: str = ""
    cue: str = ""
    edtf: str | None = None
    partial: str | None = None
    type: str = ""
    function: str = ""


@dataclass(slots=True)
class Named:
    """A date that the text has named: its period, where, and whether its year was said."""

    period: Period
    start: int
    text: str
    full: bool
    aside: bool = False  # a year that the text names in passing, off its line of time
    late: bool = False  # its end is meant: the January after "late 1950" is of the next year
    compared: bool = False  # only compared with ("a year earlier"): nothing goes on from it


@dataclass(slots=True)
class Context:
    """`now` is the document's date as finely as it is known. `narrative` texts carry their year
    along; others go by `now`."""

    text: str
    now: Period | None
    narrative: bool
    hemisphere: Hemisphere = "north"
    day_first: bool | None = None
    order: str = ""  # why the day comes first, or the month
    named: list[Named] = field(default_factory=list)
    quarter: Named | None = None  # the quarter that a balance sheet speaks of, if it does
    months: int = -1  # where it named a number of months ("the nine months"), if it did

    def note(self, named: Named) -> None:
        """Remember a date."""
        self.named.append(named)
        if len(self.named) > 2 * MEMORY:
            del self.named[:-MEMORY]
        if not named.compared and named.period.unit == "quarter":
            self.quarter = named

    def last(self, unit: str = "century") -> Named | None:
        """The date named last that is at least as fine as `unit`."""
        for named in reversed(self.named[-12:]):
            if named.compared and not self.narrative:
                continue
            if FINENESS[named.period.unit] >= FINENESS[unit]:
                return named
        return None

    def in_months(self, start: int) -> bool:
        """Whether the sentence up to `start` speaks of a number of months, not of a quarter."""
        if self.narrative:
            return True
        return self.months >= 0 and not _STOP.search(self.text, self.months, start)

    def line(self) -> Named | None:
        """Where a narrative has got to: the date named last that is not an aside."""
        for named in reversed(self.named[-MEMORY:]):
            if not named.aside and FINENESS[named.period.unit] >= FINENESS["year"]:
                return named
        return self.year()

    def stale(self, named: Named) -> bool:
        """Whether a narrative has gone on to another year since a day was named."""
        line = self.line() if self.narrative else None
        return (
            line is not None and line.start > named.start and line.period.year != named.period.year
        )

    def month_of(self, year: Named) -> int:
        """The month that the text spoke of just before it named the bare year, or 0."""
        for named in reversed(self.named[-4:]):
            close = not named.aside and 0 < year.start - named.start < PARAGRAPH
            if close and named.period.year == year.period.year and named.period.unit != "year":
                return named.period.months()[0]
        return 0

    def year(self) -> Named | None:
        """The date named last whose year is known, decades and centuries apart."""
        return self.last("year")

    def current(self, unit: str) -> Period | None:
        """The day, week, month, … in which the document was published; None if not known."""
        return self.now.within(unit) if self.now else None

    def quoted(self, start: int) -> bool:
        """Whether a place lies within quotation marks, as far as its line tells."""
        line = self.text[max(0, start - REACH) : start].rpartition("\n")[2]
        return line.count('"') % 2 == 1 or line.rfind("“") > line.rfind("”")

    def published(self) -> str:
        return f"published {self.now.edtf}" if self.now else ""


def at(named: Named) -> str:
    return f"‘{named.text}’ at character {named.start}"
