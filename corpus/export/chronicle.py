"""Events as a chronicle to read: Markdown and plain text, by year, with numbered sources."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence

from corpus.dates.words import in_words
from corpus.export.batch import Batch
from corpus.export.cite import plain
from corpus.records import Event, Status

_MARKUP = re.compile(r"([\\`*_\[\]<>~|&])")  # the others mean something at a line's start only
_WIDTH = 80
UNDATED = "Undated"


def as_markdown(batch: Batch) -> bytes:
    """A heading a year, a line an event, each with the numbers of its sources."""
    numbers = _numbers(batch)
    lines = [f"# {_plain(batch.title or 'Chronicle')}", "", _plain(_told(batch)), ""]
    for heading, events in _by_year(batch.events):
        lines += [f"## {heading}", ""]
        for event in events:
            marks = "".join(f"[^{numbers[name]}]" for name in _sources(event))
            when = _plain(_when(event))
            lines.append(f"- **{when}.** {_plain(_headline(event))}{marks}")
        lines.append("")
    for name, number in numbers.items():
        lines.append(f"[^{number}]: {_plain(_source(name, batch))}")
    return ("\n".join(lines).rstrip() + "\n").encode("utf-8", "backslashreplace")


def as_text(batch: Batch) -> bytes:
    """The same without markup, in lines of eighty characters."""
    numbers = _numbers(batch)
    title = batch.title or "Chronicle"
    lines = [title, "=" * len(title), "", *textwrap.wrap(_told(batch), _WIDTH), ""]
    for heading, events in _by_year(batch.events):
        lines += [heading, "-" * len(heading)]
        for event in events:
            marks = ", ".join(str(numbers[name]) for name in _sources(event))
            told = f"{_when(event)}: {_headline(event)}" + (f" [{marks}]" if marks else "")
            lines += textwrap.wrap(told, _WIDTH, subsequent_indent="    ")
        lines.append("")
    lines += ["Sources", "-------"]
    for name, number in numbers.items():
        told = f"[{number}] {_source(name, batch)}"
        lines += textwrap.wrap(told, _WIDTH, subsequent_indent="    ", break_long_words=False)
    return ("\n".join(lines).rstrip() + "\n").encode("utf-8", "backslashreplace")


def _told(batch: Batch) -> str:
    until = f", documents up to {batch.as_of.isoformat()}" if batch.as_of else ""
    return f"{len(batch.events):,} events: {batch.shown}{until}."


def _by_year(events: Sequence[Event]) -> list[tuple[str, list[Event]]]:
    """Events under the year that they begin in, in their order; undated ones last."""
    found: dict[str, list[Event]] = {}
    for event in events:
        first = event.dating.earliest or event.dating.latest
        heading = str(first.year) if event.dating.is_dated and first else UNDATED
        found.setdefault(heading, []).append(event)
    return sorted(found.items(), key=lambda row: (row[0] == UNDATED, row[0].zfill(4)))


def _numbers(batch: Batch) -> dict[str, int]:
    """Document -> its number, in the order in which the chronicle names them."""
    ordered = [name for _, events in _by_year(batch.events) for e in events for name in _sources(e)]
    return {name: number for number, name in enumerate(dict.fromkeys(ordered), start=1)}


def _sources(event: Event) -> list[str]:
    return list(dict.fromkeys(piece.document for piece in event.evidence))


def _source(name: str, batch: Batch) -> str:
    document = batch.documents.get(name)
    return plain(document) if document else name


def _headline(event: Event) -> str:
    """The title; what has not simply happened says so."""
    said = "" if event.status is Status.OCCURRED else f" ({event.status.value})"
    return " ".join(f"{event.title}{said}".split())


def _when(event: Event) -> str:
    words = in_words(event.dating)
    return words[:1].upper() + words[1:]


def _plain(text: str) -> str:
    """`text` as Markdown shows it."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))
