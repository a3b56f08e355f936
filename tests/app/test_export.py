"""Exported files: everything the filter shows, told what it is, and harmless."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace

import pytest

from components import export, words
from components.data import Corpus
from components.words import export as said
from corpus import query
from corpus.export import FORMATS
from corpus.query import Filter, select
from tests.synthetic import make_table

CHOSEN = Filter((2000, 2012), frozenset({"defence", "trade"}), text="Navy!")


def corpus(hostile: bool = False) -> Corpus:
    table = make_table(60, 2, hostile=hostile)
    return Corpus(table, query.vocabulary(table), query.year_span(table), table.relation.id)


def made(kind: str, chosen: Filter = CHOSEN, hostile: bool = False) -> tuple[bytes, list[str]]:
    """The file, and the ids of the events it must hold."""
    shown = corpus(hostile)
    rows = [int(row) for row in select(shown.table, chosen).rows]
    return export.content(kind, shown, chosen, rows), list(shown.table.columns["id"].iloc[rows])


def table_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_csv_holds_what_the_filter_shows() -> None:
    content, ids = made("csv", replace(CHOSEN, text=""))
    rows = table_of(content)
    assert [row["id"] for row in rows] == ids
    assert rows, "the example must show something"
    assert all("2000–2012; Defence or Trade" in row["filter"] for row in rows)
    assert content.startswith(b"\xef\xbb\xbf"), "spreadsheets need the byte order mark"


def test_the_menu_offers_every_format_once() -> None:
    offered = [kind for kinds in export.groups().values() for kind in kinds]
    assert sorted(offered) == sorted(FORMATS)
    assert set(export.groups()) | {"pictures"} == set(said.GROUPS)
    assert all(said.kind(kind) for kind in offered)


def test_a_format_without_a_group_is_offered_with_the_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FORMATS, "new", FORMATS["json"])
    assert "new" in export.groups()["data"]


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_is_made_of_what_the_filter_shows(kind: str) -> None:
    some, _ = made(kind, Filter((2000, 2012)))
    every, _ = made(kind, Filter())
    assert some
    assert len(some) < len(every) or "documents" in FORMATS[kind].leaves_out


def test_csv_runs_no_formula() -> None:
    rows = table_of(made("csv", Filter(), hostile=True)[0])
    cells = [cell for row in rows for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert any("Phùng" in cell for cell in cells)


def test_json_holds_every_field_the_filter_and_the_sources() -> None:
    content, ids = made("json", replace(CHOSEN, text=""))
    whole = json.loads(content)
    assert [event["id"] for event in whole["events"]] == ids
    assert whole["filter"] == {
        "years": [2000, 2012],
        "domains": ["defence", "trade"],
        "kinds": [],
        "statuses": [],
        "sides": [],
        "actors": [],
        "publishers": [],
        "precisions": [],
        "text": "",
    }
    assert whole["relation"]["id"] == "made-up"
    assert [source["document"] for source in whole["generated_from"]] == ["paper"]
    assert {"title", "date", "evidence", "reasons", "made_by"} <= whole["events"][0].keys()


def test_html_is_one_file_that_asks_nobody() -> None:
    page = made("html", Filter(), hostile=True)[0].decode()
    assert "default-src 'none'" in page
    own = re.sub(r"<script>/\*\*.*?</script>", "", page, count=1, flags=re.S)  # Plotly itself
    assert not re.search(r"<(script|link|img|iframe)[^>]+(src|href)=", own)
    assert "<script>window.hacked" not in own
    assert "Plotly.newPlot" in own
    assert '"showSendToCloud": false' in own
    assert "Aotearoa–Việt Nam" in own
    assert "min-width: 1200px" in own, "a small window scrolls; nothing is squeezed"


@pytest.mark.parametrize("kind", ["csv", "json", "html"])
def test_the_same_events_give_the_same_bytes(kind: str) -> None:
    assert made(kind) == made(kind)


def test_caption_says_filter_and_source() -> None:
    shown, chosen = corpus(), replace(CHOSEN, text="in")
    rows = [int(row) for row in select(shown.table, chosen).rows]
    caption = export.caption(shown, chosen, rows)
    assert caption.title == "Aotearoa–Việt Nam"
    parts = "2000–2012; Defence or Trade; “in”"
    assert f"Showing {len(rows)} of 60 events: {parts}." in caption.subtitle
    assert "31 December 2024" in caption.source


def test_the_source_line_does_not_pass_over_undated_documents() -> None:
    said = words.made_from(2, "17 November 2006", 1)
    assert said.startswith("From 2 documents, 1 of them undated, the newest of the others of 17 N")
    assert "undated" not in words.made_from(2, "17 November 2006", 0)
    assert words.made_from(1, "", 1).startswith("From 1 document.")


@pytest.mark.parametrize(
    ("chosen", "name"),
    [
        (Filter(), "made-up.csv"),
        (CHOSEN, "made-up_2000-2012_defence-trade_navy.csv"),
        (Filter(text="../../etc/passwd"), "made-up_etc-passwd.csv"),
        (Filter(text="CON: <|> \0"), "made-up_con.csv"),
    ],
)
def test_file_names_say_the_filter_and_are_safe(chosen: Filter, name: str) -> None:
    assert export.file_name(corpus(), chosen, "csv") == name


def test_file_names_stay_short() -> None:
    assert len(export.file_name(corpus(), Filter(text="long " * 40), "json")) <= 125
