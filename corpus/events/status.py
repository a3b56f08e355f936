"""Has it happened? Decided by tense and cue words near the act, as the guideline defines it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.events.clauses import Clause
from corpus.events.lexicon import Hit, rules
from corpus.records import Status

_AUX = re.compile(
    r"\b(?:will|shall|to|would|could|should|might|may|can)\s+(?:\w+ly\s+|also\s+|then\s+)*(?:be\s+|have\s+been\s+)?(?:\w+ly\s+)?$"
)
_BE_LATER = re.compile(r"\b(?:will|to|would|shall|could|should)\s+be\s+(?:\w+ly\s+)?$")
_MODAL = re.compile(r"\b(?:will|would|could|should|might|may|can)\s+(?:be\s+)?(?:\w+ly\s+)?$")
_SUBJECT_OF_WILL = re.compile(r"\s+(?:will|would|(?:is|are)\s+(?:(?:due|set|scheduled)\s+)?to)\b")
_FIRST_TO = re.compile(
    r"\b(?:became|was|is|were|are)\s+the\s+(?:very\s+)?(?:first|second|third|last|only)\b.{0,60}\bto\s+$"
)
_DONE_TO = re.compile(
    r"\b(?:gathered|assembled|began|started|helped|managed|went on|joined hands|returned)\b"
    r"[^,;.]{0,60}\bto\s+$"
)
_HAS_OWN = re.compile(
    r"\b(?:did|said|met|held|made|gave|took|told|went|came|[a-z]{3,}ed)\s+(?:during|on|at|in|after|to|"
    r"by|its|his|her|their|the|a)\b"
)
"""A verb in the past before a noun: a cue of an earlier clause does not reach over it."""
_TO_MEET = re.compile(
    r"\b(?:will|shall|(?:is|are)\s+(?:\w+\s+)?to)\s+(?:be\s+held|take\s+place|meet|convene|sit|gather|"
    r"start|begin|open|resume|triple|double|increase)\b"
)
_WOULD = re.compile(r"\b(?:will|would)\s")
_INVITED = re.compile(
    r"\binvitation\b[^.;]{0,140}\b(?:for|to)\s+(?:an?|his|her|the)\s+(?:\w+\s+)?$"
)
_CONDITION = re.compile(r"[\W\d]*(If|Unless|Should)\s(?!.{0,40}\bnot only\b)")
_AROUND_REACH = 60
"""Characters from the act to a cue after it: "the events that are planned for" something else."""
_NEGATION_REACH = 40
"""Characters: "has never formally visited"; further off a "not" belongs to something else."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`status` with the words that gave it; `negated` acts are no events."""

    status: Status
    why: str
    negated: bool = False
    done: bool = False  # an infinitive that tells of something done: "the first to meet"


def decide(text: str, sentence_start: int, clause: Clause, hits: Sequence[Hit]) -> Verdict:
    """The status of `clause`, whose sentence begins at `sentence_start`.

    A finite past or a participle without an auxiliary has happened, whatever stands before it;
    otherwise a proposal outweighs a plan ("he proposed that they will meet") and a plan a habit.
    """
    before = text[sentence_start : clause.head.start]
    never = clause.head.form != "past" or _WOULD.search(text, clause.start, clause.end)
    if never and (condition := _CONDITION.match(text, sentence_start)):
        return Verdict(Status.OCCURRED, f"“{condition[1]}”", negated=True)
    cues = [h for h in hits if h.group == "cue" and sentence_start <= h.start < clause.end]
    inside = [h for h in cues if h.start >= clause.start]
    return (
        _negated(text, clause.head, inside)
        or _by_form(text, before, clause, inside)
        or _by_cues(text, clause, cues)
        or _plain(before, clause.head)
    )


def _negated(text: str, head: Hit, inside: Sequence[Hit]) -> Verdict | None:
    for cue in inside:
        near = 0 <= head.start - cue.end <= _NEGATION_REACH
        if cue.key in ("negated", "hypothetical") and (near or cue.form == "around"):
            return Verdict(Status.OCCURRED, _quote(text, cue), negated=True)
    return None


def _by_form(text: str, before: str, clause: Clause, inside: Sequence[Hit]) -> Verdict | None:
    """What the grammar of the head settles, whatever cues stand around."""
    head = clause.head
    if head.form.startswith("noun"):
        if _INVITED.search(before):
            return Verdict(Status.PROPOSED, "“invitation”")
        told = _SUBJECT_OF_WILL.match(text[head.end : clause.end])
        told = told or _TO_MEET.search(text, head.end, clause.end)
        return Verdict(Status.PLANNED, "what it “will” do is told") if told else None
    if head.key == "calling-off" and not _MODAL.search(before):
        return Verdict(Status.OCCURRED, "calling off is an act of its own", done=True)
    if _FIRST_TO.search(before):
        return Verdict(Status.OCCURRED, "“the first to”: it was done", done=True)
    asks = rules()[head.key].kind == "proposal"
    cue_itself = asks and any(c.start == head.start and c.key == "proposed" for c in inside)
    after_deed = _DONE_TO.search(before)
    if head.form == "base" and after_deed and not _AUX.search(before[: after_deed.start()]):
        return Verdict(Status.OCCURRED, "an infinitive after what was done", done=True)
    if head.form in ("past", "part") and not _AUX.search(before) and not cue_itself:
        return _past(text, inside, head)
    return None


def _by_cues(text: str, clause: Clause, cues: Sequence[Hit]) -> Verdict | None:
    for key, status in _ORDER:
        for cue in cues:
            if cue.key == key and _reaches(text, cue, clause, clause.head):
                return Verdict(status, _quote(text, cue))
    return None


def _plain(before: str, head: Hit) -> Verdict:
    if _AUX.search(before) and head.form in ("base", "past", "part"):
        return Verdict(Status.PLANNED, "infinitive")
    return Verdict(Status.OCCURRED, "no word says otherwise")


_ORDER = (
    ("cancelled", Status.CANCELLED),
    ("proposed", Status.PROPOSED),
    ("planned", Status.PLANNED),
    ("recurring", Status.RECURRING),
)


def _past(text: str, inside: Sequence[Hit], head: Hit) -> Verdict:
    for cue in inside:
        if cue.key == "recurring" and cue.form == "around":
            return Verdict(Status.RECURRING, _quote(text, cue))
        if cue.key == "cancelled":
            return Verdict(Status.CANCELLED, _quote(text, cue))
    return Verdict(Status.OCCURRED, f"“{text[head.start : head.end]}” is past")


def _reaches(text: str, cue: Hit, clause: Clause, head: Hit) -> bool:
    if cue.form == "around":
        if cue.start < clause.start:  # "will be received by the King, hold talks and visit …"
            return head.form == "base" and text.startswith("will", cue.start)
        near = cue.start - head.end <= _AROUND_REACH or cue.key == "recurring"
        return cue.start >= clause.start and near and not _cut_off(text, cue, head)
    if cue.start >= clause.start:
        return cue.start <= head.start and not _cut_off(text, cue, head)
    if cue.form == "object":
        return False
    if head.form.startswith("noun") and _HAS_OWN.search(text, clause.start, clause.end):
        return False
    return head.form in ("noun", "nouns", "base", "ing")


def _cut_off(text: str, cue: Hit, head: Hit) -> bool:
    """Whether a modal spends itself on a verb of its own before a noun: "a day that will be
    remembered, the opening …"."""
    between = text[cue.end : head.start]  # empty where the cue follows the noun
    return head.form.startswith("noun") and cue.key == "planned" and "," in between


def _quote(text: str, cue: Hit) -> str:
    return f"“{text[cue.start : cue.end]}”"
