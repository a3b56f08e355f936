"""Prints the accuracy figures at the end of a run, however many processes ran it."""

from __future__ import annotations

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """A hook of pytest's: what the tests recorded as "accuracy" is shown, passed or failed."""
    for outcome in ("passed", "failed"):
        for result in terminalreporter.stats.get(outcome, ()):
            for name, lines in getattr(result, "user_properties", ()):
                if name == "accuracy":
                    terminalreporter.write_line(str(lines))
