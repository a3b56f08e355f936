"""What holds for every test: the same environment everywhere, and no network."""

from __future__ import annotations

import os
import sys

import pytest
from hypothesis import settings

from tests.accuracy.summary import pytest_terminal_summary as pytest_terminal_summary

LOCAL = {"localhost", "127.0.0.1", "::1", None, ""}

settings.register_profile("here", deadline=None)  # a busy machine is no bug
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def hold_to_this_machine(event: str, arguments: tuple[object, ...]) -> None:
    """An audit hook: nothing that the tests run in their own process may look for another host."""
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event == "socket.connect" and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    else:
        return
    if host not in LOCAL:
        raise AssertionError(f"something asked the network for {host}")


sys.addaudithook(hold_to_this_machine)


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """A person's own CORPUS must not decide what the tests see."""
    monkeypatch.delenv("CORPUS", raising=False)
