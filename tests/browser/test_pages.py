"""The pages together, as people use them: from one to another and back, and to the events."""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from components import words
from components.words import commitments as promised
from components.words import filters as said
from components.words import patterns as counted
from tests.browser.conftest import Serve
from tests.browser.screenshots import settle
from tests.browser.timeline import Timeline
from tests.browser.watch import NewPage


@pytest.fixture(scope="module")
def both(serve: Serve) -> str:
    """The address of a dashboard on the shipped corpus: two relations, events of every sort."""
    return serve()


def link(page: Page, name: str) -> Locator:
    return page.locator(".st-key-links").get_by_role("link", name=words.PAGES[name])


def go(page: Page, name: str) -> None:
    link(page, name).click()
    expect(page.locator(".st-key-links .here")).to_have_text(words.PAGES[name])


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def click_cell(page: Page, key: str, trace: int = 0, point: int = -1) -> None:
    """Click a cell of the figure `key`: Plotly knows where its bars are."""
    plot = page.locator(f".st-key-{key} .js-plotly-plot").first
    plot.scroll_into_view_if_needed()
    x, y = plot.evaluate(
        """(plot, [trace, point]) => {
          const { xaxis, yaxis } = plot._fullLayout, data = plot._fullData[trace];
          const at = point < 0 ? data.x.length + point : point;
          const box = plot.getBoundingClientRect();
          const middle = data.base[at] + data.y[at] / 2;
          const x = xaxis._offset + xaxis.d2p(data.x[at]), y = yaxis._offset + yaxis.d2p(middle);
          return [box.x + x, box.y + y];
        }""",
        [trace, point],
    )
    page.mouse.move(x, y)
    page.mouse.click(x, y)


def test_the_filter_goes_along_from_page_to_page_and_back(page: Page, both: str) -> None:
    timeline = Timeline.open(page, f"{both}/?domain=defence&q=visit&years=2000-2020")
    wanted = {"domain": ["defence"], "q": ["visit"], "years": ["2000-2020"]}
    for name in ("patterns", "commitments"):
        assert parse_qs(urlsplit(link(page, name).get_attribute("href") or "").query) == wanted
        go(page, name)
        page.wait_for_url(re.compile(rf"/{name}\?"))
        settle(page)
        assert asked(page) == wanted
        expect(page.get_by_test_id("stTextInputField")).to_have_value("visit")
    page.reload()
    settle(page)
    assert asked(page) == wanted
    expect(page.locator(".st-key-chip_domains_defence")).to_be_visible()
    page.locator(".st-key-chip_text_None button").click()
    timeline.expect_params({"domain": ["defence"], "years": ["2000-2020"]})
    go(page, "timeline")
    settle(page)
    timeline.expect_params({"domain": ["defence"], "years": ["2000-2020"]})
    page.go_back()
    expect(page.locator(".st-key-links .here")).to_have_text(words.PAGES["commitments"])


def test_the_relation_goes_along(page: Page, both: str) -> None:
    page.goto(f"{both}/patterns?relation=australia-indonesia")
    settle(page)
    expect(page.locator("h1")).to_contain_text("Australia")
    go(page, "commitments")
    settle(page)
    expect(page.locator("h1")).to_contain_text("Australia")
    assert asked(page) == {"relation": ["australia-indonesia"]}


def test_a_cell_lists_its_events_and_one_opens(page: Page, both: str) -> None:
    page.goto(f"{both}/patterns?years=1990-2026")
    settle(page)
    click_cell(page, "main", 0)
    listed = page.locator('[class*="st-key-picked_"] button')
    expect(listed.first).to_be_visible()
    title = page.locator(".st-key-detail h2").inner_text()
    assert int(title.rsplit("·", 1)[1]) == listed.count() or listed.count() == 30
    listed.first.click()
    expect(page.locator("article.ev")).to_be_visible()
    page.get_by_role("button", name=counted.BACK).click()
    expect(listed.first).to_be_visible()
    page.get_by_role("link", name=counted.ON_TIMELINE).click()
    expect(page.locator(".st-key-links .here")).to_have_text(words.PAGES["timeline"])
    settle(page)
    assert {"domain", "years"} <= asked(page).keys()


def test_a_table_s_row_lists_its_events_too(page: Page, both: str) -> None:
    page.goto(f"{both}/patterns")
    settle(page)
    table = page.locator(".st-key-named")
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    assert box
    page.mouse.click(box["x"] + 20, box["y"] + 55)
    expect(page.locator('[class*="st-key-picked_"] button').first).to_be_visible()


def test_on_a_phone_what_was_opened_comes_into_sight(new_page: NewPage, both: str) -> None:
    page = new_page(390, 844, has_touch=True, is_mobile=True)
    page.goto(f"{both}/commitments")
    settle(page)
    page.locator('[class*="st-key-promise_"] button').nth(2).tap()
    expect(page.locator("article.ev h2")).to_be_in_viewport(ratio=1)


def test_a_promise_opens_its_event_and_the_timeline(page: Page, both: str) -> None:
    page.goto(f"{both}/commitments?state=fulfilled")
    settle(page)
    page.locator('[class*="st-key-promise_"] button').first.click()
    expect(page.locator("article.ev")).to_be_visible()
    page.get_by_role("link", name=promised.ON_TIMELINE).click()
    expect(page.get_by_test_id("timeline")).to_be_visible()
    settle(page)
    assert "event" in asked(page)


def test_slash_goes_to_the_search_on_every_page(page: Page, both: str) -> None:
    page.goto(f"{both}/commitments")
    settle(page)
    field = page.get_by_test_id("stTextInputField")
    page.keyboard.press("/")
    expect(field).to_be_focused()
    page.keyboard.type("ships 1/2")
    expect(field).to_have_value("ships 1/2")


def test_what_a_search_found_is_lit_on_every_page(page: Page, both: str) -> None:
    lit = "() => [...(CSS.highlights.get('hits') ?? [])].map((range) => String(range))"
    page.goto(f"{both}/commitments?q=VISIT+nguyen")
    settle(page)
    page.locator('[class*="st-key-promise_"] button').first.click()
    expect(page.locator("article.ev")).to_be_visible()
    page.wait_for_function(f"() => ({lit})().length > 1")
    assert {found.lower() for found in page.evaluate(lit)} <= {"visit", "nguyen", "nguyễn"}
    page.locator(".st-key-chip_text_None button").click()
    page.wait_for_function(f"() => ({lit})().length === 0")


@pytest.mark.parametrize("name", ["patterns", "commitments"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    new_page: NewPage, both: str, name: str, scheme: Literal["light", "dark"]
) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(f"{both}/{name}?q=visit&years=1990-2020")
    settle(page)
    page.get_by_role("button", name=said.MORE).click()
    expect(page.get_by_role("dialog")).to_be_visible()
    found = Axe().run(page).response["violations"]
    assert [f"{v['impact']}: {v['help']}: {[n['target'] for n in v['nodes']]}" for v in found] == []


@pytest.mark.parametrize("name", ["patterns", "commitments"])
def test_nothing_is_wider_than_a_phone(new_page: NewPage, both: str, name: str) -> None:
    page = new_page(390, 844, has_touch=True, is_mobile=True)
    page.goto(f"{both}/{name}")
    settle(page)
    assert page.locator(".stMain").evaluate("main => main.scrollWidth <= main.clientWidth")


@pytest.mark.parametrize("name", ["patterns", "commitments"])
def test_a_page_prints_without_what_only_works_on_a_screen(
    page: Page, both: str, name: str
) -> None:
    page.goto(f"{both}/{name}?domain=defence")
    settle(page)
    page.emulate_media(media="print")
    expect(page.locator(".st-key-main")).to_be_visible()
    expect(page.locator(".st-key-active")).to_contain_text("Defence")
    for hidden in (".st-key-links", ".st-key-filters"):
        expect(page.locator(hidden)).to_be_hidden()
    assert page.pdf().startswith(b"%PDF")


def test_reading_can_be_stopped_and_taken_up_again(
    page: Page, serve: Serve, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("many") / "pair"
    folder.mkdir()
    (folder / "relation.toml").write_text('title = "Many"\nsides = ["NZ", "VN"]\n')
    line = "New Zealand’s Prime Minister visited Vietnam on {day} May {year} for formal talks. "
    for i in range(900):
        text = "".join(line.format(day=1 + (i + j) % 28, year=1990 + j) for j in range(20))
        (folder / f"{i}.md").write_text(f"---\ntitle: Page {i}\ndate: 2020-01-01\n---\n\n{text}\n")
    page.goto(serve(folder.parent))
    stop = page.get_by_role("button", name=words.STOP)
    stop.click()
    expect(page.get_by_text(words.STOPPED_TITLE)).to_be_visible()
    expect(page.get_by_text("Reading the documents:")).to_have_count(0)
    page.get_by_role("button", name=words.READ_ON).click()
    expect(page.get_by_text(re.compile(r"Reading the documents: \d+ of 900"))).to_be_visible()
    stop.click()
    expect(page.get_by_text(words.STOPPED_TITLE)).to_be_visible()
