"""Events as JSON lines, JSON and CSV: every field, the filter stated, the same bytes every time.

JSON and JSON lines hold an event whole: `Event.from_dict` reads it back. CSV is for spreadsheets
and statistics: lists are joined by "; ", and only `more_evidence` is JSON inside a cell.

**Apostrophes in CSV.** A spreadsheet takes a cell that begins with = + - @ (or a full-width form of
these, or after white space) for a formula, and a document could smuggle one in. Such a cell gets an
apostrophe in front. To have the words back, take one apostrophe away from every cell that begins
with apostrophes before such a sign: `raw_cell`, or the regular expression `^'(?='*\\s*[=+@-])` with
the full-width signs added. No other cell is touched.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from corpus.records import Event

COLUMNS = (
    "id title date partial bounds earliest latest precision basis said kind domains status actors "
    "place document start end quote proves more_evidence links reasons made_by filter"
).split()
_FORMULA = re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])")  # noqa: RUF001 (full width is meant)


def as_jsonl(events: Sequence[Event]) -> str:
    """One event a line, as the command line prints them."""
    return "".join(json.dumps(event.as_dict(), ensure_ascii=False) + "\n" for event in events)


def as_json(events: Sequence[Event], about: Mapping[str, Any] | None = None) -> str:
    """One object: what `about` says (relation, filter, …), then "events" with every field."""
    whole = {**(about or {}), "events": [event.as_dict() for event in events]}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def as_csv(events: Sequence[Event], about: Mapping[str, Any] | None = None) -> str:
    """One row an event, first evidence in columns of its own, further evidence as JSON. The filter
    stands in the last column of each row, where no spreadsheet trips over it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    said = str((about or {}).get("filter", ""))
    for event in events:
        writer.writerow([safe_cell(cell) for cell in _row(event, said)])
    return out.getvalue()


def safe_cell(value: object) -> str:
    """A cell that no spreadsheet takes for a formula: what begins like one gets an apostrophe."""
    text = "" if value is None else str(value)
    return f"'{text}" if _FORMULA.match(text) else text


def raw_cell(text: str) -> str:
    """The words that `safe_cell` made `text` of: `raw_cell(safe_cell(x)) == x` for every text."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def _row(event: Event, said: str) -> list[object]:
    record = event.as_dict()
    first, *more = record["evidence"] or [dict.fromkeys(("document", "start", "end", "quote"))]
    values = {
        **record,
        **first,
        "proves": "; ".join(first.get("proves", ())),
        "domains": "; ".join(record["domains"]),
        "actors": "; ".join(_actor(actor) for actor in record["actors"]),
        "more_evidence": json.dumps(more, ensure_ascii=False) if more else "",
        "links": "; ".join(f"{link['rel']} {link['id']}" for link in record["links"]),
        "reasons": "; ".join(f"{name}: {why}" for name, why in record["reasons"].items()),
        "filter": said,
    }
    return [values[name] for name in COLUMNS]


def _actor(actor: Mapping[str, Any]) -> str:
    around = ", ".join(part for part in (actor["role"], actor["side"]) if part)
    name = str(actor["name"])
    return f"{name} ({around})" if around and around != name else name
