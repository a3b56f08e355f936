"""The timeline page as tests handle it: where a mark is, what is open, what the address says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Download, Locator, Page, expect

from tests.browser import watch

# Where the mark of an event stands on the screen: Plotly knows its own axes.
_PLACE = """(plot, id) => {
  const { _fullLayout: layout, _fullData: traces } = plot;
  for (const trace of traces) {
    if (trace.type !== "scatter" || !trace.customdata) continue;
    const point = [...trace.customdata].indexOf(id);
    if (point < 0) continue;
    const x = layout[trace.xaxis === "x2" ? "xaxis2" : "xaxis"], y = layout.yaxis;
    const box = plot.getBoundingClientRect();
    return [box.x + x._offset + x.d2p(trace.x[point]), box.y + y._offset + y.d2p(trace.y[point])];
  }
  return null;
}"""


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
        expect(self.root).to_have_attribute("data-chosen", name)
        expect(self.article).to_be_visible()
        expect(self.page).to_have_url(re.compile(rf"[?&]event={name}"))

    def expect_params(self, wanted: dict[str, list[str]]) -> None:
        """Wait until the address says exactly that: it is written after everything is drawn."""
        self.page.wait_for_url(lambda url: parse_qs(urlsplit(url).query) == wanted)

    def place(self, name: str) -> tuple[float, float]:
        """Where the first mark of the event `name` stands on the screen."""
        self.plot.scroll_into_view_if_needed()
        found = self.plot.evaluate(_PLACE, name)
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
        first, last = self.plot.evaluate(
            "({ _fullLayout: { xaxis } }) => xaxis.range.map((at) => xaxis.r2l(at))"
        )
        return 1970 + first / 31_556_952_000, 1970 + last / 31_556_952_000

    def download(self, kind: str) -> Download:
        """What the export button `kind` hands over."""
        button = self.page.get_by_role("button", name=kind, exact=True)
        if not button.is_visible():
            self.page.get_by_role("button", name="Export").click()
        with self.page.expect_download() as started:
            button.click()
        return started.value
