"""The patterns page as a person meets it, without a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from components import words
from components.charts.cells import cells
from components.picked import LISTED
from components.theme import DARK, LIGHT, resolve
from components.words import patterns as said
from corpus import patterns
from corpus.patterns import Pick, behind
from corpus.query import Filter
from corpus.read.relation import Relation
from corpus.store import EventTable
from tests.app.opened import html, keys, opened, stand_in
from tests.synthetic import make_table

TABLE = make_table(200, 2, hostile=True)


@pytest.fixture(autouse=True)
def _page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def build(relation: Relation, **_: Any) -> EventTable:
        return EventTable(relation, TABLE.columns, TABLE.documents)

    stand_in(build, tmp_path, monkeypatch)


def test_every_part_stands_with_its_table() -> None:
    shown = html(opened("patterns"))
    for title in (
        said.DOMAINS_TITLE,
        said.KINDS_TITLE,
        said.MEETINGS_TITLE,
        said.VISITS_TITLE,
        said.CERTAINTY_TITLE,
    ):
        assert title in shown
    page = opened("patterns")
    grid = patterns.by_year(TABLE, Filter(), "domains")
    frame = page.dataframe[0].value
    assert set(frame.index) == {words.label("domains", row) for row in grid.rows}
    assert frame.to_numpy().sum() == grid.counts.sum()


def test_filters_hold_here_too() -> None:
    chosen = Filter(domains=frozenset({"trade"}))
    page = opened("patterns", domain="trade")
    assert page.dataframe[0].value.to_numpy().sum() == (
        patterns.by_year(TABLE, chosen, "domains").counts.sum()
    )
    page = opened("patterns", q="no such words anywhere")
    assert words.NOTHING_TITLE in html(page)
    assert not page.dataframe


def test_a_figure_has_a_cell_for_every_number_and_wears_both_themes() -> None:
    grid = patterns.by_year(TABLE, Filter(), "domains")
    rows = ["<b>bold</b>", *grid.rows[1:]]
    tokens = [f"@{row}" for row in grid.rows]
    drawn = cells(grid.counts, rows, grid.columns, tokens, lambda i, j: f"<i>{i},{j}</i>")
    named = [name for trace in drawn["data"] for name in trace["customdata"]]
    numbers = [int(text) for trace in drawn["data"] for text in trace["text"]]
    assert len(named) == len(set(named)) == (grid.counts > 0).sum()
    assert sum(numbers) == grid.counts.sum()
    assert "&lt;b&gt;bold" in drawn["layout"]["yaxis"]["ticktext"][0]
    assert drawn["data"][0]["hovertext"][0].startswith("&lt;i&gt;")
    for palette in (LIGHT, DARK):
        assert "@" not in str(resolve(drawn, palette))


@pytest.mark.parametrize(
    ("columns", "ticks"),
    [
        ([str(y) for y in range(1995, 2000)], ["1995", "1996", "1997", "1998", "1999"]),
        ([str(y) for y in range(1964, 2027)], ["1970", "1980", "1990", "2000", "2010", "2020"]),
        (
            [f"{y}–{y + 9}" for y in range(1400, 1700, 10)],
            ["1400", "1450", "1500", "1550", "1600", "1650"],
        ),
        (["Written", "Worked out"], ["Written", "Worked out"]),
    ],
)
def test_the_axis_names_round_years(columns: list[str], ticks: list[str]) -> None:
    counts = np.ones((1, len(columns)), dtype=int)
    drawn = cells(counts, ["a"], columns, ["@ink"], lambda *_: "")
    assert drawn["layout"]["xaxis"]["ticktext"] == ticks


def test_a_number_lists_its_events_and_they_open() -> None:
    grid = patterns.by_year(TABLE, Filter(), "domains")
    best = int(grid.counts[0].argmax())
    pick = Pick((("domains", grid.rows[0]),), grid.years[best])
    page = opened("patterns", {"picked": (pick, "A <b>choice</b>")})
    assert not page.exception
    ids = [TABLE.event_at(int(row)).id for row in behind(TABLE, Filter(), pick)]
    assert 1 < len(ids) <= LISTED
    assert keys(page, "picked_") == ids
    assert "A &lt;b&gt;choice" in html(page)
    page.button(key=f"picked_{ids[0]}").click().run()
    assert not page.exception
    assert page.query_params["event"] == ids[0]
    assert '<article class="ev">' in html(page)
    page.button(key="back").click().run()
    assert keys(page, "picked_") == ids
