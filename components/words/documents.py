"""The words of the page on documents, and of the reader in it."""

from __future__ import annotations

from collections.abc import Mapping

from components.words import counted

TITLE = "Documents"
FIND = "Find a document"
FIND_HINT = "Title, publisher, any words"
COLUMNS: Mapping[str, str] = {
    "date": "Date",
    "title": "Document",
    "publisher": "Publisher",
    "events": "Events",
    "basis": "Date from",
    "kind": "Text",
    "remarks": "Remarks",
}
LIST_HINT = (
    "All documents, newest first; while a filter is in force those with events that it shows come "
    "before the others. Choose a row to read one."
)
DATED_BY: Mapping[str, str] = {
    "front matter": "its front matter",
    "dateline": "its dateline",
    "published line": "its line “Published”",
    "byline": "its byline",
    "file name": "its file name",
    "address": "its address",
    "inside evidence": "dates inside its text",
    "none": "",
}
KINDS: Mapping[str, str] = {"original": "As published", "abstract": "Our summary"}
BACK = "All documents"
OPENS = "opens"
ORIGINAL = "Open the page"
SUMMARY = "This is our own summary of the page, not its words."
UNTITLED = "without a title"
NOTHING_TITLE = "No document matches"
NOTHING = "No document holds all of these words. Take one out."
INVITE_TITLE = "Choose an event"
INVITE = (
    "Choose lit words to see the event that they prove. Words that prove several open each in turn."
)
LIST_INVITE_TITLE = "Choose a document"
LIST_INVITE = "A row opens the document with every event lit in its text."
NO_EVENTS = "no events found in it"


def intro(shown: int, total: int, events: int) -> str:
    """How many documents are listed, and how many events the filters leave in them."""
    listed = counted(total, "document") if shown == total else f"{shown:,} of {total:,} documents"
    return f"{listed}, {counted(events, 'event')} from them in the filters’ view."


def dated_by(rung: str) -> str:
    """What gave a document its date, as the end of "from …"."""
    return DATED_BY.get(rung, rung)


def undated(bounds: str) -> str:
    """ "undated, not before September 2019"."""
    return f"undated, {bounds}" if bounds else "undated"


def dated(day: str, rung: str) -> str:
    """ "17 November 2006, from its front matter"."""
    source = dated_by(rung)
    return f"{day}, from {source}" if source else day


def found(number: int, total: int) -> str:
    """The events of one document: those that the filter shows, of all that it has."""
    if not total:
        return NO_EVENTS
    if number == total:
        return f"{counted(total, 'event')} lit below"
    return (
        f"{number:,} of {counted(total, 'event')} lit below, the others are left out by the filters"
    )


def listed_first(limit: int, total: int) -> str:
    return f"The first {limit:,} of {total:,} documents. Find narrows them."
