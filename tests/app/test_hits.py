"""What a search found is shown where it stands."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from components.hits import has_any, passage
from components.listing import LIT, frame, lit
from corpus.query import sought_words
from corpus.read.relation import Relation
from corpus.records import Actor, Evidence
from corpus.store import EventTable
from tests.synthetic import make_events

PATTERN = replace(make_events(1, 1)[0], title="Visit", actors=(), place=None)
LONG = f"{'before it ' * 20}Ngài Nguyễn Huy Hiệu{' and after it' * 20}"


def found(quote: str, text: str) -> str:
    event = replace(PATTERN, evidence=(Evidence("a", 0, len(quote), quote),))
    return passage(event, sought_words(text))


@pytest.mark.parametrize(
    ("quote", "text", "shown"),
    [
        ("Talks on ships were held.", "SHIPS", "Talks on ships were held."),
        ("Talks on ships were held.", "boats", ""),
        ("“Straße”\nnach\tĐà Nẵng", "strasse nang", "“Straße” nach Đà Nẵng"),
        ("ships", "boats ships", "ships"),
    ],
)
def test_the_passage_of_a_hit(quote: str, text: str, shown: str) -> None:
    assert found(quote, text) == shown


def test_a_long_quote_is_cut_at_words_around_the_hit() -> None:
    shown = found(LONG, "nguyen")
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert "Nguyễn Huy Hiệu" in shown
    assert len(shown) < 150
    assert shown[2:].split()[0] in LONG.split()


def test_names_and_places_are_searched_too() -> None:
    event = replace(
        PATTERN, evidence=(), actors=(Actor("Phil Goff", None, "Minister"),), place="Đà Nẵng"
    )
    assert passage(event, sought_words("goff")) == "Phil Goff"
    assert passage(event, sought_words("minister")) == "Minister"
    assert passage(event, sought_words("da")) == "Đà Nẵng"


def test_only_cells_with_a_hit_are_lit() -> None:
    events = [replace(PATTERN, title="Ships call"), replace(PATTERN, title="Talks", evidence=())]
    table = EventTable.of(Relation("pair", "Here–There", Path()), events)
    rows = frame(table, [1, 0], ["ships"])  # what has no evidence comes first
    assert list(rows["found"]) == ["", ""]
    styled = lit(rows, ["ships"])
    shown = styled.to_html()
    column = list(rows.columns).index("title")
    assert shown.count(LIT.partition(":")[2].strip()) == 1
    assert re.search(rf"row0_col{column}\s*\{{", shown)
    assert "found" not in frame(table, [0, 1])
    assert has_any("Nguyễn", ["nguyen"])
