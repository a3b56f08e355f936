"""What other programs make of our files: each is read back by a reader of its own format."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import openpyxl
import pytest
from icalendar import Calendar

from corpus.dates import edtf
from corpus.dates.words import in_words
from corpus.export import FORMATS, stories
from corpus.export.batch import Batch
from corpus.export.calendar import is_known_to_the_day
from corpus.records import Basis, Event, Status
from tests.house import ROOT
from tests.synthetic import make_table

TABLE = make_table(150, seed=3, hostile=True)
BATCH = Batch.of(TABLE)
EVENTS = list(BATCH.events)


def made(name: str, batch: Batch = BATCH) -> bytes:
    return FORMATS[name].make(batch)


def loaded(name: str, batch: Batch = BATCH) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(made(name, batch))
    return found


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_the_same_events_give_the_same_bytes(name: str) -> None:
    assert made(name) == made(name, Batch.of(TABLE))


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_nothing_is_a_file_too(name: str) -> None:
    assert made(name, Batch(())) is not None


# calendar


def entries() -> list[Any]:
    return list(Calendar.from_ical(made("ics")).walk("VEVENT"))


def test_a_calendar_holds_what_is_known_to_the_day() -> None:
    exact = [event for event in EVENTS if is_known_to_the_day(event)]
    assert 20 < len(exact) < len(EVENTS)
    found = entries()
    assert [str(entry["uid"]).partition("@")[0] for entry in found] == [e.id for e in exact]
    for entry, event in zip(found, exact, strict=True):
        assert entry.decoded("dtstart") == event.dating.earliest
        assert event.dating.latest is not None
        assert entry.decoded("dtend") == event.dating.latest + timedelta(days=1)
        assert str(entry["x-edtf"]) == event.dating.edtf
        assert str(entry["summary"]) == event.title
        assert event.evidence[0].quote in str(entry["description"])


def test_what_has_not_happened_is_tentative() -> None:
    by_id = {event.id: event for event in EVENTS}
    for entry in entries():
        status = by_id[str(entry["uid"]).partition("@")[0]].status
        wanted = {"occurred": "CONFIRMED", "recurring": "CONFIRMED", "cancelled": "CANCELLED"}
        assert str(entry["status"]) == wanted.get(status.value, "TENTATIVE")


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("2006-11-17", True),
        ("2006-11-17/2006-11-19", True),
        ("2006-11", False),
        ("2006", False),
        ("2006-11-17~", False),
        ("2006-11-17?/2006-11-19", False),
        ("2006-11-17/..", False),
        ("[2006-11-17..2006-11-19]", False),
        ("2006-11-17/2006-12", False),
    ],
)
def test_only_a_sure_day_enters_a_calendar(written: str, known: bool) -> None:
    event = replace(EVENTS[0], dating=edtf.dating(written, Basis.EXPLICIT))
    assert is_known_to_the_day(event) is known


# TimelineJS and vis-timeline


def slide(written: str) -> dict[str, Any]:
    event = replace(EVENTS[0], dating=edtf.dating(written, Basis.EXPLICIT))
    (found,) = loaded("timelinejs", Batch([event]))["events"]
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("2006-11-17", {"year": 2006, "month": 11, "day": 17}, None),
        ("2006-11", {"year": 2006, "month": 11}, None),
        ("2006", {"year": 2006}, None),
        ("2006-21", {"year": 2006}, None),
        ("200X", {"year": 2000}, None),
        ("2004/2006-05", {"year": 2004}, {"year": 2006, "month": 5}),
        ("2019-09/..", {"year": 2019, "month": 9}, None),
        ("../2019", {"year": 2019}, None),
        (
            "[2019-11-04..2019-11-10]",
            {"year": 2019, "month": 11, "day": 4},
            {"year": 2019, "month": 11, "day": 10},
        ),
    ],
)
def test_a_slide_s_date_goes_as_far_as_it_is_known(
    written: str, start: dict[str, int], end: dict[str, int] | None
) -> None:
    found = slide(written)
    assert (found["start_date"], found.get("end_date")) == (start, end)
    words = in_words(edtf.dating(written, Basis.EXPLICIT))
    assert found["display_date"].lower() == words.lower()


def test_undated_events_are_left_out_and_counted() -> None:
    undated = sum(not event.dating.is_dated for event in EVENTS)
    whole = loaded("timelinejs")
    assert len(whole["events"]) == len(EVENTS) - undated
    assert f"{undated} more without a date" in whole["title"]["text"]["text"]
    assert len(loaded("vis")["items"]) == len(EVENTS) - undated


@pytest.mark.parametrize("name", ["timelinejs", "timelinejs-sheet", "vis"])
def test_documents_bring_no_markup_into_pages_of_others(name: str) -> None:
    text = made(name).decode()
    for sign in ("<script", "<img", "<b>", 'javascript:hacked()\\">', 'href=\\"javascript'):
        assert sign not in text


def test_the_sheet_says_the_same_as_the_json() -> None:
    rows = list(csv.DictReader(io.StringIO(made("timelinejs-sheet").decode(), newline="")))
    slides = loaded("timelinejs")["events"]
    assert [row["Type"] for row in rows[:2]] == ["title", ""]
    assert list(rows[0]) == stories.SHEET
    for row, told in zip(rows[1:], slides, strict=True):
        assert row["Year"] == str(told["start_date"]["year"])
        assert row["Display Date"] == told["display_date"]
        assert row["Headline"].lstrip("'") == told["text"]["headline"].lstrip("'")


def test_a_range_of_vis_ends_where_the_next_day_begins() -> None:
    by_id = {event.id: event for event in EVENTS}
    whole = loaded("vis")
    groups = {group["id"] for group in whole["groups"]}
    for item in whole["items"]:
        dating = by_id[item["id"]].dating
        assert item["group"] in groups
        if "end" in item:
            assert dating.latest is not None
            assert date.fromisoformat(item["end"]) == dating.latest + timedelta(days=1)
        else:
            assert dating.latest in (None, dating.earliest) or dating.earliest is None


# workbook


def sheets() -> Any:
    return openpyxl.load_workbook(io.BytesIO(made("xlsx")))


def test_a_workbook_holds_every_event_with_real_dates() -> None:
    book = sheets()
    assert book.sheetnames == ["events", "evidence", "documents", "about"]
    head, *rows = book["events"].iter_rows(values_only=True)
    assert len(rows) == len(EVENTS)
    for values, event in zip(rows, EVENTS, strict=True):
        row = dict(zip(head, values, strict=True))
        assert (row["id"], row["title"], row["status"]) == (event.id, event.title, event.status)
        assert row["date"] == event.dating.edtf
        first = row["earliest"].date() if row["earliest"] else None
        assert first == event.dating.earliest
    assert book["evidence"].max_row == 1 + sum(len(event.evidence) for event in EVENTS)


def test_no_cell_of_a_workbook_is_a_formula_or_a_link() -> None:
    for sheet in sheets():
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert cell.hyperlink is None


def test_old_days_and_long_or_broken_texts_have_a_cell_too() -> None:
    odd = replace(
        EVENTS[0], title="\ud800" + "x" * 40_000, dating=edtf.dating("1840-02-06", Basis.EXPLICIT)
    )
    book = openpyxl.load_workbook(io.BytesIO(made("xlsx", Batch([odd]))))
    head, values = book["events"].iter_rows(values_only=True)
    row = dict(zip(head, values, strict=True))
    assert row["earliest"] == "1840-02-06"
    assert row["title"].endswith("…")
    assert len(row["title"]) == 32_767


def test_a_workbook_says_what_it_shows() -> None:
    shown = replace_shown("defence, 2001–2006")
    about = dict(openpyxl.load_workbook(io.BytesIO(made("xlsx", shown)))["about"].values)
    assert about["relation"] == BATCH.title
    assert about["shown"] == "defence, 2001–2006"


def replace_shown(shown: str) -> Batch:
    return Batch(BATCH.events, BATCH.documents, BATCH.title, shown, BATCH.relation, BATCH.filter)


# chronicle


@pytest.mark.parametrize("name", ["md", "txt"])
def test_a_chronicle_tells_every_event_with_its_source(name: str) -> None:
    text = made(name).decode()
    assert text.count("[^1]" if name == "md" else "[1]") >= len(EVENTS)
    assert "A made-up paper" in text
    assert text.index("1995") < text.index("2020") < text.rindex("Undated")


def test_a_chronicle_says_what_has_not_happened() -> None:
    planned = replace(EVENTS[0], title="A visit", status=Status.PLANNED)
    assert "A visit (planned)" in made("txt", Batch([planned])).decode()


def test_markdown_shows_the_words_as_they_are() -> None:
    odd: Event = replace(EVENTS[0], title="![x](http://outside.example/c.png) <b> *a*")
    text = made("md", Batch([odd])).decode()
    assert r"!\[x\](http://outside.example/c.png) \<b\> \*a\*" in text


def test_references_are_those_of_the_documents() -> None:
    assert made("bib").decode().startswith("@misc{paper,")
    assert b"A made-up paper" in made("ris")


def test_the_docs_name_every_format_and_what_it_leaves_out() -> None:
    page = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
    rows = [line.strip("|").split("|") for line in page.split("\n") if line.startswith("| ")][1:]
    told = {name.strip(): leaves_out.strip() for name, _, leaves_out in rows}
    assert told == {name: form.leaves_out or "nothing" for name, form in FORMATS.items()}
