"""What the page About tells: measured figures and licences, read from files that commands wrote."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
Row = Mapping[str, Any]


@cache
def figures(name: str) -> Row | None:
    """The figures that were measured last under `name`; None where nobody measured yet."""
    path = HERE / "figures" / f"{name}.json"
    if not path.exists():
        return None
    found: Row = json.loads(path.read_text(encoding="utf-8"))
    return found


@cache
def licences() -> Sequence[Row]:
    """name, version and licence of every package that the dashboard runs on."""
    found: Sequence[Row] = json.loads((HERE / "licences.json").read_text(encoding="utf-8"))
    return found
