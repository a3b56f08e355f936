"""What people do with an open event: send its address, cite it, see why, put it right."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from components.words import about as about_words
from components.words import correct as fix
from components.words import panel as said
from corpus.store import EventTable
from tests import owner
from tests.browser.conftest import Serve
from tests.browser.test_access import violations
from tests.browser.timeline import Timeline
from tests.browser.watch import NewPage


@pytest.fixture(scope="module")
def table() -> EventTable:
    return owner.table()


@pytest.fixture
def event(table: EventTable) -> str:
    return table.event_at(0).id


@pytest.fixture(scope="module")
def editable(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """A dashboard on a folder of its own, and that folder: what is corrected stays here."""
    root = owner.copied_to(tmp_path_factory.mktemp("editable"))
    return serve(root), root


def opened(page: Page, address: str, event: str) -> Timeline:
    timeline = Timeline.open(page, f"{address}/?event={event}")
    expect(timeline.article).to_be_visible()
    return timeline


def test_the_link_leads_to_the_event(new_page: NewPage, shipped: str, event: str) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    opened(page, f"{shipped}", event)
    page.get_by_role("button", name=said.COPY_LINK).click()
    expect(page.get_by_text(said.COPIED, exact=True)).to_be_visible()
    address = page.evaluate("navigator.clipboard.readText()")
    assert urlsplit(address).netloc == urlsplit(shipped).netloc
    other = new_page()
    other.goto(address)
    timeline = Timeline(other)
    timeline.expect_open(event)


def test_without_a_clipboard_the_link_is_there_to_copy_by_hand(
    new_page: NewPage, shipped: str, event: str
) -> None:
    page = new_page()
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined });"
        "document.execCommand = () => false;"
    )
    opened(page, shipped, event)
    page.get_by_role("button", name=said.COPY_LINK).click()
    expect(page.get_by_text(said.COPY_BY_HAND)).to_be_visible()
    field = page.get_by_role("textbox", name=said.COPY_BY_HAND)
    expect(field).to_be_visible()
    assert f"event={event}" in field.input_value()
    chosen = "(field) => field.value.slice(field.selectionStart, field.selectionEnd)"
    assert field.evaluate(chosen) == field.input_value()


@pytest.mark.parametrize(
    ("form", "suffix", "sign"),
    [(said.PLAIN, "txt", "“"), (said.BIBTEX, "bib", "@misc{"), (said.RIS, "ris", "TY  - ELEC")],
)
def test_its_sources_are_saved_as_a_citation(
    page: Page, shipped: str, event: str, form: str, suffix: str, sign: str
) -> None:
    opened(page, shipped, event)
    page.get_by_role("button", name=said.CITE).click()
    page.get_by_role("radio", name=form).click()
    expect(page.get_by_test_id("stCode")).to_contain_text(sign)
    with page.expect_download() as started:
        page.get_by_role("button", name=said.DOWNLOAD).click()
    assert started.value.suggested_filename.endswith(f"{event}.{suffix}")
    assert sign in Path(started.value.path()).read_text(encoding="utf-8")


def test_what_is_put_right_holds_at_once_and_is_taken_back(
    page: Page, editable: tuple[str, Path], event: str, table: EventTable
) -> None:
    address, root = editable
    timeline = opened(page, address, event)
    title, new = timeline.article.locator("h2"), "Somebody visits somebody"
    _form(page)
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Title").fill(new)
    _sign(dialog)
    dialog.get_by_role("button", name=fix.SAVE).click()
    expect(title).to_have_text(new)
    expect(dialog).to_have_count(0)
    (file,) = root.rglob("corrections.jsonl")
    assert json.loads(file.read_text())["after"] == {"title": new}

    page.get_by_text(fix.counted(1)).click()
    page.get_by_role("button", name=fix.UNDO).click()
    _sign(dialog)
    dialog.get_by_role("button", name=fix.UNDO).click()
    expect(title).to_have_text(table.event_at(0).title)
    assert len(file.read_text().splitlines()) == 2


def test_a_form_given_up_changes_nothing_and_opens_anew(
    page: Page, editable: tuple[str, Path], event: str, table: EventTable
) -> None:
    opened(page, editable[0], event)
    _form(page)
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Title").fill("Never mind")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    _form(page)
    expect(dialog.get_by_label("Title")).to_have_count(1)  # the old form fades
    expect(dialog.get_by_label("Title")).to_have_value(table.event_at(0).title)


def _form(page: Page) -> None:
    page.get_by_role("button", name=fix.CORRECT).click()
    expect(page.get_by_role("dialog").get_by_label(fix.WHO)).to_be_visible()


def _sign(dialog: Locator) -> None:
    for label, text in ((fix.WHO, "Ana"), (fix.WHY, "The page says so")):
        dialog.get_by_label(label).fill(text)
        dialog.get_by_label(label).press("Tab")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_form_and_citation(
    new_page: NewPage, editable: tuple[str, Path], event: str, scheme: Literal["light", "dark"]
) -> None:
    page = new_page(color_scheme=scheme)
    opened(page, editable[0], event)
    page.get_by_role("button", name=said.CITE).click()
    expect(page.get_by_test_id("stCode")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    _form(page)
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing_on_the_page_about(
    new_page: NewPage, shipped: str, scheme: Literal["light", "dark"], width: int
) -> None:
    page = new_page(width, 900, color_scheme=scheme)
    page.goto(f"{shipped}/about")
    expect(page.get_by_text(about_words.LICENCES)).to_be_visible()
    expect(page.locator(".about-signs li")).not_to_have_count(0)
    assert violations(page) == []
    overflow = "() => document.querySelector('.stMain').scrollWidth - innerWidth"
    assert page.evaluate(overflow) <= 0, "the page scrolls sideways"


def test_labels_of_claims_are_not_copied_with_the_words(
    page: Page, shipped: str, event: str
) -> None:
    timeline = opened(page, shipped, event)
    label = timeline.article.locator(".ev-quote .ev-label").first
    expect(label).to_be_visible()
    assert label.evaluate("(label) => getComputedStyle(label).userSelect") == "none"


def test_the_panel_prints_whole_and_without_tools(page: Page, shipped: str, event: str) -> None:
    timeline = opened(page, shipped, event)
    page.emulate_media(media="print")
    expect(timeline.article.locator("mark").first).to_be_visible()
    for tool in (said.COPY_LINK, said.CITE, fix.CORRECT):
        expect(page.get_by_role("button", name=re.compile(f"^{tool}"))).to_be_hidden()
