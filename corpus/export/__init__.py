"""Events as files for other programs: one format a function, pure, the same bytes every time."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from corpus.export.tables import as_csv, as_json, as_jsonl
from corpus.records import Event
from corpus.store import written_whole

FORMATS: dict[str, Callable[[Sequence[Event]], str]] = {
    "jsonl": as_jsonl,
    "json": as_json,
    "csv": as_csv,
}


def write(events: Sequence[Event], form: str, path: Path | None) -> None:
    """Write `events` in the format named `form` to `path`, whole or not at all, or to standard
    output when `path` is None. Always UTF-8; line ends are the format's own on every system."""
    text = FORMATS[form](events)
    if path is None:
        sys.stdout.write(text)
        return
    with written_whole(path) as place:
        place.write_text(text, encoding="utf-8", errors="backslashreplace", newline="")
