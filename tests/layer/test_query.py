"""A filter gives the events it says it gives, and counts tell what a click would show."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import coded
from corpus.dates import edtf
from corpus.query import FACETS, NO_DATE, Filter, facets, mask, select, vocabulary, year_span
from corpus.read.relation import Relation
from corpus.records import Actor, Basis, Dating, Document, Event, Evidence, Status
from corpus.store import EventTable, fold
from tests.synthetic import make_events, make_table

RELATION = Relation("made-up", "Made up", Path())
DOCUMENT = Document("a", "A", Dating.undated(), "", "", "en", "original", "", "0")
PATTERN = make_events(1, seed=1)[0]
TABLE = make_table(250, seed=11)
KNOWN = vocabulary(TABLE)


def event(name: str, **changes: object) -> Event:
    return replace(PATTERN, id=name, **changes)  # type: ignore[arg-type]


def dated(text: str) -> Dating:
    return edtf.dating(text, Basis.EXPLICIT)


def shown(table: EventTable, chosen: Filter) -> list[str]:
    return [str(name) for name in table.columns["id"].iloc[select(table, chosen).rows]]


def with_part(chosen: Filter, facet: str, wanted: Any) -> Filter:
    return replace(chosen, **{facet: wanted})


# years


@pytest.mark.parametrize(
    ("dating", "years", "passes"),
    [
        (dated("2004"), (2004, 2004), True),
        (dated("2004"), (2005, 2006), False),
        (dated("2004"), (2001, 2003), False),
        (dated("2004-12-31"), (2004, 2004), True),
        (dated("2004-12-31"), (2005, 2005), False),
        (dated("2005-01-01"), (2004, 2004), False),
        (dated("2003/2007"), (2005, 2005), True),  # overlap, not start
        (dated("2003/2007"), (2007, 2012), True),
        (dated("2003/2007"), (2008, 2012), False),
        (dated("200X"), (2009, 2009), True),
        (dated("2019-09/.."), (2300, 2300), True),  # an open end reaches as far as it can
        (dated("2019-09/.."), (2018, 2018), False),
        (dated("../2004"), (1, 1), True),
        (dated("../2004"), (2005, 2005), False),
        (dated("0850"), (850, 850), True),
        (dated("9999"), (9999, 9999), True),
        (dated("2004"), (-50, 20000), True),
        (dated("2004"), (10000, 20000), False),
        (dated("2004"), (2006, 2001), False),
        (Dating.undated(), (1900, 1901), True),  # nothing rules it out
        (Dating.undated(partial="XXXX-11-06"), (1900, 1901), True),
        (Dating.undated(bounds="[2019-09..]"), (2019, 2019), True),
        (Dating.undated(bounds="[2019-09..]"), (2030, 2030), True),
        (Dating.undated(bounds="[2019-09..]"), (2010, 2018), False),
        (Dating.undated(bounds="[..2004]"), (2005, 2006), False),
        (Dating.undated(bounds="[1999..2001]"), (2000, 2000), True),
        (Dating.undated(bounds="[1999..2001]"), (2002, 2002), False),
    ],
)
def test_years_overlap(dating: Dating, years: tuple[int, int], passes: bool) -> None:
    table = EventTable.of(RELATION, [event("a", dating=dating)])
    assert (len(select(table, Filter(years=years))) == 1) is passes


@pytest.mark.parametrize(
    ("texts", "span"),
    [
        ([], None),
        (["", ""], None),
        (["2004", ""], (2004, 2004)),
        (["2004-05-06", "199X"], (1990, 2004)),
        (["2003/2007"], (2003, 2007)),
        (["2019-09/.."], (2019, 2019)),
        (["../2004", "2002"], (2002, 2004)),
    ],
)
def test_year_span(texts: list[str], span: tuple[int, int] | None) -> None:
    datings = [dated(text) if text else Dating.undated(bounds="[1800..]") for text in texts]
    events = [event(str(i), dating=dating) for i, dating in enumerate(datings)]
    assert year_span(EventTable.of(RELATION, events)) == span


# text

SPOKEN = EventTable.of(
    RELATION,
    [
        event(
            "nguyen",
            title="Minister visits Hà Nội",
            actors=(Actor("Nguyễn Huy Hiệu", "Vietnam", "Vice Minister"),),
            place="Đà Nẵng",
            evidence=(Evidence("a", 0, 5, "“Goff’s talks”, 2004–2006 (50%)"),),
        ),
        event("goff", title="Phil Goff", actors=(Actor("Phil Goff"),), evidence=(), place=None),
    ],
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["nguyen", "goff"]),
        ("   ", ["nguyen", "goff"]),
        ("nguyen", ["nguyen"]),
        ("Nguyễn", ["nguyen"]),
        ("NGUYỄN", ["nguyen"]),
        ("Nguye\u0302\u0303n", ["nguyen"]),
        ("ha noi", ["nguyen"]),
        ("da nang", ["nguyen"]),  # the place
        ("vice", ["nguyen"]),  # the role
        ("goff", ["nguyen", "goff"]),
        ("goff's", ["nguyen"]),
        ("2004-2006", ["nguyen"]),
        ("goff hieu", ["nguyen"]),  # every word, in any order, anywhere
        ("hieu goff", ["nguyen"]),
        ("phil hieu", []),
        ("inister", ["nguyen"]),  # part of a word
        (".*", []),  # words, not patterns
        ("(50%)", ["nguyen"]),
        ("\\", []),
    ],
)
def test_search(text: str, found: list[str]) -> None:
    assert sorted(shown(SPOKEN, Filter(text=text))) == sorted(found)


def test_accents_do_not_matter_either_way() -> None:
    plain = EventTable.of(RELATION, [event("a", title="Mr Nguyen Phu Trong")])
    assert shown(plain, Filter(text="Nguyễn Phú Trọng")) == ["a"]


# facets

filters = st.builds(
    Filter,
    years=st.none()
    | st.tuples(st.integers(1990, 2030), st.integers(0, 12)).map(lambda y: (y[0], sum(y))),
    domains=st.frozensets(st.sampled_from(KNOWN["domains"]), max_size=3),
    kinds=st.frozensets(st.sampled_from(KNOWN["kinds"]), max_size=3),
    statuses=st.frozensets(st.sampled_from(KNOWN["statuses"]), max_size=2),
    sides=st.frozensets(st.sampled_from(KNOWN["sides"]), max_size=1),
    actors=st.frozensets(st.sampled_from(KNOWN["actors"]), max_size=2),
    precisions=st.frozensets(st.sampled_from(KNOWN["precisions"]), max_size=2),
    text=st.sampled_from(("", "", "visits", "HANOI", "in formal", "nothing has this")),
)


@settings(max_examples=40)
@given(filters)
def test_a_count_is_what_choosing_that_value_alone_shows(chosen: Filter) -> None:
    counts = facets(TABLE, chosen)
    assert set(counts) == set(FACETS)
    for facet in FACETS:
        for value in KNOWN[facet]:
            alone = with_part(chosen, facet, frozenset({value}))
            assert counts[facet].get(value, 0) == len(select(TABLE, alone))


@given(filters, filters)
def test_a_facets_counts_do_not_follow_its_own_part(chosen: Filter, other: Filter) -> None:
    for facet in FACETS:
        changed = with_part(chosen, facet, getattr(other, facet))
        assert facets(TABLE, changed)[facet] == facets(TABLE, chosen)[facet]


@given(filters)
def test_select_is_every_row_that_passes_every_part(chosen: Filter) -> None:
    rows = []
    for row, found in enumerate(TABLE.events()):
        words = fold("\n".join([found.title, *(a.name for a in found.actors), found.place or ""]))
        if chosen.domains and not chosen.domains & set(found.domains):
            continue
        if chosen.kinds and found.kind not in chosen.kinds:
            continue
        if chosen.statuses and found.status.value not in chosen.statuses:
            continue
        if chosen.sides and not chosen.sides & {a.side for a in found.actors}:
            continue
        if chosen.actors and not chosen.actors & {a.name for a in found.actors}:
            continue
        precision = found.dating.precision.value if found.dating.precision else NO_DATE
        if chosen.precisions and precision not in chosen.precisions:
            continue
        if not all(word in words for word in fold(chosen.text).split()):
            continue
        if chosen.years and not _may_be_in(found, *chosen.years):
            continue
        rows.append(row)
    assert list(select(TABLE, chosen).rows) == rows


def _may_be_in(found: Event, first: int, last: int) -> bool:
    dating = found.dating
    low = dating.earliest or (edtf.earliest(dating.bounds) if dating.bounds else None)
    high = dating.latest or (edtf.latest(dating.bounds) if dating.bounds else None)
    return (low is None or low.year <= last) and (high is None or high.year >= first)


@given(filters)
def test_identities(chosen: Filter) -> None:
    everything = select(TABLE, Filter())
    found = select(TABLE, chosen)
    assert set(found.rows) <= set(everything.rows)
    assert len(everything) == len(TABLE)
    assert len(found) == mask(TABLE, chosen).sum() == len(found.rows)
    assert TABLE.dated[found.dated].all()
    assert not TABLE.dated[found.undated].any()
    for part in ("years", *FACETS, "text"):
        wider = chosen.without(part)
        assert wider.without(part) == wider
        assert set(found.rows) <= set(select(TABLE, wider).rows)
    bare = chosen
    for part in ("years", *FACETS, "text"):
        bare = bare.without(part)
    assert bare == Filter()
    assert bare.is_empty


def test_values_that_nobody_has_show_nothing() -> None:
    for facet in FACETS:
        assert len(select(TABLE, with_part(Filter(), facet, frozenset({"no such"})))) == 0


def test_part_of_a_domains_name_is_not_the_domain() -> None:
    table = EventTable.of(RELATION, [event("a", domains=("immigration", "trade"))])
    assert shown(table, Filter(domains=frozenset({"migration"}))) == []
    assert shown(table, Filter(domains=frozenset({"trade", "aid"}))) == ["a"]


def test_a_domain_named_twice_counts_once() -> None:
    table = EventTable.of(RELATION, [event("a", domains=("trade", "trade"), status=Status.PLANNED)])
    assert facets(table, Filter())["domains"] == {"trade": 1}
    assert vocabulary(table)["domains"] == ("trade",)


def test_the_vocabulary_names_what_occurs() -> None:
    actors = (Actor("Goff", "New Zealand"), Actor("Hieu", "Vietnam"), Actor("Envoy", None))
    where = (Evidence("a", 0, 1, "x"), Evidence("b", 0, 1, "x"), Evidence("lost", 0, 1, "x"))
    events = [
        event("1", dating=dated("2004"), actors=actors, evidence=where),
        event("2", dating=Dating.undated(), actors=(), evidence=()),
    ]
    documents = [
        replace(DOCUMENT, id=name, publisher=by) for name, by in (("a", "Beehive"), ("b", "VNA"))
    ]
    assert vocabulary(EventTable.of(RELATION, events, documents)) == {
        "domains": tuple(sorted(PATTERN.domains)),
        "kinds": (PATTERN.kind,),
        "statuses": (PATTERN.status.value,),
        "sides": ("New Zealand", "Vietnam"),
        "actors": ("Envoy", "Goff", "Hieu"),
        "publishers": ("Beehive", "VNA"),
        "precisions": (NO_DATE, "year"),
    }


@pytest.mark.parametrize("number", [0, 1, 63, 64, 65, 1000])
def test_bits_are_rows(number: int) -> None:
    rows = np.random.default_rng(number).random(number) < 0.4
    packed = coded.pack(rows)
    assert packed.dtype == np.uint64
    assert (coded.unpack(packed, number) == rows).all()
    assert coded.count(packed) == rows.sum()


def test_many_values_are_counted_as_few_are() -> None:
    """Above FEW values the counts come another way."""
    cells = pd.Series([f"a{i % 7}|b{i % (2 * coded.FEW)}" for i in range(1500)], dtype="str")
    found = coded.Column.of(cells, joined=True)
    some = np.arange(1500) % 3 == 0
    counts = found.counts(coded.pack(some))
    assert len(found.values) > coded.FEW
    for value in found.values:
        has = np.array([value in cell.split("|") for cell in cells])
        assert counts.get(value, 0) == (has & some).sum()
        assert (coded.unpack(found.having((value,)), 1500) == has).all()
        assert list(found.rows_of(value)) == list(np.flatnonzero(has))


@pytest.mark.parametrize("word", ["goff", "bab", "x", "ă", "no such"])
def test_common_and_rare_words_are_found_alike(word: str) -> None:
    """Both ways of searching, and no hit across two rows ("…ab", "ab…" is no "bab")."""
    texts = pd.Series(["ab", "ab", "goff x", "bab", "", "xăx", "x\ngoff"] * 50, dtype="str")
    hits = coded.unpack(coded.Texts(texts).having(word), len(texts))
    assert list(hits) == [word in text for text in texts]
    few = texts.iloc[:7]
    hits = coded.unpack(coded.Texts(few).having(word), len(few))
    assert list(hits) == [word in text for text in few]


def test_memory_keeps_to_its_budget() -> None:
    memory, made = coded.Memory(10), list[str]()

    def get(key: str) -> str:
        def make() -> str:
            made.append(key)
            return key

        return memory.get(key, make, len)

    for key in ("aaaa", "bbbb", "aaaa", "cccc", "aaaa", "bbbb"):
        assert get(key) == key
    assert made == ["aaaa", "bbbb", "cccc", "bbbb"], "what was used last stays"
    assert get("far too long to keep") == "far too long to keep"


def test_an_empty_table_answers_everything() -> None:
    table = EventTable.of(RELATION, [])
    chosen = Filter((1, 2), frozenset("a"), frozenset("b"), frozenset("c"), text="d")
    assert len(select(table, chosen)) == 0
    assert facets(table, chosen) == {facet: {} for facet in FACETS}
    assert year_span(table) is None
