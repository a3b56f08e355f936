"""What an event says, made ready for comparing: who, where, which ship, which number, which name.

Everything is read from the event's own fields and quotes (lexicon/links.toml says which words tell
nothing apart); a profile is made once for each event.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

from corpus.events.organisations import SHIP
from corpus.events.ships import ship_names
from corpus.lexicon import load_csv, load_toml
from corpus.records import Actor, Dating, Document, Event, Status

_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?:['’-][^\W\d_]+)*")
_RARE = 4
"""Letters: shorter words are not looked at where wordings are compared."""

_COUNTS_AS = {Status.OCCURRED: "done", Status.RECURRING: "habit", Status.CANCELLED: "off"}
_YEARS_OF_A_LINE = 3
_PERSONAL = frozenset("visit meeting statement appointment ceremony".split())
VISITS = frozenset({"visit", "ship_visit"})


@dataclass(frozen=True, slots=True)
class Profile:
    """An event as the link step compares it.

    family, group: kinds and statuses that can be one act; people: name -> (side, role), first the
    one who leads; offices: (side, words) of those who are not named; topic: the words of the title
    that tell it from its like; wording: rare words of its quotes; goal: the country that a visit
    goes to; seat: the capital of the country that a mission is said to be in; told: the days of its
    documents (None where undated); sides: the countries that these are about, where pages of
    several pairs lie together.
    """

    event: Event
    family: str
    group: str
    people: Mapping[str, Actor]
    offices: frozenset[frozenset[str]]
    bodies: frozenset[str]
    ships: frozenset[str]
    numbers: frozenset[int]
    topic: frozenset[str]
    wording: frozenset[str]
    goal: str
    seat: str
    core: frozenset[str]
    documents: frozenset[str]
    told: tuple[date | None, ...]
    sides: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        event: Event,
        documents: Mapping[str, Document],
        countries: Mapping[str, frozenset[str]] | None = None,
    ) -> Profile:
        """The profile of an event; `documents` by id, as far as they are known; `countries` of each
        document, where the documents are not all about one pair."""
        said = " ".join([event.title, *(piece.quote for piece in event.evidence)])
        acting = [a for a in event.actors if a.role != SHIP]
        people = {a.name: a for a in acting if a.role and a.role != a.name}
        bodies = {a.name for a in acting if not a.role and a.name != a.side}
        ships = ship_names(said)
        names = frozenset(w.lower() for actor in event.actors for w in _WORD.findall(actor.name))
        domains = load_toml("domains")
        read = [documents[d].date if d in documents else Dating() for d in _documents(event)]
        return cls(
            event=event,
            family=str(load_toml("kinds")[event.kind]["family"]),
            group=_COUNTS_AS.get(event.status, "ahead"),
            people=people,
            offices=frozenset(_office(a) for a in acting if a.role),
            bodies=frozenset(bodies - ships),
            ships=ships,
            numbers=numbers_in(said),
            topic=_topic(event, names | _roles(event)),
            wording=_wording(event, names),
            goal=_goal(event),
            seat=_seat(event),
            core=frozenset(d for d in event.domains if domains[d].get("core")),
            documents=frozenset(_documents(event)),
            told=tuple(dating.earliest for dating in read),
            sides=frozenset().union(*((countries or {}).get(d, ()) for d in _documents(event))),
        )

    @property
    def made(self) -> date | None:
        """The first day on which its first dated document can have been written."""
        return min((day for day in self.told if day), default=None)

    @property
    def tokens(self) -> frozenset[str]:
        """What an event's like must share with it at least in one piece."""
        people = {w.lower() for name in self.people for w in _WORD.findall(name)}
        offices = {" ".join(sorted(office)) for office in self.offices}
        place = {self.event.place} if self.event.place else set()
        named = self.bodies | self.ships | self.topic | {str(n) for n in self.numbers}
        return frozenset(people | offices | place | named)

    @property
    def years(self) -> range:
        """The years that its date can mean, if they are few; else none."""
        first, last = self.event.dating.earliest, self.event.dating.latest
        if first and last is None and (self.event.dating.edtf or "").endswith("/.."):
            return range(first.year, first.year + 1)
        if not (first and last) or last.year - first.year > _YEARS_OF_A_LINE:
            return range(0)
        return range(first.year, last.year + 1)


def same_name(one: str, other: str) -> bool:
    """Whether two names can be one person's: "Goff" is "Phil Goff"."""
    mine, theirs = set(one.casefold().split()), set(other.casefold().split())
    return mine <= theirs or theirs <= mine


def numbers_in(text: str) -> frozenset[int]:
    """The numbers of sittings: {8} for "the 8th annual defence talks"; never of anniversaries."""
    ordinals = str(_words()["ordinals"]).split()
    found = set()
    for match in _patterns()["number"].finditer(text):
        word = match["number"].lower()
        found.add(ordinals.index(word) + 1 if word in ordinals else int(re.sub(r"\D", "", word)))
    return frozenset(found)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    ordinals = "|".join(str(_words()["ordinals"]).split())
    sittings = "|".join(str(_words()["sittings"]).split())
    between = r"(?:\s+(?!anniversary\b)[^\W\d_][\w’'&-]*){0,5}?"
    return {
        "number": re.compile(
            rf"\b(?P<number>\d+(?:st|nd|rd|th)|{ordinals}){between}\s+(?:{sittings})\b", re.I
        ),
    }


def _words() -> Mapping[str, Any]:
    words: Mapping[str, Any] = load_toml("links")["words"]
    return words


@cache
def _generic() -> frozenset[str]:
    """Words that tell no two acts apart: the lexicon's, ordinals, the names of all countries."""
    names = [
        word
        for row in load_csv("countries")
        for field in ("name", "aliases", "demonyms")
        for word in _WORD.findall(row[field])
    ]
    words = f"{_words()['generic']} {_words()['ordinals']}".split()
    return frozenset(_stem(word) for word in [*words, *names])


@lru_cache(maxsize=1 << 14)
def _stem(word: str) -> str:
    low = word.lower().replace("’", "'").removesuffix("'s")
    if len(low) > _RARE and low.endswith("ies"):
        return f"{low[:-3]}y"
    return low.removesuffix("s") if len(low) > _RARE and not low.endswith("ss") else low


def topic_in(title: str) -> frozenset[str]:
    """The words of a title that tell its act from others of the kind: {"extradition"} for
    "Extradition treaty signed", none for "Memorandum of Understanding signed"."""
    return frozenset({_stem(word) for word in _WORD.findall(title)} - _generic())


def _topic(event: Event, names: frozenset[str]) -> frozenset[str]:
    """What its title tells it from its like by: no names, no place, not the words of its kind."""
    places = _WORD.findall(event.place or "")
    kind = [event.kind.replace("_", " "), str(load_toml("kinds")[event.kind]["label"])]
    of_kind = _WORD.findall(" ".join([*kind, _words()["of_kind"].get(event.kind, "")]))
    return topic_in(event.title) - {_stem(word) for word in [*names, *places, *of_kind]}


def _roles(event: Event) -> frozenset[str]:
    """The words of offices, which tell of people and not of the matter."""
    if event.kind not in _PERSONAL:
        return frozenset()
    return frozenset(word.lower() for actor in event.actors for word in _WORD.findall(actor.role))


def _wording(event: Event, names: frozenset[str]) -> frozenset[str]:
    words = (word for piece in event.evidence for word in _WORD.findall(piece.quote))
    rare = {_stem(word) for word in words if len(word) >= _RARE and word.lower() not in names}
    return frozenset(rare - _generic())


def _office(actor: Actor) -> frozenset[str]:
    """The words of an office without the country's: "Vietnamese Prime Minister" is one."""
    words = {word.lower().removesuffix("'s") for word in _WORD.findall(actor.role)}
    return frozenset(words - _countries())


@cache
def _countries() -> frozenset[str]:
    fields = [row[field] for row in load_csv("countries") for field in ("name", "demonyms")]
    return frozenset(word.lower() for field in fields for word in _WORD.findall(field))


def _goal(event: Event) -> str:
    """The country that a visit goes to: where its place lies, or the last word of its title."""
    if event.kind not in VISITS:
        return ""
    towns, words = _towns(), event.title.split()
    ends = (" ".join(words[-number:]) for number in (1, 2, 3, 4))
    named = (towns[end] for end in ends if towns.get(end) == end)
    return towns.get(event.place or "", "") or next(named, "")


_IN = re.compile(r"\b[Ii]n (?:the )?((?:[A-Z][\w’'-]+ ?)+)")


def _seat(event: Event) -> str:
    """The capital of the country "in" which its title or quotes say it is, where they say so."""
    if event.kind != "diplomatic":
        return ""
    capitals = _capitals()
    for said in (event.title, *(piece.quote for piece in event.evidence)):
        for found in _IN.finditer(said):
            if found[1].strip() in capitals:
                return str(capitals[found[1].strip()])
    return ""


@cache
def _capitals() -> dict[str, str]:
    return {row["name"]: row["capital"] for row in load_csv("countries")}


@cache
def _towns() -> dict[str, str]:
    """Town or country -> country."""
    found: dict[str, str] = {}
    for row in load_csv("countries"):
        for town in (row["capital"], *row["cities"].split(";")):
            if town:
                found.setdefault(town, row["name"])
    return found | {row["name"]: row["name"] for row in load_csv("countries")}


def _documents(event: Event) -> list[str]:
    return list(dict.fromkeys(piece.document for piece in event.evidence))
