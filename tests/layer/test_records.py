"""Records keep what they are given, and come back from JSON as they were."""

from __future__ import annotations

import json
import random
from dataclasses import FrozenInstanceError, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.records import Basis, Dating, Event, Evidence, event_id, sort_events
from tests.synthetic import make_events

EVENTS = make_events(300, seed=7, hostile=True)
KEYS = (
    "id title date partial bounds earliest latest precision basis said kind domains status actors "
    "place evidence links reasons made_by"
).split()


@pytest.mark.parametrize("event", EVENTS[:60], ids=lambda event: event.id)
def test_an_event_comes_back_from_json(event: Event) -> None:
    assert Event.from_dict(json.loads(json.dumps(event.as_dict()))) == event


@given(st.text(), st.text(), st.dictionaries(st.text(), st.text()))
def test_any_words_come_back(title: str, place: str, reasons: dict[str, str]) -> None:
    event = replace(EVENTS[0], title=title, place=place, reasons=reasons)
    assert Event.from_dict(json.loads(json.dumps(event.as_dict()))) == event


def test_keys_and_their_order_are_fixed() -> None:
    for event in EVENTS:
        assert list(event.as_dict()) == KEYS


def test_an_undated_event_has_no_date_whatever_its_bounds() -> None:
    row = replace(EVENTS[0], dating=Dating.undated(bounds="[2019-09..]")).as_dict()
    assert (row["date"], row["bounds"], row["basis"]) == (None, "[2019-09..]", "bounded")
    assert (row["earliest"], row["latest"], row["precision"]) == (None, None, None)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"basis": "guessed"}, ValueError),
        ({"status": "maybe"}, ValueError),
        ({"earliest": "17 November 2006"}, ValueError),
        ({"links": [{"rel": "knows", "id": "x"}]}, ValueError),
        ({"actors": [{"name": "x"}]}, KeyError),
    ],
)
def test_a_foreign_shape_is_refused(change: dict[str, object], error: type[Exception]) -> None:
    with pytest.raises(error):
        Event.from_dict(EVENTS[0].as_dict() | change)
    for key in ("id", "date", "evidence"):
        row = EVENTS[0].as_dict()
        del row[key]
        with pytest.raises(KeyError):
            Event.from_dict(row)


def test_records_are_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        EVENTS[0].title = "another"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("document", "kind", "quote", "same"),
    [
        ("a", "visit", "They  met,\nin Hanoi.", True),
        ("a", "visit", "they met in hanoi", True),
        ("a", "visit", "They met in Hanoi again", False),
        ("a", "meeting", "They met in Hanoi", False),
        ("b", "visit", "They met in Hanoi", False),
    ],
)
def test_an_id_hangs_on_document_kind_and_words(
    document: str, kind: str, quote: str, same: bool
) -> None:
    name = event_id("a", "visit", "They met in Hanoi")
    assert len(name) == 12
    assert (event_id(document, kind, quote) == name) is same


@given(st.integers())
def test_order_does_not_hang_on_the_order_given(seed: int) -> None:
    shuffled = list(EVENTS)
    random.Random(seed).shuffle(shuffled)
    assert sort_events(shuffled) == sort_events(EVENTS)


def test_dated_first_then_as_they_are_read() -> None:
    events = sort_events(EVENTS)
    dated = [event.dating.is_dated for event in events]
    assert dated == sorted(dated, reverse=True)
    starts = [event.evidence[0].start for event in events if not event.dating.is_dated]
    assert starts == sorted(starts)


def test_order_of_dates() -> None:
    def event(name: str, first: date | None, last: date | None) -> Event:
        dating = Dating("2004", first, last, basis=Basis.EXPLICIT)
        return replace(EVENTS[0], id=name, dating=dating)

    day, later = date(2004, 5, 1), date(2004, 6, 1)
    given = [event("c", later, None), event("b", day, later), event("a", None, day)]
    bare = replace(given[0], id="d", dating=Dating.undated(), evidence=())
    assert [e.id for e in sort_events([bare, *given])] == ["a", "b", "c", "d"]


def test_evidence_proves_the_event_unless_it_says_more() -> None:
    assert Evidence("a", 0, 3, "abc").proves == ("event",)
