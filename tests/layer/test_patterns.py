"""Patterns are counts that can be recounted, and every count has its events behind it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import encounters, patterns
from corpus.dates import edtf
from corpus.encounters import Rhythm, Silence
from corpus.lexicon import load_toml
from corpus.patterns import Pick, behind
from corpus.query import Filter, select
from corpus.read.relation import Relation
from corpus.records import Actor, Basis, Dating, Event, Status
from corpus.store import EventTable
from tests.synthetic import make_events, make_table

RELATION = Relation("r", "R", Path(), ("New Zealand", "Vietnam"))
TABLE = make_table(300, seed=4)
PATTERN = make_events(1, seed=1)[0]
CHOSEN = st.sampled_from(
    [Filter(), Filter(years=(2003, 2011)), Filter(domains=frozenset({"trade"})), Filter(text="zzz")]
)


def event(name: str, when: str, *actors: Actor, **changes: object) -> Event:
    dating = edtf.dating(when, Basis.EXPLICIT) if when else Dating.undated()
    fields = {"kind": "visit", "status": Status.OCCURRED, "actors": actors, **changes}
    return replace(PATTERN, id=name, dating=dating, **fields)  # type: ignore[arg-type]


def names(table: EventTable, rows: object) -> list[str]:
    return [table.event_at(int(row)).id for row in rows]  # type: ignore[attr-defined]


def year_of(found: Event) -> int:
    day = found.dating.earliest or found.dating.latest
    assert day
    return day.year


@settings(max_examples=20)
@given(CHOSEN, st.sampled_from(["domains", "kinds"]), st.integers(1, 40))
def test_every_cell_is_what_lies_behind_it(chosen: Filter, facet: str, most: int) -> None:
    grid = patterns.by_year(TABLE, chosen, facet, most)
    found = select(TABLE, chosen)
    assert len(grid.columns) == len(grid.years) <= most
    assert grid.beside == len(found.undated)
    for i, value in enumerate(grid.rows):
        for j, years in enumerate(grid.years):
            rows = behind(TABLE, chosen, Pick(((facet, value),), years))
            assert len(rows) == grid.counts[i, j]
    counted = Counter(
        (value, year_of(e))
        for e in TABLE.events(found.dated.tolist())
        for value in (e.domains if facet == "domains" else [e.kind])
    )
    assert grid.counts.sum() == counted.total()


@pytest.mark.parametrize(
    ("first", "last", "most", "spans"),
    [
        (2004, 2006, 3, [(2004, 2004), (2005, 2005), (2006, 2006)]),
        (2004, 2006, 2, [(2004, 2005), (2006, 2007)]),
        (1998, 2011, 5, [(1995, 1999), (2000, 2004), (2005, 2009), (2010, 2014)]),
        (1401, 2030, 66, [(n, n + 9) for n in range(1400, 2040, 10)]),
        (2004, 2004, 1, [(2004, 2004)]),
    ],
)
def test_many_years_stand_together_in_round_spans(
    first: int, last: int, most: int, spans: list[tuple[int, int]]
) -> None:
    table = EventTable.of(RELATION, [event("a", str(first)), event("b", str(last))])
    assert list(patterns.by_year(table, Filter(), "kinds", most).years) == spans


def test_certainty_counts_every_event_once() -> None:
    grid = patterns.certainty(TABLE, Filter())
    assert grid.counts.sum() == len(TABLE)
    for i, precision in enumerate(grid.rows):
        for j, basis in enumerate(grid.columns):
            pick = Pick((("precisions", precision), ("bases", basis)))
            assert len(behind(TABLE, Filter(), pick)) == grid.counts[i, j]
    turned = patterns.in_order(grid, ["none", "day", "no such"], ["relative"])
    assert turned.rows == ("none", "day")
    assert (
        turned.counts[1, 0] == grid.counts[grid.rows.index("day"), grid.columns.index("relative")]
    )


def test_who_meets_whom_is_across_the_sides_and_without_the_countries() -> None:
    goff, hieu = Actor("Phil Goff", "New Zealand"), Actor("Hieu", "Vietnam")
    army, envoy = Actor("Army", "New Zealand"), Actor("Envoy")
    country = Actor("Vietnam", "Vietnam")
    table = EventTable.of(
        RELATION,
        [
            event("a", "2004", goff, hieu, country),
            event("b", "2005", goff, army, hieu),
            event("c", "2006", goff, envoy),
            event("d", "2007", Actor("Phil Goff"), hieu),
        ],
    )
    found = {(p.one, p.other): p.events for p in patterns.meetings(table, Filter())}
    assert found == {
        ("Hieu", "Phil Goff"): 3,
        ("Army", "Hieu"): 1,
        ("Envoy", "Phil Goff"): 1,
    }
    pick = Pick((("actors", "Hieu"), ("actors", "Phil Goff")))
    assert names(table, behind(table, Filter(), pick)) == ["a", "b", "d"]
    assert patterns.most_named(table, Filter(), 2) == [("Phil Goff", 4), ("Hieu", 3)]
    assert patterns.meetings(table, Filter(years=(2006, 2006)))[0].one == "Envoy"


def test_no_events_have_no_patterns() -> None:
    for table in (EventTable.of(RELATION, []), TABLE):
        chosen = Filter(text="no such words")
        assert patterns.by_year(table, chosen, "domains").rows == ()
        assert patterns.high_by_year(table, chosen).rows == ()
        assert patterns.meetings(table, chosen) == []
        assert encounters.silences(table, chosen) == []
        assert encounters.rhythm(table, chosen) == Rhythm(0, 0, 0, None)
        assert patterns.most_named(table, chosen) == []
        assert patterns.certainty(table, chosen).counts.sum() == 0


MINISTER = Actor("Phil Goff", "New Zealand", "Defence Minister")


def test_silences_are_where_no_high_level_encounter_can_have_been() -> None:
    table = EventTable.of(
        RELATION,
        [
            event("a", "2000-03-10", MINISTER),
            event("b", "2002-05", MINISTER),
            event("low", "2001", Actor("Someone", "New Zealand", "Ambassador")),
            event("planned", "2001", MINISTER, status=Status.PLANNED),
            event("other", "2001", MINISTER, kind="statement"),
            event("long", "2004", MINISTER),  # may be any day of 2004
            event("inside", "2004-02", MINISTER),
            event("c", "2006-01-02", MINISTER),
            event("undated", "", MINISTER),
        ],
    )
    found = encounters.silences(table, Filter())
    at = {e.id: i for i, e in enumerate(table.events())}
    assert found == [
        Silence(date(2000, 3, 11), date(2002, 4, 30), (at["a"], at["b"])),
        Silence(date(2002, 6, 1), date(2003, 12, 31), (at["b"], at["long"])),
        Silence(date(2005, 1, 1), date(2006, 1, 1), (at["long"], at["c"])),
    ]
    assert found[2].days == 366
    assert names(table, behind(table, Filter(), Pick(rows=found[0].rows))) == ["a", "b"]
    # from 2000-03-10: 782, 610, 31 and 701 days to the next
    assert encounters.rhythm(table, Filter()) == Rhythm(5, 4, 7, 655)
    grid = patterns.high_by_year(table, Filter())
    assert grid.counts.sum() == 5
    assert grid.beside == 1
    rows = behind(table, Filter(), Pick((("kinds", "visit"),), (2004, 2004), high=True))
    assert names(table, rows) == ["inside", "long"] or names(table, rows) == ["long", "inside"]


@pytest.mark.parametrize("role", load_toml("high_level")["yes"])
def test_high_roles(role: str) -> None:
    assert encounters.is_high(role)


@pytest.mark.parametrize("role", load_toml("high_level")["no"])
def test_other_roles(role: str) -> None:
    assert not encounters.is_high(role)


def test_documents_of_a_silence_are_those_dated_inside_it() -> None:
    table = make_table(3)
    assert encounters.documents_dated_in(table, date(2024, 12, 1), date(2024, 12, 31)) == 1
    assert encounters.documents_dated_in(table, date(2024, 12, 1), date(2024, 12, 30)) == 0
