"""News or narrative? News goes by its day of publication; a chronicle carries its year along."""

from __future__ import annotations

from corpus.dates.match import Found
from corpus.dates.periods import Period
from corpus.dates.tokens import Tokens


def is_narrative(found: list[Found], tokens: Tokens, now: Period | None) -> bool:
    """Whether the dates read like a chronicle: many full dates away from the day of publication
    and hardly a word such as today, yesterday, last week or a bare weekday."""
    if now is None:
        return True
    deictic = sum(1 for f in found if _points_at_now(f))
    told = [f.form.year for f in found if f.form.year is not None and f.form.kind == "date"]
    away = sum(1 for year in told if abs(year - now.year) > 1)
    return away >= 3 and away > 2 * deictic


def _points_at_now(found: Found) -> bool:
    form = found.form
    if form.kind in ("day", "unit") and form.rel is not None:
        return True
    return form.kind == "date" and form.weekday is not None and form.month is None
