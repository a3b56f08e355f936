"""The words of the filters, of what is active, and of saved views."""

from __future__ import annotations

from components.words import counted

SEARCH = "Search"
SEARCH_HINT = "Search titles, people, evidence"
MORE = "More filters"
ANY = "Any"
VIEWS = "Views"
VIEWS_HELP = (
    "A view keeps filters, zoom and open event under a name. Views stand in the file views.json "
    "beside the documents: they stay on this machine, and whoever uses this folder has them too."
)
NO_VIEWS = "None saved yet."
VIEW_NAME = "Name of this view"
VIEW_NAME_HINT = "Defence since 2010"
SAVE = "Save"
FORGET = "Delete"


def showing(shown: int, total: int, undated: int = 0) -> str:
    """What the filter does, in words. `undated`: how many of those shown only may fall in the
    years chosen."""
    said = f"{shown:,} of {counted(total, 'event')}"
    if not undated:
        return said
    which = counted(undated, "of them is", "of them are")
    return f"{said}; {which} undated and may fall in these years"


def more_values(number: int) -> str:
    return f"The {number:,} most frequent are offered; search finds the others."


def saved(name: str) -> str:
    return f"Saved as “{name}”."


def not_saved(why: str) -> str:
    return f"The view could not be saved: {why}. Check the rights of the documents’ folder."


def views_unreadable(path: str) -> str:
    return f"{path} is no list of views; mend or delete it. Until then views cannot be saved."
