"""The documents page as a person uses it: find, read, and from lit words to the event and back."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from components.words import documents as said
from components.words import panel
from corpus.store import EventTable
from tests import owner
from tests.browser.watch import NewPage

NAME = owner.FILES[0].stem


@pytest.fixture(scope="module")
def table() -> EventTable:
    return owner.table()


def read(page: Page, address: str, more: str = "") -> Locator:
    page.goto(f"{address}/documents?document={NAME}{more}")
    reader = page.get_by_test_id("reader")
    expect(reader).to_be_visible()
    return reader


def test_a_row_opens_the_document(page: Page, shipped: str) -> None:
    page.goto(f"{shipped}/documents")
    grid = page.get_by_test_id("stDataFrame")
    expect(grid).to_be_visible()
    box = grid.bounding_box()
    assert box
    page.mouse.click(box["x"] + 18, box["y"] + 35 + 17)  # the box before the first row
    expect(page.get_by_test_id("reader")).to_be_visible()
    expect(page).to_have_url(re.compile(rf"[?&]document={NAME}"))
    page.get_by_role("button", name=said.BACK).click()
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()
    expect(page).not_to_have_url(re.compile("document="))


def test_lit_words_open_their_event_and_an_event_lights_its_words(
    page: Page, shipped: str, table: EventTable
) -> None:
    reader = read(page, shipped)
    assert (reader.text_content() or "").strip() == table.documents[NAME].text.strip()
    lit = reader.locator("mark").first
    lit.click()
    article = page.locator("article.ev")
    expect(article).to_be_visible()
    expect(lit).to_have_class(re.compile("rd-on"))
    expect(page).to_have_url(re.compile(r"[?&]event="))
    page.get_by_role("button", name="Later", exact=True).click()
    expect(lit).not_to_have_class(re.compile("rd-on"))
    expect(reader.locator(".rd-on").first).to_be_in_viewport()


def test_the_keyboard_opens_lit_words(page: Page, shipped: str) -> None:
    reader = read(page, shipped)
    reader.locator("mark").nth(2).focus()
    page.keyboard.press("Enter")
    expect(page.locator("article.ev")).to_be_visible()
    expect(reader.locator("mark").nth(2)).to_have_attribute("aria-pressed", "true")


def test_a_filter_changes_what_is_lit(page: Page, shipped: str) -> None:
    every = read(page, shipped).locator("mark").count()
    reader = read(page, shipped, "&kind=meeting")
    expect(reader.locator("mark")).not_to_have_count(every)
    assert 0 < reader.locator("mark").count() < every


def test_a_citation_can_be_taken_along(page: Page, shipped: str) -> None:
    read(page, shipped)
    page.get_by_role("button", name=panel.CITE).click()
    page.get_by_role("radio", name=panel.BIBTEX).click()
    expect(page.get_by_test_id("stCode")).to_contain_text("@misc{")
    with page.expect_download() as started:
        page.get_by_role("button", name=panel.DOWNLOAD).click()
    text = Path(started.value.path()).read_text(encoding="utf-8")
    assert text.startswith("@misc{2006-11-17-")
    assert started.value.suggested_filename.endswith(".bib")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    new_page: NewPage, shipped: str, scheme: Literal["light", "dark"]
) -> None:
    page = new_page(390, 844, color_scheme=scheme)
    page.goto(f"{shipped}/documents")
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()
    assert Axe().run(page).response["violations"] == []
    read(page, shipped).locator("mark").first.click()
    expect(page.locator("article.ev")).to_be_visible()
    assert Axe().run(page).response["violations"] == []


def test_a_hostile_document_is_only_text(
    page: Page, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    folder = tmp_path / "pair"
    folder.mkdir()
    (folder / "relation.toml").write_text('sides = ["NZ", "VN"]\n')
    text = (
        '<script>window.hacked=1</script> <img src="http://outside.example/a.png">\n'
        "The foreign ministers of New Zealand and Vietnam met in <b>Hanoi</b> on 5 May 2003."
    )
    (folder / "a.txt").write_text(text)
    page.goto(f"{serve(tmp_path)}/documents?document=a")
    reader = page.get_by_test_id("reader")
    expect(reader).to_contain_text("<script>window.hacked=1</script>")
    assert reader.locator("script, img, b, a").count() == 0
    assert page.evaluate("window.hacked") is None
