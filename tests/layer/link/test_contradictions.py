"""Sources that date one act differently stand side by side; what is two acts does not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus.errors import TableError
from corpus.lexicon import load_toml
from corpus.link.merge import merge
from corpus.link.slots import Rule, rules, says
from corpus.pipeline import build
from corpus.read.relation import Relation
from corpus.records import Basis, Contradiction, Event, Rel, sort_events
from corpus.store import EventTable
from tests.layer.link.helpers import act, linked, links, of_pages

RELATION = Relation("made-up", "Made up", Path(), ("New Zealand", "Vietnam"))
KHAI = "Prime Minister: Phan Van Khai (Vietnam)"
PETERS = "Foreign Minister: Winston Peters (New Zealand)"


def relations(
    when: str, quote: str = "The two countries established diplomatic relations"
) -> Event:
    return act(quote, when, kind="diplomatic", title="Diplomatic relations established")


def embassy(when: str, place: str | None, quote: str = "Vietnam opened its embassy") -> Event:
    return act(quote, when, kind="diplomatic", place=place, title="Embassy opened")


def partnership(when: str, level: str = "comprehensive") -> Event:
    said = f"They upgraded their relations to a {level} partnership"
    return act(said, when, kind="diplomatic", title="Partnership")


def visit(when: str, who: str = KHAI, quote: str = "He visited New Zealand") -> Event:
    title = f"{who.partition(' (')[0].replace(': ', ' ')} visits New Zealand"
    return act(quote, when, who=[who], title=title)


def treaty(what: str, when: str, quote: str = "They signed the {}") -> Event:
    return act(quote.format(what), when, kind="agreement", title=f"{what} signed")


def dialogue(number: str, when: str) -> Event:
    said = f"The {number} defence policy dialogue"
    return act(f"{said} was held", when, kind="talks", title=f"{said} held")


def ship(name: str, when: str) -> Event:
    return act(
        f"{name} visited Ho Chi Minh City", when, kind="ship_visit", place="Ho Chi Minh City"
    )


MUST = [
    (relations("1975-06-16"), relations("1975-06-19")),
    (relations("1975-06-16"), relations("1973")),
    (embassy("2003-02", "Wellington"), embassy("2003-05", "Wellington")),
    (partnership("2008"), partnership("2009-09-10")),
    (visit("2005-05"), visit("2005-11")),
    (visit("2007-07"), visit("2007-09-10/2007-09-12")),
    (visit("2024-03-09/2024-03-11"), visit("2024-03-10/2024-03-11")),
    (visit("2024-03-09", PETERS), visit("2024-03-12", PETERS)),
    (
        treaty("Memorandum of understanding on defence cooperation", "2013"),
        treaty("Memorandum of understanding on defence cooperation", "2023"),
    ),
    (treaty("Extradition treaty", "2024-03-10"), treaty("Treaty on extradition", "2024-03-11")),
    (dialogue("fourth", "2024-02"), dialogue("4th", "2024-03")),
    (
        ship("HMNZS Te Mana", "2023-09-24/2023-09-25"),
        ship("HMNZS Te Mana", "2023-09-24/2023-09-28"),
    ),
]
MUST_NOT = [
    # finer and coarser
    (relations("1975"), relations("1975-06-19")),
    (embassy("2003", "Wellington"), embassy("2003-05", "Wellington")),
    (visit("2024-03"), visit("2024-03-09/2024-03-11")),
    (visit("2024-03-10"), visit("2024-03-09/2024-03-11")),
    (relations("1975~"), relations("1976")),
    # another place, level, matter, number, ship, person, office
    (embassy("2003-02", "Wellington"), embassy("1995-11", "Hanoi")),
    (embassy("2003-02", None), embassy("1995-11", None)),
    (partnership("2009"), partnership("2020", "strategic")),
    (partnership("2009"), partnership("2025", "comprehensive strategic")),
    (treaty("Extradition treaty", "2013"), treaty("Air services treaty", "2015")),
    (treaty("Memorandum of Understanding", "2013"), treaty("Memorandum of Understanding", "2015")),
    (dialogue("fourth", "2024-03"), dialogue("fifth", "2025-03")),
    (ship("HMNZS Te Mana", "2023-09-24"), ship("HMNZS Canterbury", "2023-09-28")),
    (visit("2005-05"), visit("2005-11", "President: Tran Duc Luong (Vietnam)")),
    (
        visit("2005-05-01", "Party Leader: Helen Clark (New Zealand)"),
        visit("2005-05-04", "Prime Minister: Helen Clark (New Zealand)"),
    ),
    # another time
    (visit("2005-05"), visit("2006-05")),
    (visit("2024-03-09", PETERS), visit("2024-06-12", PETERS)),
    (ship("HMNZS Te Mana", "2023-03"), ship("HMNZS Te Mana", "2023-09")),
    (treaty("Air services agreement", "1995"), treaty("Air services agreement", "2015")),
    # words that say that it is another act
    (
        relations("1975-06-19"),
        relations("2015", "They celebrated 40 years since they established diplomatic relations"),
    ),
    (
        relations("1975-06-19"),
        relations("1990", "They restored and re-established diplomatic relations"),
    ),
    (
        embassy("2003-02", "Wellington"),
        embassy("2012", "Wellington", "Vietnam opened the new building of its embassy"),
    ),
    (
        treaty("Fisheries agreement", "2013"),
        treaty("Fisheries agreement", "2016", "They signed the renewed {}"),
    ),
    (visit("2006-05"), visit("2006-11", quote="He came for the APEC summit")),
    (visit("2005-05"), visit("2005-11", "Deputy Prime Minister: Vu Khoan (Vietnam)")),
]


@pytest.mark.parametrize("pair", MUST)
@pytest.mark.parametrize("turned", [False, True])
def test_these_contradict_each_other(pair: tuple[Event, Event], turned: bool) -> None:
    found = linked(of_pages(*pair[:: -1 if turned else 1]))
    (record,) = found.contradictions
    one, two = sort_events(found.events)
    assert record.events == (one.id, two.id)
    assert links(found, Rel.CONFLICTS_WITH) == {(one.id, two.id), (two.id, one.id)}
    assert not links(found, Rel.PERHAPS_SAME)
    assert [(c.event, c.edtf) for c in record.claims] == [(e.id, e.dating.edtf) for e in (one, two)]
    assert all(claim.quote and claim.document.startswith("p") for claim in record.claims)
    assert record.earliest == min(filter(None, (one.dating.earliest, two.dating.earliest)))
    assert record.latest == max(filter(None, (one.dating.latest, two.dating.latest)))
    assert record.reasons
    assert Contradiction.from_dict(record.as_dict()) == record


@pytest.mark.parametrize("pair", MUST_NOT)
def test_these_do_not(pair: tuple[Event, Event]) -> None:
    found = linked(of_pages(*pair))
    assert found.contradictions == ()
    assert not links(found, Rel.CONFLICTS_WITH)


def test_three_dates_and_a_coarse_one_are_one_contradiction() -> None:
    days = ("1975-06-16", "1975-06-19", "1975-06-26", "1975")
    found = linked(of_pages(*(relations(day) for day in days)))
    (record,) = found.contradictions
    assert [claim.edtf for claim in record.claims] == ["1975", *days[:3]]
    assert (record.earliest, record.latest) == (date(1975, 1, 1), date(1975, 12, 31))
    assert len(links(found, Rel.CONFLICTS_WITH)) == 6  # the year 1975 is nobody's rival


def test_sources_of_one_date_are_one_event_with_a_claim_each() -> None:
    days = ("1975-06-19", "1975-06-26", "1975-06-19")
    found = linked(of_pages(*(relations(day) for day in days)))
    (record,) = found.contradictions
    assert len(record.events) == 2
    assert sorted((c.document, c.edtf) for c in record.claims) == [
        ("p0", "1975-06-19"),
        ("p1", "1975-06-26"),
        ("p2", "1975-06-19"),
    ]


def test_passages_of_one_page() -> None:
    """Relations begin once, so a page can contradict itself; two visits told by one page are
    two."""
    day = [relations("1975-06-16"), act_at(relations("1975-06-19"), 100)]
    assert len(linked(day).contradictions) == 1
    assert len(linked(day, separate=True).contradictions) == 1
    twice = [visit("2005-05"), act_at(visit("2005-11"), 100)]
    assert linked(twice).contradictions == ()
    stays = [visit("2024-03-09/2024-03-11"), act_at(visit("2024-03-10/2024-03-11"), 100)]
    assert len(merge(stays)) == 2
    assert len(linked(stays).contradictions) == 1  # nobody comes twice on the same days


def test_a_table_whose_findings_cannot_be_read_is_refused(tmp_path: Path) -> None:
    frame = EventTable.of(RELATION, []).columns
    for number, wrong in enumerate(("{", "[]", '{"commitments": [{}]}')):
        path = tmp_path / f"{number}.parquet"
        frame.attrs = {"findings": wrong}
        frame.to_parquet(path, index=False)
        with pytest.raises(TableError, match="build it anew"):
            EventTable.from_parquet(path, RELATION)


def act_at(event: Event, start: int) -> Event:
    """The event, told further on in its page."""
    return act(
        event.evidence[0].quote,
        event.dating.edtf,
        kind=event.kind,
        who=[f"{a.role}: {a.name} ({a.side})" for a in event.actors],
        title=event.title,
        start=start,
    )


def test_a_date_of_publication_is_no_claim() -> None:
    told = embassy("2010-08", "Wellington")
    published = act(
        told.evidence[0].quote,
        "2010-08",
        kind="diplomatic",
        place="Wellington",
        title=told.title,
        basis=Basis.PUBLISHED,
    )
    assert linked(of_pages(embassy("2003-05", "Wellington"), published)).contradictions == ()


def test_separate_pages_do_not_contradict() -> None:
    assert linked(of_pages(*MUST[0]), separate=True).contradictions == ()


ROWS = load_toml("links")["contradiction"]


@pytest.mark.parametrize(("rule", "row"), list(zip(rules(), ROWS, strict=True)))
def test_every_rule_s_own_examples(rule: Rule, row: dict[str, list[str]]) -> None:
    assert row["yes"]
    assert row["no"]
    for sentence in row["yes"]:
        assert says(rule, sentence) is not None, sentence
    for sentence in row["no"]:
        assert says(rule, sentence) is None, sentence


FRONT = "---\ntitle: {}\n{}---\n{}\n"
PAGES = {
    "embassy.md": (
        "Milestones",
        "",
        """Vietnam and New Zealand established diplomatic relations on 16 June 1975.

        Vietnam opened its embassy in Wellington in May 2003.""",
    ),
    "statement.md": (
        "Joint statement",
        "date: 2015-03-19\n",
        "New Zealand and Vietnam established diplomatic relations on 19 June 1975.",
    ),
    "voice.md": (
        "Cooperation",
        "date: 2009-08-01\n",
        """Vietnam opened an embassy in Wellington in February 2003.

        Prime Minister Phan Van Khai visited New Zealand in November 2005.""",
    ),
    "release.md": (
        "Visit",
        "",
        "Prime Minister Phan Van Khai visited New Zealand in May 2005.",
    ),
}


def test_from_files_to_the_table_and_back(tmp_path: Path) -> None:
    (tmp_path / "relation.toml").write_text('sides = ["NZ", "VN"]\n')
    for name, page in PAGES.items():
        (tmp_path / name).write_text(FRONT.format(*page))
    relation = Relation.of_folder(tmp_path)
    table = build(relation)
    said = [[claim.edtf for claim in record.claims] for record in table.contradictions]
    assert said == [["1975-06-16", "1975-06-19"], ["2003-02", "2003-05"], ["2005-05", "2005-11"]]
    table.to_parquet(tmp_path / "x.parquet")
    again = EventTable.from_parquet(tmp_path / "x.parquet", relation)
    assert (again.contradictions, again.version) == (table.contradictions, table.version)
    assert build(relation, separate=True).contradictions == ()
