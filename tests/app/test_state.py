"""The address of a page: what is written is read back, and what is wrong is said, not fatal."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import words
from components.state import MAX_TEXT, PARTS, Known, State, read, read_relation, write
from corpus.query import Filter

SPAN = (1995, 2024)
VOCABULARY = {
    "domains": ("defence", "policing", "trade"),
    "kinds": ("meeting", "ship_visit", "visit"),
    "statuses": ("occurred", "planned"),
    "sides": ("New Zealand", "Vietnam"),
    "actors": ("Phil Goff", "Nguyễn Huy Hiệu"),
    "publishers": ("Beehive",),
    "precisions": ("day", "none"),
}
KNOWN = Known(VOCABULARY, SPAN, {"ab12", "cd34"}.__contains__)

_years = st.tuples(st.integers(*SPAN), st.integers(*SPAN)).map(lambda pair: (min(pair), max(pair)))
filters = st.builds(
    Filter,
    years=st.none() | _years.filter(lambda years: years != SPAN),
    domains=st.frozensets(st.sampled_from(VOCABULARY["domains"])),
    kinds=st.frozensets(st.sampled_from(VOCABULARY["kinds"])),
    statuses=st.frozensets(st.sampled_from(VOCABULARY["statuses"])),
    sides=st.frozensets(st.sampled_from(VOCABULARY["sides"])),
    actors=st.frozensets(st.sampled_from(VOCABULARY["actors"])),
    publishers=st.frozensets(st.sampled_from(VOCABULARY["publishers"])),
    precisions=st.frozensets(st.sampled_from(VOCABULARY["precisions"])),
    text=st.text(max_size=40).map(str.strip),
)
_days = st.dates(date(1994, 1, 1), date(2025, 12, 31))
states = st.builds(
    State,
    chosen=filters,
    event=st.sampled_from([None, "ab12", "cd34"]),
    view=st.none() | st.tuples(_days, _days).filter(lambda pair: pair[0] < pair[1]),
)


@given(states)
def test_what_is_written_is_read_back(state: State) -> None:
    assert read(write(state), KNOWN) == (state, [])


@given(st.dictionaries(st.text(max_size=10), st.lists(st.text(max_size=30), max_size=3)))
def test_no_address_breaks_the_page(params: dict[str, list[str]]) -> None:
    state, _ = read(params, KNOWN)
    assert read(write(state), KNOWN) == (state, [])


def test_the_page_as_it_opens_has_a_clean_address() -> None:
    assert write(State()) == {}
    assert write(State("first"), default_relation="first") == {}
    assert write(State("second"), default_relation="first") == {"relation": ["second"]}


def test_an_address_can_be_read_by_people() -> None:
    chosen = Filter((2004, 2006), frozenset({"policing", "defence"}), frozenset({"visit"}))
    assert write(State(chosen=chosen, event="ab12")) == {
        "years": ["2004-2006"],
        "domain": ["defence", "policing"],
        "kind": ["visit"],
        "event": ["ab12"],
    }


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"domain": ["defence", "foo"]}, "domain ‘foo’"),
        ({"kind": ["picnic"]}, "kind ‘picnic’"),
        ({"status": ["Planned"]}, "status ‘Planned’"),
        ({"years": ["lately"]}, "years ‘lately’"),
        ({"years": ["1850-1860"]}, "years ‘1850–1860’"),
        ({"side": ["Atlantis"]}, "side ‘Atlantis’"),
        ({"actor": ["Nobody"]}, "actor ‘Nobody’"),
        ({"publisher": ["No one"]}, "publisher ‘No one’"),
        ({"precision": ["minute"]}, "precision ‘minute’"),
        ({"event": ["nothere"]}, "event ‘nothere’"),
        ({"view": ["2006-02-30..2007-01-01"]}, "view ‘2006-02-30..2007-01-01’"),
        ({"view": ["2007-01-01..2006-01-01"]}, "view"),
        ({"view": ["1800-01-01..1801-01-01"]}, "view ‘1800"),
        ({"colour": ["red"]}, "‘colour’"),
    ],
)
def test_a_wrong_value_is_said_and_left_out(params: dict[str, list[str]], said: str) -> None:
    state, told = read({**params, "q": ["army"]}, KNOWN)
    assert len(told) == 1
    assert said in told[0]
    assert state.chosen.text == "army", "the rest of the address must hold"
    assert write(state).keys() <= {"q", "domain"}


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2004", (2004, 2004)),
        ("2004–2006", (2004, 2006)),
        ("1900-1999", (1995, 1999)),
        ("1900-2100", None),
    ],
)
def test_years_are_read_generously(text: str, years: tuple[int, int] | None) -> None:
    state, told = read({"years": [text]}, KNOWN)
    assert state.chosen.years == years
    assert told == []


def test_years_the_wrong_way_round_are_turned_and_said() -> None:
    state, told = read({"years": ["2006-2004"]}, KNOWN)
    assert state.chosen.years == (2004, 2006)
    assert told == [words.swapped_years(2004, 2006)]
    assert "2004-2006" in told[0]


def test_years_of_a_corpus_without_dates() -> None:
    state, told = read({"years": ["2004"]}, Known(VOCABULARY, None, lambda _: False))
    assert state == State()
    assert len(told) == 1


def test_a_long_value_is_cut_in_the_message() -> None:
    _, told = read({"domain": ["x" * 500]}, KNOWN)
    assert len(told[0]) < 200


def test_a_search_that_is_too_long_is_cut_and_said() -> None:
    state, told = read({"q": ["x" * 500]}, KNOWN)
    assert len(state.chosen.text) == MAX_TEXT
    assert str(MAX_TEXT) in told[0]


def test_an_empty_value_asks_for_nothing() -> None:
    empty = {name: [""] for name in (*PARTS.values(), "years", "q", "event", "view")}
    assert read(empty, KNOWN) == (State(), [])


def test_relation() -> None:
    assert read_relation({}, ["a", "b"]) == (None, [])
    assert read_relation({"relation": ["b"]}, ["a", "b"]) == ("b", [])
    relation, told = read_relation({"relation": ["c"]}, ["a", "b"])
    assert relation is None
    assert "relation ‘c’" in told[0]
