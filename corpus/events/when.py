"""Which date belongs to which act: the words nearest to it, never a date made up.

A clause's own date words come first, then words that open the sentence, then, for the page's own
main act, the page's date. Where nothing dates an act it stays undated, with bounds if any.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from corpus.dates import edtf
from corpus.dates.timex import Timex
from corpus.events import asides
from corpus.events.clauses import Clause
from corpus.events.inflect import is_deed
from corpus.records import Basis, Dating, Precision, Status

_JOINTS = frozenset({"and", ",", ", and", "&", "or"})
_THAT_DAY = re.compile(r",?\s+(?:when\b|on which\b|the (?:day|month|year)\b)")
"""After date words: what follows happened then ("in May 2005, when he visited Hanoi")."""
_OPENS = 12
"""Characters: so near to its start date words certainly open a sentence."""
_LEAD = 60
"""Characters: how far from the sentence's start date words still open it ("In May 2005, …")."""


def attach(
    text: str,
    clause: Clause,
    sentence: tuple[int, int],
    timexes: Sequence[Timex],
    entry: Timex | None = None,
) -> list[Timex]:
    """The date words of `clause`: usually one; several when it lists days of several acts. `entry`
    opens the line of a chronicle in which the clause stands."""
    usable = [t for t in timexes if _dates_an_act(t) and not asides.dates_a_source(text, t)]
    leading = [t for t in usable if sentence[0] <= t.start <= sentence[0] + _LEAD]
    opens = bool(leading) and leading[0].start < clause.start
    before = leading[:1] if opens and leading[0].start - sentence[0] <= _OPENS else []
    before = before or ([entry] if entry is not None else [])
    own = asides.own_dates(text, clause, usable, else_before=bool(before))
    if own:
        return _series(text, min(own, key=lambda t: _distance(t, clause)), own)
    on_it = [t for t in usable if t.end <= clause.start and _THAT_DAY.match(text, t.end)]
    on_it = [t for t in on_it if clause.start - t.end <= _OPENS]
    if on_it:
        return on_it[-1:]
    if opens or before:
        return leading[:1] if opens else before
    shared = [t for t in usable if sentence[0] <= t.start < sentence[1]]
    if len(shared) == 1 and clause.head.form.startswith("noun") and shared[0].start > clause.start:
        return shared
    if len(shared) == 1 and _is_joined(text, clause, shared[0]):
        return shared
    return []


def _is_joined(text: str, clause: Clause, timex: Timex) -> bool:
    """Whether a clause shares the date of the one it is joined to by "and": "opened an embassy and
    a consulate in 1995", "met on 3 May, and raised relations to a partnership"."""
    if timex.start >= clause.end:
        return text.startswith("and ", clause.end + 1)
    first, _, rest = text[clause.start : clause.end].partition(" ")
    return is_deed(first) and not rest.startswith("to ") and text.endswith(" and ", 0, clause.start)


def gapped(text: str, clause: Clause, timexes: Sequence[Timex]) -> list[Clause]:
    """`clause` cut where a second act goes on without a verb of its own: "opened an office in 2001
    and a second two years later". Each piece has its own date; both have the verb of the first."""
    own = [t for t in timexes if clause.start <= t.start < clause.end and _dates_an_act(t)]
    cuts: list[tuple[int, int]] = []
    for left, right in pairwise(t for t in own if t.function == "at"):
        seam = _GAP.search(text, left.end, right.start)
        verb_between = any(left.end <= h.start < right.start for h in clause.triggers)
        own_verb = seam and _has_a_verb(text[seam.end() : right.start])
        if seam and not verb_between and not own_verb and clause.head.start < seam.start():
            cuts.append((seam.start(), seam.end()))
    starts = [clause.start, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), clause.end]
    return [replace(clause, start=s, end=e) for s, e in zip(starts, ends, strict=True)]


def _has_a_verb(piece: str) -> bool:
    """Whether a named subject has a verb of its own: "Vietnam set up a committee", but not "Jakarta
    tore it up", which goes on with the same text."""
    subject = _SUBJECT.match(piece)
    return subject is not None and (is_deed(subject[1]) or subject[1] in ("set", "put", "cut"))


_SUBJECT = re.compile(
    r"(?:[A-Z][\w’'-]+\s+){1,4}(?:also\s+|then\s+)?([a-z]+)\b(?!\s+(?:it|them)\b)"
)
_GAP = re.compile(
    r"(?:[,;]\s+(?:and\s+)?|\s+and\s+|,?\s+as well as\s+)"
    r"(?:(?:then|later|again|once more|(?:before|after) (?:it|that))\s+(?=(?:in|on|at|the)\s)"
    r"|at\s+the\s+(?=end|beginning)|then\s+|later\s+|again\s+)?"
    r"(?=(?:a|an|the|its|his|her|their|another|one|two|three|[A-Z][\w’'-]+)\s+\w"
    r"|again\s+(?:in|on)\s|(?:(?<=then )|(?<=again )|(?<=later ))(?:in|on|at)\s"
    r"|\w+(?:ed|ut)\s+(?:it|them)\b)"
)


def from_start(kind: str, dating: Dating, *, begins: bool, anniversary: bool = False) -> Dating:
    """The date that fits the kind of act: an office "in Hanoi since 1995" was opened in 1995; a
    line of work that "began in 2006" has gone on since 2006 (START/..); of the years of an
    anniversary ("1975-2025") the first is meant."""
    said = dating.edtf or ""
    if (
        kind in _POINTS
        and _YEARS_SINCE.fullmatch(said)
        and dating.basis is Basis.EXPLICIT
        and anniversary
    ):
        return edtf.dating(said[:4], dating.basis, said=dating.said)
    if said.endswith("/..") and kind in _POINTS and len(said) > len("/.."):
        return edtf.dating(said.removesuffix("/.."), dating.basis, said=dating.said)
    if begins and kind in _LINES and dating.precision in _PLAIN:
        return edtf.dating(f"{said}/..", dating.basis, said=dating.said)
    return dating


def onward(dating: Dating) -> Dating:
    """The date of what was done from then on: START/.."""
    if dating.precision not in _PLAIN:
        return dating
    return edtf.dating(f"{dating.edtf}/..", dating.basis, said=dating.said)


_YEARS_SINCE = re.compile(r"\d{4}/\d{4}")
_POINTS = frozenset(
    {"diplomatic", "agreement", "appointment", "joint_statement", "visit", "meeting"}
)
_LINES = frozenset({"cooperation", "aid"})
_PLAIN = frozenset({Precision.DAY, Precision.MONTH, Precision.YEAR})


def _dates_an_act(timex: Timex) -> bool:
    return timex.type in ("DATE", "TIME") and bool(timex.dating.edtf or timex.dating.partial)


def _distance(timex: Timex, clause: Clause) -> tuple[int, int]:
    head = clause.head
    gap = max(timex.start - head.end, head.start - timex.end, 0)
    return gap, timex.start


def _series(text: str, chosen: Timex, own: Sequence[Timex]) -> list[Timex]:
    """`chosen` and the dates listed with it: "in 2004 and 2006"."""
    index = own.index(chosen)
    first = last = index
    while first > 0 and _listed(text, own[first - 1], own[first]):
        first -= 1
    while last + 1 < len(own) and _listed(text, own[last], own[last + 1]):
        last += 1
    listed = list(own[first : last + 1])
    if (
        len(listed) > 1
        and _EARLIER.search(listed[0].text)
        and not _AND.search(text, listed[0].end, listed[1].start)
    ):
        listed = listed[1:]  # "a week earlier, on 27 March"
    same = {(t.dating.precision, t.dating.basis) for t in listed}
    if len(same) > 1 and not _AND.search(text, listed[0].end, listed[-1].start):
        return [min(listed, key=_vagueness)]  # "a week earlier, on 27 March"
    return _one_stay(listed) if len(listed) > 1 else listed


def _vagueness(timex: Timex) -> tuple[bool, bool, int]:
    dating = timex.dating
    return not dating.is_dated, dating.basis is not Basis.EXPLICIT, -len(dating.edtf or "")


_EARLIER = re.compile(r"\b(?:earlier|ago|later|before|after)\b")
_AND = re.compile(r"\b(?:and|or)\b|&")


def _one_stay(listed: list[Timex]) -> list[Timex]:
    """Days in a row ("on 13 and 14 February 2019") are one act that lasted, not one each."""
    days = [t.dating.earliest for t in listed if t.dating.precision is Precision.DAY]
    known = [day for day in days if day is not None]
    if len(known) < len(listed) or any(b - a != _DAY for a, b in pairwise(known)):
        return listed
    first, last = listed[0], listed[-1]
    basis = Basis.EXPLICIT if Basis.EXPLICIT in (t.dating.basis for t in listed) else None
    basis = basis or first.dating.basis
    span = edtf.dating(f"{known[0]}/{known[-1]}", basis, said=f"{first.text} and {last.text}")
    return [replace(first, dating=span)]


_DAY = timedelta(days=1)


def _listed(text: str, left: Timex, right: Timex) -> bool:
    between = text[left.end : right.start].strip()
    return between.removesuffix(" in").removesuffix(" on").strip() in _JOINTS


def from_publication(published: Dating, *, the_act_itself: bool) -> Dating | None:
    """The date of the page's own act when no words date it: its day if the page is the act,
    else its month, never finer."""
    if published.edtf is None or published.earliest is None:
        return None
    value = published.edtf
    if not the_act_itself and published.precision is Precision.DAY:
        value = value[:7]
    return edtf.dating(value, Basis.PUBLISHED)


def bounded(status: Status, published: Dating, floor: Dating | None, *, current: bool) -> Dating:
    """Undated, with what can be said: what is still to come is not before the page, and what the
    page tells as news is not before the latest day that it names."""
    ahead = status in (Status.PLANNED, Status.PROPOSED)
    if not (ahead or current):
        return Dating.undated()
    since = published if ahead and published.edtf else floor
    if since is None or since.edtf is None:
        return Dating.undated()
    return Dating.undated(said=since.said, bounds=f"[{since.edtf}..]")


def floor_of(past: Sequence[Dating], published: Dating) -> Dating | None:
    """For an undated page: the latest day that it gives in full for something past; the page, and
    what it tells as news, cannot be older."""
    if published.edtf:
        return None
    full = [d for d in past if _is_plain(d)]
    return max(full, key=lambda d: d.earliest or date.min, default=None)


def _is_plain(dating: Dating) -> bool:
    return dating.basis is Basis.EXPLICIT and dating.precision in _PLAIN
