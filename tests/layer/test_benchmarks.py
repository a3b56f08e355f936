"""What the benchmarks measure is still there."""

from __future__ import annotations

from pathlib import Path

from benchmarks import events
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
