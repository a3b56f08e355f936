"""A plain sentence for the timeline, built from who, what and where (lexicon/titles.toml).

Several sentences are tried, the most telling first: for a visit or a meeting of named people the
kind's own; the clause as a headline; then the kind's sentences with the words that name the act.
The first that reads as a person would write it (`is_plain`) is the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.events.inflect import may_be_participle
from corpus.events.lexicon import countries_in
from corpus.events.organisations import SHIP
from corpus.events.phrases import words
from corpus.lexicon import load_toml
from corpus.records import Actor, Status

LONGEST = 95
"""Characters."""
_LEAST = 3
"""Words: less names no act that a stranger would know."""
_LONG = 11
"""Words: of a text with a name, a longer headline tells less than "<text> signed"."""
_TEXTS = frozenset({"agreement", "joint_statement"})
_ENCOUNTERS = frozenset({"visit", "meeting"})


@dataclass(frozen=True, slots=True)
class Facts:
    """What a title is made of.

    what: the words that name the act or text; text: the same where they name a text; done: how it
    was dealt with ("signed"); do: the same said of several ("begin"); topic: what follows the verb,
    `direct` where no preposition stands between;
    act: the verb and its object ("Training officers"); asked: how a wish is named ("offered");
    field: the main domain, unless it is diplomacy; hosting: whether
    the first actor receives the visitor; line: the clause as a headline.
    """

    kind: str
    status: Status
    actors: Sequence[Actor]
    where: str
    sides: Sequence[str]
    what: str = ""
    text: str = ""
    done: str = ""
    do: str = ""
    topic: str = ""
    direct: bool = False
    act: str = ""
    asked: str = "proposed"
    field: str = ""
    hosting: bool = False
    line: str = ""


def title(facts: Facts) -> str:
    """The best plain sentence; what the kind alone says where none is plain."""
    for sentence in filter(None, _candidates(facts)):
        sentence = _named(" ".join(sentence.split()), facts.sides)
        sentence = sentence[:1].upper() + sentence[1:]
        if is_plain(sentence):
            return sentence
    return _by_kind(facts)


def _named(sentence: str, sides: Sequence[str]) -> str:
    """Two words say too little: "Relations established" -> "Relations between New Zealand and
    Vietnam established"."""
    thing, _, done = sentence.partition(" ")
    alone = " " not in done and may_be_participle(done)
    if thing.lower() not in words("mutual") or len(sides) < 2 or not alone:
        return sentence
    return f"{thing} between {sides[0]} and {sides[1]} {done}"


def is_plain(sentence: str) -> bool:
    """Whether a title reads as a plain sentence: some words, no more than fit a line, nobody's
    speech, no loose end, nothing opened that is not closed."""
    found = sentence.split()
    low = [word.lower().strip(".,:;’'") for word in found]
    if len(found) < _LEAST or len(sentence) > LONGEST:
        return False
    if low[-1] in words("dangling") or not words("never").isdisjoint(low):
        return False
    if not (sentence[0].isalnum() or sentence[0] in "$€£") or _BROKEN.search(sentence):
        return False
    return sentence.count("(") == sentence.count(")")


_BROKEN = re.compile(
    r"[“”‘\"!?…|;]|\s’|[,:.]$|,\s(?:an?|the)\s|\s,|\b(\w+)\s+\1\b|[^\w\s.)’']$", re.I
)


def _candidates(facts: Facts) -> Iterator[str]:
    yield from _personal(facts)
    ships = [a.name for a in facts.actors if a.role == SHIP]
    if facts.kind == "ship_visit" and not all(ship in facts.line for ship in ships[:2]):
        table = load_toml("titles")[facts.kind]
        yield _filled(table.get(facts.status.value, table["any"])[0], _slots(facts, _WHOLE))
    named_text = facts.kind in _TEXTS and bool(facts.what)
    roundabout = facts.line.split(" of ")[0].lower() in load_toml("phrases")["deeds"]
    if facts.line and not roundabout and not (named_text and len(facts.line.split()) > _LONG):
        yield facts.line
    table = load_toml("titles")[facts.kind]
    patterns = [*table.get(facts.status.value, ()), *table.get("any", ())]
    sizes = [_slots(facts, size) for size in (_WHOLE, _SHORT, _NAME)]
    for pattern in patterns:
        for slots in sizes:
            if sentence := _filled(pattern, slots):
                yield _placed(sentence, facts)
                yield sentence
    if facts.line:
        yield facts.line


def _personal(facts: Facts) -> Iterator[str]:
    """For a visit of somebody, and a meeting of two, the kind's first sentence, names shortened
    where it would be long."""
    who, whom = _pair(facts)
    if facts.kind not in _ENCOUNTERS or who is None or not who.role or facts.hosting:
        return
    if not (whom if facts.kind == "meeting" else facts.where):
        return
    table = load_toml("titles")[facts.kind]
    for size in (_WHOLE, _SHORT, _NAME):
        slots = _slots(facts, size)
        found = (_filled(pattern, slots) for pattern in table.get(facts.status.value, ())[:2])
        yield from filter(None, found)


def _by_kind(facts: Facts) -> str:
    """What can always be said: the kind and the two sides."""
    label = str(load_toml("kinds")[facts.kind]["label"])
    after = {Status.PLANNED: " planned", Status.PROPOSED: f" {facts.asked}"}.get(facts.status, "")
    sides = " and ".join(facts.sides[:2])
    return f"{label} of {sides}{after}" if sides else f"{label}{after}"


def _placed(sentence: str, facts: Facts) -> str:
    """With the place of the act at its end, where it does not say one."""
    where = facts.where
    if not where or facts.kind in _UNPLACED or re.search(r"\b(?:in|at) [A-Z]", sentence):
        return sentence
    return f"{sentence} in {where}"


_UNPLACED = frozenset({"visit", "ship_visit", "appointment", "law_enforcement"})
_WHOLE, _SHORT, _NAME = range(3)
"""How much of an actor a title tells: office and name; a short office and name; the name."""


def _pair(facts: Facts) -> tuple[Actor | None, Actor | None]:
    """Who acts, and the first of another side who is met."""
    people = [a for a in facts.actors if a.name not in facts.sides]
    first = people[0] if people else None
    return first, next((a for a in people[1:] if first and a.side != first.side), None)


def _slots(facts: Facts, size: int) -> Mapping[str, str]:
    who, whom = _pair(facts)
    people = [a for a in facts.actors if a.name not in facts.sides]
    ships = [a.name for a in people if a.role == SHIP][:2]
    regular = "" if _NUMBERED.search(facts.what) else facts.what
    return {
        "who": named(who, size),
        "whom": named(whom, size),
        "where": facts.where,
        "what": facts.what,
        "What": facts.what,
        "regular": regular,
        "text": facts.text,
        "done": facts.do if is_plural(facts.what) else facts.done,
        "ahead": _ahead(facts.done),
        "asked": facts.asked,
        "continue": "continue" if is_plural(facts.what) else "continues",
        "topic": facts.topic if size == _WHOLE else _BRIEF.split(facts.topic)[0],
        "field": facts.field,
        "Topic": _ARTICLE.sub("", facts.topic) if facts.direct else "",
        "Act": facts.act,
        "ship": " and ".join(ships),
        "call": "visit" if len(ships) > 1 else "visits",
        "body": next((a.name for a in people if not a.role), ""),
        "sides": " and ".join(facts.sides[:2]),
    }


def _ahead(done: str) -> str:
    """How a thing still to come is said: "to be given"; what was promised is not to be promised."""
    return done if done in _SAID_NOW or not done else f"to be {done}"


_SAID_NOW = frozenset("promised agreed announced planned decided offered".split())
_BRIEF = re.compile(r"\s(?:such as|and|for|with|of|that|in|at)\s")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.I)
_NUMBERED = re.compile(r"\b(?:\w+(?:th|rd)|first|second|\d+(?:st|nd))\b", re.I)


def is_plural(thing: str) -> bool:
    """Whether a noun phrase tells of several: "defence talks", "training and capacity building"."""
    head = re.split(r"\s(?:of|from|for|in|at|to|between|on|with|by)\s", thing)[0]
    return bool(re.search(r"(?<![su’'i])s$|\s(?:and|people|police)\b", head))


def named(actor: Actor | None, size: int = _WHOLE) -> str:
    """How a title calls an actor: role and name, or the name alone."""
    if actor is None:
        return ""
    if not actor.role or actor.role in (actor.name, SHIP):
        of = "" if actor.name[:1].isupper() else "’s"
        return f"{actor.side}{of} {actor.name}" if _lacks_side(actor) else actor.name
    if size == _NAME:
        return actor.name
    role = _FIRST_OFFICE.split(actor.role)[0] if size == _SHORT else actor.role
    if role != actor.role and _BARE.search(role):
        return actor.name
    return f"{role} {actor.name}"


_BARE = re.compile(r"\b(?:chief|head|commander|director|chairman|chairwoman|chair|member)$", re.I)
_FIRST_OFFICE = re.compile(r"\s+(?:of|for|and|to)\s|,\s")


def _lacks_side(actor: Actor) -> bool:
    """Whether a bare office does not say whose it is: no country word in it."""
    if not actor.role or actor.role == SHIP or not actor.side:
        return False
    return not countries_in(actor.name)


def _filled(pattern: str, slots: Mapping[str, str]) -> str:
    """`pattern` with its slots, or "" where one of them is empty."""
    wanted = re.findall(r"\{(\w+)\}", pattern)
    return pattern.format(**slots) if all(slots[name] for name in wanted) else ""
