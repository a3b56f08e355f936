"""Every word of the interface, in one place: change or translate it here.

Words of the data (dates, kinds) come from `corpus`; words of the documents are never altered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from corpus.lexicon import load_toml
from corpus.query import Filter

APP_NAME = "Timeline of relations"
PAGES: Mapping[str, str] = {
    "timeline": "Timeline",
    "patterns": "Patterns",
    "commitments": "Commitments",
    "documents": "Documents",
    "about": "About",
}

DOMAINS: Mapping[str, str] = {
    "diplomacy": "Diplomacy",
    "defence": "Defence",
    "policing": "Policing",
    "immigration": "Immigration",
    "trade": "Trade",
    "education": "Education",
    "aid": "Aid",
    "transport": "Transport",
    "culture": "Culture",
    "other": "Other",
}
STATUSES: Mapping[str, str] = {
    "occurred": "Took place",
    "planned": "Planned",
    "proposed": "Proposed",
    "recurring": "Recurring",
    "cancelled": "Cancelled",
}
LINKS: Mapping[str, str] = {
    "fulfils": "Fulfils",
    "repeats": "Repeats",
    "amends": "Amends",
    "part_of": "Part of",
    "conflicts_with": "Conflicts with",
    "perhaps_same": "Perhaps the same as",
}
PRECISIONS: Mapping[str, str] = {
    "day": "To the day",
    "month": "To the month",
    "season": "To the season",
    "quarter": "To the quarter",
    "year": "To the year",
    "decade": "To the decade",
    "century": "To the century",
    "interval": "From … to …",
    "none": "Undated",
}
FACETS: Mapping[str, str] = {
    "domains": "Domain",
    "kinds": "Kind",
    "statuses": "Status",
    "sides": "Side",
    "actors": "Person or body",
    "publishers": "Publisher",
    "precisions": "Precision of the date",
}
RELATION = "Relation"


YEARS = "Years"
RESET = "Reset"
NO_FILTER = "all events"
LIST = "All events shown"
LIST_HINT = "The same events in the same order. Choose a row to open it."
COLUMNS: Mapping[str, str] = {
    "date": "Date",
    "title": "Event",
    "found": "Found in",
    "domains": "Domains",
    "kind": "Kind",
    "status": "Status",
}
DATE_UNKNOWN = "date unknown"

INVITE_TITLE = "Choose an event"
INVITE = (
    "Click a mark, or a row of the list, to read the words that prove it. With the chart in "
    "focus, the arrow keys walk the marks and Enter opens one."
)
DOORS: Mapping[str, str] = {"first": "First", "last": "Latest", "ahead": "Planned next"}
NOTHING_TITLE = "No event matches"
NOTHING = "All of these together leave nothing. Widen the years, or take one of them off."
NO_DOCUMENTS_TITLE = "No documents yet"
NO_DOCUMENTS = (
    "There is nothing to read in this folder. Put documents (.md, .txt) into it, or point the "
    "dashboard at another folder with the environment variable CORPUS, and reload this page."
)
NONE_READ_TITLE = "None of the documents could be read"
NONE_READ = "Above stands what is wrong with each, and how to put it right. Then reload this page."
NO_EVENTS_TITLE = "No events found"
NO_EVENTS = (
    "The documents were read, but no event was found in them. Run "
    "`python -m corpus check` on the folder to see why."
)
BAD_FOLDER_TITLE = "What CORPUS names cannot be used"
STOP = "Stop"
STOPPED_TITLE = "Reading was stopped"
READ_ON = "Read the documents"
REMEDIES = "Which ones, and what to do"
SUMMARY_NOTE = "our summary, not the page’s words"
WHY_HERE = "Why is this here?"
MADE_BY = "Made by"
EVIDENCE = "Evidence"
LINKED = "Linked events"
ACTORS = "Who"
PLACE = "Place"
PREVIOUS = "Earlier"
NEXT = "Later"
CLOSE = "Close"
OUTSIDE_FILTER = "The filter now in force hides this event from the chart and the list."

SIGNS_TITLE = "How to read the marks"
SIGNS: Mapping[str, str] = {
    "point": "Exact day",
    "uncertain": "Some day within this span",
    "boxed": "Such a span, too short to show",
    "lasting": "Lasted from end to end",
    "open": "Still open at the arrow",
    "planned": "Planned",
    "proposed": "Proposed",
    "recurring": "Recurring",
    "cancelled": "Cancelled",
    "undated": "Date unknown: on the shelf",
}
CHART_HELP = (
    "Timeline. Arrow keys walk the marks in order, Enter opens the event, Escape clears, "
    "plus and minus zoom, zero shows the whole period."
)
ZOOM_IN = "Zoom in"
ZOOM_OUT = "Zoom out"
ZOOM_ALL = "Whole period"
DRAWING = "Drawing the timeline …"
LOST_SCRIPT = "The timeline’s script could not be loaded. Reload the page; the list below works."


@cache
def kinds() -> dict[str, str]:
    """Kind -> label, in the lexicon's order."""
    return {name: row.get("label", name) for name, row in load_toml("kinds").items()}


def label(facet: str, value: str) -> str:
    """What people read for `value` of a facet; a value we have no word for reads as itself."""
    tables = {
        "domains": DOMAINS,
        "kinds": kinds(),
        "statuses": STATUSES,
        "precisions": PRECISIONS,
    }
    if facet not in tables:  # names, which stay as they are written
        return value
    return tables[facet].get(value, value.replace("_", " ").capitalize())


def page_title(relation: str, page: str = "") -> str:
    """What the browser's tab, a bookmark and a shared link's preview say."""
    return f"{page}: {relation} – {APP_NAME}" if page else f"{relation} – {APP_NAME}"


def begun(text: str) -> str:
    """`text` as the beginning of a line: with a capital."""
    return text[:1].upper() + text[1:]


def counted(number: int, one: str, many: str | None = None) -> str:
    """ "1 event", "1,204 events"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(items: Sequence[str], last: str = "and") -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def years(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def standfirst(dated: int, undated: int, documents: int, span: tuple[int, int] | None) -> str:
    """The one sentence below the title that tells what is here."""
    when = f", {years(*span)}" if span and dated else ""
    first = f"{counted(dated, 'dated event')} from {counted(documents, 'document')}{when}"
    return f"{first}; {undated:,} more undated." if undated else f"{first}."


def showing(shown: int, total: int, parts: Sequence[str]) -> str:
    """What the filter does, as a sentence below a picture."""
    return f"Showing {shown:,} of {counted(total, 'event')}: {'; '.join(parts)}."


def reading(done: int, of: int) -> str:
    """How far the documents are read; at the end what follows is being joined and followed up."""
    if done == of:
        return f"{counted(of, 'document')} read; joining the events …"
    return f"Reading the documents: {done:,} of {of:,} …"


def refused(number: int) -> str:
    return f"{counted(number, 'document')} could not be read"


def notes(number: int) -> str:
    return f"{counted(number, 'note')} on the documents"


def bad_value(what: str, value: str) -> str:
    """A link asks for something this timeline does not have."""
    return (
        f"This link asks for the {what} ‘{value}’, which this timeline does not have; "
        "it was ignored."
    )


def bad_years(value: str) -> str:
    return f"This link asks for the years ‘{value}’, which cannot be read; write them as 2004-2006."


def swapped_years(first: int, last: int) -> str:
    return (
        f"This link names the later year first; it was read as {first}-{last}, "
        "from the earlier to the later."
    )


def long_search(limit: int) -> str:
    return f"This link searches for more than {limit} letters; the rest was ignored."


def bad_parameter(name: str) -> str:
    return f"This link has a part ‘{name}’ that this page does not know; it was ignored."


def made_from(documents: int, until: str, undated: int) -> str:
    """The source line of an exported picture. `until`: the newest of the documents' dates, in
    words; `undated`: how many of the documents have none and may be newer."""
    newest = f", the newest of {until}" if until else ""
    if until and undated:
        newest = f", {undated:,} of them undated, the newest of the others of {until}"
    return (
        f"From {counted(documents, 'document')}{newest}. Each mark stands on words in a document."
    )


def filter_values(chosen: Filter) -> list[tuple[str, str | None, str]]:
    """What `chosen` asks for, each value by itself: its facet, the value (None: a part that is one
    thing), and its words."""
    found: list[tuple[str, str | None, str]] = []
    if chosen.years:
        found.append(("years", None, years(*chosen.years)))
    for facet in FACETS:
        found += [(facet, v, label(facet, v)) for v in sorted(getattr(chosen, facet))]
    if chosen.text:
        found.append(("text", None, f"“{chosen.text}”"))
    return found


def filter_parts(chosen: Filter) -> list[str]:
    """What `chosen` asks for, each part in words."""
    values = filter_values(chosen)
    facets = dict.fromkeys(facet for facet, _, _ in values)
    return [listed([words for f, _, words in values if f == facet], "or") for facet in facets]


def listed_first(number: int, total: int) -> str:
    return f"The first {number:,} of {total:,} are listed. Narrow the filter to see the others."


def filtered_by(chosen: Filter) -> str:
    return "; ".join(filter_parts(chosen)) or NO_FILTER
