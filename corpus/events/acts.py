"""Sentences -> acts: the clauses that tell of something done between the two sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from corpus.events import clauses, parties, scope, status
from corpus.events.clauses import Clause
from corpus.events.lexicon import Hit, rules
from corpus.events.organisations import Organisation
from corpus.events.people import Person
from corpus.events.reading import Reading, Sentence
from corpus.events.spans import within
from corpus.records import Status


@dataclass(frozen=True, slots=True)
class Act:
    """One clause that tells of an act, in its sentence."""

    clause: Clause
    sentence: Sentence
    verdict: status.Verdict
    kind: str

    @property
    def hits(self) -> list[Hit]:
        return within(self.sentence.hits, self.clause.start, self.clause.end)

    @property
    def people(self) -> list[Person]:
        """The persons who take part; not those who are only quoted."""
        inside = within(self.sentence.people, self.clause.start, self.clause.end)
        return [person for person in inside if not person.speaking]

    @property
    def bodies(self) -> list[Organisation]:
        return within(self.sentence.bodies, self.clause.start, self.clause.end)


def find_acts(reading: Reading) -> Iterator[Act]:
    """The acts that `reading` tells of, in the order of their words."""
    for sentence in reading.sentences():
        triggers = sentence.triggers(reading.text)
        if not triggers:
            continue
        start, end = sentence.start, sentence.end
        pieces = clauses.split(reading.text, start, end, triggers, sentence.solid)
        acts = [_first_act(reading, clause, sentence) for clause in pieces]
        yield from _without_governors([act for act in acts if act is not None])


def _first_act(reading: Reading, clause: Clause, sentence: Sentence) -> Act | None:
    """What the clause's head tells, or, where the head's rule asks for something that is not there
    (a goal, a guest, a verb), what its next trigger tells."""
    while True:
        act = _act(reading, clause, sentence)
        rest = tuple(hit for hit in clause.triggers if hit != clause.head)
        if act is not None or not rest or not rules()[clause.head.key].asks:
            return act
        clause = replace(clause, triggers=rest)


def _act(reading: Reading, clause: Clause, sentence: Sentence) -> Act | None:
    """What `clause` tells of, or None when it tells of no act of the two sides."""
    text, words = reading.text, reading.text[clause.start : clause.end]
    verdict = status.decide(text, sentence.start, clause, sentence.spoken)
    question = "?" in text[clause.end - 1 : clause.end + 1]
    if verdict.negated or question:
        return None
    act = Act(clause, sentence, verdict, scope.refine_kind(rules()[clause.head.key].kind, words))
    inside = within(sentence.timexes, clause.start, clause.end)
    timed = any(t.dating.edtf or t.dating.partial for t in inside)
    peopled = bool(act.people)
    if not scope.happens(text, clause, sentence.hits, verdict, dated=timed, peopled=peopled):
        return None
    if act.kind == "proposal" and verdict.status is Status.OCCURRED:
        act = replace(act, verdict=status.Verdict(Status.PROPOSED, "a proposal"))
    named = {p.side for p in act.people if p.side} | {b.side for b in act.bodies if b.side}
    if not scope.concerns(words, act.hits, sentence.hits, named, reading.sides):
        return None
    aim = parties.goal(text, clause.head, act.hits) if act.kind in parties.VISITS else ""
    return act if not aim or aim in reading.sides else None


def _without_governors(acts: Sequence[Act]) -> list[Act]:
    """A bare "he also proposed" governs the acts after it in its sentence and is none itself; they
    are then requests of one side to the other."""
    kept: list[Act] = []
    asked = False
    for act, after in zip_longest(acts, acts[1:]):
        if act.kind == "proposal" and after is not None and not _has_object(act):
            asked = True
            continue
        if asked and act.kind in _ASKED and act.verdict.status is Status.PROPOSED:
            act = replace(act, kind="proposal")
        kept.append(act)
    return kept


_ASKED = frozenset({"training", "aid", "cooperation", "scheme", "law_enforcement", "other"})


def _has_object(act: Act) -> bool:
    """Whether the clause goes on after its verb with more than a word or two."""
    return act.clause.end - act.clause.head.end > 40
