"""The words that prove an event, lit inside their paragraph."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from components import words
from components.markup import Html, join, tag
from corpus.records import Document, Evidence

LONGEST = 900  # characters of a paragraph that are shown around the words


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a document, `document.text[start:end]`, and the evidence in it."""

    document: str
    start: int
    end: int
    pieces: tuple[Evidence, ...]


def passages(pieces: Iterable[Evidence], text: str) -> list[Passage]:
    """The paragraphs of one document's `text` that hold `pieces`, in the text's order."""
    found: list[Passage] = []
    for piece in sorted(pieces, key=lambda p: (p.start, p.end)):
        start, end = paragraph(text, piece.start, piece.end)
        if found and start < found[-1].end:
            last = found.pop()
            start, end = min(start, last.start), max(end, last.end)
            found.append(Passage(piece.document, start, end, (*last.pieces, piece)))
        else:
            found.append(Passage(piece.document, start, end, (piece,)))
    return found


def paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    """The lines around `text[start:end]`; of a very long line only the neighbourhood."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    room = max((LONGEST - (end - start)) // 2, 120)
    first, last = max(first, start - room), min(last, end + room)
    return _to_word(text, first, start, -1), _to_word(text, last, end, 1)


def _to_word(text: str, edge: int, limit: int, side: int) -> int:
    """Move a cut that falls inside a word to the word's border, towards the quote."""
    while (
        edge != limit and 0 < edge < len(text) and text[edge - 1].isalnum() and text[edge].isalnum()
    ):
        edge -= side
    return edge


def lit(passage: Passage, document: Document) -> Html:
    """The passage as a quotation with its evidence in `<mark>`."""
    text, at, parts = document.text, passage.start, []
    for start, end, proves in merged(passage.pieces):
        parts.append(join(text[at:start]))
        parts.append(tag("mark", text[start:end], title=_proves(proves)))
        at = end
    parts.append(join(text[at : passage.end]))
    before = "… " if passage.start and text[passage.start - 1] != "\n" else ""
    after = " …" if passage.end < len(text) and text[passage.end] != "\n" else ""
    return tag("blockquote", before, *parts, after, class_="ev-quote")


def merged(pieces: Iterable[Evidence]) -> list[tuple[int, int, tuple[str, ...]]]:
    """(start, end, what it proves) of `pieces`, in order, overlapping ones made one."""
    found: list[tuple[int, int, tuple[str, ...]]] = []
    for piece in sorted(pieces, key=lambda p: (p.start, p.end)):
        if found and piece.start < found[-1][1]:
            start, end, proves = found.pop()
            both = tuple(dict.fromkeys((*proves, *piece.proves)))
            found.append((start, max(end, piece.end), both))
        else:
            found.append((piece.start, piece.end, piece.proves))
    return found


def _proves(proves: Iterable[str]) -> str:
    return words.proves([words.PROVES.get(name, name) for name in proves])
