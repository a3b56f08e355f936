"""Pictures of every page, light and dark, at three widths.

`python -m tests.browser.screenshots FOLDER` serves the shipped corpus (or CORPUS) and writes
FOLDER/<page>-<light|dark>-<width>.png; the first page is called "timeline".
"""

from __future__ import annotations

import os
import sys
from itertools import product
from pathlib import Path
from typing import get_args
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Page

from tests.browser import chromium, server, watch

SIZES = ((390, 844), (820, 1180), (1440, 900))  # a phone, a tablet, a desk
MILLISECONDS_OF_FADING = 500


def settle(page: Page) -> None:
    """Wait until the page has run, its chart (if any) is drawn and nothing fades in any more."""
    page.locator('[data-test-script-state="notRunning"]').first.wait_for()
    page.wait_for_load_state("networkidle")
    if page.locator('[data-testid="timeline"]').count():
        watch.ready(page)
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(MILLISECONDS_OF_FADING)


def paths(page: Page, address: str) -> list[str]:
    """Where the dashboard's pages are: the first one, then those that it links to."""
    page.goto(address)
    settle(page)
    links = page.locator("a[href]").evaluate_all("all => all.map(a => a.href)")
    ours = {urlsplit(link).path for link in links if link.startswith(urljoin(address, "/"))}
    return ["/", *sorted(ours - {"", "/"})]


def take(address: str, folder: Path) -> None:
    """Write every picture of the dashboard at `address`; stop at whatever a watched page did."""
    executable = chromium.find()
    if executable is None:
        sys.exit(chromium.REMEDY)
    folder.mkdir(parents=True, exist_ok=True)
    with watch.launched(executable) as browser:
        watched = watch.Watch(browser)
        pages = paths(watched.new_page(), address)
        for scheme, (width, height) in product(get_args(watch.ColorScheme), SIZES):
            page = watched.new_page(width, height, scheme, reduced_motion="reduce")
            for path in pages:
                page.goto(urljoin(address, path))
                settle(page)
                name = path.strip("/").replace("/", "-") or "timeline"
                picture = folder / f"{name}-{scheme}-{width}.png"
                page.screenshot(path=picture)
                print(picture)
        watched.close()
    if watched.problems:
        sys.exit("\n".join(watched.problems))


if __name__ == "__main__":
    corpus_root = os.environ.get("CORPUS")
    with server.running(Path(corpus_root) if corpus_root else None) as served:
        take(served, Path(sys.argv[1]))
