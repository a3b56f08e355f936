"""Every row of the lexicon of dates is tried on its own examples."""

from __future__ import annotations

import pytest

from corpus.dates import find
from corpus.dates.edtf import dating
from corpus.dates.lexicon import Rule, lexicon
from corpus.records import Basis

PUBLISHED = dating("2012-05-16", Basis.EXPLICIT)  # a Wednesday

EXAMPLES = [(rule.name, *example) for rule in lexicon().rules for example in rule.examples]
NEVER = [(rule.name, sentence) for rule in lexicon().rules for sentence in rule.never]


@pytest.mark.parametrize(("rule", "sentence", "words", "value"), EXAMPLES)
def test_example_is_found_by_its_rule(rule: str, sentence: str, words: str, value: str) -> None:
    found = {(t.text, t.value, t.rule) for t in find(sentence, published=PUBLISHED, style="news")}
    assert (words, value, rule) in found


@pytest.mark.parametrize(("rule", "sentence"), NEVER)
def test_look_alike_is_left_alone(rule: str, sentence: str) -> None:
    assert [t.text for t in find(sentence, published=PUBLISHED) if t.rule == rule] == []


@pytest.mark.parametrize("rule", lexicon().rules, ids=lambda rule: rule.name)
def test_each_rule_has_an_example(rule: Rule) -> None:
    assert rule.examples


def test_names_of_rules_are_unique() -> None:
    names = [rule.name for rule in lexicon().rules]
    assert len(names) == len(set(names))
