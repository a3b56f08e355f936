"""Pictures of every page, light and dark, at three widths.

`python -m tests.browser.screenshots FOLDER` serves the shipped corpus (or CORPUS) and writes
FOLDER/<page>-<light|dark>-<width>.png; the first page is called "timeline", and "event" is the
same with its first event of an exact day open.
"""

from __future__ import annotations

import sys
from itertools import product
from pathlib import Path
from typing import get_args
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Page, expect

from corpus import pipeline
from corpus.records import Precision
from corpus.settings import documents_root
from tests.browser import chromium, server, watch

SIZES = ((390, 844), (820, 1180), (1440, 900))  # a phone, a tablet, a desk
MILLISECONDS_OF_FADING = 500


def settle(page: Page) -> None:
    """Wait until the page has run, its chart (if any) is drawn and nothing fades in any more."""
    page.locator('[data-test-script-state="notRunning"]').first.wait_for()
    page.wait_for_load_state("networkidle")
    if page.locator('[data-testid="timeline"]').count():
        watch.ready(page)
    expect(page.locator('[data-testid="figure"][data-ready="false"]')).to_have_count(0)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(MILLISECONDS_OF_FADING)


def views(page: Page, address: str) -> dict[str, str]:
    """Name -> path of what is pictured besides an open event: the first page, and those that it
    links to."""
    page.goto(address)
    settle(page)
    links = page.locator("a[href]").evaluate_all("all => all.map(a => a.href)")
    ours = {urlsplit(link).path for link in links if link.startswith(urljoin(address, "/"))}
    others = {path.strip("/").replace("/", "-"): path for path in sorted(ours - {"", "/"})}
    return {"timeline": "/"} | others


def open_event(root: Path) -> dict[str, str]:
    """The view of the first event of an exact day, if the first relation below `root` has one."""
    relation, *_ = pipeline.relations(root)
    for event in pipeline.build(relation).events():
        if event.dating.precision is Precision.DAY:
            return {"event": f"/?event={event.id}"}
    return {}


def take(address: str, folder: Path, more: dict[str, str]) -> None:
    """Write every picture of the dashboard at `address`, `more` views of it too; stop at whatever a
    watched page did."""
    executable = chromium.find()
    if executable is None:
        sys.exit(chromium.REMEDY)
    folder.mkdir(parents=True, exist_ok=True)
    with watch.launched(executable) as browser:
        watched = watch.Watch(browser)
        pages = views(watched.new_page(), address) | more
        for scheme, (width, height) in product(get_args(watch.ColorScheme), SIZES):
            page = watched.new_page(width, height, scheme, reduced_motion="reduce")
            for name, path in pages.items():
                page.goto(urljoin(address, path))
                settle(page)
                picture = folder / f"{name}-{scheme}-{width}.png"
                page.screenshot(path=picture)
                print(picture)
        watched.close()
    if watched.problems:
        sys.exit("\n".join(watched.problems))


if __name__ == "__main__":
    documents = documents_root().absolute()
    with server.running(documents) as served:
        take(served, Path(sys.argv[1]), open_event(documents))
