"""Events as columns: built once, shared by everybody, read-only.

`EventTable` holds what filters and charts need as pandas columns and every event whole as one JSON
record, decoded only when somebody opens it. It is written to and read from a single Parquet file.
"""

from __future__ import annotations

import hashlib
import json
import os
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa

from corpus.dates import edtf
from corpus.errors import Problem, TableError
from corpus.read.relation import Relation
from corpus.records import Claim, Commitment, Contradiction, Document, Event, sort_events

COLUMNS = (
    "id title edtf earliest latest not_before not_after precision basis kind status domains actors "
    "actor_sides sides roles documents publishers search record"
).split()
_FINDINGS = "findings"
DAYS = ("earliest", "latest", "not_before", "not_after")

# What people type in a plainer form and Unicode does not take apart; after casefold.
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("đð", "d"),
        "ł": "l",
        "ø": "o",
        **dict.fromkeys("\u2018\u2019\u02bc\u00b4`", "'"),
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
    }
)


def fold(text: str) -> str:
    """`text` as it is searched: without case, accents and typographers' signs, so that "nguyen"
    finds "Nguyễn" and the reverse."""
    plain = text.casefold().translate(_ALIKE)
    if plain.isascii():  # as most are
        return plain
    apart = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold()


@dataclass(frozen=True, eq=False)
class EventTable:
    """All events of one relation. `columns` is one row an event, dated ones first and in order.

    edtf: the date as written, missing when undated; earliest, latest: first and last day that the
    date can mean (NaT where open or undated), in milliseconds, which hold every year that Python
    knows; not_before, not_after: the same for undated events' bounds; domains, actors, sides,
    roles, documents, publishers: joined by "|", each once (sides, roles: those of the actors;
    publishers: those of the documents); actor_sides: each actor's, in the order of `actors`;
    search: title, actors, place and quotes, folded (`fold`); record: the event as JSON. A table
    equals only itself: compare `version`. What the link step found about several events,
    `contradictions` and `commitments`, and what each of several sources says of an event's date,
    `claims`, travel beside the columns; in a Parquet file they stand as JSON in its metadata.
    """

    relation: Relation
    columns: pd.DataFrame
    documents: Mapping[str, Document]
    problems: tuple[Problem, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    claims: tuple[Claim, ...] = ()

    @classmethod
    def of(
        cls,
        relation: Relation,
        events: Iterable[Event],
        documents: Iterable[Document] = (),
        problems: Iterable[Problem] = (),
        contradictions: Iterable[Contradiction] = (),
        commitments: Iterable[Commitment] = (),
        claims: Iterable[Claim] = (),
    ) -> EventTable:
        """The table of `events`, sorted. Of several events with one id, which could not be opened
        or linked apart, those after the first get new ones. Document ids must be unique."""
        known = {d.id: d for d in documents}
        rows = [_row(event, relation, known) for event in _told_apart(sort_events(events))]
        frame = _typed(pd.DataFrame(rows, columns=COLUMNS))
        found = tuple(contradictions), tuple(commitments), tuple(claims)
        return cls(relation, frame, known, tuple(problems), *found)

    def __len__(self) -> int:
        return len(self.columns)

    @cached_property
    def version(self) -> str:
        """A name for exactly these events: the key under which derived things are cached."""
        digest = hashlib.sha256(self.relation.id.encode())
        for piece in _bytes_of(self.columns["record"]):
            digest.update(piece)
        if self.contradictions or self.commitments or self.claims:
            digest.update(self._findings().encode())
        return digest.hexdigest()[:16]

    @cached_property
    def positions(self) -> dict[str, int]:
        """Event id -> row."""
        return dict(zip(self.columns["id"].to_list(), range(len(self)), strict=True))

    @cached_property
    def said(self) -> dict[str, tuple[Claim, ...]]:
        """Event id -> what each source says of its date, for events with several sources and for
        those that contradict one another."""
        found: dict[str, dict[Claim, None]] = {}
        disputed = (claim for record in self.contradictions for claim in record.claims)
        for claim in (*self.claims, *disputed):
            found.setdefault(claim.event, {})[claim] = None
        return {name: tuple(rows) for name, rows in found.items()}

    @cached_property
    def disputes(self) -> dict[str, Contradiction]:
        """Event id -> the contradiction that it stands in."""
        return {name: record for record in self.contradictions for name in record.events}

    @cached_property
    def promised(self) -> dict[str, Commitment]:
        """Event id -> what became of it, for planned and proposed events."""
        return {row.event: row for row in self.commitments}

    @cached_property
    def dated(self) -> np.ndarray:
        """For each row, whether the event has a date."""
        return self.columns["edtf"].notna().to_numpy()

    def event(self, name: str) -> Event | None:
        """The event with the id `name`, or None."""
        row = self.positions.get(name)
        return None if row is None else self.event_at(row)

    def event_at(self, row: int) -> Event:
        return Event.from_dict(json.loads(str(self.columns["record"].iat[row])))

    def events(self, rows: Iterable[int] | None = None) -> list[Event]:
        """The events of `rows` (all, when None), in their order."""
        return [self.event_at(int(row)) for row in (range(len(self)) if rows is None else rows)]

    def to_parquet(self, path: Path) -> None:
        """Write the columns to `path`, whole or not at all."""
        with written_whole(path) as file:
            frame = self.columns.copy(deep=False)
            frame.attrs = {_FINDINGS: self._findings()}  # pandas keeps these in the metadata
            frame.to_parquet(file, index=False)

    def _findings(self) -> str:
        """What was found about several events or sources as one line of JSON, always the same."""
        found = {
            "contradictions": [row.as_dict() for row in self.contradictions],
            "commitments": [row.as_dict() for row in self.commitments],
            "claims": [row.as_dict() for row in self.claims],
        }
        return json.dumps(found, ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_parquet(cls, path: Path, relation: Relation) -> EventTable:
        """Read back what `to_parquet` wrote (documents and problems are not in the file). Raises
        TableError when it is something else."""
        try:
            frame = pd.read_parquet(path)
        except (OSError, ValueError) as error:
            raise TableError(f"{path}: is no table of events ({error})") from error
        if list(frame.columns) != COLUMNS:
            raise TableError(f"{path}: has other columns than a table of events; build it anew")
        try:
            found = json.loads(frame.attrs.pop(_FINDINGS, "{}"))
            contradictions = tuple(map(Contradiction.from_dict, found.get("contradictions", ())))
            commitments = tuple(map(Commitment.from_dict, found.get("commitments", ())))
            claims = tuple(Claim(**row) for row in found.get("claims", ()))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise TableError(f"{path}: its metadata cannot be read; build it anew") from error
        whole = _in_one_piece(_typed(frame))
        return cls(relation, whole, {}, (), contradictions, commitments, claims)


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """A place to write a file at: what is written there takes `path`'s place when the block ends
    well, and goes when it does not. What is no ordinary file (/dev/null, a pipe) is written to
    directly. Folders on the way are made."""
    if path.exists() and not path.is_file() and not path.is_dir():
        yield path
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield beside
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _told_apart(events: Iterable[Event]) -> Iterator[Event]:
    seen: set[str] = set()
    for event in events:
        name, number = event.id, 1
        while name in seen:
            number += 1
            name = hashlib.sha256(f"{event.id}\x1f{number}".encode()).hexdigest()[:12]
        seen.add(name)
        yield event if name == event.id else replace(event, id=name)


def _typed(frame: pd.DataFrame) -> pd.DataFrame:
    """The same types whatever the rows hold: an empty column is one of days, or of texts, too."""
    return frame.astype({n: "datetime64[ms]" if n in DAYS else "str" for n in COLUMNS})


def _in_one_piece(frame: pd.DataFrame) -> pd.DataFrame:
    """Texts that are looked up by row, each column in one piece: a file gives them in many, and to
    take a few rows of those costs as much as to take all."""
    short = [name for name in COLUMNS if name not in (*DAYS, "search", "record")]
    pieces = {name: pa.chunked_array(_pieces(frame[name])) for name in short}
    whole = {name: pd.array(piece.combine_chunks(), dtype="str") for name, piece in pieces.items()}
    return frame.assign(**whole)


def _pieces(texts: pd.Series[str]) -> list[pa.Array]:
    found = pa.array(texts, type=pa.large_string())
    return found.chunks if isinstance(found, pa.ChunkedArray) else [found]


def _bytes_of(texts: pd.Series[str]) -> Iterator[bytes | memoryview]:
    """The lengths and letters of `texts`: the same for the same texts, however they are stored."""
    lengths = []
    for piece in _pieces(texts):
        _, offsets, letters = piece.buffers()
        ends = np.frombuffer(offsets, np.int64)[piece.offset : piece.offset + len(piece) + 1]
        lengths.append(np.diff(ends).tobytes())
        if letters is not None:
            yield memoryview(letters)[ends[0] : ends[-1]]
    yield b"".join(lengths)


def _joined(parts: Iterable[str]) -> str:
    return "|".join(dict.fromkeys(part for part in parts if part))


def _row(event: Event, relation: Relation, documents: Mapping[str, Document]) -> tuple[object, ...]:
    dating, season, bounds = event.dating, relation.hemisphere, event.dating.bounds
    names = [part for actor in event.actors for part in (actor.name, actor.role)]
    quotes = [piece.quote for piece in event.evidence]
    return (
        event.id,
        event.title,
        dating.edtf,
        dating.earliest,
        dating.latest,
        edtf.earliest(bounds, season) if bounds else None,
        edtf.latest(bounds, season) if bounds else None,
        dating.precision and dating.precision.value,
        dating.basis.value,
        event.kind,
        event.status.value,
        _joined(event.domains),
        _joined(actor.name for actor in event.actors),
        "|".join({actor.name: actor.side or "" for actor in event.actors if actor.name}.values()),
        _joined(actor.side or "" for actor in event.actors),
        _joined(actor.role for actor in event.actors),
        _joined(piece.document for piece in event.evidence),
        _joined(documents[p.document].publisher for p in event.evidence if p.document in documents),
        fold("\n".join([event.title, *names, event.place or "", *quotes])),
        json.dumps(event.as_dict(), ensure_ascii=False, sort_keys=True),
    )
