"""Where the documents are, and the limits on what is read: all in one place."""

from __future__ import annotations

import os
from pathlib import Path

DEFAULT_ROOT = Path("corpus/documents")
MAX_DOCUMENT_BYTES = 5_000_000
"""A press release is some kilobytes; above this a file is refused with a message."""
MAX_FRONT_MATTER = 50_000
"""Characters of front matter or sidecar: a hundred times what one needs, and soon parsed."""


def documents_root(given: str | Path | None = None) -> Path:
    """The documents' root: the argument, else the environment's CORPUS, else the shipped corpus."""
    chosen = given or os.environ.get("CORPUS") or DEFAULT_ROOT
    return Path(chosen).expanduser()


def read_only() -> bool:
    """Whether nobody may change anything beside the documents: the environment's CORPUS_READ_ONLY,
    set to anything but nothing, 0, no or false."""
    return os.environ.get("CORPUS_READ_ONLY", "").strip().lower() not in ("", "0", "no", "false")
