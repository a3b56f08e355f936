"""What the benchmarks measure is still there."""

from __future__ import annotations

from pathlib import Path

from benchmarks import events, filters
from corpus import patterns
from corpus.query import Filter, select
from corpus.read.relation import Relation


def test_every_stage_of_the_way_to_events_is_charged(tmp_path: Path) -> None:
    events.made(tmp_path, 3)
    relation = Relation.of_folder(tmp_path)
    assert len(events.alone(relation)) > 3
    spent = events.stages(lambda: events.alone(relation))
    assert spent.keys() == {*events.STAGES, "the rest"}
    assert all(seconds > 0 for seconds in spent.values()), spent


def test_the_documents_made_are_the_same_ones_each_time(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        events.made(tmp_path / name, 5)
    first, second = (sorted((tmp_path / name).iterdir()) for name in ("a", "b"))
    assert [page.read_text() for page in first] == [page.read_text() for page in second]
    assert all(1000 < len(page.read_text()) < 1400 for page in first)


def test_filters_are_measured_over_events_of_every_sort() -> None:
    table = filters.made(3_000)
    assert all(len(select(table, question)) for question in filters.questions())
    assert len(select(table, Filter(text=filters.word(0)))) > 1_000, "a common word"
    assert len({filters.word(i) for i in range(filters.WORDS)}) == filters.WORDS
    assert patterns.meetings(table, Filter())
    assert all(milliseconds > 0 for milliseconds in filters.measured(table).values())
    again = filters.made(3_000)
    assert again.columns.equals(table.columns)
