"""Runs the rules over a text: the longest match that starts first wins, then the earlier rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from corpus.dates import builders
from corpus.dates.forms import Built, Form, Reader
from corpus.dates.lexicon import Lexicon, Rule
from corpus.dates.pairs import pair
from corpus.dates.plausible import plausible
from corpus.dates.tokens import Tokens

BUILDERS: Mapping[str, Callable[[Reader], Built]] = {
    "calendar": builders.calendar,
    "numeric": builders.numeric,
    "pair": pair,
    "deictic": builders.deictic,
    "daypart": builders.daypart,
    "unit": builders.unit,
    "chain": builders.chain,
    "offset": builders.offset,
    "ref": builders.ref,
    "duration": builders.duration,
    "anniversary": builders.anniversary,
    "compare": builders.compare,
    "set": builders.repeat,
    "holiday": builders.holiday,
}


@dataclass(slots=True)
class Found:
    """Words `first` to `last` (exclusive) of the tokens say `form`; `rule` found it."""

    first: int
    last: int
    form: Form
    rule: str


def match(tokens: Tokens, lexicon: Lexicon) -> list[Found]:
    """All expressions in text order; they do not overlap."""
    hits: list[tuple[int, int, int, Rule, list[tuple[int, int, Form]]]] = []
    for rule in lexicon.rules:
        build = BUILDERS[rule.make]
        for m in rule.pattern.finditer(tokens.classes):
            built = build(Reader(m, tokens, lexicon, rule.given))
            if built and all(plausible(tokens, lexicon, rule.name, *b) for b in built):
                hits.append((built[0][0], -built[-1][1], rule.rank, rule, built))
    hits.sort(key=lambda h: h[:3])
    found: list[Found] = []
    reached = 0
    for first, last, _, rule, built in hits:
        if first >= reached:
            found.extend(Found(i, j, form, rule.name) for i, j, form in built)
            reached = -last
    return found
