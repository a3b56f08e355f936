"""The commitments page as a person meets it, without a browser."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components import words
from components.pages.commitments import PAGE
from components.words import commitments as said
from corpus.read.relation import Relation
from corpus.records import Commitment, State
from corpus.store import EventTable
from tests.app.opened import html, keys, opened, stand_in
from tests.synthetic import make_table

TABLE = make_table(90, 2, hostile=True)
NAMES = list(TABLE.columns["id"])
PROMISES = (
    Commitment(
        NAMES[0],
        State.FULFILLED,
        date(2006, 11, 17),
        date(2007, 1, 1),
        date(2007, 12, 31),
        date(2026, 1, 30),
        (NAMES[9],),
        (),
        ("its time ended on 2007-12-31", "inside 2007-03-05/2007-03-09"),
    ),
    *(Commitment(n, State.NO_EVIDENCE, date(2020, 1, 1)) for n in NAMES[1:40]),
)


@pytest.fixture(autouse=True)
def _page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def build(relation: Relation, **_: Any) -> EventTable:
        return EventTable(relation, TABLE.columns, TABLE.documents, commitments=PROMISES)

    stand_in(build, tmp_path, monkeypatch)


def visit(**params: str | list[str]) -> AppTest:
    return opened("commitments", None, **params)


def cards(page: AppTest) -> list[str]:
    return keys(page, "promise_")


def test_promises_are_told_with_state_age_and_proof() -> None:
    page = visit(state="fulfilled")
    (name,) = cards(page)
    assert name == NAMES[0]
    shown = html(page)
    assert said.STATES["fulfilled"] in shown
    assert "17 November 2006" in shown
    assert "19 years before the newest document" in shown
    assert "Its time ended on 31 December 2007; inside 5–9 March 2007." in shown
    assert "A made-up paper" in shown
    assert "<script>" not in shown, "documents are hostile"


def test_what_fulfils_a_promise_is_one_click_away() -> None:
    page = visit(state="fulfilled")
    page.button(key=f"follow_{NAMES[0]}_{NAMES[9]}").click().run()
    assert not page.exception
    assert page.query_params["event"] == NAMES[9]
    assert '<article class="ev">' in html(page)


def test_a_long_list_opens_step_by_step() -> None:
    page = visit()
    assert len(cards(page)) == PAGE
    page.button(key="more_cards").click().run()
    assert len(cards(page)) == 2 * PAGE
    assert not [button for button in page.button if button.key == "more_cards"]


def test_states_are_chosen_and_stand_in_the_address() -> None:
    page = visit()
    page.pills(key="states_wanted").set_value(["fulfilled"]).run()
    assert len(cards(page)) == 1
    assert page.query_params["state"] == "fulfilled"
    page = visit(state=["fulfilled", "broken"])
    assert "‘broken’" in str(page.warning[0].value).replace("\\", "")
    assert page.pills(key="states_wanted").value == ["fulfilled"]


def test_filters_hold_here_too() -> None:
    page = visit(q="no such words anywhere")
    assert words.NOTHING_TITLE in html(page)
    assert cards(page) == []
    page.button(key="reset_empty").click().run()
    assert len(cards(page)) == PAGE
