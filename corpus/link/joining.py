"""Events of different documents that tell of one act become one event, with all its proof.

Only events that share a family, a status, a year and one telling thing are compared, so that the
cost grows with the number of events and not with its square. The pairs that speak most for one act
are joined first, and a joining is refused where any two members forbid each other; so the order in
which documents come makes no difference. The band below the threshold is told as "perhaps the
same".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from corpus.link.likeness import Likeness, likeness, settings
from corpus.link.merge import join
from corpus.link.profile import Profile
from corpus.link.slots import Slots, once, slots
from corpus.records import Document, Event

CROWD = 300
"""A larger block is divided by month; what is dated more coarsely is then not compared in it."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Joined:
    """events: each act once; mentions: event id -> what each of its documents told, oldest first;
    perhaps: (id, id, why) of events that may be one act; compared: how many pairs were looked
    at; profiles: event id -> the profile of an event that was joined to no other."""

    events: tuple[Event, ...]
    mentions: Mapping[str, tuple[Event, ...]]
    perhaps: tuple[tuple[str, str, str], ...]
    compared: int
    profiles: Mapping[str, Profile]


def join_across(
    events: Iterable[Event],
    documents: Mapping[str, Document],
    countries: Mapping[str, frozenset[str]] | None = None,
) -> Joined:
    """`events`, joined inside their documents already, joined across them; oldest first. For
    `countries` see `Profile.of`."""
    profiles = [Profile.of(event, documents, countries) for event in events]
    if len({name for profile in profiles for name in profile.documents}) < 2:
        return _of_one_page(profiles)
    pool = _Pool.of(profiles)
    pairs = sorted(candidates(pool))
    found = {pair: pool.compare(*pair) for pair in pairs}
    alike = {pair: like for pair, like in found.items() if not like.forbidden}
    torn = _torn(pool, alike)
    same = {pair: like for pair, like in alike.items() if pool.is_one(pair, like)}
    groups = _groups(pool, {pair: like for pair, like in same.items() if pair not in torn})
    merged = [_merged(pool, group, same) for group in groups]
    at = {i: number for number, group in enumerate(groups) for i in group}
    mentions = {
        event.id: tuple(pool.profiles[i].event for i in group)
        for event, group in zip(merged, groups, strict=True)
    }
    perhaps = _perhaps(pool, alike, torn, at, [event.id for event in merged])
    alone = (pool.profiles[group[0]] for group in groups if len(group) == 1)
    single = {profile.event.id: profile for profile in alone}
    return Joined(tuple(merged), mentions, perhaps, len(pairs), single)


def _of_one_page(profiles: Sequence[Profile]) -> Joined:
    """What one page tells: its mentions were joined already."""
    ordered = sorted(profiles, key=_age)
    return Joined(
        tuple(profile.event for profile in ordered),
        {profile.event.id: (profile.event,) for profile in ordered},
        (),
        0,
        {profile.event.id: profile for profile in ordered},
    )


@dataclass(frozen=True, slots=True)
class _Pool:
    """All events that may be joined, oldest first, each with the slots it stands in."""

    profiles: tuple[Profile, ...]
    slots: tuple[Slots, ...]

    @classmethod
    def of(cls, profiles: Iterable[Profile]) -> _Pool:
        ordered = tuple(sorted(profiles, key=_age))
        return cls(ordered, tuple(slots(profile) for profile in ordered))

    def compare(self, i: int, j: int) -> Likeness:
        common = once(self.slots[i], self.slots[j])
        return likeness(self.profiles[i], self.profiles[j], common)

    def is_one(self, pair: Pair, like: Likeness) -> bool:
        return self.dated(pair) and like.telling and like.points >= settings()["same"]

    def dated(self, pair: Pair) -> bool:
        return all(self.profiles[i].event.dating.is_dated for i in pair)

    def can_join(self, i: int, j: int) -> bool:
        a, b = self.profiles[i], self.profiles[j]
        return a.documents.isdisjoint(b.documents) and not self.compare(i, j).forbidden


def candidates(pool: _Pool) -> set[Pair]:
    """The pairs worth comparing, as places in the pool, the smaller first."""
    profiles = pool.profiles
    blocks: dict[tuple[object, ...], list[int]] = {}
    for place, profile in enumerate(profiles):
        for key in _keys(profile, pool.slots[place]):
            blocks.setdefault(key, []).append(place)
    found = {pair for block in blocks.values() for pair in _inside(profiles, block)}
    found |= _undated(profiles)
    return {(i, j) for i, j in found if profiles[i].documents.isdisjoint(profiles[j].documents)}


def _undated(profiles: Sequence[Profile]) -> set[Pair]:
    """An event without a date, with every other that is about one of its persons."""
    blocks: dict[tuple[str, str, str], list[int]] = {}
    for place, profile in enumerate(profiles):
        for name in profile.people:
            blocks.setdefault((profile.family, profile.group, name), []).append(place)
    return {
        (i, j)
        for block in blocks.values()
        for i, j in combinations(block, 2)
        if not (profiles[i].event.dating.is_dated and profiles[j].event.dating.is_dated)
    }


def _keys(profile: Profile, filled: Slots) -> Iterator[tuple[object, ...]]:
    base = (profile.family, profile.group)
    if profile.event.dating.edtf:
        yield (*base, "date", profile.event.dating.edtf)
    for name, found in filled.items():
        for slot in found:
            yield (*base, name, slot)
    for token in profile.tokens:
        for year in profile.years:
            yield (*base, year, token)


def _inside(profiles: Sequence[Profile], block: Sequence[int]) -> Iterator[Pair]:
    if len(block) <= CROWD:
        yield from combinations(block, 2)
        return
    months: dict[str, list[int]] = {}
    for place in block:
        month = (profiles[place].event.dating.edtf or "")[:7]
        if len(month) == len("2024-03"):
            months.setdefault(month, []).append(place)
    for part in months.values():
        yield from combinations(part, 2)


def _torn(pool: _Pool, alike: Mapping[Pair, Likeness]) -> frozenset[Pair]:
    """The pairs of an event that fits two others which are not one act with each other, about as
    well the one as the other: it may be either, so it is joined to neither."""
    fits: dict[int, list[tuple[int, Pair]]] = {}
    for pair, like in alike.items():
        if pool.is_one(pair, like):
            for i, j in (pair, pair[::-1]):
                fits.setdefault(i, []).append((j, pair))
    torn: set[Pair] = set()
    for near in fits.values():
        for (j, one), (k, two) in combinations(near, 2):
            close = abs(alike[one].points - alike[two].points) < settings()["lead"]
            if close and pool.compare(j, k).forbidden == "other days":
                torn |= {one, two}
    return frozenset(torn)


def _groups(pool: _Pool, same: Mapping[Pair, Likeness]) -> list[list[int]]:
    """Places in the pool, together where they are one act; each group and all of them in
    order."""
    group = {i: [i] for i in range(len(pool.profiles))}
    for pair in sorted(same, key=lambda pair: (-same[pair].points, pair)):
        one, two = group[pair[0]], group[pair[1]]
        if one is not two and all(pool.can_join(i, j) for i in one for j in two):
            one += two
            group.update(dict.fromkeys(two, one))
    whole = {id(members): sorted(members) for members in group.values()}
    return sorted(whole.values())


def _merged(pool: _Pool, group: Sequence[int], same: Mapping[Pair, Likeness]) -> Event:
    event = pool.profiles[group[0]].event
    for number, place in enumerate(group[1:], start=1):
        near = [same[pair] for i in group[:number] if (pair := (i, place)) in same]
        best = max(near, key=lambda like: like.points, default=Likeness())
        event = join(event, pool.profiles[place].event, ", ".join(best.reasons))
    return event


def _perhaps(
    pool: _Pool,
    alike: Mapping[Pair, Likeness],
    torn: frozenset[Pair],
    at: Mapping[int, int],
    ids: Sequence[str],
) -> tuple[tuple[str, str, str], ...]:
    """What is nearly alike enough, once for each two events, with the reasons that say most."""
    found: dict[Pair, tuple[int, str]] = {}
    for pair, like in alike.items():
        low, high = sorted((at[pair[0]], at[pair[1]]))
        if low == high or like.points < settings()["perhaps"]:
            continue
        doubt = _doubt(pool, pair, like, pair in torn)
        said = (like.points, ", ".join([*like.reasons, doubt]))
        found[low, high] = max(found.get((low, high), said), said, key=lambda row: row[0])
    return tuple((ids[i], ids[j], why) for (i, j), (_, why) in sorted(found.items()))


def _doubt(pool: _Pool, pair: Pair, like: Likeness, torn: bool) -> str:
    if torn:
        return "but one of the two may as well be a rival of the other"
    if not pool.dated(pair):
        return "but one of them has no date"
    if not like.telling:
        return "but nothing names who or what"
    return "but that is not enough to be sure"


def _age(profile: Profile) -> tuple[date, str, int, str]:
    """Older documents first, undated ones last; then by place in the document."""
    proof = profile.event.evidence[0]
    return (profile.made or date.max, proof.document, proof.start, profile.event.id)
