"""The forms of English verbs and nouns: by rule, irregular ones from lexicon/verbs.toml."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from corpus.lexicon import load_toml

_MORE_OF_BE = (("were", "past"), ("are", "s"), ("being", "ing"))
_HEAD_FIRST = (" of ", " from ", " for ", " in ", " to ")


def verb_forms(phrase: str) -> Iterator[tuple[str, str]]:
    """(surface, form) of a phrase whose first word is a verb; form: base, s, past, part, ing."""
    verb, _, rest = phrase.partition(" ")
    rest = f" {rest}" if rest else ""
    past, part = load_toml("verbs").get(verb) or (_regular_past(verb),) * 2
    if verb == "be":
        yield from ((f"{word}{rest}", form) for word, form in _MORE_OF_BE)
    seen: set[str] = set()
    for surface, form in (  # of forms that look alike the past goes before: "set", "put"
        (past, "past"),
        (part, "part"),
        (verb, "base"),
        (third_person(verb), "s"),
        (ing_form(verb), "ing"),
    ):
        if surface not in seen:
            seen.add(surface)
            yield surface + rest, form


def noun_forms(phrase: str) -> Iterator[tuple[str, str]]:
    """(surface, form) of a noun phrase; form: noun, nouns. The head stands before a preposition."""
    yield phrase, "noun"
    cut = min((phrase.find(word) for word in _HEAD_FIRST if word in phrase), default=len(phrase))
    yield _plural(phrase[:cut]) + phrase[cut:], "nouns"


def third_person(verb: str) -> str:
    """The form with -s: visit -> visits, carry -> carries, be -> is."""
    if verb == "be":
        return "is"
    if verb == "have":
        return "has"
    return _plural(verb)


def is_past(word: str) -> bool:
    """Whether a word in small letters is the past or participle of a verb that the tables know."""
    return word in _pasts()


def may_be_participle(phrase: str) -> bool:
    """Whether the first word of a verb phrase can be a participle: "signed", not "came"."""
    verb = phrase.split(" ")[0].lower()
    base = base_form(verb)
    return bool(base) and verb == participle(base)


def participle(verb: str) -> str:
    """The past participle: sign -> signed, hold -> held."""
    irregular = load_toml("verbs").get(verb)
    return str(irregular[1]) if irregular else _regular_past(verb)


def _plural(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")) or word in ("go", "undergo", "veto"):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def _regular_past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + "ed"


def ing_form(verb: str) -> str:
    """The -ing form: train -> training, agree -> agreeing, make -> making, stop -> stopping."""
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be":
        return verb[:-1] + "ing"
    if _doubles(verb):
        return verb + verb[-1] + "ing"
    return verb + "ing"


def base_form(surface: str) -> str:
    """The base of an inflected verb that the tables know, or "" for any other word."""
    return _bases().get(surface, "")


@cache
def _known() -> tuple[str, ...]:
    verbs = {p.split()[0] for row in load_toml("triggers")["rule"] for p in row.get("verbs", ())}
    return tuple(sorted(verbs | set(load_toml("verbs")["light"]["words"])))


@cache
def _bases() -> dict[str, str]:
    return {surface: verb for verb in _known() for surface, _ in verb_forms(verb)}


@cache
def _pasts() -> frozenset[str]:
    irregular = (verb for verb, row in load_toml("verbs").items() if isinstance(row, list))
    forms = (pair for verb in (*_known(), *irregular) for pair in verb_forms(verb))
    return frozenset(surface for surface, form in forms if form in ("past", "part"))


def _doubles(verb: str) -> bool:
    """Whether the last letter is doubled: known from an irregular past such as "stopped", or a
    short verb such as "cut" or "run"."""
    past = (load_toml("verbs").get(verb) or [""])[0]
    short = len(verb) == 3 and verb[-1] not in "aeiouwxy" and verb[-2] in "aeiou"
    return past == f"{verb}{verb[-1]}ed" or short or verb in ("begin", "shut")


_LIKE_PASTS = frozenset("need speed seed breed feed shed united limited detailed used".split())


def is_deed(word: str) -> bool:
    """Whether a word can only be the past of a verb of doing: not of being or thinking."""
    if word in _stative():
        return False
    if word in _irregular():
        return True
    regular = word.endswith("ed") and len(word) > len("bed") and word.islower()
    return regular and word not in _LIKE_PASTS


@cache
def _irregular() -> frozenset[str]:
    """The irregular pasts of verbs.toml, without those that are also a base form."""
    rows = load_toml("verbs").items()
    return frozenset(row[0] for base, row in rows if isinstance(row, list) and row[0] != base)


@cache
def _stative() -> frozenset[str]:
    verbs = load_toml("told")["stative"]["verbs"]
    return frozenset(word for verb in verbs for word, _ in verb_forms(verb))
