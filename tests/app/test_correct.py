"""A person puts an event right on the page: it changes at once, says who and why, can be undone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components.panel import ledger
from components.panel.correct import read_date
from components.words import correct as said
from corpus import corrections, pipeline
from corpus.corrections import Action
from corpus.read.relation import Relation
from corpus.records import Event
from tests.house import ROOT

TEXT = """Helen Clark visited Hanoi on 3 May 2005. She met the Prime Minister there.

The two countries signed an agreement on defence in Wellington on 9 June 2006.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "pair"
    place.mkdir()
    (place / "relation.toml").write_text('title = "Here–There"\nsides = ["NZ", "VN"]\n')
    (place / "page.md").write_text(f"---\ntitle: Page\ndate: 2006-06-10\n---\n{TEXT}")
    monkeypatch.setenv("CORPUS", str(tmp_path))
    monkeypatch.delenv("CORPUS_READ_ONLY", raising=False)
    return place


def events(folder: Path) -> dict[str, Event]:
    """Kind -> event, as the folder is built now."""
    table = pipeline.build(Relation.of_folder(folder))
    return {event.kind: event for event in table.events()}


def opened(event: str) -> AppTest:
    page = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    page.query_params["event"] = event
    page.run()
    assert not page.exception
    return page


def named(widgets: Any, label: str) -> Any:
    (found,) = [widget for widget in widgets if widget.label == label]
    return found


def sign(page: AppTest, why: str = "I was there") -> AppTest:
    named(page.text_input, said.WHO).set_value("Ana")
    named(page.text_input, said.WHY).set_value(why)
    named(page.button, said.SAVE).click()
    page.run()
    assert not page.exception
    return page


def lines(folder: Path) -> list[dict[str, Any]]:
    file = folder / "corrections.jsonl"
    return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []


def html(page: AppTest) -> str:
    return "\n".join(element.proto.body for element in page.get("html"))


def test_a_changed_date_holds_at_once_and_says_who_gave_it(folder: Path) -> None:
    visit = events(folder)["visit"]
    page = opened(visit.id)
    page.button(key="correct").click().run()
    named(page.text_input, "Date").set_value("2005-05-04/2005-05-06")
    page.run()
    assert f"{said.READS_AS} 4–6 May 2005" in [c.value.replace("\\", "") for c in page.caption]
    sign(page)
    (line,) = lines(folder)
    assert line["action"] == "change"
    assert line["before"] == {"date": "2005-05-03"}
    assert line["after"] == {"date": "2005-05-04/2005-05-06"}
    assert (line["who"], line["why"], line["event"]) == ("Ana", "I was there", visit.id)
    assert "4–6 May 2005" in html(page)
    assert "A person entered it: assigned by Ana" in html(page)
    assert "3 May 2005" in html(page), "the history shows what stood there"


def test_a_correction_is_taken_back(folder: Path) -> None:
    visit = events(folder)["visit"]
    ledger.correct(visit, Relation.of_folder(folder), Action.CHANGE, {"title": "X y z"}, "Bo", "so")
    page = opened(visit.id)
    assert "X y z" in html(page)
    named(page.button, said.UNDO).click().run()
    named(page.text_input, said.WHO).set_value("Ana")
    named(page.text_input, said.WHY).set_value("no")
    page.button(key="undo_save").click().run()
    assert [line["action"] for line in lines(folder)] == ["change", "undo"]
    assert f'<h2 class="ev-title">{visit.title}</h2>' in html(page)


def test_what_is_no_event_goes_and_can_come_back(folder: Path) -> None:
    visit = events(folder)["visit"]
    page = opened(visit.id)
    page.button(key="correct").click().run()
    named(page.segmented_control, said.ACTION).set_value(Action.DISMISS.value).run()
    sign(page)
    assert "visit" not in events(folder)
    assert said.DISMISSED in html(page)
    named(page.button, said.UNDO)


@pytest.mark.parametrize(
    ("label", "value", "message"),
    [
        ("Date", "XXXX-05-03", said.NO_YEAR),
        ("Date", "yesterday", said.NOT_EDTF),
        ("Title", " ", said.NO_TITLE),
        ("Place", "Hanoi", said.NOTHING_CHANGED),
    ],
)
def test_what_cannot_be_is_not_written(folder: Path, label: str, value: str, message: str) -> None:
    visit = events(folder)["visit"]
    assert visit.place == "Hanoi"
    page = opened(visit.id)
    page.button(key="correct").click().run()
    named(page.text_input, label).set_value(value)
    sign(page)
    assert message in [error.value.replace("\\", "") for error in page.error]
    assert lines(folder) == []


def test_nobody_corrects_without_a_name_and_a_reason(folder: Path) -> None:
    page = opened(events(folder)["visit"].id)
    page.button(key="correct").click().run()
    named(page.text_input, "Title").set_value("Another")
    sign(page, why=" ")
    assert said.NEEDED in [error.value.replace("\\", "") for error in page.error]
    assert lines(folder) == []


@pytest.mark.parametrize("value", ["1", "yes", "true"])
def test_read_only_hides_it_and_refuses_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("CORPUS_READ_ONLY", value)
    visit, relation = events(folder)["visit"], Relation.of_folder(folder)
    assert "correct" not in {button.key for button in opened(visit.id).button}
    assert ledger.correct(visit, relation, Action.CONFIRM, {}, "Ana", "so") == said.READ_ONLY
    assert lines(folder) == []


def test_read_only_set_to_no_is_not_set(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CORPUS_READ_ONLY", "0")
    assert "correct" in {button.key for button in opened(events(folder)["visit"].id).button}


def test_a_full_disk_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(corrections, "append", fail)
    found = ledger.correct(
        events(folder)["visit"], Relation.of_folder(folder), Action.CONFIRM, {}, "Ana", "so"
    )
    assert found == said.not_saved("No space left on device")


def test_dates_are_read_back_in_words() -> None:
    assert read_date("2006-11") == ("November 2006", None)
    assert read_date("") == (said.UNDATED, None)


def test_the_history_shows_what_people_wrote_whatever_they_wrote(folder: Path) -> None:
    """A line may be written by hand: without "before", or with anything in it."""
    visit = events(folder)["visit"]
    row = {
        "at": "2026-11-21",
        "who": "<b>Bo</b>",
        "why": "so",
        "action": "change",
        "event": visit.id,
        "before": {"actors": ["x", 5], "title": {"a": 1}, "date": "never"},
        "after": {"actors": [], "title": "New title", "place": "Huế", "date": "2005-05"},
    }
    (folder / "corrections.jsonl").write_text(json.dumps(row) + "\n")
    shown = html(opened(visit.id))
    for told in ("x and 5", "New title", "Huế", "May 2005", "&lt;b&gt;Bo&lt;/b&gt;"):
        assert told in shown
