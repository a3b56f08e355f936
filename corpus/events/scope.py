"""Is it an act, is it this pair's, who takes part and where?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from corpus.events.clauses import Clause
from corpus.events.lexicon import Hit, rules, scan
from corpus.events.people import Person
from corpus.events.status import Verdict
from corpus.lexicon import load_csv
from corpus.read.documents import host
from corpus.read.relation import Relation, country_names
from corpus.records import Actor, Document, Status

NEWS_KINDS = frozenset({"visit", "meeting", "talks", "ship_visit", "ceremony", "exercise"})
"""Kinds that a page tells as its own news; what it tells so is no older than what it mentions."""

_BOTH = re.compile(
    r"\b(?:(?:the|both|our|these) (?:two )?(?:sides|countries|governments|nations|parties|ministries|leaders|prime ministers|ministers|presidents|peoples|men|capitals|navies|police forces)|both|bilateral|joint|mutual|counterparts?|each other|one another|the two|the pair)\b",
    re.I,
)
_OURS = re.compile(r"\b(?:we|our|us|I|my)\b")
_SHIP = re.compile(r"\b(?:ships?|frigates?|warships?|vessels?|HMNZS|HMAS|HMS|USS|corvette|destroyer)\b")


def home_side(document: Document, relation: Relation) -> str | None:
    """The side whose publisher the document is: by relation.toml, else by the address's country."""
    where = host(document.url)
    for name in (document.publisher, where):
        if name in relation.publishers:
            return relation.publishers[name]
    by_domain = {row["code"].lower(): row["name"] for row in load_csv("countries")}
    by_domain["uk"] = by_domain["gb"]
    ending = where.rpartition(".")[2]
    side = by_domain.get(ending)
    return side if side and (not relation.sides or side in relation.sides) else None


def infer_sides(document: Document, hits: Sequence[Hit], home: str | None) -> tuple[str, ...]:
    """The two countries that a document is about, when no relation says so: those most named, in
    the title above all; the publisher's own counts as named."""
    names = country_names()
    counts: Counter[str] = Counter()
    for found, weight in ((hits, 1), (scan(document.title), 4)):
        for hit in found:
            if hit.group == "country":
                counts[names[hit.key]] += weight * (2 if hit.form in ("name", "demonym") else 1)
    if home:
        counts[home] += 3
    ranked = sorted(counts, key=lambda name: (-counts[name], name))
    return tuple(ranked[:2])


def happens(
    text: str, clause: Clause, inside: Sequence[Hit], verdict: Verdict, dated: bool, peopled: bool
) -> bool:
    """Whether the clause tells of an act and does not merely name a thing.

    A verb is an act in itself, unless it only states a purpose; a noun needs a verb by which it
    happens, a date, or a plan.
    """
    head = clause.head
    rule = rules()[head.key]
    if rule.needs and not any(h.group == "need" and h.key in rule.needs for h in inside):
        return False
    if not head.form.startswith("noun"):
        if head.form == "base":
            return verdict.status is not Status.OCCURRED
        return head.form != "ing" or dated or peopled or verdict.status is not Status.OCCURRED
    support = any(h.group == "happened" and not _overlap(h, head) for h in inside)
    if rule.weight < 2:
        return (support and dated) or verdict.status in (Status.PROPOSED, Status.PLANNED)
    possessed = bool(re.search(r"(?:’s|'s)\s+(?:\w+\s+){0,3}$", text[clause.start : head.start])) and peopled
    return support or dated or verdict.status is not Status.OCCURRED or possessed


def _overlap(a: Hit, b: Hit) -> bool:
    return a.start < b.end and b.start < a.end


def refine_kind(kind: str, words: str) -> str:
    """A visit by ships is a ship visit."""
    return "ship_visit" if kind == "visit" and _SHIP.search(words) else kind


def concerns(
    text: str,
    clause: Clause,
    kind: str,
    inside: Sequence[Hit],
    near: Sequence[Hit],
    people: Sequence[Person],
    sides: Sequence[str],
    home: str | None,
) -> bool:
    """Whether the act is between the two sides: both named or meant, or one of them and no third."""
    words = text[clause.start : clause.end]
    here = _sides_named(inside) | {p.side for p in people if p.side}
    ours, others = here & set(sides), here - set(sides)
    both = len(ours) > 1 or bool(_BOTH.search(words)) or (bool(_OURS.search(words)) and bool(ours))
    if both:
        return True
    if others:
        return False
    if ours:
        return True
    around = _sides_named(near)
    if around - set(sides) and not around & set(sides):
        return False
    return bool(around & set(sides)) or bool(_OURS.search(words)) or bool(people)


def _sides_named(hits: Sequence[Hit]) -> set[str]:
    names = country_names()
    return {names[h.key] for h in hits if h.group == "country"}


def actors(
    words: str, kind: str, inside: Sequence[Hit], people: Sequence[Person], sides: Sequence[str]
) -> tuple[Actor, ...]:
    """Persons first, then offices, then the sides that are named or meant by "both"; each once."""
    found: dict[str, Actor] = {}
    for person in people:
        if person.name:
            found.setdefault(person.name, Actor(person.name, person.side, person.role))
        elif not person.role.lower().endswith(("counterpart", "s")):
            found.setdefault(person.role, Actor(person.role, person.side, person.role))
    named = _sides_named(inside)
    if _BOTH.search(words) or kind in ("agreement", "joint_statement", "negotiation"):
        named |= set(sides)
    for side in sides:
        if side in named:
            found.setdefault(side, Actor(side, side, ""))
    return tuple(found.values())


def place(text: str, inside: Sequence[Hit], near: Sequence[Hit]) -> str | None:
    """The town that the clause, else the sentence names, by its usual English name."""
    capitals = {row["code"]: row["capital"] for row in load_csv("countries")}
    for hits in (inside, near):
        for hit in hits:
            if hit.group == "country" and hit.form in ("capital", "city"):
                return capitals[hit.key] if hit.form == "capital" else text[hit.start : hit.end]
    return None


def destination(
    text: str, head: Hit, inside: Sequence[Hit], who: Sequence[Actor], sides: Sequence[str]
) -> str:
    """The side that is visited: named after the visit with "to" or as its object, or the side
    that the visitor is not from."""
    for hit in inside:
        if hit.group == "country" and hit.form == "name" and hit.start >= head.end:
            if text[head.end : hit.start].strip().lower() in ("", "to", "in", "paid to", "made to"):
                return country_names()[hit.key]
    visitor = next((a.side for a in who if a.side and a.name not in sides), None)
    if visitor in sides and len(sides) == 2:
        return sides[1 - list(sides).index(visitor)]
    return ""
