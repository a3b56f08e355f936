"""Sources that describe one act differently, side by side; no claim is dropped.

Which acts can contradict each other, and how far apart, stands in lexicon/links.toml. Two events
are rivals when they share a slot there and their dates cannot both be right; an event that dates
the act more coarsely stands beside them with its claim. A date that was only worked out from when a
page was published is no claim of that page.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from corpus.link import days
from corpus.link.likeness import barred
from corpus.link.profile import Profile
from corpus.link.slots import Rule, Slot, rules, slots
from corpus.records import Basis, Claim, Contradiction, Event, sort_events

FIELD = "date"


def contradictions(
    profiles: Iterable[Profile], mentions: Mapping[str, Sequence[Event]]
) -> list[Contradiction]:
    """The contradictions between events, by their first day. `mentions`: event id -> what each of
    its documents told. An event stands in one contradiction at most, that of the first rule."""
    by_slot: dict[tuple[str, Slot], list[Profile]] = {}
    for profile in profiles:
        if profile.event.dating.is_dated and profile.event.dating.basis is not Basis.PUBLISHED:
            for name, filled in slots(profile).items():
                for slot in filled:
                    by_slot.setdefault((name, slot), []).append(profile)
    found: list[Contradiction] = []
    taken: set[str] = set()
    for rule in rules():
        for slot in sorted(slot for name, slot in by_slot if name == rule.name):
            members = [p for p in by_slot[rule.name, slot] if p.event.id not in taken]
            for group in _groups(rule, members):
                taken |= {profile.event.id for profile in group}
                found.append(_record(rule, group, mentions))
    return sorted(found, key=lambda c: (str(c.earliest), c.id))


def _groups(rule: Rule, members: Sequence[Profile]) -> list[list[Profile]]:
    """The members that rivalry joins, and those that agree with two or more of them."""
    near: dict[str, set[str]] = {}
    for a, b in combinations(members, 2):
        if _are_rivals(rule, a, b):
            near.setdefault(a.event.id, set()).add(b.event.id)
            near.setdefault(b.event.id, set()).add(a.event.id)
    by_id = {profile.event.id: profile for profile in members}
    free = [profile for profile in members if profile.event.id not in near]
    groups = []
    for group in _reached(near):
        beside = [profile for profile in free if _is_beside(profile, group, by_id)]
        free = [profile for profile in free if profile not in beside]
        groups.append([*(by_id[name] for name in group), *beside])
    return groups


def _reached(near: Mapping[str, set[str]]) -> list[list[str]]:
    """The connected parts of a graph, each sorted."""
    parts: list[list[str]] = []
    seen: set[str] = set()
    for start in sorted(near.keys()):
        if start in seen:
            continue
        part, ahead = {start}, [start]
        while ahead:
            new = near[ahead.pop()] - part
            part |= new
            ahead += sorted(new)
        seen |= part
        parts.append(sorted(part))
    return parts


def _is_beside(profile: Profile, group: Sequence[str], by_id: Mapping[str, Profile]) -> bool:
    dating = profile.event.dating
    return sum(days.agree(dating, by_id[name].event.dating) for name in group) > 1


def _are_rivals(rule: Rule, a: Profile, b: Profile) -> bool:
    one, two = a.event.dating, b.event.dating
    if not days.rival(one, two) or barred(a, b):
        return False
    if rule.parts == ("person",) and not _one_office(a, b):
        return False
    one_page = not a.documents.isdisjoint(b.documents)
    if one_page and not (rule.one_page or days.overlap(one, two)):
        return False  # a page that tells of both tells of two acts, unless they cannot both be
    return rule.days is None or (days.apart(one, two) or 0) <= rule.days


def _one_office(a: Profile, b: Profile) -> bool:
    """Whether the first person of both comes in the same office: a Leader of the Opposition who
    comes back as Prime Minister has come twice."""
    one, two = (_words(next(iter(x.people.values())).role) for x in (a, b))
    return one <= two or two <= one


def _words(role: str) -> set[str]:
    return set(role.lower().split())


def _record(
    rule: Rule, group: Sequence[Profile], mentions: Mapping[str, Sequence[Event]]
) -> Contradiction:
    events = sort_events(profile.event for profile in group)
    claims = [claim for event in events for claim in claims_of(event, mentions)]
    firsts = [event.dating.earliest for event in events if event.dating.earliest]
    lasts = [event.dating.latest for event in events if event.dating.latest]
    ids = tuple(event.id for event in events)
    name = hashlib.sha256("\x1f".join((FIELD, *sorted(ids))).encode()).hexdigest()[:12]
    said = ", ".join(dict.fromkeys(str(claim.edtf) for claim in claims))
    return Contradiction(
        id=name,
        field=FIELD,
        events=ids,
        claims=tuple(claims),
        earliest=min(firsts, default=None),
        latest=max(lasts, default=None),
        reasons=(rule.name, f"the sources say {said}"),
    )


def claims_of(event: Event, mentions: Mapping[str, Sequence[Event]]) -> list[Claim]:
    """What each document says of the event's date, in its own words: the quote that proves the
    date, if there is one."""
    claims = []
    for told in mentions.get(event.id, (event,)):
        dating = told.dating
        proof = next((e for e in told.evidence if "date" in e.proves), told.evidence[0])
        claims.append(Claim(event.id, proof.document, dating.said, dating.edtf, proof.quote))
    return claims


def rivals(found: Iterable[Contradiction], events: Mapping[str, Event]) -> dict[str, list[str]]:
    """Event id -> the ids of those that its date contradicts, in the order of their days."""
    near: dict[str, list[str]] = {}
    for record in found:
        for one in record.events:
            for two in record.events:
                if one != two and days.rival(events[one].dating, events[two].dating):
                    near.setdefault(one, []).append(two)
    return near
