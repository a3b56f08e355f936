"""Sentences -> acts: the clauses that tell of something done between the two sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import zip_longest

from corpus.dates import Timex
from corpus.events import clauses, kinds, parties, scope, status, told
from corpus.events.clauses import Clause
from corpus.events.lexicon import Hit, rules
from corpus.events.organisations import Organisation
from corpus.events.people import Person
from corpus.events.reading import Reading, Sentence
from corpus.events.refusals import Refusal, Step
from corpus.events.spans import within
from corpus.records import Status


@dataclass(frozen=True)  # no slots: what stands in the clause is looked up once and kept
class Act:
    """One clause that tells of an act, in its sentence."""

    clause: Clause
    sentence: Sentence
    verdict: status.Verdict
    kind: str

    @cached_property
    def timexes(self) -> list[Timex]:
        return within(self.sentence.timexes, self.clause.start, self.clause.end)

    @cached_property
    def hits(self) -> list[Hit]:
        return within(self.sentence.hits, self.clause.start, self.clause.end)

    @cached_property
    def people(self) -> list[Person]:
        """The persons who take part; not those who are only quoted."""
        inside = within(self.sentence.people, self.clause.start, self.clause.end)
        return [person for person in inside if not person.speaking]

    @cached_property
    def speaking(self) -> list[Person]:
        """The persons who are quoted in the clause."""
        inside = within(self.sentence.people, self.clause.start, self.clause.end)
        return [person for person in inside if person.speaking]

    @cached_property
    def bodies(self) -> list[Organisation]:
        return within(self.sentence.bodies, self.clause.start, self.clause.end)


def find_acts(reading: Reading) -> Iterator[Act]:
    """The acts that `reading` tells of, in the order of their words."""
    last: Act | None = None
    for sentence in reading.sentences():
        found = _by_rules(reading, sentence)
        acts = _without_governors([act for act in found if isinstance(act, Act)])
        if not acts and all(isinstance(no, Refusal) and no.step is Step.NOTHING for no in found):
            acts = _told(reading, sentence, last)
        last = acts[-1] if acts else last
        yield from acts


def _by_rules(reading: Reading, sentence: Sentence) -> list[Act | Refusal]:
    """What each clause with a word that announces an act tells, or why it tells nothing."""
    triggers = sentence.triggers(reading.text)
    if not triggers:
        return []
    start, end = sentence.start, sentence.end
    pieces = clauses.split(reading.text, start, end, triggers, sentence.solid)
    return [first_act(reading, clause, sentence) for clause in pieces]


def _told(reading: Reading, sentence: Sentence, last: Act | None) -> list[Act]:
    """The act of a sentence in which no rule finds one, though it tells of a day in the past."""
    if not sentence.timexes:
        return []
    clause = told.clause_of(reading, sentence)
    if clause is None:
        return []
    verdict = status.Verdict(Status.OCCURRED, "told in the past, with its day")
    if last is not None and told.goes_on(reading, sentence, last.sentence.number):
        return [Act(clause, sentence, verdict, last.kind)]
    if told.of_the_two(reading, sentence):
        return [Act(clause, sentence, verdict, told.kind_of(sentence))]
    return []


def first_act(reading: Reading, clause: Clause, sentence: Sentence) -> Act | Refusal:
    """What the clause's head tells, or, where the head's rule asks for something that is not there
    (a goal, a guest, a verb), what its next trigger tells; why it tells nothing, where none does.
    """
    first = None
    while True:
        found = _act(reading, clause, sentence)
        rest = tuple(hit for hit in clause.triggers if hit != clause.head)
        if isinstance(found, Act):
            return found
        first = first or found
        if not rest or not rules()[clause.head.key].asks:
            return first
        clause = replace(clause, triggers=rest)


def _act(reading: Reading, clause: Clause, sentence: Sentence) -> Act | Refusal:
    """What `clause` tells of, or at which step it turns out to be no act of the two sides."""
    text, words = reading.text, reading.text[clause.start : clause.end]
    verdict = status.decide(text, sentence.start, clause, sentence.spoken)
    if verdict.negated:
        return Refusal(Step.DENIED, (verdict.why,))
    if "?" in text[clause.end - 1 : clause.end + 2]:
        return Refusal(Step.ASKED)
    act = Act(clause, sentence, verdict, "")
    hits, people, bodies = act.hits, act.people, act.bodies
    span = (sentence.start, sentence.end)
    act = replace(act, kind=kinds.kind_of(text, clause, span, verdict, people, hits))
    timed = any(t.dating.edtf or t.dating.partial for t in act.timexes)
    near = sentence.hits
    if not scope.happens(text, clause, near, verdict, dated=timed, peopled=bool(people)):
        return Refusal(Step.NOTHING)
    if act.kind == "proposal" and verdict.status is Status.OCCURRED:
        act = replace(act, verdict=status.Verdict(Status.PROPOSED, "a proposal"))
    named = {p.side for p in people if p.side} | {b.side for b in bodies if b.side}
    if any(p.shared and p.side is None for p in people):  # "Prime Ministers A and B met"
        named |= set(reading.sides)
    if not scope.concerns(words, hits, near, named, reading.sides):
        others = scope.sides_named(hits) | named or scope.sides_named(near)
        return Refusal(Step.OTHERS, tuple(sorted(others - set(reading.sides) or others)))
    aim = parties.goal(text, clause.head, hits) if act.kind in parties.VISITS else ""
    return Refusal(Step.ELSEWHERE, (aim,)) if aim and aim not in reading.sides else act


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
