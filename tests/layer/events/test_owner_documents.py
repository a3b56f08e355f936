"""The owner's two documents: every event that a desk officer would enter, with its proof."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from corpus.records import Event
from corpus.store import EventTable
from tests import owner

SNAPSHOT = Path("tests/data/owner_documents.json")
REVIEWED = "id title date bounds partial precision basis kind domains status place".split()


@pytest.fixture(scope="module")
def table() -> EventTable:
    return owner.table()


@pytest.fixture(scope="module")
def events(table: EventTable) -> list[Event]:
    return table.events()


# (words that the evidence holds, what the event must be)
RELEASE: list[tuple[str, dict[str, Any]]] = [
    (
        "Mr Goff’s meeting with Vietnamese Defence Minister",
        {"date": "2006-11-17", "precision": "day", "kind": "meeting", "place": "Hanoi"},
    ),
    ("hold formal bilateral defence talks", {"date": "2007", "kind": "talks", "status": "planned"}),
    (
        "a visit to New Zealand is planned for next year",
        {"date": "2007", "kind": "visit", "status": "planned", "basis": "relative"},
    ),
    ("Defence relations were formally established", {"date": "2001", "kind": "diplomatic"}),
    ("There have been visits to Vietnam in 2004", {"date": "2004", "kind": "ship_visit"}),
    ("There have been visits to Vietnam in 2004", {"date": "2006", "kind": "ship_visit"}),
    ("the Chief of Army visited", {"date": "2004", "kind": "visit"}),
    ("Command and Staff College visited", {"date": "2005", "kind": "visit"}),
    (
        "signed a joint declaration of cooperation",
        {"date": "2005-05", "precision": "month", "kind": "joint_statement"},
    ),
]
PAGE: list[tuple[str, dict[str, Any]]] = [
    ("Andrew Coster expressed his joy when meeting", {"date": None, "kind": "meeting"}),
    (
        "meets with New Zealand Deputy Minister",
        {"date": None, "kind": "meeting", "domains": ["policing", "immigration"]},
    ),
    ("signed in September 2019", {"date": "2019-09", "kind": "agreement", "basis": "explicit"}),
    ("an agreement on extradition", {"date": None, "kind": "negotiation", "status": "planned"}),
    ("transfer of imprisoned persons", {"date": None, "kind": "negotiation"}),
    (
        "early signing of a Memorandum of Understanding",
        {"kind": "agreement", "status": "proposed", "domains": ["immigration", "policing"]},
    ),
    ("continue to support training and capacity building", {"date": None, "status": "proposed"}),
    ("English training programs specifically", {"date": None, "status": "proposed"}),
    ("scholarships for Vietnamese police officers", {"date": None, "status": "proposed"}),
    ("ready to train New Zealander officers", {"date": None, "status": "proposed"}),
]


@pytest.mark.parametrize(("words", "expected"), RELEASE + PAGE)
def test_an_event_that_must_come_out(
    events: list[Event], words: str, expected: dict[str, Any]
) -> None:
    rows = [e.as_dict() for e in events if any(words in piece.quote for piece in e.evidence)]
    assert any(all(row[name] == value for name, value in expected.items()) for row in rows), rows


def test_the_release_is_about_defence(events: list[Event]) -> None:
    release = [e for e in events if e.evidence[0].document.startswith("2006")]
    assert {e.domains[0] for e in release} == {"defence"}


def test_no_event_of_the_undated_page_is_given_a_date(events: list[Event]) -> None:
    page = [e for e in events if e.evidence[0].document.startswith("undated")]
    assert [e.dating.edtf for e in page if e.dating.is_dated] == ["2019-09"]
    for event in page:
        if not event.dating.is_dated:
            assert event.dating.bounds in (None, "[2019-09..]")
            assert event.dating.earliest is event.dating.latest is None
    meetings = [e for e in page if e.kind == "meeting"]
    assert [e.dating.bounds for e in meetings] == ["[2019-09..]"] * 2


def test_the_agreement_named_twice_is_one_event_with_both_proofs(events: list[Event]) -> None:
    (agreement,) = [e for e in events if e.dating.edtf == "2019-09"]
    assert len(agreement.evidence) == 2


def test_who_takes_part_and_on_which_side(events: list[Event]) -> None:
    def sides(words: str) -> dict[str, str | None]:
        (event,) = [e for e in events if any(words in p.quote for p in e.evidence)]
        return {actor.name: actor.side for actor in event.actors}

    assert sides("Mr Goff’s meeting").items() >= {
        ("Phil Goff", "New Zealand"),
        ("Phung Quang Thanh", "Vietnam"),
    }
    assert sides("is planned for next year")["Nguyen Huy Hieu"] == "Vietnam"
    assert sides("Andrew Coster expressed").items() >= {
        ("Andrew Coster", "New Zealand"),
        ("Luong Tam Quang", "Vietnam"),
    }
    assert sides("Staff College visited") == {
        "New Zealand Defence Force Command and Staff College": "New Zealand",
        "Vietnam": "Vietnam",
    }


def test_every_quote_is_the_document_s_own_words(table: EventTable, events: list[Event]) -> None:
    assert events
    for event in events:
        for piece in event.evidence:
            assert table.documents[piece.document].text[piece.start : piece.end] == piece.quote


def test_every_event_says_why(events: list[Event]) -> None:
    for event in events:
        assert {"kind", "status", "date", "domains"} <= set(event.reasons)
        assert event.made_by.startswith("rule:")


def test_the_reviewed_snapshot(events: list[Event]) -> None:
    """All events as they were read through by a person. When a change of the rules is meant, look
    at each difference, then write the file anew: python -m tests.layer.events.snapshot"""
    assert reviewed(events) == json.loads(SNAPSHOT.read_text(encoding="utf-8"))


def reviewed(events: list[Event]) -> list[dict[str, Any]]:
    """What the snapshot holds of each event."""
    rows = []
    for event in events:
        row = event.as_dict()
        kept = {name: row[name] for name in REVIEWED}
        kept["actors"] = [f"{a['name']} ({a['side']})" for a in row["actors"]]
        kept["quotes"] = [e["quote"] for e in row["evidence"]]
        rows.append(kept)
    return rows
