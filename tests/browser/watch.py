"""Browser contexts under watch: nothing may leave this machine, nothing may go wrong unseen."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, Protocol
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

LOCAL = frozenset({"localhost", "127.0.0.1"})
LOCAL_SCHEMES = frozenset({"about", "blob", "data", "devtools"})  # these reach no network
ARGUMENTS = (
    "--disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()

# On every page but the first, Streamlit's script asks for its server below the page's own address,
# is told that nothing is there, and then asks at the root.
STREAMLIT_ASKS = re.compile(r"//[^/]+/[a-z]+/_stcore/(health|host-config)$")

ColorScheme = Literal["light", "dark"]


class NewPage(Protocol):
    """Opens a page in a browser context of its own; `options` go to Browser.new_context."""

    def __call__(
        self,
        width: int = 1280,
        height: int = 900,
        color_scheme: ColorScheme = "light",
        **options: Any,
    ) -> Page: ...


@contextmanager
def launched(executable: Path) -> Iterator[Browser]:
    """The browser `executable`, headless."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0  # Chromium's sandbox refuses root
    arguments = [*ARGUMENTS, *(["--no-sandbox"] if is_root else [])]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=arguments)
        try:
            yield browser
        finally:
            browser.close()


class Watch:
    """What the pages opened through it did that they must not do: see `problems`."""

    def __init__(self, browser: Browser) -> None:
        self.problems: list[str] = []
        self._browser = browser
        self._contexts: list[BrowserContext] = []

    def new_page(
        self,
        width: int = 1280,
        height: int = 900,
        color_scheme: ColorScheme = "light",
        **options: Any,
    ) -> Page:
        """See NewPage."""
        context = self._browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=color_scheme, **options
        )
        self._contexts.append(context)
        context.on("request", lambda request: self._sees_request(request.url))
        context.on("console", self._sees_console)
        context.on("weberror", lambda error: self.problems.append(f"page error: {error.error}"))
        context.on("page", self._sees_page)
        return context.new_page()

    def close(self) -> None:
        """Close every page, so that nothing of one test reaches the next."""
        for context in self._contexts:
            context.close()
        self._contexts.clear()

    def _sees_page(self, page: Page) -> None:
        page.on("websocket", lambda websocket: self._sees_request(websocket.url))

    def _sees_request(self, url: str) -> None:
        if leaves(url):
            self.problems.append(f"a request left this machine: {url}")

    def _sees_console(self, message: ConsoleMessage) -> None:
        place = message.location
        if message.type == "error" and not STREAMLIT_ASKS.search(place["url"]):
            self.problems.append(f"console: {message.text} ({place['url']}:{place['lineNumber']})")


def leaves(url: str) -> bool:
    """Whether a request for `url` goes to another machine."""
    parts = urlsplit(url)
    return parts.scheme not in LOCAL_SCHEMES and parts.hostname not in LOCAL


def ready(page: Page) -> None:
    """Wait until the timeline is drawn."""
    page.locator('[data-testid="timeline"][data-ready="true"]').first.wait_for()
