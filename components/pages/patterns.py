"""The patterns page: what many events say together. Every number leads to its events."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from components import figure, filters, numbers, picked, session, words
from components.charts.describe import on_day
from components.data import Corpus
from components.frame import nothing_matches
from components.markup import tag
from components.numbers import Numbers
from components.theme import domain_token
from components.words import patterns as said
from corpus import encounters, patterns
from corpus.encounters import Silence
from corpus.patterns import Pick
from corpus.query import NO_DATE, Filter, select
from corpus.records import Basis

PARTS = ("patterns", "detail")
COLUMNS = {"wide": patterns.MOST_COLUMNS, "narrow": 24}
FIRST = "by_domain"  # the figure that tells the page's width


def draw(corpus: Corpus) -> None:
    """Draw the page's content."""
    with st.container(key="desk"):
        _patterns(corpus)
        picked.panel(corpus)


@st.fragment(key="patterns")
def _patterns(corpus: Corpus) -> None:
    chosen = session.current_filter(corpus)
    with st.container(key="main"):
        if not len(select(corpus.table, chosen)):
            nothing_matches(corpus)
            return
        _by_year(corpus, chosen, said.DOMAINS_TITLE, "domains", FIRST)
        _by_year(corpus, chosen, said.KINDS_TITLE, "kinds", "by_kind")
        _meetings(corpus, chosen)
        _named(corpus, chosen)
        _visits(corpus, chosen)
        _certainty(corpus, chosen)


def _size() -> str:
    return str(st.session_state.get("figure_size", "wide"))


def _resized() -> None:
    st.session_state["figure_size"] = figure.told_size(FIRST) or "wide"
    st.rerun("patterns")


def _by_year(corpus: Corpus, chosen: Filter, title: str, facet: str, key: str) -> None:
    st.html(tag("h2", title, class_="section"))
    grid = patterns.by_year(corpus.table, chosen, facet, COLUMNS[_size()])
    grid = patterns.in_order(grid, filters.ordered(facet, grid.rows))
    if not grid.rows:
        st.caption(said.NOTHING_DATED)
        return
    shown = Numbers(
        key,
        title,
        grid,
        rows=[words.label(facet, row) for row in grid.rows],
        columns=grid.columns,
        tokens=[domain_token(row) if facet == "domains" else "@ink" for row in grid.rows],
        picks=[[Pick(((facet, row),), years) for years in grid.years] for row in grid.rows],
    )
    numbers.grid(shown, _size(), _resized if key == FIRST else None)
    if grid.beside:
        st.caption(said.beside(grid.beside))


def _meetings(corpus: Corpus, chosen: Filter) -> None:
    st.html(tag("h2", said.MEETINGS_TITLE, class_="section"))
    st.caption(said.MEETINGS)
    pairs = patterns.meetings(corpus.table, chosen)

    def choose(row: int) -> None:
        one, other = pairs[row].one, pairs[row].other
        picked.choose(Pick((("actors", one), ("actors", other))), said.together(one, other))

    if pairs:
        cells = [(pair.one, pair.other, pair.events) for pair in pairs]
        frame = pd.DataFrame(cells, columns=["one", "other", "events"])
        numbers.bars("meetings", said.MEETINGS_TITLE, frame, choose)
    else:
        st.caption(said.NO_MEETINGS)


def _named(corpus: Corpus, chosen: Filter) -> None:
    named = patterns.most_named(corpus.table, chosen)

    def choose(row: int) -> None:
        picked.choose(Pick((("actors", named[row][0]),)), named[row][0])

    if named:
        st.html(tag("h3", said.NAMED_TITLE, class_="sub"))
        frame = pd.DataFrame(named, columns=["name", "events"])
        numbers.bars("named", said.NAMED_TITLE, frame, choose)


def _visits(corpus: Corpus, chosen: Filter) -> None:
    st.html(tag("h2", said.VISITS_TITLE, class_="section"))
    st.caption(said.VISITS)
    grid = patterns.high_by_year(corpus.table, chosen, COLUMNS[_size()])
    grid = patterns.in_order(grid, filters.ordered("kinds", grid.rows))
    if grid.rows:
        rhythm = encounters.rhythm(corpus.table, chosen)
        text = said.rhythm(rhythm.number, rhythm.years, rhythm.span, rhythm.between)
        st.html(tag("p", text, class_="lead"))
        shown = Numbers(
            "visits",
            said.VISITS_TITLE,
            grid,
            rows=[words.label("kinds", row) for row in grid.rows],
            columns=grid.columns,
            tokens=[domain_token("diplomacy")] * len(grid.rows),
            picks=[[Pick((("kinds", r),), y, high=True) for y in grid.years] for r in grid.rows],
        )
        numbers.grid(shown, _size())
    _silences(corpus, chosen, grid.beside)


def _silences(corpus: Corpus, chosen: Filter, undated: int) -> None:
    st.html(tag("h3", said.SILENCES_TITLE, class_="sub"))
    found = encounters.silences(corpus.table, chosen)
    if not found:
        st.caption(said.NO_SILENCES)
        return
    st.caption(said.SILENCES)
    if undated:
        st.caption(said.undated_visits(undated))

    def choose(row: int) -> None:
        first, last = on_day(found[row].first), on_day(found[row].last)
        picked.choose(Pick(rows=found[row].rows), said.silence(first, last))

    frame = pd.DataFrame([_silence(corpus, silence) for silence in found])
    config = {name: st.column_config.Column(said.COLUMNS[name]) for name in frame.columns}
    numbers.rows("silences", said.SILENCES_TITLE, frame, choose, config)


def _silence(corpus: Corpus, silence: Silence) -> dict[str, object]:
    read = encounters.documents_dated_in(corpus.table, silence.first, silence.last)
    return {
        "first": on_day(silence.first),
        "last": on_day(silence.last),
        "days": said.length(silence.days),
        "documents": read,
    }


def _certainty(corpus: Corpus, chosen: Filter) -> None:
    st.html(tag("h2", said.CERTAINTY_TITLE, class_="section"))
    grid = patterns.certainty(corpus.table, chosen)
    order = filters.ordered("precisions", grid.rows)
    grid = patterns.in_order(grid, order, [basis.value for basis in Basis])
    totals = dict(zip(grid.rows, grid.counts.sum(axis=1).tolist(), strict=True))
    written = dict(zip(grid.columns, grid.counts.sum(axis=0).tolist(), strict=True))
    undated = totals.get(NO_DATE, 0)
    dated = sum(totals.values()) - undated
    text = said.sure(totals.get("day", 0), dated, written.get("explicit", 0), undated)
    st.html(tag("p", text, class_="lead"))
    shown = Numbers(
        "certainty",
        said.CERTAINTY_TITLE,
        grid,
        rows=[words.label("precisions", row) for row in grid.rows],
        columns=[said.BASES.get(column, column) for column in grid.columns],
        tokens=["@ink"] * len(grid.rows),
        picks=[[Pick((("precisions", r), ("bases", c))) for c in grid.columns] for r in grid.rows],
    )
    numbers.grid(shown, _size())
