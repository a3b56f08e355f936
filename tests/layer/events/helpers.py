"""Short ways to events for tests of the event layer."""

from __future__ import annotations

from pathlib import Path

from corpus.dates import edtf
from corpus.events.extract import extract
from corpus.link.merge import merge
from corpus.read.relation import Relation
from corpus.records import Basis, Dating, Document, Event

PAIR = Relation("nz-vn", "New Zealand–Vietnam", Path(), ("New Zealand", "Vietnam"))


def document(text: str, *, published: str | None = None, **fields: object) -> Document:
    """A document with `text`, undated unless `published` is given as EDTF."""
    date = edtf.dating(published, Basis.EXPLICIT) if published else Dating.undated()
    values = {"title": "", "url": "", "publisher": "", "language": "en", "kind": "original"}
    return Document(id="d", date=date, text=text, sha256="", **(values | {"meta": {}} | fields))  # type: ignore[arg-type]


def events(
    text: str, *, published: str | None = None, relation: Relation = PAIR, **fields: object
) -> list[Event]:
    """The events of a text about New Zealand and Vietnam, joined inside it."""
    return merge(extract(document(text, published=published, **fields), relation))
