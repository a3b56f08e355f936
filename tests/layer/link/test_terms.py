"""Terms of office narrow what can be said of an undated page; they never give a date."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from corpus.errors import RelationError
from corpus.lexicon import FOLDER
from corpus.link.terms import Term, known_terms, narrowed
from corpus.read.relation import Relation
from corpus.records import Event
from tests.layer.link.helpers import act, page

SOURCE = "https://example.org/commissioners"


def term(person: str, office: str, side: str, since: str, until: str) -> Term:
    row = {"person": person, "office": office, "side": side, "from": since, "until": until}
    return Term.of({**row, "source": SOURCE, "note": ""})


COSTER = term("Andrew Coster", "Commissioner of Police", "New Zealand", "2020-04", "2024-11")
QUANG = term("Luong Tam Quang", "Minister of Public Security", "Vietnam", "2024-06", "")
WHO = "Commissioner of Police: Andrew Coster (New Zealand)"
MINISTER = "Minister of Public Security: Luong Tam Quang (Vietnam)"
NOW, DATED = page("now"), page("dated", "2023-05-02")
PAGES = {"now": NOW, "dated": DATED}


def meeting(*who: str, doc: str = "now", bounds: str | None = None) -> Event:
    return act("They met", None, kind="meeting", who=who, doc=doc, bounds=bounds)


@pytest.mark.parametrize(
    ("event", "bounds"),
    [
        (meeting(WHO), "[2020-04..2024-11]"),
        (meeting(WHO, bounds="[2019-09..]"), "[2020-04..2024-11]"),
        (meeting(WHO, bounds="[2022..]"), "[2022..2024-11]"),  # the page's own words are narrower
        (meeting(WHO, MINISTER), "[2024-06..2024-11]"),  # both in office at once
        (meeting(MINISTER), "[2024-06..]"),
        (meeting(WHO, bounds="[2025..]"), "[2025..]"),  # at odds: the page's own words stand
        (meeting("Commissioner of Customs: Andrew Coster (New Zealand)"), None),
        (meeting("Commissioner of Police: Andrew Coster (Australia)"), None),
        (meeting("Commissioner of Police: Mike Bush (New Zealand)"), None),
        (meeting(WHO, doc="dated"), None),
        (act("He was there", None, kind="agreement", who=[WHO], doc="now"), None),  # told, not news
    ],
)
def test_bounds_of_an_undated_page(event: Event, bounds: str | None) -> None:
    (after,) = narrowed([event], PAGES, [COSTER, QUANG])
    assert after.dating.bounds == bounds
    assert (after.dating.edtf, after.dating.earliest, after.dating.latest) == (None, None, None)
    assert (SOURCE in after.reasons["date"]) == (after.dating != event.dating)


def test_what_the_page_plans_lies_after_the_term_s_beginning() -> None:
    plan = act("They will train", None, kind="training", status="planned", doc="now", start=50)
    past = act("They signed", None, kind="agreement", doc="now", start=90)
    _, later, before = narrowed([meeting(WHO), plan, past], PAGES, [COSTER])
    assert later.dating.bounds == "[2020-04..]"
    assert (
        "Andrew Coster was Commissioner of Police from 2020-04 to 2024-11"
        in (later.reasons["date"])
    )
    assert before == past


def test_a_dated_event_is_left_alone() -> None:
    event = act("They met", "2019", kind="meeting", who=[WHO], doc="now")
    assert narrowed([event], PAGES, [COSTER]) == [event]


@pytest.mark.parametrize(
    "wrong", [{"from": "April 2020"}, {"until": "2024-13"}, {"source": "everybody knows"}]
)
def test_a_row_without_source_or_with_a_bad_date_is_refused(wrong: dict[str, str]) -> None:
    row = {"person": "A B", "office": "Minister", "side": "", "from": "2020", "until": ""}
    with pytest.raises(ValueError, match=r"EDTF|source"):
        Term.of({**row, "source": SOURCE, **wrong})


def test_the_shipped_table_is_well_formed() -> None:
    with (FOLDER / "terms.csv").open(encoding="utf-8", newline="") as file:
        names = csv.DictReader(file).fieldnames
    assert names == ["person", "office", "side", "from", "until", "source", "note"]
    assert all(row.since for row in known_terms())


@pytest.mark.parametrize(("said", "heard"), [("", False), ("terms = true", True)])
def test_the_table_is_heard_only_where_the_relation_says_so(
    tmp_path: Path, said: str, heard: bool
) -> None:
    (tmp_path / "relation.toml").write_text(f'sides = ["NZ", "VN"]\n{said}\n')
    assert Relation.of_folder(tmp_path).terms is heard


def test_terms_is_yes_or_no(tmp_path: Path) -> None:
    (tmp_path / "relation.toml").write_text('terms = "yes"\n')
    with pytest.raises(RelationError, match="true or false"):
        Relation.of_folder(tmp_path)
