"""Words that look like dates and are none: "Vision 2030", "Sunday Star", "2000 people"."""

from __future__ import annotations

from corpus.dates.forms import Form
from corpus.dates.lexicon import OTHER, Lexicon
from corpus.dates.tokens import Tokens

_NUMBERED = frozenset(
    "no nos number page pages p pp flight room unit route highway chapter section article model "
    "level resolution act law decree agenda vision channel figure table line area code".split()
)


def plausible(
    tokens: Tokens, lexicon: Lexicon, rule: str, first: int, last: int, form: Form
) -> bool:
    """Whether the words around allow the reading as a date."""
    if rule == "year" and last - first == 1:
        return _bare_year(tokens, lexicon, first, form)
    if form.decade is not None and form.decade < 100 and form.short_year and last - first == 1:
        lists = tokens.lower(first - 1) in ("and", "or", "to")
        return tokens.words[first][:1] in "'’" or lists  # but not "in his 30s"
    if form.weekday and form.month is None and not form.tod:
        return not _names_a_thing(tokens, last)
    if form.kind in ("day", "unit"):
        return not _is_title(tokens, first, last)
    return True


def _is_title(tokens: Tokens, first: int, last: int) -> bool:
    """A programme or paper: "on ABC's This Week", "USA Today"; not the start of a sentence."""
    words = tokens.words[first:last]
    if not all(w[0].isupper() and not w.isupper() for w in words if w[0].isalpha()):
        return False
    before = tokens.words[first - 1] if first else "."
    starts = (
        before in ".!?\"“‘'`:;-–—"
        or "\n" in tokens.text[tokens.ends[first - 1] : tokens.starts[first]]
    )
    if len(words) > 1:
        return first > 0 and before not in ".!?:"
    return not starts and before[:1].isupper()


def _bare_year(tokens: Tokens, lexicon: Lexicon, at: int, form: Form) -> bool:
    before = tokens.words[at - 1] if at else ""
    if before.lower() in _NUMBERED or (before == "." and tokens.lower(at - 2) in _NUMBERED):
        return False
    if _is_count(tokens, lexicon, at):
        return False
    if form.short_year:
        return at > 0 and tokens.classes[at - 1] in lexicon.sets["PREP"] + lexicon.sets["MONTH"]
    year = form.year or 0
    if not 1500 <= year <= 2100:
        return at > 0 and tokens.classes[at - 1] in lexicon.sets["PREP"]
    if at and "\n" in tokens.text[tokens.ends[at - 1] : tokens.starts[at]]:
        return True  # a line that begins with its year
    # a name with its year: UNCLOS 1982
    return not (before[:1].isupper() and tokens.classes[at - 1] == OTHER)


def _is_count(tokens: Tokens, lexicon: Lexicon, at: int) -> bool:
    """A number that has a date of its own: "rose from 1401 in June 2013 to 2174 in 2019"."""
    if tokens.lower(at - 1) not in ("from", "to") or tokens.lower(at + 1) != "in":
        return False
    dated = tokens.lower(at + 2)
    is_month = bool(dated) and tokens.classes[at + 2] in lexicon.sets["MONTH"]
    return is_month or (len(dated) == 4 and dated.isdigit())


def _names_a_thing(tokens: Tokens, after: int) -> bool:
    """A weekday before a capitalised noun: Sunday Star, Thursday Island."""
    word = tokens.words[after] if after < len(tokens.words) else ""
    glued = after < len(tokens.words) and tokens.starts[after] - tokens.ends[after - 1] == 1
    return glued and word.lower() in _TITLES and word[0].isupper()


_TITLES = frozenset("star times island islands herald post telegraph mirror news bloody".split())
