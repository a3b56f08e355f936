"""Files that leave the page hold what the page shows."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
from playwright.sync_api import Page

from components.charts.poster import WIDTH
from corpus.query import Filter, select
from corpus.store import EventTable
from tests import owner
from tests.browser.timeline import Timeline
from tests.browser.watch import NewPage

LINK = "?years=2004-2007&domain=defence"
CHOSEN = Filter((2004, 2007), frozenset({"defence"}))
NAME = "new-zealand-vietnam_2004-2007_defence"


@pytest.fixture(scope="module")
def table() -> EventTable:
    """The events that the page must show."""
    return owner.table()


@pytest.fixture
def timeline(page: Page, shipped: str) -> Timeline:
    return Timeline.open(page, f"{shipped}/{LINK}")


def ids(table: EventTable) -> list[str]:
    return list(table.columns["id"].iloc[select(table, CHOSEN).rows])


def saved(timeline: Timeline, kind: str, folder: Path) -> Path:
    """The downloaded file, under the name that was proposed for it."""
    download = timeline.download(kind)
    path = folder / download.suggested_filename
    download.save_as(path)
    return path


def test_csv(timeline: Timeline, table: EventTable, tmp_path: Path) -> None:
    path = saved(timeline, "CSV", tmp_path)
    assert path.name == f"{NAME}.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
    assert [row["id"] for row in rows] == ids(table)
    assert "2004–2007; Defence" in rows[0]["filter"]


def test_json(timeline: Timeline, table: EventTable, tmp_path: Path) -> None:
    path = saved(timeline, "JSON", tmp_path)
    assert path.name == f"{NAME}.json"
    whole = json.loads(path.read_bytes())
    assert [event["id"] for event in whole["events"]] == ids(table)
    assert whole["filter"]["years"] == [2004, 2007]


def test_png(timeline: Timeline, tmp_path: Path) -> None:
    path = saved(timeline, "PNG", tmp_path)
    assert path.name == f"{NAME}.png"
    with Image.open(path) as picture:
        assert picture.format == "PNG"
        assert picture.width == 2400
        assert picture.height > 600
        colours = picture.convert("RGB").getcolors(1 << 24) or []
    by_number = sorted(colours, reverse=True)
    assert by_number[0][1] == (255, 255, 255), "light, whatever the page's theme"
    assert len(colours) > 50
    defence = [number for number, colour in colours if colour == (43, 79, 158)]
    assert defence, "the lane's colour is in it"


def test_svg_of_a_zoomed_dark_page_is_whole_and_light(
    new_page: NewPage, shipped: str, tmp_path: Path
) -> None:
    page = new_page(color_scheme="dark")
    timeline = Timeline.open(page, f"{shipped}/{LINK}&view=2006-01-01..2006-12-31")
    path = saved(timeline, "SVG", tmp_path)
    assert path.name == f"{NAME}.svg"
    root = ElementTree.fromstring(path.read_bytes())
    text = " ".join("".join(node.itertext()) for node in root.iter() if node.tag.endswith("}text"))
    assert "New Zealand–Vietnam" in text
    assert "2004–2007; Defence" in text
    assert "Exact day" in text
    for year in range(2004, 2008):
        assert str(year) in text
    assert "#14181f" not in path.read_text(encoding="utf-8"), "no dark paper"


def test_a_second_picture_is_one_more_download(timeline: Timeline, tmp_path: Path) -> None:
    assert saved(timeline, "SVG", tmp_path).stat().st_size > 5000
    assert saved(timeline, "SVG", tmp_path / "again").stat().st_size > 5000


def test_html_works_alone(timeline: Timeline, new_page: NewPage, tmp_path: Path) -> None:
    """Opened where there is no server behind it; a watched page fails if it asks for anything."""
    path = saved(timeline, "HTML", tmp_path)
    assert path.name == f"{NAME}.html"
    page = new_page()
    page.route("http://localhost/alone.html", lambda route: route.fulfill(path=path))
    page.goto("http://localhost/alone.html")
    page.locator(".main-svg").first.wait_for()
    assert "New Zealand–Vietnam" in page.locator(".js-plotly-plot").inner_text()
    assert page.title() == "New Zealand–Vietnam"
    assert "Exact day" in page.locator(".js-plotly-plot").inner_text()
    page.set_viewport_size({"width": 600, "height": 800})
    plot = page.locator(".main-svg").first.bounding_box()
    assert plot
    assert plot["width"] >= WIDTH, "a small window scrolls; nothing is squeezed"


@pytest.mark.parametrize(
    ("kind", "name", "start"),
    [("Excel", f"{NAME}.xlsx", b"PK"), ("TimelineJS", f"{NAME}.timelinejs.json", b"{")],
)
def test_the_other_formats(
    timeline: Timeline, tmp_path: Path, kind: str, name: str, start: bytes
) -> None:
    path = saved(timeline, kind, tmp_path)
    assert path.name == name
    assert path.read_bytes().startswith(start)
