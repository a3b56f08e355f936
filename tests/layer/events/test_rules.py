"""Every rule's own examples: a newcomer adds a phrase and sentences that must or must not match."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.events.extract import extract
from corpus.events.lexicon import rules
from corpus.lexicon import load_toml
from corpus.read.relation import Relation
from tests.layer.events.helpers import document

ANY_PAIR = Relation("any", "any", Path())
ROWS = load_toml("triggers")["rule"]
YES = [(row["id"], sentence) for row in ROWS for sentence in row.get("yes", ())]
NO = [(row["id"], sentence) for row in ROWS for sentence in row.get("no", ())]


@pytest.mark.parametrize(("rule", "sentence"), YES)
def test_a_sentence_that_must_give_an_event_of_the_rule(rule: str, sentence: str) -> None:
    found = extract(document(sentence), ANY_PAIR)
    assert f"rule:{rule}" in [event.made_by for event in found]


@pytest.mark.parametrize(("rule", "sentence"), NO)
def test_a_sentence_that_must_not(rule: str, sentence: str) -> None:
    found = extract(document(sentence), ANY_PAIR)
    assert f"rule:{rule}" not in [event.made_by for event in found]


def test_every_rule_says_what_it_matches() -> None:
    assert {rule for rule, _ in YES} >= set(rules())
