"""Figures that the dashboard's page About shows: each written by the command that measured it.

`record("events", …)` writes components/about/figures/events.json: the figures, the day, the command
and the machine. Nobody types a figure by hand.
"""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "components" / "about" / "figures"


def record(name: str, command: str, found: Mapping[str, Any]) -> Path:
    """Write the figures `found` by `command`; the file's path."""
    row = {
        "on": datetime.now(UTC).date().isoformat(),
        "command": command,
        "machine": machine(),
        **found,
    }
    path = FOLDER / f"{name}.json"
    path.write_text(json.dumps(row, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def machine() -> str:
    """What was measured on, in a few words."""
    return f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
