"""Which side a person is on, by what all documents of a relation tell.

A page names the country of a foreign minister; at home the name is enough. So a side that one page
tells serves the others, before the guess that a person is of the publisher's side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.events.lexicon import scan
from corpus.events.people import Person, find_people

__all__ = ["Told", "sides_of", "told"]


@dataclass(frozen=True, slots=True)
class Told:
    """What a document's words tell of sides: names with theirs, and pairs of names that hold the
    same office in one sentence, so that they are of different sides."""

    named: frozenset[tuple[str, str]] = frozenset()
    pairs: frozenset[tuple[str, str]] = frozenset()


def told(text: str) -> Told:
    """What `text` itself tells, whoever publishes it."""
    people = [p for p in find_people(text, scan(text), None) if " " in p.name]
    named = {(p.name, p.side) for p in people if p.side}
    pairs = {
        (one.name, two.name)
        for one, two in pairwise(people)
        if one.name != two.name and _same_office(text, one, two)
    }
    return Told(frozenset(named), frozenset(pairs))


def sides_of(pages: Sequence[Told], sides: Sequence[str]) -> dict[str, str]:
    """The side of each person by full name; none where documents disagree half and half. Who holds
    the office of somebody of one of the two `sides` beside them is of the other."""
    known = _most((name, side) for page in pages for name, side in page.named)
    if len(sides) != 2:
        return known
    other = {sides[0]: sides[1], sides[1]: sides[0]}
    pairs = [pair for page in pages for a, b in page.pairs for pair in ((a, b), (b, a))]
    beside = _most((b, other[known[a]]) for a, b in pairs if known.get(a) in other)
    return {**beside, **known}


def _same_office(text: str, one: Person, two: Person) -> bool:
    """Whether both hold an office of which a country has one: "Prime Ministers A and B"."""
    office = one.role.lower()
    one_of_many = office == "minister" or office.startswith(("deputy", "vice", "former"))
    near = "." not in text[one.end : two.start]
    return near and bool(office) and one.role == two.role and not one_of_many


def _most(votes: Iterable[tuple[str, str]]) -> dict[str, str]:
    counts: dict[str, Counter[str]] = {}
    for name, side in votes:
        counts.setdefault(name, Counter())[side] += 1
    best = {name: count.most_common(1)[0] for name, count in counts.items()}
    return {name: side for name, (side, times) in best.items() if 2 * times > counts[name].total()}
