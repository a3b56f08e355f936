"""Words that no rule knows, standing as verbs near a date or after a modal: what to teach next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from corpus.dates import Timex
from corpus.events.lexicon import Hit
from corpus.events.reading import Reading, Sentence
from corpus.lexicon import load_toml

_NEAR = 60
"""Characters between a verb and the date that it may have."""
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_MODALS = frozenset("will would shall should could can may might must".split())
_BETWEEN = frozenset("also then soon not only again be been have still never".split())
_NO_SUBJECT = frozenset(  # after these a word such as "renewed" describes a noun
    "a an the this that these those his her its their our my your of in on at by for from with to "
    "as into over under about more most less very all some any no newly".split()
)
_LIGHT = frozenset(  # too common to tell of an act
    "to there be see is are was were been have has had do did done get got go become became make "
    "made need needed used united armed based said added told noted".split()
)
_ABOUT_ACTS = frozenset({"trigger", "block", "cue", "happened", "begins", "need", "saying"})


def unknown_verbs(reading: Reading, sentence: Sentence) -> list[str]:
    """The words of `sentence`, each as often as it stands there, that are in no rule or cue and
    are verbs by their place: after "will", or, near a date, a past form after a subject."""
    text = reading.text
    known = [h for h in sentence.hits if h.group in _ABOUT_ACTS]
    dates = [(t.start, t.end) for t in sentence.timexes]
    words = list(_WORD.finditer(text, sentence.start, sentence.end))
    return [
        word.group()
        for index, word in enumerate(words)
        if word.group().islower()
        and word.group() not in _LIGHT
        and not _covered(word, known)
        and not _covered(word, sentence.timexes)
        and _is_verb(word, _before(words, index), dates)
    ]


def _before(words: Sequence[re.Match[str]], index: int) -> str:
    """The word before, adverbs left out; "" at the beginning."""
    before = [w.group() for w in words[:index]]
    while before and (before[-1] in _BETWEEN or before[-1].endswith("ly")):
        before.pop()
    return before[-1] if before else ""


def _is_verb(word: re.Match[str], before: str, dates: Sequence[tuple[int, int]]) -> bool:
    said = word.group()
    if said in _BETWEEN or said.endswith("ly"):
        return False
    if before in _MODALS:
        return True
    near = any(s - word.end() < _NEAR and word.start() - e < _NEAR for s, e in dates)
    past = (said.endswith("ed") and len(said) > len("need")) or said in _irregular()
    return near and past and bool(before) and before.lower() not in _NO_SUBJECT


@cache
def _irregular() -> frozenset[str]:
    """Irregular past forms and participles that the tables know how to make."""
    rows = (row for row in load_toml("verbs").values() if isinstance(row, list))
    return frozenset(form for row in rows for form in row)


def _covered(word: re.Match[str], spans: Sequence[Hit] | Sequence[Timex]) -> bool:
    return any(span.start <= word.start() < span.end for span in spans)
