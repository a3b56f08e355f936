"""Which dates of a clause date its act, and which something else: a text by its year, a source, an
aside with a verb of its own, another act, the term of a plan, the day once meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.dates.timex import Timex
from corpus.events.clauses import Clause
from corpus.events.lexicon import Hit, rules


def own_dates(
    text: str, clause: Clause, usable: Sequence[Timex], *, else_before: bool
) -> list[Timex]:
    """Those of `usable` that stand in `clause` and date its act. A year that only names a text
    counts where there is no other, unless date words stand before the clause (`else_before`)."""
    own = [t for t in usable if clause.start <= t.start < clause.end and not _another(t, clause)]
    if rules()[clause.head.key].kind in _ONCE:  # "the third visit since 2004"
        own = [t for t in own if t.function != "since"]
    own = [t for t in own if not _in_aside(text, t, clause)]
    if clause.head.key == "calling-off":  # "put off the visit planned for May", "postponed to June"
        own = [t for t in own if not _MEANT.search(text, max(0, t.start - _REACH), t.start)]
    return [t for t in own if not _names_a_text(text, t, clause)] or ([] if else_before else own)


_ONCE = frozenset({"visit", "meeting", "talks"})
_REACH = 30
"""Characters before date words that tell whether they were only meant."""


def _in_aside(text: str, timex: Timex, clause: Clause) -> bool:
    """Whether date words stand between commas with a verb of their own: "Mr Lee, who was elected
    last week, met …", "talks, begun in 2012, were concluded"."""
    first = text.rfind(",", clause.start, timex.start)
    last = text.find(",", timex.end, clause.end)
    if first < 0 or last < 0 or first < clause.head.start < last:
        return False
    if clause.head.start < first and not _FINITE.search(text, last, clause.end):
        return False  # "the ship, 27 officers strong, docked on Wednesday at …, …"
    return bool(
        _ASIDE.match(text, first + 1, timex.start) or _SINCE.search(text, first, timex.start)
    )


_FINITE = re.compile(r"\b(?:was|were|is|are|has|have|had|will|met|held|took|came|went|[a-z]+ed)\b")
_ASIDE = re.compile(
    r"\s*(?:who|which|whose|where|since|after|when|begun|held|built|born|set up|[a-z]+ed)\s"
)
_SINCE = re.compile(r"\s(?:since|when|after|before)\s+(?:he|she|it|they)\s")


def dates_a_source(text: str, timex: Timex) -> bool:
    """Whether the date is that of a report: "according to Sunday's El Mercurio"."""
    return bool(_ACCORDING.search(text, max(0, timex.start - _SOURCE), timex.start))


_SOURCE = 60
_ACCORDING = re.compile(r"\b(?:according to|reported by|as reported in|quoted by)\s[^,.;]*\Z")


def _names_a_text(text: str, timex: Timex, clause: Clause) -> bool:
    """Whether a year only names a text: "revised their 2005 agreement", "Plan of Action for
    2021–2024"; it dates the act only where nothing else does."""
    nouns = [h for h in clause.triggers if h.form.startswith("noun")]
    if not _YEARS.fullmatch(text[timex.start : timex.end].strip()):
        return False
    before = text[max(0, timex.start - 12) : timex.start]
    if _DETERMINER.search(before):
        if _THE.search(before) and _SMALL.match(text, timex.end):
            return True  # "The 1968 accord was amended in 2001"
        return any(0 <= noun.start - timex.end <= _NAME_REACH for noun in nouns)
    return bool(_OF.search(before)) and any(0 <= timex.start - noun.end <= 5 for noun in nouns)


_YEARS = re.compile(r"(?:19|20)\d\d(?:\s*[-–/]\s*(?:19|20)?\d\d)?")
_DETERMINER = re.compile(r"\b(?:the|their|its|his|her|a|this)\s+$", re.I)
_THE = re.compile(r"\bThe\s+$")
_SMALL = re.compile(r"\s+[a-z]")
_OF = re.compile(r"\b(?:of|for)\s+$")
_MEANT = re.compile(
    r"\b(?:planned|set|scheduled|due|slated|meant|intended|until|till|postponed|delayed|deferred|"
    r"put off|(?:was|were) to (?:begin|start|take place|be held))\s*(?:for|in|on|to|until)?\s+"
    r"(?:early |late )?\Z"
)


def without_terms(text: str, timexes: Sequence[Timex]) -> list[Timex]:
    """`timexes` without the years for which a plan is made; they date an act only where nothing
    else does: "signed the programme for 2017-2020 last November"."""
    return [t for t in timexes if not _is_term(text, t)]


def _is_term(text: str, timex: Timex) -> bool:
    said = timex.dating.said or ""
    start = timex.end - len(said) if timex.function == "to" else timex.start
    if not (_SPAN.fullmatch(said) and text.startswith(said, start)):
        return False
    before = text[max(0, start - _SOURCE) : start]
    return bool(_PLAN_FOR.search(before) or _PLAN.match(text, start + len(said)))


_SPAN = re.compile(r"(?:19|20)\d\d\s*[-–/]\s*(?:19|20)?\d\d")
_PLANS = r"(?:plan|program(?:me)?|agenda|strategy|road ?map|framework|partnership)s?"
_PLAN_FOR = re.compile(
    rf"\b{_PLANS}(?: of (?:action|work|cooperation))?,? (?:for|of) (?:the (?:period|years) )?\Z",
    re.I,
)
_PLAN = re.compile(rf" (?:[A-Za-z]+ ){{0,3}}{_PLANS}\b", re.I)


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
    """What a trigger tells of: a kind, all visits and movements being one, and all encounters."""
    kind = rules()[hit.key].kind
    if kind == "meeting":
        return "talks"
    return "visit" if kind in ("ship_visit", "military_deployment") else kind
