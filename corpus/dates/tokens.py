"""Text to words and, one character a word, to the string over which the rules run.

One pass; only stretches that hold a word from the lexicon's `heads` are kept, so that the rules
see a small part of the text. The cost is linear in the length of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.dates.lexicon import OTHER, Lexicon

_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_YEAR = r"(?:1[5-9]|20)\d\d"
# Words that wire text has run together: inNovember, of1989, 17November2006, 26years, 2015The
_FUSED = rf"""
    (?P<fused>(?i:in|on|of|by|since|until|from|to|and|during|before|after|the)
        (?=(?:{_MONTH}|{_YEAR})\b)
      |{_MONTH}(?=(?:\d{{1,2}}|{_YEAR})\b)
      |(?<![\w.,/$£€-])(?:\d{{1,2}}(?={_MONTH}(?:\b|\d))|\d{{1,3}}(?=(?:years|months|weeks|days)\b)
      |{_YEAR}(?=(?:[A-Z][a-z]+|and|to|in|the|was|by|at|with)\b)))
"""
_TOKEN = re.compile(
    r"""
    (?P<break>\n[ \t\r]*\n)                                           # a new paragraph
  | (?<![\w/.])(?P<numdate>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?(?![\w-])
      |(?:\d{1,2}(?P<sep>[/.-])\d{1,2}(?P=sep)(?:\d{4}|\d\d)
      |\d{4}(?P<sep2>[/.-])\d{1,2}(?P=sep2)\d{1,2})(?![\w/-]|\.\d|,\d))
  | (?<![\w$£€.])(?P<clock>\d{1,2}(?::\d\d(?::\d\d)?|\.\d\d(?=\s?[AaPp]\.?[Mm]\b))?
        \s?(?:[AaPp]\.[Mm]\.?|[AaPp][Mm]\b)
      |\d{1,2}:\d\d(?::\d\d)?(?![\d:])(?:\s?(?:hrs|hours)\b)?
      |[0-2]\d[0-5]\d\s?(?:hrs|hours|GMT|UTC)\b)
  | (?P<qyear>(?:[1-4][QHqh]|[Ff][Yy])(?:(?:19|20)\d\d|\d\d)\b)     # 4Q12, 1H2013, FY12
  | (?<![\w.,$£€-])(?P<daymonth>(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\b)(?![.,]\d|\w)
  | (?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)
  | (?P<digits>\d*0['’]?s\b|\d+(?:st\b|nd\b|rd\b|th\b)?|[QHqh][1-4]\b|[1-4][QHqh]\b)(?![^\W_])
  | (?P<fy>[Ff][Yy](?=\d))
  | """
    + _FUSED
    + r"""
  | (?P<acronym>(?:[A-Za-z]\.){2,}|[Bb]\.[Cc]\b|[Aa]\.[Dd]\b)
  | (?P<letters>[^\W\d_]+(?![^\W_]))
  | (?P<mixed>\w+)
  | (?P<short>['’]\d\d(?:s\b|\b)|['’]s\b)
  | --|[^\w\s]
    """,
    re.VERBOSE,
)


_RUN = re.compile(f"[^{re.escape(OTHER)}]+")


@dataclass(slots=True)
class Tokens:
    """Parallel lists over the words of a text, and `classes`, one character a word."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    classes: str

    def lower(self, index: int) -> str:
        return self.words[index].lower() if 0 <= index < len(self.words) else ""


def tokenise(text: str, lexicon: Lexicon) -> Tokens:
    """The words of a text that may belong to a date.

    Only runs of lexicon words that hold a head are kept, each with the word before and after it.
    """
    char_of, sets = lexicon.char_of.get, lexicon.sets
    special = {name: sets[name.upper()] for name in ("numdate", "clock", "qyear", "daymonth")}.get
    words = list(_TOKEN.finditer(text))
    classes = "".join([char_of(m.group()) or special(m.lastgroup or "", OTHER) for m in words])
    kept: list[int] = []
    reached = 0
    for run in _RUN.finditer(classes):
        start, end = run.span()
        if lexicon.heads.search(classes, start, end):
            first, reached = max(start - 1, reached), min(end + 1, len(words))
            kept.extend(range(first, reached))
    return Tokens(
        text,
        [words[i].group() for i in kept],
        [words[i].start() for i in kept],
        [words[i].end() for i in kept],
        "".join([classes[i] for i in kept]),
    )
