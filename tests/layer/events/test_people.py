"""Who is named, in which office, on which side."""

from __future__ import annotations

import pytest

from corpus.events.lexicon import scan
from corpus.events.organisations import find_organisations
from corpus.events.people import Person, find_people
from corpus.events.sides import sides_of, told


def people(text: str, home: str | None = None) -> list[tuple[str, str, str | None]]:
    return [(p.name, p.role, p.side) for p in find_people(text, scan(text), home)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr Dung thanked her.", ("Dung", "", None)),
        ("Defence Minister Ana Ruiz spoke.", ("Ana Ruiz", "Defence Minister", None)),
        (
            "the Kenyan Foreign Minister Amina Otieno",
            ("Amina Otieno", "Kenyan Foreign Minister", "Kenya"),
        ),
        (
            "by Vice Defence Minister, Senior Lieutenant General Le Van Binh, next year",
            ("Le Van Binh", "Vice Defence Minister", None),
        ),
        (
            "Chilean Deputy Minister of Business, Innovation and Employment Marta Soto said",
            (
                "Marta Soto",
                "Chilean Deputy Minister of Business, Innovation and Employment",
                "Chile",
            ),
        ),
        (
            "Commander of the Fiji Police Jone Vakarau",
            ("Jone Vakarau", "Commander of the Fiji Police", "Fiji"),
        ),
        (
            "Rosa Lima, Prime Minister of Portugal, was there",
            ("Rosa Lima", "Prime Minister of Portugal", "Portugal"),
        ),
        ("her Japanese counterpart Ken Mori", ("Ken Mori", "Japanese counterpart", "Japan")),
        (
            "Brazil’s President Caio da Silva arrived",
            ("Caio da Silva", "Brazil’s President", "Brazil"),
        ),
        ("Dr. S. Raman of the institute", ("S. Raman", "", None)),
        (
            "Ana Ruiz, the Speaker of Chile’s House of Representatives, came",
            ("Ana Ruiz", "Speaker of Chile’s House of Representatives", "Chile"),
        ),
        ("Minister of Public Security To Lam", ("To Lam", "Minister of Public Security", None)),
        (
            "the Speaker of Chile’s House of Representatives, Ana Ruiz, was there",
            ("Ana Ruiz", "Speaker of Chile’s House of Representatives", "Chile"),
        ),
        ("Ambassador Nguyễn Thị Hoa", ("Nguyễn Thị Hoa", "Ambassador", None)),
        ("the Chief of Army visited", ("", "Chief of Army", None)),
        ("ships of the Navy, the Chief of Army visited", ("", "Chief of Army", None)),
        ("met General Secretary To Lam in May", ("To Lam", "General Secretary", None)),
        (
            "They met Rosa Lima, the Speaker of Fiji’s House of Representatives.",
            ("Rosa Lima", "Speaker of Fiji’s House of Representatives", "Fiji"),
        ),
        (
            "the head of the Vietnam People’s Army, Le Van Binh.",
            ("Le Van Binh", "head of the Vietnam People’s Army", "Vietnam"),
        ),
        (
            "Chairman of the National Assembly Le Van Binh spoke",
            ("Le Van Binh", "Chairman of the National Assembly", None),
        ),
    ],
)
def test_one_person(text: str, expected: tuple[str, str, str | None]) -> None:
    assert people(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Foreign Ministers Ana Ruiz of Chile and Ken Mori of Japan signed it.",
            [("Ana Ruiz", "Foreign Minister", "Chile"), ("Ken Mori", "Foreign Minister", "Japan")],
        ),
        (
            "Trade Ministers Ana Ruiz and Ken Mori signed it.",
            [("Ana Ruiz", "Trade Minister", None), ("Ken Mori", "Trade Minister", None)],
        ),
        (
            "Presidents Ana Ruiz of Chile, Ken Mori of Palau and Rosa Lima of Portugal met.",
            [
                ("Ana Ruiz", "President", "Chile"),
                ("Ken Mori", "President", "Palau"),
                ("Rosa Lima", "President", "Portugal"),
            ],
        ),
        (
            "Foreign Ministers Ana Ruiz and Japan met.",
            [("Ana Ruiz", "Foreign Ministers", None)],
        ),
    ],
)
def test_persons_of_one_office(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert people(text) == expected


def test_the_publisher_s_side_is_no_guess_for_two_who_hold_one_office() -> None:
    assert [
        side for _, _, side in people("Prime Ministers Ana Ruiz and Ken Mori met.", "Chile")
    ] == [
        None,
        None,
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A man was here.",
        "General agreement was reached.",
        "The head was wounded.",
        "Sir, I object.",
    ],
)
def test_no_person_with_a_name(text: str) -> None:
    assert [name for name, _, _ in people(text) if name] == []


def test_a_name_ends_at_the_full_stop() -> None:
    found = people("He met President Luis Vega. Chile agreed.")
    assert found == [("Luis Vega", "President", None)]


def test_a_later_mention_is_completed_from_the_first() -> None:
    text = "Foreign Minister of Chile Luis Vega came. Mr Vega left."
    assert people(text)[1] == ("Luis Vega", "Foreign Minister of Chile", "Chile")


def test_two_people_of_one_surname_are_not_mixed_up() -> None:
    text = "Minister Ana Vega met Minister Luis Vega. Mr Vega left."
    assert people(text)[2] == ("Vega", "", None)


def test_the_publisher_s_side_is_only_a_guess() -> None:
    text = "Defence Minister Ana Ruiz spoke."
    (person,) = find_people(text, scan(text), "Chile")
    assert (person.side, person.sure) == ("Chile", False)


@pytest.mark.parametrize("text", ["“Yes,” said Mr Vega.", "Mr Vega said yes.", "Mr Vega told us."])
def test_who_is_only_quoted_takes_no_part(text: str) -> None:
    (person,) = find_people(text, scan(text), None)
    assert person.speaking


def test_spans_are_those_of_the_text() -> None:
    text = "So Defence Minister Ana Ruiz’s visit began."
    (person,) = find_people(text, scan(text), None)
    assert isinstance(person, Person)
    assert text[person.start : person.end] == "Defence Minister Ana Ruiz"


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        ("ships of the Royal New Zealand Navy", "Royal New Zealand Navy", "New Zealand"),
        ("the Ministry of Public Security of Vietnam", "Ministry of Public Security", "Vietnam"),
        ("the Vietnamese Ministry of Public Security", "Ministry of Public Security", "Vietnam"),
        (
            "the Chile Defence Force Command and Staff College visited",
            "Chile Defence Force Command and Staff College",
            "Chile",
        ),
        ("the Ministry of Business, Innovation and Employment said", None, None),
    ],
)
def test_bodies(text: str, name: str | None, side: str | None) -> None:
    (body,) = find_organisations(text, scan(text), [], None)
    assert body.name == (name or "Ministry of Business, Innovation and Employment")
    assert body.side == side
    assert text[body.start : body.end].startswith(body.name.split()[0]) or side


def test_a_bare_police_is_the_one_police_that_the_page_knows() -> None:
    text = "The Fiji Police came. It was signed by the Police."
    found = find_organisations(text, scan(text), [], "Japan")
    assert [(b.name, b.side) for b in found] == [("Fiji Police", "Fiji"), ("Fiji Police", "Fiji")]


def test_the_side_after_a_name() -> None:
    text = "They met Prime Minister Pham Minh Chinh of Vietnam."
    assert people(text) == [("Pham Minh Chinh", "Prime Minister", "Vietnam")]


def test_what_other_documents_tell_of_sides_comes_before_who_publishes_the_page() -> None:
    pages = [
        told("New Zealand Prime Minister John Key spoke."),
        told("Prime Ministers Nguyen Tan Dung and John Key met in Hanoi."),
        told("Prime Minister John Key thanked Prime Minister Phan Van Khai."),
    ]
    known = sides_of(pages, ("New Zealand", "Vietnam"))
    assert known == {
        "John Key": "New Zealand",
        "Nguyen Tan Dung": "Vietnam",
        "Phan Van Khai": "Vietnam",
    }
    text = "Prime Minister John Key arrived."
    assert [p.side for p in find_people(text, scan(text), "Vietnam")] == ["Vietnam"]
    assert [p.side for p in find_people(text, scan(text), "Vietnam", known)] == ["New Zealand"]
    text = "John Key will pay a visit to Vietnam; the John Key Foundation pays."
    (person,) = find_people(text, scan(text), "Vietnam", known)
    assert (person.start, person.name, person.side) == (0, "John Key", "New Zealand")


def test_documents_that_disagree_half_and_half_tell_no_side() -> None:
    pages = [
        told("Vietnamese Minister Ana Lopes spoke."),
        told("New Zealand Minister Ana Lopes spoke."),
    ]
    assert sides_of(pages, ("New Zealand", "Vietnam")) == {}
