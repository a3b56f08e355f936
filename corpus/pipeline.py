"""The way of the data, once through: folder -> documents -> events -> table."""

from __future__ import annotations

from pathlib import Path

from corpus.read.relation import Relation, find_relations
from corpus.store import EventTable


def relations(root: Path) -> list[Relation]:
    """The relations whose documents stand below `root`."""
    return find_relations(root)


def build(relation: Relation) -> EventTable:
    """Read every document of `relation` and enter its events."""
    raise NotImplementedError
