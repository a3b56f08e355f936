"""The code is well formed: the checks of `make lint` are tests too."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.house import ROOT


@pytest.mark.parametrize(
    "check",
    ["ruff check", "ruff format --check", "mypy"],
)
def test_nothing_is_found_by(check: str) -> None:
    command = [sys.executable, "-m", *check.split()]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if result.returncode:
        pytest.fail(f"{check}\n{result.stdout}{result.stderr}", pytrace=False)
