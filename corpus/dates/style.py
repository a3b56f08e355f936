"""News or narrative? News goes by its day of publication; a chronicle carries its year along."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.dates.match import Found
from corpus.dates.periods import Period

WINDOW = 1  # years named before and after that are looked at
DRIFT = 0  # years by which a bare year may stray from the middle one
DRIFT_FINE = 3  # and a month or day, which tells what happened then
MONTHS = 2  # full dates with a month that a chronicle without a date of its own must have


def is_narrative(found: Sequence[Found], now: Period | None) -> bool:
    """Whether the dates read like a chronicle: many full dates away from the day of publication
    and hardly a word such as today, yesterday, last week or a bare weekday. A page without a date
    may be last week's news that looks back over the years: it is a chronicle only where nothing
    points at its own day and it names months of its years, not years alone."""
    deictic = sum(1 for f in found if _points_at_now(f))
    told = [f.form for f in found if f.form.year is not None and f.form.kind == "date"]
    if now is None:
        months = sum(1 for form in told if form.month is not None)
        return len(told) >= 4 and months >= MONTHS and not deictic
    away = sum(1 for form in told if form.year is not None and abs(form.year - now.year) > 1)
    return away >= 4 and away > 3 * deictic


def _points_at_now(found: Found) -> bool:
    form = found.form
    if form.kind in ("day", "unit") and form.rel is not None:
        return True
    if form.kind != "date" or form.has_year:
        return False
    return form.rel in (-1, 1) or (form.weekday is not None and form.month is None)


def asides(found: Sequence[Found]) -> set[int]:
    """Indices of the dates whose year lies off the line of a narrative.

    The years that a text names follow its line of time; one that is far from the middle one of
    the years around it is an aside ("only in 2005 was it revealed …").
    """
    told = [(i, f.form.year) for i, f in enumerate(found) if _tells_year(f)]
    years = [year for _, year in told if year is not None]
    off: set[int] = set()
    for k, (index, year) in enumerate(told):
        around = sorted(years[max(0, k - WINDOW) : k + WINDOW + 1])
        drift = DRIFT_FINE if found[index].form.month else DRIFT
        if year is not None and abs(year - around[len(around) // 2]) > drift:
            off.add(index)
    return off


def _tells_year(found: Found) -> bool:
    return found.form.year is not None and found.form.kind == "date" and not found.form.short_year
