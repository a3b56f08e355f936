"""Is it an act, and is it this pair's?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set

from corpus.events.clauses import Clause
from corpus.events.lexicon import Hit, rules
from corpus.events.status import Verdict
from corpus.read import publisher
from corpus.read.relation import Relation, country_names
from corpus.records import Document, Status

NEWS_KINDS = frozenset(
    {"visit", "meeting", "talks", "ship_visit", "ceremony", "exercise", "statement"}
)
"""Kinds that a page tells as its own news; what it tells so is no older than what it mentions."""

BOTH = re.compile(
    r"\b(?:(?:the|both|our|these) (?:two )?(?:sides|countries|governments|nations|parties|"
    r"ministries|leaders|prime ministers|ministers|presidents|peoples|men|capitals|navies|"
    r"police forces)|both|"
    r"bilateral|joint|mutual|counterparts?|each other|one another|the two|the pair)\b",
    re.I,
)
_OURS = re.compile(r"\b(?:we|our|us|I|my)\b")


def home_side(document: Document, relation: Relation) -> str | None:
    """The side whose publisher the document is: by relation.toml, else by the address's country."""
    side = publisher.country_of(document, relation)
    told = not relation.sides or side in (*relation.sides, *relation.publishers.values())
    return side if told else None


def infer_sides(
    hits: Sequence[Hit], titled: Sequence[Hit], home: str | None, flags: Sequence[str] = ()
) -> tuple[str, ...]:
    """The two countries that a document is about, when no relation says so: those that its words
    (`hits`) name most, its title (`titled`) above all; the publisher's own counts as named, as do
    the `flags` of its ships."""
    names = country_names()
    counts: Counter[str] = Counter()
    for found, weight in ((hits, 1), (titled, 4)):
        for hit in found:
            if hit.group == "country":
                counts[names[hit.key]] += weight * (2 if hit.form in ("name", "demonym") else 1)
    counts.update(flags)
    if home:
        counts[home] += 3
    ranked = sorted(counts, key=lambda name: (-counts[name], name))
    return tuple(ranked[:2])


def happens(
    text: str, clause: Clause, near: Sequence[Hit], verdict: Verdict, *, dated: bool, peopled: bool
) -> bool:
    """Whether the clause tells of an act and does not merely name a thing.

    `near`: the hits of the sentence; `dated`, `peopled`: whether the clause has date words, and
    persons who take part. A verb is an act in itself, unless it only states a purpose; a noun needs
    a verb by which it happens, a date, a plan, or persons who are at it.
    """
    head = clause.head
    ahead = verdict.status in (Status.PLANNED, Status.PROPOSED)
    inside = [h for h in near if clause.start <= h.start < clause.end]
    if rules()[head.key].dated and not dated:
        return False
    if not _conditions_met(text, clause, near, inside, ahead=ahead, peopled=peopled):
        return False
    if head.form == "base":
        return verdict.status is not Status.OCCURRED or verdict.done
    if not head.form.startswith("noun"):
        return head.form != "ing" or dated or peopled or ahead
    support = any(h.group == "happened" and not _overlap(h, head) for h in inside)
    if rules()[head.key].weight < 2:
        return (support and dated) or ahead
    before = text[clause.start : head.start]
    at_it = peopled and bool(_AT_IT.search(before))
    after = rules()[head.key].kind in _ENCOUNTERS and _WAS_WITH.match(text, head.end)
    habit = verdict.status is Status.RECURRING and any(
        hit.form in ("base", "s") for hit in clause.triggers if hit != head
    )
    support = (
        support
        or habit  # "officials meet every year for talks"
        or bool(after)
        or bool(_HAD.search(before) and rules()[head.key].kind in _ENCOUNTERS)
    )
    if rules()[head.key].kind == "agreement" and verdict.status is Status.PLANNED and not support:
        return dated or at_it  # "the free trade agreements will help": no act of theirs
    return support or dated or ahead or at_it or _is_heading(text, clause)


def _conditions_met(
    text: str,
    clause: Clause,
    near: Sequence[Hit],
    inside: Sequence[Hit],
    *,
    ahead: bool,
    peopled: bool,
) -> bool:
    """Whether what the head's rule asks for is there: a goal, a party, a verb. The verb may stand
    in a clause before: "opened an embassy in 1995 and a consulate in 2001"."""
    head = clause.head
    rule = rules()[head.key]
    if rule.goal and not _goal_follows(text, head, inside):
        return False
    stays = _STAYS.match(text, head.start)
    somebody = peopled or bool(_SOMEBODY.search(text, clause.start, head.start))
    if rule.goal and stays and _THING.search(text, clause.start, head.start):
        return False  # an embassy that "has been in Hanoi" has not travelled
    brought = rule.goal and text.startswith("return", head.start)
    if not somebody and (rule.who or (rule.goal and stays) or brought):
        return False
    if rule.kind == "cooperation" and ahead and not BOTH.search(text, clause.start, clause.end):
        return len({h.key for h in inside if h.group == "country"}) > 1
    if rule.party and not (peopled or _PARTY.search(text, clause.start, clause.end)):
        return False
    verbs = {h.key for h in near if h.group == "need" and h.start < clause.end}
    return not rule.needs or bool(rule.needs & verbs)


_WAS_WITH = re.compile(r"\s+(?:was|were|is|are)\s+with\b")
_HAD = re.compile(r"\b(?:had|have|has)\s+(?:\w+\s+){0,3}$")
_ENCOUNTERS = frozenset({"visit", "meeting", "talks"})
_STAYS = re.compile(r"(?:was|were|is|are|been|has been|have been|had been)\b")
_THING = re.compile(r"\b(?:embassy|mission|consulate|office|commission|company|school)\b", re.I)


def _is_heading(text: str, clause: Clause) -> bool:
    """Whether a line without a full stop names the page's own act: "Official trip to Senegal",
    "Joint statement of Chile and Peru"."""
    kind = rules()[clause.head.key].kind
    line = clause.end - clause.start < _HEADING and _NO_STOP.match(text, clause.end)
    if not line:
        return False
    if kind == "joint_statement":
        return True
    return kind == "visit" and " to " in text[clause.head.end : clause.end]


def _goal_follows(text: str, head: Hit, inside: Sequence[Hit]) -> bool:
    """Whether a country or town stands right after the verb ("went on to Hanoi", "in the UK")."""
    for hit in inside:
        if hit.group == "country" and hit.form not in NO_GOAL and hit.start >= head.end:
            most = 0 if head.form == "ing" else _GOAL_WORDS  # "is going to give Tanzania …"
            if len(text[head.end : hit.start].split()) <= most:
                return True
    return False


NO_GOAL = frozenset({"demonym", "waters"})
"""Forms of a country's name that name no place to go to."""
_GOAL_WORDS = 3
_HEADING = 160
"""Characters: a line no longer than this, without a full stop, is a heading."""
_NO_STOP = re.compile(r"[ \t]*(?:\n|$)")
_PARTY = re.compile(
    r"\b(?:delegation|mission|group|committee|team|officials?|leaders?|envoy|minister)\b", re.I
)
_AT_IT = re.compile(
    r"(?:(?:’s|'s)|\b(?:at|during|after|following|in)\s+(?:the|a|an|my|our|his|her|their))\s+(?:\w+\s+){0,3}$",
    re.I,
)


def _overlap(a: Hit, b: Hit) -> bool:
    return a.start < b.end and b.start < a.end


_SOMEBODY = re.compile(
    r"\b(?:he|she|who|we|I|delegation|mission|group|committee|team|officials?|leaders?|envoy|minister|"
    r"president|king|queen|emperor|empress|prince|princess|chancellor|premier|speaker|officers?|"
    r"veterans|students|scientists|businessmen|members|experts)\b",
    re.I,
)


def concerns(
    words: str,
    inside: Sequence[Hit],
    near: Sequence[Hit],
    named: Set[str],
    sides: Sequence[str],
) -> bool:
    """Whether the act is between the two sides: both named or meant, or one of them and no third.

    `words`: the clause; `inside`, `near`: what it and its sentence name; `named`: the sides of the
    persons and bodies in it.
    """
    states = [h for h in inside if h.form in ("name", "demonym")]  # "based in Bangkok" is no party
    ours = (sides_named(inside) | named) & set(sides)
    others = (sides_named(states) | named) - set(sides)
    if len(ours) > 1 or BOTH.search(words) or (_OURS.search(words) and ours):
        return True
    if others and len(sides) > 1:  # with one side known, another named may be the second
        return False
    if ours:
        return True
    around = sides_named(near)
    return not around or bool(around & set(sides))


def sides_named(hits: Sequence[Hit]) -> set[str]:
    """The countries that `hits` name, also by their towns."""
    names = country_names()
    return {names[h.key] for h in hits if h.group == "country"}
