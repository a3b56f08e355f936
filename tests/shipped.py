"""What is shipped below corpus/documents: its events as they were reviewed, and the counts that its
READMEs give.

    python -m tests.shipped            print what differs from the reviewed events
    python -m tests.shipped --write    write the reviewed events and the counts anew: look at each
                                       difference first, event by event, against the documents
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from corpus.corrections.ledger import FILE, in_force, read
from corpus.lexicon import load_toml
from corpus.pipeline import build, relations
from corpus.read.relation import Relation
from corpus.records import Event
from corpus.store import EventTable
from tests.house import ROOT

DOCUMENTS = ROOT / "corpus" / "documents"
SNAPSHOTS = ROOT / "tests" / "data" / "corpus_events"
REVIEWED = ("id", "title", "date", "partial", "precision", "basis", "kind", "domains", "status")
COUNTS = re.compile(r"(?<=<!-- counts -->\n).*?(?=<!-- end of counts -->)", re.DOTALL)
SHOWN = 40
"""How many differences a failing test prints."""

Row = dict[str, Any]


def shipped() -> list[Relation]:
    return relations(DOCUMENTS)


@cache
def table(relation: str) -> EventTable:
    (found,) = [r for r in shipped() if r.id == relation]
    return build(found)


# the reviewed events


def snapshot(relation: str) -> Path:
    return SNAPSHOTS / f"{relation}.jsonl"


def rows(events: Iterable[Event]) -> list[Row]:
    """What the snapshot holds of each event."""
    return [
        {name: event.as_dict()[name] for name in REVIEWED}
        | {"documents": sorted({piece.document for piece in event.evidence})}
        for event in events
    ]


def reviewed(relation: str) -> list[Row]:
    """The rows that were reviewed; none where nobody has written any yet."""
    path = snapshot(relation)
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [json.loads(line) for line in lines]


def differences(before: Iterable[Row], now: Iterable[Row]) -> Iterator[str]:
    """One line for each event that is gone, new or changed, in the order of documents."""
    old = {row["id"]: row for row in before}
    new = {row["id"]: row for row in now}

    def place(name: str) -> tuple[list[str], str]:
        return (old.get(name) or new[name])["documents"], name

    for name in sorted(old.keys() | new.keys(), key=place):
        if name not in new:
            yield f"gone     {_shown(old[name])}"
        elif name not in old:
            yield f"new      {_shown(new[name])}"
        elif old[name] != new[name]:
            yield f"changed  {_shown(new[name])}: {_changes(old[name], new[name])}"


def _shown(row: Row) -> str:
    when = row["date"] or row["partial"] or "undated"
    return f"{row['documents'][0]} | {when} | {row['kind']}/{row['status']} | {row['title']}"


def _changes(old: Row, new: Row) -> str:
    changed = [name for name in new if old.get(name) != new[name]]
    return "; ".join(f"{name} was {old.get(name)!r}, is {new[name]!r}" for name in changed)


# the counts


def counts(relation: Relation) -> str:
    """The counts of a relation as its README gives them."""
    entered = table(relation.id)
    events = entered.events()
    corrections = in_force(read(relation.folder / FILE)[0])
    abstracts = sum(document.kind == "abstract" for document in entered.documents.values())
    dated = sum(event.dating.is_dated for event in events)
    said = (
        f"{len(entered.documents)} documents, {abstracts} of them abstracts; {len(events)} events, "
        f"{dated} of them dated; {len(corrections)} corrections by hand."
    )
    domains = _listed("domain (an event may be in several)", _domains(events))
    lines = [said, "", *domains, "", *_listed("decade", _decades(events))]
    return "\n".join(lines) + "\n"


def _listed(of: str, found: Mapping[str, int]) -> list[str]:
    rows = [f"| {name} | {number} |" for name, number in found.items()]
    return [f"| {of} | events |", "|---|--:|", *rows]


def _domains(events: Iterable[Event]) -> dict[str, int]:
    found = Counter(domain for event in events for domain in event.domains)
    return {domain: found[domain] for domain in load_toml("domains") if found[domain]}


def _decades(events: Iterable[Event]) -> dict[str, int]:
    firsts = [event.dating.earliest or event.dating.latest for event in events]
    found = Counter(f"{day.year // 10 * 10}s" if day else "undated" for day in firsts)
    return {decade: found[decade] for decade in sorted(found)}


def readme(relation: Relation) -> Path:
    return relation.folder / "README.md"


def with_counts(relation: Relation) -> str:
    """The relation's README with today's counts between its marks."""
    text = readme(relation).read_text(encoding="utf-8")
    return COUNTS.sub(lambda _: counts(relation), text)


def write() -> None:
    """Commit to today's events and counts."""
    SNAPSHOTS.mkdir(exist_ok=True)
    for relation in shipped():
        lines = [json.dumps(r, ensure_ascii=False) for r in rows(table(relation.id).events())]
        snapshot(relation.id).write_text("\n".join(lines) + "\n", encoding="utf-8")
        readme(relation).write_text(with_counts(relation), encoding="utf-8")


if __name__ == "__main__":
    for pair in shipped():
        for line in differences(reviewed(pair.id), rows(table(pair.id).events())):
            sys.stdout.write(f"{line}\n")
    if "--write" in sys.argv:
        write()
