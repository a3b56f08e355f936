"""Events as an Excel workbook: a sheet of events, of evidence, of documents, and one about it all.

Days are real dates where Excel knows them (from 1900 on) and text before. Every other cell is text,
so nothing in a document can become a formula or a link. The same events give the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from corpus.dates.words import in_words
from corpus.export.batch import Batch, source
from corpus.records import Event

LONGEST = 32_767
"""Characters that a cell can hold; a longer text is cut and ends in "…"."""
_OLDEST = date(1900, 3, 1)  # before it Excel counts a day that never was
_EPOCH = date(1970, 1, 1)

EVENTS = (
    "id title date date_in_words earliest latest precision basis said partial bounds kind domains "
    "status actors place links reasons made_by"
).split()
EVIDENCE = "event document start end quote proves".split()
DOCUMENTS = "document title date url publisher kind sha256".split()
_WIDTHS = {"title": 60, "quote": 90, "reasons": 60, "actors": 50, "url": 50, "date_in_words": 24}

Row = Sequence[object]


def as_workbook(batch: Batch) -> bytes:
    """The batch as the bytes of an .xlsx file."""
    out = io.BytesIO()
    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "in_memory": True,
    }
    book = xlsxwriter.Workbook(out, options)
    made = datetime.combine(batch.as_of or _EPOCH, datetime.min.time())
    book.set_properties({"title": _cell(batch.title), "comments": batch.shown, "created": made})
    styles = {
        "head": book.add_format({"bold": True, "bottom": 1, "valign": "top"}),
        "day": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"}),
        "text": book.add_format({"valign": "top"}),
    }
    tables: list[tuple[str, Sequence[str], Iterable[Row]]] = [
        ("events", EVENTS, (_event(event) for event in batch.events)),
        ("evidence", EVIDENCE, (row for event in batch.events for row in _evidence(event))),
        ("documents", DOCUMENTS, (list(source(d).values()) for d in batch.documents.values())),
        ("about", ("what", "value"), _about(batch)),
    ]
    for name, heads, rows in tables:
        _fill(book.add_worksheet(name), heads, rows, styles)
    book.close()
    return out.getvalue()


def _fill(
    sheet: Worksheet, heads: Sequence[str], rows: Iterable[Row], styles: Mapping[str, Any]
) -> None:
    """Heads that stay in sight, then the rows, each cell of its own type."""
    sheet.freeze_panes(1, 0)
    for column, head in enumerate(heads):
        sheet.set_column(column, column, _WIDTHS.get(head, 16))
        sheet.write_string(0, column, head, styles["head"])
    last = 0
    for last, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            _write(sheet, last, column, value, styles)
    sheet.autofilter(0, 0, last, len(heads) - 1)


def _write(
    sheet: Worksheet, row: int, column: int, value: object, styles: Mapping[str, Any]
) -> None:
    if value is None or value == "":
        return
    if isinstance(value, date) and value >= _OLDEST:
        sheet.write_datetime(
            row, column, datetime.combine(value, datetime.min.time()), styles["day"]
        )
    elif isinstance(value, int):
        sheet.write_number(row, column, value, styles["text"])
    else:
        text = value.isoformat() if isinstance(value, date) else str(value)
        sheet.write_string(row, column, _cell(text), styles["text"])


def _cell(text: str) -> str:
    """A text that a cell can hold: no half of a character, not too long."""
    whole = text.encode("utf-8", "backslashreplace").decode()
    return whole if len(whole) <= LONGEST else whole[: LONGEST - 1] + "…"


def _event(event: Event) -> Row:
    record, dating = event.as_dict(), event.dating
    values = {
        **record,
        "date_in_words": in_words(dating),
        "earliest": dating.earliest,
        "latest": dating.latest,
        "domains": "; ".join(event.domains),
        "actors": "; ".join(
            ", ".join(p for p in (a.name, a.role, a.side) if p) for a in event.actors
        ),
        "links": "; ".join(f"{link.rel.value} {link.id}" for link in event.links),
        "reasons": "; ".join(f"{name}: {why}" for name, why in event.reasons.items()),
    }
    return [values[name] for name in EVENTS]


def _evidence(event: Event) -> list[Row]:
    return [
        [event.id, e.document, e.start, e.end, e.quote, "; ".join(e.proves)] for e in event.evidence
    ]


def _about(batch: Batch) -> list[Row]:
    undated = sum(not event.dating.is_dated for event in batch.events)
    rows: list[Row] = [
        ("relation", batch.title),
        ("shown", batch.shown),
        ("events", len(batch.events)),
        ("of them undated", undated),
        ("documents", len(batch.documents)),
        ("newest document", batch.as_of),
        ("dates", "EDTF; earliest and latest are the first and last day that a date can mean"),
        ("long texts", f"a cell holds {LONGEST:,} characters; a longer text ends in …"),
    ]
    return rows + [(f"filter: {name}", str(value)) for name, value in batch.filter.items()]
