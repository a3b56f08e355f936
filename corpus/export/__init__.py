"""Events as files for other programs: one format a function, pure, the same bytes every time."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from corpus.export.tables import as_csv, as_json, as_jsonl
from corpus.records import Event

FORMATS: dict[str, Callable[[Sequence[Event]], str]] = {
    "jsonl": as_jsonl,
    "json": as_json,
    "csv": as_csv,
}


def write(events: Sequence[Event], form: str, path: Path | None) -> None:
    """Write `events` in the format named `form` to `path`, whole or not at all, or to standard
    output when `path` is None."""
    text = FORMATS[form](events)
    if path is None:
        sys.stdout.write(text)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
