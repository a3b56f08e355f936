"""Acts of which there is one only (lexicon/links.toml): events in one slot tell of the same act.

"Relations are established once" gives all such events of a relation one slot; "an embassy is opened
in a place once" gives one slot for each kind of mission and place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.lexicon import load_toml
from corpus.link.profile import Profile
from corpus.records import Event, Status


@dataclass(frozen=True, slots=True)
class Rule:
    """One [[contradiction]] of links.toml; its comments say what each field means."""

    name: str
    kinds: frozenset[str]
    says: re.Pattern[str]
    never: re.Pattern[str]
    parts: tuple[str, ...]
    days: int | None
    one_page: bool


Slot = tuple[str, ...]
Slots = Mapping[str, tuple[Slot, ...]]


@cache
def rules() -> tuple[Rule, ...]:
    """The rules in the order of the table: the first that two events break is the one that is
    told."""
    return tuple(
        Rule(
            name=str(row["name"]),
            kinds=frozenset(row["kinds"]),
            says=re.compile(row["says"], re.I),
            never=re.compile(row["never"], re.I),
            parts=tuple(row["slot"]),
            days=row.get("days"),
            one_page=bool(row["one_page"]),
        )
        for row in load_toml("links")["contradiction"]
    )


def slots(profile: Profile) -> Slots:
    """Rule name -> the event's slots under it: none where the rule does not concern it."""
    event = profile.event
    if event.status is not Status.OCCURRED:
        return {}
    found: dict[str, tuple[Slot, ...]] = {}
    for rule in rules():
        if event.kind in rule.kinds and (filled := _filled(rule, profile, _told(event))):
            found[rule.name] = filled
    return found


def _told(event: Event) -> list[str]:
    """What each passage that tells of the event says, with the title: one that speaks of an
    anniversary does not silence another."""
    return [f"{event.title}. {piece.quote}" for piece in event.evidence]


def once(mine: Slots, theirs: Slots) -> str:
    """The rule by which two events, of which these are the slots, tell of an act that happens only
    once, or ""."""
    if mine and theirs:
        for rule in rules():
            if rule.days is None and set(mine.get(rule.name, ())) & set(theirs.get(rule.name, ())):
                return rule.name
    return ""


def _filled(rule: Rule, profile: Profile, texts: Sequence[str]) -> tuple[Slot, ...]:
    said = next((said for text in texts if (said := says(rule, text)) is not None), None)
    if said is None:
        return ()
    values: dict[str, Sequence[str]] = {
        "said": [said],
        "place": [profile.event.place or profile.seat],
        "person": list(profile.people)[:1],
        "topic": [" ".join(sorted(profile.topic))],
        "ship": sorted(profile.ships),
        "number": [str(number) for number in sorted(profile.numbers)],
    }
    filled: list[Slot] = [()]
    for part in rule.parts:
        filled = [(*slot, value) for slot in filled for value in values[part] if value]
    return tuple(filled)


def says(rule: Rule, text: str) -> str | None:
    """What a text says in the rule's sense: the words of its named groups ("" if it has none), or
    None where it does not say it."""
    found = rule.says.search(text)
    if found is None or rule.never.search(text):
        return None
    same: Mapping[str, str] = load_toml("links")["words"]["same"]
    words = (word.lower() for word in found.groupdict().values() if word)
    return " ".join(same.get(word, word) for word in words)
