"""Acts that no rule knows: a sentence about the two sides with a day, month or year in the past.

A careful reader enters what is dated although no list has its verb: "Another one, in 2004,
remembered the victims". Taken is a sentence with a verb in the past, both sides in it, or words
that go on with the act told before; not figures, careers or how things were (lexicon/told.toml).
Its kind is that of the act it goes on with, of a word that a rule knows, or of its field of work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.dates import Timex
from corpus.events import scope
from corpus.events.clauses import Clause
from corpus.events.inflect import is_deed
from corpus.events.lexicon import Hit, rules
from corpus.events.reading import Reading, Sentence
from corpus.lexicon import load_toml
from corpus.records import Precision

RULE = "told-with-its-day"
_PLAIN = frozenset({Precision.DAY, Precision.MONTH, Precision.YEAR, Precision.INTERVAL})
_FUNCTIONS = frozenset({"at", "from", "during", "since"})
_WORD = re.compile(r"\w[\w’'-]*")
_NO_VERB_AFTER = frozenset(
    "a an the its their his her this that these those of by with for in on at and both".split()
)
_ENTRY = re.compile(r"\s*[–—:-]\s")
"""After the date of an entry in a chronicle ("1989 – …"), which tells of acts in the present."""
_ECHO_REACH = 2
"""Sentences: how far back the act may stand with which a sentence goes on."""
_GOES_ON = re.compile(r"(?:He|She|They|It|Another|Others?|One|The\s+(?:same|other|next))\b")


def dated_verb(reading: Reading, sentence: Sentence) -> tuple[Hit, Timex] | None:
    """The verb of what is told with a date, and the date; None where figures, a career or a state
    are told, nothing is dated, or the day is still to come."""
    if any(h.group == "none_told" for h in sentence.hits):
        return None
    timex = next((t for t in sentence.timexes if _dates(t, reading)), None)
    verb = next(_verbs(reading.text, sentence), None)
    if timex is not None and _is_entry(reading, sentence, timex):
        verb = next(_words(reading.text, sentence, timex.end), None)
    if timex is None or verb is None:
        return None
    cues = (h for h in sentence.spoken if h.group == "cue" and h.key != "recurring")
    return None if any(c.start < max(verb.end, timex.start) for c in cues) else (verb, timex)


def _is_entry(reading: Reading, sentence: Sentence, timex: Timex) -> bool:
    """Whether the sentence is an entry of a chronicle: its date first, and then both sides."""
    opens = timex.start - sentence.start <= len("- ")
    named = scope.sides_named(sentence.hits)
    return opens and bool(_ENTRY.match(reading.text, timex.end)) and set(reading.sides) <= named


def clause_of(reading: Reading, sentence: Sentence) -> Clause | None:
    """`sentence` as a clause headed by its verb, or None where it tells of no dated act."""
    found = dated_verb(reading, sentence)
    if found is None:
        return None
    text = reading.text
    end = sentence.start + len(text[sentence.start : sentence.end].rstrip(" \t\n.;:"))
    return Clause(sentence.start, end, (found[0],))


def of_the_two(reading: Reading, sentence: Sentence) -> bool:
    """Whether the sentence itself names both sides, by their countries, people or bodies; one will
    do where a word tells what kind of act it is."""
    named = scope.sides_named(sentence.hits)
    named |= {p.side for p in sentence.people if p.side and p.sure}
    named |= {b.side for b in sentence.bodies if b.side}
    ours = len(named & set(reading.sides))
    if ours > 1:
        return True
    if named - set(reading.sides):
        return False
    telling = any(
        h.group == "trigger" or (h.group == "domain" and h.key != "diplomacy")
        for h in sentence.hits
    )
    both = scope.BOTH.search(reading.text, sentence.start, sentence.end)
    return bool(both) or (ours == 1 and telling)


def goes_on(reading: Reading, sentence: Sentence, last: int | None) -> bool:
    """Whether the sentence goes on with an act told in the sentence numbered `last`."""
    if last is None or sentence.number - last > _ECHO_REACH:
        return False
    if scope.sides_named(sentence.hits) - set(reading.sides):
        return False
    again = any(h.group == "again" for h in sentence.hits)
    return again and bool(_GOES_ON.match(reading.text, sentence.start))


def kind_of(sentence: Sentence) -> str:
    """The kind that a word of the sentence tells of by itself, or its field of work; somebody "in
    Hanoi" is on a visit."""
    nouns = [
        h for h in sentence.hits if h.group == "trigger" and h.form in ("noun", "nouns", "fixed")
    ]
    best = max(nouns, key=lambda h: (rules()[h.key].weight, -h.start), default=None)
    if best is not None:
        return rules()[best.key].kind
    abroad = any(h.group == "country" and h.form in ("capital", "city") for h in sentence.hits)
    if sentence.people and abroad:
        return "visit"
    fields = (h.key for h in sentence.hits if h.group == "domain")
    kinds = load_toml("told")["kinds"]
    return str(next((kinds[field] for field in fields if field in kinds), "other"))


def _dates(timex: Timex, reading: Reading) -> bool:
    dating, published = timex.dating, reading.document.date
    if timex.type not in ("DATE", "TIME") or not (dating.edtf or dating.partial):
        return False
    if dating.edtf and dating.precision not in _PLAIN:
        return False
    if timex.function not in _FUNCTIONS:
        return False
    return not (published.latest and dating.earliest and dating.earliest > published.latest)


def _verbs(text: str, sentence: Sentence) -> Iterator[Hit]:
    """The words that can only be a verb in the past, in order."""
    solid, before = sentence.solid, ""
    solid += [(h.start, h.end) for h in sentence.hits if h.group == "saying"]
    for match in _WORD.finditer(text, sentence.start, sentence.end):
        word = match[0]
        inside = any(start <= match.start() < end for start, end in solid)
        if not inside and before not in _NO_VERB_AFTER and is_deed(word):
            yield Hit("trigger", RULE, "past", match.start(), match.end())
        before = word.lower()


def _words(text: str, sentence: Sentence, start: int) -> Iterator[Hit]:
    for match in _WORD.finditer(text, start, sentence.end):
        yield Hit("trigger", RULE, "s", match.start(), match.end())
