"""An event in a few words, for marks and lists. Dates are put in words by `corpus.dates.words`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from components import words
from components.charts.text import plain, short, wrapped
from corpus.dates import edtf
from corpus.dates.words import in_words
from corpus.records import Basis, Dating, Event, Status


def when(dating: Dating) -> str:
    """The date in words; of an undated thing that it is unknown, and what can be said."""
    said = in_words(dating)
    if dating.is_dated or not dating.bounds or dating.partial:
        return said
    return f"{words.DATE_UNKNOWN} — {said}"


def on_day(day: date | None) -> str:
    """A day in words; nothing for none."""
    return in_words(edtf.dating(day.isoformat(), Basis.EXPLICIT)) if day else ""


def hover(event: Event) -> str:
    """What is shown at the pointer, as Plotly text: the date, the title, and what sort it is."""
    kind = words.label("kinds", event.kind)
    sort = kind if event.status is Status.OCCURRED else f"{kind}, {_status(event).lower()}"
    day, title = plain(words.begun(when(event.dating))), wrapped(event.title, 52)
    return f"{day}<br><b>{title}</b><br>{plain(sort)}"


def spoken(event: Event) -> str:
    """The same for a screen reader, as plain text."""
    domains = words.listed([words.label("domains", name) for name in event.domains])
    kind = words.label("kinds", event.kind)
    return f"{when(event.dating)}: {event.title}. {kind}, {_status(event).lower()}; {domains}."


def mark_label(letters: int) -> Callable[[Event], str]:
    """What stands beside a mark: the title, no longer than `letters`."""
    return lambda event: short(event.title, letters)


def _status(event: Event) -> str:
    return words.label("statuses", event.status.value)
