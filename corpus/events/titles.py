"""A plain sentence for the timeline, built from who, what and where (lexicon/titles.toml)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.events.inflect import base_form, ing_form
from corpus.events.lexicon import Hit, scan
from corpus.lexicon import load_toml
from corpus.records import Actor, Status

_STOP = frozenset(
    "a an the to of in on at by for with from and or that which who its their his her this these "
    "both was were is are be been has have had will would early also as under into between such "
    "more some specifically including continue hold holds held host hosted sign signed signs "
    "conduct conducted pay paid make made attend attended issue issued adopt adopted establish "
    "established open opened launch launched set up 's ’s also formally new support".split()
)
_WORD = re.compile(r"[\w’'&/\-]+|[^\w\s]")
_LINKS = frozenset("of on for in".split())
_MAX_LEFT, _MAX_RIGHT, _MAX_ACT, _MAX_TOPIC = 4, 9, 11, 16
_SHIP = re.compile(r"(?:HMNZS|HMAS|HMS|USS)\b")


def title(
    kind: str,
    status: Status,
    *,
    actors: Sequence[Actor],
    place: str | None,
    sides: Sequence[str],
    what: str,
    topic: str,
    act: str,
    line: str,
) -> str:
    """For a visit or meeting of named people the kind's own sentence; else the clause's headline
    (`line`), if it has one; else the first sentence of the kind whose slots can all be filled."""
    people = [a for a in actors if a.name not in sides]
    first = people[0] if people else None
    other = next((a for a in people[1:] if first and a.side != first.side), None)
    slots = {
        "who": named(first),
        "whom": named(other),
        "where": place or "",
        "what": what,
        "What": what[:1].upper() + what[1:],
        "topic": topic,
        "Act": act,
        "ship": next((a.name for a in people if _SHIP.match(a.name)), ""),
        "body": next((a.name for a in people if not a.role), ""),
        "sides": " and ".join(sides[:2]),
    }
    personal = first is not None and bool(first.role) and (other if kind == "meeting" else place)
    long = kind in ("agreement", "joint_statement") and what and len(line.split()) > _LONG
    if line and status in _TOLD and not long and not (kind in ("visit", "meeting") and personal):
        return line
    table = load_toml("titles")[kind]
    sentence = _first_filled([*table.get(status.value, ()), *table.get("any", ())], slots)
    sentence = sentence or kind.replace("_", " ").capitalize()
    return sentence[:1].upper() + sentence[1:]


_LONG = 11
"""Words: of a text with a name, a longer headline tells less than "<text> signed"."""
_TOLD = frozenset({Status.OCCURRED, Status.PLANNED})
"""A proposal or a habit needs its own words; a headline would tell it as done."""


def named(actor: Actor | None) -> str:
    """How a title calls an actor: role and name, or the name alone."""
    if actor is None:
        return ""
    if not actor.role or actor.role == actor.name:
        return f"{actor.side} {actor.name}" if _lacks_side(actor) else actor.name
    return f"{actor.role} {actor.name}"


def _lacks_side(actor: Actor) -> bool:
    """Whether a bare office does not say whose it is: no country word in it."""
    if not actor.role or not actor.side:
        return False
    return not any(hit.group == "country" for hit in scan(actor.name))


def phrase(text: str, head: Hit, start: int, end: int) -> str:
    """The noun phrase around the trigger noun `head`, inside text[start:end]."""
    left = _WORD.findall(text[start : head.start])[-_MAX_LEFT:]
    keep: list[str] = []
    for word in reversed(left):
        if _ends_phrase(word) or not re.match(r"[\w]", word) or word.endswith(("’s", "'s")):
            break
        keep.insert(0, word)
    return " ".join([*keep, text[head.start : head.end], *_right(text[head.end : end])]).strip()


def _ends_phrase(word: str) -> bool:
    """Whether a word belongs to no name: an article, a preposition, an inflected verb. A capital
    "New" begins a country."""
    low = word.lower()
    return (low in _STOP and word != "New") or base_form(low) not in ("", low)


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
    words = list(re.finditer(r"\S+", text[head.start : head.end]))
    if head.form == "fixed":
        return Hit(head.group, head.key, "noun", head.start, head.start + words[0].end())
    words = words[1:]
    while words and words[0].group().lower() in _STOP:
        words = words[1:]
    if not words:
        return None
    return Hit(head.group, head.key, "noun", head.start + words[0].start(), head.end)


def gerund(text: str, head: Hit, end: int) -> str:
    """A verb and its object as a title begins: "Training New Zealand officers"; "" for a noun."""
    if head.form.startswith("noun") or head.form == "fixed":
        return ""
    verb, _, rest = text[head.start : head.end].partition(" ")
    base = base_form(verb.lower())
    if not base:
        return ""
    words = f"{ing_form(base)} {rest} {topic_of(text, head.end, end)}".split()[:_MAX_ACT]
    while words and words[-1].lower() in _DANGLING:
        words.pop()
    return " ".join(words) if len(words) > 1 else ""


_DANGLING = _STOP | {"each", "every", "framework", "both", "all"}


def topic_of(text: str, after: int, end: int) -> str:
    """What follows a verb such as "proposed" or "negotiate": a few words up to the first stop."""
    rest = re.sub(r",\s+[^,]*,\s+such as\b", " such as", text[after:end])
    rest = re.split(r"[,;.:]|\s(?:between|signed|while|which|who|as well as)\s", rest)[0]
    words = rest.split()
    while words and words[0].lower() in ("that", "to", "for", "on", "sign", "conclude"):
        words = words[1:]
    return " ".join(words[:_MAX_TOPIC])


def _right(rest: str) -> list[str]:
    words = _WORD.findall(rest)
    if not words or words[0].lower() not in _LINKS:
        return []
    kept: list[str] = []
    for index, word in enumerate(words[: _MAX_RIGHT + 1]):
        low = word.lower()
        stop = low in _ENDS
        digit = word[0].isdigit() or not (word[0].isalnum())
        if stop or digit or (low in _LINKS and index and _dated(words[index + 1 : index + 2])):
            break
        kept.append(word)
    while kept and kept[-1].lower() in _STOP | _LINKS:
        kept.pop()
    return kept if len(kept) > 1 and not _dated(kept[1:2]) else []


_ENDS = frozenset(
    "between by with signed was were which that as who will is are has have from to while at early "
    "contributing held".split()
)
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)


def _dated(words: Sequence[str]) -> bool:
    return bool(words) and (words[0][:1].isdigit() or words[0].lower() in _MONTHS)


def _first_filled(sentences: Sequence[str], slots: dict[str, str]) -> str:
    for sentence in sentences:
        wanted = re.findall(r"\{(\w+)\}", sentence)
        if all(slots.get(name) for name in wanted):
            return sentence.format(**slots)
    return ""
