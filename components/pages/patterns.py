"""The patterns page: what many events say together. Every number leads to its events."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from components import figure, filters, picked, session, words
from components.charts.cells import cells
from components.charts.describe import on_day
from components.data import Corpus
from components.frame import nothing_matches
from components.markup import tag
from components.theme import domain_token
from components.words import patterns as said
from corpus import encounters, patterns
from corpus.patterns import Grid, Pick
from corpus.query import NO_DATE, Filter, select
from corpus.records import Basis

PARTS = ("patterns", "detail")
COLUMNS = {"wide": patterns.MOST_COLUMNS, "narrow": 24}
MARGIN = {"wide": 140, "narrow": 128}
NUMBERED = {"wide": 44, "narrow": 16}
TICKS = {"wide": 12, "narrow": 5}
FIRST = "by_domain"  # the figure that tells the page's width
ROW_PX = 35

Told = Callable[[str, str], str]


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
        _visits(corpus, chosen)
        _certainty(corpus, chosen)


def _size() -> str:
    return str(st.session_state.get("figure_size", "wide"))


def _resized() -> None:
    st.session_state["figure_size"] = figure.told_size(FIRST) or "wide"
    st.rerun("patterns")


def _by_year(corpus: Corpus, chosen: Filter, title: str, facet: str, key: str) -> None:
    grid = patterns.by_year(corpus.table, chosen, facet, COLUMNS[_size()])
    order = filters.ordered(facet, grid.rows)
    grid = patterns.in_order(grid, order)
    st.html(tag("h2", title, class_="section"))
    if not grid.rows:
        st.caption(said.NOTHING_DATED)
        return
    picks = [[Pick(((facet, row),), years) for years in grid.years] for row in grid.rows]
    labels = [words.label(facet, row) for row in grid.rows]
    tokens = [domain_token(row) if facet == "domains" else "@ink" for row in grid.rows]
    _grid(key, title, grid, labels, list(grid.columns), tokens, picks)
    if grid.beside:
        st.caption(said.beside(grid.beside))


def _grid(
    key: str,
    title: str,
    grid: Grid,
    rows: Sequence[str],
    columns: Sequence[str],
    tokens: Sequence[str],
    picks: Sequence[Sequence[Pick]],
) -> None:
    """A grid as a figure and as a table; a cell of either lists its events."""

    def told(i: int, j: int) -> str:
        return said.cell(rows[i], columns[j], int(grid.counts[i, j]))

    def choose(i: int, j: int) -> None:
        picked.choose(picks[i][j], f"{rows[i]}, {columns[j]}")

    def clicked() -> None:
        i, _, j = figure.picked(key).partition(",")
        if i.isdigit() and j.isdigit() and int(i) < len(rows) and int(j) < len(columns):
            choose(int(i), int(j))

    drawn = cells(
        grid.counts,
        rows,
        columns,
        tokens,
        told,
        margin=MARGIN[_size()],
        numbered=NUMBERED[_size()],
        ticks=TICKS[_size()],
    )
    tells = key == FIRST
    spoken = said.spoken(title, len(rows), len(columns))
    figure.show(key, drawn, spoken, clicked, _size() if tells else "", _resized if tells else None)
    with st.expander(said.AS_TABLE, key=f"{key}_table"):
        frame = pd.DataFrame(grid.counts, columns=list(columns), index=list(rows))
        _table(f"{key}_cells", title, frame, "single-cell", choose, said.TABLE_HINT, list(columns))


def _table(
    key: str,
    title: str,
    frame: pd.DataFrame,
    mode: Literal["single-row", "single-cell"],
    choose: Callable[..., None],
    hint: str,
    columns: Sequence[str] = (),
    config: Mapping[str, ColumnConfig] | None = None,
) -> None:
    """A table of which a cell (with `columns`) or a row may be chosen."""

    def selected() -> None:
        found = st.session_state[key]["selection"]
        if columns:
            for row, name in found.get("cells", [])[:1]:
                if name in columns:
                    choose(int(row), columns.index(name))
        else:
            for row in found.get("rows", [])[:1]:
                choose(int(row))

    st.caption(hint)
    st.dataframe(
        frame,
        key=key,
        hide_index=not columns,
        on_select=selected,
        selection_mode=mode,
        height=ROW_PX * min(len(frame), 8) + ROW_PX + 3,
        column_config=config,
        alt=f"{title}. {hint}",
    )


def _meetings(corpus: Corpus, chosen: Filter) -> None:
    st.html(tag("h2", said.MEETINGS_TITLE, class_="section"))
    st.caption(said.MEETINGS)
    pairs = patterns.meetings(corpus.table, chosen)
    if pairs:
        frame = pd.DataFrame(
            [(p.one, p.other, p.events) for p in pairs], columns=["one", "other", "events"]
        )

        def choose(row: int) -> None:
            pair = pairs[row]
            pick = Pick((("actors", pair.one), ("actors", pair.other)))
            picked.choose(pick, said.together(pair.one, pair.other))

        _counted("meetings", said.MEETINGS_TITLE, frame, choose)
    else:
        st.caption(said.NO_MEETINGS)
    named = patterns.most_named(corpus.table, chosen)
    if named:
        st.html(tag("h3", said.NAMED_TITLE, class_="sub"))

        def choose_one(row: int) -> None:
            picked.choose(Pick((("actors", named[row][0]),)), named[row][0])

        _counted(
            "named", said.NAMED_TITLE, pd.DataFrame(named, columns=["name", "events"]), choose_one
        )


def _counted(key: str, title: str, frame: pd.DataFrame, choose: Callable[[int], None]) -> None:
    """A table whose numbers are bars too."""
    texts = {
        name: st.column_config.TextColumn(said.COLUMNS[name], width="medium")
        for name in frame.columns[:-1]
    }
    most = int(frame["events"].max())
    bars = st.column_config.ProgressColumn(
        said.COLUMNS["events"], format="%d", min_value=0, max_value=most, width="small"
    )
    _table(key, title, frame, "single-row", choose, said.ROW_HINT, config={**texts, "events": bars})


def _visits(corpus: Corpus, chosen: Filter) -> None:
    st.html(tag("h2", said.VISITS_TITLE, class_="section"))
    st.caption(said.VISITS)
    grid = patterns.high_by_year(corpus.table, chosen, COLUMNS[_size()])
    grid = patterns.in_order(grid, filters.ordered("kinds", grid.rows))
    if grid.rows:
        rhythm = encounters.rhythm(corpus.table, chosen)
        text = said.rhythm(rhythm.number, rhythm.years, rhythm.span, rhythm.between)
        st.html(tag("p", text, class_="lead"))
        picks = [
            [Pick((("kinds", r),), years, high=True) for years in grid.years] for r in grid.rows
        ]
        labels = [words.label("kinds", row) for row in grid.rows]
        tokens = ["@diplomacy"] * len(labels)
        _grid("visits", said.VISITS_TITLE, grid, labels, grid.columns, tokens, picks)
    st.html(tag("h3", said.SILENCES_TITLE, class_="sub"))
    found = encounters.silences(corpus.table, chosen)
    if not found:
        st.caption(said.NO_SILENCES)
        return
    st.caption(said.SILENCES)
    if grid.beside:
        st.caption(said.undated_visits(grid.beside))
    frame = pd.DataFrame(
        [
            (
                on_day(silence.first),
                on_day(silence.last),
                said.length(silence.days),
                encounters.documents_dated_in(corpus.table, silence.first, silence.last),
            )
            for silence in found
        ],
        columns=["first", "last", "days", "documents"],
    )

    def choose(row: int) -> None:
        silence = found[row]
        first, last = on_day(silence.first), on_day(silence.last)
        picked.choose(Pick(rows=silence.rows), said.silence(first, last))

    config = {name: st.column_config.Column(said.COLUMNS[name]) for name in frame.columns}
    _table(
        "silences", said.SILENCES_TITLE, frame, "single-row", choose, said.ROW_HINT, config=config
    )


def _certainty(corpus: Corpus, chosen: Filter) -> None:
    st.html(tag("h2", said.CERTAINTY_TITLE, class_="section"))
    grid = patterns.certainty(corpus.table, chosen)
    grid = patterns.in_order(
        grid, filters.ordered("precisions", grid.rows), [b.value for b in Basis]
    )
    totals = dict(zip(grid.rows, grid.counts.sum(axis=1).tolist(), strict=True))
    written = dict(zip(grid.columns, grid.counts.sum(axis=0).tolist(), strict=True))
    undated = totals.get(NO_DATE, 0)
    dated = sum(totals.values()) - undated
    text = said.sure(totals.get("day", 0), dated, written.get("explicit", 0), undated)
    st.html(tag("p", text, class_="lead"))
    rows = [words.label("precisions", row) for row in grid.rows]
    columns = [said.BASES.get(column, column) for column in grid.columns]
    picks = [[Pick((("precisions", row), ("bases", c))) for c in grid.columns] for row in grid.rows]
    _grid("certainty", said.CERTAINTY_TITLE, grid, rows, columns, ["@ink"] * len(rows), picks)
