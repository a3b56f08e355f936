"""Runs the rules over a text: the longest match that starts first wins, then the earlier rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import itemgetter

from corpus.dates import builders
from corpus.dates.forms import Built, Form, Reader
from corpus.dates.hops import hop
from corpus.dates.known import holiday, nine_eleven
from corpus.dates.lexicon import Lexicon
from corpus.dates.ordinals import nth
from corpus.dates.pairs import pair
from corpus.dates.plausible import plausible
from corpus.dates.tokens import Tokens

BUILDERS: Mapping[str, Callable[[Reader], Built]] = {
    "calendar": builders.calendar,
    "numeric": builders.numeric,
    "nine_eleven": nine_eleven,
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
    "holiday": holiday,
    "hop": hop,
    "code": builders.code,
    "nth": nth,
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
    hits = [
        (m.start(), -m.end(), rule.rank, m, rule)
        for rule in lexicon.rules
        for m in rule.pattern.finditer(tokens.classes)
    ]
    hits.sort(key=_first_longest)
    found: list[Found] = []
    reached = 0
    for start, _, _, m, rule in hits:
        if start < reached:
            continue
        built = BUILDERS[rule.make](Reader(m, tokens, lexicon, rule.given))
        if built and all(plausible(tokens, lexicon, rule.name, *b) for b in built):
            found.extend(Found(i, j, form, rule.name) for i, j, form in built)
            reached = built[-1][1]
    return found


_first_longest = itemgetter(0, 1, 2)
