"""Citations that other programs read: plain, BibTeX, RIS."""

from __future__ import annotations

from dataclasses import replace

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware, MonthLongStringMiddleware
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import edtf
from corpus.export import cite
from corpus.records import Basis, Dating, Document

PAGE = Document(
    id="2006-11-17-goff",
    title="Goff & Phùng Quang Thanh: 100% agreed",
    date=edtf.dating("2006-11-17", Basis.EXPLICIT),
    url="https://example.org/a_b?c=%20d",
    publisher="Ministry of Defence",
    language="en",
    kind="original",
    text="",
    sha256="0" * 64,
)


def read_bibtex(*documents: Document) -> list[dict[str, str]]:
    """What a BibTeX reader makes of `documents`."""
    reading = [MonthLongStringMiddleware(), LatexDecodingMiddleware()]
    library = parse_string(cite.bibtex(documents), append_middleware=reading)
    assert not library.failed_blocks
    return [
        {"ID": entry.key, **{field.key: str(field.value) for field in entry.fields}}
        for entry in library.entries
    ]


def test_a_plain_citation_is_one_sentence() -> None:
    assert cite.plain(PAGE) == (
        "Ministry of Defence, “Goff & Phùng Quang Thanh: 100% agreed”, 17 November 2006, "
        "https://example.org/a_b?c=%20d."
    )


def test_what_is_unknown_is_left_out_and_an_undated_page_says_so() -> None:
    bare = replace(PAGE, publisher="", url="", date=Dating.undated(bounds="[2019-09..]"))
    assert cite.plain(bare) == "“Goff & Phùng Quang Thanh: 100% agreed”, undated."
    (entry,) = read_bibtex(bare)
    assert entry.keys() & {"year", "month", "day", "author", "url"} == set()
    (record,) = rispy.loads(cite.ris([bare]))
    assert record.keys() & {"year", "date", "authors", "urls"} == set()


def test_an_abstract_is_cited_by_the_title_of_its_page() -> None:
    titled = replace(
        PAGE, kind="abstract", meta={"source_title": "The page", "source_language": "vi"}
    )
    assert "“The page”" in cite.plain(titled)
    assert rispy.loads(cite.ris([titled]))[0]["language"] == "vi"


@pytest.mark.parametrize(
    ("date", "year", "month", "day", "ris_date"),
    [
        ("2006-11-17", "2006", "November", "17", "2006/11/17/"),
        ("2006-11", "2006", "November", None, "2006/11//"),
        ("2006", "2006", None, None, "2006///"),
        ("2006-21", "2006", None, None, "2006///"),
        ("2006~", "2006", None, None, "2006///"),
        ("200X", None, None, None, None),
    ],
)
def test_a_date_is_given_as_far_as_it_is_known(
    date: str, year: str | None, month: str | None, day: str | None, ris_date: str | None
) -> None:
    page = replace(PAGE, date=edtf.dating(date, Basis.EXPLICIT))
    (entry,) = read_bibtex(page)
    assert (entry.get("year"), entry.get("month"), entry.get("day")) == (year, month, day)
    (record,) = rispy.loads(cite.ris([page]))
    assert (record.get("year"), record.get("date")) == (year, ris_date)


def test_a_bibtex_reader_finds_every_field() -> None:
    (entry,) = read_bibtex(PAGE)
    assert entry["ID"] == PAGE.id
    assert entry["author"] == PAGE.publisher
    assert entry["title"] == PAGE.title


def test_an_address_stands_as_it_is() -> None:
    (raw,) = parse_string(cite.bibtex([PAGE])).entries  # `url` is a verbatim field
    assert raw["url"] == PAGE.url


def test_keys_are_told_apart() -> None:
    pages = [replace(PAGE, id=name) for name in ("a/b", "a b", "Ä", "ä")]
    assert list(cite.keyed(pages)) == ["a-b", "a-b-2", "document", "document-2"]


TITLES = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=40)


@given(TITLES, TITLES)
def test_no_title_breaks_out_of_its_record(title: str, publisher: str) -> None:
    page = replace(PAGE, title=title, publisher=publisher)
    assert [entry["ID"] for entry in read_bibtex(page, PAGE)] == [PAGE.id, f"{PAGE.id}-2"]
    found = rispy.loads(cite.ris([page, PAGE]))
    assert [record["id"] for record in found] == [PAGE.id, PAGE.id]


@given(TITLES.filter(lambda title: title.strip() and "\\" not in title))
def test_a_title_comes_back_from_ris_as_it_was(title: str) -> None:
    (record,) = rispy.loads(cite.ris([replace(PAGE, title=title)]))
    assert record["title"] == " ".join(title.split())
