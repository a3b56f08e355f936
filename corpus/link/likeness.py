"""How much speaks for two events' being one act, in points and in words (lexicon/links.toml).

What cannot be one act is forbidden outright and says why: other persons on the same side, another
number, ship or named text, rival days. The rest is added up; the caller compares the sum with its
threshold.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from corpus.lexicon import load_toml
from corpus.link import days
from corpus.link.profile import VISITS, Profile, same_name
from corpus.records import Actor

_MANY_WORDS, _SOME_WORDS = 5, 3
_TEXTS = frozenset({"text", "proposal", "cooperation", "scheme", "aid", "training"})
"""Families whose events are told apart by their topic: another topic is another act."""

_TRAVELLING = VISITS | {"agreement"}
"""Kinds of which one act can have several places."""

Piece = tuple[str, str]
"""(what agrees, as in links.toml; how it is said)."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """points: the sum; telling: whether somebody or something that tells acts apart agrees;
    reasons: for and against; forbidden: why the two cannot be one act, "" where they can."""

    points: int = 0
    telling: bool = False
    reasons: tuple[str, ...] = ()
    forbidden: str = ""


def likeness(a: Profile, b: Profile, once: str = "") -> Likeness:
    """How alike two events of different documents are; the same either way round. `once` names what
    the two have in common that happens only once."""
    why = barred(a, b) or _other_days(a, b)
    if why:
        return Likeness(forbidden=why)
    table = load_toml("links")["joining"]
    pieces = [*shared(a, b), *([("once", once)] if once else [])]
    telling = any(name != "place" for name, _ in pieces)
    if a.event.kind == b.event.kind:
        pieces.append(("kind", f"both a {a.event.kind.replace('_', ' ')}"))
    pieces += _same_time(a, b)
    against = list(_against(a, b))
    points = sum(table["points"][name] for name, _ in pieces)
    points += sum(table["against"][name] for name, _ in against)
    return Likeness(points, telling, tuple(said for _, said in [*pieces, *against]))


def barred(a: Profile, b: Profile) -> str:
    """Why two events cannot be the same act whatever their days, or ""."""
    if a.sides and b.sides and len(a.sides & b.sides) < min(len(a.sides), len(b.sides), 2):
        return "other countries"
    if a.numbers and b.numbers and a.numbers.isdisjoint(b.numbers):
        return "another number"
    if a.ships and b.ships and a.ships.isdisjoint(b.ships):
        return "another ship"
    if a.family in _TEXTS and a.topic and b.topic and a.topic.isdisjoint(b.topic):
        return "another matter"
    if a.goal and b.goal and a.goal != b.goal:
        return "another country visited"
    if a.event.kind not in _TRAVELLING and _other_place(a, b):
        return "another place"
    return "other persons" if _other_people(a, b) else ""


def shared(a: Profile, b: Profile) -> Iterator[Piece]:
    """What of who, where and what two events have in common, but for kind and time."""
    people = sorted({min(n, m, key=len) for n in a.people for m in b.people if same_name(n, m)})
    if people:
        yield "persons" if len(people) > 1 else "person", f"both name {', '.join(people)}"
    elif not (a.people and b.people) and (office := _shared_office(a, b)):
        yield "office", f"both name the {office}"
    if bodies := sorted(a.bodies & b.bodies):
        yield "body", f"both name {', '.join(bodies)}"
    if ships := sorted(a.ships & b.ships):
        yield "ship", f"both name {', '.join(ships)}"
    if numbers := sorted(a.numbers & b.numbers):
        yield "number", f"both number {numbers[0]}"
    if topic := sorted(a.topic & b.topic):
        yield "topic", f"both about {', '.join(topic)}"
    if a.event.place and a.event.place == b.event.place:
        yield "place", f"both in {a.event.place}"
    words = sorted((a.wording & b.wording) - a.topic)
    if len(words) >= _SOME_WORDS:
        name = "long_wording" if len(words) >= _MANY_WORDS else "wording"
        yield name, "the same words: " + ", ".join(words[:6])


def _same_time(a: Profile, b: Profile) -> Iterator[Piece]:
    one, two = a.event.dating, b.event.dating
    longer = max(days.length(one) or 0, days.length(two) or 0)
    if not days.agree(one, two) or longer > days.YEAR:
        return
    if longer > days.MONTH:
        yield "same_year", "days that agree"
    elif longer > days.FEW_DAYS or one.edtf != two.edtf:
        yield "same_month", "days that agree"
    else:
        yield "same_days", "the same days"


def _against(a: Profile, b: Profile) -> Iterator[Piece]:
    if _other_place(a, b):
        yield "place", f"but {_either(a.event.place or '', b.event.place or '')}"
    unnamed = not (a.people and b.people)
    if unnamed and a.offices and b.offices and not _shared_office(a, b):
        yield "office", "but other offices"
    if a.bodies and b.bodies and a.bodies.isdisjoint(b.bodies):
        yield "body", "but other bodies"
    if a.core and b.core and a.core.isdisjoint(b.core):
        yield "domain", f"but {_either(*(', '.join(sorted(x.core)) for x in (a, b)))}"


def _other_place(a: Profile, b: Profile) -> bool:
    one, two = a.event.place, b.event.place
    return bool(one and two and one != two)


def _either(one: str, other: str) -> str:
    return " or ".join(sorted((one, other)))


def _other_days(a: Profile, b: Profile) -> str:
    one, two = a.event.dating, b.event.dating
    if one.is_dated and two.is_dated:
        return "" if days.agree(one, two) else "other days"
    if one.partial and two.partial and one.partial != two.partial:
        return "other days"
    for bounded, dated in ((one, two), (two, one)):
        first = (bounded.bounds or "").strip("[").partition("..")[0]
        if first and dated.latest and dated.latest.isoformat()[: len(first)] < first:
            return "other days"
    return ""


def _other_people(a: Profile, b: Profile) -> bool:
    """Whether each names somebody on a side where the other names somebody else. A visit is its
    first visitor's; a text is the two sides', whoever signs."""
    if a.family == "text":
        return False
    if a.event.kind == b.event.kind == "visit":
        leads = [next(iter(x.people), "") for x in (a, b)]
        return all(leads) and not (_names(leads[0], b) or _names(leads[1], a))
    mine = [actor for name, actor in a.people.items() if not _names(name, b)]
    theirs = [actor for name, actor in b.people.items() if not _names(name, a)]
    return any(_one_side(one, other) for one in mine for other in theirs)


def _names(name: str, profile: Profile) -> bool:
    return any(same_name(name, other) for other in profile.people)


def _one_side(one: Actor, other: Actor) -> bool:
    """Whether two persons act for one side, as far as is known."""
    return one.side is None or other.side is None or one.side == other.side


def _shared_office(a: Profile, b: Profile) -> str:
    """An office that both name, one of them perhaps with its holder: the shorter of the two."""
    pairs = ((x, y) for x in a.offices for y in b.offices if x and y and (x <= y or y <= x))
    names = sorted(" ".join(sorted(x & y)) for x, y in pairs)
    return names[0] if names else ""


def settings() -> dict[str, Any]:
    """The thresholds of joining (lexicon/links.toml)."""
    return dict(load_toml("links")["joining"])
