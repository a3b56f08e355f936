"""What is wrong or weak in documents: said with the place and the remedy."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.dates import find
from corpus.errors import Problem
from corpus.events.lexicon import scan
from corpus.read.sentences import split
from corpus.records import Document
from corpus.store import EventTable

_SHOWN = 120


def problems(table: EventTable) -> list[Problem]:
    """Refused documents first, then what is weak in each: no date, no title, no address, date words
    in a sentence that gave no event, no event at all."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for event in table.events():
        for piece in event.evidence:
            spans.setdefault(piece.document, []).append((piece.start, piece.end))
    found = list(table.problems)
    for document in table.documents.values():
        found += _weak(document)
        found += _gaps(document, spans.get(document.id, []), table)
    return sorted(found, key=lambda p: not p.refused)


def _weak(document: Document) -> Iterator[Problem]:
    if not document.date.is_dated:
        remedy = "if you know it, write it into the front matter or the sidecar"
        yield Problem(document.id, "has no date: relative words stay unresolved", remedy)
    if not document.meta.get("title"):
        yield Problem(document.id, "has no title", "write one into the front matter or the sidecar")
    if not document.url:
        yield Problem(document.id, "names no address", "add url: to the front matter or the sidecar")


def _gaps(
    document: Document, spans: list[tuple[int, int]], table: EventTable
) -> Iterator[Problem]:
    """Sentences with a date or with a cue of what is to come, but with no event."""
    if not spans:
        yield Problem(document.id, "gave no event", "see the lines below for what was passed over")
    text = document.text
    published = document.date if document.date.is_dated else None
    timexes = find(text, published=published, hemisphere=table.relation.hemisphere)
    hits = scan(text)
    for start, end in split(text):
        if any(first < end and start < last for first, last in spans):
            continue
        dates = [t.text for t in timexes if start <= t.start < end and t.type == "DATE"]
        cues = [h for h in hits if start <= h.start < end and h.group == "cue"]
        ahead = [text[h.start : h.end] for h in cues if h.key in ("planned", "proposed")]
        if dates or ahead:
            known = any(h.group == "trigger" for h in hits if start <= h.start < end)
            why = "its words are no act of the two sides" if known else "no word of it is a trigger"
            line = text.count("\n", 0, start) + 1
            words = ", ".join(f"“{word}”" for word in (dates or ahead)[:3])
            message = f"line {line}: {words}, but no event ({why}): “{_short(text[start:end])}”"
            yield Problem(document.id, message)


def _short(sentence: str) -> str:
    line = " ".join(sentence.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
