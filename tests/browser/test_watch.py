"""The watch itself: it must be able to fail."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import server, watch


@pytest.mark.parametrize(
    ("url", "gone"),
    [
        ("http://localhost:8501/app", False),
        ("ws://127.0.0.1:8501/_stcore/stream", False),
        ("data:image/png;base64,AA==", False),
        ("blob:http://localhost:8501/1-2", False),
        ("https://fonts.example/a.woff2", True),
        ("wss://localhost.example/socket", True),
        ("http://localhost@example.org/", True),
        ("file:///etc/passwd", True),
    ],
)
def test_what_leaves_this_machine(url: str, gone: bool) -> None:
    assert watch.leaves(url) is gone


@pytest.mark.parametrize(
    ("url", "asks"),
    [
        ("http://localhost:8501/patterns/_stcore/health", True),
        ("http://localhost:8501/patterns/_stcore/host-config", True),
        ("http://localhost:8501/_stcore/health", False),
        ("http://localhost:8501/patterns/_stcore/stream", False),
        ("http://localhost:8501/patterns/missing.js", False),
    ],
)
def test_only_streamlits_own_question_may_go_unanswered(url: str, asks: bool) -> None:
    assert bool(watch.STREAMLIT_ASKS.search(url)) is asks


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        ("<p>fine</p>", None),
        ('<img src="http://tracker.invalid/pixel.png">', "http://tracker.invalid/pixel.png"),
        ("<script>new WebSocket('ws://chat.invalid/')</script>", "ws://chat.invalid/"),
        ("<script>console.error('said aloud')</script>", "said aloud"),
        ("<script>throw new Error('not caught')</script>", "not caught"),
    ],
)
def test_the_watch_sees(browser: Browser, html: str, problem: str | None) -> None:
    watched = watch.Watch(browser)
    page = watched.new_page()
    page.set_content(html)
    page.wait_for_load_state("networkidle")
    watched.close()
    if problem is None:
        assert watched.problems == []
    else:
        assert any(problem in line for line in watched.problems)


def test_a_dead_server_shows_its_log(tmp_path: Path) -> None:
    with (
        pytest.raises(server.ServerDied, match=r"no-such-script\.py"),
        server.running(script=tmp_path / "no-such-script.py"),
    ):
        pytest.fail("a server without a script came up")
