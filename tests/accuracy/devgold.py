"""The annotated documents of tests/data/devgold, in two halves, and our events for them.

What takes a `folder` serves any folder laid out the same way (tests/accuracy/owngold.py)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from corpus.pipeline import build_paths
from corpus.records import Event
from corpus.store import EventTable
from tests.accuracy.scoring import Annotated, Found, Result, score

FOLDER = Path(__file__).parents[1] / "data" / "devgold"
DEVELOPMENT = tuple(
    "D01 D02 D04 D05 D07 D10 D11 D14 D16 D17 D19 D20 D22 D23 D25 D26 D28 D29 D31 D32 D34 D35 D37 "
    "D38".split()
)
"""Documents that whoever tunes the rules may read. The others are the check: nobody reads them, and
nothing prints a word of them."""
NAMES = tuple(sorted(path.stem for path in (FOLDER / "gold").glob("*.json")))
HALVES = {
    "development": DEVELOPMENT,
    "check": tuple(name for name in NAMES if name not in DEVELOPMENT),
}


@cache
def _table(folder: Path) -> EventTable:
    (table,) = build_paths([folder / "docs"], separate=True).tables
    return table


@cache
def texts(folder: Path = FOLDER) -> Mapping[str, str]:
    """The text of every document, as the layer reads it."""
    return {name: document.text for name, document in _table(folder).documents.items()}


@cache
def annotated(name: str, folder: Path = FOLDER) -> tuple[Annotated, ...]:
    """The annotated events of a document."""
    rows = json.loads((folder / "gold" / f"{name}.json").read_text(encoding="utf-8"))["events"]
    text = texts(folder)[name]
    return tuple(Annotated.of(row, f"{name}/{i}", text) for i, row in enumerate(rows))


def results(folder: Path = FOLDER) -> dict[str, Result]:
    """How our events of today agree with each document's annotated ones."""
    found: dict[str, list[Found]] = {name: [] for name in texts(folder)}
    for event in _table(folder).events():
        found[event.evidence[0].document].append(_found(event))
    return {name: score(annotated(name, folder), found[name]) for name in sorted(found)}


def _found(event: Event) -> Found:
    spans = tuple((piece.start, piece.end) for piece in event.evidence)
    return Found(event.dating.edtf, event.kind, event.status.value, frozenset(event.domains), spans)
