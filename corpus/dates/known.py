"""Days known by a name: the 11 September attacks, 9/11, the holidays of `dates.toml`."""

from __future__ import annotations

from corpus.dates.forms import Built, Form, Reader
from corpus.dates.years import read_year


def before_attacks(r: Reader) -> bool:
    """The 11 September attacks: known by that name."""
    after = r.match.end()
    words = r.tokens.words
    return after < len(words) and r.tokens.lower(after) in r.lexicon.values["ATTACK"]


def nine_eleven(r: Reader) -> Built:
    return [(*r.match.span(), Form("date", year=2001, month=9, day=11))]


def holiday(r: Reader) -> Built:
    start, end = r.span("hol")
    table = r.lexicon.holidays
    for stop in range(end, start, -1):
        words = r.tokens.words[start:stop]
        name = " ".join(words).lower().replace("’", "'").replace(" 's", "'s").replace(" '", "'")
        if name in table:
            break
    else:
        return []
    form = Form("holiday", holiday=name, rel=r.get("rel", "REL"))
    if not read_year(r, form):
        return []
    return [(r.match.start(), max(stop, r.match.end()) if stop == end else stop, form)]
