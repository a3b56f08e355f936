"""The words of a clause that a title is made of: the thing, its matter, the verb with its object.

Which words end a phrase stands in lexicon/phrases.toml.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from corpus.dates import Timex
from corpus.events.clauses import Clause
from corpus.events.inflect import base_form, ing_form
from corpus.events.lexicon import Hit, countries_in, rules
from corpus.lexicon import load_toml

_WORD = re.compile(r"[\w’'&/\-]+|[^\w\s]")
_LINKS = frozenset("of on for in".split())
_MAX_LEFT, _MAX_RIGHT, _MAX_ACT, _MAX_TOPIC = 4, 9, 11, 12
_NAMED = frozenset({"agreement", "joint_statement", "diplomatic", "talks", "exercise"})
_TEXTS = frozenset({"agreement", "joint_statement"})
_BY_ITSELF = frozenset({"law_enforcement", "scheme", "migration", "visit", "meeting", "ship_visit"})
"""Kinds of act that are not told by the text or talks that stand beside them."""


@cache
def words(name: str) -> frozenset[str]:
    """A list of words of phrases.toml: stop, dangling, never."""
    return frozenset(str(load_toml("phrases")[name]).split())


def what(text: str, clause: Clause, kind: str, timexes: Sequence[Timex]) -> tuple[str, Hit | None]:
    """(the words that name the act or text, the noun among them): around the most telling noun,
    which may stand inside the head itself ("signed a joint declaration"); ("", None) where no noun
    names it."""
    nouns = [h for h in clause.triggers if h.form.startswith("noun")]
    if kind in _BY_ITSELF:
        nouns = [h for h in nouns if rules()[h.key].kind == rules()[clause.head.key].kind]
    head = clause.head
    inner = object_of(text, head) if rules()[head.key].kind in _NAMED else None
    if inner is not None:
        nouns.append(inner)
    best = max(nouns, key=lambda h: (rules()[h.key].weight, -h.start), default=None)
    if best is None:
        return "", None
    for other in nouns:  # "training and capacity building"
        if other.key == best.key and text[best.end : other.start].strip() == "and":
            best = replace(best, end=other.end)
    dated = [t.start for t in timexes if t.start >= best.end]
    return phrase(text, best, clause.start, min([clause.end, *dated])), best


_COMMA = "\N{SINGLE LOW-9 QUOTATION MARK}"


def sheltered(text: str, bodies: Sequence[tuple[int, int]]) -> str:
    """`text`, character for character, with the commas inside names hidden from those who look for
    the end of a phrase: "Ministry of Business, Innovation and Employment"."""
    for start, end in bodies:
        if "," in text[start:end]:
            text = text[:start] + _TIGHT.sub(_COMMA, text[start:end]) + text[end:]
    return text


_TIGHT = re.compile(r"(?<=\S),")


def shown(title: str) -> str:
    """A title with its commas again."""
    return title.replace(_COMMA, ",")


def named_before(text: str, clause: Clause, hits: Sequence[Hit], timexes: Sequence[Timex]) -> str:
    """The text that a clause only calls "it" or "the agreement", by the last name told before in
    `hits`, those of its paragraph; "" where none has one."""
    for hit in reversed(hits):
        if hit.group != "trigger" or not hit.form.startswith("noun") or hit.end > clause.start:
            continue
        if names_a_text(hit):
            line = text.rfind("\n", 0, hit.start) + 1
            end = text.find("\n", hit.end)
            dated = [t.start for t in timexes if t.start >= hit.end]
            stop = min([clause.start, *dated[:1], *([end] if end >= 0 else [])])
            name = phrase(text, hit, line, stop)
            if len(name.split()) > 1:
                return name
    return ""


def names_a_text(noun: Hit | None) -> bool:
    """Whether a noun names a text that can be signed."""
    return noun is not None and rules()[noun.key].kind in _TEXTS


def phrase(text: str, head: Hit, start: int, end: int) -> str:
    """The noun phrase around the trigger noun `head`, inside text[start:end]."""
    left = _WORD.findall(text[start : head.start])[-_MAX_LEFT:]
    keep: list[str] = []
    for word in reversed(left):
        if _ends_phrase(word) or not re.match(r"\w", word) or _POSSESSIVE.search(word):
            break
        keep.insert(0, word)
    verb = bool(keep) and bool(base_form(keep[0].lower()))
    if verb and len(left) > len(keep) and left[-1 - len(keep)].lower() in _BEFORE_VERB:
        keep = _without_openers(keep[1:])  # "will bring back nonstop flights"
    named = text[head.start : head.end].split()
    if named[0].lower() in _SUMS and (
        number := _AMOUNT.search(text, max(0, head.start - 16), head.start)
    ):
        keep = [number.group().strip()]
    whole = _whole([*keep, *named, *_right(text[head.end : end])]) or named
    if (not keep and not whole[0].isupper()) or text[start:].startswith(whole[0]):
        whole = _uncapped(whole)
    return " ".join(whole)


PARTICLES = frozenset("up out off down back over away".split())


def _without_openers(said: list[str]) -> list[str]:
    while said and said[0].lower() in (words("stop") | PARTICLES):
        said = said[1:]
    return said


_SUMS = frozenset({"million", "billion"})
_AMOUNT = re.compile(r"(?:NZ|US|A)?[$€£]?\d[\d.,]*\s+$")
_POSSESSIVE = re.compile(r"(?:’s|'s|s’|s')$")
_BEFORE_VERB = frozenset("will to would shall can could may might must and".split())


def _uncapped(phrase_words: list[str]) -> list[str]:
    """Without the capital that only the sentence's beginning gives: the next word has none, and no
    country is named."""
    first, *rest = phrase_words
    plain = first[1:].islower() and (not rest or rest[0].islower())
    if not plain or countries_in(first):
        return phrase_words
    return [first.lower(), *rest]


def _ends_phrase(word: str) -> bool:
    """Whether a word belongs to no name: an article, a preposition, an inflected verb. A capital
    "New" begins a country."""
    low = word.lower()
    if word == "New":
        return False
    return low in words("stop") or base_form(low) not in ("", low) or low.isdigit()


_ARTICLE = 30
"""Characters: enough for an article or a pronoun and a word before a noun."""
_DEFINITE = re.compile(
    r"(?:\b(?:[Tt]h(?:e|is|at|ese|ose)|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts)(?:\s+[a-z-]+)?|(?:’s|'s))\s+$"
)


def definite(text: str, head: Hit) -> str:
    """The words of a bare reference to something told before ("the talks"), or ""."""
    before = text[max(0, head.start - _ARTICLE) : head.start]
    if not head.form.startswith("noun") or not _DEFINITE.search(before):
        return ""
    return text[head.start : head.end]


def object_of(text: str, head: Hit) -> Hit | None:
    """The noun inside a verb phrase: "signed a joint declaration" -> "joint declaration"."""
    if head.form.startswith("noun"):
        return None
    found = list(re.finditer(r"\S+", text[head.start : head.end]))
    if head.form == "fixed":
        return Hit(head.group, head.key, "noun", head.start, head.start + found[0].end())
    found = found[1:]
    while found and found[0].group().lower() in words("stop"):
        found = found[1:]
    last = found[-1].group().lower() if found else ""
    if not found or last in words("dangling") or last in ("effect", "force", "place"):
        return None
    return Hit(head.group, head.key, "noun", head.start + found[0].start(), head.end)


def gerund(text: str, head: Hit, end: int) -> str:
    """A verb and its object as a title begins: "Training New Zealand officers"; "" for a noun."""
    if head.form.startswith("noun") or head.form == "fixed":
        return ""
    verb, _, rest = text[head.start : head.end].partition(" ")
    base = base_form(verb.lower())
    if not base or base in load_toml("phrases")["asked"] or base == "propose":
        return ""
    said = f"{ing_form(base)} {rest} {_goes_on(text[head.end : end])}".split()
    said = _whole([word for word in said if word.lower() not in _WHOSE], _MAX_ACT)
    return " ".join(said) if len(said) > 1 else ""


_WHOSE = frozenset("their its his her our my specifically further also".split())


def topic_of(text: str, after: int, end: int) -> str:
    """What follows a verb such as "proposed" or "negotiate": a few words up to the first stop."""
    found = _goes_on(text[after:end]).split()
    while found and found[0].lower() in _BEFORE_TOPIC:
        found = found[1:]
    return " ".join(_whole(found, _MAX_TOPIC))


_BEFORE_TOPIC = frozenset("that to for on sign conclude about with of in at from between".split())


def _goes_on(rest: str) -> str:
    rest = re.sub(r",\s+[^,]*,\s+such as\b", " such as", rest)
    cut = r"[,;.:(]|\s(?:between|signed|while|which|who|that|as well as|in order|so)\s"
    return re.split(cut, rest)[0].strip(' “”"')


def _whole(said: list[str], most: int = 99) -> list[str]:
    """Words without a loose end; of too many, those up to the last preposition that fits."""
    if len(said) > most:
        said = said[:most]
        while said and said[-1].lower() not in _SEAMS:
            said = said[:-1]
    while said and said[-1].lower() in words("dangling"):
        said = said[:-1]
    return said


_SEAMS = frozenset("of in on at by for with from and between under through via".split())


def _right(rest: str) -> list[str]:
    found = _WORD.findall(rest)
    if not found or found[0].lower() not in _LINKS:
        return []
    kept: list[str] = []
    for word in found[: _MAX_RIGHT + 1]:
        verb = base_form(word.lower()) not in ("", word.lower())
        if word.lower() in _ENDS or not word[0].isalpha() or (verb and word.islower()):
            break
        kept.append(word)
    kept = _whole(kept)
    bare = len(kept) == len(["on", "preventing"]) and kept[-1].endswith("ing")
    return kept if len(kept) > 1 and not bare else []


_ENDS = frozenset(
    "both between by with signed was were which that as who will is are has have had from to while "
    "at early contributing held this these those here there when where after before during".split()
)
