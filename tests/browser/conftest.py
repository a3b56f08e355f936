"""What a browser test asks for: `page`, `new_page`, `shipped`, `serve`, `ready`.

A page is under watch: a request to another host, a console error or an uncaught exception fails
its test at the end, whatever the test itself looked at.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import owner
from tests.browser import chromium, server, watch

expect.set_options(timeout=20_000)  # a busy machine is no bug


class Serve(Protocol):
    """The address of a dashboard on `corpus_root`, the shipped corpus by default."""

    def __call__(self, corpus_root: Path | None = None) -> str: ...


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep what drives the browser on one worker: browser and servers are started once."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium, headless."""
    executable = chromium.or_give_up(chromium.find(), in_ci=bool(os.environ.get("CI")))
    with watch.launched(executable) as launched:
        yield launched


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Start dashboards; one a folder for the whole session."""
    addresses: dict[Path | None, str] = {}
    with ExitStack() as servers:

        def start(corpus_root: Path | None = None) -> str:
            if corpus_root not in addresses:
                addresses[corpus_root] = servers.enter_context(server.running(corpus_root))
            return addresses[corpus_root]

        yield start


@pytest.fixture(scope="session")
def shipped(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a dashboard on the owner's two documents."""
    return serve(owner.copied_to(tmp_path_factory.mktemp("owner")))


@pytest.fixture
def new_page(browser: Browser) -> Iterator[watch.NewPage]:
    """Open pages of any size and colour scheme, each in a context of its own."""
    watched = watch.Watch(browser)
    yield watched.new_page
    watched.close()
    assert not watched.problems, "\n".join(watched.problems)


@pytest.fixture
def page(new_page: watch.NewPage) -> Page:
    """A fresh page, 1280 × 900, light."""
    return new_page()


@pytest.fixture
def ready() -> Callable[[Page], None]:
    """Wait until the timeline of a page is drawn."""
    return watch.ready
