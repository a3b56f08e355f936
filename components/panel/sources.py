"""All that the documents say of an event: its evidence, lit, and a table where there are several.

Where sources contradict one another the table holds the rivals too, each with the date it gives.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from components import words
from components.evidence import Passage, lit, paragraph, passages
from components.markup import Html, join, link, tag
from components.panel.claims import Span, date_name, longest, said_words, spans, whole
from components.words import panel as said
from corpus.dates import edtf
from corpus.dates.words import in_words
from corpus.records import Basis, Claim, Document, Event
from corpus.store import EventTable

_NEAR = 260  # characters of a paragraph shown around date words that stand apart from the evidence


def evidence(event: Event, table: EventTable) -> Html:
    """The lit passages of every document, each with its source."""
    names = documents(event)
    heading = words.EVIDENCE if len(names) < 2 else said.sources(len(names))
    return join(tag("h3", heading), *(_from_document(event, name, table) for name in names))


def documents(event: Event) -> list[str]:
    """The ids of the documents that tell of `event`, the first proof's first."""
    return list(dict.fromkeys(piece.document for piece in event.evidence))


def _from_document(event: Event, name: str, table: EventTable) -> Html:
    """One document's head and the lit passages from it."""
    pieces = [piece for piece in event.evidence if piece.document == name]
    document = table.documents.get(name)
    if document is None:
        quotes = [tag("blockquote", tag("mark", p.quote), class_="ev-quote") for p in pieces]
        return tag("section", tag("p", name, class_="ev-source"), *quotes)
    dated_by = _dated_by(event, name, table)
    words_said = said_words(event, dated_by)
    found = []
    for passage in passages(pieces, document.text):
        around = passage.start, passage.end
        claims = spans(words_said, passage.pieces, document, around)
        found.append((passage, claims))
    shown = [lit(passage, document, claims) for passage, claims in found]
    dated = any({"date", "bounds"} & {*span.shows} for _, claims in found for span in claims)
    apart = None if dated else _apart(event, dated_by, found[0][0], document)
    return tag("section", *shown, apart, source(document))


def _dated_by(event: Event, document: str, table: EventTable) -> list[str]:
    """The words that give the date in `document`."""
    own = [row.said for row in table.said.get(event.id, ()) if row.document == document]
    return [words for words in own or [event.dating.said] if words]


def _apart(
    event: Event, dated_by: Sequence[str], passage: Passage, document: Document
) -> Html | None:
    """The words that date or bound the event, where they stand nearest before its evidence."""
    name = date_name(event)
    for words_said in dated_by:
        found = list(whole(words_said).finditer(document.text))
        if found:
            before = [match for match in found if match.end() <= passage.start]
            start, end = (before[-1] if before else found[0]).span()
            around = Passage(document.id, *paragraph(document.text, start, end, _NEAR), ())
            quote = lit(around, document, [Span(start, end, (name,))])
            return join(tag("p", said.ELSEWHERE[name], class_="ev-soft ev-apart"), quote)
    return None


def source(document: Document) -> Html:
    """Title, publisher and date of a document, linked to its page; an abstract says it is ours."""
    when = in_words(document.date)
    facts = ", ".join(part for part in (document.publisher, when) if part)
    is_ours = document.kind == "abstract"
    return tag(
        "p",
        tag("cite", link(document.title or document.id, document.url)),
        tag("span", f" {facts}. ", class_="ev-soft") if facts else None,
        tag("span", words.SUMMARY_NOTE, class_="ev-note") if is_ours else None,
        class_="ev-source",
    )


def compared(event: Event, table: EventTable) -> Html | None:
    """What each source says of the date, side by side; None where there is but one."""
    rows = claims(event, table)
    if len({row.document for row in rows}) < 2:
        return None
    disputed = event.id in table.disputes
    head = tag(
        "tr", *(tag("th", name, scope="col") for name in (said.SOURCE, said.SAYS, said.GIVES))
    )
    body = [_row(row, event, table) for row in rows]
    return join(
        tag("h3", said.SOURCES),
        tag("p", said.DISPUTED, class_="ev-disputed") if disputed else None,
        tag("table", tag("thead", head), tag("tbody", *body), class_="ev-sources"),
    )


def claims(event: Event, table: EventTable) -> list[Claim]:
    """What the sources of `event` say, then those of the events that contradict it."""
    own = table.said.get(event.id, ())
    record = table.disputes.get(event.id)
    rivals = record.claims if record else ()
    return list(dict.fromkeys([*own, *(row for row in rivals if row.event != event.id)]))


def _row(row: Claim, event: Event, table: EventTable) -> Html:
    document = table.documents.get(row.document)
    name = link(document.title or document.id, document.url) if document else join(row.document)
    facts = _facts(document) if document else ""
    rival = row.event != event.id and _differs(row.edtf, event, table)
    date = words.begun(_date(row.edtf))
    return tag(
        "tr",
        tag("td", name, tag("span", facts, class_="ev-soft") if facts else None),
        tag("td", *_quote(row)),
        tag("td", date, tag("small", said.RIVAL, class_="ev-label") if rival else None),
        class_="ev-rival" if rival else None,
    )


def _differs(written: str | None, event: Event, table: EventTable) -> bool:
    """Whether a date cannot be the event's: not merely a coarser one that holds it."""
    ours = event.dating
    if written is None or ours.edtf is None:
        return False
    first = edtf.earliest(written, table.relation.hemisphere)
    last = edtf.latest(written, table.relation.hemisphere)
    before = last is not None and ours.earliest is not None and last < ours.earliest
    return before or (first is not None and ours.latest is not None and first > ours.latest)


def _facts(document: Document) -> str:
    when = in_words(document.date) if document.date.is_dated else ""
    return "".join(f", {part}" for part in (document.publisher, when) if part)


def _quote(row: Claim) -> Iterable[Html | str]:
    """The quote with the words that give the date lit."""
    found = longest(row.said, row.quote)
    if found is None:
        return ["“", row.quote, "”"]
    start, end = found
    date = tag("span", row.quote[start:end], class_="ev-claim ev-says-date")
    return ["“", row.quote[:start], date, row.quote[end:], "”"]


def _date(written: str | None) -> str:
    return in_words(edtf.dating(written, Basis.EXPLICIT)) if written else said.NO_DATE
