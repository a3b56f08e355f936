"""Events on their way out, with everything that has to be said beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from corpus.query import FACETS, Filter
from corpus.records import Document, Event
from corpus.store import EventTable

ALL = "all events"


@dataclass(frozen=True)
class Batch:
    """What leaves: `events` in the order of the table; `title` names the relation, `shown` says in
    words which of its events these are; `relation` and `filter` say both for programs. `documents`:
    id -> document, of those that the events rest on; empty where a table came without them."""

    events: Sequence[Event]
    documents: Mapping[str, Document] = field(default_factory=dict)
    title: str = ""
    shown: str = ALL
    relation: Mapping[str, Any] = field(default_factory=dict)
    filter: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        table: EventTable,
        rows: Iterable[int] | None = None,
        *,
        chosen: Filter | None = None,
        shown: str = ALL,
    ) -> Batch:
        """The events of `rows` (all, when None), that `chosen` gave and `shown` words."""
        events = table.events(rows)
        used = {piece.document for event in events for piece in event.evidence}
        relation = table.relation
        return cls(
            events,
            {name: table.documents[name] for name in sorted(used & set(table.documents))},
            relation.title,
            shown,
            {"id": relation.id, "title": relation.title, "sides": list(relation.sides)},
            filter_as_dict(chosen or Filter()),
        )

    @classmethod
    def of_tables(cls, tables: Sequence[EventTable]) -> Batch:
        """All events of several relations, in the order of the relations."""
        if len(tables) == 1:
            return cls.of(tables[0])
        parts = [cls.of(table) for table in tables]
        return cls(
            [event for part in parts for event in part.events],
            {name: document for part in parts for name, document in part.documents.items()},
            ", ".join(part.title for part in parts),
        )

    @cached_property
    def as_of(self) -> date | None:
        """The last day that the newest document can be of; None where none is dated."""
        days = (document.date.latest for document in self.documents.values())
        return max((day for day in days if day), default=None)

    def about(self) -> dict[str, Any]:
        """Relation, filter and documents, as a program reads them."""
        return {
            "relation": dict(self.relation) or {"title": self.title},
            "filter": dict(self.filter) or {"shown": self.shown},
            "generated_from": [source(document) for document in self.documents.values()],
        }


def filter_as_dict(chosen: Filter) -> dict[str, Any]:
    """A filter with every part of it, as JSON types."""
    return {
        "years": list(chosen.years) if chosen.years else None,
        **{facet: sorted(getattr(chosen, facet)) for facet in FACETS},
        "text": chosen.text,
    }


def source(document: Document) -> dict[str, Any]:
    """What names a document, without its text."""
    return {
        "document": document.id,
        "title": document.title,
        "date": document.date.edtf,
        "url": document.url,
        "publisher": document.publisher,
        "kind": document.kind,
        "sha256": document.sha256,
    }
