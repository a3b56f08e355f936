"""Text to sentences, by rules and a list of abbreviations (`corpus/lexicon/abbreviations.txt`).

A full stop ends a sentence unless an abbreviation, an initial or a number owns it; a blank line,
a bullet, and a line break after a finished line end one too. Closing quotes and brackets stay
with their sentence. A date is never cut. One pass, linear in the length of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_LEXICON = Path(__file__).resolve().parent.parent / "lexicon" / "abbreviations.txt"

_CLOSERS = "\"'”’»)]"
_END = re.compile(rf"[.!?…]+[{re.escape(_CLOSERS)}]*|(?<![ \t])[ \t]*\n\s*")
_LAST_WORD = re.compile(r"\S{1,20}\Z")
_NEXT = re.compile(r"[\s\"'“‘«(\[`]*(\S+)")
_BULLET = re.compile(r"\s*(?:[•·*▪►»–—-]\s|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s)")
_INITIAL = re.compile(r"(?:\A|[\s(\"“‘'.-])[A-Z]\.\Z")
_ACRONYM = re.compile(r"(?:[A-Za-z]\.){2,}\Z")
_NUMBERED = re.compile(r"(?:\A|\n)\s*\(?\d{1,3}\.\Z")
_FUSED = re.compile(r"[a-zà-ÿ)\d][.!?]\Z")
_SPLIT_NAME = re.compile(r"\s+(?:[A-Z][\w-]+\s?){1,4}, as well as [a-z]")
_WRAP_SHARE = 0.4  # of single line breaks in mid-sentence, from which a text counts as wrapped

# words with which a sentence may well begin after an abbreviation that can end one
_STARTERS = frozenset(
    "the a an in on at he she it they we i this that these those but and however meanwhile mr mrs "
    "ms dr his her its their our there as after before for from when while since under during one "
    "some many most all both no not if so such what who why how last next another other two".split()
)


@dataclass(frozen=True, slots=True)
class Abbreviations:
    never: frozenset[str]
    number: frozenset[str]
    date: frozenset[str]
    may: frozenset[str]


@cache
def abbreviations() -> Abbreviations:
    """The lists, by what may follow the full stop; as written and in capitals."""
    groups: dict[str, set[str]] = {"never": set(), "number": set(), "date": set(), "may": set()}
    current: set[str] = set()
    for line in _LEXICON.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            keys = ("never", "number", "may", "date")
            named = line.replace("before a number", "number").replace("before a day", "date")
            current = groups[next(k for k in keys if k in named)]
        elif line and not line.startswith("#"):
            # "p." is a page; "P." is somebody's first name
            current.update((line, line.upper()) if len(line) > 2 else (line,))
    return Abbreviations(*(frozenset(groups[k]) for k in ("never", "number", "date", "may")))


def split(text: str) -> list[tuple[int, int]]:
    """(start, end) of each sentence in code points, in order, without outer white space."""
    wrapped = _is_wrapped(text)
    spans: list[tuple[int, int]] = []
    start = 0
    for mark in _END.finditer(text):
        if mark.start() < start:
            continue
        if _ends_here(text, start, mark, wrapped):
            _add(spans, text, start, mark.end())
            start = mark.end()
    _add(spans, text, start, len(text))
    return spans


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    stripped = piece.strip()
    if re.search(r"\w", stripped):  # a stray bar or dash is no sentence
        spans.append((start + left, start + left + len(stripped)))


def _is_wrapped(text: str) -> bool:
    """Whether lines are broken at a fixed width, so that a single line break says nothing."""
    soft = len(re.findall(r"[a-z,;]\n[a-z]", text))
    breaks = len(re.findall(r"\S[ \t]*\n[ \t]*\S", text))
    return breaks >= 4 and soft / breaks >= _WRAP_SHARE


def _ends_here(text: str, start: int, mark: re.Match[str], wrapped: bool) -> bool:
    sign = mark.group()
    if "\n" in sign:
        return _line_ends(text, mark, wrapped)
    after = text[mark.end() : mark.end() + 80]
    if after and not after[0].isspace():
        return _is_fused(text, mark, after)
    return _stop_ends(text, start, mark, after)


def _line_ends(text: str, mark: re.Match[str], wrapped: bool) -> bool:
    if mark.group().count("\n") > 1:
        return True
    after = text[mark.end() : mark.end() + 12]
    if _BULLET.match(after):
        return True
    if wrapped:
        return False
    # a line that goes on in small letters after no stop was broken by accident
    before = text[mark.start() - 1 : mark.start()]
    return not (after[:1].islower() and (before.isalnum() or before in ",-–"))


def _is_fused(text: str, mark: re.Match[str], after: str) -> bool:
    """A missing space: "…on defence.The two sides…", but not "Det.Insp" or "page.Html"."""
    if not re.match(r"[A-ZÀ-Þ“\"][a-zà-ÿ]{1,}\s|[“\"][A-Z]", after):
        return False
    before = text[max(0, mark.start() - 20) : mark.start() + 1]
    word = _LAST_WORD.search(before)
    if not word or not _FUSED.search(before):
        return False
    token = word.group()
    return "/" not in token and "@" not in token and len(token) > 3 and not _owned(token)


def _owned(token: str) -> bool:
    known = abbreviations()
    return token in known.never or token in known.number or token in known.date


def _stop_ends(text: str, start: int, mark: re.Match[str], after: str) -> bool:
    following = _NEXT.match(after)
    if not following:
        return True
    head = following.group(1)
    sign = mark.group()
    if sign[0] in "!?":
        return not (head[:1].islower() or (sign[-1] in _CLOSERS and head[:1] == ","))
    if sign.startswith(("...", "…")):
        return head[:1].isupper() or head[:1].isdigit()
    if head[:1].islower():
        return False
    return _full_stop(text, start, mark, head, after)


def _full_stop(text: str, start: int, mark: re.Match[str], head: str, after: str) -> bool:
    word = _LAST_WORD.search(text[max(start, mark.start() - 20) : mark.start() + 1])
    token = word.group().lstrip("\"'“‘«([`—–") if word else ""
    known = abbreviations()
    if len(mark.group()) > 1 and mark.group()[-1] in _CLOSERS and token not in known.never:
        return True
    if token in known.never or _NUMBERED.search(text[max(0, mark.start() - 6) : mark.start() + 1]):
        return False
    if token in known.number:
        return not head[0].isdigit()
    if token in known.date and head.rstrip(",.;:)").isdigit():
        return False
    if token in known.may or _ACRONYM.search(token):
        return _WORD_OF.sub("", head).lower() in _STARTERS
    if _INITIAL.search(text[max(0, mark.start() - 3) : mark.start() + 1]):
        return _WORD_OF.sub("", head).lower() in _STARTERS
    # a stop that strayed into a name: "the Police. New Zealand, as well as …"
    named = word is not None and word.group()[:1].isupper()
    return not (named and _SPLIT_NAME.match(after))


_WORD_OF = re.compile(r"[^\w].*\Z")
