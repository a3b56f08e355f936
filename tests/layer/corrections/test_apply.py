"""What people put right holds on every build, or is reported: it is never dropped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from corpus.corrections import Action, Corrected, Correction, Proof, apply
from corpus.dates import edtf
from corpus.records import (
    Actor,
    Basis,
    Document,
    Event,
    Evidence,
    Precision,
    Status,
    event_id,
)
from corpus.records import Dating as D

TEXT = (
    "Ministers met in Hanoi on 5 May 2003. An embassy opened. An embassy opened again in June 2004."
)
PAGE = Document("page", "Page", D.undated(), "", "", "en", "original", TEXT, "0" * 64)
OTHER = replace(PAGE, id="other", text="The embassy in Wellington opened on 1 February 2003.")
DOCUMENTS = {page.id: page for page in (PAGE, OTHER)}


def event(quote: str, kind: str = "meeting", page: Document = PAGE, date: str = "2003") -> Event:
    start = page.text.index(quote)
    return Event(
        event_id(page.id, kind, quote),
        quote,
        edtf.dating(date, Basis.EXPLICIT),
        kind,
        ("diplomacy",),
        Status.OCCURRED,
        (Actor("Ana"),),
        None,
        (Evidence(page.id, start, start + len(quote), quote),),
        made_by="rule:met",
    )


MET = event("Ministers met in Hanoi")
OPENED = event("An embassy opened", "diplomatic")
ELSEWHERE = event("The embassy in Wellington opened", "diplomatic", OTHER, "2003-02-01")


def correction(of: Event, action: Action, after: Mapping[str, Any] | None = None) -> Correction:
    return Correction.of(of, action, at="2026-11-21", who="Ana", why="I know", after=after)


def done(
    *corrections: Correction, events: tuple[Event, ...] = (MET, OPENED, ELSEWHERE)
) -> Corrected:
    return apply(events, corrections, DOCUMENTS)


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("title", " Ministers  meet ", "Ministers meet"),
        ("kind", "talks", "talks"),
        ("domains", ["defence", "policing"], ("defence", "policing")),
        ("status", "cancelled", Status.CANCELLED),
        ("place", "Hanoi", "Hanoi"),
        ("place", None, None),
        ("actors", [{"name": "Bo", "side": "Peru", "role": ""}], (Actor("Bo", "Peru"),)),
    ],
)
def test_a_changed_field_says_who_changed_it_and_why(name: str, value: Any, read: Any) -> None:
    found = done(correction(MET, Action.CHANGE, {name: value})).events[0]
    assert getattr(found, name) == read
    assert found.reasons[name] == "assigned by Ana on 2026-11-21: I know"
    assert found.id == MET.id


def test_a_changed_date_is_assigned_and_as_exact_as_it_was_said() -> None:
    dating = done(correction(MET, Action.CHANGE, {"date": "2003-05"})).events[0].dating
    assert (dating.edtf, dating.precision, dating.basis) == (
        "2003-05",
        Precision.MONTH,
        Basis.ASSIGNED,
    )
    assert dating.latest is not None
    assert dating.latest.isoformat() == "2003-05-31"


def test_what_one_document_alone_tells_is_corrected_in_what_it_tells() -> None:
    found = done(correction(MET, Action.CHANGE, {"date": "2003-05"}))
    assert [told.dating.edtf for told in found.mentions[MET.id]] == ["2003-05"]
    said = [correction(OPENED, Action.CHANGE, {"date": "2003-05"})]
    told = {OPENED.id: (OPENED, ELSEWHERE)}
    assert apply([OPENED], said, DOCUMENTS, mentions=told).mentions == told


def test_a_date_can_be_taken_away() -> None:
    dating = done(correction(MET, Action.CHANGE, {"date": None})).events[0].dating
    assert not dating.is_dated
    assert dating.basis is Basis.ASSIGNED


def test_seasons_lie_where_the_relation_lies() -> None:
    said = [correction(MET, Action.CHANGE, {"date": "2003-21"})]
    (north, *_), (south, *_) = (
        apply([MET], said, DOCUMENTS, hemisphere=where).events for where in ("north", "south")
    )
    assert north.dating.earliest != south.dating.earliest


def test_what_is_dismissed_goes_and_what_is_confirmed_stays_and_says_so() -> None:
    found = done(correction(MET, Action.DISMISS), correction(OPENED, Action.CONFIRM))
    assert [e.id for e in found.events] == [OPENED.id, ELSEWHERE.id]
    assert found.events[0].reasons["confirmed"] == "confirmed by Ana on 2026-11-21: I know"
    assert MET.id not in found.mentions


def test_an_event_whose_id_has_changed_is_found_by_its_words() -> None:
    said = correction(MET, Action.CHANGE, {"title": "Ministers meet"})
    now = replace(MET, id="ffffffffffff", kind="talks")
    found = done(said, events=(now, OPENED))
    assert found.events[0].title == "Ministers meet"
    assert found.events[0].id == "ffffffffffff"


GONE = [
    ((OPENED,), "no event rests on “Ministers met in Hanoi” any more"),
    ((replace(OPENED, evidence=(*OPENED.evidence, *MET.evidence)),), "its words are now part of"),
    ((replace(MET, id="a" * 12), replace(MET, id="b" * 12)), "its words prove several events now"),
]


@pytest.mark.parametrize(("events", "why"), GONE)
def test_a_correction_without_its_event_is_reported(events: tuple[Event, ...], why: str) -> None:
    found = done(correction(MET, Action.DISMISS), events=events)
    assert found.events == events
    (problem,) = found.problems
    assert why in problem.message
    assert "Ana" in problem.message
    assert problem.document == "corrections.jsonl"


def addition(quote: str, **more: Any) -> Correction:
    after = {"title": "Embassy opens", "kind": "diplomatic", "domains": ["diplomacy"]}
    proof = Proof("page", quote)
    return Correction(
        "2026-11-21",
        "Ana",
        "missed",
        Action.ADD,
        proof=proof,
        after={**after, "status": "occurred", **more},
    )


@pytest.mark.parametrize(
    ("start", "found_at"), [(0, 38), (38, 38), (50, 57), (57, 57), (999_999, 57)]
)
def test_an_added_event_rests_on_the_words_nearest_to_where_they_were(
    start: int, found_at: int
) -> None:
    found = done(addition("An embassy opened", start=start, date="2004-06"), events=(MET,))
    added = found.events[-1]
    piece = added.evidence[0]
    assert (piece.start, TEXT[piece.start : piece.end]) == (found_at, "An embassy opened")
    assert (added.made_by, added.dating.edtf) == ("person:Ana", "2004-06")
    assert added.reasons["title"].startswith("assigned by Ana")


def test_an_added_event_that_the_rules_have_learned_to_find_is_one_event() -> None:
    found = done(addition("An embassy opened"))
    assert [e.id for e in found.events] == [MET.id, OPENED.id, ELSEWHERE.id]
    assert found.events[1].title == "Embassy opens"


@pytest.mark.parametrize(
    ("proof", "why"),
    [(Proof("page", "no such words"), "does not say"), (Proof("nowhere", "x"), "no document")],
)
def test_an_added_event_whose_words_are_gone_is_reported(proof: Proof, why: str) -> None:
    found = done(replace(addition("An embassy opened"), proof=proof))
    assert len(found.events) == 3
    assert why in found.problems[0].message


def merging(into: Event, *others: Event) -> Correction:
    return correction(into, Action.MERGE, {"events": [{"event": other.id} for other in others]})


def test_merged_events_keep_all_their_proof() -> None:
    found = done(merging(OPENED, ELSEWHERE))
    assert [e.id for e in found.events] == [MET.id, OPENED.id]
    whole = found.events[1]
    assert whole.evidence == (*OPENED.evidence, *ELSEWHERE.evidence)
    assert whole.dating == OPENED.dating
    assert found.mentions[OPENED.id] == (OPENED, ELSEWHERE)


def test_a_split_event_gives_each_part_its_own_proof_and_date() -> None:
    joined = replace(OPENED, evidence=(*OPENED.evidence, *ELSEWHERE.evidence))
    parts = [{"evidence": [{"document": e.document, "quote": e.quote}]} for e in joined.evidence]
    parts[0]["title"] = "Embassy in Hanoi"  # type: ignore[assignment]
    said = correction(joined, Action.SPLIT, {"parts": parts})
    found = apply([joined], [said], DOCUMENTS, mentions={OPENED.id: (OPENED, ELSEWHERE)})
    one, two = found.events
    assert (one.id, one.title, one.evidence) == (OPENED.id, "Embassy in Hanoi", OPENED.evidence)
    assert (two.id, two.evidence) == (ELSEWHERE.id, ELSEWHERE.evidence)
    assert two.dating == ELSEWHERE.dating


def test_a_split_that_no_longer_fits_is_reported() -> None:
    parts = [{"evidence": [{"document": "page", "quote": q}]} for q in ("one", "two")]
    found = done(correction(OPENED, Action.SPLIT, {"parts": parts}))
    assert OPENED in found.events
    assert "do not divide" in found.problems[0].message


def undo(what: Correction, at: str = "2026-11-22") -> Correction:
    return Correction(at, "Bo", "no", Action.UNDO, after={"correction": what.id})


def test_an_undoing_takes_back_and_can_be_taken_back() -> None:
    said = correction(MET, Action.DISMISS)
    back = undo(said)
    assert MET in done(said, back).events
    assert MET not in done(said, back, undo(back, "2026-11-23")).events


def test_the_last_word_holds() -> None:
    said = [correction(MET, Action.CHANGE, {"title": title}) for title in ("One", "Two")]
    assert done(*said).events[0].title == "Two"
    assert done(*said, undo(said[1])).events[0].title == "One"


def test_without_corrections_nothing_changes() -> None:
    assert done().events == (MET, OPENED, ELSEWHERE)
