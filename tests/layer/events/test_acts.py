"""Sentences -> events: clauses, status, dates, scope, domains, titles and joining."""

from __future__ import annotations

import pytest

from corpus.events.extract import extract
from corpus.records import Status
from tests.layer.events.helpers import PAIR, document, events

Row = tuple[str | None, str, str]


def rows(text: str, *, published: str | None = "2010-03-15") -> list[Row]:
    return [(e.dating.edtf, e.kind, e.status.value) for e in events(text, published=published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # several acts in one sentence, each with its own date
        (
            "New Zealand and Vietnam held defence talks in 2007 and signed a treaty in May 2009.",
            [("2007", "talks", "occurred"), ("2009-05", "agreement", "occurred")],
        ),
        (
            "Vietnamese navy ships visited Auckland in 2004 and 2006.",
            [("2004", "ship_visit", "occurred"), ("2006", "ship_visit", "occurred")],
        ),
        (
            "New Zealand opened an embassy in Hanoi in 1995 and a consulate in Saigon in 2001.",
            [("1995", "diplomatic", "occurred"), ("2001", "diplomatic", "occurred")],
        ),
        # a plan takes no date from the day on which it was told
        (
            "Mr Ruiz said today that New Zealand will sign a treaty with Vietnam.",
            [(None, "agreement", "planned")],
        ),
        (
            "New Zealand will hold talks with Vietnam in May 2011.",
            [("2011-05", "talks", "planned")],
        ),
        # a request to the other side
        (
            "Vietnam proposed that New Zealand train its police officers.",
            [(None, "proposal", "proposed")],
        ),
        # a verb between the act and a date keeps the date for itself
        (
            "The two sides will study the treaty signed in September 2009.",
            [("2009-09", "agreement", "occurred")],
        ),
        # an office that has been there since a year was opened then
        (
            "New Zealand’s embassy in Hanoi has been open since 1995.",
            [("1995", "diplomatic", "occurred")],
        ),
        # calling off is an act of its own
        (
            "New Zealand postponed the visit to Vietnam on 2 March 2010.",
            [("2010-03-02", "other", "occurred")],
        ),
        # what is denied or only wished for is no event
        ("No New Zealand minister has visited Vietnam.", []),
        ("New Zealand hoped that ties with Vietnam would grow.", []),
        # one country's own business with a third
        ("Australia and Fiji signed a treaty in 2009.", []),
        # statistics
        ("Trade between New Zealand and Vietnam rose by 4 per cent in 2009.", []),
    ],
)
def test_what_a_sentence_tells(text: str, expected: list[Row]) -> None:
    assert sorted(rows(text), key=str) == sorted(expected, key=str)


def test_an_undated_page_gives_no_date_to_relative_words() -> None:
    text = "The Vietnamese minister visited Wellington on 6 November. Talks were held yesterday."
    found = events(text)
    assert [e.dating.edtf for e in found] == [None, None]
    assert found[0].dating.partial == "XXXX-11-06"


def test_undated_news_is_not_older_than_what_its_page_mentions() -> None:
    text = (
        "The Vietnamese minister meets Police Commissioner Ann Lee in Wellington. "
        "New Zealand and Vietnam signed a treaty in May 2018."
    )
    meeting = next(e for e in events(text) if e.kind == "meeting")
    assert (meeting.dating.edtf, meeting.dating.bounds) == (None, "[2018-05..]")


def test_what_is_still_to_come_is_not_before_its_page() -> None:
    (event,) = events("New Zealand will host talks with Vietnam.", published="2010-03-15")
    assert event.dating.bounds == "[2010-03-15..]"
    assert event.dating.earliest is None


def test_two_names_that_one_word_holds_are_not_cut_apart() -> None:
    said = "The treaty between New Zealand and Vietnam came into force on 7 May 2009 in Hanoi."
    (event,) = events(said)
    assert event.evidence[0].quote == said.removesuffix(".")


def test_two_mentions_of_one_act_are_one_event_with_two_proofs() -> None:
    text = (
        "Defence Minister Phil Goff met Vietnamese Defence Minister Le Van Binh in Hanoi on "
        "2 May 2006. Mr Goff met Mr Binh for an hour."
    )
    (event,) = events(text)
    assert len(event.evidence) == 2
    assert event.dating.edtf == "2006-05-02"
    assert "Phil Goff" in event.reasons["merged"]


def test_meetings_with_different_people_stay_apart() -> None:
    text = (
        "Vietnamese Minister Le Van Binh met New Zealand Commissioner Ann Lee. "
        "Vietnamese Minister Le Van Binh met New Zealand Secretary Tom Reid."
    )
    assert len(events(text)) == 2


def test_a_plan_and_its_fulfilment_are_two_events() -> None:
    text = (
        "New Zealand and Vietnam will hold defence talks in 2007. "
        "New Zealand and Vietnam held defence talks in June 2007."
    )
    assert {e.status for e in events(text)} == {Status.PLANNED, Status.OCCURRED}


@pytest.mark.parametrize(
    ("text", "domains"),
    [
        ("New Zealand and Vietnam signed a defence treaty in 2009.", ("defence",)),
        ("New Zealand and Vietnam signed an extradition treaty in 2009.", ("policing",)),
        (
            "New Zealand and Vietnam signed a memorandum on visas and human trafficking in 2009.",
            ("immigration",),
        ),
        ("New Zealand opened an embassy in Hanoi in 1995.", ("diplomacy",)),
    ],
)
def test_domains(text: str, domains: tuple[str, ...]) -> None:
    (event,) = events(text)
    assert set(domains) <= set(event.domains)
    assert event.domains[0] == domains[0]
    assert event.reasons["domains"]


@pytest.mark.parametrize(
    ("text", "domains", "why"),
    [
        (  # an agenda of many fields is of none
            "New Zealand’s Prime Minister visited Vietnam in 2009 over trade, film and defence.",
            {"diplomacy"},
            "it ranges over",
        ),
        (  # … unless the office of one field is at it
            "New Zealand’s Defence Minister visited Vietnam in 2009 over trade, film and schools.",
            {"defence", "trade", "education", "culture"},
            "“Defence”",
        ),
        (  # an office told when its holder was introduced
            "Police Commissioner Ann Lee is in Hanoi. Ms Lee met Vietnam’s Premier on 3 May 2009.",
            {"policing"},
            "the office: Police Commissioner",
        ),
        (  # heads of state and government meet for their states, whatever the page is about
            "Police of both countries met. President Ann Lee of New Zealand visited Hanoi in 2009.",
            {"diplomacy"},
            "a visit of a President",
        ),
        (
            "Ships of New Zealand’s coast guard visited Vietnam in 2009.",
            {"policing"},
            "“coast guard”",
        ),
        (  # a text whose matter was told before
            "Scholarships were much spoken of. The agreement was signed on 3 May 2009.",
            {"education"},
            "told just before: “Scholarships”",
        ),
        ("New Zealand wanted talks with Vietnam in 2009.", {"diplomacy"}, "a talks"),
        (
            "New Zealand and Vietnam signed a memorandum to combat illegal migration in 2009.",
            {"immigration", "policing"},
            "combat illegal migration",
        ),
    ],
)
def test_domains_that_the_clause_does_not_say(text: str, domains: set[str], why: str) -> None:
    event = events(text)[-1]
    assert set(event.domains) == domains
    assert why in event.reasons["domains"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Prime Minister of Vietnam Le Van Binh visited New Zealand in May 2009.",
            "Prime Minister of Vietnam Le Van Binh visits New Zealand",
        ),
        (
            "New Zealand and Vietnam will hold formal defence talks in 2011.",
            "New Zealand and Vietnam to hold formal defence talks",
        ),
        (
            "New Zealand and Vietnam signed a Memorandum of Understanding on Education in 2009.",
            "New Zealand and Vietnam sign a Memorandum of Understanding on Education",
        ),
        (
            "Under a plan, New Zealand handed over two patrol boats to Vietnam in 2009.",
            "New Zealand hands over two patrol boats to Vietnam",
        ),
        (
            "Relations were elevated to a strategic partnership in 2009.",
            "Relations elevated to a strategic partnership",
        ),
    ],
)
def test_titles_are_sentences_of_a_timeline(text: str, title: str) -> None:
    assert [e.title for e in events(text, published="2010-03-15")] == [title]


def test_the_term_of_a_plan_dates_its_signing_only_where_nothing_else_does() -> None:
    text = "New Zealand and Vietnam signed the action plan for 2021-2024 {}."
    (signed,) = events(text.format("at a ceremony on 8 December 2021"))
    assert signed.dating.edtf == "2021-12-08"
    (signed,) = events(text.format("with joy"))
    assert signed.dating.edtf == "2021/2024"


HOSTILE = [
    "",
    "\n",
    "“",
    "(((",
    "may May MAY",
    "A" * 5000,
    "visit " * 400,
    "2006 " * 400,
    "\u202evisit",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_odd_texts_do_no_harm(text: str) -> None:
    for event in events(text or " "):
        piece = event.evidence[0]
        assert text[piece.start : piece.end] == piece.quote


def test_a_sentence_that_stands_three_times_gives_no_id_twice() -> None:
    text = "New Zealand trained Vietnamese police. " * 3
    found = extract(document(text), PAIR)
    assert len(found) == len({event.id for event in found}) == 3
