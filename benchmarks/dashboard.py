"""The dashboard's speed in a headless Chromium, beside Streamlit's own floor and other timelines.

    python -m benchmarks.dashboard                   everything that needs nothing but a browser
    python -m benchmarks.dashboard --peers FOLDER    other timelines too: see benchmarks/peers.py
    python -m benchmarks.dashboard --events 1000 100000 --runs 3

Floors are a trivial app (a button, a line of text), once as Streamlit runs it out of the box and
once with our settings. All in one run, medians; times from the click to the first frame that shows
the answer, a zoom's from the moment at which it is told to the server (150 ms after it settled).
A machine is noisy and another machine is another: read the ratios.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from benchmarks import peers, sessions
from tests.browser import chromium, watch
from tests.browser.server import ROOT, Served, started
from tests.synthetic import make_big_table

PEOPLE, SECONDS = 20, 10.0
TRIVIAL = """
import streamlit as st
st.session_state.runs = st.session_state.get("runs", 0) + 1
st.button("again")
st.write(f"run {st.session_state.runs}")
"""
EMPTY = 'import streamlit as st\nst.write("nothing")\n'

_UNTIL = """
const until = (done, end = performance.now() + 60_000) => new Promise((resolve, reject) => {
  const look = () => {
    if (done()) resolve();
    else if (performance.now() > end) reject(new Error(`never: ${done}`));
    else requestAnimationFrame(look);
  };
  look();
});
"""


def _timed(given: str, script: str) -> str:
    """A function of the page that gives the milliseconds that `script` returns."""
    return f"async ({given}) => {{{_UNTIL}{script}}}"


AGAIN = _timed(
    "",
    """
  const text = () => document.querySelector('[data-testid="stMarkdown"]')?.innerText;
  const button = () => document.querySelector('[data-testid="stButton"] button');
  await until(() => text() && button());
  const before = text(), start = performance.now();
  button().click();
  await until(() => text() !== before);
  return performance.now() - start;
""",
)
FILTER = _timed(
    "step",
    """
  const { timeline } = document.querySelector('[data-testid="timeline"]');
  const pills = document.querySelectorAll('.st-key-domain_pills button');
  const before = timeline.data.total, start = performance.now();
  pills[step % (pills.length - 1)].click();
  await until(() => timeline.data.total !== before && timeline.root.dataset.ready === "true");
  return performance.now() - start;
""",
)
DETAIL = _timed(
    "step",
    """
  const { timeline } = document.querySelector('[data-testid="timeline"]');
  const { row } = timeline.data.marks;
  let mark = row.length - 1 - step * 3;
  while (row[mark] === timeline.chosen) mark -= 1;
  const { x, y } = timeline.placeOf(mark);
  const box = timeline.stage.getBoundingClientRect();
  const at = { bubbles: true, clientX: box.x + x, clientY: box.y + y };
  const text = () => document.querySelector("article.ev")?.innerText;
  const before = text(), start = performance.now();
  timeline.plot.dispatchEvent(new MouseEvent("click", at));
  await until(() => text() && text() !== before);
  return performance.now() - start;
""",
)
ZOOM = _timed(
    "step",
    """
  const { timeline } = document.querySelector('[data-testid="timeline"]');
  const { view } = timeline.root.dataset, drawn = timeline.drawings;
  document.querySelectorAll(".tl-bar button")[step % 4 === 3 ? 2 : 1].click();
  await until(() => timeline.root.dataset.view !== view);
  const start = performance.now();
  await until(() => timeline.drawings > drawn);
  return performance.now() - start;
""",
)
SEEN = _timed(
    "selector",
    """
  await until(() => document.querySelector(selector) || window.usable);
  return performance.now();
""",
)
DRAWN, WRITTEN = '[data-testid="timeline"][data-ready="true"]', '[data-testid="stMarkdown"] p'


@dataclass(frozen=True, slots=True)
class Floor:
    """A trivial rerun in milliseconds: at Streamlit's defaults, and at our settings."""

    default: float
    ours: float


class Bench:
    """One browser, and medians of `runs`."""

    def __init__(self, browser: Browser, runs: int, work: Path) -> None:
        self.browser, self.runs, self.work = browser, runs, work

    @contextmanager
    def page(self, address: str) -> Iterator[Page]:
        context = self.browser.new_context(viewport={"width": 1440, "height": 900})
        page = context.new_page()
        page.goto(address)
        yield page
        context.close()

    def median(self, one: Callable[[int], float], runs: int | None = None) -> float:
        return statistics.median(one(step) for step in range(runs or self.runs))

    def opened(self, address: str, selector: str) -> float:
        """From the address to something that can be used, in a browser that knows nothing yet."""
        with self.page(address) as page:
            return float(page.evaluate(SEEN, selector))

    def app(self, name: str, text: str) -> Path:
        path = self.work / name / "app.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        return path

    def table(self, number: int) -> Path:
        """A built table of `number` made-up events."""
        path = self.work / str(number) / "events.parquet"
        if not path.exists():
            path.parent.mkdir(exist_ok=True)
            make_big_table(number).to_parquet(path)
        return path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, nargs="*", default=[1_000, 100_000, 1_000_000])
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--peers", type=Path)
    wish = parser.parse_args()
    executable = chromium.find()
    if executable is None:
        raise SystemExit(chromium.REMEDY)
    with tempfile.TemporaryDirectory() as work, watch.launched(executable) as browser:
        bench = Bench(browser, wish.runs, Path(work))
        floor = floors(bench)
        for number in wish.events:
            interactions(bench, number, floor)
        opening(bench)
        others(bench, wish.peers)
        crowd(bench)


def floors(bench: Bench) -> Floor:
    found = []
    script = bench.app("trivial", TRIVIAL)
    for folder in (bench.work, ROOT):
        with started(script, folder=folder) as served, bench.page(served.address) as page:
            page.evaluate(SEEN, WRITTEN)
            bench.median(lambda _: page.evaluate(AGAIN), 2)
            found.append(bench.median(lambda _: page.evaluate(AGAIN)))
    print(f"trivial rerun: {found[0]:.0f} ms at Streamlit's defaults, {found[1]:.0f} ms at ours\n")
    print(f"{'what':24}{'events':>10}{'ms':>8}{'× default':>11}{'× ours':>9}   bounds")
    return Floor(*found)


def interactions(bench: Bench, number: int, floor: Floor) -> None:
    """Filter, zoom and click on a built table of `number` events."""
    with (
        started(ROOT / "dashboard.py", bench.table(number)) as served,
        bench.page(served.address) as page,
    ):
        page.evaluate(SEEN, DRAWN)
        for name, script, most in (
            ("filter → repaint", FILTER, (1.2, 3.0)),
            ("zoom → redrawn", ZOOM, (1.2, 3.0)),
            ("click → detail open", DETAIL, (1.0, 2.5)),
        ):
            took = bench.median(lambda step, script=script: page.evaluate(script, step))
            ratios = took / floor.default, took / floor.ours
            held = all(ratio <= bound for ratio, bound in zip(ratios, most, strict=True))
            bounds = f"{most[0]} / {most[1]}  {'held' if held else 'NOT HELD'}"
            print(f"{name:24}{number:10,}{took:8.0f}{ratios[0]:11.2f}{ratios[1]:9.2f}   {bounds}")


def opening(bench: Bench) -> None:
    """The first view after a start, and a later visitor's, beside an empty app's."""
    empty, table = bench.app("empty", EMPTY), bench.table(100_000)

    def views(start: Callable[[], object], selector: str) -> tuple[float, float]:
        firsts, laters = [], []
        for _ in range(3):
            with start() as served:  # type: ignore[attr-defined]
                firsts.append(bench.opened(served.address, selector))
                laters += [bench.opened(served.address, selector) for _ in range(2)]
        return statistics.median(firsts), statistics.median(laters)

    floor = views(lambda: started(empty), WRITTEN)
    ours = views(lambda: started(ROOT / "dashboard.py", table), DRAWN)
    print()
    for name, took, least in zip(("first after start", "later visitor"), ours, floor, strict=True):
        held = "held" if took <= 1.5 * least else "NOT HELD"
        print(
            f"opening 100,000 events, {name}: {took:.0f} ms, {took / least:.2f} × an empty app "
            f"({least:.0f} ms); bound 1.5  {held}"
        )


def others(bench: Bench, folder: Path | None) -> None:
    """From the address to usable, our empty start taken off, beside other timelines."""
    with started(bench.app("empty", EMPTY)) as served:
        bench.opened(served.address, WRITTEN)
        empty = bench.median(lambda _: bench.opened(served.address, WRITTEN))
    for number in (1_000, 10_000):
        path = bench.table(number)
        with started(ROOT / "dashboard.py", path) as served:
            bench.opened(served.address, DRAWN)
            took = bench.median(lambda _: bench.opened(served.address, DRAWN))
        print(f"\n{number:,} events, open → usable: {took:.0f} ms, less {empty:.0f} ms", end=": ")
        print(f"{took - empty:.0f} ms", end="")
        pages = peers.pages(folder, make_big_table(number)) if folder else {}
        for name, page in pages.items():
            took = bench.median(lambda _: bench.opened(page.as_uri(), "none"), 3)  # noqa: B023
            print(f"; {name} {took:.0f} ms", end="")
    print()


def crowd(bench: Bench) -> None:
    """Twenty people who rerun the whole page without pause."""

    def of(served: Served) -> sessions.Load:
        return sessions.load(served, PEOPLE, SECONDS)

    with started(bench.app("empty", EMPTY)) as served:
        empty = of(served)
    print()
    for number in (1_000, 100_000):
        with started(ROOT / "dashboard.py", bench.table(number)) as served:
            ours = of(served)
        share = ours.reruns / empty.reruns
        held = share >= 1 / 3 and ours.megabytes <= 0.3
        print(
            f"{PEOPLE} people, {number:,} events: {ours.reruns:.1f} reruns/s, {share:.2f} of an "
            f"empty app's {empty.reruns:.1f}; {ours.megabytes:.2f} MB a session (empty "
            f"{empty.megabytes:.2f}); bounds 0.33 and 0.3  {'held' if held else 'NOT HELD'}"
        )


if __name__ == "__main__":
    main()
