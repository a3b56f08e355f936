"""Knowledge as data: the tables of words, rules and names, read once and checked.

Nothing here decides anything; the modules that use a table say what its columns mean. A newcomer
adds a row or an example here and needs no code.
"""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from corpus.errors import LexiconError

FOLDER = Path(__file__).parent


@cache
def load_toml(name: str) -> dict[str, Any]:
    """The table `name`.toml. Raises LexiconError with the place when it is not well formed."""
    path = FOLDER / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"{path}: {error}") from error


@cache
def load_csv(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `name`.csv, header names as keys. Raises LexiconError when unreadable."""
    path = FOLDER / f"{name}.csv"
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return tuple(csv.DictReader(file))
    except (OSError, csv.Error) as error:
        raise LexiconError(f"{path}: {error}") from error
