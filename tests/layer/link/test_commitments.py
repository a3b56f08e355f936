"""What became of plans: fulfilled, confirmed, moved, called off, open, or no evidence of it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from corpus.lexicon import load_toml
from corpus.link.followup import turns
from corpus.pipeline import build
from corpus.read.relation import Relation
from corpus.records import Commitment, Event, Rel, State, Status
from tests.layer.link.helpers import act, linked, links

HIEU = "Deputy Defence Minister: Nguyen Huy Hieu (Vietnam)"
PETERS = "Foreign Minister: Winston Peters (New Zealand)"
MADE, LATER, LAST = "2006-11-17", "2008-03-01", "2010-06-30"
DATES: dict[str, str | None] = {"plan": MADE, "later": LATER, "last": LAST, "undated": None}


def talks(what: str, when: str | None, *, status: str = "occurred", doc: str = "later") -> Event:
    title = f"{what} held" if status == "occurred" else f"{what} planned"
    fields = {"kind": "talks", "title": title, "domains": ("defence",)}
    return act(f"They hold {what}", when, status=status, doc=doc, **fields)  # type: ignore[arg-type]


def visit(
    who: str, when: str | None, *, status: str = "occurred", doc: str = "later", to: str = "Vietnam"
) -> Event:
    title = f"{who.partition(' (')[0].replace(': ', ' ')} visits {to}"
    return act("A visit", when, who=[who], status=status, doc=doc, title=title)


def text(what: str, when: str | None, kind: str, status: str, doc: str = "later") -> Event:
    quote = f"They sign the {what}"
    domains = ("policing",)
    return act(quote, when, kind=kind, status=status, doc=doc, title=what, domains=domains)


def plan_talks(when: str | None = "2007") -> Event:
    return talks("formal defence talks", when, status="planned", doc="plan")


def plan_visit(when: str | None = "2007") -> Event:
    return visit(HIEU, when, status="planned", doc="plan")


def plan_text(when: str | None = None) -> Event:
    return text("negotiations on an extradition treaty", when, "negotiation", "planned", "plan")


def training(when: str | None) -> Event:
    title = "Police officers' English course"
    return act("A course", when, kind="training", title=title, doc="later", domains=("policing",))


FULFILLED, OPEN, NOTHING = State.FULFILLED, State.OPEN, State.NO_EVIDENCE
CASES = [
    # inside the window, and of a kind that goes with it
    (plan_talks(), talks("defence talks", "2007-06-18"), FULFILLED),
    (plan_talks(), talks("defence talks", "2007"), FULFILLED),
    (plan_visit(), visit(HIEU, "2007-06"), FULFILLED),
    (plan_text(), text("extradition treaty signed", "2008-02", "agreement", "occurred"), FULFILLED),
    (
        plan_text(),
        text("extradition negotiations", "2007-02", "negotiation", "occurred"),
        FULFILLED,
    ),
    (
        act(
            "He asked for it",
            None,
            kind="proposal",
            status="proposed",
            doc="plan",
            title="English course for police requested",
            domains=("policing",),
        ),
        training("2007-05"),
        FULFILLED,
    ),
    # not inside it
    (plan_talks(), talks("defence talks", "2008-01"), NOTHING),
    (plan_talks(), talks("defence talks", "2005"), NOTHING),
    (plan_visit(), visit(HIEU, "2006"), NOTHING),
    # not the same matter, person, number, place
    (plan_talks(), talks("trade talks", "2007-06-18"), NOTHING),
    (plan_visit(), visit(PETERS, "2007-06"), NOTHING),
    (plan_visit(), visit(HIEU, "2007-06", to="Australia"), NOTHING),
    (plan_text(), text("air services treaty signed", "2008-02", "agreement", "occurred"), OPEN),
    (
        talks("8th defence dialogue", "2007", status="planned", doc="plan"),
        talks("9th defence dialogue", "2007-06"),
        NOTHING,
    ),
    # not of a kind that goes with it; only planned itself
    (plan_talks(), text("formal defence talks", "2007-06", "agreement", "occurred"), NOTHING),
    # nothing without a date, and nothing that may be older than the promise
    (plan_talks(None), talks("formal defence talks", None), OPEN),
    (plan_talks(None), talks("formal defence talks", "2006"), OPEN),
    (plan_talks(None), talks("formal defence talks", "2006-11"), OPEN),
    (plan_talks(None), talks("formal defence talks", "2006-12"), FULFILLED),
    (plan_talks(None), talks("formal defence talks", "2012"), OPEN),  # too long after it
    (
        talks("formal defence talks", None, status="planned", doc="undated"),
        talks("formal defence talks", "2007"),
        OPEN,
    ),
    # the window is not over
    (plan_talks("2010"), talks("trade talks", "2007"), OPEN),
    (plan_talks("2030"), talks("defence talks", "2007"), OPEN),
]


@pytest.mark.parametrize(("plan", "later", "state"), CASES)
def test_a_plan_and_a_later_event(plan: Event, later: Event, state: State) -> None:
    found = linked([later, plan], DATES)
    (row,) = found.commitments
    assert (row.event, row.state, row.as_of) == (plan.id, state, date(2010, 6, 30))
    kept = state is FULFILLED
    assert row.fulfilled_by == ((later.id,) if kept else ())
    assert links(found, Rel.FULFILS) == ({(later.id, plan.id)} if kept else set())
    assert len(found.events) == 2  # linked, never merged
    assert row.reasons
    assert Commitment.from_dict(row.as_dict()) == row


def test_the_window_of_a_dated_plan_is_its_date_and_of_another_open() -> None:
    (dated,) = linked([plan_talks()], DATES).commitments
    assert (dated.made, dated.earliest, dated.latest) == (
        date(2006, 11, 17),
        date(2007, 1, 1),
        date(2007, 12, 31),
    )
    (open_,) = linked([plan_talks(None)], DATES).commitments
    assert (open_.earliest, open_.latest) == (date(2006, 11, 17), None)
    (this_year,) = linked([plan_talks("2006")], DATES).commitments
    assert this_year.earliest == date(2006, 11, 17)  # what is left of the year
    bounded = act("x", None, status="planned", doc="undated", bounds="[2019-09..]")
    (row,) = linked([bounded], DATES).commitments
    assert (row.made, row.earliest, row.latest) == (None, date(2019, 9, 1), None)


def test_no_evidence_is_called_that_and_dated() -> None:
    (row,) = linked([plan_talks()], DATES).commitments
    assert row.state.value == "no_evidence"
    assert row.reasons == (
        "its time ended on 2007-12-31; no document up to 2010-06-30 tells of it",
    )
    (soon,) = linked([plan_talks()], {"plan": MADE}).commitments
    assert (soon.state, soon.as_of) == (OPEN, date(2006, 11, 17))


def test_every_plan_and_proposal_and_nothing_else() -> None:
    events = [act(f"No. {i}", None, status=s.value, start=i) for i, s in enumerate(Status)]
    found = linked(events, DATES)
    ahead = {e.id for e in events if e.status in (Status.PLANNED, Status.PROPOSED)}
    assert {row.event for row in found.commitments} == ahead


def test_a_later_document_that_repeats_a_plan_confirms_it() -> None:
    again = visit(HIEU, None, status="planned")
    found = linked([plan_visit(None), again], DATES)
    row = next(r for r in found.commitments if r.event == plan_visit(None).id)
    assert (row.state, row.followed_by) == (State.CONFIRMED, (again.id,))
    assert links(found, Rel.REPEATS) == {(again.id, plan_visit(None).id)}
    twice = [plan_visit("2010-12"), visit(HIEU, "2010-12", status="planned")]
    (row,) = linked(twice, DATES).commitments  # one plan, told twice
    assert row.state is State.CONFIRMED
    twice = [plan_visit("2009-03"), visit(HIEU, "2009-03", status="planned")]
    (row,) = linked(twice, DATES).commitments
    assert row.state is NOTHING  # its time is over all the same
    year = linked([plan_visit("2010"), visit(HIEU, "2010", status="planned")], DATES)
    assert links(year, Rel.REPEATS)
    assert not links(year, Rel.PERHAPS_SAME)  # which would say less


def test_a_later_document_that_names_another_time_moves_it() -> None:
    moved = visit(HIEU, "2008-05", status="planned")
    found = linked([plan_visit("2008-03"), moved], DATES)
    row = next(r for r in found.commitments if r.event == plan_visit("2008-03").id)
    assert (row.state, row.followed_by) == (State.RESCHEDULED, (moved.id,))
    assert links(found, Rel.AMENDS) == {(moved.id, plan_visit("2008-03").id)}


def test_next_year_s_talks_move_nothing() -> None:
    found = linked([plan_talks(), talks("defence talks", "2008", status="planned")], DATES)
    assert {row.state for row in found.commitments} == {NOTHING}
    assert not any(event.links for event in found.events)


@pytest.mark.parametrize(
    ("words", "status", "state"),
    [
        ("Mr Hieu's visit was called off", "occurred", State.CANCELLED),
        ("Mr Hieu will not come", "cancelled", State.CANCELLED),
        ("Mr Hieu's visit was postponed", "occurred", State.RESCHEDULED),
        ("Mr Hieu's visit was welcomed", "occurred", State.NO_EVIDENCE),
    ],
)
def test_what_a_later_page_calls_off(words: str, status: str, state: State) -> None:
    turn = act(words, "2007-02", kind="other", who=[HIEU], status=status, doc="later", title="x")
    found = linked([plan_visit(), turn], DATES)
    assert [row.state for row in found.commitments] == [state]


def test_a_sentence_that_goes_on_turns_its_own_plan_only() -> None:
    words = (
        "The visit planned for May 2007 has been postponed. A course is planned. It was put off."
    )
    visit_, course = words[:31], "A course is planned"
    plans = [
        act(visit_, "2007-05", status="planned", doc="plan"),
        act(course, None, kind="training", status="planned", doc="plan", start=words.index("A c")),
    ]
    turn = act("has been postponed", None, kind="other", doc="plan", start=31, title="Step")
    found = linked([*plans, turn], DATES, {"plan": words})
    assert [row.state for row in found.commitments] == [State.RESCHEDULED, OPEN]


def test_rivals_of_what_fulfils_a_plan_fulfil_it_too() -> None:
    stays = [
        visit("Prime Minister: Pham Minh Chinh (Vietnam)", f"2007-03-{day}/2007-03-11", doc=doc)
        for day, doc in (("09", "later"), ("10", "last"))
    ]
    who = "Prime Minister: Pham Minh Chinh (Vietnam)"
    plan = visit(who, "2007-03", status="planned", doc="plan")
    (row,) = linked([*stays, plan], DATES).commitments
    assert set(row.fulfilled_by) == {event.id for event in stays}


def test_separate_pages_follow_nothing_up() -> None:
    events = [plan_talks(), talks("defence talks", "2007-06-18")]
    found = linked(events, DATES, separate=True)
    (row,) = found.commitments
    assert (row.state, row.as_of) == (OPEN, date(2006, 11, 17))
    assert not any(event.links for event in found.events)


@pytest.mark.parametrize("state", sorted(turns()))
def test_every_turn_s_own_examples(state: State) -> None:
    row = load_toml("links")["turns"][state.value]
    assert all(re.search(row["says"], sentence, re.I) for sentence in row["yes"])
    assert not any(re.search(row["says"], sentence, re.I) for sentence in row["no"])


def test_every_kind_s_followers_are_kinds() -> None:
    kinds, table = load_toml("kinds"), load_toml("links")["follow"]
    assert set(table) | {"other"} == set(kinds)
    assert {kind for row in table.values() for kind in row["by"]} <= set(kinds)


def test_the_shipped_release_s_promises_are_told_honestly() -> None:
    """Talks and a visit promised for 2007: whatever the corpus tells of them, no more is claimed,
    and no undated page fulfils anything."""
    table = build(Relation.of_folder(Path("corpus/documents/new-zealand-vietnam")))
    rows = {row.event: row for row in table.commitments}
    plans = [e for e in table.events() if e.status in (Status.PLANNED, Status.PROPOSED)]
    assert set(rows) == {event.id for event in plans}
    for row in rows.values():
        fulfilling = [table.event(name) for name in row.fulfilled_by]
        assert all(event and event.dating.is_dated for event in fulfilling)
        assert (row.state is FULFILLED) == bool(row.fulfilled_by)
