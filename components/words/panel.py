"""The words of the panel of one event: why its date is believed, sources, links, citations."""

from __future__ import annotations

from collections.abc import Mapping

from components.words import counted

# What the coloured words in a quotation show; short, for they stand in the text itself.
CLAIMS: Mapping[str, str] = {
    "date": "date",
    "bounds": "not before/after",
    "actors": "who",
    "kind": "kind",
    "status": "status",
    "domains": "domain",
    "place": "place",
}
ELSEWHERE: Mapping[str, str] = {
    "date": "The words that date it stand elsewhere in the same document:",
    "bounds": "No words date it. These, elsewhere in the document, say when it cannot have been:",
}
FROM_PUBLISHED = "counted from the document’s own date"
FROM_TEXT = "counted from"

SOURCES = "What each source says"
SOURCE, SAYS, GIVES = "Source", "Says", "Date it gives"
NO_DATE = "none"
DISPUTED = "The sources do not agree on the date. Nothing is decided here: these are all of them."
RIVAL = "another date"

TOOLS = "For this event"
COPY_LINK = "Copy link"
COPY = "Copy"
COPIED = "Copied"
COPY_BY_HAND = "Copy it with Ctrl+C or ⌘C:"
CITE = "Cite"
CITE_HELP = "To copy, or to save for a manager of literature."
PLAIN, BIBTEX, RIS = "Plain", "BibTeX", "RIS"
FORM = "Form of the citation"
DOWNLOAD = "Download"

FIELDS: Mapping[str, str] = {
    "title": "Title",
    "date": "Date",
    "kind": "Kind",
    "domains": "Domains",
    "status": "Status",
    "actors": "Who",
    "place": "Place",
    "reference": "Refers to",
    "merged": "Told in several places",
    "confirmed": "Confirmed",
    "perhaps_same": "Perhaps the same",
}
LIKE = "A sentence that this rule is tested with:"
BECAUSE = "because"


def announces(quoted: str, kind: str) -> str:
    """Why an event has its kind. `quoted`: the words, in quotation marks."""
    return f"{quoted} tells of: {kind.lower()}"


def of_kind(label: str, *, both: bool) -> str:
    return f"both of the kind “{label}”" if both else f"the kind “{label}”"


def by_rule(name: str) -> str:
    return f"rule “{name}”"


def sources(number: int) -> str:
    """The heading above the proof of an event that `number` documents tell of."""
    return f"Evidence from {counted(number, 'document')}"


def made_by(name: str) -> str:
    """Who or what entered an event: "rule:visit", "person:Ana"."""
    kind, _, rest = name.partition(":")
    if kind == "person" and rest:
        return f"{rest}, by hand"
    return f"the rule “{rest}”" if rest else name
