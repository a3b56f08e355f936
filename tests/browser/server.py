"""The dashboard, served as `make run` serves it, for as long as a test needs it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "streamlit", "run")
SECONDS_TO_START = 60
SECONDS_TO_STOP = 10


class ServerDied(RuntimeError):
    """The dashboard did not come up; its log is the message."""


@dataclass(frozen=True, slots=True)
class Served:
    """A running server: where it answers, and its process."""

    address: str
    process: int


@contextmanager
def running(corpus_root: Path | None = None, script: Path = ROOT / "dashboard.py") -> Iterator[str]:
    """The address of a dashboard on `corpus_root` (the shipped corpus by default)."""
    with started(script, corpus_root) as served:
        yield served.address


@contextmanager
def started(script: Path, corpus_root: Path | None = None, folder: Path = ROOT) -> Iterator[Served]:
    """`script` served from `folder`, whose settings hold."""
    port = _free_port()
    with tempfile.TemporaryFile() as log:
        server = subprocess.Popen(
            [*COMMAND, str(script), f"--server.port={port}", "--server.headless=true"],
            cwd=folder,
            env=_environment(corpus_root),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            if not _answers(f"http://localhost:{port}/_stcore/health", server):
                log.seek(0)
                raise ServerDied(f"{script}:\n{log.read().decode(errors='replace')}")
            yield Served(f"http://localhost:{port}", server.pid)
        finally:
            _stop(server)


def _environment(corpus_root: Path | None) -> dict[str, str]:
    environment = {name: value for name, value in os.environ.items() if name != "CORPUS"}
    return environment | ({"CORPUS": str(corpus_root)} if corpus_root else {})


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return int(probe.getsockname()[1])


def _answers(url: str, server: subprocess.Popen[bytes]) -> bool:
    deadline = time.monotonic() + SECONDS_TO_START
    while server.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return True
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.1)
    return False


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
