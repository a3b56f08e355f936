"""All words that the event layer knows, in one automaton: one pass over a text finds them all.

The tables stand in corpus/lexicon; here they are compiled once. A `Hit` says which table a phrase
is from (`group`), its entry (`key`) and its grammatical form.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import ahocorasick

from corpus.errors import LexiconError
from corpus.events.inflect import noun_forms, verb_forms
from corpus.lexicon import load_csv, load_toml


@dataclass(frozen=True, slots=True)
class Rule:
    """One [[rule]] of triggers.toml."""

    id: str
    kind: str
    weight: int
    needs: frozenset[str]  # verbs of which the clause must hold one
    party: bool  # whether the clause must name a person, a body or a delegation
    goal: bool  # whether a country or town must follow the verb
    who: bool  # whether somebody must do it, a person or "she"
    dated: bool  # whether the clause must have date words
    person: str  # the kind where a person is its object and no "to" a country follows; "": the same

    @property
    def asks(self) -> bool:
        """Whether the rule asks for more than its words."""
        return bool(self.needs) or self.party or self.goal or self.who


@dataclass(frozen=True, slots=True)
class Hit:
    """A known phrase at text[start:end]."""

    group: str  # trigger, block, cue, happened, country, role, rank, domain, organisation, saying
    key: str  # rule id, status cue, country code, domain, …
    form: str  # base, s, past, part, ing, noun, …; name, demonym, capital, city, waters; reach
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Entry:
    group: str
    key: str
    form: str
    exact: str = ""  # the spelling to insist on, where capitals matter


@cache
def rules() -> dict[str, Rule]:
    """Rule id -> Rule. Raises LexiconError when a rule names an unknown kind."""
    kinds = load_toml("kinds")
    table = {}
    for row in load_toml("triggers")["rule"]:
        if row["kind"] not in kinds:
            raise LexiconError(
                f"triggers.toml: rule {row['id']!r} has unknown kind {row['kind']!r}"
            )
        needs = frozenset(row.get("needs", ()))
        table[row["id"]] = Rule(
            row["id"],
            row["kind"],
            row["weight"],
            needs,
            row.get("party", False),
            row.get("goal", False),
            row.get("who", False),
            row.get("dated", False),
            row.get("person", ""),
        )
    return table


def scan(text: str) -> list[Hit]:
    """Every known phrase of `text` on word boundaries, in order; of one group the longest wins.

    Lower-casing keeps every character's place, so offsets are those of `text`.
    """
    lowered = _lower(text)
    found: list[Hit] = []
    for last, (length, entries) in _automaton().iter(lowered):
        start, end = last - length + 1, last + 1
        if _inside_word(lowered, start, end):
            continue
        found += [
            Hit(entry.group, entry.key, entry.form, start, end)
            for entry in entries
            if not entry.exact or text[start:end] in (entry.exact, entry.exact.upper())
        ]
    return [hit for hit in _longest(found, len(text)) if hit.group != "country" or hit.key]


@lru_cache(maxsize=4096)
def countries_in(name: str) -> tuple[str, ...]:
    """How the words of a short name name countries ("name", "demonym", "capital", "city"): looked
    up once for each name."""
    return tuple(hit.form for hit in scan(name) if hit.group == "country")


def _lower(text: str) -> str:
    """`text` in small letters, character for character: the few that would grow are kept."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def _inside_word(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return (before.isalnum() and text[start].isalnum()) or (
        after.isalnum() and text[end - 1].isalnum()
    )


_RIVALS = {"trigger": "act", "block": "act", "cue": "cue", "role": "person", "rank": "person"}


def _longest(found: list[Hit], length: int) -> list[Hit]:
    """Of overlapping hits in one family keep the longest (the leftmost of equals; a role before a
    rank); of one and the same words every trigger and every domain is kept."""
    kept: list[Hit] = []
    taken: dict[str, bytearray] = {}
    spans: set[tuple[str, int, int]] = set()
    for hit in sorted(found, key=_precedence):
        family = _RIVALS.get(hit.group, hit.group)
        covered = taken.setdefault(family, bytearray(length))
        same = (hit.group, hit.start, hit.end) in spans and hit.group in ("trigger", "domain")
        # Each rule asks for verbs of its own: "was formed" must not hide "formed" from another.
        if same or hit.group == "need" or not any(covered[hit.start : hit.end]):
            covered[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
            spans.add((hit.group, hit.start, hit.end))
            kept.append(hit)
    return sorted(kept, key=lambda h: (h.start, h.end, h.group, h.key))


def _precedence(hit: Hit) -> tuple[int, int, bool, str, str]:
    return hit.start - hit.end, hit.start, hit.group == "rank", hit.group, hit.key


@cache
def _automaton() -> Any:
    entries: dict[str, dict[_Entry, None]] = {}
    for surface, entry in _all_entries():
        for spelt in {surface.lower(), surface.lower().replace("'", "’")}:
            entries.setdefault(spelt, {})[entry] = None
    automaton = ahocorasick.Automaton()
    for surface, values in entries.items():
        automaton.add_word(surface, (len(surface), tuple(values)))
    automaton.make_automaton()
    return automaton


def _all_entries() -> Iterator[tuple[str, _Entry]]:
    yield from _trigger_entries()
    yield from _cue_entries()
    yield from _country_entries()
    yield from _people_entries()
    told = load_toml("told")
    for name in ("figures", "life", "state", "again"):
        for word in told[name]["words"]:
            yield word, _Entry("again" if name == "again" else "none_told", name, "")
    for domain, row in load_toml("domains").items():
        for word in row["words"]:
            yield word, _Entry("domain", domain, "", word if word.isupper() else "")


def _trigger_entries() -> Iterator[tuple[str, _Entry]]:
    table = load_toml("triggers")
    for phrase in table["block"]["phrases"]:
        yield phrase, _Entry("block", "", "fixed")
    for phrase in table["block"]["verbs"]:
        for surface, _ in verb_forms(phrase):
            yield surface, _Entry("block", "", "fixed")
    for row in table["rule"]:
        for phrase in row.get("verbs", ()):
            for surface, form in verb_forms(phrase):
                yield surface, _Entry("trigger", row["id"], form)
        for phrase in row.get("nouns", ()):
            for surface, form in noun_forms(phrase):
                yield surface, _Entry("trigger", row["id"], form)
        for phrase in row.get("fixed", ()):
            yield phrase, _Entry("trigger", row["id"], "fixed")


def _cue_entries() -> Iterator[tuple[str, _Entry]]:
    for name, row in load_toml("cues").items():
        group = name if name in ("happened", "begins") else "cue"
        for reach, phrases in row.items():
            for phrase in phrases:
                yield phrase, _Entry(group, name, reach)
    for row in load_toml("triggers")["rule"]:
        for phrase in row.get("needs", ()):
            yield phrase, _Entry("need", phrase, "")


def _country_entries() -> Iterator[tuple[str, _Entry]]:
    columns = {"name": "name", "aliases": "name", "demonyms": "demonym", "capital": "capital",
               "capital_aliases": "capital", "cities": "city"}  # fmt: skip
    for row in load_csv("countries"):
        for column, form in columns.items():
            for word in filter(None, row[column].split(";")):
                yield word, _Entry("country", row["code"], form, exact=word)
    # The longer phrase wins: a sea may concern a side and is no third country, money is neither.
    for row in load_csv("not_countries"):
        yield row["name"], _Entry("country", row["waters_of"], "waters", exact=row["name"])


def _people_entries() -> Iterator[tuple[str, _Entry]]:
    table = load_toml("roles")
    for head in table["heads"]:
        yield head, _Entry("role", head, "")
    for rank in table["ranks"]:
        yield rank, _Entry("rank", rank, "")
    for verb in table["saying"]:
        yield verb, _Entry("saying", verb, "")
    for head in table["organisations"]["heads"]:
        yield head, _Entry("organisation", head, "")
