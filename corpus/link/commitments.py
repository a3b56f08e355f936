"""Promises and plans, and what became of them as far as the documents tell.

Every planned or proposed event is a commitment. Its state holds as of the corpus' newest document;
that no document tells of its fulfilment is called "no evidence", never "broken". A plan and its
fulfilment are linked, never merged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from corpus.lexicon import load_toml
from corpus.link import days
from corpus.link.followup import fulfils, moves, repeats, turn, turns_this, window
from corpus.link.profile import Profile
from corpus.records import Basis, Commitment, Document, Link, Rel, State, Status

AHEAD = frozenset({Status.PLANNED, Status.PROPOSED})


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that a later event or document does to a plan. by: its id ("" where the plan's own
    event was told again); told: the day of its document."""

    state: State
    by: str
    told: date
    why: str


@dataclass(slots=True)
class Followed:
    """commitments, in the order of the events; links: event id -> its links to plans; compared: how
    many pairs were looked at."""

    commitments: list[Commitment] = field(default_factory=list)
    links: dict[str, list[Link]] = field(default_factory=dict)
    compared: int = 0

    def link(self, rel: Rel, event: str, plan: str) -> None:
        self.links.setdefault(event, []).append(Link(rel, plan))


def follow(
    profiles: Sequence[Profile], documents: Mapping[str, Document], as_of: date | None
) -> Followed:
    """What became of every plan among `profiles`, as of the newest document's day."""
    done = Followed()
    plans = [profile for profile in profiles if profile.event.status in AHEAD]
    if plans:
        index = _Index(profiles, documents)
        for plan in plans:
            done.commitments.append(_commitment(plan, index, as_of, done))
    return done


def _commitment(plan: Profile, index: _Index, as_of: date | None, done: Followed) -> Commitment:
    name = plan.event.id
    by, why = _fulfilment(plan, index, done)
    steps = [*_told_again(plan), *_repeated(plan, index, done), *_turned(plan, index, done)]
    if turn(plan) is State.CANCELLED:  # "the talks planned for 2007 will not take place"
        steps.append(Step(State.CANCELLED, "", plan.made or date.min, "its own words call it off"))
    steps.sort(key=lambda step: (step.told, step.by))
    for event in by:
        done.link(Rel.FULFILS, event, name)
    for step in steps:
        if step.by:
            done.link(Rel.REPEATS if step.state is State.CONFIRMED else Rel.AMENDS, step.by, name)
    first, last = window(plan)
    state = State.FULFILLED if by else _state(steps, last, as_of)
    return Commitment(
        event=name,
        state=state,
        made=plan.made,
        earliest=first,
        latest=last,
        as_of=as_of,
        fulfilled_by=by,
        followed_by=tuple(dict.fromkeys(step.by for step in steps if step.by)),
        reasons=(*why, *(step.why for step in steps), *_remarks(plan, state, last, as_of)),
    )


def _state(steps: Sequence[Step], last: date | None, as_of: date | None) -> State:
    """The latest step decides; a plan that was only repeated is still measured by its window."""
    newest = steps[-1].state if steps else State.OPEN
    if newest in (State.CANCELLED, State.RESCHEDULED):
        return newest
    return State.NO_EVIDENCE if last and as_of and last < as_of else newest


def _remarks(plan: Profile, state: State, last: date | None, as_of: date | None) -> Iterator[str]:
    if state is State.NO_EVIDENCE:
        yield f"its time ended on {last}; no document up to {as_of} tells of it"
    elif state in (State.OPEN, State.CONFIRMED):
        yield "no time is named for it" if last is None else f"its time runs to {last}"
        if plan.made is None:
            yield "its page has no date, so nothing can be told to come after it"


def _fulfilment(plan: Profile, index: _Index, done: Followed) -> tuple[tuple[str, ...], list[str]]:
    """(the id of what fulfils it best, the earliest of equals; why)."""
    found = []
    for event in index.outcomes(plan):
        done.compared += 1
        points, reasons = fulfils(plan, event)
        if points:
            dating = event.event.dating
            found.append((-points, str(dating.earliest), event.event.id, dating.edtf, reasons))
    if not found:
        return (), []
    _, _, name, when, reasons = min(found)
    return (name,), [f"fulfilled ({when}): {', '.join(reasons)}"]


def _told_again(plan: Profile) -> Iterator[Step]:
    """Later documents among those that tell the plan itself."""
    for day in sorted({day for day in plan.told if day and plan.made and day > plan.made}):
        yield Step(State.CONFIRMED, "", day, f"told again by a document of {day}")


def _repeated(plan: Profile, index: _Index, done: Followed) -> Iterator[Step]:
    for later in index.plans(plan):
        done.compared += 1
        points, reasons = repeats(plan, later)
        if not points or later.made is None:
            continue
        why = ", ".join(reasons)
        if moves(plan, later):
            new = later.event.dating.edtf
            yield Step(State.RESCHEDULED, later.event.id, later.made, f"moved to {new}: {why}")
        elif not days.rival(plan.event.dating, later.event.dating):
            said = f"repeated by a document of {later.made}: {why}"
            yield Step(State.CONFIRMED, later.event.id, later.made, said)


def _turned(plan: Profile, index: _Index, done: Followed) -> Iterator[Step]:
    for event in index.turns(plan):
        done.compared += 1
        state, why = turn(event), turns_this(plan, event, index.documents)
        if state and why and event.event.id != plan.event.id:
            told = max((day for day in event.told if day), default=plan.made or date.min)
            dating = event.event.dating
            moved = state is State.RESCHEDULED and dating.basis is not Basis.PUBLISHED
            new = dating.edtf if moved else None
            to = f" (a document names {new})" if new else ""
            yield Step(state, event.event.id, told, f"{state.value}{to}: {why}")


class _Index:
    """Where to look for what may follow a plan, by kind or family, year and telling thing."""

    def __init__(self, profiles: Iterable[Profile], documents: Mapping[str, Document]) -> None:
        self.documents = documents
        self._done: dict[tuple[str, int, str], list[Profile]] = {}
        self._ahead: dict[tuple[str, int, str], list[Profile]] = {}
        self._turns: dict[str, list[Profile]] = {}
        for profile in profiles:
            event = profile.event
            if event.status in AHEAD:
                year = profile.made.year if profile.made else 0  # without a day it repeats nothing
                for token in profile.tokens:
                    self._ahead.setdefault((profile.family, year, token), []).append(profile)
            elif event.dating.is_dated:
                for year in profile.years:
                    for token in profile.tokens:
                        self._done.setdefault((event.kind, year, token), []).append(profile)
            said = turn(profile)
            if said is State.CANCELLED or (said and event.status not in AHEAD):
                for token in _turned_by(profile):
                    self._turns.setdefault(token, []).append(profile)

    def outcomes(self, plan: Profile) -> list[Profile]:
        """Dated events of the right kinds in the years of the plan's window."""
        rule = load_toml("links")["follow"].get(plan.event.kind)
        first, last = window(plan)
        if rule is None or first is None:
            return []
        end = last + timedelta(int(rule.get("late", 0))) if last else None
        years = range(first.year, (end.year if end else first.year + int(rule["years"])) + 1)
        keys = ((kind, year, t) for kind in rule["by"] for year in years for t in plan.tokens)
        return _once(self._done.get(key, []) for key in keys)

    def plans(self, plan: Profile) -> list[Profile]:
        """Plans of documents of the next years about something of the same."""
        if plan.made is None:
            return []
        years = range(int(load_toml("links")["repeating"]["years"]) + 1)
        keys = ((plan.family, plan.made.year + n, t) for n in years for t in plan.tokens)
        return [p for p in _once(self._ahead.get(k, []) for k in keys) if p is not plan]

    def turns(self, plan: Profile) -> list[Profile]:
        """Events with words of postponing or calling off, of the same page, matter or year."""
        return _once(self._turns.get(token, []) for token in _turned_by(plan))


def _turned_by(profile: Profile) -> set[str]:
    """What a plan and the words that put it off or call it off have in common."""
    return {*profile.tokens, *profile.documents, *(str(year) for year in profile.years)}


def _once(lists: Iterable[Sequence[Profile]]) -> list[Profile]:
    found = {profile.event.id: profile for part in lists for profile in part}
    return [found[name] for name in sorted(found)]
