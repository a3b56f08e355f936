"""The choice of a browser, without one."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.browser import chromium

OWN = Path("/cache/playwright/chrome")


@pytest.mark.parametrize(
    ("environment", "on_path", "own", "working", "choice"),
    [
        pytest.param({}, ["chromium"], OWN, {"chromium", OWN}, "chromium", id="system first"),
        pytest.param({}, ["google-chrome"], None, {"google-chrome"}, "google-chrome", id="chrome"),
        pytest.param({}, [], OWN, {OWN}, OWN, id="else playwright's own"),
        pytest.param({}, [], OWN, set(), None, id="playwright's own was never downloaded"),
        pytest.param({}, ["chromium-browser"], OWN, {OWN}, OWN, id="a stub is passed over"),
        pytest.param(
            {"BROWSER_PATH": "/opt/b"}, ["chromium"], OWN, {"/opt/b", "chromium"}, "/opt/b",
            id="a named one wins",
        ),
        pytest.param(
            {"BROWSER_PATH": "/opt/b"}, ["chromium"], OWN, {"chromium"}, None,
            id="a named one that does not run is not replaced in silence",
        ),
        pytest.param({}, [], None, set(), None, id="none"),
    ],
)  # fmt: skip
def test_choice(
    environment: dict[str, str],
    on_path: list[str],
    own: Path | None,
    working: set[str | Path],
    choice: str | Path | None,
) -> None:
    paths = chromium.candidates(environment, lambda name: name if name in on_path else None, own)
    runs = {Path(path) for path in working}
    assert chromium.first_that_runs(paths, runs.__contains__) == (Path(choice) if choice else None)


def test_the_system_package_is_installed_only_as_root_with_apt() -> None:
    by_apt = chromium.ways_to_get_one(is_root=True, has_apt=True)
    assert by_apt[-1][:3] == ("apt-get", "install", "-y")
    assert "chromium" in by_apt[-1]
    own = [(sys.executable, "-m", "playwright", "install", "chromium")]
    assert chromium.ways_to_get_one(is_root=False, has_apt=True) == own
    assert chromium.ways_to_get_one(is_root=True, has_apt=False) == own


def test_without_a_browser_tests_are_skipped_but_fail_in_ci() -> None:
    with pytest.raises(pytest.skip.Exception, match="no Chromium or Chrome here"):
        chromium.or_give_up(None, in_ci=False)
    with pytest.raises(pytest.fail.Exception, match="no Chromium or Chrome here"):
        chromium.or_give_up(None, in_ci=True)
    assert chromium.or_give_up(OWN, in_ci=True) == OWN


def test_a_program_that_fails_is_no_browser(tmp_path: Path) -> None:
    stub = tmp_path / "chromium"
    stub.write_text("#!/bin/sh\nexit 1\n")
    stub.chmod(0o755)
    assert chromium.first_that_runs([tmp_path / "absent", stub], chromium._runs) is None
