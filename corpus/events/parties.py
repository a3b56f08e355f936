"""Who takes part in an act, where it is, and which side is visited."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from corpus.events.clauses import Clause
from corpus.events.lexicon import Hit
from corpus.events.organisations import SHIP, Organisation
from corpus.events.people import Person
from corpus.events.scope import BOTH, NO_GOAL, sides_named
from corpus.lexicon import load_csv
from corpus.read.relation import country_names
from corpus.records import Actor


def actors(
    words: str,
    sentence: str,
    kind: str,
    inside: Sequence[Hit],
    people: Sequence[Person],
    bodies: Sequence[Organisation],
    sides: Sequence[str],
) -> tuple[Actor, ...]:
    """Persons and offices, then bodies, then the sides that are named or meant by "both" and for
    which nobody acts."""
    found: dict[str, Actor] = {}
    for person in people:
        if person.name:
            found.setdefault(person.name, Actor(person.name, person.side, person.role))
        elif not person.role.lower().endswith(("counterpart", "s")):
            found.setdefault(person.role, Actor(person.role, person.side, person.role))
    for body in bodies:
        if not any(person.start <= body.start < person.end for person in people):
            found.setdefault(body.name, Actor(body.name, body.side, body.role))
    named = sides_named(inside)
    if BOTH.search(words) or kind in ("agreement", "joint_statement", "negotiation"):
        named |= set(sides)
    if not found and not named and BOTH.search(sentence):
        named |= set(sides)
    for side in sides:
        if side in named:
            found.setdefault(side, Actor(side, side, ""))
    return distinct(found.values())


def distinct(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Each once; an office without a name only where nobody named holds it; a side only where none
    of its people or bodies is named."""
    everybody = {actor.name: actor for actor in actors}.values()
    roles = [actor.role.lower() for actor in everybody if actor.role and actor.role != actor.name]
    acting = {actor.side for actor in everybody if actor.name != actor.side}
    return tuple(
        actor
        for actor in everybody
        if not (actor.name == actor.side and actor.side in acting)
        and not (actor.role == actor.name and any(_same_office(actor.name, r) for r in roles))
    )


def _same_office(office: str, role: str) -> bool:
    """Whether an office is the one that a role names: "New Zealand Defence Minister" is the
    "Defence Minister"."""
    held = set(role.replace("’s", " ").split())
    said = set(office.lower().replace("’s", " ").split())
    return said <= held or held <= said


_PLACED = re.compile(r"\b(?:in|at|to|from|visit(?:s|ed)?|near|off)\s+(?:the\s+)?$")


@cache
def _capitals() -> dict[str, str]:
    return {row["code"]: row["capital"] for row in load_csv("countries")}


def place(text: str, clause: Clause, inside: Sequence[Hit]) -> str | None:
    """The town where the act is, by its usual English name: one that stands after "in", "at", "to",
    not where somebody is "based"."""
    for hit in inside:
        if hit.group != "country" or hit.form not in ("capital", "city"):
            continue
        before = text[clause.start : hit.start]
        if _PLACED.search(before) and not before.rstrip().endswith("based in"):
            return _capitals()[hit.key] if hit.form == "capital" else text[hit.start : hit.end]
    return None


def with_ships(
    text: str,
    kind: str,
    bodies: Sequence[Organisation],
    sentence: Sequence[Organisation],
    page: Sequence[Organisation],
) -> list[Organisation]:
    """The bodies of a clause. A ship visit is also of the ships listed with the one that it names;
    where it names none, of those of its sentence, else of the only ship that the page names."""
    ships = [body for body in sentence if body.role == SHIP]
    if kind != "ship_visit":
        return list(bodies)
    named = [body for body in bodies if body.role == SHIP]
    for ship in reversed(ships):  # "HMNZS Te Mana and HMNZS Aotearoa"
        if named and ship not in named and _LISTED.fullmatch(text, ship.end, named[0].start):
            named.insert(0, ship)
    only = {body.name: body for body in page if body.role == SHIP}
    calling = named or ships or (list(only.values()) if len(only) == 1 else [])
    return [*calling, *(body for body in bodies if body not in calling)]


_LISTED = re.compile(r"\s*(?:,|and|, and|together with|with)\s+(?:the\s+)?(?:[a-z]+\s+){0,2}")
VISITS = frozenset({"visit", "ship_visit"})


def goal(text: str, head: Hit, inside: Sequence[Hit]) -> str:
    """The country that is visited, where the clause says so: after "to" or "in", or as the verb's
    object; "" where it does not."""
    noun = head.form.startswith("noun")
    for hit in sorted(inside, key=lambda h: noun and h.start < head.start):
        if hit.group != "country" or hit.form in NO_GOAL:
            continue
        if _TO.search(text[max(0, hit.start - 24) : hit.start]) or hit.start == head.end + 1:
            return country_names()[hit.key]
    return ""


def visitors(aim: str, people: Sequence[Person], sides: Sequence[str]) -> tuple[list[Person], str]:
    """(people with their sides put right, the side visited), `aim` being what `goal` says. Who
    visits a side is not of that side, unless a country word says so."""
    if len(sides) != 2:
        return list(people), aim
    if aim in sides:
        guest = sides[1 - list(sides).index(aim)]
        told = [p if p.sure or p.side != aim else replace(p, side=guest) for p in people]
        if told and told[0].side is None and told[0].role:
            told[0] = replace(told[0], side=guest, sure=False)
        return sorted(told, key=lambda p: p.side == aim), aim
    host = next((p.side for p in people if p.role.lower().endswith("counterpart")), None)
    visitor = next((p.side for p in people if p.side in sides), None)
    if not aim and visitor:
        return list(people), host or sides[1 - list(sides).index(visitor)]
    return list(people), aim or host or ""


def guests_first(
    text: str, clause: Clause, people: Sequence[Person], speaking: Sequence[Person]
) -> list[Person]:
    """The people of a visit, first the one who travels: not who invites or receives; before others
    the one of "…, who visited", of "the visit by …", and, of "during his visit", who acts then
    (who may be one of those `speaking`)."""
    head = clause.head
    if head.form.startswith("noun") and _OWN.search(text, clause.start, head.start):
        people = [*(p for p in speaking if p.start > head.start and p.name), *people]

    def place(person: Person) -> int:
        if _HOST.search(text[max(0, person.start - _NEAR) : person.start]):
            return 2
        told = _WHO.fullmatch(text, person.end, head.start) if person.end <= head.start else None
        by = _BY.fullmatch(text, head.end, person.start) if head.end <= person.start else None
        return 0 if told or by else 1

    return sorted(people, key=place)


_NEAR = 60
_HOST = re.compile(
    r"\b(?:invitation (?:of|from)|invited by|hosted by|guests? of|request of|received by|"
    r"welcomed by|together with|counterpart,?)\s+(?:[a-z’']+\s+){0,3}$",
    re.I,
)
_WHO = re.compile(r",?\s+who\s+(?:(?:is|was|are|were|has|had|will|also|then)\s+){0,3}")
_BY = re.compile(r"[^.;:]{0,40}\b(?:by|of)\s+(?:[a-z]+\s+){0,2}")
_OWN = re.compile(r"\b(?:his|her|their)\s+(?:[\w-]+\s+){0,4}$", re.I)
_TO = re.compile(r"\b(?:to|in|visit(?:s|ed|ing)?|for)\s+(?:the\s+)?$")
