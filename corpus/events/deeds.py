"""How a title says what was done to a thing: "signed", "begins", "to be handed over", "requested".

The verbs and what they say stand in lexicon/phrases.toml.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from corpus.events.clauses import Clause
from corpus.events.inflect import base_form, participle, third_person
from corpus.events.lexicon import Hit
from corpus.events.phrases import PARTICLES
from corpus.events.status import Verdict
from corpus.lexicon import load_toml


def deed(text: str, clause: Clause, hits: Sequence[Hit], noun: Hit | None) -> tuple[str, str]:
    """(how the thing that `noun` names was dealt with, as a title says it; the same for several):
    ("signed", "signed"), ("begins", "begin"); ("", "") where no verb of the clause tells."""
    noun = noun or replace(clause.head, start=clause.start, end=clause.start)
    table = load_toml("phrases")
    for hit in _verbs_of(text, clause, hits, noun):
        said = text[hit.start : hit.end].lower()
        for phrases, base in table["done_alone"]["phrases"]:
            if phrases in said:
                return _both(base)
        verb, _, particle = said.partition(" ")
        base = base_form(verb)
        done = table["done"].get(said, table["done"].get(base))
        if base in table["done_alone"]["words"]:
            near = noun.end <= hit.start and " and " not in text[noun.end : hit.start]
            if near and not is_passive(text, hit):
                return _both(base)
            if near or noun.end <= hit.start or base == "begin":
                continue
        if done is None and base:
            done = f"{participle(base)} {particle}" if particle in PARTICLES else participle(base)
        if done:
            return done, done
    return "", ""


def _verbs_of(text: str, clause: Clause, hits: Sequence[Hit], noun: Hit) -> list[Hit]:
    """The verbs that may say what became of the thing: the clause's head, those after the noun,
    those before it, the nearest first."""
    head = clause.head
    verbs = [h for h in hits if h.group in ("happened", "need")]
    if not head.form.startswith("noun"):
        verbs.append(head)
    inside = [h for h in verbs if h.start <= noun.start < noun.end <= h.end]
    after = sorted((h for h in verbs if h.start >= noun.end), key=lambda h: h.start)[:1]
    after = [h for h in after if not _RELATIVE.search(text, noun.end, h.start)]
    before = sorted((h for h in verbs if h.start < noun.start), key=lambda h: -h.start)[:1]
    return [h for h in [*inside, *after, *before] if clause.start <= h.start < clause.end]


_RELATIVE = re.compile(r"\b(?:that|which|who|where|when|while)\b|[,;:]\s")


def _both(base: str) -> tuple[str, str]:
    verb, _, rest = base.partition(" ")
    rest = f" {rest}" if rest else ""
    return third_person(verb) + rest, verb + rest


def is_passive(text: str, hit: Hit) -> bool:
    """Whether an auxiliary makes a verb passive: "was received"."""
    return bool(_AUXILIARY.search(text[max(0, hit.start - 24) : hit.start]))


_AUXILIARY = re.compile(r"\b(?:was|were|been|be|being|is|are)(?:\s+\w+ly)?\s+$")


def deed_of_noun(said: str) -> tuple[str, str]:
    """("treaty", "signed") of "signing of a treaty"; (`said`, "") of any other phrase, and
    ("", …) of a bare "signing"."""
    found = _deeds().match(said)
    if found is None:
        return said, ""
    done: str = load_toml("phrases")["deeds"][found["deed"].lower()]
    return found["thing"] or "", _both(done)[0] if done.endswith("force") else done


@cache
def _deeds() -> re.Pattern[str]:
    nouns = "|".join(sorted(load_toml("phrases")["deeds"], key=len, reverse=True))
    of = r"(?:\s+of\s+(?:an?\s+|the\s+)?(?P<thing>.+))?$"
    return re.compile(rf"(?:\w+\s+)?(?P<deed>{nouns}){of}", re.I)


def asked(verdict: Verdict, head: str) -> str:
    """How a title names the wish that made an act a proposal: "requested", "offered", "sought": by
    the words that gave the status, else by the act's own verb `head`."""
    table: dict[str, str] = load_toml("phrases")["asked"]
    for said in (verdict.why.strip("“”").lower(), head.lower()):
        verb = said.split(" ")[0]
        if name := table.get(said) or table.get(base_form(verb) or verb):
            return name
    return "proposed"
