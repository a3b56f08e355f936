"""The file of corrections: read whole, written only at its end, one line a correction.

A line is on the disk before `append` returns, and two programs that append at once lose nothing:
the file is locked while a line is written. What was cut off by a crash, or spoilt by hand, is
reported and left as it is; the lines around it hold.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from corpus.corrections.record import Action, Correction, Proof
from corpus.errors import Problem, shown
from corpus.records import Event

FILE = "corrections.jsonl"
_REMEDY = "put the line right, or take it out; the others are applied"


def read(path: Path) -> tuple[list[Correction], list[Problem]]:
    """All corrections in `path` in the order in which they were made, each once, and the lines that
    cannot be read. No file: no corrections."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return [], []
    except OSError as error:
        remedy = "check the rights of the file"
        return [], [Problem(shown(path), f"cannot be read ({error.strerror})", remedy)]
    found: dict[str, Correction] = {}
    problems = []
    for number, line in enumerate(content.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            correction = Correction.from_dict(json.loads(line.decode("utf-8")))
            found.setdefault(correction.id, correction)
        except (ValueError, RecursionError) as error:
            problems.append(Problem(shown(path.name), f"line {number}: {_told(error)}", _REMEDY))
    return list(found.values()), problems


def in_force(corrections: Iterable[Correction]) -> list[Correction]:
    """Those that nobody has undone, without the undoings. To undo an undoing brings back what it
    took away."""
    undone: set[str] = set()
    kept = []
    for correction in reversed(list(corrections)):
        if correction.id in undone:
            continue
        if correction.action is Action.UNDO:
            undone.add(str(correction.after["correction"]))
        else:
            kept.append(correction)
    return kept[::-1]


def about(event: Event, corrections: Iterable[Correction]) -> list[Correction]:
    """What people said of `event`, oldest first, the undoings of that with it."""
    key = Proof(event.evidence[0].document, event.evidence[0].quote).key
    found: dict[str, Correction] = {}
    for correction in corrections:
        is_meant = correction.event == event.id or (
            correction.proof and correction.proof.key == key
        )
        undoes = correction.action is Action.UNDO and correction.after["correction"] in found
        if is_meant or undoes:
            found[correction.id] = correction
    return list(found.values())


def is_writable(path: Path) -> bool:
    """Whether corrections can be written to `path`, as far as the system's rights tell."""
    return os.access(path if path.exists() else path.parent, os.W_OK)


def append(path: Path, *corrections: Correction) -> None:
    """Write `corrections` at the end of `path`, all of them on the disk when this returns. Raises
    ValueError, before anything is written, on one that `read` would refuse; OSError when the disk
    does."""
    lines = [json.dumps(c.as_dict(), ensure_ascii=False).encode() for c in corrections]
    for line in lines:
        Correction.from_dict(json.loads(line))
    path.parent.mkdir(parents=True, exist_ok=True)
    is_new = not path.exists()
    with path.open("ab+") as file, _locked(file):
        lead = b"" if _ends_well(file) else b"\n"  # an unfinished line stays a line of its own
        file.write(lead + b"".join(line + b"\n" for line in lines))
        file.flush()
        os.fsync(file.fileno())
    if is_new:
        _sync_folder(path.parent)


def _ends_well(file: BinaryIO) -> bool:
    if file.seek(0, os.SEEK_END) == 0:
        return True
    file.seek(-1, os.SEEK_END)
    return file.read(1) == b"\n"


@contextmanager
def _locked(file: BinaryIO) -> Iterator[None]:
    """Alone with `file`. Windows has no such lock; there a line is one write at the file's end."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    fcntl.flock(file, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(file, fcntl.LOCK_UN)


def _sync_folder(folder: Path) -> None:
    """A new file's name is on the disk only when its folder is."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _told(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError | UnicodeDecodeError | RecursionError):
        return "is no JSON in UTF-8; it may have been cut off while it was written"
    return str(error)
