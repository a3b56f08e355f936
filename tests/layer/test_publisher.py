"""Where a page was published, and in which order it therefore writes day and month."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import pipeline
from corpus.__main__ import main
from corpus.lexicon import load_toml
from corpus.read.publisher import country_of, day_first
from corpus.read.relation import Relation, country_names
from corpus.records import Dating, Document


def page(url: str = "", publisher: str = "") -> Document:
    return Document("page", "", Dating.undated(), url, publisher, "en", "original", "", "")


def relation(day_first: bool | None = None, **publishers: str) -> Relation:
    return Relation("r", "r", Path("r"), day_first=day_first, publishers=publishers)


@pytest.mark.parametrize(
    ("url", "publisher", "country"),
    [
        ("https://www.mofa.gov.vn/en/1", "", "Vietnam"),
        ("https://beehive.govt.nz/release/x", "", "New Zealand"),
        ("https://www.gov.uk/news", "", "United Kingdom"),
        ("https://www.state.gov/x", "", "United States"),
        ("https://a.example/x", "Gazette", "Fiji"),
        ("https://a.example/x", "", None),
        ("https://bit.ly/x", "", None),
        ("https://www.gov.to/x", "", None),
        ("https://pmo.gov.to/x", "", "Tonga"),
        ("not an address", "", None),
    ],
)
def test_the_country_of_a_page(url: str, publisher: str, country: str | None) -> None:
    assert country_of(page(url, publisher), relation(Gazette="Fiji")) == country


@pytest.mark.parametrize(
    ("url", "own", "order"),
    [
        ("https://www.mofa.gov.vn/en/1", None, True),
        ("https://www.mofa.gov.vn/en/1", False, True),  # the page's country goes first
        ("https://www.state.gov/x", True, False),
        ("https://www.canada.ca/x", None, None),
        ("https://www.canada.ca/x", True, True),
        ("https://a.example/x", None, None),
        ("https://a.example/x", False, False),
    ],
)
def test_whether_it_writes_the_day_first(url: str, own: bool | None, order: bool | None) -> None:
    assert day_first(page(url), relation(own)) is order


def test_the_lists_name_countries() -> None:
    table = load_toml("dates_order")
    codes = [*table["month_first"].split(), *table["untold"].split(), *table["endings"].values()]
    assert set(codes) <= set(country_names())


@pytest.mark.parametrize(
    ("url", "date"),
    [
        ("https://www.state.gov/x", "2011-04-05"),
        ("https://www.mofa.gov.vn/x", "2011-05-04"),
        ("https://a.example/x", "[2011-04-05,2011-05-04]"),
    ],
)
def test_a_page_is_dated_and_read_in_the_order_of_its_country(
    tmp_path: Path, url: str, date: str
) -> None:
    (tmp_path / "relation.toml").write_text('sides = ["NZ", "VN"]', encoding="utf-8")
    page = tmp_path / "page.md"
    body = "The New Zealand and Vietnamese ministers met in Hanoi on 04/05/2011."
    page.write_text(f"---\ntitle: A page\nurl: {url}\n---\n{body}\n", encoding="utf-8")
    [table] = pipeline.build_paths([page]).tables
    assert [event.dating.edtf for event in table.events()] == [date]


def test_check_reports_the_rungs_that_disagree(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "2019-03-05-a-visit.md"
    head = "---\ntitle: A visit\ndate: 2019-03-01\nurl: https://a.example/2019/03/02/x\n---\n"
    page.write_text(f"{head}Hanoi, 28 February 2019 – The two met.\n", encoding="utf-8")
    main(["check", str(page)])
    said = capsys.readouterr().out
    assert [
        rung
        for rung in ("dateline", "file name", "address")
        if f"front matter says 1 March 2019, {rung} says" in said
    ] == ["dateline", "file name", "address"]
