"""Why a sentence that names a date, or tells of what is to come, gave no event.

What the extractor refuses it says itself (`acts.first_act`); here that is put into words, and told
of sentences in which nothing even announces an act.
"""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.events import clauses, scope, status
from corpus.events.acts import Act, first_act
from corpus.events.clauses import Clause
from corpus.events.lexicon import Hit, Rule, rules
from corpus.events.reading import Reading, Sentence
from corpus.events.refusals import Step
from corpus.events.spans import within
from corpus.records import Status

_LETTER = re.compile(r"[^\W\d_]")
_FIGURES = re.compile(r"%|\bper ?cent\b|\b(?:million|billion|trillion)\b|[$€£¥]\s?\d", re.I)
_SHOWN_VERBS = 3


def dates_or_modals(reading: Reading, sentence: Sentence) -> list[str]:
    """The date words of `sentence`; where there are none, the cues of what is to come. A line that
    is nothing but its date has neither."""
    dates = [t for t in sentence.timexes if t.type == "DATE" and not t.value.endswith("_REF")]
    ahead = [h for h in sentence.hits if h.group == "cue" and h.key in ("planned", "proposed")]
    if _is_bare(reading.text, sentence):
        return []
    return [reading.text[item.start : item.end] for item in dates or ahead]


def _is_bare(text: str, sentence: Sentence) -> bool:
    ends = [sentence.start, *(t.end for t in sentence.timexes)]
    starts = [*(t.start for t in sentence.timexes), sentence.end]
    return not any(_LETTER.search(text, a, b) for a, b in zip(ends, starts, strict=True))


def why_passed_over(reading: Reading, sentence: Sentence) -> str:
    """The reason, or one reason for each clause, why `sentence` tells of no event."""
    text = reading.text
    triggers = sentence.triggers(text)
    if not triggers:
        return _no_trigger(text, sentence)
    pieces = clauses.split(text, sentence.start, sentence.end, triggers, sentence.solid)
    reasons = dict.fromkeys(_why_not(reading, sentence, clause) for clause in pieces)
    return "; ".join(filter(None, reasons)) or "its words are no act of the two sides"


def _no_trigger(text: str, sentence: Sentence) -> str:
    """Nothing announces an act: are there only figures, look-alikes, or no known word at all?"""
    blocked = [h for h in sentence.hits if h.group == "block"]
    known = [h for h in sentence.hits if h.group == "trigger"]
    named = [h for h in known if _inside_a_name(h, sentence)]
    if named:
        return f"{_quote(text, named[0])} is part of a name or a date"
    if known:
        return f"{_quote(text, known[0])} is no verb here"
    if _FIGURES.search(text, sentence.start, sentence.end):
        return "figures, and no word of it is a trigger"
    if blocked:
        return f"{_quote(text, blocked[0])} only looks like a trigger"
    return "no word of it is a trigger"


def _inside_a_name(hit: Hit, sentence: Sentence) -> bool:
    return any(start <= hit.start and hit.end <= end for start, end in sentence.solid)


def _why_not(reading: Reading, sentence: Sentence, clause: Clause) -> str:
    """Why `clause` tells of no act of the two sides; "" where it does tell of one."""
    refusal = first_act(reading, clause, sentence)
    if isinstance(refusal, Act):
        return ""
    word, said = _quote(reading.text, clause.head), " and ".join(refusal.words)
    match refusal.step:
        case Step.DENIED:
            return f"{word} is {_denied(reading.text, sentence, clause, said)}: {said}"
        case Step.ASKED:
            return f"{word} is only asked about"
        case Step.NOTHING:
            return _no_act(reading.text, sentence, clause)
        case Step.OTHERS:
            return f"{word} is the business of {said}"
        case Step.ELSEWHERE:
            return f"{word} goes to {said}, a third country"


def _denied(text: str, sentence: Sentence, clause: Clause, cue: str) -> str:
    """Said not to be, or only a condition or purpose; `cue` are the words that say so."""
    inside = within(sentence.hits, clause.start, clause.end)
    keys = {h.key for h in inside if h.group == "cue" and _quote(text, h) == cue}
    return "only a condition or a purpose" if keys == {"hypothetical"} else "negated"


def _no_act(text: str, sentence: Sentence, clause: Clause) -> str:
    """Why nothing happens in `clause`. What is missing is found by asking again as if it were
    there."""
    head, verdict = clause.head, status.decide(text, sentence.start, clause, sentence.spoken)
    people = [p for p in within(sentence.people, clause.start, clause.end) if not p.speaking]
    planned = replace(verdict, status=Status.PLANNED)

    def happens(*, peopled: bool) -> bool:
        return scope.happens(text, clause, sentence.hits, planned, dated=True, peopled=peopled)

    word, rule = _quote(text, head), rules()[head.key]
    if not happens(peopled=True):
        figures = "only figures: " if _FIGURES.match(text, head.start) else ""
        return f"{figures}{word} stands without {_missing(rule)}"
    if rule.party and not happens(peopled=bool(people)):
        return f"{word} stands without a person, delegation or body"
    if head.form == "base":
        return f"{word} is only a wish or a purpose"
    if head.form == "ing":
        return f"{word} is told of nobody and of no day"
    return f"{word} is a noun with nothing that happens: no verb, date or plan"


def _missing(rule: Rule) -> str:
    """What a rule asks for besides its word."""
    if rule.goal:
        return "a country or town after it"
    verbs = " or ".join(f"“{verb}”" for verb in sorted(rule.needs)[:_SHOWN_VERBS])
    return f"a verb such as {verbs}" if verbs else "both sides"


def _quote(text: str, hit: Hit) -> str:
    return f"“{' '.join(text[hit.start : hit.end].split())}”"
