"""The way of the data, once through: folder -> documents -> mentions -> events -> table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from corpus.dates import date_document
from corpus.engines import ENGINES, Progress, run
from corpus.errors import Problem, RelationError
from corpus.events.extract import extract
from corpus.link.merge import merge
from corpus.read.documents import files_below, read_files
from corpus.read.relation import FILE, Relation, find_relations
from corpus.records import Document, Event
from corpus.store import EventTable

__all__ = ["ENGINES", "build", "build_paths", "relations"]


def relations(root: Path) -> list[Relation]:
    """The relations whose documents stand below `root`."""
    return find_relations(root)


def build(
    relation: Relation,
    files: Iterable[Path] | None = None,
    *,
    separate: bool = False,
    engine: str = "local",
    progress: Progress | None = None,
) -> EventTable:
    """Read `files` (all of `relation`, when None) and enter their events.

    One bad document is reported in `problems` and does not stop the rest. With `separate`,
    mentions are joined only inside a document, not across documents.
    """
    paths = sorted(files_below(relation.folder) if files is None else files)
    reading = read_files(paths, relation.folder)
    work = partial(_enter, relation=relation)
    results = run(engine, work, reading.documents, progress)
    problems = [*reading.problems, *(p for _, _, found in results for p in found)]
    events = [event for _, entered, _ in results for event in entered]
    documents = [document for document, _, _ in results]
    return EventTable.of(relation, events if separate else merge(events), documents, problems)


def build_paths(
    paths: Sequence[Path],
    *,
    separate: bool = False,
    engine: str = "local",
    progress: Progress | None = None,
) -> list[EventTable]:
    """One table for each relation that the files and folders `paths` belong to. Raises
    RelationError for a path that does not exist."""
    groups: dict[Path, tuple[Relation, dict[Path, None]]] = {}
    for path in paths:
        for relation, files in _targets(path):
            known = groups.setdefault(relation.folder.resolve(), (relation, {}))
            known[1].update(dict.fromkeys(files))
    return [
        build(relation, files, separate=separate, engine=engine, progress=progress)
        for relation, files in groups.values()
    ]


def _targets(path: Path) -> list[tuple[Relation, list[Path]]]:
    """The relations that a file or folder belongs to, with the files it names."""
    if not path.exists():
        raise RelationError(f"{path}: there is no such file or folder")
    around = _enclosing(path)
    if path.is_file():
        return [(around or Relation.of_folder(path.parent), [path])]
    if around is not None:
        return [(around, list(files_below(path)))]
    return [(relation, list(files_below(relation.folder))) for relation in find_relations(path)]


def _enclosing(path: Path) -> Relation | None:
    """The relation in whose folder `path` lies (or which it is)."""
    for folder in (path, *path.resolve().parents):
        if (folder / FILE).is_file():
            return Relation.of_folder(folder)
    return None


_Entered = tuple[Document, list[Event], list[Problem]]


def _enter(document: Document, relation: Relation) -> _Entered:
    """One document dated, and its events, joined inside it. What fails is a problem, not a stop."""
    try:
        document, problems = _dated(document, relation)
        return document, merge(extract(document, relation)), problems
    except Exception as error:
        text = f"its events could not be entered ({type(error).__name__}: {error})"
        problem = Problem(document.id, text, "please report this document", refused=True)
        return document, [], [problem]


def _dated(document: Document, relation: Relation) -> tuple[Document, list[Problem]]:
    """The document with the date that its own evidence allows; rungs that disagree are reported."""
    found = date_document(
        document.text,
        meta=document.meta,
        url=document.url,
        filename=Path(document.id).name,
        day_first=relation.day_first,
    )
    remedy = "write the right date in the front matter"
    problems = [Problem(document.id, conflict, remedy) for conflict in found.conflicts]
    return replace(document, date=found.dating), problems


