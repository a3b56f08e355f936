"""The words of the page on patterns."""

from __future__ import annotations

from collections.abc import Mapping

from components.words import counted

DOMAINS_TITLE = "Domains by year"
KINDS_TITLE = "Kinds of event by year"
MEETINGS_TITLE = "Who meets whom"
MEETINGS = (
    "People and bodies of different sides that take part in the same events. The countries "
    "themselves are left out."
)
NO_MEETINGS = "No two people or bodies share any of the events shown."
NAMED_TITLE = "Who is named most"
VISITS_TITLE = "High-level encounters"
VISITS = (
    "Visits, meetings and talks that took place with a head of state, government or parliament, "
    "or a minister, as the documents name their roles."
)
SILENCES_TITLE = "Longest silences"
SILENCES = (
    "Days for which no document dates such an encounter. A date known to the year alone ends every "
    "silence that it may fall into. Quiet here may also mean unread."
)
NO_SILENCES = "Fewer than two dated high-level encounters are shown, so there is no time between."
CERTAINTY_TITLE = "How sure are the dates?"
AS_TABLE = "As a table"
TABLE_HINT = "Choose a cell to list its events."
ROW_HINT = "Choose a row to list its events."
INVITE_TITLE = "Choose a number"
INVITE = "Click a square, or a row or cell of a table, and the events behind it are listed here."
BACK = "Back to the list"
ON_TIMELINE = "Show on the timeline"
NOTHING_DATED = "None of the events shown has a date."

BASES: Mapping[str, str] = {
    "explicit": "Written",
    "relative": "Worked out",
    "published": "Document’s",
    "inferred": "Inferred",
    "bounded": "Bounds only",
    "assigned": "By hand",
    "none": "Nothing",
}
COLUMNS: Mapping[str, str] = {
    "one": "Who",
    "other": "With whom",
    "name": "Who",
    "events": "Events",
    "first": "From",
    "last": "To",
    "days": "Length",
    "documents": "Documents dated in it",
}


def cell(row: str, column: str, number: int) -> str:
    return f"{row}, {column}: {counted(number, 'event')}"


def beside(number: int) -> str:
    """How many events a grid has no place for."""
    return f"{counted(number, 'undated event has', 'undated events have')} no place here."


def rhythm(number: int, years: int, span: int, between: int | None) -> str:
    said = f"{counted(number, 'dated encounter')} in {years} of {counted(span, 'year')}"
    if between is None:
        return f"{said}."
    return f"{said}; half of the times from one to the next are no longer than {length(between)}."


def undated_visits(number: int) -> str:
    have = counted(number, "more such encounter has", "more such encounters have")
    return f"{have} no date, and may fall into any of these silences."


def spoken(title: str, rows: int, columns: int) -> str:
    """A grid for a screen reader."""
    return f"{title}: {rows} rows by {columns} columns. The same as a table follows."


def sure(days: int, dated: int, written: int, undated: int) -> str:
    first = f"{days:,} of {counted(dated, 'dated event')} are known to the day"
    second = f"of {written:,} the text writes the date in full"
    return f"{first}; {second}. {counted(undated, 'event')} no document dates."


def length(days: int) -> str:
    if days < 60:
        return counted(days, "day")
    years, months = divmod(round(days / 30.44), 12)
    parts = [counted(years, "year")] if years else []
    return " ".join([*parts, *([counted(months, "month")] if months else [])])


def listed(title: str, number: int) -> str:
    return f"{title} · {number:,}"


def first_of(shown: int, total: int) -> str:
    return f"The first {shown:,} of {total:,}; the timeline shows all."


def together(one: str, other: str) -> str:
    return f"{one} and {other}"


def silence(first: str, last: str) -> str:
    return f"The silence from {first} to {last}"
