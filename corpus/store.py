"""Events as columns: built once, shared by everybody, read-only.

`EventTable` holds what filters and charts need as pandas columns and every event whole as one JSON
record, decoded only when somebody opens it. It is written to and read from a single Parquet file.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd

from corpus.dates import edtf
from corpus.errors import Problem
from corpus.read.relation import Relation
from corpus.records import Document, Event, sort_events

COLUMNS = (
    "id title edtf earliest latest not_before not_after precision basis kind status domains actors "
    "documents search record"
).split()


@dataclass(frozen=True)
class EventTable:
    """All events of one relation. `columns` is one row an event, dated ones first and in order.

    edtf: the date as written, None when undated; earliest, latest: first and last day the date can mean (NaT where open or undated);
    not_before, not_after: the same for undated events' bounds; domains, actors, documents: joined
    by "|"; search: title, actors and quotes, case-folded; record: the event as JSON.
    """

    relation: Relation
    columns: pd.DataFrame
    documents: Mapping[str, Document]
    problems: tuple[Problem, ...] = ()

    @classmethod
    def of(
        cls,
        relation: Relation,
        events: Iterable[Event],
        documents: Iterable[Document] = (),
        problems: Iterable[Problem] = (),
    ) -> EventTable:
        """The table of `events`, sorted; document ids must be unique."""
        rows = [_row(event) for event in sort_events(events)]
        frame = pd.DataFrame(rows, columns=COLUMNS)
        for name in ("earliest", "latest", "not_before", "not_after"):
            frame[name] = frame[name].astype("datetime64[ms]")
        return cls(relation, frame, {d.id: d for d in documents}, tuple(problems))

    def __len__(self) -> int:
        return len(self.columns)

    @cached_property
    def version(self) -> str:
        """A name for exactly these events: the key under which derived things are cached."""
        digest = hashlib.sha256(self.relation.id.encode())
        digest.update("\n".join(self.columns["record"]).encode())
        return digest.hexdigest()[:16]

    @cached_property
    def positions(self) -> dict[str, int]:
        """Event id -> row."""
        return {name: row for row, name in enumerate(self.columns["id"])}

    @cached_property
    def dated(self) -> np.ndarray:
        """For each row, whether the event has a date."""
        return self.columns["edtf"].notna().to_numpy()

    def event(self, name: str) -> Event | None:
        """The event with the id `name`, or None."""
        row = self.positions.get(name)
        return None if row is None else self.event_at(row)

    def event_at(self, row: int) -> Event:
        return Event.from_dict(json.loads(self.columns["record"].iat[row]))

    def events(self, rows: Iterable[int] | None = None) -> list[Event]:
        """The events of `rows` (all, when None), in their order."""
        return [self.event_at(int(row)) for row in (range(len(self)) if rows is None else rows)]

    def to_parquet(self, path: Path) -> None:
        """Write the columns to `path`, whole or not at all."""
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        os.close(handle)
        try:
            self.columns.to_parquet(name, index=False)
            os.replace(name, path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise

    @classmethod
    def from_parquet(cls, path: Path, relation: Relation) -> EventTable:
        """Read back what `to_parquet` wrote (documents and problems are not in the file)."""
        return cls(relation, pd.read_parquet(path, columns=COLUMNS), {})


def _row(event: Event) -> tuple[object, ...]:
    dating, record = event.dating, event.as_dict()
    actors = [actor.name for actor in event.actors]
    quotes = [piece.quote for piece in event.evidence]
    bounds = dating.bounds
    low, high = (edtf.earliest(bounds), edtf.latest(bounds)) if bounds else (None, None)
    return (
        event.id,
        event.title,
        dating.edtf,
        dating.earliest,
        dating.latest,
        low,
        high,
        dating.precision and dating.precision.value,
        dating.basis.value,
        event.kind,
        event.status.value,
        "|".join(event.domains),
        "|".join(actors),
        "|".join(dict.fromkeys(piece.document for piece in event.evidence)),
        "\n".join([event.title, *actors, *quotes]).casefold(),
        json.dumps(record, ensure_ascii=False, sort_keys=True),
    )
