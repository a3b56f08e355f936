"""A crowded timeline in a real browser: groups, overview, lanes, coverage, disputed dates."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from components import words
from tests.browser.timeline import Timeline
from tests.synthetic import make_big_table

NUMBER = 3_000
GROUP = """root => {
  const chart = root.timeline, box = chart.stage.getBoundingClientRect();
  const group = chart.data.groups[0];
  const at = group.count.indexOf(Math.max(...group.count));
  const [, bottom] = chart.data.geometry.lanes[group.lane];
  const x = chart.xOf((group.start[at] + group.end[at]) / 2);
  return { x: box.x + x, y: box.y + chart.yOf(bottom) - 8, text: group.texts[at],
           span: [group.start[at], group.end[at]] };
}"""


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built table: what the dashboard opens where CORPUS names a file."""
    path = tmp_path_factory.mktemp("crowded") / "events.parquet"
    make_big_table(NUMBER).to_parquet(path)
    return path


@pytest.fixture
def timeline(page: Page, serve: Callable[[Path], str], crowded: Path) -> Timeline:
    return Timeline.open(page, serve(crowded))


def groups(timeline: Timeline) -> int:
    found: int = timeline.root.evaluate("root => root.timeline.data.groups.length")
    return found


def test_a_group_tells_its_number_and_opens_by_zooming(timeline: Timeline) -> None:
    timeline.expect_events(NUMBER)
    assert groups(timeline) > 0
    group = timeline.root.evaluate(GROUP)
    timeline.page.mouse.move(group["x"], group["y"])
    expect(timeline.page.get_by_test_id("timeline-tip")).to_contain_text(group["text"])
    before = timeline.root.evaluate("root => root.timeline.data.marks.dated")
    timeline.page.mouse.click(group["x"], group["y"])
    expect(timeline.page).to_have_url(re.compile("view="))
    timeline.page.wait_for_function(
        "before => document.querySelector('.tl').timeline.data.marks.dated > before", arg=before
    )
    low, high = timeline.root.evaluate("root => root.timeline.range")
    assert low <= group["span"][0] < group["span"][1] <= high
    expect(timeline.page.get_by_test_id("timeline-counted")).to_contain_text("in view")


def test_keys_walk_groups_and_look_closer(timeline: Timeline) -> None:
    live = timeline.page.get_by_test_id("timeline-live")
    timeline.plot.focus()
    timeline.page.keyboard.press("Home")
    for _ in range(200):
        if re.search(r"\d events", live.inner_text()):
            break
        timeline.page.keyboard.press("ArrowRight")
    expect(live).to_contain_text(re.compile(r"\d events"))
    timeline.page.keyboard.press("Enter")
    expect(timeline.page).to_have_url(re.compile("view="))
    timeline.page.keyboard.press("0")
    expect(timeline.page).not_to_have_url(re.compile("view="))


def test_the_overview_s_frame_is_drawn_moved_and_left_by_keys(timeline: Timeline) -> None:
    strip = timeline.page.get_by_test_id("timeline-overview")
    box = strip.bounding_box()
    assert box
    y = box["y"] + 15
    timeline.page.mouse.move(box["x"] + 300, y)
    timeline.page.mouse.down()
    timeline.page.mouse.move(box["x"] + 420, y, steps=5)
    timeline.page.mouse.up()
    expect(timeline.page).to_have_url(re.compile("view="))
    first = timeline.shown_years()
    assert 1 < first[1] - first[0] < 10
    strip.focus()
    timeline.page.keyboard.press("ArrowRight")
    expect(timeline.page).to_have_url(re.compile(rf"view={int(first[0] + 0.3)}|view="))
    assert timeline.shown_years()[0] > first[0]
    timeline.page.keyboard.press("0")
    expect(timeline.page).not_to_have_url(re.compile("view="))


def test_lanes_are_chosen_and_stand_in_the_address(timeline: Timeline, page: Page) -> None:
    timeline.page.get_by_test_id("timeline-lanes").select_option("kind")
    timeline.expect_params({"lanes": ["kind"]})
    names = "root => root.timeline.data.geometry.names"
    page.wait_for_function("document.querySelector('.tl').timeline.data.by === 'kind'")
    assert "Visit" in timeline.root.evaluate(names)
    page.reload()
    again = Timeline.open(page, page.url)
    assert "Visit" in again.root.evaluate(names)
    expect(page.get_by_test_id("timeline-lanes")).to_have_value("kind")


def test_nothing_is_made_anew_or_scrolls_away(timeline: Timeline, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 600})
    timeline.root.evaluate("root => { root.kept = true; }")
    main = page.locator(".stMain")
    main.evaluate("main => main.scrollTo(0, 120)")
    page.get_by_role("button", name=words.ZOOM_IN, exact=True).dispatch_event("click")
    expect(page).to_have_url(re.compile("view="))
    page.get_by_role("button", name=re.compile(r"^Trade \d")).dispatch_event("click")
    expect(page).to_have_url(re.compile("domain=trade"))
    assert timeline.root.evaluate("root => root.kept && root.isConnected")
    assert main.evaluate("main => main.scrollTop") == 120
    assert timeline.shown_years()[1] - timeline.shown_years()[0] < 25


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_crowded_chart(timeline: Timeline, page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    expect(timeline.root).to_have_attribute("data-mode", scheme)
    found = Axe().run(page).response["violations"]
    assert [v["help"] for v in found] == []


def test_coverage_says_what_was_read(page: Page, shipped: str) -> None:
    timeline = Timeline.open(page, shipped)
    ribbon = page.get_by_test_id("timeline-coverage")
    ribbon.focus()
    for _ in range(60):
        page.keyboard.press("ArrowRight")
        if "1 document read" in (ribbon.get_attribute("aria-valuetext") or ""):
            break
    expect(ribbon).to_have_attribute("aria-valuetext", re.compile("1 document read"))
    assert ribbon.locator("rect[data-count='0']").count() > 0
    expect(page.get_by_test_id("timeline-tip")).to_contain_text("read")
    assert timeline.params() == {}
