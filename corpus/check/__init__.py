"""What is wrong or weak in documents: said with the place and the remedy."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from corpus.check.passed_over import dates_or_modals, why_passed_over
from corpus.check.unknown import unknown_verbs
from corpus.errors import Problem
from corpus.events.reading import Reading
from corpus.read.documents import KINDS
from corpus.read.relation import Relation
from corpus.records import Document
from corpus.store import EventTable

_SHOWN = 120
_CANDIDATES = 20
_QUOTES = "“”\"‘’' "
_REMEDY = "write it into the front matter or the sidecar"


def problems(table: EventTable) -> list[Problem]:
    """Refused documents first; then, document by document, what is weak in it as a whole (no date,
    no title, no address, a language that is not read, a text that is there twice, no event at
    all), and then, line by line, the sentences with date words that gave no event, and why. Last
    come the words, of all documents, that no rule knows and that might announce an act."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for event in table.events():
        for piece in event.evidence:
            spans.setdefault(piece.document, []).append((piece.start, piece.end))
    found = list(table.problems)
    texts: dict[str, str] = {}
    words: Counter[str] = Counter()
    for document in table.documents.values():
        found += _weak(document)
        found += _twin(document, texts)
        if _is_english(document):
            gaps, unknown = _gaps(document, spans.get(document.id, []), table)
            found += gaps
            words.update(unknown)
    found += _candidates(words, table.relation)
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
) -> tuple[list[Problem], list[str]]:
    """The sentences with a date or a cue of what is to come, but with no event, each with the
    reason; and the words in them that might announce an act if a table knew them."""
    reading = Reading.of(document, table.relation)
    covered, line_of = _covered(spans), _lines(document.text)
    found: list[Problem] = []
    words: list[str] = []
    for sentence in reading.sentences():
        said = [] if covered(sentence.start, sentence.end) else dates_or_modals(reading, sentence)
        if not said:
            continue
        quoted = ", ".join(f"“{word}”" for word in dict.fromkeys(said[:3]))
        why = why_passed_over(reading, sentence)
        line = _short(document.text[sentence.start : sentence.end])
        place = f"line {line_of(sentence.start)}"
        found.append(Problem(document.id, f"{place}: {quoted}, but no event ({why}): “{line}”"))
        words += unknown_verbs(reading, sentence)
    if not spans:
        remedy = "the lines that follow say what was passed over" if found else ""
        found.insert(0, Problem(document.id, "gave no event", remedy))
    return found, words


def _candidates(words: Counter[str], relation: Relation) -> Iterator[Problem]:
    """The words that a newcomer might teach the program, most frequent first."""
    if words:
        ranked = sorted(words.items(), key=lambda item: (-item[1], item[0]))[:_CANDIDATES]
        said = ", ".join(f"“{word}” {number}×" for word, number in ranked)
        message = f"words that no rule knows, used as verbs near a date or modal: {said}"
        remedy = "if one tells of an act, add it to a rule in corpus/lexicon/triggers.toml"
        yield Problem(relation.id, message, remedy)


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
