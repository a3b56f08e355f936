"""Everybody can use the page: axe's rules, the keyboard alone, a phone, paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from components import words
from components.words import export
from components.words import filters as said
from corpus.store import EventTable
from tests import owner
from tests.browser.timeline import Timeline
from tests.browser.watch import NewPage


@pytest.fixture
def phone(new_page: NewPage) -> Page:
    return new_page(390, 844, has_touch=True, is_mobile=True)


@pytest.fixture(scope="module")
def table() -> EventTable:
    return owner.table()


def violations(page: Page) -> list[str]:
    """What axe finds, of whatever weight."""
    found = Axe().run(page).response["violations"]
    return [f"{v['impact']}: {v['help']}: {[n['target'] for n in v['nodes']]}" for v in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    new_page: NewPage, shipped: str, table: EventTable, scheme: Literal["light", "dark"]
) -> None:
    page = new_page(color_scheme=scheme)
    timeline = Timeline.open(page, f"{shipped}/?domain=policing&domain=foo")
    assert violations(page) == []
    timeline = Timeline.open(page, f"{shipped}/?event={table.event_at(0).id}")
    expect(timeline.article).to_be_visible()
    page.get_by_role("button", name=said.MORE).click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert violations(page) == []


def test_axe_finds_nothing_on_a_phone(phone: Page, shipped: str, table: EventTable) -> None:
    timeline = Timeline.open(phone, f"{shipped}/?event={table.event_at(0).id}")
    expect(timeline.article).to_be_visible()
    assert violations(phone) == []


@pytest.mark.parametrize("label", [said.MORE, export.EXPORT])
def test_what_a_key_unfolds_is_reached_and_left_by_keys(
    page: Page, shipped: str, label: str
) -> None:
    Timeline.open(page, shipped)
    button, body = page.get_by_role("button", name=label), page.get_by_role("dialog")
    button.press("Enter")
    expect(body.get_by_role("button").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(body).to_have_count(0)
    expect(button).to_be_focused()
    button.press("Enter")
    expect(body.get_by_role("button").first).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(button).to_be_focused()


def test_a_filter_in_a_popover_is_set_by_keys(page: Page, shipped: str) -> None:
    timeline = Timeline.open(page, shipped)
    page.get_by_role("button", name=said.MORE).press("Enter")
    first = page.get_by_role("dialog").get_by_role("button").first
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=words.RESET)).to_be_visible()
    timeline.expect_params({"kind": ["visit"]})
    expect(first).to_be_focused()


def test_a_mouse_keeps_the_focus_on_the_button(page: Page, shipped: str) -> None:
    Timeline.open(page, shipped)
    button = page.get_by_role("button", name=export.EXPORT)
    button.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(button).to_be_focused()


@pytest.mark.parametrize("way", ["link", "mark", "door"])
def test_on_a_phone_an_opened_event_comes_into_view(
    phone: Page, shipped: str, table: EventTable, way: str
) -> None:
    event = table.event_at(0)
    timeline = Timeline.open(phone, f"{shipped}/?event={event.id}" if way == "link" else shipped)
    if way == "mark":
        phone.touchscreen.tap(*timeline.place(event.id))
    elif way == "door":
        phone.get_by_role("button", name=words.DOORS["last"]).click()
    expect(timeline.article.locator("h2")).to_be_in_viewport(ratio=1)
    expect(timeline.article.locator("mark").first).to_be_in_viewport()


def test_beside_the_chart_the_open_event_stays_in_sight(
    new_page: NewPage, shipped: str, table: EventTable
) -> None:
    page = new_page(1440, 700)
    timeline = Timeline.open(page, f"{shipped}/?event={table.event_at(0).id}")
    expect(timeline.article).to_be_visible()
    assert page.locator(".stMain").evaluate("main => main.scrollTop") == 0
    page.get_by_test_id("stDataFrame").scroll_into_view_if_needed()
    page.mouse.move(300, 500)
    page.locator(".stMain").evaluate("main => main.scrollTo(0, main.scrollHeight)")
    expect(timeline.article.locator("h2")).to_be_in_viewport(ratio=1)


def test_the_list_has_no_tools_of_a_table_editor(page: Page, shipped: str) -> None:
    Timeline.open(page, shipped)
    page.get_by_test_id("stDataFrame").hover()
    for tool in ("Search", "Fullscreen", "Show/hide columns"):
        expect(page.get_by_role("button", name=tool)).to_have_count(0)


@pytest.mark.parametrize("width", [820, 1180, 1440])
def test_the_list_shows_all_its_columns(new_page: NewPage, shipped: str, width: int) -> None:
    page = new_page(width, 900)
    Timeline.open(page, shipped)
    page.wait_for_function(
        "() => { const g = document.querySelector('.dvn-scroller');"
        " return g.scrollWidth <= g.clientWidth }"
    )


@pytest.mark.parametrize("width", [390, 1440])
def test_on_paper_nothing_lies_on_anything(
    new_page: NewPage, shipped: str, table: EventTable, width: int
) -> None:
    page = new_page(width, 900)
    timeline = Timeline.open(page, f"{shipped}/?event={table.event_at(0).id}")
    expect(timeline.article).to_be_visible()
    page.emulate_media(media="print")
    chart, panel = timeline.root.bounding_box(), timeline.article.bounding_box()
    assert chart
    assert panel
    assert panel["y"] >= chart["y"] + chart["height"]
    for hidden in (page.get_by_test_id("stDataFrame"), page.get_by_text(words.NEXT, exact=True)):
        expect(hidden).to_be_hidden()
    expect(page.get_by_text("Exact day")).to_be_visible(visible=width > 500)
    box = page.locator(".st-key-detail")
    assert box.evaluate("box => getComputedStyle(box).overflow") == "visible", "all of it is there"
    assert page.pdf().startswith(b"%PDF")


def test_the_tab_says_which_relation_it_shows(
    page: Page, shipped: str, ready: Callable[[Page], None]
) -> None:
    page.goto(shipped)
    ready(page)
    expect(page).to_have_title("New Zealand–Vietnam – Timeline of relations")
