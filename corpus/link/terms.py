"""What an undated page's office-holders tell of its time: bounds, never a date.

`lexicon/terms.csv` is an optional table: person, office, side, from and until (EDTF; until may be
empty), source (the address of a page that says so), note. It is heard only where relation.toml says
`terms = true`. When an undated page tells as its own news that a person acted in an office, the act
lies within the term, and what the page plans lies after its beginning.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from corpus.dates import edtf
from corpus.lexicon import load_csv
from corpus.link.profile import same_name
from corpus.records import Actor, Basis, Dating, Document, Event, Status

NEWS = frozenset("visit meeting talks ship_visit ceremony exercise statement".split())
"""Kinds that a page tells as its own news."""


@dataclass(frozen=True, slots=True)
class Term:
    """Who held an office, from when until when (EDTF; "" where not known), and who says so."""

    person: str
    office: str
    side: str
    since: str
    until: str
    source: str

    @classmethod
    def of(cls, row: Mapping[str, str]) -> Term:
        """A row of terms.csv. Raises ValueError where a date is no EDTF or no source is given."""
        for text in filter(None, (row["from"], row["until"])):
            edtf.parse(text)
        if not row["source"].startswith("http"):
            raise ValueError(f"{row['person']}: a term needs the address of its source")
        names = ("person", "office", "side", "from", "until", "source")
        return cls(*(row[name].strip() for name in names))


@cache
def known_terms() -> tuple[Term, ...]:
    """The rows of lexicon/terms.csv."""
    return tuple(Term.of(row) for row in load_csv("terms"))


def narrowed(
    events: Iterable[Event], documents: Mapping[str, Document], terms: Sequence[Term]
) -> list[Event]:
    """`events` with narrower bounds where an undated page's own news names an office-holder."""
    events = list(events)
    since: dict[str, tuple[str, Term]] = {}  # document -> the latest beginning of a term
    for event in events:
        for term in _terms_of(event, documents, terms):
            page = event.evidence[0].document
            if term.since and term.since > since.get(page, ("", term))[0]:
                since[page] = (term.since, term)
    return [_narrowed(event, documents, terms, since) for event in events]


def _narrowed(
    event: Event,
    documents: Mapping[str, Document],
    terms: Sequence[Term],
    since: Mapping[str, tuple[str, Term]],
) -> Event:
    page = event.evidence[0].document
    if event.dating.is_dated or event.dating.partial:
        return event
    for term in _terms_of(event, documents, terms):
        event = _with(event, term, term.since, term.until)
    ahead = event.status in (Status.PLANNED, Status.PROPOSED)
    if ahead and page in since:
        event = _with(event, since[page][1], since[page][0], "")
    return event


def _terms_of(event: Event, documents: Mapping[str, Document], terms: Sequence[Term]) -> list[Term]:
    page = documents.get(event.evidence[0].document)
    is_news = event.kind in NEWS and event.status is Status.OCCURRED and not event.dating.is_dated
    if page is None or page.date.is_dated or not is_news:
        return []
    return [term for term in terms if any(_holds(actor, term) for actor in event.actors)]


def _holds(actor: Actor, term: Term) -> bool:
    """Whether an actor is the term's person, acting in its office."""
    mine, theirs = set(actor.role.lower().split()), set(term.office.lower().split())
    held = bool(mine) and (theirs <= mine or mine <= theirs)
    side = actor.side is None or not term.side or actor.side == term.side
    return held and side and same_name(actor.name, term.person)


def _with(event: Event, term: Term, since: str, until: str) -> Event:
    low, high = _bounds(event.dating)
    first = max(filter(None, (low, since)), default="", key=lambda text: str(edtf.earliest(text)))
    last = min(filter(None, (high, until)), default="", key=lambda text: str(edtf.latest(text)))
    if first and last and str(edtf.earliest(first)) > str(edtf.latest(last)):
        return event  # the page and the table disagree: the page's own words stand
    if (first, last) == (low, high):
        return event
    dating = replace(event.dating, basis=Basis.BOUNDED, bounds=f"[{first}..{last}]")
    span = f"from {term.since}" + (f" to {term.until}" if term.until else "")
    why = f"{term.person} was {term.office} {span} ({term.source})"
    reasons = {**event.reasons, "date": "; ".join([event.reasons.get("date", ""), why]).strip("; ")}
    return replace(event, dating=dating, reasons=reasons)


def _bounds(dating: Dating) -> tuple[str, str]:
    first, _, last = (dating.bounds or "").strip("[]").partition("..")
    return first, last
