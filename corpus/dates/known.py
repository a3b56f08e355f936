"""Days known by a name that leaves their year out: the 11 September attacks, 9/11."""

from __future__ import annotations

from corpus.dates.forms import Built, Form, Reader


def before_attacks(r: Reader) -> bool:
    """The 11 September attacks: known by that name."""
    after = r.match.end()
    words = r.tokens.words
    return after < len(words) and r.tokens.lower(after) in r.lexicon.values["ATTACK"]


def nine_eleven(r: Reader) -> Built:
    return [(*r.match.span(), Form("date", year=2001, month=9, day=11))]
