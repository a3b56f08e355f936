"""From sentences to states: what becomes of a promise, as later pages tell in words that vary."""

from __future__ import annotations

import pytest

from corpus.events.extract import extract
from corpus.link.links import Linked, link
from corpus.link.merge import merge
from corpus.records import Document
from tests.layer.events.helpers import PAIR, document

PROMISE = (
    "New Zealand and Vietnam will hold formal bilateral defence talks in 2007. A visit to New "
    "Zealand is planned for next year by Vice Defence Minister Nguyen Huy Hieu."
)
TOLD = "2006-11-17"

TALKS = """
2007-05-01 | The defence talks planned for this year have been cancelled. | cancelled
2007-05-01 | New Zealand and Vietnam have cancelled the defence talks. | cancelled
2007-05-01 | Formal defence talks due this year were called off, officials said. | cancelled
2007-05-01 | The talks planned for 2007 will not take place. | cancelled
2007-05-01 | The defence talks of New Zealand and Vietnam were postponed to 2008. | rescheduled
2007-05-01 | Trade talks with Vietnam were cancelled in May. | open
2007-07-01 | New Zealand and Vietnam held formal defence talks in June 2007. | fulfilled
2008-07-01 | New Zealand and Vietnam held trade talks in June 2007. | no_evidence
2009-07-01 | The two sides want defence talks to be held. | no_evidence
"""
VISIT = """
2007-05-01 | The visit of Vice Defence Minister Nguyen Huy Hieu has been postponed. | rescheduled
2007-05-01 | The visit of Trade Minister Le Van Binh has been called off. | open
2008-05-01 | Vice Defence Minister Nguyen Huy Hieu visited New Zealand in June 2007. | fulfilled
2008-05-01 | Vice Defence Minister Le Van Binh visited New Zealand in June 2007. | no_evidence
"""


def rows(table: str) -> list[list[str]]:
    return [line.split(" | ") for line in table.strip().split("\n")]


def told(*pages: tuple[str | None, str]) -> Linked:
    made = [document(text, published=day) for day, text in pages]
    named = [
        Document(**{f: getattr(page, f) for f in page.__slots__} | {"id": f"p{number}"})
        for number, page in enumerate(made)
    ]
    return link((e for page in named for e in merge(extract(page, PAIR))), named, sides=PAIR.sides)


def state(found: Linked, kind: str) -> str:
    """The state of the promise of `kind` that the first page made."""
    first = {e.id for e in found.events if e.kind == kind and e.evidence[0].document == "p0"}
    (row,) = [row for row in found.commitments if row.event in first]
    assert row.reasons
    return row.state.value


@pytest.mark.parametrize(("day", "later", "wanted"), rows(TALKS))
def test_talks_without_a_person(day: str, later: str, wanted: str) -> None:
    assert state(told((TOLD, PROMISE), (day, later)), "talks") == wanted


@pytest.mark.parametrize(("day", "later", "wanted"), rows(VISIT))
def test_a_visit_of_somebody(day: str, later: str, wanted: str) -> None:
    assert state(told((TOLD, PROMISE), (day, later)), "visit") == wanted


def test_what_comes_late_is_told_as_late() -> None:
    found = told(
        ("2018-09-03", "New Zealand and Vietnam will sign an air services agreement in 2018."),
        ("2019-03-05", "New Zealand and Vietnam signed an air services agreement on 4 March 2019."),
    )
    assert state(found, "agreement") == "fulfilled"
    assert "but later than was said" in found.commitments[0].reasons[0]


def test_a_plan_of_an_undated_page_is_older_than_its_day() -> None:
    plan = "Prime Minister Ann Lee of New Zealand will visit Vietnam from 25 to 28 February 2025."
    done = "Prime Minister Ann Lee of New Zealand visited Vietnam from 25 to 28 February 2025."
    assert state(told((None, plan), ("2025-03-01", done)), "visit") == "fulfilled"
