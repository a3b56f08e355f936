"""Made-up events of every sort, from a seed: for tests, benchmarks and looking at the page."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from corpus.dates import edtf
from corpus.read.relation import Relation
from corpus.records import (
    Actor,
    Basis,
    Dating,
    Document,
    Event,
    Evidence,
    Link,
    Rel,
    Status,
    event_id,
)
from corpus.store import EventTable

DISTINCT = 20_000  # made-up events that differ
HOSTILE = (
    '<script>window.hacked=1</script> & <b>bold</b> <a href="javascript:hacked()">x</a>',
    "![picture](http://outside.example/a.png) [link](http://outside.example) **strong** $x^2$",
    '%{customdata} <img src="http://outside.example/b.png" onerror="window.hacked=1"> :red[red]',
    '=HYPERLINK("http://outside.example";"open me")',
    "Gặp gỡ Thượng tướng Phùng Quang Thanh — “quoted” \u202e right to left",
)
DOMAINS = ("defence", "policing", "immigration", "trade", "education", "diplomacy", "culture")
KINDS = ("visit", "meeting", "talks", "agreement", "ship_visit", "training", "statement")
WORDS = {
    "visit": "{who} visits {where}",
    "meeting": "{who} meets counterpart in {where}",
    "talks": "Formal {domain} talks held in {where}",
    "agreement": "Agreement on {domain} cooperation signed in {where}",
    "ship_visit": "Navy ship calls at {where}",
    "training": "Officers begin {domain} training in {where}",
    "statement": "{who} welcomes closer {domain} ties",
}
PEOPLE = ("Foreign Minister", "Chief of Army", "Police Commissioner", "Deputy Minister", "Envoy")
PLACES = ("Hanoi", "Wellington", "Auckland", "Da Nang", "Ho Chi Minh City", "Christchurch")


def make_events(number: int, seed: int, *, hostile: bool = False) -> list[Event]:
    """`number` events between 1995 and 2024, the same for the same `seed`."""
    chance = random.Random(seed)
    events = [_event(chance, i, hostile) for i in range(number)]
    linked = list(events)
    for i in range(3, len(events), 11):
        linked[i] = _linked(events[i], Link(Rel.FULFILS, events[i - 2].id))
    return linked


def make_table(number: int, seed: int = 1, *, hostile: bool = False) -> EventTable:
    """A table of made-up events with a document that bears their quotes."""
    events = make_events(number, seed, hostile=hostile)
    relation = Relation("made-up", "Aotearoa–Việt Nam", Path(), ("New Zealand", "Vietnam"))
    return EventTable.of(relation, events, [_document(events)])


def make_big_table(number: int, seed: int = 1) -> EventTable:
    """A table of very many events, for benchmarks: up to DISTINCT differ, then they come again with
    other ids and titles (to make a million from nothing would take longer than to measure)."""
    base = make_table(min(number, DISTINCT), seed)
    frame = base.columns
    times = -(-number // len(frame))
    if times == 1:
        return base
    order = np.argsort(np.tile(np.arange(len(frame)), times)[:number], kind="stable")
    rows = np.sort(np.tile(np.arange(len(frame)), times)[:number])
    big = frame.iloc[rows].reset_index(drop=True)
    names = pd.Series([f"{i:012x}" for i in order.tolist()], dtype="str")
    again = order >= len(frame)
    old = big["id"]
    big["id"] = names.where(again, old)
    numbers = [f"{i}. " if i else "" for i in (order // len(frame)).tolist()]
    big["title"] = pd.Series(numbers, dtype="str") + big["title"]
    records = zip(big["record"], old, big["id"], numbers, strict=True)
    told = ('"title": "', '"title": "{}')
    big["record"] = pd.Series(
        [
            text.replace(a, b).replace(told[0], told[1].format(number), 1)
            for text, a, b, number in records
        ],
        dtype="str",
    )
    return EventTable(base.relation, big, base.documents)


def _event(chance: random.Random, i: int, hostile: bool) -> Event:
    kind = chance.choice(KINDS)
    domains = tuple(chance.sample(DOMAINS, chance.choice((1, 1, 1, 2))))
    title = WORDS[kind].format(
        who=chance.choice(PEOPLE), where=chance.choice(PLACES), domain=domains[0]
    )
    if hostile:
        title = f"{HOSTILE[i % len(HOSTILE)]} {title}"
    quote = f"{title} ({i})."
    start = i * 400
    return Event(
        id=event_id("paper", kind, quote),
        title=title,
        dating=_dating(chance),
        kind=kind,
        domains=domains,
        status=chance.choices(list(Status), (70, 14, 8, 5, 3))[0],
        actors=(
            Actor(chance.choice(PEOPLE), chance.choice(("New Zealand", "Vietnam")), "visitor"),
        ),
        place=chance.choice((*PLACES, None)),
        evidence=(Evidence("paper", start, start + len(quote), quote, ("event", "date")),),
        reasons={"kind": f"rule:{kind} “{kind}”", "date": "day month year"},
        made_by="rule:synthetic",
    )


def _linked(event: Event, link: Link) -> Event:
    row = event.as_dict()
    row["links"] = [{"rel": link.rel.value, "id": link.id}]
    return Event.from_dict(row)


def _dating(chance: random.Random) -> Dating:
    year, month = chance.randint(1995, 2024), chance.randint(1, 12)
    day = chance.randint(1, 26)
    written = chance.choices(
        [
            f"{year}-{month:02}-{day:02}",
            f"{year}-{month:02}",
            f"{year}",
            f"{year}-{chance.randint(21, 24)}",
            f"{year}-{chance.randint(33, 36)}",
            f"{year // 10}X",
            f"{year}-{month:02}-{day:02}/{year + 1}-{month:02}-{day:02}",
            f"{year}/..",
            f"[{year}-{month:02}-{day:02}..{year}-{month:02}-{day + 2:02}]",
            "",
        ],
        (40, 14, 12, 2, 2, 1, 4, 2, 3, 20),
    )[0]
    if not written:
        known = chance.choice(({}, {"bounds": f"[{year}-09..]"}, {"partial": "XXXX-11-06"}))
        return Dating.undated(said="recently", **known)
    basis = chance.choice((Basis.EXPLICIT, Basis.RELATIVE, Basis.INFERRED))
    return edtf.dating(written, basis, said=written)


def _document(events: Sequence[Event]) -> Document:
    """A paper in which every event's quote stands where its evidence says."""
    end = max((piece.end for event in events for piece in event.evidence), default=0)
    text = [" "] * (end + 1)
    for i in range(399, end, 400):
        text[i] = "\n"
    for event in events:
        for piece in event.evidence:
            text[piece.start : piece.end] = piece.quote
    date = edtf.dating("2024-12-31", Basis.EXPLICIT)
    url = "https://paper.example/made-up"
    return Document(
        "paper", "A made-up paper", date, url, "Nobody", "en", "original", "".join(text), "0"
    )
