"""The way of the data, once through: folder -> documents -> mentions -> events -> table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from corpus import corrections
from corpus.corrections import Correction
from corpus.dates import date_document
from corpus.engines import ENGINES, Progress, run
from corpus.errors import Problem, RelationError, shown
from corpus.events.extract import extract
from corpus.events.people import Known
from corpus.events.sides import Told, sides_of, told
from corpus.link.links import link
from corpus.link.merge import merge
from corpus.link.terms import known_terms
from corpus.read import publisher
from corpus.read.documents import read_files
from corpus.read.folder import SUFFIXES, Listing, list_folder, strays
from corpus.read.relation import FILE, Relation, declared_relations, find_relations
from corpus.records import Document, Event
from corpus.store import EventTable

__all__ = ["ENGINES", "Built", "build", "build_paths", "relations", "strays"]


@dataclass(slots=True)
class Built:
    """The tables of the relations that some paths belong to, and what belongs to none of them."""

    tables: list[EventTable]
    strays: list[Problem] = field(default_factory=list)

    @property
    def problems(self) -> list[Problem]:
        """Everything that was refused or is weak."""
        return [*self.strays, *(p for table in self.tables for p in table.problems)]


def relations(root: Path) -> list[Relation]:
    """The relations whose documents stand below `root`. Raises RelationError where there is no
    such folder or none can be used; `strays` tells what lies beside them."""
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
    nothing is joined or linked across documents.
    """
    listing = list_folder(relation.folder) if files is None else Listing(list(files))
    return _build(relation, listing, separate, engine, progress)


def build_paths(
    paths: Sequence[Path],
    *,
    separate: bool = False,
    engine: str = "local",
    progress: Progress | None = None,
) -> Built:
    """One table for each relation that the files and folders `paths` belong to; a file named twice
    is read once. Raises RelationError for a path that does not exist or a relation.toml that is
    named and cannot be used."""
    groups: dict[Path, tuple[Relation, Listing]] = {}
    beside: list[Problem] = []
    for path in paths:
        if not path.exists():
            raise RelationError(path, "there is no such file or folder")
        targets, problems = _targets(path)
        if not problems and not any(found.files or found.problems for _, found in targets):
            remedy = f"put some there ({', '.join(SUFFIXES)})"
            problems = [Problem(shown(path), "holds no documents", remedy)]
        beside += problems
        for relation, found in targets:
            _, known = groups.setdefault(relation.folder.resolve(), (relation, Listing()))
            known.files += found.files
            known.problems += found.problems
    tables = [
        _build(relation, listing, separate, engine, progress)
        for relation, listing in groups.values()
    ]
    return Built(tables, list(dict.fromkeys(beside)))


def _build(
    relation: Relation, listing: Listing, separate: bool, engine: str, progress: Progress | None
) -> EventTable:
    once = {path.parent.resolve() / path.name: path for path in listing.files}
    reading = read_files(once.values(), relation.folder)
    pages = [] if separate else run(engine, _told, reading.documents)
    known = sides_of(pages, relation.sides)
    enter = partial(_enter, relation=relation, known=known)
    results = run(engine, enter, reading.documents, progress)
    entered = [problem for _, _, found in results for problem in found]
    events = [event for _, found, _ in results for event in found]
    documents = [document for document, _, _ in results]
    said, unread = corrections.read(relation.folder / corrections.FILE)
    ours = [c for c in said if _is_asked_for(c, documents, relation.folder)]
    linked = link(
        events,
        documents,
        sides=relation.sides,
        terms=known_terms() if relation.terms else (),
        amend=partial(corrections.apply, corrections=ours, hemisphere=relation.hemisphere),
        separate=separate,
    )
    stale = () if separate else linked.problems
    problems = dict.fromkeys([*listing.problems, *reading.problems, *entered, *unread, *stale])
    found = linked.contradictions, linked.commitments, linked.claims
    return EventTable.of(relation, linked.events, documents, problems, *found)


def _is_asked_for(correction: Correction, documents: Iterable[Document], folder: Path) -> bool:
    """Whether a correction is about what is built: not when its document is there and was left out
    (a part of the folder is built), but when it is gone, so that this is reported."""
    if correction.proof is None or correction.proof.document in {d.id for d in documents}:
        return True
    path = folder / correction.proof.document
    try:
        return not any(path.with_name(path.name + suffix).exists() for suffix in SUFFIXES)
    except (OSError, ValueError):  # no name that a file could have
        return True


def _targets(path: Path) -> tuple[list[tuple[Relation, Listing]], list[Problem]]:
    """The relations that a file or folder belongs to, each with the files that are meant, and what
    lies there and is no relation's. A folder inside a relation stands for that part of it."""
    around = _enclosing(path)
    if not path.is_dir():
        return [(around or Relation.of_folder(path.parent), Listing([path]))], []
    if around is None or around.folder.resolve() == path.resolve():
        inner, problems = find_relations(path), strays(path)
        return [(relation, list_folder(relation.folder)) for relation in inner], problems
    inner, broken = declared_relations(path)
    whole = [(around, list_folder(path)), *((r, list_folder(r.folder)) for r in inner)]
    return whole, [error.problem for error in broken]


def _enclosing(path: Path) -> Relation | None:
    """The innermost relation in whose folder `path` lies (or which it is)."""
    for folder in (path, *path.parents, *path.resolve().parents):
        if (folder / FILE).is_file():
            return Relation.of_folder(folder)
    return None


_Entered = tuple[Document, list[Event], list[Problem]]


def _told(document: Document) -> Told:
    try:
        return told(document.text)
    except Exception:  # said of the document when its events are entered
        return Told()


def _enter(document: Document, relation: Relation, known: Known) -> _Entered:
    """One document dated, and its events, joined inside it. What fails is a problem, not a stop."""
    try:
        document, problems = _dated(document, relation)
        return document, merge(extract(document, relation, known)), problems
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
        day_first=publisher.day_first(document, relation),
    )
    remedy = "write the right date in the front matter"
    problems = [Problem(document.id, conflict, remedy) for conflict in found.conflicts]
    return replace(document, date=found.dating, dated_by=found.rung), problems
