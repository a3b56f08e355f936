"""The documents page without a browser: the list, the reader's text, the address."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as strategies
from streamlit.testing.v1 import AppTest

from components import reader
from components.pages import documents
from components.words import documents as said
from corpus.holdings import holdings
from corpus.records import Document, Event, Evidence
from corpus.store import EventTable
from tests import owner
from tests.app.opened import html, opened
from tests.synthetic import make_table

TABLE = make_table(12, hostile=True)
(PAGE,) = TABLE.documents.values()


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> EventTable:
    monkeypatch.setenv("CORPUS", str(owner.copied_to(tmp_path)))
    return owner.table()


def visit(**params: str) -> AppTest:
    return opened("documents", None, **params)


def test_the_list_tells_of_each_document_how_it_is(table: EventTable) -> None:
    found = holdings(table)
    rows = documents.frame(found, np.arange(len(table)))
    assert list(rows["title"]) == [holding.document.title for holding in found]
    assert list(rows["events"]) == [len(holding.rows) for holding in found]
    assert list(rows["basis"]) == ["Its front matter", "Dates inside its text"]
    bounded = "Undated, not before September 2019"
    assert list(rows["date"]) == ["17 November 2006", bounded]
    assert list(documents.frame(found, np.array([], dtype=int))["events"]) == [0, 0]


def test_the_page_lists_all_and_finds_some(table: EventTable) -> None:
    page = visit()
    assert len(page.dataframe[0].value) == len(table.documents)
    page.text_input(key=documents.FIND).set_value("goff").run()
    assert len(page.dataframe[0].value) == 1
    page.text_input(key=documents.FIND).set_value("no such words").run()
    assert not page.dataframe
    assert said.NOTHING_TITLE in html(page)


def test_what_the_filter_finds_comes_first(table: EventTable) -> None:
    found = holdings(table)
    assert len(found) == 2
    for first, other in (found, found[::-1]):
        alone = np.setdiff1d(first.rows, other.rows)
        assert documents.told_first(found, alone) == [first, other]
    every = np.arange(len(table))
    assert documents.told_first(found, every) == list(found), "else the newest first, as before"


def test_an_address_opens_a_document_and_there_is_a_way_back(table: EventTable) -> None:
    name = holdings(table)[0].document.id
    page = visit(document=name)
    assert "New Zealand and Vietnam to Develop Defence Relationship" in html(page)
    assert said.DATED_BY["front matter"] in html(page)
    page.button(key="all_documents").click().run()
    assert len(page.dataframe[0].value) == 2
    assert "document" not in page.query_params


def test_a_document_that_is_not_there_is_said(table: EventTable) -> None:
    assert len(table)
    page = visit(document="no-such")
    assert "no\\-such" in str(page.warning[0].value)
    assert len(page.dataframe[0].value) == 2


def event_at(*places: tuple[int, int]) -> Event:
    evidence = tuple(Evidence(PAGE.id, a, b, PAGE.text[a:b]) for a, b in places)
    return replace(TABLE.event_at(0), evidence=evidence)


def test_overlapping_proof_is_cut_where_it_begins_and_ends() -> None:
    page = replace(PAGE, text="abcdefghij")
    events = [event_at((1, 5)), event_at((3, 8)), event_at((3, 5), (9, 10))]
    assert [(s.text, s.events) for s in reader.segments(page, events)] == [
        ("a", ()),
        ("bc", (0,)),
        ("de", (0, 1, 2)),
        ("fgh", (1,)),
        ("i", ()),
        ("j", (2,)),
    ]


SPANS = strategies.lists(
    strategies.tuples(strategies.integers(0, 40), strategies.integers(0, 40)).map(
        lambda pair: (min(pair), max(pair))
    ),
    max_size=6,
)


@given(strategies.text(max_size=30), strategies.lists(SPANS, max_size=4))
def test_the_pieces_are_the_text_and_every_lit_letter_is_proof(
    text: str, spans: list[list[tuple[int, int]]]
) -> None:
    page = replace(PAGE, text=text)
    found = reader.segments(page, [event_at(*places) for places in spans])
    assert "".join(segment.text for segment in found) == text
    at = 0
    for segment in found:
        for place in range(at, at + len(segment.text)):
            holding = [
                n for n, places in enumerate(spans) if any(a <= place < b for a, b in places)
            ]
            assert list(segment.events) == holding
        at += len(segment.text)


def test_a_hostile_text_travels_as_data() -> None:
    hostile: Document = replace(PAGE, text='<script>alert("x")</script>')
    drawn = reader.data(hostile, [], None)
    assert drawn["pieces"] == [[hostile.text, []]]
