"""What came of each document: its events, its problems, and whether words find it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from corpus.errors import Problem
from corpus.holdings import holdings, matching, shown_rows
from corpus.store import EventTable
from tests import owner
from tests.synthetic import make_table


@pytest.fixture(scope="module")
def table() -> EventTable:
    return owner.table()


def test_every_event_stands_with_each_of_its_documents(table: EventTable) -> None:
    found = {holding.document.id: holding.rows for holding in holdings(table)}
    assert set(found) == set(table.documents)
    for row, event in enumerate(table.events()):
        for name in found:
            assert (row in found[name]) == (name in {e.document for e in event.evidence})


def test_the_newest_comes_first_and_the_undated_last(table: EventTable) -> None:
    assert [holding.document.date.is_dated for holding in holdings(table)] == [True, False]
    assert holdings(table)[0].document.dated_by == "front matter"


def test_a_document_without_events_is_there_too() -> None:
    made_up = make_table(5)
    (page,) = made_up.documents.values()
    empty = replace(page, id="empty", text="Nothing.")
    with_empty = EventTable(made_up.relation, made_up.columns, {page.id: page, empty.id: empty})
    assert {h.document.id: len(h.rows) for h in holdings(with_empty)} == {page.id: 5, "empty": 0}


def test_problems_stand_with_their_document(table: EventTable) -> None:
    name = next(iter(table.documents))
    said = Problem(name, "has two dates")
    worse = EventTable(table.relation, table.columns, table.documents, (said,))
    assert {h.document.id: h.problems for h in holdings(worse)}[name] == (said,)


@pytest.mark.parametrize(
    ("text", "number"), [("", 2), ("GOFF", 1), ("goff hanoi", 1), ("goff zzz", 0), ("beehive", 1)]
)
def test_words_find_documents(table: EventTable, text: str, number: int) -> None:
    assert len(matching(holdings(table), text)) == number


def test_the_filter_leaves_some_rows(table: EventTable) -> None:
    first, second = holdings(table)
    assert shown_rows(first, first.rows[:2]).tolist() == first.rows[:2].tolist()
    assert not len(shown_rows(first, np.setdiff1d(second.rows, first.rows)))
