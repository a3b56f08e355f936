"""One document -> its mentions of events: each an Event with proof, not yet merged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, count

from corpus.dates import Timex
from corpus.dates.words import in_words
from corpus.events import asides, domains, parties, phrases, scope, stays, tense, titles, when
from corpus.events.acts import Act, find_acts
from corpus.events.around import surroundings, title_facts
from corpus.events.people import Known
from corpus.events.reading import Reading
from corpus.events.retold import as_referred
from corpus.read.relation import Relation
from corpus.records import (
    Actor,
    Basis,
    Document,
    Event,
    Evidence,
    Status,
    event_id,
)


def extract(document: Document, relation: Relation, known: Known | None = None) -> list[Event]:
    """The events that `document` mentions, in the order of their words. Every event's evidence is
    an exact piece of the document's text. `known`: the sides of persons (`people.sides_of`)."""
    reading = Reading.of(document, relation, known)
    told = [(event, act) for act in find_acts(reading) for event in _events(reading, act)]
    told = list(as_referred(reading, told))
    spans = [(act.sentence.start, act.sentence.end) for _, act in told]
    mentions = stays.with_length([event for event, _ in told], document.text, reading.timexes)
    mentions = stays.date_within(mentions, document.text, spans)
    return _with_bounds(_unique_ids(mentions), document)


def _events(reading: Reading, act: Act) -> Iterator[Event]:
    timexes, span = act.sentence.timexes, (act.sentence.start, act.sentence.end)
    points = asides.without_terms(reading.text, timexes)
    for clause in when.gapped(reading.text, act.clause, timexes):
        piece = replace(act, clause=clause)
        entry = reading.headings.entry_of(reading.text, clause.start)
        dated = when.attach(reading.text, clause, span, points, entry)
        dated = dated or when.attach(reading.text, clause, span, timexes, entry)
        dated = reading.headings.complete(dated, clause.start)
        if not dated:
            yield _event(reading, piece, None)
        for timex in dated:
            yield _event(reading, piece, timex)


def _event(reading: Reading, act: Act, timex: Timex | None) -> Event:
    document, clause = reading.document, act.clause
    text = document.text
    verdict, dating, why = tense.settle(reading, act, timex)
    start, end = clause.start, clause.end
    fields, field_why = domains.decide(text, act.kind, act.hits, surroundings(reading, act))
    people, goal = act.people, ""
    if act.kind in parties.VISITS:
        gapped = clause.head.start < clause.start
        aim = parties.goal(text, clause.head, act.sentence.hits if gapped else act.hits)
        people = parties.guests_first(text, clause, people, act.speaking)
        people, goal = parties.visitors(aim, people, reading.sides)
    said = text[act.sentence.start : act.sentence.end]
    bodies = parties.with_ships(text, act.kind, act.bodies, act.sentence.bodies, reading.bodies)
    actors = parties.actors(
        text[start:end], said, act.kind, act.hits, people, bodies, reading.sides
    )
    place = parties.place(text, clause, act.hits)
    where = goal if act.kind in parties.VISITS else place
    if act.kind == "ship_visit" and place:
        where = place
    if timex is not None and not start <= timex.start < end:
        start, end = min(start, timex.start), max(end, timex.end)
    quote = text[start:end]
    head = clause.head
    return Event(
        id="",
        title=phrases.shown(
            titles.title(title_facts(reading, act, verdict, actors, where or "", fields))
        ),
        dating=dating,
        kind=act.kind,
        domains=fields,
        status=verdict.status,
        actors=actors,
        place=place,
        evidence=(Evidence(document.id, start, end, quote, _proves(timex, actors)),),
        reasons={
            **(
                {"reference": f"“{back}” refers back"}
                if (back := phrases.definite(text, head))
                else {}
            ),
            "kind": f"rule {head.key}: “{text[head.start : head.end]}”",
            "status": verdict.why,
            "date": why,
            "domains": field_why,
        },
        made_by=f"rule:{head.key}",
    )


def _proves(timex: Timex | None, actors: Sequence[Actor]) -> tuple[str, ...]:
    said = ["event", "status"]
    if timex is not None:
        said.append("date")
    if actors:
        said.append("actors")
    return tuple(said)


def _with_bounds(events: list[Event], document: Document) -> list[Event]:
    """Undated events with what can be said of them (`when.bounded`)."""
    floor = when.floor_of([e.dating for e in events if e.status is Status.OCCURRED], document.date)
    done = []
    for event in events:
        if not event.dating.is_dated and event.dating.partial is None:
            current = event.kind in scope.NEWS_KINDS and event.status is Status.OCCURRED
            dating = when.bounded(event.status, document.date, floor, current=current)
            why = event.reasons["date"]
            if dating.basis is Basis.BOUNDED:
                said = f" (“{dating.said}”)" if dating.said else ""
                why = f"{why}; {in_words(dating)}{said}"
            event = replace(event, dating=dating, reasons={**event.reasons, "date": why})
        done.append(event)
    return done


def _unique_ids(events: Sequence[Event]) -> list[Event]:
    """Ids from document, kind and quote; acts that share a quote are told apart by their date, and
    a sentence that stands again by its number."""
    seen: set[str] = set()
    done = []
    for event in events:
        proof = event.evidence[0]
        wordings = chain(
            [proof.quote, f"{proof.quote} {event.dating.edtf}"],
            (f"{proof.quote} {event.dating.edtf} {again}" for again in count(2)),
        )
        names = (event_id(proof.document, event.kind, words) for words in wordings)
        name = next(name for name in names if name not in seen)
        seen.add(name)
        done.append(replace(event, id=name))
    return done
