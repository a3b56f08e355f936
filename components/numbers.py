"""Numbers that lead to their events: a grid of counts as a figure and as a table, and lists of
counts whose rows may be chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from components import figure, picked
from components.charts.cells import cells
from components.words import patterns as said
from corpus.patterns import Grid, Pick

MARGIN = {"wide": 140, "narrow": 128}
NUMBERED = {"wide": 44, "narrow": 16}
TICKS = {"wide": 12, "narrow": 5}
ROW_PX, ROWS = 35, 8  # of a table: a row's height, and how many are seen without scrolling

Config = Mapping[str, ColumnConfig]


@dataclass(frozen=True, slots=True)
class Numbers:
    """A grid with its labels, each row's colour, and what each cell stands for. `key` names it
    within its page."""

    key: str
    title: str
    grid: Grid
    rows: Sequence[str]
    columns: Sequence[str]
    tokens: Sequence[str]
    picks: Sequence[Sequence[Pick]]

    def told(self, i: int, j: int) -> str:
        """A cell in words."""
        return said.cell(self.rows[i], self.columns[j], int(self.grid.counts[i, j]))

    def choose(self, i: int, j: int) -> None:
        """A callback's work: list a cell's events."""
        picked.choose(self.picks[i][j], f"{self.rows[i]}, {self.columns[j]}")

    def clicked(self) -> None:
        """A callback's work: a cell of the figure was clicked."""
        i, _, j = figure.picked(self.key).partition(",")
        if i.isdigit() and j.isdigit() and int(i) < len(self.rows) and int(j) < len(self.columns):
            self.choose(int(i), int(j))


def grid(numbers: Numbers, size: str, on_size: Callable[[], None] | None = None) -> None:
    """Draw `numbers` for a page that is "wide" or "narrow", and below, folded, as a table. With
    `on_size` this figure tells when the page gets the other size."""
    drawn = cells(
        numbers.grid.counts,
        numbers.rows,
        numbers.columns,
        numbers.tokens,
        numbers.told,
        margin=MARGIN[size],
        numbered=NUMBERED[size],
        ticks=TICKS[size],
    )
    spoken = said.spoken(numbers.title, len(numbers.rows), len(numbers.columns))
    told = size if on_size else ""
    figure.show(numbers.key, drawn, spoken, numbers.clicked, told, on_size)
    with st.expander(said.AS_TABLE, key=f"{numbers.key}_table"):
        _cells(numbers)


def _cells(numbers: Numbers) -> None:
    columns, key = list(numbers.columns), f"{numbers.key}_cells"

    def selected() -> None:
        for row, name in st.session_state[key]["selection"].get("cells", [])[:1]:
            if name in columns:
                numbers.choose(int(row), columns.index(name))

    frame = pd.DataFrame(numbers.grid.counts, columns=columns, index=list(numbers.rows))
    st.caption(said.TABLE_HINT)
    st.dataframe(
        frame,
        key=key,
        on_select=selected,
        selection_mode="single-cell",
        height=_height(frame),
        alt=f"{numbers.title}. {said.TABLE_HINT}",
    )


def rows(
    key: str, title: str, frame: pd.DataFrame, choose: Callable[[int], None], config: Config
) -> None:
    """A table of which a row may be chosen: `choose` is called with its number."""

    def selected() -> None:
        for row in st.session_state[key]["selection"].get("rows", [])[:1]:
            choose(int(row))

    st.caption(said.ROW_HINT)
    st.dataframe(
        frame,
        key=key,
        hide_index=True,
        on_select=selected,
        selection_mode="single-row",
        height=_height(frame),
        column_config=config,
        alt=f"{title}. {said.ROW_HINT}",
    )


def bars(key: str, title: str, frame: pd.DataFrame, choose: Callable[[int], None]) -> None:
    """The same, whose last column, "events", is numbers that are bars too."""
    texts = {
        name: st.column_config.TextColumn(said.COLUMNS[name], width="medium")
        for name in frame.columns[:-1]
    }
    most = int(frame["events"].max())
    events = st.column_config.ProgressColumn(
        said.COLUMNS["events"], format="%d", min_value=0, max_value=most, width="small"
    )
    rows(key, title, frame, choose, {**texts, "events": events})


def _height(frame: pd.DataFrame) -> int:
    return ROW_PX * (min(len(frame), ROWS) + 1) + 3
