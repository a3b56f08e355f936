"""The words and rules of dates, read once from `corpus/lexicon/dates*.toml`.

Every word gets one character that stands for the set of classes it belongs to (MONTH, UNIT, …,
and itself); a text becomes a string of such characters, and a rule is a regular expression over
that string. So a rule never sees letters, and its cost does not depend on how words are spelt.

How to add an expression: add a row to `dates_rules.toml` with an example that must match and,
where it could be mistaken, one that must not. The examples are run as tests.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from corpus.errors import LexiconError

FOLDER = Path(__file__).resolve().parent.parent / "lexicon"
WORDS, RULES = FOLDER / "dates.toml", FOLDER / "dates_rules.toml"
_SIMPLE = re.compile(r"['’]s|[a-z]+")
OTHER = "."  # the character of a word that no rule mentions

_ITEM = re.compile(
    r"\s+|(?P<name>[a-z]\w*=)|(?P<macro><\w+>)|(?P<cls>[A-Z][A-Z0-9_]*)|(?P<word>[a-z]+)"
    r"|(?P<op>\(\?!|\(\?=|\(\?<!|\(\?<=|\(|\)|\||\?|\{\d,\d+\})"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of expression. `make` names the builder; `with_` is passed to it."""

    name: str
    make: str
    pattern: re.Pattern[str]
    given: Mapping[str, Any]
    examples: tuple[tuple[str, str, str], ...]
    never: tuple[str, ...]
    rank: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    char_of: Mapping[str, str]  # spelling -> character
    values: Mapping[str, Mapping[str, Any]]  # class -> word -> what it stands for
    sets: Mapping[str, str]  # class -> the characters of its words
    rules: tuple[Rule, ...]
    heads: re.Pattern[str]  # characters without which no rule can match
    holidays: Mapping[str, Mapping[str, Any]]


@cache
def lexicon() -> Lexicon:
    """The compiled lexicon. Raises LexiconError that names the file and the row."""
    return build(_load(WORDS), _load(RULES))


def _load(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{path.name}: {error}") from error


def build(words: Mapping[str, Any], rules: Mapping[str, Any]) -> Lexicon:
    values, classes, capital = _collect(words)
    for pattern in [r["pattern"] for r in rules["rule"]] + list(rules["macro"].values()):
        for item in _ITEM.finditer(pattern):
            if word := item["word"]:
                classes.setdefault(word, set()).add(word)
    char_of, sets = _characters(classes)
    compiled = tuple(
        _rule(row, rank, sets, rules["macro"]) for rank, row in enumerate(rules["rule"])
    )
    heads = "".join(sorted({c for name in words["heads"]["classes"] for c in sets[name]}))
    return Lexicon(
        _spellings(char_of, capital),
        values,
        sets,
        compiled,
        re.compile(f"[{re.escape(heads)}]"),
        words.get("holiday", {}),
    )


def _collect(
    words: Mapping[str, Any],
) -> tuple[dict[str, dict[str, Any]], dict[str, set[str]], set[str]]:
    values: dict[str, dict[str, Any]] = {}
    classes: dict[str, set[str]] = {}
    capital: set[str] = set()
    for row in words["words"]:
        table = row["values"]
        if isinstance(table, str):
            table = dict.fromkeys(table.split(), True)
        values.setdefault(row["class"], {}).update(table)
        for word in table:
            classes.setdefault(word, set()).add(row["class"])
            if row.get("case") == "capital":
                capital.add(word)
    _fill_numbers(values, classes)
    for name in (
        "NUMDATE",
        "CLOCK",
        "QYEAR",
        "DAYMONTH",
    ):  # the tokeniser gives these classes by form
        classes.setdefault(f"\0{name}", set()).add(name)
    for name in words.get("holiday", {}):
        first, *more = _SIMPLE.findall(name)
        classes.setdefault(first, set()).add("HOLIDAY")
        capital.add(first)
        for word in more:
            classes.setdefault(word, set()).add("HOLIDAYMORE")
    return values, classes, capital


def _fill_numbers(values: dict[str, dict[str, Any]], classes: dict[str, set[str]]) -> None:
    """The classes of numbers written in figures."""
    for name, word, value in _figures():
        classes.setdefault(word, set()).add(name)
        values.setdefault(name, {})[word] = value


def _figures() -> Iterator[tuple[str, str, int]]:
    """(class, spelling, value)"""
    for name, low, high in (("DAYNUM", 1, 31), ("NUM", 0, 999), ("YEAR", 1000, 2199)):
        yield from ((name, str(n), n) for n in range(low, high + 1))
    yield "NUM", "00", 0
    for name in ("DAYNUM", "NUM"):
        yield from ((name, f"0{n}", n) for n in range(1, 10))
    for tail in ("st", "nd", "rd", "th"):
        yield from (("ORD", f"{n}{tail}", n) for n in range(1, 100))
        yield from ((name, f"{n}{tail}", n) for name in ("DAYORD", "NTH") for n in range(1, 32))
    for tail in ("s", "'s", "’s"):
        yield from (("DECADE", f"{n}{tail}", n) for n in range(0, 2200, 10))
    for mark in ("'", "’"):
        yield from (("YEAR2", f"{mark}{n:02d}", n) for n in range(100))
        yield from (("DECADE2", f"{mark}{n:02d}s", n) for n in range(0, 100, 10))


def _characters(classes: Mapping[str, set[str]]) -> tuple[dict[str, str], dict[str, str]]:
    by_signature: dict[frozenset[str], str] = {}
    char_of: dict[str, str] = {}
    sets: dict[str, set[str]] = {}
    for word, names in classes.items():
        signature = frozenset(names)
        char = by_signature.setdefault(signature, chr(0x4E00 + len(by_signature)))
        char_of[word] = char
        for name in names:
            sets.setdefault(name, set()).add(char)
    return char_of, {name: "".join(sorted(chars)) for name, chars in sets.items()}


def _spellings(char_of: Mapping[str, str], capital: set[str]) -> dict[str, str]:
    spelt: dict[str, str] = {}
    for word, char in char_of.items():
        forms = [word.title() if "." not in word else word.capitalize(), word.upper()]
        if word.isascii() and "'" in word:
            forms.append(word.capitalize())
        for form in forms if word in capital else [word, *forms, word.capitalize()]:
            spelt[form] = char
    return spelt


def _rule(
    row: Mapping[str, Any], rank: int, sets: Mapping[str, str], macros: Mapping[str, str]
) -> Rule:
    try:
        pattern = re.compile(_regex(row["pattern"], sets, macros, {}))
    except (KeyError, re.error) as error:
        raise LexiconError(f"{RULES.name}: rule {row.get('name')!r}: {error!r}") from error
    return Rule(
        row["name"],
        row["make"],
        pattern,
        row.get("with", {}),
        tuple((e[0], e[1], e[2]) for e in row.get("examples", ())),
        tuple(row.get("never", ())),
        rank,
    )


def _regex(
    pattern: str, sets: Mapping[str, str], macros: Mapping[str, str], seen: dict[str, int]
) -> str:
    """The rule language to a regular expression over characters that stand for words.

    A name that comes again gets a number (rel, rel__1): the builder reads whichever matched.
    """
    out: list[str] = []
    name, at = "", 0
    while at < len(pattern):
        item = _ITEM.match(pattern, at)
        if not item:
            raise LexiconError(f"{RULES.name}: cannot read {pattern[at:]!r} in {pattern!r}")
        at = item.end()
        if item["name"]:
            base = item["name"][:-1]
            again = seen[base] = seen.get(base, -1) + 1
            name = f"?P<{base}__{again}>" if again else f"?P<{base}>"
            continue
        if item["op"] == "(" and name:
            out.append(f"({name}")
        elif item["op"]:
            out.append("(?:" if item["op"] == "(" else item["op"])
        elif item["macro"]:
            inner = _regex(macros[item["macro"][1:-1]], sets, macros, seen)
            out.append(f"({name}{inner})" if name else f"(?:{inner})")
        elif found := item["cls"] or item["word"]:
            single = f"[{re.escape(sets[found])}]"
            out.append(f"({name}{single})" if name else single)
        else:
            continue
        name = ""
    return "".join(out)
