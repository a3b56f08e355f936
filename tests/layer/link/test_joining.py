"""Events of several documents: what is one act, what is perhaps one, what is not."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.events.ships import ship_names
from corpus.link.profile import numbers_in, same_name, topic_in
from corpus.records import Event, Rel
from tests.layer.link.helpers import act, linked, links, of_pages, page

CHINH = "Prime Minister: Pham Minh Chinh (Vietnam)"
LUXON = "Prime Minister: Christopher Luxon (New Zealand)"
PETERS = "Foreign Minister: Winston Peters (New Zealand)"
ONE, PERHAPS, TWO = "one", "perhaps", "two"


def meets(when: str | None, *who: str, place: str | None = None, quote: str = "They met") -> Event:
    return act(quote, when, kind="meeting", who=who, place=place, title="Meeting")


def signs(what: str, when: str) -> Event:
    return act(f"They signed the {what}", when, kind="agreement", title=f"{what} signed")


def talks(what: str, when: str, place: str | None = None) -> Event:
    return act(f"They held {what}", when, kind="talks", title=f"{what} held", place=place)


def calls(ship: str, when: str) -> Event:
    return act(f"{ship} called at Da Nang", when, kind="ship_visit", place="Da Nang")


CASES = [
    # persons and days
    (meets("2024-03-11", CHINH, LUXON), meets("2024-03-11", LUXON, CHINH), ONE),
    (meets("2024-03-11", CHINH, LUXON), meets("2024-03", CHINH, LUXON), ONE),
    (meets("2024-03-11", CHINH, LUXON), meets("2024-03-12", CHINH, LUXON), TWO),
    (meets("2024-03-11", CHINH, LUXON), meets("2024-03-11", CHINH, PETERS), TWO),
    (meets("2024-03-11", CHINH), meets("2024-03-11", PETERS), PERHAPS),  # one of each side
    (meets("2024-03-11", LUXON), meets("2024-03-11", PETERS), TWO),
    (meets("2024-03-11", LUXON, place="Hanoi"), meets("2024-03-11", LUXON, place="Hue"), TWO),
    # nobody is named
    (meets("2024-03-11"), meets("2024-03-11"), PERHAPS),
    (meets("2024"), meets("2024"), TWO),
    (meets("2024-03-11", place="Hanoi"), meets("2024-03-11", place="Hanoi"), PERHAPS),
    # a stay, and a day or month of it
    (act("He came", "2024-03-09/2024-03-11", who=[CHINH]), act("He", "2024-03", who=[CHINH]), ONE),
    (act("He came", "2024-03-09/2024-03-11", who=[CHINH]), act("He", "2024", who=[CHINH]), PERHAPS),
    # texts and their names
    (signs("Extradition treaty", "2024-03"), signs("Treaty on extradition", "2024-03-11"), ONE),
    (signs("Extradition treaty", "2024-03-11"), signs("Air services treaty", "2024-03-11"), TWO),
    (
        signs("Memorandum of Understanding", "2024-03-11"),
        signs("Memorandum of Understanding", "2024-03-11"),
        PERHAPS,
    ),
    # numbers
    (talks("8th defence dialogue", "2024"), talks("eighth defence dialogue", "2024-03"), ONE),
    (talks("8th defence dialogue", "2024-03"), talks("9th defence dialogue", "2024-03"), TWO),
    (talks("defence talks", "2024"), talks("trade talks", "2024"), TWO),
    # ships
    (calls("HMNZS Te Mana", "2023-09"), calls("HMNZS Te Mana", "2023-09-24"), ONE),
    (calls("HMNZS Te Mana", "2023-09"), calls("HMNZS Canterbury", "2023-09"), TWO),
    # planned and done
    (
        act("He will come", "2024-03", who=[CHINH], status="planned"),
        act("He came", "2024-03", who=[CHINH]),
        TWO,
    ),
    (
        act("He will come", "2024-03", who=[CHINH], status="planned"),
        act("He is to come", "2024-03", who=[CHINH], status="planned"),
        ONE,
    ),
    # without a date nothing is joined
    (meets(None, CHINH, LUXON), meets(None, CHINH, LUXON), PERHAPS),
    (meets(None, CHINH, LUXON), meets("2024-03-11", CHINH, LUXON), PERHAPS),
]


@pytest.mark.parametrize(("a", "b", "expected"), CASES)
@pytest.mark.parametrize("turned", [False, True])
def test_two_pages(a: Event, b: Event, expected: str, turned: bool) -> None:
    pair = of_pages(*((b, a) if turned else (a, b)))
    found = linked(pair)
    perhaps = links(found, Rel.PERHAPS_SAME)
    if len(found.events) == 1:
        assert expected == ONE
        assert len(found.events[0].evidence) == 2
        assert found.events[0].reasons["merged"]
    else:
        one, two = (event.id for event in found.events)
        assert perhaps in (set(), {(one, two), (two, one)})
        assert expected == (PERHAPS if perhaps else TWO)


def test_perhaps_the_same_says_why_on_both_sides() -> None:
    found = linked(of_pages(meets(None, CHINH, LUXON), meets("2024-03-11", CHINH, LUXON)))
    for one, two in (found.events, found.events[::-1]):
        assert one.reasons["perhaps_same"].startswith(f"{two.id}: both name Christopher Luxon")
        assert "no date" in one.reasons["perhaps_same"]


def test_the_older_document_s_id_stays_and_the_finer_date_is_told() -> None:
    old = replace(meets("2024-03", CHINH, LUXON), id="old")
    (young,) = of_pages(meets("2024-03-11", CHINH, LUXON))
    found = linked([young, old], {"a": "2024-04-01", "p0": "2025"})
    (event,) = found.events
    assert (event.id, event.dating.edtf) == ("old", "2024-03-11")


def test_events_of_one_document_are_never_joined_by_way_of_another() -> None:
    morning, evening = meets("2024-03-11", CHINH, LUXON), meets("2024-03", CHINH, LUXON)
    here = [replace(morning, id="m"), replace(evening, id="e")]
    (there,) = of_pages(meets("2024-03-11", CHINH, LUXON))
    assert len(linked([*here, there]).events) == 2


def test_what_fits_two_rivals_alike_is_joined_to_neither() -> None:
    stays = [act("He came", f"2024-03-{day}/2024-03-11", who=[CHINH]) for day in ("09", "10")]
    found = linked(of_pages(*stays, act("He came", "2024-03", who=[CHINH])))
    assert len(found.events) == 3
    (record,) = found.contradictions
    assert set(record.events) == {event.id for event in found.events}


def test_separate_pages_stay_apart() -> None:
    pair = of_pages(meets("2024-03-11", CHINH, LUXON), meets("2024-03-11", CHINH, LUXON))
    found = linked(pair, separate=True)
    assert len(found.events) == 2
    assert not any(event.links for event in found.events)


def test_pages_of_several_pairs_in_one_folder_are_not_mixed_up() -> None:
    """A folder without relation.toml may hold anything: there a page's own countries decide."""
    quote, fields = (
        "They signed a treaty",
        {"kind": "agreement", "title": "Extradition treaty signed"},
    )
    pairs = (("Kenya", "India"), ("India", "Kenya"), ("Kenya", "Japan"), ("Chile", "Peru"))
    events = of_pages(*(act(quote, "2024-03-11", who=_sides(*p), **fields) for p in pairs))  # type: ignore[arg-type]
    assert len(linked(events).events) == 1
    assert [len(e.evidence) for e in linked(events, sides=()).events] == [2, 1, 1]


def _sides(*names: str) -> list[str]:
    return [f"{name} ({name})" for name in names]


MANY = of_pages(*(event for a, b, _ in CASES for event in (a, b)))


@given(st.permutations(range(len(MANY))))
def test_the_order_of_documents_makes_no_difference(order: list[int]) -> None:
    assert linked(MANY[i] for i in order) == linked(MANY)


def test_chance_makes_no_difference() -> None:
    code = (
        "import json; from tests.layer.link.test_joining import MANY, linked; found = linked(MANY);"
        "print(json.dumps([e.as_dict() for e in found.events]"
        " + [c.as_dict() for c in (*found.contradictions, *found.commitments)]))"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("0", "1", "27")
    }
    assert len(said) == 1
    assert json.loads(said.pop())


@pytest.mark.parametrize(
    ("title", "topic"),
    [
        ("Memorandum of Understanding signed", set()),
        ("New Zealand and Vietnam sign an agreement", set()),
        ("Agreement between the Governments of Australia and Indonesia signed", set()),
        ("Extradition treaty to be signed", {"extradition"}),
        ("Memorandum of understanding on defence cooperation this year signed", {"defence"}),
        ("Two countries sign a memorandum of understanding on defence", {"defence"}),
        ("Parties agree on fisheries", {"fishery"}),
        ("Fourth defence policy dialogue held", {"defence", "policy"}),
    ],
)
def test_a_generic_title_is_no_name(title: str, topic: set[str]) -> None:
    assert topic_in(title) == topic


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("the 8th annual defence talks", {8}),
        ("the Fourth Defence Policy Dialogue and the 12th round", {4, 12}),
        ("the 50th anniversary meeting", set()),
        ("the first visit in ten years", set()),
        ("on the 9th they met", set()),
    ],
)
def test_numbers_of_sittings(text: str, numbers: set[int]) -> None:
    assert numbers_in(text) == numbers


def test_ships_by_prefix() -> None:
    assert ship_names("HMNZS Te Mana and KRI Dewaruci met") == {"HMNZS Te Mana", "KRI Dewaruci"}
    assert ship_names("HIS Majesty") == frozenset()


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [("Phil Goff", "Goff", True), ("Phil Goff", "Ron Mark", False), ("goff", "Phil Goff", True)],
)
def test_names(one: str, two: str, same: bool) -> None:
    assert same_name(one, two) is same is same_name(two, one)


def _name(chance: random.Random) -> str:
    """One of 20 family names and one of 20 given names of made-up syllables."""
    return " ".join(f"{chance.choice('BDGKLMNRST')}{chance.choice(['an', 'io'])}" for _ in "ab")


def _many(number: int) -> list[Event]:
    """Events of many pages: few kinds, people and places, so that much looks alike."""
    chance = random.Random(5)
    made = []
    for i in range(number):
        when = f"{chance.randint(1975, 2024)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        kind = chance.choice(["visit", "meeting", "talks", "agreement", "training", "ship_visit"])
        topic = chance.choice(["defence", "trade", "air services", "extradition", "fisheries"])
        who = f"{chance.choice(['Foreign', 'Defence'])} Minister: {_name(chance)}"
        status = chance.choice(["occurred", "occurred", "occurred", "planned"])
        made.append(
            replace(
                act(
                    f"They held {topic} business number {i}",
                    chance.choice([when, when, when[:7], when[:4], None]),
                    kind=kind,
                    who=[who],
                    place=chance.choice(["Hanoi", "Wellington", None]),
                    status=status,
                    doc=f"d{i // 3}",
                ),
                id=f"e{i:05}",
            )
        )
    return made


def test_the_work_grows_with_the_number_of_events() -> None:
    dates: dict[str, str | None] = {f"d{i}": f"{1975 + i % 50}-06-01" for i in range(4000)}
    few, many = (linked(_many(n), dates).compared for n in (1000, 4000))
    assert 0 < few < 1000 * 10
    assert many < 4000 * 40
    assert many < 4000 * 3999 / 2 / 50  # of all pairs, hardly any


def test_pages_without_date_are_pages() -> None:
    assert page("x").date.edtf is None
