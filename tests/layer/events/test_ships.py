"""Ships are actors: found by prefix, of the side whose navy they are, several in a sentence."""

from __future__ import annotations

import pytest

from corpus.events.ships import find_ships
from corpus.records import Actor
from tests.layer.events.helpers import events


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("HMNZS Te Mana docked", ["HMNZS Te Mana"]),
        ("the tanker HMNZS Aotearoa and HMAS Perth", ["HMNZS Aotearoa", "HMAS Perth"]),
        ("HMNZS Te Mana and Te Kaha arrived", ["HMNZS Te Mana"]),
        ("HMNZS Canterbury and Otago called", ["HMNZS Canterbury", "HMNZS Otago"]),
        ("His Majesty and the USSR", []),
        ("HMNZS\nTe Mana", []),
    ],
)
def test_ships_in_a_text(text: str, names: list[str]) -> None:
    found = find_ships(text)
    assert [ship.name for ship in found] == names
    assert all(text[s.start : s.end].endswith(s.name.split()[-1]) for s in found)


def test_a_ship_takes_part_for_the_side_whose_navy_it_is() -> None:
    (event,) = events("HMNZS Te Mana and HMNZS Aotearoa visited Ho Chi Minh City in May 2009.")
    assert event.kind == "ship_visit"
    assert event.actors[:2] == (
        Actor("HMNZS Te Mana", "New Zealand", "ship"),
        Actor("HMNZS Aotearoa", "New Zealand", "ship"),
    )
    assert event.title == "HMNZS Te Mana and HMNZS Aotearoa visit Ho Chi Minh City"


def test_the_only_ship_of_a_page_is_the_one_that_calls() -> None:
    text = "HMNZS Te Kaha has a crew of 177. The frigate called at Da Nang on 3 May 2009."
    event = events(text)[-1]
    assert event.actors[0].name == "HMNZS Te Kaha"
    assert event.title.startswith("HMNZS Te Kaha visits")
