"""A document with everything found in it, before any event is made."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.dates import Timex, find
from corpus.events import domains, scope
from corpus.events.headings import Headings
from corpus.events.inflect import base_form
from corpus.events.lexicon import Hit, rules, scan
from corpus.events.organisations import SHIP, Organisation, find_organisations
from corpus.events.people import Known, Person, find_people
from corpus.events.ships import find_ships
from corpus.events.spans import within
from corpus.lexicon import load_toml
from corpus.read import publisher
from corpus.read.relation import Relation
from corpus.read.sentences import split
from corpus.records import Document

_NEAR = 60
"""Characters: enough for the words next to a word."""
_AFTER_NOUN = frozenset("and or was were is are will has for programme programs took".split())
_BEFORE_ING = frozenset("when while by after before is are was were be been".split())
_DETERMINERS = frozenset(
    "the a an this that their his her its first in of and for at during".split()
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """text[start:end], the `number`th of its document, and all that its words name."""

    number: int
    start: int
    end: int
    hits: list[Hit]
    timexes: list[Timex]
    people: list[Person]
    bodies: list[Organisation]

    @property
    def solid(self) -> list[tuple[int, int]]:
        """Spans that belong together: dates, persons with their offices, bodies."""
        named: Sequence[Timex | Person | Organisation] = [*self.timexes, *self.people, *self.bodies]
        return [(item.start, item.end) for item in named]

    @property
    def spoken(self) -> list[Hit]:
        """The hits without cues inside dates ("the second half of next year" asks for nothing)."""
        dates = [(t.start, t.end) for t in self.timexes if t.type in ("DATE", "TIME")]
        return [h for h in self.hits if h.group != "cue" or not _inside(h, dates)]

    def triggers(self, text: str) -> list[Hit]:
        """One reading for each word that announces an act ("the meeting" a noun, "meeting him" a
        verb); words inside a date, an office or a body's name announce nothing."""
        readings: dict[int, list[Hit]] = {}
        for hit in self.hits:
            if hit.group == "trigger" and not self._is_part_of_a_name(text, hit):
                readings.setdefault(hit.start, []).append(hit)
        met = {hit.key for hit in self.hits if hit.group == "need"}
        chosen = [
            _one_reading(text, _with_needs(readings[start], met)) for start in sorted(readings)
        ]
        return [hit for hit in chosen if hit is not None]

    def _is_part_of_a_name(self, text: str, hit: Hit) -> bool:
        """Whether a trigger only names something: inside a date or an office, or inside a body's
        name, unless the body is the thing itself ("kept a High Commission", "the New Zealand
        Embassy opened")."""
        countries = {(h.start, h.end) for h in self.hits if h.group == "country"}
        ships = {(body.start, body.end) for body in self.bodies if body.role == SHIP}
        for start, end in self.solid:
            if (start, end) in ships:
                continue  # that is what announces the act
            if not start <= hit.start < hit.end <= end:
                continue
            before = text[start : hit.start].rstrip()
            alone = not before or (start, start + len(before)) in countries
            if not (alone and hit.end == end):
                return True
        return False


@dataclass(frozen=True, slots=True)
class Reading:
    """A document, the two sides it is about, the publisher's side, and all that its words name."""

    document: Document
    sides: tuple[str, ...]
    home: str | None
    hits: list[Hit]
    timexes: list[Timex]
    people: list[Person]
    bodies: list[Organisation]
    headings: Headings
    hint: tuple[str, ...]  # domains of the whole page, for what names none itself

    @classmethod
    def of(cls, document: Document, relation: Relation, known: Known | None = None) -> Reading:
        """`known`: the sides of persons by what other documents tell."""
        text = document.text
        hits = scan(text)
        home = scope.home_side(document, relation)
        titled = scan(document.title)
        ships = find_ships(text)
        flags = [ship.side for ship in ships if ship.side]
        sides = relation.sides or scope.infer_sides(hits, titled, home, flags)
        timexes = find(
            text,
            published=document.date if document.date.is_dated else None,
            day_first=publisher.day_first(document, relation),
            hemisphere=relation.hemisphere,
        )
        people = find_people(text, hits, home, known)
        taken = sorted([(p.start, p.end) for p in people] + [(t.start, t.end) for t in timexes])
        taken = sorted([*taken, *((ship.start, ship.end) for ship in ships)])
        bodies = [*find_organisations(text, hits, taken, home), *ships]
        bodies.sort(key=lambda body: body.start)
        hint = domains.portfolio_domains(document) or domains.prevailing(titled, hits)
        headings = Headings.of(text, timexes)
        return cls(document, sides, home, hits, timexes, people, bodies, headings, hint)

    @property
    def text(self) -> str:
        return self.document.text

    def sentences(self) -> list[Sentence]:
        """The sentences of the document, in order, each with what stands in it."""
        return [
            Sentence(
                number,
                start,
                end,
                within(self.hits, start, end),
                within(self.timexes, start, end),
                within(self.people, start, end),
                within(self.bodies, start, end),
            )
            for number, (start, end) in enumerate(split(self.text))
        ]


def _inside(hit: Hit, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= hit.start and hit.end <= end for start, end in spans)


def _with_needs(rivals: list[Hit], met: set[str]) -> list[Hit]:
    """Of rules that share a word those whose verbs are there, if any are."""
    if len(rivals) < 2:
        return rivals
    kept = [h for h in rivals if not rules()[h.key].needs or rules()[h.key].needs & met]
    return kept or rivals


def _one_reading(text: str, rivals: Sequence[Hit]) -> Hit | None:
    """The noun or the verb that a word such as "visit" or "meeting" is here; None for a word such
    as "request" where it is no verb and its noun announces nothing."""
    nouns = [h for h in rivals if h.form.startswith("noun")]
    verbs = [h for h in rivals if not h.form.startswith("noun")]
    best_verb = max(verbs, key=_weight, default=None)
    if best_verb is not None and best_verb.form == "ing" and _is_noun_here(text, best_verb):
        return max(nouns, key=_weight, default=replace(best_verb, form="noun"))
    if best_verb is None:
        return max(nouns, key=_weight)
    doubtful = best_verb.form in ("base", "s") and (nouns or _noun_like(text, best_verb))
    if doubtful and not _is_verb_here(text, best_verb):
        return max(nouns, key=_weight, default=None)
    return best_verb


def _noun_like(text: str, hit: Hit) -> bool:
    words = text[hit.start : hit.end].lower().split()
    return len(words) == 1 and base_form(words[0]) in load_toml("verbs")["noun_like"]["words"]


def _weight(hit: Hit) -> int:
    return rules()[hit.key].weight


def _is_verb_here(text: str, hit: Hit) -> bool:
    """Whether a word that can be noun or verb is a verb: after "to", a modal or a pronoun, or,
    with -s, between a name and what it does something to ("Luxon visits Hanoi")."""
    before = text[max(0, hit.start - _NEAR) : hit.start].rstrip().rsplit(None, 1)
    word = before[-1] if before else ""
    if word.lower() in _BEFORE_VERB:
        return True
    after = text[hit.end : hit.end + _NEAR].lstrip(" ")
    named = word[:1].isupper() and not word.endswith(("’s", "'s", ".", ",", ":"))
    object_follows = after[:1].isupper() or bool(_OBJECT.match(after))
    headline = bool(after) and after.split(None, 1)[0].lower() in _PREPOSITIONS
    return hit.form == "s" and named and object_follows and not headline


_OBJECT = re.compile(r"(?:the|with|about|some|around|nearly|over|an?|its|up to|more than|\d+)\s")
_PREPOSITIONS = frozenset("between by to from of in on for".split())


_BEFORE_VERB = frozenset(
    "to will would shall should can could may might must not also they we who which i you then "
    "both did does do".split()
)


def _is_noun_here(text: str, hit: Hit) -> bool:
    """Whether an -ing form is a noun, by the words around it: "the first meeting"."""
    before = text[max(0, hit.start - _NEAR) : hit.start].rstrip().rsplit(None, 1)
    word = before[-1].lower() if before else ""
    if word in _BEFORE_ING:
        return False
    if word in _DETERMINERS or word.endswith(("’s", "'s", "al")) or word[:1].isdigit():
        return True
    after = text[hit.end : hit.end + _NEAR].split(None, 1)
    return bool(after) and after[0].lower().strip(",.") in _AFTER_NOUN
