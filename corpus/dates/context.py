"""What is known while a text is read: the document's date, and the dates named so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.dates.edtf import Hemisphere
from corpus.dates.periods import FINENESS, Period
from corpus.records import Basis

PARAGRAPH = 400  # characters within which a date named before is taken to be still in mind


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Named:
    """A date that the text has named: its period, where, and whether its year was said."""

    period: Period
    start: int
    text: str
    full: bool


@dataclass(slots=True)
class Context:
    """`now` is the document's date as finely as it is known. `narrative` texts carry their year
    along; others go by `now`."""

    text: str
    now: Period | None
    narrative: bool
    hemisphere: Hemisphere = "north"
    day_first: bool | None = None
    named: list[Named] = field(default_factory=list)

    def note(self, period: Period, start: int, said: str, full: bool) -> None:
        self.named.append(Named(period, start, said, full))

    def last(self, unit: str = "century") -> Named | None:
        """The date named last that is at least as fine as `unit`."""
        for named in reversed(self.named[-12:]):
            if FINENESS[named.period.unit] >= FINENESS[unit]:
                return named
        return None

    def year(self) -> Named | None:
        """The date named last whose year is known, decades and centuries apart."""
        return self.last("year")

    def current(self, unit: str) -> Period | None:
        """The day, week, month, … in which the document was published; None if not known."""
        return self.now.within(unit) if self.now else None

    def published(self) -> str:
        return f"published {self.now.edtf}" if self.now else ""


def at(named: Named) -> str:
    return f"‘{named.text}’ at character {named.start}"
