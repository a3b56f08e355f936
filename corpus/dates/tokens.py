"""Text to words and, one character a word, to the string over which the rules run.

One pass; only stretches that hold a word from the lexicon's `heads` are kept, so that the rules
see a small part of the text. The cost is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.dates.lexicon import OTHER, Lexicon

_TOKEN = re.compile(
    r"""
    (?P<break>\n[ \t\r]*\n)                                           # a new paragraph
  | (?<![\w/.])(?P<numdate>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?(?![\w-])
      |(?:\d{1,2}(?P<sep>[/.-])\d{1,2}(?P=sep)(?:\d{4}|\d\d)
      |\d{4}(?P<sep2>[/.-])\d{1,2}(?P=sep2)\d{1,2})(?![\w/-]|\.\d|,\d))
  | (?<![\w$£€.])(?P<clock>\d{1,2}(?::\d\d(?::\d\d)?|\.\d\d(?=\s?[ap]\.?m\b))?
        \s?(?:[ap]\.m\.?|[ap]m\b)
      |\d{1,2}:\d\d(?::\d\d)?(?![\d:])(?:\s?(?:hrs|hours)\b)?|[0-2]\d[0-5]\d\s?(?:hrs|hours)\b)
  | (?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)
  | (?P<digits>\d*0['’]?s\b|\d+(?:st\b|nd\b|rd\b|th\b)?|[QHqh][1-4]\b|[1-4][QHqh]\b)(?![^\W_])
  | (?P<fy>[Ff][Yy](?=\d))
  | (?P<acronym>(?:[A-Za-z]\.){2,}|[Bb]\.[Cc]\b|[Aa]\.[Dd]\b)
  | (?P<letters>[^\W\d_]+(?![^\W_]))
  | (?P<mixed>\w+)
  | (?P<short>['’]\d\d(?:s\b|\b)|['’]s\b)
  | --|[^\w\s]
    """,
    re.VERBOSE,
)


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
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    chars: list[str] = []
    char_of, sets = lexicon.char_of.get, lexicon.sets
    special = {name: sets[name.upper()] for name in ("numdate", "clock")}
    for match in _TOKEN.finditer(text):
        word = match.group()
        words.append(word)
        starts.append(match.start())
        ends.append(match.end())
        char = char_of(word)
        if char is None:
            char = special.get(match.lastgroup or "", OTHER)
        chars.append(char)
    return Tokens(text, words, starts, ends, "".join(chars))


def stretches(tokens: Tokens, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """(first, end) word indices of runs of lexicon words that hold at least one head."""
    for run in re.finditer(r"[^.]+", tokens.classes):
        if lexicon.heads.search(tokens.classes, *run.span()):
            yield run.span()
