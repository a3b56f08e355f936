"""The timeline page in a real browser: filters, marks, list, keyboard, links, themes, widths."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from components import words
from components.listing import HEAD_PX, ROW_PX
from corpus.query import Filter, select
from corpus.records import Event
from corpus.store import EventTable
from tests import owner
from tests.browser.timeline import Timeline
from tests.browser.watch import NewPage


@pytest.fixture(scope="module")
def table() -> EventTable:
    """The events that the page must show."""
    return owner.table()


@pytest.fixture
def timeline(page: Page, shipped: str) -> Timeline:
    return Timeline.open(page, shipped)


def the(table: EventTable, wanted: Callable[[Event], bool]) -> Event:
    return next(event for event in table.events() if wanted(event))


def test_it_opens_on_everything(timeline: Timeline, table: EventTable) -> None:
    timeline.expect_events(len(table))
    expect(timeline.page.get_by_role("heading", level=1)).to_have_text("New Zealand–Vietnam")
    expect(timeline.page.get_by_text(words.INVITE_TITLE)).to_be_visible()
    assert timeline.params() == {}


def test_filter_by_domain(timeline: Timeline, table: EventTable) -> None:
    timeline.choose_domain("Policing")
    timeline.expect_events(len(select(table, Filter(domains=frozenset({"policing"})))))
    timeline.expect_params({"domain": ["policing"]})
    timeline.page.get_by_role("button", name=words.RESET).click()
    timeline.expect_events(len(table))
    timeline.expect_params({})


def test_filter_by_years_with_the_keyboard(timeline: Timeline, table: EventTable) -> None:
    timeline.page.get_by_role("slider").first.press("ArrowRight")
    timeline.page.get_by_role("slider").first.press("ArrowRight")
    years = (2003, 2019)
    timeline.expect_events(len(select(table, Filter(years=years))))
    expect(timeline.page).to_have_url(re.compile("years=2003-2019"))
    assert timeline.shown_years()[0] == pytest.approx(2003, abs=0.6)


def test_search_finds_words_of_the_evidence(timeline: Timeline, table: EventTable) -> None:
    timeline.search("army")
    timeline.expect_events(len(select(table, Filter(text="army"))))
    timeline.expect_params({"q": ["army"]})


def test_nothing_found_and_back(timeline: Timeline, table: EventTable) -> None:
    timeline.search("no such words")
    expect(timeline.page.get_by_text(words.NOTHING_TITLE)).to_be_visible()
    timeline.page.get_by_role("button", name=words.RESET).first.click()
    timeline.expect_events(len(table))


def test_a_clicked_mark_opens_its_proof(timeline: Timeline, table: EventTable) -> None:
    event = the(table, lambda e: e.dating.edtf == "2006-11-17")
    timeline.click_mark(event.id)
    timeline.expect_open(event.id)
    expect(timeline.article).to_contain_text(event.title)
    expect(timeline.article).to_contain_text("17 November 2006")
    lit = timeline.article.locator("mark").evaluate_all("all => all.map(m => m.firstChild.data)")
    assert lit
    assert all(any(text in piece.quote for piece in event.evidence) for text in lit)
    source = timeline.article.locator("a").first
    assert source.get_attribute("rel") == "noopener noreferrer"


def test_an_undated_event_can_be_clicked_on_its_shelf(
    timeline: Timeline, table: EventTable
) -> None:
    event = the(table, lambda e: e.dating.bounds == "[2019-09..]")
    timeline.click_mark(event.id)
    timeline.expect_open(event.id)
    expect(timeline.article).to_contain_text("Date unknown — not before September 2019")


def test_hover_says_date_and_title(timeline: Timeline, table: EventTable) -> None:
    first = table.event_at(0)
    timeline.plot.focus()
    timeline.page.keyboard.press("Home")
    tip = timeline.page.get_by_test_id("timeline-tip")
    expect(tip).to_be_visible()
    expect(tip).to_contain_text("2001")
    expect(tip).to_contain_text(first.title)
    expect(timeline.page.get_by_test_id("timeline-live")).to_contain_text(first.title)


def test_the_keyboard_walks_opens_and_closes(timeline: Timeline, table: EventTable) -> None:
    timeline.plot.focus()
    for _ in range(3):
        timeline.page.keyboard.press("ArrowRight")
    timeline.page.keyboard.press("ArrowLeft")
    expect(timeline.page.get_by_test_id("timeline-live")).to_contain_text(f"2 / {len(table)}")
    timeline.page.keyboard.press("Enter")
    timeline.expect_open(table.event_at(1).id)
    assert timeline.plot.evaluate("plot => plot._fullLayout.xaxis.type") == "date"
    timeline.page.keyboard.press("Escape")
    expect(timeline.root).to_have_attribute("data-chosen", "")
    expect(timeline.page.get_by_text(words.INVITE_TITLE)).to_be_visible()


def test_a_row_of_the_list_opens_its_event(timeline: Timeline, table: EventTable) -> None:
    grid = timeline.page.get_by_test_id("stDataFrame")
    grid.scroll_into_view_if_needed()
    box = grid.bounding_box()
    assert box
    timeline.page.mouse.click(box["x"] + 300, box["y"] + HEAD_PX + ROW_PX * 2.5)
    timeline.expect_open(table.event_at(2).id)
    timeline.page.keyboard.press("ArrowDown")
    timeline.expect_open(table.event_at(3).id)


def test_zoom_survives_a_filter_and_a_click(timeline: Timeline, table: EventTable) -> None:
    event = the(table, lambda e: e.dating.edtf == "2006-11-17")
    timeline.page.get_by_role("button", name=words.ZOOM_IN, exact=True).click()
    expect(timeline.page).to_have_url(re.compile("view="))
    before = timeline.shown_years()
    assert before[1] - before[0] < 12
    timeline.choose_domain("Defence")
    timeline.expect_events(len(select(table, Filter(domains=frozenset({"defence"})))))
    assert timeline.shown_years() == pytest.approx(before, abs=0.01)
    timeline.click_mark(event.id)
    timeline.expect_open(event.id)
    assert timeline.shown_years() == pytest.approx(before, abs=0.01)
    timeline.page.get_by_role("button", name=words.ZOOM_ALL, exact=True).click()
    expect(timeline.page).not_to_have_url(re.compile("view="))
    assert timeline.shown_years()[0] < before[0]


def test_dragging_pans(timeline: Timeline) -> None:
    timeline.page.get_by_role("button", name=words.ZOOM_IN, exact=True).click()
    expect(timeline.page).to_have_url(re.compile("view="))
    before = timeline.shown_years()
    box = timeline.plot.bounding_box()
    assert box
    timeline.page.mouse.move(box["x"] + 300, box["y"] + 120)
    timeline.page.mouse.down()
    timeline.page.mouse.move(box["x"] + 200, box["y"] + 120, steps=4)
    timeline.page.mouse.up()
    expect(timeline.root).not_to_have_attribute("data-view", "")
    assert timeline.shown_years()[0] > before[0]


def test_a_shared_link_restores_the_page(
    page: Page, new_page: NewPage, shipped: str, table: EventTable
) -> None:
    event = the(table, lambda e: e.dating.edtf == "2006-11-17")
    chosen = Filter((2004, 2007), frozenset({"defence"}))
    first = Timeline.open(page, f"{shipped}/?years=2004-2007&domain=defence")
    first.expect_events(len(select(table, chosen)))
    first.click_mark(event.id)
    first.expect_open(event.id)
    first.page.get_by_role("button", name=words.ZOOM_IN, exact=True).click()
    expect(first.page).to_have_url(re.compile("view="))
    second = Timeline.open(new_page(), first.page.url)
    second.expect_events(len(select(table, chosen)))
    second.expect_open(event.id)
    assert second.params() == first.params()
    assert second.shown_years() == pytest.approx(first.shown_years(), abs=0.02)
    expect(second.article.locator("mark").first).to_be_visible()


def test_a_bad_link_says_what_it_ignored(page: Page, shipped: str, table: EventTable) -> None:
    timeline = Timeline.open(page, f"{shipped}/?domain=foo&domain=policing&event=zzz")
    timeline.expect_events(len(select(table, Filter(domains=frozenset({"policing"})))))
    expect(page.get_by_role("alert")).to_contain_text("domain ‘foo’")
    expect(page.get_by_role("alert")).to_contain_text("event ‘zzz’")
    expect(page).to_have_url(re.compile(r"\?domain=policing$"))


def test_back_in_the_browser_goes_back_on_the_page(timeline: Timeline, table: EventTable) -> None:
    timeline.choose_domain("Policing")
    timeline.expect_events(len(select(table, Filter(domains=frozenset({"policing"})))))
    timeline.expect_params({"domain": ["policing"]})  # before that there is no way back
    timeline.page.go_back()
    timeline.expect_events(len(table))
    timeline.page.go_forward()
    timeline.expect_events(len(select(table, Filter(domains=frozenset({"policing"})))))


def test_switching_the_theme_recolours_the_chart(timeline: Timeline) -> None:
    expect(timeline.root).to_have_attribute("data-mode", "light")
    timeline.page.emulate_media(color_scheme="dark")
    expect(timeline.root).to_have_attribute("data-mode", "dark")
    paper = timeline.plot.evaluate("plot => plot._fullLayout.paper_bgcolor")
    assert paper == "#14181f"


@pytest.mark.parametrize(("width", "size"), [(390, "narrow"), (820, "medium"), (1600, "wide")])
def test_every_width_works(
    new_page: NewPage, shipped: str, table: EventTable, width: int, size: str
) -> None:
    timeline = Timeline.open(new_page(width, 900), shipped)
    timeline.expect_events(len(table))
    assert timeline.page.evaluate("document.documentElement.scrollWidth") <= width
    event = the(table, lambda e: e.dating.edtf == "2006-11-17")
    timeline.click_mark(event.id)
    timeline.expect_open(event.id)
    chart, panel = timeline.root.bounding_box(), timeline.article.bounding_box()
    assert chart
    assert panel
    beside = panel["x"] >= chart["x"] + chart["width"]
    assert beside is (size == "wide")
    assert panel["x"] + panel["width"] <= width


def stroke(page: Page, start: tuple[float, float], by: tuple[float, float]) -> None:
    """Draw a finger over the screen."""
    screen = page.context.new_cdp_session(page)
    for step in range(12):
        x, y = start[0] + by[0] * step / 11, start[1] + by[1] * step / 11
        kind = "touchMove" if step else "touchStart"
        screen.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    screen.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


@pytest.mark.parametrize("width", [390, 820])
def test_fingers_scroll_move_and_tap(
    new_page: NewPage, shipped: str, table: EventTable, width: int
) -> None:
    timeline = Timeline.open(new_page(width, 844, has_touch=True, is_mobile=True), shipped)
    page, box = timeline.page, timeline.plot.bounding_box()
    assert box
    stroke(page, (box["x"] + 150, box["y"] + 200), (0, -120))
    page.wait_for_function("document.querySelector('.stMain').scrollTop > 40")
    assert timeline.params() == {}, "scrolling leaves the axis alone"
    page.get_by_role("button", name=words.ZOOM_IN, exact=True).tap()
    expect(page).to_have_url(re.compile("view="))
    before, place = timeline.shown_years(), page.url
    box = timeline.plot.bounding_box()
    assert box
    stroke(page, (box["x"] + 180, box["y"] + 100), (-80, 0))
    expect(page).not_to_have_url(place)
    assert timeline.shown_years()[0] > before[0] + 0.5
    page.get_by_role("button", name=words.ZOOM_ALL, exact=True).tap()
    expect(page).not_to_have_url(re.compile("view="))
    name = table.event_at(0).id
    page.touchscreen.tap(*timeline.place(name))
    timeline.expect_open(name)


def test_headers_keep_the_page_private(page: Page, shipped: str) -> None:
    answer = page.goto(shipped)
    assert answer
    headers = answer.headers
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    script = page.request.get(f"{shipped}/scripts/other/timeline.js")
    assert (script.status, script.headers["cache-control"]) == (200, "no-cache")
    assert page.request.get(f"{shipped}/scripts/x/server.py").status == 404


HOSTILE = """---
title: "<img src=http://outside.example/t.png onerror=window.hacked=1> **Bold** [x](http://a.example)"
date: 2006-11-17
url: "javascript:window.hacked=1"
---

On 3 March 2004 Prime Minister Helen Clark visited Hanoi <script>window.hacked=1</script> and met \
![p](http://outside.example/a.png) the <a href="http://outside.example">press</a>.

Foreign Minister <b>Winston</b> Peters visited Vietnam in May 2005 %{customdata} :red[red] $x^2$ \
<img src="http://outside.example/b.png" onerror="window.hacked=1">.

Defence Minister Phil Goff will visit Hanoi in 2007 =HYPERLINK("http://outside.example").
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus that tries to break out of its page."""
    root = tmp_path_factory.mktemp("hostile")
    (root / "pair").mkdir()
    title = "<script>window.hacked=1</script> ![x](http://outside.example/c.png)"
    (root / "pair" / "relation.toml").write_text(f'title = "{title}"\nsides = ["NZ", "VN"]\n')
    (root / "pair" / "<b>a.md").write_text(HOSTILE)
    (root / "pair" / "broken.md").write_bytes(b"---\ntitle: [\n---\n\xff\xfe On 3 March 2004")
    return root


def test_a_hostile_document_is_only_text(
    page: Page, serve: Callable[[Path], str], hostile: Path
) -> None:
    """`page` itself fails the test if anything asked another host or broke the policy."""
    timeline = Timeline.open(page, serve(hostile))
    expect(page.get_by_role("heading", level=1)).to_contain_text("<script>window.hacked=1</script>")
    timeline.plot.focus()
    for _ in range(int(timeline.root.get_attribute("data-events") or 0)):
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        expect(timeline.article.locator("mark").first).to_be_visible()
        assert timeline.article.locator("img, script, iframe, b, a").count() == 0
        assert timeline.plot.locator("a, image").count() == 0
        page.get_by_text(words.WHY_HERE).click()
    assert page.evaluate("window.hacked") is None
