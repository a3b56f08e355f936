"""What kind of act it is, where the word that tells it leaves that open: who travels, who receives
whom, who sits together, who asks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from corpus.events.clauses import Clause
from corpus.events.lexicon import Hit, rules
from corpus.events.people import Person
from corpus.events.status import Verdict
from corpus.lexicon import load_toml
from corpus.records import Status

_STANDING = re.compile(
    r"\b(?:(?<!high )commission|(?:joint|mixed|standing|steering|consultative|cooperation|trade|"
    r"economic|border|boundary|defen[cs]e)\s+(?:[\w’'-]+\s+){0,3}committee|working group|JWG|"
    r"dialogue|consultations?|conference)\b",
    re.I,
)
_CROWD = re.compile(
    r"\b(?:\d{1,3}(?:[,.]\d{3})+|[1-9]\d\d(?!\d|\s+(?:km|kilomet|million|dollars))|hundreds|thousands)"
    r"\s+(?:of\s+)?(?:more\s+)?(?!troops|soldiers|sailors|officers|delegates|athletes|guests|police"
    r"|dollars|students)\w+",
)
"""So many people are no delegation: they come to stay."""
_SUBJECT = 12
"""Characters: with less before its verb, a clause has the subject of the one before."""
_RECEIVES = re.compile(r"(?:be|was|were|is|are|been|being)?\s*(?:receiv|welcom|host|greet)", re.I)
_CALLS_ON = re.compile(
    r"call(?:s|ed|ing)? (?:up)?on\s[^,;]{3,80}?\sto\s+(?!discuss|convey|pay|hand|present|express|"
    r"say|bid|deliver|brief|thank|exchange|introduce|congratulate|offer|mark|\w+\s+(?:farewell|respects))[a-z]+",
    re.I,
)
_MARKED = re.compile(
    r"\b(?:mark|marks|marked|marking|celebrat\w+|commemorat\w+)\b.{0,60}\b(?:anniversary|years)\b",
    re.I,
)
_BY = re.compile(r"\bby\s")
_ASKS = re.compile(
    r"\b(?:asked|asks|requested|requests|called on|calls on|called upon|urged|urges|appealed to|"
    r"invited|invites)\b[^,;]{0,80}?\bto\s+(?:\w+ly\s+)?$"
)
_ASKED = frozenset({"training", "aid", "cooperation", "scheme", "law_enforcement", "other"})


def kind_of(
    text: str,
    clause: Clause,
    sentence: tuple[int, int],
    verdict: Verdict,
    people: Sequence[Person],
    inside: Sequence[Hit],
) -> str:
    """The kind of the act of `clause`: that of its rule, or what its words make of it. `inside`:
    the hits of the clause, `people` those who take part."""
    head = clause.head
    kind = _of_rule(text, clause, people, inside)
    words = text[clause.start : clause.end]
    if head.key == "meeting" and _RECEIVES.match(text, head.start):
        kind = _received(text, clause, people, inside) or kind
    if kind == "meeting" and _CALLS_ON.match(text, head.start, clause.end):
        return "proposal"
    if kind == "meeting" and _STANDING.search(words):
        return "talks"
    if kind == "diplomatic" and _MARKED.search(text, clause.start, head.start):
        return "ceremony"
    if kind == "visit":
        goes_on = head.start - clause.start < _SUBJECT
        subject = text[sentence[0] : clause.end] if goes_on else words
        return _visit_of(subject, text[clause.start : head.start])
    if kind in _ASKED and verdict.status is Status.PROPOSED:
        return "proposal" if _ASKS.search(text, sentence[0], head.start) else kind
    return kind


def _of_rule(text: str, clause: Clause, people: Sequence[Person], inside: Sequence[Hit]) -> str:
    """The kind of the clause's rule: who is "received" in the host's own office is met; who is
    "welcomed to Peru", or is no single person but a delegation, visits."""
    rule, head = rules()[clause.head.key], clause.head
    if not rule.person or head.form == "ing":
        return rule.kind
    guests = [p for p in people if p.start >= head.end]
    brought = any(
        hit.group == "country" and text[head.end : hit.start].rstrip().endswith(" to")
        for hit in inside
        if hit.start >= head.end
    )
    return rule.person if guests and not brought else rule.kind


def _received(text: str, clause: Clause, people: Sequence[Person], inside: Sequence[Hit]) -> str:
    """Who is received by a person meets him; whom a country receives visits it. "" if unclear."""
    head = clause.head
    before = [p for p in people if p.end <= head.start]
    after = [p for p in people if p.start >= head.end]
    if before and after:
        return "meeting"
    named = [h for h in inside if h.group == "country" and h.end <= head.start]
    host = any(h.form == "name" and head.start - h.end < len(" in its turn, ") for h in named)
    if host and not before and not _BY.search(text, head.end, clause.end):
        return "visit"
    return ""


def _visit_of(subject: str, before: str) -> str:
    """What a visit is by who or what travels (lexicon/travellers.toml): by ships a ship visit, of
    troops a deployment, of very many people migration."""
    kind = next((other for other, who in _travellers() if who.search(subject)), "visit")
    return "migration" if kind == "visit" and _CROWD.search(before) else kind


@cache
def _travellers() -> list[tuple[str, re.Pattern[str]]]:
    found = []
    for kind, row in load_toml("travellers").items():
        words = "|".join(re.escape(word) for word in row["words"])
        prefixes = "|".join(row.get("prefixes", ())) or "(?!)"
        found.append((kind, re.compile(rf"\b(?:(?i:{words})|(?:{prefixes})(?=\s+[A-Z]))\b")))
    return found
