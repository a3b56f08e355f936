"""Files for other programs hold every field, can be read back, and do nobody harm."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.export import FORMATS, write
from corpus.export.batch import Batch
from corpus.export.tables import COLUMNS, as_csv, as_json, as_jsonl, raw_cell, safe_cell
from corpus.records import Event, Evidence
from tests.synthetic import make_events

EVENTS = make_events(120, seed=2, hostile=True)
RECORD = set(EVENTS[0].as_dict())


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


# JSON


def test_json_lines_come_back() -> None:
    lines = as_jsonl(EVENTS).split("\n")
    assert lines.pop() == ""
    assert [Event.from_dict(json.loads(line)) for line in lines] == EVENTS


def test_json_comes_back_and_states_the_filter() -> None:
    about = {"relation": {"id": "nz-vn"}, "filter": {"years": [2004, 2006]}}
    whole = json.loads(as_json(EVENTS, about))
    assert {key: whole[key] for key in about} == about
    assert [Event.from_dict(row) for row in whole["events"]] == EVENTS


@given(st.text())
def test_one_event_is_one_line(title: str) -> None:
    text = as_jsonl([replace(EVENTS[0], title=title)])
    assert text.count("\n") == 1
    assert Event.from_dict(json.loads(text)).title == title


# CSV


def test_csv_has_every_field() -> None:
    whole = set(COLUMNS)
    assert RECORD - {"evidence"} <= whole
    assert set(EVENTS[0].as_dict()["evidence"][0]) <= whole
    assert [list(row) for row in rows(as_csv(EVENTS))] == [COLUMNS] * len(EVENTS)


def test_csv_says_what_the_events_say() -> None:
    for row, event in zip(rows(as_csv(EVENTS)), EVENTS, strict=True):
        first = event.evidence[0]
        assert raw_cell(row["title"]) == event.title
        assert raw_cell(row["quote"]) == first.quote
        assert row["date"] == (event.dating.edtf or "")
        assert row["domains"].split("; ") == list(event.domains)
        assert (int(row["start"]), int(row["end"])) == (first.start, first.end)
        assert row["proves"].split("; ") == list(first.proves)
        assert row["basis"] == event.dating.basis.value


def test_csv_holds_all_evidence_links_and_actors() -> None:
    more = (Evidence("b", 5, 9, 'and "more"', ("date",)), Evidence("c", 0, 1, "x"))
    event = replace(EVENTS[3], evidence=EVENTS[3].evidence + more)
    (row,) = rows(as_csv([event]))
    assert json.loads(row["more_evidence"]) == event.as_dict()["evidence"][1:]
    assert row["links"] == "; ".join(f"{link.rel.value} {link.id}" for link in event.links) != ""
    assert event.actors[0].name in row["actors"]
    assert str(event.actors[0].side) in row["actors"]


def test_an_event_without_evidence_is_still_a_row() -> None:
    (row,) = rows(as_csv([replace(EVENTS[0], evidence=())]))
    assert (row["quote"], row["start"], row["proves"]) == ("", "", "")


def test_pandas_reads_it() -> None:
    frame = pd.read_csv(io.StringIO(as_csv(EVENTS)), keep_default_na=False)
    assert list(frame.columns) == COLUMNS
    assert [raw_cell(str(title)) for title in frame["title"]] == [e.title for e in EVENTS]


def test_the_filter_stands_in_every_row() -> None:
    text = as_csv(EVENTS, {"filter": "New Zealand–Vietnam: 2004–2006"})
    assert {row["filter"] for row in rows(text)} == {"New Zealand–Vietnam: 2004–2006"}
    assert COLUMNS[-1] == "filter"
    assert {row["filter"] for row in rows(as_csv(EVENTS))} == {""}


def test_no_events_are_a_head_without_rows() -> None:
    assert as_csv([]) == ",".join(COLUMNS) + "\r\n"
    assert as_jsonl([]) == ""
    assert json.loads(as_json([])) == {"events": []}


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_any_words_go_through_csv(words: str) -> None:
    event = replace(EVENTS[0], title=words, place=words or None, reasons={"kind": words})
    (row,) = rows(as_csv([event], {"filter": words}))
    assert raw_cell(row["title"]) == words
    assert raw_cell(row["filter"]) == words
    assert raw_cell(row["place"]) == words


# formulas


@pytest.mark.parametrize(
    "cell",
    ['=HYPERLINK("http://x.example")', "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1",
     "\uff1d1+1", "\uff0b1", "\uff0d1", "\uff201", "'=1", "''=1", "-0050"],
)  # fmt: skip
def test_what_begins_like_a_formula_gets_an_apostrophe(cell: str) -> None:
    assert safe_cell(cell) == f"'{cell}"
    assert raw_cell(safe_cell(cell)) == cell


@pytest.mark.parametrize(
    "cell", ["", "2006-11-17", "a = b", "’twas", "'Friendly' ties", "''", "1+1"]
)
def test_other_cells_are_not_touched(cell: str) -> None:
    assert safe_cell(cell) == raw_cell(cell) == cell


def test_nothing_is_an_empty_cell() -> None:
    assert safe_cell(None) == ""
    assert safe_cell(0) == "0"


@given(st.text(st.sampled_from("'=+-@ \t\n\r\uff1dab")))
def test_every_cell_is_harmless_and_can_be_undone(cell: str) -> None:
    safe = safe_cell(cell)
    assert not re.match(r"\s*[=+\-@\uff1d]|[\t\r\n]", safe)
    assert raw_cell(safe) == cell


def test_hostile_events_put_no_formula_into_any_cell() -> None:
    cells = [cell for row in rows(as_csv(EVENTS)) for cell in row.values()]
    assert [cell for cell in cells if re.match(r"\s*[=+\-@]", cell)] == []
    assert any(cell.startswith("'=") for cell in cells)


# writing


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_written_whole_in_utf8(tmp_path: Path, form: str) -> None:
    path = tmp_path / "new" / f"events.{form}"
    write(Batch(EVENTS), form, path)
    assert path.read_bytes() == FORMATS[form].make(Batch(EVENTS))
    assert list(path.parent.iterdir()) == [path]


def test_a_failing_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "events.json"
    path.write_text("old")

    def fail(_: Path, __: Path) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="Input/output"):
        write(Batch(EVENTS), "json", path)
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["events.json"]  # noqa: PTH208 (Path is the thing tested)


def test_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    write(Batch(EVENTS), "jsonl", None)
    assert capsys.readouterr().out == as_jsonl(EVENTS)
