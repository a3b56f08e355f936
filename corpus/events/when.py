"""Which date belongs to which act: the words nearest to it, never a date made up.

A clause's own date words come first, then words that open the sentence, then, for the page's own
main act, the page's date. Where nothing dates an act it stays undated, with bounds if any.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from corpus.dates import edtf
from corpus.dates.timex import Timex
from corpus.events.clauses import Clause
from corpus.events.lexicon import Hit, rules
from corpus.records import Basis, Dating, Precision, Status

_JOINTS = frozenset({"and", ",", ", and", "&", "or"})
_LEAD = 60
"""Characters: how far from the sentence's start date words still open it ("In May 2005, …")."""


def attach(
    text: str, clause: Clause, sentence: tuple[int, int], timexes: Sequence[Timex]
) -> list[Timex]:
    """The date words of `clause`: usually one; several when it lists days of several acts."""
    usable = [t for t in timexes if _dates_an_act(t)]
    own = [t for t in usable if clause.start <= t.start < clause.end and not _another(t, clause)]
    own = [t for t in own if not _names_a_text(text, t, clause)] or own
    if own:
        return _series(text, min(own, key=lambda t: _distance(t, clause)), own)
    leading = [t for t in usable if sentence[0] <= t.start <= sentence[0] + _LEAD]
    if leading and leading[0].start < clause.start:
        return [leading[0]]
    shared = [t for t in usable if sentence[0] <= t.start < sentence[1]]
    if len(shared) == 1 and clause.head.form.startswith("noun") and shared[0].start > clause.start:
        return shared
    return []


def _names_a_text(text: str, timex: Timex, clause: Clause) -> bool:
    """Whether a year only names a text: "revised their 2005 agreement", "Plan of Action for
    2021–2024"; it dates the act only where nothing else does."""
    nouns = [h for h in clause.triggers if h.form.startswith("noun")]
    if not _YEARS.fullmatch(text[timex.start : timex.end].strip()):
        return False
    before = text[max(0, timex.start - 12) : timex.start]
    if _DETERMINER.search(before):
        return any(0 <= noun.start - timex.end <= _NAME_REACH for noun in nouns)
    return bool(_OF.search(before)) and any(0 <= timex.start - noun.end <= 5 for noun in nouns)


_YEARS = re.compile(r"(?:19|20)\d\d(?:\s*[-–/]\s*(?:19|20)?\d\d)?")
_DETERMINER = re.compile(r"\b(?:the|their|its|his|her|a|this)\s+$", re.I)
_OF = re.compile(r"\b(?:of|for)\s+$")
_NAME_REACH = 25
"""Characters from a year to the text it names: "the 2005 bilateral labour agreement"."""


def _another(timex: Timex, clause: Clause) -> bool:
    """Whether another act's verb stands between the head and the date: "study the agreement signed
    in 2019" does not date the study."""
    head = clause.head
    return any(
        head.end <= hit.start
        and hit.end <= timex.start
        and hit.form in ("past", "part")
        and _act_of(hit) != _act_of(head)
        for hit in clause.triggers
    )


def _act_of(hit: Hit) -> str:
    """What a trigger tells of: a kind, all visits and movements being one."""
    kind = rules()[hit.key].kind
    return "visit" if kind in ("ship_visit", "military_deployment") else kind


def gapped(text: str, clause: Clause, timexes: Sequence[Timex]) -> list[Clause]:
    """`clause` cut where a second act goes on without a verb of its own: "opened an office in 2001
    and a second two years later". Each piece has its own date; both have the verb of the first."""
    own = [t for t in timexes if clause.start <= t.start < clause.end and _dates_an_act(t)]
    cuts: list[tuple[int, int]] = []
    for left, right in pairwise(t for t in own if t.function == "at"):
        seam = _GAP.search(text, left.end, right.start)
        verb_between = any(left.end <= h.start < right.start for h in clause.triggers)
        if seam and not verb_between and clause.head.start < seam.start():
            cuts.append((seam.start(), seam.end()))
    starts = [clause.start, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), clause.end]
    return [replace(clause, start=s, end=e) for s, e in zip(starts, ends, strict=True)]


_GAP = re.compile(
    r"(?:[,;]\s+(?:and\s+)?|\s+and\s+)(?:then\s+|later\s+|again\s+)?"
    r"(?=(?:a|an|the|its|his|her|their|another|one|two|three|[A-Z]\w+)\s+\w"
    r"|again\s+(?:in|on)\s|\w+(?:ed|ut)\s+(?:it|them)\b)"
)


def from_start(kind: str, dating: Dating, *, begins: bool) -> Dating:
    """The date that fits the kind of act: an office "in Hanoi since 1995" was opened in 1995; a
    line of work that "began in 2006" has gone on since 2006 (START/..)."""
    said = dating.edtf or ""
    if said.endswith("/..") and kind in _POINTS and len(said) > len("/.."):
        return edtf.dating(said.removesuffix("/.."), dating.basis, said=dating.said)
    if begins and kind in _LINES and dating.precision in _PLAIN:
        return edtf.dating(f"{said}/..", dating.basis, said=dating.said)
    return dating


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
    return list(own[first : last + 1])


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
