"""Events for tools that draw timelines: TimelineJS (its JSON and its sheet) and vis-timeline.

Both read text as HTML, so every word of a document is escaped. A date goes as far as it is known: a
year stays a year. What has no date has no place there, and the title says how many are left out.

TimelineJS: "JSON data format" and the spreadsheet template of TimelineJS3 by the Knight Lab.
vis-timeline: "Data Format" of its documentation.
"""

from __future__ import annotations

import csv
import html
import io
import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from corpus.dates.edtf import Moment, parse
from corpus.dates.words import in_words
from corpus.events.domains import order
from corpus.export.batch import Batch
from corpus.export.tables import safe_cell
from corpus.records import Event, Status

SHEET = (
    "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,"
    "Media Credit,Media Caption,Media Thumbnail,Type,Group,Background,Link"
).split(",")
_NOT_YET = frozenset({Status.PLANNED, Status.PROPOSED})


def as_timelinejs(batch: Batch) -> bytes:
    """The JSON that TimelineJS takes: a title slide and one slide an event."""
    slides = [_slide(event, batch) for event in batch.events if _begins(event)]
    whole = {
        "title": {"text": {"headline": html.escape(batch.title), "text": _told(batch)}},
        "events": slides,
        "scale": "human",
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def as_timelinejs_sheet(batch: Batch) -> bytes:
    """The same as the rows of TimelineJS's spreadsheet, in CSV."""
    out = io.StringIO()
    writer = csv.DictWriter(out, SHEET, restval="", lineterminator="\r\n")
    writer.writeheader()
    title = {"Headline": html.escape(batch.title), "Text": _told(batch), "Type": "title"}
    writer.writerow({name: safe_cell(value) for name, value in title.items()})
    for event in batch.events:
        if _begins(event):
            row = _sheet_row(_slide(event, batch))
            writer.writerow({name: safe_cell(value) for name, value in row.items()})
    return out.getvalue().encode()


def as_vis(batch: Batch) -> bytes:
    """Groups (domains) and items for vis-timeline; an item stands in its first domain."""
    dated = [event for event in batch.events if event.dating.earliest or event.dating.latest]
    used = [name for name in order() if any(event.domains[0] == name for event in dated)]
    whole = {
        "title": batch.title,
        "shown": batch.shown,
        "groups": [{"id": name, "content": name.capitalize()} for name in used],
        "items": [_item(event) for event in dated],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _begins(event: Event) -> bool:
    return bool(event.dating.edtf and _ends(event.dating.edtf)[0])


def _ends(written: str) -> tuple[Moment | None, Moment | None]:
    """The moments that a date begins and ends with; the one known end of an open date twice."""
    found = parse(written)
    start, end = found.start, found.end
    if found.kind == "set":
        start, end = found.members[0].start, found.members[-1].end
    first = start if isinstance(start, Moment) else None
    last = end if isinstance(end, Moment) else None
    return first or last, last


def _slide(event: Event, batch: Batch) -> dict[str, Any]:
    assert event.dating.edtf is not None
    start, end = _ends(event.dating.edtf)
    words = in_words(event.dating)
    slide: dict[str, Any] = {
        "unique_id": event.id,
        "start_date": _moment(start),
        "display_date": words[:1].upper() + words[1:],
        "text": {"headline": html.escape(_headline(event)), "text": _proofs(event, batch)},
        "group": event.domains[0].capitalize(),
    }
    if end is not None and end != start:
        slide["end_date"] = _moment(end)
    return slide


def _moment(moment: Moment | None) -> dict[str, int]:
    """A moment in numbers, as far as it is given in them; of a decade the first year."""
    assert moment is not None
    found = {"year": int(moment.year.replace("X", "0"))}
    if moment.month and moment.month.isdigit() and not moment.code:
        found["month"] = int(moment.month)
        if moment.day and moment.day.isdigit():
            found["day"] = int(moment.day)
    return found


def _headline(event: Event) -> str:
    return f"{event.title} ({event.status.value})" if event.status in _NOT_YET else event.title


def _told(batch: Batch) -> str:
    left_out = sum(not _begins(event) for event in batch.events)
    shown = f"{len(batch.events) - left_out:,} events: {batch.shown}."
    more = f" {left_out:,} more without a date are left out." if left_out else ""
    return f"<p>{html.escape(shown + more)}</p>"


def _proofs(event: Event, batch: Batch) -> str:
    """Each proof with its source, linked where it has an address of the web."""
    parts = []
    for piece in event.evidence:
        document = batch.documents.get(piece.document)
        name = html.escape(document.title or piece.document if document else piece.document)
        url = document.url if document else ""
        if url.startswith(("http://", "https://")):
            name = f'<a href="{html.escape(url)}">{name}</a>'
        parts.append(f"<p>“{html.escape(piece.quote)}” ({name})</p>")
    return "".join(parts)


def _sheet_row(slide: Mapping[str, Any]) -> dict[str, object]:
    row: dict[str, object] = {}
    for prefix, name in (("", "start_date"), ("End ", "end_date")):
        for part, number in slide.get(name, {}).items():
            row[f"{prefix}{part.capitalize()}"] = number
    row |= {
        "Display Date": slide["display_date"],
        "Headline": slide["text"]["headline"],
        "Text": slide["text"]["text"],
        "Group": slide["group"],
    }
    return row


def _item(event: Event) -> dict[str, Any]:
    """A point for one day, a range for more; an open end is left open. vis ends a range where the
    next day begins."""
    first = event.dating.earliest or event.dating.latest
    last = event.dating.latest if event.dating.earliest else None
    assert first is not None
    item: dict[str, Any] = {
        "id": event.id,
        "group": event.domains[0],
        "content": html.escape(_headline(event)),
        "title": html.escape(in_words(event.dating)),
        "className": f"{event.status.value} {event.dating.precision or 'undated'}",
        "start": first.isoformat(),
        "type": "point",
    }
    if last is not None and last != first and last.year < 9999:
        item |= {"end": (last + timedelta(days=1)).isoformat(), "type": "range"}
    return item
