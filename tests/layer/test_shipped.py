"""The documents that are shipped: their events are those that were reviewed, one by one."""

from __future__ import annotations

import pytest

from corpus.read.relation import Relation
from tests.shipped import (
    COUNTS,
    SHOWN,
    Row,
    counts,
    differences,
    readme,
    reviewed,
    rows,
    shipped,
    table,
)

COMMAND = "python -m tests.shipped --write"


@pytest.fixture(params=shipped(), ids=lambda relation: relation.id)
def relation(request: pytest.FixtureRequest) -> Relation:
    found: Relation = request.param
    return found


def test_the_reviewed_events(relation: Relation) -> None:
    """When a change of rules or documents is meant: look at each difference, then write anew."""
    found = list(differences(reviewed(relation.id), rows(table(relation.id).events())))
    more = [f"… and {len(found) - SHOWN} more"] if len(found) > SHOWN else []
    told = "\n".join([f"{len(found)} events differ ({COMMAND}):", *found[:SHOWN], *more])
    assert not found, told


def test_the_readme_counts(relation: Relation) -> None:
    (given,) = COUNTS.findall(readme(relation).read_text(encoding="utf-8"))
    assert given == counts(relation), COMMAND


def test_nothing_is_refused(relation: Relation) -> None:
    assert [problem for problem in table(relation.id).problems if problem.refused] == []


def test_every_document_tells_where_it_is_from(relation: Relation) -> None:
    documents = table(relation.id).documents.values()
    assert [d.id for d in documents if not (d.title and d.publisher and d.url)] == []
    addresses = [d.url for d in documents if d.url]
    assert sorted(addresses) == sorted(set(addresses))


def test_every_quote_is_its_document_s_own_words(relation: Relation) -> None:
    entered = table(relation.id)
    for event in entered.events():
        for piece in event.evidence:
            text = entered.documents[piece.document].text
            assert text[piece.start : piece.end] == piece.quote


def test_differences_are_told_event_by_event() -> None:
    kept: Row = {"id": "a", "date": "2005", "partial": None, "kind": "visit", "status": "occurred"}
    kept |= {"title": "A visit", "documents": ["2005-visit"]}
    moved, other = kept | {"date": "2006"}, kept | {"id": "b", "date": None}
    assert list(differences([kept], [kept])) == []
    assert list(differences([kept, other], [moved])) == [
        "changed  2005-visit | 2006 | visit/occurred | A visit: date was '2005', is '2006'",
        "gone     2005-visit | undated | visit/occurred | A visit",
    ]
    assert list(differences([], [kept])) == [
        "new      2005-visit | 2005 | visit/occurred | A visit"
    ]
