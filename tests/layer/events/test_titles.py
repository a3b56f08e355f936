"""A title is a plain sentence, as a person would write it on a timeline."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from corpus.events.titles import LONGEST, is_plain
from corpus.lexicon import load_toml
from corpus.pipeline import build, relations
from corpus.records import Event
from tests.accuracy.devgold import DEVELOPMENT, FOLDER
from tests.layer.events.helpers import events
from tests.layer.events.test_properties import TEXTS

SHIPPED = Path(__file__).parents[3] / "corpus" / "documents"

TITLES = """
The Convention entered into force on 3 May 2009. | Convention enters into force
The signing of a treaty on fisheries took place in May 2009. | Treaty on fisheries signed
The agreement signed in May 2009 is one result. | Agreement between New Zealand and Vietnam signed
Scholarships for officers were offered in 2009. | Scholarships for officers offered
Mr Tom Reid asked Vietnam to train ten officers. | Tom Reid asks Vietnam to train ten officers
When it joined in 1995, Vietnam set up an embassy. | Vietnam sets up an embassy
Police in Hanoi said yesterday that they had arrested ten men. | Police in Hanoi arrest ten men
Invited by Premier Ann Lee, King Le Binh visited Vietnam. | King Le Binh visits Vietnam
A visit to Hanoi by Premier Ann Lee began in May 2009. | Premier Ann Lee visits Vietnam
Premier Ann Lee gave a lunch for King Binh, who is visiting Vietnam. | King Binh visits Vietnam
A film week was announced by New Zealand. | Film week announced by New Zealand
Police of Hanoi searched 20 houses, arrested 30 people. | Police of Hanoi arrest 30 people
Over 2,000 New Zealanders went to Vietnam in 2009. | Over 2,000 New Zealanders go to Vietnam
The memorandum of 2005 expired in May 2009. | Agreement between New Zealand and Vietnam expires
They opened an embassy in Hanoi in 1995. | Embassy opened in Hanoi
Relations were established in 2009. | Relations between New Zealand and Vietnam established
New Zealand and Vietnam met. They signed a plan of work for 2010-12. | Plan of work signed
Hanoi police sought New Zealanders. They found 42 cannabis crops. | 42 cannabis crops found
Vietnam and its partner will hold defence talks. | Vietnam and its partner to hold defence talks
Defence talks with Vietnam are held every year. | Defence talks with Vietnam held every year
"""


@pytest.mark.parametrize(
    ("text", "title"), [line.split(" | ") for line in TITLES.strip().split("\n")]
)
def test_what_a_person_would_write(text: str, title: str) -> None:
    assert title in [e.title for e in events(text, published="2010-03-15")]


@pytest.mark.parametrize(
    "title",
    [
        "Visit",
        "Force signed",
        "Treaty on",
        "Yesterday I meet officials",
        "Treaty signed, and",
        "“Treaty” signed today",
        "He visits New Zealand",
        "Treaty treaty signed here",
        "Kenya independent , India opens mission",
        "Talks (on trade held in Hanoi",
        "A " + "very " * 30 + "long title",
    ],
)
def test_what_no_person_would_write(title: str) -> None:
    assert not is_plain(title)


def by_kind(event: Event) -> bool:
    """Whether a title says no more than the kind, which is what is left when nothing else will."""
    return event.title.startswith(str(load_toml("kinds")[event.kind]["label"]))


def by_hand(event: Event) -> bool:
    return event.reasons.get("title", "").startswith("assigned")


def annotated() -> list[Event]:
    (relation,) = relations(FOLDER / "docs")
    found = build(relation, separate=True).events()
    return [event for event in found if event.evidence[0].document in DEVELOPMENT]


def shipped() -> list[Event]:
    """Without the titles that a person gave."""
    found = [e for relation in relations(SHIPPED) for e in build(relation, separate=True).events()]
    return [e for e in found if e.made_by.startswith("rule:") and "title" not in e.reasons]


@pytest.mark.parametrize("found", [annotated, shipped])
def test_titles_of_real_pages_are_plain(found: object) -> None:
    listed = found()  # type: ignore[operator]
    assert listed
    ours = [e for e in listed if not by_kind(e) and not by_hand(e)]
    assert [e.title for e in ours if not is_plain(e.title)] == []


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_titles_of_odd_texts_are_plain(text: str) -> None:
    for event in events(text or "."):
        assert is_plain(event.title) or by_kind(event)
        assert len(event.title) <= LONGEST
