"""Events as files for other programs: one format a function, pure, the same bytes every time.

To add a format, write a function from a `Batch` to bytes and give it a row in FORMATS; the command
line, the dashboard's menu and the table in docs/exports.md follow it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from corpus.export.batch import Batch
from corpus.export.tables import as_csv, as_json, as_jsonl
from corpus.store import written_whole


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file. `leaves_out` says what of an event it cannot hold; "" where it holds all
    of it."""

    suffix: str
    mime: str
    make: Callable[[Batch], bytes]
    leaves_out: str = ""


def _text(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")  # a lone surrogate, as JSON writes it


def _csv(batch: Batch) -> bytes:
    shown = f"{batch.title}: {batch.shown}" if batch.title else batch.shown
    return _text(as_csv(batch.events, {"filter": shown}))


def _later(module: str, name: str) -> Callable[[Batch], bytes]:
    """The function `name` of a format's module, imported when somebody asks for it: the libraries
    of formats cost time that other commands need not spend."""

    def make(batch: Batch) -> bytes:
        made: bytes = getattr(import_module(f"corpus.export.{module}"), name)(batch)
        return made

    return make


_NO_UNDATED = "events without a date"
_PROSE = "everything but date, title, status and sources"
_ONLY_DOCUMENTS = "the events: it holds the documents that they rest on"

FORMATS: dict[str, Format] = {
    "jsonl": Format("jsonl", "application/x-ndjson", lambda batch: _text(as_jsonl(batch.events))),
    "json": Format(
        "json", "application/json", lambda batch: _text(as_json(batch.events, batch.about()))
    ),
    "csv": Format("csv", "text/csv", _csv),
    "xlsx": Format(
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _later("workbook", "as_workbook"),
        "what is longer than a cell, 32,767 characters",
    ),
    "ics": Format(
        "ics",
        "text/calendar",
        _later("calendar", "as_calendar"),
        "events that are not known to the day; kind, actors, links and reasons",
    ),
    "timelinejs": Format(
        "json", "application/json", _later("stories", "as_timelinejs"), _NO_UNDATED
    ),
    "timelinejs-sheet": Format(
        "csv", "text/csv", _later("stories", "as_timelinejs_sheet"), _NO_UNDATED
    ),
    "vis": Format("json", "application/json", _later("stories", "as_vis"), _NO_UNDATED),
    "md": Format("md", "text/markdown", _later("chronicle", "as_markdown"), _PROSE),
    "txt": Format("txt", "text/plain", _later("chronicle", "as_text"), _PROSE),
    "bib": Format("bib", "application/x-bibtex", _later("cite", "as_bibtex"), _ONLY_DOCUMENTS),
    "ris": Format(
        "ris", "application/x-research-info-systems", _later("cite", "as_ris"), _ONLY_DOCUMENTS
    ),
}


def write(batch: Batch, form: str, path: Path | None) -> None:
    """Write `batch` in the format named `form` to `path`, whole or not at all, or to standard
    output when `path` is None. Text is UTF-8; line ends are the format's own on every system."""
    content = FORMATS[form].make(batch)
    if path is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return
    with written_whole(path) as place:
        place.write_bytes(content)
