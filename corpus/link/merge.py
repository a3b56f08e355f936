"""One act, one event, inside a document: mentions of the same act are joined, each with its proof.

`corpus.link.joining` does the same across documents, where less can be taken for granted.

Two mentions are the same act when their kinds are of one family, their status is of one class
and their days can be the same, and when enough else agrees: persons, place, the name of a text.
What speaks against (another person, another place, another day) keeps them apart. Every joining
says why.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corpus.events.domains import in_order
from corpus.events.parties import distinct
from corpus.events.ships import ship_names
from corpus.lexicon import load_toml
from corpus.link import days
from corpus.link.profile import numbers_in, topic_in
from corpus.records import Basis, Dating, Event, Evidence, Precision, Status

THRESHOLD = 3
"""Points needed to join two mentions; see `_score`. Cautious: a false joining hides an event."""

_FINENESS = {
    precision: place
    for place, precision in enumerate(
        (
            Precision.DAY,
            Precision.MONTH,
            Precision.SEASON,
            Precision.QUARTER,
            Precision.INTERVAL,
            Precision.YEAR,
            Precision.DECADE,
            Precision.CENTURY,
        )
    )
}
_WORD = re.compile(r"[^\W\d_]{4,}")
_SOME_WORDS, _MANY_WORDS = 3, 5
_PERSONAL = frozenset(
    "visit meeting talks ceremony appointment agreement joint_statement statement".split()
)
_COMMON = frozenset(
    "with from that this between their have been will under also both sides side prime minister "
    "ministers president official visit visits meeting talks deputy foreign came went held signed "
    "during year first countries government general".split()
)


def merge(events: Iterable[Event]) -> list[Event]:
    """The `events` of one document with mentions of one act joined; the order of first mention is
    kept."""
    merged: list[Event] = []
    places: dict[str, list[int]] = {}  # family -> where its events stand
    for event in events:
        near = places.setdefault(str(load_toml("kinds")[event.kind]["family"]), [])
        best, why = _best(event, [(place, merged[place]) for place in near])
        if best is None:
            near.append(len(merged))
            merged.append(event)
        else:
            merged[best] = join(merged[best], event, why)
    return merged


def _best(event: Event, known: Iterable[tuple[int, Event]]) -> tuple[int | None, str]:
    """(the place of the event that tells most surely of the same act, why), or (None, "")."""
    best, most, why = None, 0, ""
    for place, other in known:
        points, reasons = _score(other, event)
        if points >= THRESHOLD and points > most:
            best, most, why = place, points, ", ".join(reasons)
    return best, why


def _score(a: Event, b: Event) -> tuple[int, list[str]]:
    """(points for being one act, the reasons); 0 where something forbids it."""
    if not _may_be_one(a, b):
        return 0, []
    found = [*_same_time(a, b), *_same_parties(a, b), *_same_words(a, b)]
    if a.kind == b.kind:
        found.append((1, f"both a {a.kind.replace('_', ' ')}"))
    return sum(points for points, _ in found), [why for _, why in found]


def _same_time(a: Event, b: Event) -> Iterator[tuple[int, str]]:
    if a.dating.is_dated and a.dating.edtf == b.dating.edtf:
        yield 2, "the same date"
    elif a.kind in _VISITS and _contains(a.dating, b.dating) and not _from_sides(a, b):
        yield 2, "the days of one stay"
    for one in (b, a):
        if a.kind == b.kind and _refers(one) and len(one.evidence) == 1:
            yield 2, one.reasons["reference"]
            break


def _refers(event: Event) -> bool:
    """Whether an event is only a reference to one told with its date: "her visit"."""
    undated = not event.dating.is_dated or event.dating.basis is Basis.PUBLISHED
    return undated and "reference" in event.reasons


def _contains(one: Dating, other: Dating) -> bool:
    """Whether the days of one date lie within those of the other, neither longer than a month."""
    spans = [(d.earliest, d.latest) for d in (one, other)]
    (a, b), (c, d) = spans
    if not (a and b and c and d) or max(b - a, d - c).days > _MONTH:
        return False
    return (a <= c and d <= b) or (c <= a and b <= d)


def _from_sides(a: Event, b: Event) -> bool:
    """Whether the visitors are of different sides."""
    mine, theirs = ({x.side for x in e.actors if x.role and x.side} for e in (a, b))
    return bool(mine and theirs and mine.isdisjoint(theirs))


_MONTH = 31
_VISITS = frozenset({"visit", "ship_visit"})


def _same_parties(a: Event, b: Event) -> Iterator[tuple[int, str]]:
    """People and places tell encounters apart; of proposals and talks of work they say little."""
    shared = _people(a) & _people(b)
    if shared and a.kind in _PERSONAL:
        yield 2, f"both name {', '.join(sorted(shared))}"
    if a.place and a.place == b.place:
        yield 1, f"both in {a.place}"


def _same_words(a: Event, b: Event) -> Iterator[tuple[int, str]]:
    is_text = load_toml("kinds")[a.kind]["family"] == "text"
    if is_text and a.title == b.title and _says(a, name := topic_in(a.title)) and _says(b, name):
        yield 2, "the same name"
    words = _words(a) & _words(b)
    if len(words) >= _SOME_WORDS:
        points = 2 if len(words) >= _MANY_WORDS else 1
        yield points, "the same words: " + ", ".join(sorted(words)[:6])


def _says(event: Event, name: frozenset[str]) -> bool:
    """Whether an event's own words say the name that its title has, and not only "it"."""
    return bool(name) and all(name <= topic_in(piece.quote) for piece in event.evidence)


def _may_be_one(a: Event, b: Event) -> bool:
    family = load_toml("kinds")
    if family[a.kind]["family"] != family[b.kind]["family"]:
        return False
    if _class(a.status) != _class(b.status):
        return False
    if not _overlap(a.dating, b.dating):
        return False
    if _told_apart(a, b):
        return False
    mine, theirs = _people(a), _people(b)
    if mine - theirs and theirs - mine and a.kind not in ("agreement", "joint_statement"):
        return False  # each names somebody whom the other does not
    return (
        bool(mine & theirs) or not (mine and theirs) or a.kind in ("agreement", "joint_statement")
    )


def _told_apart(a: Event, b: Event) -> bool:
    """Whether they name different ships or sittings: "the 8th meeting" is not "the 9th"."""
    for read in (ship_names, numbers_in):
        mine, theirs = (read(" ".join(e.quote for e in event.evidence)) for event in (a, b))
        if mine and theirs and mine.isdisjoint(theirs):
            return True
    return False


def _class(status: Status) -> str:
    return (
        "done"
        if status is Status.OCCURRED
        else "ahead"
        if status is not Status.RECURRING
        else "habit"
    )


def _overlap(a: Dating, b: Dating) -> bool:
    """Whether both can mean the same days. Two undated ones can; a dated and an undated one can."""
    if not (a.is_dated and b.is_dated):
        return not (a.partial and b.partial and a.partial != b.partial)
    before = a.latest and b.earliest and a.latest < b.earliest
    after = b.latest and a.earliest and b.latest < a.earliest
    return not (before or after or days.rival_stays(a, b))


def _people(event: Event) -> set[str]:
    return {a.name for a in event.actors if a.name != a.side and a.name != a.role}


def _words(event: Event) -> set[str]:
    names = {w.lower() for a in event.actors for w in _WORD.findall(a.name)}
    said = {w.lower() for e in event.evidence for w in _WORD.findall(e.quote)}
    return said - names - _COMMON


def join(first: Event, second: Event, why: str) -> Event:
    """One event of two mentions: the older id, the better date; all evidence, best-dated first."""
    better = second if _is_better(second, first) else first
    other = first if better is second else second
    evidence = _unique([*better.evidence, *other.evidence])
    actors = distinct([*better.actors, *other.actors])
    domains = in_order(
        [*better.domains, *other.domains], keep_diplomacy="diplomacy" in better.domains[:1]
    )
    reasons = {**better.reasons}
    told = [first.reasons.get("merged", ""), second.reasons.get("merged", ""), why]
    reasons["merged"] = "; ".join(dict.fromkeys(filter(None, told)))
    return replace(
        better,
        id=first.id,
        domains=domains,
        actors=actors,
        place=better.place or other.place,
        evidence=evidence,
        reasons=reasons,
    )


def _is_better(one: Event, other: Event) -> bool:
    """Whether `one` is the better-dated mention: finer, but for a visit the whole stay."""
    mine, theirs = one.dating, other.dating
    if Basis.PUBLISHED in (mine.basis, theirs.basis) and mine.basis != theirs.basis:
        return mine.is_dated and mine.basis is not Basis.PUBLISHED
    if one.kind in ("visit", "ship_visit") and Precision.INTERVAL in (
        mine.precision,
        theirs.precision,
    ):
        stay = mine.precision is Precision.INTERVAL and not (mine.edtf or "").endswith("..")
        return stay and theirs.precision is not Precision.INTERVAL
    return _fineness(mine) < _fineness(theirs)


def _fineness(dating: Dating) -> int:
    return _FINENESS[dating.precision] if dating.precision else len(_FINENESS)


def _unique(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    return tuple({(e.document, e.start, e.end): e for e in evidence}.values())
