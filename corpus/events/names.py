"""Reading one person at a time: the office left and right of a role, ranks, the name.

"by Vice Defence Minister, Senior Lieutenant General Nguyen Huy Hieu", "Narendra Modi, Prime
Minister of India", "Deputy Minister of Business, Innovation and Employment Catriona Robinson".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from functools import cache

from corpus.events.lexicon import Hit
from corpus.lexicon import load_toml
from corpus.read.relation import country_names

_WORD = re.compile(r"[^\W\d_][\w’'\-]*")
_POSSESSIVE = re.compile(r"(?:’s|'s|’|')$")
_LONGEST_NAME = 5
_INITIAL = 2
"""Letters: "M." and "Dr" may be followed by a full stop inside a name."""
_PARTICLES = frozenset("of for in and the charge to &".split())
_ALSO_NAMES = frozenset("to in".split())  # "General Secretary To Lam"
NAME_PARTICLES = frozenset(
    "de del della der den du van von bin binti al arap da dos di la le ibn".split()
)


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
    shared: bool = False  # holds its office together with another, named once in the plural

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

    @property
    def is_possessive(self) -> bool:
        return self.text.endswith(("’s", "'s"))


@cache
def _portfolios() -> frozenset[str]:
    return frozenset(load_toml("roles")["portfolios"])


@cache
def _heads() -> frozenset[str]:
    return frozenset(load_toml("roles")["heads"])


@cache
def _modifiers() -> frozenset[str]:
    return frozenset(load_toml("roles")["modifiers"])


class Scanner:
    """Reads one person at a time: what stands left of a role ("Vietnamese Vice Defence"), what goes
    on with it ("of Business, Innovation and Employment", "Senior Lieutenant General"), the name."""

    def __init__(self, text: str, hits: Sequence[Hit]) -> None:
        self.text = text
        self.words = [_Word(m.start(), m.end(), m.group()) for m in _WORD.finditer(text)]
        self.at = {word.start: index for index, word in enumerate(self.words)}
        self.heads = {
            h.start: h for h in hits if h.group in ("role", "rank") and h.start in self.at
        }
        self.known = _portfolios() | _modifiers()
        for hit in hits:
            if hit.group in ("country", "organisation", "domain", "role", "rank", "block"):
                self.known |= set(text[hit.start : hit.end].lower().split())
        named = [h for h in hits if h.group == "country" and h.form in ("name", "demonym")]
        self.places = {h.start for h in hits if h.group == "country"}
        self.country_from = {h.start: h for h in named}
        self.country_to = {h.end: h for h in named}
        self.bodies = {h.start: h.end for h in hits if h.group == "organisation"}

    def person(self, head: Hit) -> Person | None:
        """Whom the role or rank `head` introduces; None for a rank without a name."""
        first, side = self._left(self.at[head.start])
        index, role_end, ranked, side = self._office(head, side)
        name = self._name(index, ranked)
        if not name and head.group == "rank":
            return None
        start = self.words[first].start
        role = "" if head.group == "rank" and start == head.start else self.text[start:role_end]
        if not name:
            name = self._name_before(first)
        start = min(start, name[0].start if name else start)
        end = max(role_end, name[-1].end if name else 0)
        if name and name[-1].is_possessive and end == name[-1].end:
            end -= 2
        side = side or (self._of_country(self._after(end))[0] if name else None)
        said = self.text[name[0].start : name[-1].end] if name else ""
        said = " ".join(_POSSESSIVE.sub("", said).split())
        return Person(start, end, said, " ".join(role.split()).strip(" ,"), side)

    def colleagues(self, first: Person) -> list[Person]:
        """All persons whose office is named once, in the plural, `first` among them, each with the
        side that stands after the name: "Foreign Ministers A of Australia and B of Indonesia"."""
        role = first.role.removesuffix("s")
        if not first.name or role == first.role or role.split()[-1].lower() not in _heads():
            return [first]
        index = self._after(first.end)
        side, index = self._of_country(index)
        found = [replace(first, role=role, side=side or first.side)]
        while (index := self._joined(index)) < len(self.words):
            name = self._name(index, ranked=True)
            if len(name) < 2:
                break
            side, index = self._of_country(index + len(name))
            said = " ".join(self.text[name[0].start : name[-1].end].split())
            found.append(Person(name[0].start, name[-1].end, said, role, side or first.side))
        return [replace(one, shared=True) for one in found] if len(found) > 1 else [first]

    def _of_country(self, index: int) -> tuple[str | None, int]:
        """(the side that "of Indonesia" at word `index` names, the word after it)."""
        if index + 1 < len(self.words) and self.words[index].text == "of":
            country = self.country_from.get(self.words[index + 1].start)
            if country is not None and not self._gap(index):
                return country_names()[country.key], self._after(country.end)
        return None, index

    def _joined(self, index: int) -> int:
        """The word after the comma or the "and" before word `index`; the end where neither is."""
        if (
            index < len(self.words)
            and self.words[index].text == "and"
            and self._gap(index) in ("", ",")
        ):
            return index + 1
        return index if index < len(self.words) and self._gap(index) == "," else len(self.words)

    def bare_names(self, acting: Set[int], taken: Sequence[tuple[int, int]]) -> list[Person]:
        """Names without an office right before a verb of acting or saying: "Norbert Lammert was in
        Namibia". Two capitalised words or more that no table knows as something else."""
        found = []
        for start in sorted(acting):
            index = self.at.get(start)
            name = [] if index is None else self._run_before(index)
            if len(name) < 2 or any(s < name[-1].end and name[0].start < e for s, e in taken):
                continue
            said = " ".join(self.text[name[0].start : name[-1].end].split())
            found.append(Person(name[0].start, name[-1].end, said, "", None))
        return found

    def _run_before(self, index: int) -> list[_Word]:
        name: list[_Word] = []
        place = index - 1
        while place >= 0 and len(name) < _LONGEST_NAME and not self._gap(place + 1):
            word = self.words[place]
            if not (word.is_capital or (name and word.low in NAME_PARTICLES)):
                break
            if word.low in self.known or word.is_possessive:
                return []
            name.insert(0, word)
            place -= 1
        return name

    def _left(self, index: int) -> tuple[int, str | None]:
        """(first word of the office, the side named there) going left from word `index`."""
        while index > 0:
            before = self.words[index - 1]
            if self.text[before.end : self.words[index].start].strip():
                break
            bare = before.start + len(_POSSESSIVE.sub("", before.text))
            country = self.country_to.get(before.end) or self.country_to.get(bare)
            if country is not None:
                return self.at.get(country.start, index - 1), country_names()[country.key]
            if before.low not in _modifiers() and before.low not in _portfolios():
                break
            index -= 1
        return index, None

    def _office(self, head: Hit, side: str | None) -> tuple[int, int, bool, str | None]:
        """Past all that belongs to the office: (next word, end of the role, whether a rank stood
        last, the side)."""
        index, role_end, ranked = self._after(head.end), head.end, head.group == "rank"
        while index < len(self.words):
            word = self.words[index]
            gap = self._gap(index)
            if gap not in ("", ",") and not (gap == "." and ranked):
                break
            hit, country = self.heads.get(word.start), self.country_from.get(word.start)
            if hit is not None:
                index, ranked = self._after(hit.end), hit.group == "rank"
                role_end = hit.end if hit.group == "role" else role_end
            elif country is not None and (gap == "" or ranked):
                index, role_end = self._after(country.end), country.end
                side = side or country_names()[country.key]
            elif word.low in _PARTICLES and (word.text.islower() or word.low not in _ALSO_NAMES):
                index += 1
            elif word.is_capital and word.start in self.bodies and gap == "":
                role_end = self.bodies[word.start]
                index = self._after(role_end)
            elif word.is_capital and word.low in _portfolios():
                index, role_end = index + 1, word.end
            else:
                break
        return index, role_end, ranked, side

    def _name(self, index: int, ranked: bool) -> list[_Word]:
        """The capitalised run from word `index` on: at least two words after a comma."""
        name: list[_Word] = []
        while index < len(self.words):
            word, gap = self.words[index], self._gap(index)
            particle = bool(name) and word.low in NAME_PARTICLES and self._capital(index + 1)
            if not (word.is_capital or particle) or word.start in self.heads:
                break
            initial = gap == "." and bool(name) and len(name[-1].text) <= _INITIAL
            first_ok = gap in ("", ".") or (gap == "," and (ranked or self._capital(index + 1)))
            if not (first_ok if not name else initial or not gap):
                break
            if not name and (word.start in self.places or word.text == "I"):
                break
            name.append(word)
            index += 1
            if word.is_possessive:
                break
        return name

    def _name_before(self, index: int) -> list[_Word]:
        """The name to which the office at word `index` stands in apposition: "Narendra Modi, (the)
        Prime Minister of India"; two capitalised words or more."""
        name: list[_Word] = []
        skipped = index > 0 and self.words[index - 1].low == "the" and not self._gap(index)
        index -= skipped
        place = index - 1
        if place < 0 or self._gap(index) != ",":
            return []
        while place >= 0 and len(name) < _LONGEST_NAME:
            word = self.words[place]
            if not (word.is_capital or (name and word.low in NAME_PARTICLES)):
                break
            head = any(h.start <= word.start < h.end for h in self.heads.values())
            if head or word.start in self.country_from or word.is_possessive:
                break
            if skipped and self._names_a_body(word):  # "ships of the Navy, the Chief of Army"
                return []
            name.insert(0, word)
            if place and self._gap(place):
                break
            place -= 1
        return name if len(name) > 1 else []

    def _names_a_body(self, word: _Word) -> bool:
        return any(start <= word.start < end for start, end in self.bodies.items())

    def _gap(self, index: int) -> str:
        """What stands between a word and the one before it, without blanks; a line's end counts."""
        between = self.text[self.words[index - 1].end : self.words[index].start]
        return "\n" if "\n" in between else between.strip()

    def _after(self, place: int) -> int:
        """The first word that begins at or after `place`."""
        return bisect_left(self.words, place, key=lambda word: word.start)

    def _capital(self, index: int) -> bool:
        return index < len(self.words) and self.words[index].is_capital
