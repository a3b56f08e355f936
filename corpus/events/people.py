"""Who: persons and offices, the side each is on, and the bodies they act for.

A person is a run of capitalised words after a role, rank or honorific ("Vice Defence Minister,
Senior Lieutenant General Nguyen Huy Hieu"); later mentions by part of the name are the same person.
The side comes, in this order, from a country word in the office, from the body, from an earlier
mention, from who publishes the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from corpus.events.lexicon import Hit
from corpus.lexicon import load_toml
from corpus.read.relation import country_names

_WORD = re.compile(r"[^\W\d_][\w’'\-]*\.?", re.UNICODE)
_POSSESSIVE = re.compile(r"(?:’s|'s|’|')$")
_PARTICLES = frozenset("of for in and the charge to &".split())
_NAME_PARTICLES = frozenset("de del della der den du van von bin binti al arap da dos di la le ibn".split())


@dataclass(frozen=True, slots=True)
class Person:
    """A mention of a person (or, with no name, of an office) at text[start:end]."""

    start: int
    end: int
    name: str  # "" when only the office is named
    role: str
    side: str | None
    speaking: bool = False  # only quoted here: "said Mr Goff"
    sure: bool = True  # False: the side is only that of the document's publisher

    @property
    def label(self) -> str:
        return self.name or self.role


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str

    @property
    def low(self) -> str:
        return _POSSESSIVE.sub("", self.text).lower()

    @property
    def is_capital(self) -> bool:
        return self.text[:1].isupper()


@cache
def _portfolios() -> frozenset[str]:
    return frozenset(load_toml("roles")["portfolios"])


@cache
def _modifiers() -> frozenset[str]:
    return frozenset(load_toml("roles")["modifiers"])


def find_people(text: str, hits: Sequence[Hit], home: str | None) -> list[Person]:
    """Every person and office of `text`, in order, names completed from fuller mentions.

    `home` is the side whose government publishes the document, or None.
    """
    words = [_Word(m.start(), m.end(), m.group().rstrip(".")) for m in _WORD.finditer(text)]
    at = {word.start: index for index, word in enumerate(words)}
    heads = [h for h in hits if h.group in ("role", "rank")]
    countries = {h.start: h for h in hits if h.group == "country" and h.form in ("name", "demonym")}
    said = [(h.start, h.end) for h in hits if h.group == "saying"]
    people: list[Person] = []
    done = -1
    for head in heads:
        if head.start < done or head.start not in at:
            continue
        person = _read_person(text, words, at, head, heads, countries)
        if person is None:
            continue
        people.append(replace(person, speaking=_speaks(text, person, said)))
        done = person.end
    return _complete(text, people, home)


def _read_person(
    text: str,
    words: Sequence[_Word],
    at: dict[int, int],
    head: Hit,
    heads: Iterable[Hit],
    countries: dict[int, Hit],
) -> Person | None:
    """The person whom the role or rank `head` introduces, with what stands around it."""
    spans = {h.start: h for h in heads}
    first, side = _left_of(words, at[head.start], text, countries)
    index, role_end = at[head.start], head.end
    ranks = head.group == "rank"
    while index < len(words) and words[index].start < head.end:
        index += 1
    name: list[_Word] = []
    gap_allowed = True
    while index < len(words):
        word, before = words[index], words[index - 1]
        gap = text[before.end : word.start]
        if name and (gap.strip() or not _continues_name(word, words, index)):
            break
        if not name and gap.strip() not in ("", ",", "."):
            break
        if not name and gap.strip() == "," and not gap_allowed and word.low not in _portfolios():
            break
        if not name and word.start in spans and (spans[word.start].group == "rank" or _same_np(gap)):
            skip = spans[word.start]
            ranks, role_end = ranks or skip.group == "rank", skip.end if skip.group == "role" else role_end
            while index < len(words) and words[index].start < skip.end:
                index += 1
            continue
        if not name and word.start in countries:
            hit = countries[word.start]
            side = side or country_names()[hit.key]
            while index < len(words) and words[index].start < hit.end:
                index += 1
            role_end = hit.end
            continue
        if not name and (word.low in _PARTICLES or (word.is_capital and word.low in _portfolios())):
            role_end = word.end if word.low not in _PARTICLES else role_end
            index += 1
            continue
        if not word.is_capital or (gap.strip() == "," and not name and not ranks and head.group == "role" and not _role_comma(words, index)):
            break
        if name and word.start in spans and spans[word.start].group == "role":
            break
        name.append(word)
        index += 1
        if word.text.endswith(("’s", "'s")) or (text[word.end : word.end + 1] == "." and len(word.text) > 2):
            break
    return _person(text, words[first].start, role_end, name, side, head)


def _same_np(gap: str) -> bool:
    return gap.strip() in ("", ",")


def _role_comma(words: Sequence[_Word], index: int) -> bool:
    """Whether after "Minister, " a name of two words or more follows."""
    return index + 1 < len(words) and words[index].is_capital and words[index + 1].is_capital


def _continues_name(word: _Word, words: Sequence[_Word], index: int) -> bool:
    if word.low in _NAME_PARTICLES:
        return index + 1 < len(words) and words[index + 1].is_capital
    return word.is_capital


def _left_of(
    words: Sequence[_Word], index: int, text: str, countries: dict[int, Hit]
) -> tuple[int, str | None]:
    """How far the office reaches to the left ("Vietnamese Vice Defence"), and the side it names."""
    side = None
    inside = {}
    for start, hit in countries.items():
        inside[hit.end] = hit
    while index > 0:
        before = words[index - 1]
        if text[before.end : words[index].start].strip():
            break
        bare = before.start + len(_POSSESSIVE.sub("", before.text))
        hit = inside.get(before.end) or inside.get(bare)
        if hit is not None:
            side = side or country_names()[hit.key]
            while index > 0 and words[index - 1].start >= hit.start:
                index -= 1
            if hit.form == "demonym" or before.end == hit.end:
                break
            break
        if before.low in _modifiers() or before.low in _portfolios():
            index -= 1
            continue
        break
    return index, side


def _person(
    text: str, start: int, role_end: int, name: Sequence[_Word], side: str | None, head: Hit
) -> Person | None:
    said = " ".join(_POSSESSIVE.sub("", w.text) for w in name)
    if not said and head.group == "rank":
        return None
    role = "" if head.group == "rank" and start == head.start else text[start:role_end]
    end = max(role_end, name[-1].end if name else 0)
    if name and text[end - 2 : end] in ("’s", "'s"):
        end -= 2
    return Person(start, end, said, " ".join(role.split()).strip(" ,"), side)


def _speaks(text: str, person: Person, said: Sequence[tuple[int, int]]) -> bool:
    for start, end in said:
        if end <= person.start and not text[end : person.start].strip(" ,"):
            return True
        if person.end <= start and text[person.end : start].strip(" ,") in ("", "also", "has", "then"):
            return True
    return False


def _complete(text: str, people: Sequence[Person], home: str | None) -> list[Person]:
    """Give each mention the fullest name, the role and the side that the document knows."""
    full: dict[str, Person] = {}
    for person in people:
        parts = person.name.split()
        if len(parts) > 1:
            known = full.get(person.name)
            side = (known and known.side) or person.side
            full[person.name] = replace(person, side=side, role=(known and known.role) or person.role)
    done = []
    for person in people:
        known = full.get(person.name) or _by_part(person.name, full)
        if known:
            person = replace(
                person, name=known.name, role=person.role or known.role, side=person.side or known.side
            )
        if person.side is None and home and not person.role.lower().endswith("counterpart"):
            person = replace(person, side=home, sure=False)
        done.append(person)
    return done


def _by_part(name: str, full: dict[str, Person]) -> Person | None:
    """The one fuller name that `name` is a part of; None when several would do."""
    if not name:
        return None
    wanted = name.split()
    fits = [p for n, p in full.items() if wanted == n.split()[-len(wanted) :] or wanted == n.split()[: len(wanted)]]
    return fits[0] if len(fits) == 1 else None
