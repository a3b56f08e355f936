"""Past or coming? Tense and cue words around an expression decide, not a fixed preference.

The nearest verb or cue word before the expression in its sentence counts, else the nearest after
it. A past form after "be" is no past ("will be paid Dec. 14"); after "is" it says nothing.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields, replace
from functools import cache, lru_cache

from corpus.dates.lexicon import FOLDER

CUES = FOLDER / "dates_cues.toml"
NEAR = 4  # the verb and at most three words after it
REACH = 160  # characters looked at before it, within the sentence
FRONT = 3  # words before a date that opens its sentence
AFTER = 8  # the verb of such a sentence is among so many words after the date
AHEAD = 80  # and after it

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NAMES = re.compile(r"(?<=[\w,]) (?:May|March|Will)\b")  # inside a sentence they are no verbs
_NEGATION = frozenset("not no none neither nor nobody never".split())
_PLACED = re.compile(  # right before it: "is on Friday", "ahead of Sunday's vote"
    r"\b(ahead of|up for (?:re-?)?election(?: in| on)?"
    r"|(?:put (?:back|off)|pushed back|moved|postponed|rescheduled|brought forward)"
    r" (?:to|until|for)"
    r"|(?:is|are)(?: (?:likely|on|at|for|forecast))*"
    r"|(?:likely|forecast)(?: (?:on|for|in))?)\s+(?:the\s+)?\Z",
    re.I,
)
_UNTIL = re.compile(r"\b(?:until|till?)\s+\Z", re.I)
_STOP = re.compile(r"[.!?;][\"”’')]*\s+(?=[\"“‘'(`]*(?:[A-Z]|\Z))|\n\s*\n")
_ABBREVIATED = re.compile(
    r"\b(?:[A-Z]|[ap]\.m|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sen|Rep|Gov|St|No|Inc|Corp|Co|Jr)\Z"
)


@dataclass(frozen=True, slots=True)
class Cue:
    """`sign` is -1 past, 1 coming, 0 not told; `strong` a finite verb rather than a form in -ed;
    `near` where at most three words stand between it and the expression."""

    sign: int = 0
    word: str = ""
    strong: bool = False
    near: bool = False


@dataclass(frozen=True, slots=True)
class Cues:
    coming: frozenset[str]
    past: frozenset[str]
    weak: frozenset[str]
    aside: frozenset[str]
    being: frozenset[str]
    present: frozenset[str]
    modal: frozenset[str]
    towards: frozenset[str]
    waiting: frozenset[str]


@cache
def cues() -> Cues:
    table = tomllib.loads(CUES.read_text(encoding="utf-8"))
    return Cues(**{f.name: frozenset(table[f.name]["words"].split()) for f in fields(Cues)})


def lean(text: str, start: int, end: int) -> Cue:
    """What the words around text[start:end] tell of its direction."""
    return _lean(text[max(0, start - REACH) : start], text[end : end + AHEAD])


@lru_cache(maxsize=1024)
def _lean(before: str, after: str) -> Cue:
    if placed := _PLACED.search(before, max(0, len(before) - 30)):
        return Cue(1, placed.group(1).lower(), True)
    cue = _nearest_cue(before, after)
    if cue.word in cues().waiting and _UNTIL.search(before, max(0, len(before) - 8)):
        return Cue(1, "until", True)
    return cue


def _nearest_cue(before: str, after: str) -> Cue:
    for stop in reversed(list(_STOP.finditer(before))):
        if not _ABBREVIATED.search(before[: stop.start()]):
            before = before[stop.end() :]
            break
    words = _WORD.findall(_NAMES.sub(" -", before).lower())
    for at in range(len(words) - 1, -1, -1):
        if cue := _told(words, at):
            return replace(cue, near=len(words) - at <= NEAR) if cue.sign < 0 else cue
    if stop_after := _STOP.search(after):
        after = after[: stop_after.start()]
    fronted = len(words) <= FRONT  # "On the night of 2 May, he died"
    words = _WORD.findall(after.lower())
    for at in range(len(words)):
        if cue := _told(words, at):
            return replace(cue, near=True) if fronted and cue.strong and at < AFTER else cue
    return Cue()


def _told(words: list[str], at: int) -> Cue | None:
    word = words[at]
    if not (word.endswith(("ed", "ll")) or word in _telling()):
        return None
    if word in ("was", "were", "had") and words[at + 1 : at + 2] and words[at + 1] in cues().coming:
        return None  # "was planned": look at what follows
    if word == "to" and words[max(0, at - 3) : max(0, at - 1)] == ["had", "been"]:
        return Cue(-1, "had been", True)  # "had been due to arrive on Sunday, but fell ill"
    if word == "to" and words[at + 1 : at + 2] == ["have"]:
        return Cue(-1, "to have", True)  # "was to have spoken on Thursday, but fell ill"
    if word == "set" and words[at + 1 : at + 2] == ["for"]:
        return Cue(1, "set for", True)  # "was set for 8 April"
    if word in cues().modal:
        return _modal(word, words[max(0, at - 8) : at], words[at + 1 : at + 3])
    return _cue(word, words[at - 1] if at else "", words[at - 2] if at > 1 else "")


def _modal(word: str, before: list[str], after: list[str]) -> Cue | None:
    """May come; but not "may have come" nor "could not be reached"."""
    if "have" in after:
        return Cue(-1, f"{word} have")
    return Cue(1, word) if _NEGATION.isdisjoint(before + after) else None


@cache
def _telling() -> frozenset[str]:
    known = cues()
    return known.coming | known.present | known.modal | known.past | known.weak | {"be", "to"}


@lru_cache(maxsize=20_000)
def _cue(word: str, last: str, last_but_one: str) -> Cue | None:
    known = cues()
    if word in known.coming or word.endswith(("'ll", "’ll")):
        return Cue(1, word, True)
    if word == "to" and last in known.towards:
        return Cue(1, f"{last} to", True)
    if word == "be" and "to" in (last, last_but_one):
        return Cue(1, "to be", True)
    if word in known.present:
        if word.endswith("ing"):
            return Cue(1, word) if last in ("is", "are", "re", "be") else None
        led = last in known.modal or last in ("to", "did", "will", "would", "shall", "not")
        return None if led else Cue(1, word)
    if word in known.past:
        return None if last in known.being else Cue(-1, word, True)
    if word == "set" and last in ("is", "are", "s", "re"):
        return Cue(1, f"{last} set", True)  # "is set for Thursday"
    if word in known.weak or (len(word) > 4 and word.endswith("ed") and word not in known.aside):
        if last in known.being or last_but_one in known.being:
            return None
        return Cue(-1, word, last in known.past or last_but_one in known.past)
    return None
