"""Events as an iCalendar file (RFC 5545): those that are known to the day, as whole days.

A date that is known less exactly has no place in a calendar: nothing here makes one finer than it
is. The date as written stands in X-EDTF. What is planned or proposed is tentative.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar
from icalendar import Event as Entry

from corpus.dates import edtf
from corpus.dates.words import in_words
from corpus.export.batch import Batch
from corpus.records import Document, Event, Precision, Status

_STATUS = {
    Status.PLANNED: "TENTATIVE",
    Status.PROPOSED: "TENTATIVE",
    Status.CANCELLED: "CANCELLED",
}
_PRODUCT = "-//bilateral-timeline//EN"
_EPOCH = date(1970, 1, 1)


def as_calendar(batch: Batch) -> bytes:
    """One VEVENT for each event whose first and last day are known. The time stamp that the format
    asks for is the day of the newest document, so that the same events give the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("name", batch.title)
    calendar.add("x-wr-calname", batch.title)
    stamp = datetime.combine(batch.as_of or _EPOCH, datetime.min.time(), UTC)
    for event in batch.events:
        if is_known_to_the_day(event):
            calendar.add_component(_entry(event, batch, stamp))
    return bytes(calendar.to_ical())


def is_known_to_the_day(event: Event) -> bool:
    """Whether the event is of one day, or from one known day to another. "Some day between" is
    not; nor is a day that is only about right."""
    written, first, last = event.dating.edtf, event.dating.earliest, event.dating.latest
    if not written or not first or not last or written[-1] in "?~%" or written.startswith("["):
        return False
    ends = written.split("/")
    return all(edtf.precision(end) is Precision.DAY and end[-1] not in "?~%" for end in ends)


def _entry(event: Event, batch: Batch, stamp: datetime) -> Entry:
    first, last = event.dating.earliest, event.dating.latest
    assert first is not None
    assert last is not None
    entry = Entry()
    entry.add("uid", f"{event.id}@bilateral-timeline")
    entry.add("dtstamp", stamp)
    entry.add("dtstart", first)
    entry.add("dtend", last + timedelta(days=1))  # the format's end lies outside
    entry.add("summary", event.title)
    entry.add("description", description(event, batch.documents))
    entry.add("categories", list(event.domains))
    entry.add("status", _STATUS.get(event.status, "CONFIRMED"))
    entry.add("transp", "TRANSPARENT")  # nobody is busy on the day of an embassy's opening
    if event.place:
        entry.add("location", event.place)
    if address := _address(event, batch):
        entry.add("url", address)
    entry.add("x-edtf", event.dating.edtf)
    return entry


def description(event: Event, documents: Mapping[str, Document]) -> str:
    """Date in words, then each proof with its source."""
    lines = [in_words(event.dating)]
    for piece in event.evidence:
        document = documents.get(piece.document)
        source = ", ".join(p for p in (document.publisher, document.title) if p) if document else ""
        lines.append(f"“{piece.quote}” ({source or piece.document})")
    return "\n".join(lines)


def _address(event: Event, batch: Batch) -> str:
    document = batch.documents.get(event.evidence[0].document) if event.evidence else None
    url = document.url if document else ""
    return url if url.startswith(("http://", "https://")) else ""
