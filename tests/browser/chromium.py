"""Which browser the tests drive: one that is here, else one that can be had.

`python -m tests.browser.chromium` looks for one, gets one where it may, and says what it found.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

OVERRIDE = "BROWSER_PATH"
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
MAC_APPLICATIONS = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
)
PACKAGES = ("chromium", "fonts-noto-core")  # the fonts draw Vietnamese
REMEDY = (
    "no Chromium or Chrome here: install one (Debian: apt-get install chromium), or run "
    f"`python -m playwright install chromium`, or set {OVERRIDE} to the program"
)

Command = tuple[str, ...]


def candidates(
    environment: Mapping[str, str], which: Callable[[str], str | None], own: Path | None
) -> list[Path]:
    """Where a browser may be, best first. A browser that a person names is the only candidate."""
    if named := environment.get(OVERRIDE):
        return [Path(named)]
    on_path = [Path(found) for name in NAMES if (found := which(name))]
    return [*on_path, *MAC_APPLICATIONS, *([own] if own else [])]


def first_that_runs(paths: Iterable[Path], runs: Callable[[Path], bool]) -> Path | None:
    """The first of `paths` that is a working program: some systems ship a stub of that name."""
    return next((path for path in paths if runs(path)), None)


def ways_to_get_one(*, is_root: bool, has_apt: bool) -> list[Command]:
    """The commands that bring a browser, to be tried one after the other."""
    if is_root and has_apt:
        return [("apt-get", "update"), ("apt-get", "install", "-y", *PACKAGES)]
    return [(sys.executable, "-m", "playwright", "install", "chromium")]


def find() -> Path | None:
    """A browser that runs on this machine, if there is one."""
    return first_that_runs(candidates(os.environ, shutil.which, _playwrights_own()), _runs)


def install() -> Path | None:
    """Get a browser where that is allowed; None when none can be had."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    for command in ways_to_get_one(is_root=is_root, has_apt=bool(shutil.which("apt-get"))):
        print("No browser here, trying:", *command, flush=True)
        try:
            subprocess.run(command, check=False, timeout=600)
        except (OSError, subprocess.TimeoutExpired) as error:
            print(error)
    return find()


def or_give_up(found: Path | None, *, in_ci: bool) -> Path:
    """`found`. Without a browser the test at hand is skipped; in CI it fails."""
    if found is None and in_ci:
        pytest.fail(REMEDY, pytrace=False)
    if found is None:
        pytest.skip(REMEDY)
    return found


def _playwrights_own() -> Path | None:
    from playwright.sync_api import Error, sync_playwright

    try:
        with sync_playwright() as playwright:
            return Path(playwright.chromium.executable_path)
    except Error:
        return None


def _runs(path: Path) -> bool:
    try:
        version = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return version.returncode == 0


if __name__ == "__main__":
    browser = find() or install()
    print(f"Browser for the tests: {browser}" if browser else f"NO BROWSER TESTS: {REMEDY}")
