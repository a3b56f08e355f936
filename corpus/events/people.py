"""Who: persons and offices, the side each is on, names completed from fuller mentions.

A person is a run of capitalised words after a role, rank or honorific, or right before a verb of
acting (`names.Scanner`). Later mentions by part of the name are the same person. The side comes, in
this order, from a country word in the office, from an earlier mention, from what other documents of
the relation say of the same name (`corpus.events.sides`), from who publishes the page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.events.lexicon import Hit
from corpus.events.names import NAME_PARTICLES, Person, Scanner

__all__ = ["Known", "Person", "find_people"]

Known = Mapping[str, str]
"""Full name -> side."""

_FINITE = ("", "past", "s", "fixed")


def find_people(
    text: str, hits: Sequence[Hit], home: str | None, known: Known | None = None
) -> list[Person]:
    """Every person and office of `text`, in order, names completed from fuller mentions.

    `home` is the side whose government publishes the document, or None; `known` are sides that
    other documents tell.
    """
    scanner = Scanner(text, hits)
    acting = {h.start for h in hits if h.group in ("trigger", "saying") and h.form in _FINITE}
    said = [(h.start, h.end) for h in hits if h.group == "saying"]
    people: list[Person] = []
    for head in scanner.heads.values():
        if people and head.start < people[-1].end:
            continue
        person = scanner.person(head)
        if person is None:
            continue
        if people and person.start < people[-1].end:  # "His Excellency X, Minister of …"
            before = people.pop()
            side = person.side or before.side
            person = replace(before, end=person.end, role=person.role, side=side)
        colleagues = scanner.colleagues(person)
        people += [replace(one, speaking=_speaks(text, one, said)) for one in colleagues]
    people += scanner.bare_names(acting, [(p.start, p.end) for p in people])
    people += _known_names(text, known or {}, [(p.start, p.end) for p in people])
    people.sort(key=lambda person: person.start)
    return _complete(people, home, known or {})


def _known_names(text: str, known: Known, taken: Sequence[tuple[int, int]]) -> list[Person]:
    """Names that other documents introduce, wherever they stand, not as part of a longer name."""
    found = []
    for run in _RUN.finditer(text) if known else ():
        starts = (run.start() + word.start() for word in _CAPITAL.finditer(run[0]))
        start = next((at for at in starts if text[at : run.end()] in known), None)
        if start is not None and not any(s < run.end() and start < e for s, e in taken):
            found.append(Person(start, run.end(), text[start : run.end()], "", None))
    return found


_WORD = r"[A-Z][\w-]*(?:[’'][A-Z][\w-]*)?"
_CAPITAL = re.compile(rf"\b{_WORD}")
_RUN = re.compile(rf"\b{_WORD}(?:(?: (?:{'|'.join(sorted(NAME_PARTICLES))}))* {_WORD})+")
"""Capitalised words in a row."""


def _speaks(text: str, person: Person, said: Sequence[tuple[int, int]]) -> bool:
    for start, end in said:
        if end <= person.start and not text[end : person.start].strip(" ,"):
            return True
        if person.end <= start and text[person.end : start].strip(" ,") in (
            "",
            "also",
            "has",
            "then",
        ):
            return True
    return False


def _complete(people: Sequence[Person], home: str | None, sides: Known) -> list[Person]:
    """Give each mention the fullest name, the role and the side that the document knows."""
    full: dict[str, Person] = {}
    for person in people:
        parts = person.name.split()
        if len(parts) > 1:
            known = full.get(person.name)
            side = (known and known.side) or person.side
            full[person.name] = replace(
                person, side=side, role=(known and known.role) or person.role
            )
    done = []
    for person in people:
        known = full.get(person.name) or _by_part(person.name, full)
        if known:
            person = replace(
                person,
                name=known.name,
                role=person.role or known.role,
                side=person.side or known.side,
            )
        if person.side is None and person.name in sides:
            person = replace(person, side=sides[person.name])
        if person.side is None and home and _may_be_of_home(person):
            person = replace(person, side=home, sure=False)
        done.append(person)
    return done


def _may_be_of_home(person: Person) -> bool:
    """Whether the publisher's side is a fair guess: not for a counterpart, nor for one of "the
    Prime Ministers A and B", who are of different sides."""
    return not (person.shared or person.role.lower().endswith("counterpart"))


def _by_part(name: str, full: dict[str, Person]) -> Person | None:
    """The one fuller name that `name` is a part of; None when several would do."""
    if not name:
        return None
    wanted = name.split()
    fits = [
        p
        for n, p in full.items()
        if wanted == n.split()[-len(wanted) :] or wanted == n.split()[: len(wanted)]
    ]
    return fits[0] if len(fits) == 1 else None
