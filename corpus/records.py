"""The records that travel through the house: frozen, slotted, the same everywhere.

A file becomes a `Document`; its date expressions become `Dating`s; its sentences become `Event`s
with `Evidence`. Field names are a contract (see the command line's JSON): later layers and other
programs read them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from corpus.findings import Claim as Claim  # records too: one door for those who read them
from corpus.findings import Commitment as Commitment
from corpus.findings import Contradiction as Contradiction
from corpus.findings import State as State


class Precision(StrEnum):
    """How finely a source gives a date; never finer than the source's words."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"


class Basis(StrEnum):
    """Where a date comes from."""

    EXPLICIT = "explicit"  # written in full, year included
    RELATIVE = "relative"  # worked out from another date: yesterday, last November, 40 years
    PUBLISHED = "published"  # no date words: from the document's own date
    INFERRED = "inferred"  # the year from inside evidence
    BOUNDED = "bounded"  # only bounds can be given
    ASSIGNED = "assigned"  # a person said so
    NONE = "none"


class Status(StrEnum):
    """Whether the act has happened, as the document puts it."""

    OCCURRED = "occurred"
    PLANNED = "planned"
    PROPOSED = "proposed"
    RECURRING = "recurring"
    CANCELLED = "cancelled"


class Rel(StrEnum):
    """How one event stands to another."""

    FULFILS = "fulfils"
    REPEATS = "repeats"
    AMENDS = "amends"
    PART_OF = "part_of"
    CONFLICTS_WITH = "conflicts_with"
    PERHAPS_SAME = "perhaps_same"


@dataclass(frozen=True, slots=True)
class Dating:
    """A date as honestly as it can be given.

    `edtf` is the date in the Extended Date/Time Format, or None where there is none; `earliest`
    and `latest` are the first and last day it can mean (inclusive; None where open). An undated
    thing may still have `partial` ("XXXX-11-06": the year is missing) and `bounds`
    ("[2019-09..]": not before September 2019), which never stand in `edtf`.
    """

    edtf: str | None = None
    earliest: date | None = None
    latest: date | None = None
    precision: Precision | None = None
    basis: Basis = Basis.NONE
    said: str = ""
    partial: str | None = None
    bounds: str | None = None

    @classmethod
    def undated(
        cls, *, said: str = "", partial: str | None = None, bounds: str | None = None
    ) -> Dating:
        """No date; at most what is missing (`partial`) and what can be said (`bounds`)."""
        basis = Basis.BOUNDED if bounds else Basis.NONE
        return cls(basis=basis, said=said, partial=partial, bounds=bounds)

    @property
    def is_dated(self) -> bool:
        return self.edtf is not None


@dataclass(frozen=True, slots=True)
class Document:
    """One text with what is known of it. Offsets anywhere count code points of `text`. `dated_by`
    names what gave the date: "front matter", "dateline", … (see `corpus.dates.document.RUNGS`)."""

    id: str
    title: str
    date: Dating
    url: str
    publisher: str
    language: str
    kind: str  # "original", or "abstract": our own summary of the page at `url`
    text: str
    sha256: str
    meta: Mapping[str, Any] = field(default_factory=dict)
    dated_by: str = ""

    def retitled(self, title: str) -> Document:
        return replace(self, title=title)


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, office or body that takes part. `side` is a country's name, or None."""

    name: str
    side: str | None = None
    role: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that prove something: `document.text[start:end] == quote`."""

    document: str
    start: int
    end: int
    quote: str
    proves: tuple[str, ...] = ("event",)  # "event", "date", "status", "actors", "domains", …


@dataclass(frozen=True, slots=True)
class Link:
    rel: Rel
    id: str


@dataclass(frozen=True, slots=True)
class Event:
    """One act, meeting, text, scheme or step on the timeline, with its proof."""

    id: str
    title: str
    dating: Dating
    kind: str
    domains: tuple[str, ...]
    status: Status
    actors: tuple[Actor, ...]
    place: str | None
    evidence: tuple[Evidence, ...]
    links: tuple[Link, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)
    made_by: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The event as the command line writes it: plain JSON types, stable key order."""
        dating = self.dating
        return {
            "id": self.id,
            "title": self.title,
            "date": dating.edtf,
            "partial": dating.partial,
            "bounds": dating.bounds,
            "earliest": _iso(dating.earliest),
            "latest": _iso(dating.latest),
            "precision": dating.precision and dating.precision.value,
            "basis": dating.basis.value,
            "said": dating.said,
            "kind": self.kind,
            "domains": list(self.domains),
            "status": self.status.value,
            "actors": [{"name": a.name, "side": a.side, "role": a.role} for a in self.actors],
            "place": self.place,
            "evidence": [
                {
                    "document": e.document,
                    "start": e.start,
                    "end": e.end,
                    "quote": e.quote,
                    "proves": list(e.proves),
                }
                for e in self.evidence
            ],
            "links": [{"rel": link.rel.value, "id": link.id} for link in self.links],
            "reasons": dict(self.reasons),
            "made_by": self.made_by,
        }

    @classmethod
    def from_dict(cls, row: Mapping[str, Any]) -> Event:
        """Read back what `as_dict` wrote. Raises KeyError or ValueError on a foreign shape."""
        dating = Dating(
            edtf=row["date"],
            earliest=_day(row["earliest"]),
            latest=_day(row["latest"]),
            precision=Precision(row["precision"]) if row["precision"] else None,
            basis=Basis(row["basis"]),
            said=row.get("said", ""),
            partial=row["partial"],
            bounds=row["bounds"],
        )
        return cls(
            id=row["id"],
            title=row["title"],
            dating=dating,
            kind=row["kind"],
            domains=tuple(row["domains"]),
            status=Status(row["status"]),
            actors=tuple(Actor(a["name"], a["side"], a["role"]) for a in row["actors"]),
            place=row["place"],
            evidence=tuple(_evidence(e) for e in row["evidence"]),
            links=tuple(Link(Rel(link["rel"]), link["id"]) for link in row["links"]),
            reasons=dict(row["reasons"]),
            made_by=row.get("made_by", ""),
        )


def event_id(document: str, kind: str, quote: str) -> str:
    """A name that survives edits of titles and rules: from document, kind and the proving words."""
    words = re.sub(r"\W+", " ", quote).strip().casefold()
    digest = hashlib.sha256("\x1f".join((document, kind, words)).encode())
    return digest.hexdigest()[:12]


def sort_events(events: Iterable[Event]) -> list[Event]:
    """Dated events by first day, then last; undated ones after them; ties as they are read: by
    document and place in it."""
    return sorted(events, key=_sort_key)


def _sort_key(event: Event) -> tuple[bool, date, date, str, int, str]:
    dating = event.dating
    first = dating.earliest or dating.latest or date.max
    proof = event.evidence[0] if event.evidence else Evidence("", 0, 0, "")
    last = dating.latest or date.max
    return (not dating.is_dated, first, last, proof.document, proof.start, event.id)


def _evidence(row: Mapping[str, Any]) -> Evidence:
    proves = tuple(row.get("proves", ("event",)))
    return Evidence(row["document"], row["start"], row["end"], row["quote"], proves)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
