"""The words of the menu that takes events out of the dashboard."""

from __future__ import annotations

from collections.abc import Mapping

EXPORT = "Export"
HELP = "What the filter shows: as a picture, or every event of it as a file. Made when you ask."
GROUPS: Mapping[str, str] = {
    "pictures": "The chart",
    "tables": "Tables",
    "data": "Data",
    "reading": "To read",
    "calendar": "Calendar",
    "sources": "Its sources",
    "stories": "Other timelines",
}
KINDS: Mapping[str, str] = {
    "csv": "CSV",
    "xlsx": "Excel",
    "json": "JSON",
    "jsonl": "JSON Lines",
    "md": "Markdown",
    "txt": "Text",
    "ics": "iCalendar",
    "bib": "BibTeX",
    "ris": "RIS",
    "timelinejs": "TimelineJS",
    "timelinejs-sheet": "TimelineJS table",
    "vis": "vis-timeline",
}


def kind(name: str) -> str:
    """What the button of a kind of file says; a kind that we have no word for says its name."""
    return KINDS.get(name, name.upper())


def leaves_out(what: str) -> str | None:
    """What a kind of file cannot hold, for whoever points at its button."""
    return f"Leaves out {what}." if what else None
