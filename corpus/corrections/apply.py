"""Corrections applied to events: what people said holds over what the rules say, on every build.

A correction finds its event by id, else by the words that proved it first. One that finds none is
reported and stays in the file. What was corrected has the basis or the reason *assigned*.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from corpus.corrections.ledger import FILE, in_force
from corpus.corrections.record import Action, Correction, Proof, proof_of, proofs
from corpus.dates import edtf
from corpus.dates.edtf import Hemisphere
from corpus.errors import Problem
from corpus.events.domains import in_order
from corpus.events.parties import distinct
from corpus.records import Actor, Basis, Dating, Document, Event, Evidence, Status, event_id

_REMEDY = "look whether it is still needed, and undo it if not; it is kept"


@dataclass(frozen=True, slots=True)
class Corrected:
    """events: in their old order, added ones last; mentions: event id -> what each of its documents
    told; problems: the corrections that could not be applied."""

    events: tuple[Event, ...]
    mentions: Mapping[str, tuple[Event, ...]]
    problems: tuple[Problem, ...] = ()


def apply(
    events: Iterable[Event],
    corrections: Iterable[Correction],
    documents: Mapping[str, Document],
    *,
    mentions: Mapping[str, tuple[Event, ...]] | None = None,
    hemisphere: Hemisphere = "north",
) -> Corrected:
    """`events` with `corrections` applied in the order in which they were made."""
    by_id = {event.id: event for event in events}
    told = {name: (event,) for name, event in by_id.items()} | dict(mentions or {})
    desk = _Desk(by_id, told, documents, hemisphere)
    for correction in in_force(corrections):
        desk.apply(correction)
    kept = {name: told[name] for name in desk.events if name in told}
    return Corrected(tuple(desk.events.values()), kept, tuple(desk.problems))


class _CannotApply(Exception):
    """Why a correction cannot be applied; fit to be shown."""


@dataclass(slots=True)
class _Desk:
    """The events on their way through the corrections."""

    events: dict[str, Event]
    mentions: dict[str, tuple[Event, ...]]
    documents: Mapping[str, Document]
    hemisphere: Hemisphere
    problems: list[Problem] = field(default_factory=list)

    def apply(self, correction: Correction) -> None:
        try:
            _ACTIONS[correction.action](self, correction)
        except _CannotApply as error:
            about = f"correction {correction.id} ({correction.action.value}, {correction.who})"
            self.problems.append(Problem(FILE, f"{about}: {error}", _REMEDY))

    def find(self, name: str, proof: Proof | None) -> Event:
        """The event of that id, else the one that these words prove first."""
        if name in self.events:
            return self.events[name]
        if proof is None:
            raise _CannotApply(f"there is no event {name} any more")
        first = [e for e in self.events.values() if _key(e.evidence[0]) == proof.key]
        if len(first) == 1:
            return first[0]
        if first:
            raise _CannotApply("its words prove several events now")
        for event in self.events.values():
            if any(_key(piece) == proof.key for piece in event.evidence):
                raise _CannotApply(f"its words are now part of “{event.title}” ({event.id})")
        raise _CannotApply(f"no event rests on “{_short(proof.quote)}” any more")

    def target(self, correction: Correction) -> Event:
        return self.find(correction.event, correction.proof)

    def put(self, event: Event) -> None:
        self.events[event.id] = event
        self.mentions.setdefault(event.id, (event,))

    def with_fields(self, event: Event, fields: Mapping[str, Any], by: Correction) -> Event:
        """`event` with these values, each with its reason."""
        changes: dict[str, Any] = {}
        for name, value in fields.items():
            if name == "date":
                changes["dating"] = self.dating(value, event.dating)
            else:
                changes[name] = _READ[name](value)
        reasons = {**event.reasons, **dict.fromkeys(fields, f"assigned {_by(by)}")}
        return replace(event, **changes, reasons=reasons)

    def dating(self, value: str | None, now: Dating) -> Dating:
        if value is None:
            return Dating(basis=Basis.ASSIGNED, bounds=now.bounds)
        return edtf.dating(value, Basis.ASSIGNED, hemisphere=self.hemisphere)


def _change(desk: _Desk, correction: Correction) -> None:
    """What one document alone tells is corrected in what it tells, too, so that it does not speak
    against others with what was wrong."""
    event = desk.with_fields(desk.target(correction), correction.after, correction)
    desk.put(event)
    if len(desk.mentions[event.id]) == 1:
        desk.mentions[event.id] = (event,)


def _dismiss(desk: _Desk, correction: Correction) -> None:
    del desk.events[desk.target(correction).id]


def _confirm(desk: _Desk, correction: Correction) -> None:
    event = desk.target(correction)
    desk.put(replace(event, reasons={**event.reasons, "confirmed": f"confirmed {_by(correction)}"}))


def _add(desk: _Desk, correction: Correction) -> None:
    """A new event; where the program has learned to find it in the meantime, a change of that."""
    fields = {name: value for name, value in correction.after.items() if name != "start"}
    assert correction.proof is not None  # checked when it was read
    piece = _found_in(desk.documents, correction.proof, correction.after.get("start", 0))
    name = event_id(piece.document, fields["kind"], piece.quote)
    new = Event(
        id=name,
        title="",
        dating=Dating.undated(),
        kind="other",
        domains=("other",),
        status=Status.OCCURRED,
        actors=(),
        place=None,
        evidence=(piece,),
        reasons={"date": "nobody gave one"},
        made_by=f"person:{correction.who}",
    )
    desk.put(desk.with_fields(desk.events.get(name, new), fields, correction))


def _found_in(documents: Mapping[str, Document], proof: Proof, near: int) -> Evidence:
    """The words of `proof` in their document, where it has them nearest to `near`."""
    document = documents.get(proof.document)
    if document is None:
        raise _CannotApply(f"there is no document {proof.document} any more")
    after = document.text.find(proof.quote, near)
    before = document.text.rfind(proof.quote, 0, near + len(proof.quote))
    places = [place for place in (after, before) if place >= 0]
    if not places:
        raise _CannotApply(f"{proof.document} does not say “{_short(proof.quote)}” any more")
    start = min(places, key=lambda place: abs(place - near))
    return Evidence(proof.document, start, start + len(proof.quote), proof.quote)


def _split(desk: _Desk, correction: Correction) -> None:
    """Each part takes its own evidence; the first keeps the id and what nobody asked for."""
    event = desk.target(correction)
    parts = [{proof.key for proof in proofs(p["evidence"])} for p in correction.after["parts"]]
    taken = [_holding(event, keys) for keys in parts[1:]]
    rest = tuple(e for e in event.evidence if all(e not in pieces for pieces in taken))
    if not rest or not all(taken):
        raise _CannotApply("its parts do not divide the evidence that the event has now")
    pieces = [rest, *taken]
    for number, (part, own) in enumerate(zip(correction.after["parts"], pieces, strict=True)):
        fields = {name: value for name, value in part.items() if name != "evidence"}
        whole = replace(event, evidence=own) if number == 0 else _part(desk, event, own)
        desk.put(desk.with_fields(whole, {"title": whole.title, **fields}, correction))


def _holding(event: Event, keys: set[tuple[str, str]]) -> tuple[Evidence, ...]:
    return tuple(piece for piece in event.evidence if _key(piece) in keys)


def _part(desk: _Desk, event: Event, own: tuple[Evidence, ...]) -> Event:
    """What the documents of `own` told by themselves, if they told an event; else a copy."""
    alone = [m for m in desk.mentions[event.id] if m.id != event.id and m.evidence[0] in own]
    base = alone[0] if alone else event
    name = event_id(own[0].document, base.kind, own[0].quote)
    if name in desk.events:
        raise _CannotApply(f"the program tells its parts apart by itself now ({name})")
    return replace(base, id=name, evidence=own, links=())


def _merge(desk: _Desk, correction: Correction) -> None:
    """The first event keeps its fields; the others give it their evidence, actors and domains."""
    event = desk.target(correction)
    rows = correction.after["events"]
    others = [desk.find(str(row.get("event", "")), proof_of(row)) for row in rows]
    others = [other for other in others if other.id != event.id]
    for other in others:
        event = replace(
            event,
            evidence=tuple(dict.fromkeys([*event.evidence, *other.evidence])),
            actors=distinct([*event.actors, *other.actors]),
            domains=in_order(
                [*event.domains, *other.domains], keep_diplomacy="diplomacy" in event.domains[:1]
            ),
        )
        desk.mentions[event.id] = desk.mentions[event.id] + desk.mentions[other.id]
        del desk.events[other.id]
    why = {"merged": f"assigned {_by(correction)}"} if others else {}
    desk.put(replace(event, reasons={**event.reasons, **why}))


_ACTIONS: Mapping[Action, Callable[[_Desk, Correction], None]] = {
    Action.CHANGE: _change,
    Action.DISMISS: _dismiss,
    Action.CONFIRM: _confirm,
    Action.ADD: _add,
    Action.SPLIT: _split,
    Action.MERGE: _merge,
}


def _actors(rows: Sequence[Mapping[str, Any]]) -> tuple[Actor, ...]:
    return tuple(
        Actor(row["name"].strip(), row.get("side") or None, row.get("role") or "") for row in rows
    )


_READ: Mapping[str, Callable[[Any], Any]] = {
    "title": lambda value: " ".join(value.split()),
    "kind": str,
    "domains": lambda value: tuple(dict.fromkeys(value)),
    "status": Status,
    "actors": _actors,
    "place": lambda value: value or None,
}


def _key(piece: Evidence) -> tuple[str, str]:
    return Proof(piece.document, piece.quote).key


def _by(correction: Correction) -> str:
    return f"by {correction.who} on {correction.at[:10]}: {correction.why}"


def _short(quote: str) -> str:
    return quote if len(quote) <= 80 else f"{quote[:79]}…"
