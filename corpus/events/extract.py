"""One document -> its mentions of events: each an Event with proof, not yet merged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.dates import find
from corpus.dates.timex import Timex
from corpus.events import clauses, domains, scope, status, titles, when
from corpus.events.clauses import Clause
from corpus.events.lexicon import Hit, rules, scan
from corpus.events.people import Person, find_people
from corpus.read.relation import Relation
from corpus.read.sentences import split as split_sentences
from corpus.records import Actor, Basis, Dating, Document, Event, Evidence, Status, event_id

LEAD_SENTENCES = 2
"""How many opening sentences tell the page's own news, which the page's date can date."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """A document with everything found in it before events are made."""

    document: Document
    sides: tuple[str, ...]
    home: str | None
    hits: list[Hit]
    timexes: list[Timex]
    people: list[Person]
    hint: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Act:
    """One clause that tells of an act, with its surroundings."""

    clause: Clause
    sentence: tuple[int, int]
    order: int  # which sentence of the document
    hits: list[Hit]  # inside the clause
    near: list[Hit]  # inside the sentence
    people: list[Person]
    verdict: status.Verdict
    kind: str


def extract(document: Document, relation: Relation) -> list[Event]:
    """The events that `document` mentions, in the order of their words. Every event's evidence is
    an exact piece of the document's text."""
    reading = _read(document, relation)
    mentions = [event for act in _acts(reading) for event in _events(reading, act)]
    return _with_bounds(_unique_ids(mentions), document)


def _read(document: Document, relation: Relation) -> _Reading:
    text = document.text
    hits = scan(text)
    home = scope.home_side(document, relation)
    sides = relation.sides or scope.infer_sides(document, hits, home)
    timexes = find(
        text,
        published=document.date if document.date.is_dated else None,
        day_first=relation.day_first,
        hemisphere=relation.hemisphere,
    )
    people = find_people(text, hits, home)
    return _Reading(document, sides, home, hits, timexes, people, domains.portfolio_domains(document))


def _acts(reading: _Reading) -> Iterator[_Act]:
    text = reading.document.text
    for order, (start, end) in enumerate(split_sentences(text)):
        near = [h for h in reading.hits if start <= h.start < end]
        triggers = _triggers(text, near, reading)
        if not triggers:
            continue
        for clause in clauses.split(text, start, end, triggers, _solid(reading, start, end)):
            act = _act(reading, clause, (start, end), order, near)
            if act is not None:
                yield act


def _triggers(text: str, near: Sequence[Hit], reading: _Reading) -> list[Hit]:
    """The trigger words of a sentence, one reading each: "the meeting" a noun, "meeting him" a verb;
    words inside a date or a person's office are no triggers."""
    taken = [(t.start, t.end) for t in reading.timexes] + [(p.start, p.end) for p in reading.people]
    chosen: dict[int, Hit] = {}
    for hit in near:
        if hit.group != "trigger" or any(s <= hit.start and hit.end <= e for s, e in taken):
            continue
        if hit.form == "ing" and _is_noun_here(text, hit):
            continue
        rival = chosen.get(hit.start)
        if rival is None or _strength(hit) > _strength(rival):
            chosen[hit.start] = hit
    return [chosen[start] for start in sorted(chosen)]


def _strength(hit: Hit) -> tuple[int, bool]:
    return rules()[hit.key].weight, hit.form == "ing"


def _is_noun_here(text: str, hit: Hit) -> bool:
    before = text[: hit.start].rstrip().rsplit(None, 1)
    word = before[-1].lower() if before else ""
    determiners = ("the", "a", "an", "this", "that", "their", "his", "her", "its", "first", "in", "of", "and", "for")
    return word in determiners or word.endswith(("’s", "'s", "al")) or word[:1].isdigit()


def _solid(reading: _Reading, start: int, end: int) -> list[tuple[int, int]]:
    """Spans that no seam may cut: dates, persons with their offices."""
    spans = [(t.start, t.end) for t in reading.timexes] + [(p.start, p.end) for p in reading.people]
    return [(s, e) for s, e in spans if start <= s < end]


def _act(
    reading: _Reading, clause: Clause, sentence: tuple[int, int], order: int, near: list[Hit]
) -> _Act | None:
    text = reading.document.text
    inside = [h for h in near if clause.start <= h.start < clause.end]
    people = [p for p in reading.people if clause.start <= p.start < clause.end and not p.speaking]
    verdict = status.decide(text, sentence[0], clause, near)
    if verdict.negated:
        return None
    timed = [t for t in reading.timexes if clause.start <= t.start < clause.end and t.dating.edtf]
    if not scope.happens(text, clause, inside, verdict, bool(timed), bool(people)):
        return None
    kind = scope.refine_kind(rules()[clause.head.key].kind, text[clause.start : clause.end])
    if not scope.concerns(text, clause, kind, inside, near, people, reading.sides, reading.home):
        return None
    return _Act(clause, sentence, order, inside, near, people, verdict, kind)


def _events(reading: _Reading, act: _Act) -> Iterator[Event]:
    dated = when.attach(reading.document.text, act.clause, act.sentence, reading.timexes)
    for timex in dated or [None]:
        yield _event(reading, act, timex)


def _event(reading: _Reading, act: _Act, timex: Timex | None) -> Event:
    document, clause = reading.document, act.clause
    text = document.text
    verdict, dating, why = _dating(reading, act, timex)
    fields, field_why = domains.decide(text, act.kind, act.hits, act.near, reading.hint)
    start, end = clause.start, clause.end
    actors = scope.actors(text[start:end], act.kind, act.hits, act.people, reading.sides)
    place = scope.place(text, act.hits, act.near)
    where = place or scope.destination(text, clause.head, act.hits, actors, reading.sides)
    if timex is not None and not start <= timex.start < end:
        start, end = min(start, timex.start), max(end, timex.end)
    quote = text[start:end]
    head = clause.head
    return Event(
        id="",
        title=titles.title(
            act.kind,
            verdict.status,
            actors=actors,
            place=where,
            sides=reading.sides,
            what=_what(text, clause),
            topic=titles.topic_of(text, head.end, clause.end),
        ),
        dating=dating,
        kind=act.kind,
        domains=fields,
        status=verdict.status,
        actors=actors,
        place=place,
        evidence=(Evidence(document.id, start, end, quote, _proves(timex, actors)),),
        reasons={
            "kind": f"rule {head.key}: “{text[head.start : head.end]}”",
            "status": verdict.why,
            "date": why,
            "domains": field_why,
        },
        made_by=f"rule:{head.key}",
    )


def _what(text: str, clause: Clause) -> str:
    nouns = [h for h in clause.triggers if h.form.startswith("noun")]
    best = max(nouns, key=lambda h: (rules()[h.key].weight, h.end - h.start), default=None)
    return titles.phrase(text, best, clause.start, clause.end) if best else ""


def _proves(timex: Timex | None, actors: Sequence[Actor]) -> tuple[str, ...]:
    said = ["event", "status"]
    if timex is not None:
        said.append("date")
    if actors:
        said.append("actors")
    return tuple(said)


def _dating(
    reading: _Reading, act: _Act, timex: Timex | None
) -> tuple[status.Verdict, Dating, str]:
    """The date of an act with its reason, and the status, which a date still to come makes a plan."""
    published, verdict = reading.document.date, act.verdict
    if timex is not None:
        dating = timex.dating
        if dating.edtf and _ahead(dating, published) and verdict.status is Status.OCCURRED:
            verdict = status.Verdict(Status.PLANNED, f"“{timex.text}” lies after the document’s date")
        anchor = f", from {timex.anchor}" if timex.anchor else ""
        return verdict, dating, f"“{timex.text}” (rule {timex.rule}{anchor})"
    lead = act.order < LEAD_SENTENCES and verdict.status is Status.OCCURRED
    if lead and published.is_dated and not act.clause.head.form.startswith("noun"):
        itself = act.kind in ("joint_statement", "statement", "diplomatic")
        dating = when.from_publication(published, the_act_itself=itself) or Dating.undated()
        return verdict, dating, "no date words: the document’s own date"
    return verdict, Dating.undated(), "no words date it"


def _ahead(dating: Dating, published: Dating) -> bool:
    return bool(published.latest and dating.earliest and dating.earliest > published.latest)


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
                why = f"{why}; not before {dating.bounds and dating.bounds.strip('[].')}"
            event = replace(event, dating=dating, reasons={**event.reasons, "date": why})
        done.append(event)
    return done


def _unique_ids(events: Sequence[Event]) -> list[Event]:
    """Ids from document, kind and quote; acts that share one quote are told apart by their date."""
    seen: dict[str, int] = {}
    done = []
    for event in events:
        proof = event.evidence[0]
        name = event_id(proof.document, event.kind, proof.quote)
        if name in seen:
            name = event_id(proof.document, event.kind, f"{proof.quote} {event.dating.edtf} {seen[name]}")
        seen[name] = seen.get(name, 0) + 1
        done.append(replace(event, id=name))
    return done
