"""The timeline page as tests handle it: where a mark is, what is open, what the address says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Download, Locator, Page, expect

from tests import owner
from tests.browser import watch

# Where the first mark of the event in a row stands on the screen: the chart knows its own measures.
_PLACE = """(root, row) => {
  const chart = root.timeline, at = [...chart.data.marks.row].indexOf(row);
  if (at < 0) return null;
  const place = chart.placeOf(at), box = chart.stage.getBoundingClientRect();
  return [box.x + place.x, box.y + place.y];
}"""


@cache
def row_of(name: str) -> int | None:
    """The row of the event `name` among the owner's documents, by which the chart knows it."""
    return owner.table().positions.get(name)


@dataclass(frozen=True, slots=True)
class Timeline:
    """One open page."""

    page: Page

    @classmethod
    def open(cls, page: Page, address: str) -> Timeline:
        page.goto(address)
        watch.ready(page)
        return cls(page)

    @property
    def root(self) -> Locator:
        return self.page.get_by_test_id("timeline")

    @property
    def plot(self) -> Locator:
        return self.page.get_by_test_id("timeline-plot")

    @property
    def article(self) -> Locator:
        return self.page.locator("article.ev")

    def expect_events(self, number: int) -> None:
        """Wait until so many events are drawn."""
        expect(self.root).to_have_attribute("data-events", str(number))
        watch.ready(self.page)

    def expect_open(self, name: str) -> None:
        """Wait until the event `name` is open: in the chart, the panel and the address."""
        row = row_of(name)
        expect(self.root).to_have_attribute(
            "data-chosen", re.compile(r"\d") if row is None else str(row)
        )
        expect(self.article).to_be_visible()
        expect(self.page).to_have_url(re.compile(rf"[?&]event={name}"))

    def expect_params(self, wanted: dict[str, list[str]]) -> None:
        """Wait until the address says exactly that: it is written after everything is drawn."""
        self.page.wait_for_url(lambda url: parse_qs(urlsplit(url).query) == wanted)

    def place(self, name: str) -> tuple[float, float]:
        """Where the first mark of the event `name` stands on the screen."""
        self.plot.scroll_into_view_if_needed()
        found = self.root.evaluate(_PLACE, row_of(name))
        assert found, f"{name} has no mark"
        return found[0], found[1]

    def click_mark(self, name: str) -> None:
        place = self.place(name)
        self.page.mouse.move(*place)  # Plotly sees a click only where it has seen the pointer
        self.page.mouse.click(*place)

    def choose_domain(self, label: str) -> None:
        """Press the pill of the domain `label`."""
        self.page.get_by_role("button", name=re.compile(rf"^{label} \d")).click()

    def search(self, text: str) -> None:
        box = self.page.get_by_test_id("stTextInputField")
        box.fill(text)
        box.press("Enter")

    def params(self) -> dict[str, list[str]]:
        return parse_qs(urlsplit(self.page.url).query)

    def shown_years(self) -> tuple[float, float]:
        """The visible part of the axis, in years."""
        first, last = self.root.evaluate("root => root.timeline.range")
        return 1970 + first / 31_556_952_000, 1970 + last / 31_556_952_000

    def download(self, kind: str) -> Download:
        """What the export button `kind` hands over."""
        button = self.page.get_by_role("button", name=kind, exact=True)
        if not button.is_visible():
            self.page.get_by_role("button", name="Export").click()
        with self.page.expect_download() as started:
            button.click()
        return started.value
