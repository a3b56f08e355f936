"""The link step: events of many documents -> each act once, linked, with what speaks against it.

One way through: join across documents, narrow what is undated, find contradictions, follow plans,
then write all links into the events. Nothing hangs on the order of the documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Protocol

from corpus.corrections import Corrected, apply
from corpus.errors import Problem
from corpus.link.commitments import follow
from corpus.link.contradictions import claims_of, contradictions, rivals
from corpus.link.joining import join_across
from corpus.link.profile import Profile
from corpus.link.terms import Term, narrowed
from corpus.records import Claim, Commitment, Contradiction, Document, Event, Link, Rel


@dataclass(frozen=True, slots=True)
class Linked:
    """What the link step makes of events; compared: how many pairs of events were looked at;
    problems: the corrections that could not be applied; claims: for every event that several
    mentions tell of, what each says of its date."""

    events: tuple[Event, ...]
    contradictions: tuple[Contradiction, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    compared: int = 0
    problems: tuple[Problem, ...] = ()
    claims: tuple[Claim, ...] = ()


class Amend(Protocol):
    """What applies corrections to joined events; see `corpus.corrections.apply`."""

    def __call__(
        self,
        events: Iterable[Event],
        *,
        documents: Mapping[str, Document],
        mentions: Mapping[str, tuple[Event, ...]],
    ) -> Corrected: ...


UNAMENDED: Amend = partial(apply, corrections=())


def link(
    events: Iterable[Event],
    documents: Iterable[Document],
    *,
    sides: Sequence[str] = (),
    terms: Sequence[Term] = (),
    amend: Amend = UNAMENDED,
    separate: bool = False,
) -> Linked:
    """`events` (joined inside their documents) joined and linked across `documents`.

    sides: the pair that all documents are about; where none is known, only documents about the
    same countries are linked. `amend` applies people's corrections to the joined events, so that
    what is found about several events holds for the corrected ones. With `separate` every document
    stands alone: it is linked in itself, as of its own date; corrections that are about other
    documents are then no problem.
    """
    events, known = list(events), {document.id: document for document in documents}
    if not separate:
        return _linked(events, known, terms, amend, {} if sides else _countries(events))
    pages: dict[str, list[Event]] = {page: [] for page in known}
    for event in events:
        pages.setdefault(event.evidence[0].document, []).append(event)
    alone = [
        _linked(found, {page: known[page]} if page in known else {}, terms, amend)
        for page, found in pages.items()
    ]
    return Linked(
        tuple(event for part in alone for event in part.events),
        tuple(row for part in alone for row in part.contradictions),
        tuple(row for part in alone for row in part.commitments),
        sum(part.compared for part in alone),
        claims=tuple(row for part in alone for row in part.claims),
    )


def as_of(documents: Iterable[Document]) -> date | None:
    """The day of the newest document: up to it the corpus can know; None where none is dated."""
    return max((d.date.earliest for d in documents if d.date.earliest), default=None)


def _countries(events: Iterable[Event]) -> dict[str, frozenset[str]]:
    """Document -> the countries that act in its events."""
    found: dict[str, set[str]] = {}
    for event in events:
        sides = {actor.side for actor in event.actors if actor.side}
        found.setdefault(event.evidence[0].document, set()).update(sides)
    return {page: frozenset(sides) for page, sides in found.items()}


def _linked(
    events: Sequence[Event],
    documents: Mapping[str, Document],
    terms: Sequence[Term],
    amend: Amend,
    countries: Mapping[str, frozenset[str]] | None = None,
) -> Linked:
    joined = join_across(narrowed(events, documents, terms), documents, countries)
    amended = amend(joined.events, documents=documents, mentions=joined.mentions)
    by_id = {event.id: event for event in amended.events}
    profiles = [
        known
        if (known := joined.profiles.get(event.id)) and known.event is event
        else Profile.of(event, documents, countries)
        for event in amended.events
    ]
    disputes = contradictions(profiles, amended.mentions)
    against = rivals(disputes, by_id)
    followed = follow(profiles, documents, as_of(documents.values()))
    disputed = {name: row.id for row in disputes for name in row.events}
    perhaps: dict[str, dict[str, str]] = {}
    told = {(name, row.id) for name, rows in followed.links.items() for row in rows}
    for one, two, why in joined.perhaps:
        says_more = {(one, two), (two, one)} & told  # that one repeats or moves the other
        apart = disputed.get(one, one) != disputed.get(two, two)
        if apart and not says_more and {one, two} <= by_id.keys():
            perhaps.setdefault(one, {})[two] = why
            perhaps.setdefault(two, {})[one] = why
    done = tuple(
        _with_links(
            event,
            followed.links.get(event.id, []),
            against.get(event.id, []),
            perhaps.get(event.id, {}),
        )
        for event in amended.events
    )
    commitments = tuple(_with_rivals(row, against) for row in followed.commitments)
    compared = joined.compared + followed.compared
    several = (event for event in amended.events if len(amended.mentions.get(event.id, ())) > 1)
    claims = tuple(row for event in several for row in claims_of(event, amended.mentions))
    return Linked(done, tuple(disputes), commitments, compared, amended.problems, claims)


def _with_links(
    event: Event, plans: Sequence[Link], against: Sequence[str], perhaps: Mapping[str, str]
) -> Event:
    """The event with its links, each once: to plans, to rivals, to what it may be the same as."""
    links = [
        *event.links,
        *plans,
        *(Link(Rel.CONFLICTS_WITH, other) for other in against),
        *(Link(Rel.PERHAPS_SAME, other) for other in perhaps),
    ]
    why = "; ".join(f"{other}: {said}" for other, said in perhaps.items())
    reasons = {**event.reasons, "perhaps_same": why} if why else event.reasons
    return replace(event, links=tuple(dict.fromkeys(links)), reasons=reasons)


def _with_rivals(row: Commitment, against: Mapping[str, Sequence[str]]) -> Commitment:
    """What fulfils a plan, and beside it the events that date the same act differently."""
    beside = (other for name in row.fulfilled_by for other in against.get(name, ()))
    return replace(row, fulfilled_by=tuple(dict.fromkeys([*row.fulfilled_by, *beside])))
