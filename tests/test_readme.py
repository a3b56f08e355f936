"""README.md is run by the letter: its example folder is written, its commands must work."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+) ?(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCKS = BLOCK.findall(README)
LINES = [line for kind, _, text in BLOCKS if kind == "sh" for line in text.splitlines()]
COMMANDS = [shlex.split(line, comments=True) for line in LINES]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with every file that the README shows under a name."""
    for _, name, text in BLOCKS:
        if name:
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return tmp_path


def run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    program = [sys.executable, *command[1:]]
    return subprocess.run(
        program, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    "command", [c for c in COMMANDS if c[:3] == ["python", "-m", "corpus"]], ids=" ".join
)
def test_a_shown_command_works(command: list[str], folder: Path) -> None:
    result = run(command, folder)
    assert result.returncode == 0, result.stderr
    if "--out" in command:
        assert (folder / command[command.index("--out") + 1]).stat().st_size > 0
    elif "check" not in command:  # which has nothing to say of good documents
        assert result.stdout


def test_a_shown_make_target_exists() -> None:
    shown = {word for c in COMMANDS if c[0] == "make" for word in c[1:] if "=" not in word}
    shown |= set(re.findall(r"`make ([a-z]+)[^`]*`", README))
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert {"run", "test"} <= shown
    assert shown <= set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))


def test_a_link_to_a_file_leads_there() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_command_is_of_a_known_kind() -> None:
    """A block that nobody runs would rot."""
    assert {command[0] for command in COMMANDS} == {"make", "python"}
