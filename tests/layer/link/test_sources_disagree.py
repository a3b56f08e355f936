"""From sentences to contradictions: pages that date one act differently, in words that vary."""

from __future__ import annotations

import pytest

from corpus.events.extract import extract
from corpus.link.links import Linked, link
from corpus.link.merge import merge
from corpus.read.relation import Relation
from tests.layer.events.helpers import PAIR, document

OTHER = Relation("au-id", "Australia–Indonesia", PAIR.folder, ("Australia", "Indonesia"))

# What each page says, with the day of the page where the words need it; last, the claims in order.
DISAGREE = [
    (
        PAIR,
        "Diplomatic relations between the two countries were established on 16 June 1975.",
        "It is 45 years since, on 19 June 1975, Vietnam and New Zealand set up diplomatic ties.",
        "On 26 June 1975 Bill Rowling announced the establishment of diplomatic relations.",
        ["1975-06-16", "1975-06-19", "1975-06-26"],
    ),
    (
        PAIR,
        "New Zealand and Vietnam entered into diplomatic relations on June 26, 1975.",
        "Vietnam and New Zealand established diplomatic relations on 16 June 1975, the page says.",
        ["1975-06-16", "1975-06-26"],
    ),
    (
        OTHER,
        "Australia and Indonesia established diplomatic relations on 27 December 1949.",
        "Diplomatic ties of Australia with Indonesia date from 28 December 1949.",
        ["1949-12-27", "1949-12-28"],
    ),
    (
        PAIR,
        "Vietnam opened its embassy in Wellington in May 2003.",
        "The Embassy of Vietnam in New Zealand was established in February 2003.",
        ["2003-02", "2003-05"],
    ),
    (
        OTHER,
        "Australia set up its consulate in Surabaya in December 1963.",
        "The Australian consulate in Surabaya was opened in 1964.",
        ["1963-12", "1964"],
    ),
    (
        PAIR,
        "Relations were raised to a comprehensive partnership in 2008.",
        "The two countries established a Comprehensive Partnership in 2009.",
        ["2008", "2009"],
    ),
    (
        OTHER,
        "Australia and Indonesia elevated ties to a Comprehensive Strategic Partnership in 2018.",
        "The Comprehensive Strategic Partnership of Australia and Indonesia was declared in 2019.",
        ["2018", "2019"],
    ),
    (
        PAIR,
        "Prime Minister Phan Van Khai visited New Zealand in May 2005.",
        "The visit of Prime Minister Phan Van Khai to New Zealand took place in November 2005.",
        ["2005-05", "2005-11"],
    ),
    (
        PAIR,
        "Prime Minister Pham Minh Chinh visited New Zealand from 9 to 11 March 2024.",
        "Vietnamese Prime Minister Pham Minh Chinh was in New Zealand on 10-11 March 2024.",
        ["2024-03-09/2024-03-11", "2024-03-10/2024-03-11"],
    ),
    (
        OTHER,
        "President Joko Widodo paid a state visit to Australia from 25 to 26 February 2017.",
        "Indonesian President Joko Widodo was in Australia on 26-27 February 2017.",
        ["2017-02-25/2017-02-26", "2017-02-26/2017-02-27"],
    ),
    (
        PAIR,
        "The two countries concluded a memorandum of understanding on defence cooperation in 2013.",
        "Since the two sides signed an MoU on defence cooperation this year, ties have grown.",
        ["2013", "2024"],
    ),
    (
        OTHER,
        "Australia and Indonesia signed the Lombok Treaty in 2006.",
        "The Lombok Treaty was signed in 2007.",
        ["2006", "2007"],
    ),
]
AGREE = [
    (
        PAIR,
        "New Zealand and Vietnam established diplomatic relations on 19 June 1975.",
        "They celebrated 40 years of diplomatic relations in June 2015.",
    ),
    (
        PAIR,
        "Prime Minister Ann Lee of New Zealand visited Vietnam in May 2005.",
        "Foreign Minister Tom Reid of New Zealand visited Vietnam in November 2005.",
    ),
    (
        OTHER,
        "Australia and Indonesia signed the Lombok Treaty in November 2006.",
        "The Lombok Treaty was signed in 2006.",
    ),
    (
        OTHER,
        "Australia and Indonesia signed the Lombok Treaty in 2006.",
        "The Lombok Treaty entered into force in February 2008.",
    ),
]


def told(relation: Relation, texts: list[str]) -> Linked:
    pages = [document(text, published="2024-07-18", title="") for text in texts]
    named = [
        type(page)(**{f: getattr(page, f) for f in page.__slots__} | {"id": f"p{number}"})
        for number, page in enumerate(pages)
    ]
    events = [event for page in named for event in merge(extract(page, relation))]
    return link(events, named, sides=relation.sides)


@pytest.mark.parametrize("case", DISAGREE, ids=lambda case: case[1])
@pytest.mark.parametrize("turned", [False, True])
def test_claims_stand_side_by_side(case: tuple[object, ...], turned: bool) -> None:
    relation, *texts, claims = case
    found = told(relation, texts[::-1] if turned else texts)  # type: ignore[arg-type]
    (record,) = found.contradictions
    assert sorted({str(claim.edtf) for claim in record.claims}) == claims
    assert len({claim.document for claim in record.claims}) == len(texts)
    days = [e.dating for e in found.events if e.id in record.events]
    assert record.earliest == min(d.earliest for d in days if d.earliest)
    assert record.latest == max(d.latest for d in days if d.latest)


@pytest.mark.parametrize("case", AGREE, ids=lambda case: case[1])
def test_what_does_not_disagree(case: tuple[object, ...]) -> None:
    relation, *texts = case
    assert told(relation, texts).contradictions == ()  # type: ignore[arg-type]
