"""The tables that pages show: built once for everybody, built anew when a document changes."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

import streamlit as st

from corpus import pipeline, query
from corpus.errors import Problem
from corpus.read.relation import Relation
from corpus.settings import documents_root
from corpus.store import EventTable

Progress = Callable[[int, int], None]  # documents read, of how many
VIEWS_FILE = "views.json"  # beside the documents; no event comes from it


@dataclass(frozen=True)
class Corpus:
    """One relation's events with what filters need to know of them. `default` is the relation that
    the page opens with; `span` is the first and last year that a dated event touches."""

    table: EventTable
    vocabulary: Mapping[str, Sequence[str]]
    span: tuple[int, int] | None
    default: str

    @property
    def relation(self) -> Relation:
        return self.table.relation


def relations() -> list[Relation]:
    """The relations to choose from. Raises RelationError if the folder cannot be used."""
    built = _table()
    return [Relation.of_folder(built.parent)] if built else pipeline.relations(documents_root())


def strays() -> list[Problem]:
    """What lies in the folder and belongs to no relation: shown, so that nothing vanishes."""
    return [] if _table() else pipeline.strays(documents_root())


def load(relation: Relation, default: str, progress: Progress | None = None) -> Corpus:
    """The corpus of `relation`, shared and read-only. Where it has to be built, `progress` is told
    how many of how many documents are read; what it raises ends the building, and the next to ask
    begins anew. Raises TableError if CORPUS names a file that is no table of events."""
    place = _table() or relation.folder
    slot = _slot((str(place.resolve()), _stamp(place)))
    with slot.lock:
        if slot.corpus is None:
            slot.corpus = _built(relation, default, progress)
        return slot.corpus


def _table() -> Path | None:
    """The table that CORPUS names, where it is no folder: what `python -m corpus build` wrote. It
    opens at once, and knows the events with their proving words, not the documents around them."""
    root = documents_root()
    return root if root.suffix == ".parquet" and root.is_file() else None


@dataclass
class _Slot:
    """The place of one state of one folder's documents, and its turnstile."""

    lock: Lock = field(default_factory=Lock)
    corpus: Corpus | None = None


@st.cache_resource(show_spinner=False, max_entries=8)
def _slot(place: tuple[str, str]) -> _Slot:
    """`place` names the folder (or table) and the state of its files."""
    del place
    return _Slot()


def _built(relation: Relation, default: str, progress: Progress | None) -> Corpus:
    whole = _table()
    if whole:
        table = EventTable.from_parquet(whole, relation)
    else:
        table = pipeline.build(relation, progress=progress)
    corpus = Corpus(table, query.vocabulary(table), query.year_span(table), default)
    # A table lives as long as the server: taken out of the collector's rounds, it costs no rerun.
    gc.collect()
    gc.freeze()
    return corpus


def _stamp(place: Path) -> str:
    """A name for the state of every file in the folder `place`, or of that file alone: its path,
    size and time of change."""
    digest = hashlib.sha256()
    for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
        if path.is_file() and path.name != VIEWS_FILE:
            facts = path.stat()
            line = f"{path.relative_to(place)}\0{facts.st_size}\0{facts.st_mtime_ns}\n"
            digest.update(line.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
