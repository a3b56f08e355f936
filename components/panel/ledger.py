"""The file of corrections as the page uses it: who may write, what was said, one more line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st

from components.words import correct as said
from corpus import corrections
from corpus.corrections import Action, Correction
from corpus.read.relation import Relation
from corpus.records import Event
from corpus.settings import read_only

NAME = "corrector"  # who corrects here: asked once a session


def path(relation: Relation) -> Path:
    return relation.folder / corrections.FILE


def may_write(relation: Relation) -> bool:
    """Whether people may put events right here."""
    return not read_only() and corrections.is_writable(path(relation))


def everything(relation: Relation) -> list[Correction]:
    """All that was ever said, in its order."""
    file = path(relation)
    try:
        state = file.stat()
    except OSError:
        return []
    return list(_read(file, state.st_size, state.st_mtime_ns))


@lru_cache(maxsize=16)
def _read(file: Path, size: int, changed: int) -> tuple[Correction, ...]:
    del size, changed  # they name the state of the file
    return tuple(corrections.read(file)[0])


def correct(
    event: Event, relation: Relation, action: Action, after: Mapping[str, Any], who: str, why: str
) -> str | None:
    """Write a correction of `event`; what stood in the way, else None."""
    return _write(Correction.of(event, action, at=_now(), who=who, why=why, after=after), relation)


def undo(correction: Correction, relation: Relation, who: str, why: str) -> str | None:
    """Take `correction` back; what stood in the way, else None."""
    after = {"correction": correction.id}
    return _write(Correction(_now(), who, why, Action.UNDO, after=after), relation)


def _write(correction: Correction, relation: Relation) -> str | None:
    if not may_write(relation):  # what a page hides can still be asked for
        return said.READ_ONLY
    try:
        corrections.append(path(relation), correction)
    except ValueError as error:
        return said.refused(str(error))
    except OSError as error:
        return said.not_saved(error.strerror or str(error))
    st.session_state[NAME] = correction.who
    st.session_state["corrected"] = correction.id
    return None


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
