"""The words that prove an event, lit inside their paragraph, each claim with colour and label."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from components.markup import Html, join, tag
from components.panel.claims import Span
from components.words import panel as said
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


def paragraph(text: str, start: int, end: int, longest: int = LONGEST) -> tuple[int, int]:
    """The lines around `text[start:end]`; of a very long line only the neighbourhood."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    room = max((longest - (end - start)) // 2, 120)
    first, last = max(first, start - room), min(last, end + room)
    return _to_word(text, first, start, -1), _to_word(text, last, end, 1)


def _to_word(text: str, edge: int, limit: int, side: int) -> int:
    """Move a cut that falls inside a word to the word's border, towards the quote."""
    while (
        edge != limit and 0 < edge < len(text) and text[edge - 1].isalnum() and text[edge].isalnum()
    ):
        edge -= side
    return edge


def lit(passage: Passage, document: Document, claims: Sequence[Span] = ()) -> Html:
    """The passage as a quotation: its evidence in `<mark>`, and in it the words that show one thing
    each, with the name of that thing beside them."""
    text = document.text
    spans = [Span(*place, ()) for place in merged(passage.pieces)]
    borders = [border for span in spans for border in (span.start, span.end)]
    fitting = [c for c in claims if passage.start <= c.start and c.end <= passage.end]
    inside = [piece for claim in fitting for piece in _cut(claim, borders)]
    shown = _nested(text, passage.start, passage.end, [*spans, *inside])
    before = "… " if passage.start and text[passage.start - 1] != "\n" else ""
    after = " …" if passage.end < len(text) and text[passage.end] != "\n" else ""
    return tag("blockquote", before, shown, after, class_="ev-quote")


def _cut(claim: Span, borders: Iterable[int]) -> list[Span]:
    """`claim` in pieces that cross none of the `borders`; the last of them bears the name."""
    within = sorted({border for border in borders if claim.start < border < claim.end})
    edges = [claim.start, *within, claim.end]
    pieces = [replace(claim, start=a, end=b, named=False) for a, b in pairwise(edges)]
    return [*pieces[:-1], replace(pieces[-1], named=claim.named)]


def _nested(text: str, start: int, end: int, spans: Iterable[Span]) -> Html:
    """`text[start:end]` with `spans` around their words, one in the other."""
    ahead, at, parts = sorted(spans, key=_outer_first), start, []
    while ahead:
        outer, *rest = ahead
        rest = [piece for span in rest for piece in _cut(span, (outer.end,))]
        inside = [span for span in rest if span.end <= outer.end]
        content = _nested(text, outer.start, outer.end, inside)
        parts += [join(text[at : outer.start]), _marked(outer, content)]
        ahead = sorted((span for span in rest if span.end > outer.end), key=_outer_first)
        at = outer.end
    return join(*parts, text[at:end])


def _outer_first(span: Span) -> tuple[int, int, bool]:
    return span.start, -span.end, bool(span.shows)


def _marked(span: Span, content: Html) -> Html:
    if not span.shows:
        return tag("mark", content)
    names = " · ".join(said.CLAIMS[name] for name in span.shows)
    label = tag("small", names, class_="ev-label") if span.named else None
    return tag("span", content, label, class_=f"ev-claim ev-says-{span.shows[0]}")


def merged(pieces: Iterable[Evidence]) -> list[tuple[int, int]]:
    """(start, end) of `pieces`, in order, overlapping ones made one."""
    found: list[tuple[int, int]] = []
    for piece in sorted(pieces, key=lambda p: (p.start, p.end)):
        if found and piece.start < found[-1][1]:
            start, end = found.pop()
            found.append((start, max(end, piece.end)))
        else:
            found.append((piece.start, piece.end))
    return found
