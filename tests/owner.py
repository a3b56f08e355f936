"""The two documents that the owner supplied: a small corpus that stays as it is while the shipped
one grows, so that tests may name what stands in it."""

from __future__ import annotations

import shutil
from pathlib import Path

from corpus.pipeline import build
from corpus.read.relation import FILE, Relation
from corpus.store import EventTable
from tests.house import ROOT

FOLDER = ROOT / "corpus" / "documents" / "new-zealand-vietnam"
FILES = [
    FOLDER / "2006-11-17-new-zealand-and-vietnam-to-develop-defence-relationship.md",
    FOLDER / "undated-cooperation-on-crime-prevention-and-combat.txt",
]
SIDECAR = FILES[1].with_suffix(".meta.yaml")


def table() -> EventTable:
    """The events of these two documents alone."""
    return build(Relation.of_folder(FOLDER), FILES)


def copied_to(root: Path) -> Path:
    """`root`, in which these documents now are the only relation."""
    folder = root / FOLDER.name
    folder.mkdir()
    for path in [*FILES, SIDECAR, FOLDER / FILE]:
        shutil.copy(path, folder)
    return root
