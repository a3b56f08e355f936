"""What is wrong or weak in documents: said with the place and the remedy."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Generic, TypeVar
from urllib.parse import urlsplit

from corpus.dates import find
from corpus.errors import Problem
from corpus.events.lexicon import scan
from corpus.read.documents import KINDS
from corpus.read.sentences import split
from corpus.records import Document
from corpus.store import EventTable

_SHOWN = 120
_QUOTES = "“”\"‘’' "
_REMEDY = "write it into the front matter or the sidecar"


def problems(table: EventTable) -> list[Problem]:
    """Refused documents first; then, document by document, what is weak in it as a whole (no date,
    no title, no address, a language that is not read, a text that is there twice, no event at
    all), and then, line by line, the sentences with date words that gave no event."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for event in table.events():
        for piece in event.evidence:
            spans.setdefault(piece.document, []).append((piece.start, piece.end))
    found = list(table.problems)
    texts: dict[str, str] = {}
    for document in table.documents.values():
        found += _weak(document)
        found += _twin(document, texts)
        if _is_english(document):
            found += _gaps(document, spans.get(document.id, []), table)
    return sorted(found, key=lambda problem: not problem.refused)


def _weak(document: Document) -> Iterator[Problem]:
    name = document.id
    if not document.date.is_dated:
        message = "has no date: relative words stay unresolved"
        yield Problem(name, message, f"if you know it, {_REMEDY}")
    if not document.meta.get("title"):
        yield Problem(name, f"has no title and is shown as “{document.title}”", _REMEDY)
    if not document.url:
        yield Problem(name, "names no address", "add url: to the front matter or the sidecar")
    elif not _is_web_address(document.url):
        message = f"its address is not one of the web: “{_short(document.url)}”"
        yield Problem(name, message, "write it in full, with https://")
    if not _is_english(document):
        message = f"is in “{_short(document.language)}”, and only English (en) is read"
        yield Problem(name, message, "add a translation, or put the language right")
    kind = str(document.meta.get("kind") or KINDS[0])
    if kind.strip().lower() not in KINDS:
        message = f"is of an unknown kind, “{_short(kind)}”"
        yield Problem(name, message, f"write kind: {' or '.join(KINDS)}")


def _twin(document: Document, texts: dict[str, str]) -> Iterator[Problem]:
    """Whether the same text stood in an earlier document; `texts` remembers them."""
    first = texts.setdefault(document.text, document.id)
    if first != document.id:
        yield Problem(document.id, f"has the same text as {first}", "remove one of them")


def _gaps(
    document: Document, spans: Sequence[tuple[int, int]], table: EventTable
) -> Iterator[Problem]:
    """Sentences with a date or with a cue of what is to come, but with no event."""
    text = document.text
    published = document.date if document.date.is_dated else None
    relation = table.relation
    order, hemisphere = relation.day_first, relation.hemisphere
    timexes = find(text, published=published, day_first=order, hemisphere=hemisphere)
    dates = _Placed(t for t in timexes if t.type == "DATE" and not t.value.endswith("_REF"))
    hits = _Placed(scan(text))
    covered, line_of = _covered(spans), _lines(text)
    passed_over = []
    for start, end in split(text):
        if covered(start, end):
            continue
        near = hits.within(start, end)
        words = [t.text for t in dates.within(start, end)]
        words = words or [text[h.start : h.end] for h in near if _looks_ahead(h.group, h.key)]
        if words:
            known = any(h.group == "trigger" for h in near)
            why = "its words are no act of the two sides" if known else "no word of it is a trigger"
            said = ", ".join(f"“{word}”" for word in dict.fromkeys(words[:3]))
            message = f"line {line_of(start)}: {said}, but no event ({why}): "
            passed_over.append(Problem(document.id, f"{message}“{_short(text[start:end])}”"))
    if not spans:
        remedy = "the lines that follow say what was passed over" if passed_over else ""
        yield Problem(document.id, "gave no event", remedy)
    yield from passed_over


def _looks_ahead(group: str, key: str) -> bool:
    return group == "cue" and key in ("planned", "proposed")


Item = TypeVar("Item")


class _Placed(Generic[Item]):
    """Things that begin somewhere in a text, to be asked for by stretch: long documents have
    thousands of both."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._items = sorted(items, key=attrgetter("start"))
        self._starts = [item.start for item in self._items]  # type: ignore[attr-defined]

    def within(self, start: int, end: int) -> list[Item]:
        """The items that begin in text[start:end], in order."""
        return self._items[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def _covered(spans: Iterable[tuple[int, int]]) -> Callable[[int, int], bool]:
    """A function that tells whether text[start:end] overlaps one of `spans`."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            start, end = joined[-1][0], max(end, joined.pop()[1])
        joined.append((start, end))
    ends = [end for _, end in joined]

    def overlaps(start: int, end: int) -> bool:
        after = bisect_right(ends, start)
        return after < len(joined) and joined[after][0] < end

    return overlaps


def _lines(text: str) -> Callable[[int], int]:
    """A function from a place in `text` to the number of its line there."""
    breaks = [at for at, char in enumerate(text) if char == "\n"]
    return lambda place: bisect_left(breaks, place) + 1


def _is_english(document: Document) -> bool:
    return document.language.lower().replace("_", "-").split("-")[0] in ("en", "eng", "english")


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def _short(sentence: str) -> str:
    line = " ".join(sentence.split()).strip(_QUOTES)
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
