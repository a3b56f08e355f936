"""Short ways to events of several documents, for tests of the link step."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corpus.dates import edtf
from corpus.link.links import Linked, link
from corpus.records import (
    Actor,
    Basis,
    Dating,
    Document,
    Event,
    Evidence,
    Rel,
    Status,
    event_id,
)

_WHO = re.compile(r"(?:(?P<role>[^:]*): )?(?P<name>[^(]+?)(?: \((?P<side>[^)]+)\))?\Z")


def page(name: str, published: str | None = None, text: str = "") -> Document:
    """A document; undated unless `published` is given as EDTF."""
    date = edtf.dating(published, Basis.EXPLICIT) if published else Dating.undated()
    return Document(name, "", date, "", "", "en", "original", text, "")


def act(
    quote: str,
    when: str | None = None,
    *,
    kind: str = "visit",
    status: str = "occurred",
    who: Sequence[str] = (),
    place: str | None = None,
    title: str | None = None,
    domains: tuple[str, ...] = ("diplomacy",),
    doc: str = "a",
    start: int = 0,
    basis: Basis = Basis.EXPLICIT,
    bounds: str | None = None,
) -> Event:
    """An event proved by `quote`. `who`: "Prime Minister: Phan Van Khai (Vietnam)" for a person,
    "Prime Minister: Prime Minister" for an office alone, "New Zealand Police" for a body."""
    dating = edtf.dating(when, basis, said=when) if when else Dating.undated(bounds=bounds)
    return Event(
        id=event_id(doc, kind, f"{quote} {start} {when}"),
        title=title or quote,
        dating=dating,
        kind=kind,
        domains=domains,
        status=Status(status),
        actors=tuple(_actor(words) for words in who),
        place=place,
        evidence=(Evidence(doc, start, start + len(quote), quote, ("event", "date")),),
        reasons={"date": "a test"},
    )


def _actor(words: str) -> Actor:
    found = _WHO.match(words)
    assert found, words
    return Actor(found["name"], found["side"], found["role"] or "")


def of_pages(*events: Event) -> tuple[Event, ...]:
    """The events, each moved to a page of its own: p0, p1, …"""
    return tuple(_moved(event, f"p{number}") for number, event in enumerate(events))


def _moved(event: Event, doc: str) -> Event:
    proof = event.evidence[0]
    return act(
        proof.quote,
        event.dating.edtf,
        kind=event.kind,
        status=event.status.value,
        who=[f"{a.role + ': ' if a.role else ''}{a.name}{_side(a)}" for a in event.actors],
        place=event.place,
        title=event.title,
        domains=event.domains,
        doc=doc,
        basis=event.dating.basis,
        bounds=event.dating.bounds,
    )


def _side(actor: Actor) -> str:
    return f" ({actor.side})" if actor.side else ""


def linked(
    events: Iterable[Event],
    published: dict[str, str | None] | None = None,
    texts: dict[str, str] | None = None,
    **options: object,
) -> Linked:
    """The link step over `events`; `published`: document -> its date, `texts`: its text."""
    events = list(events)
    names = dict.fromkeys(piece.document for event in events for piece in event.evidence)
    dates, words = published or {}, texts or {}
    pages = [page(name, dates.get(name), words.get(name, "")) for name in {**names, **dates}]
    return link(events, pages, **{"sides": ("New Zealand", "Vietnam"), **options})  # type: ignore[arg-type]


def links(found: Linked, rel: Rel) -> set[tuple[str, str]]:
    """The links of one sort, as (from, to)."""
    return {(e.id, link.id) for e in found.events for link in e.links if link.rel is rel}
