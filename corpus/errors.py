"""What can go wrong, said so that the reader knows the file, the place and the remedy."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong or weak in one document. A `refused` document gives no events."""

    document: str  # path or id, as the person knows it
    message: str  # what is wrong, and where
    remedy: str = ""
    refused: bool = False

    def __str__(self) -> str:
        """One line, whatever the file is called and whatever stands in it."""
        text = f"{self.document}: {self.message}"
        return one_line(f"{text} — {self.remedy}" if self.remedy else text)


class CorpusError(Exception):
    """Base of all errors that a person can put right; its text is fit to show them."""


class RefusedDocument(CorpusError):
    """One document cannot be read; the rest goes on."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class LexiconError(CorpusError):
    """A table of rules or names under corpus/lexicon is not well formed."""


class RelationError(CorpusError):
    """A folder of documents, or its relation.toml, cannot be used."""

    def __init__(self, place: Path | str, message: str, remedy: str = "") -> None:
        self.problem = Problem(shown(place), message, remedy, refused=True)
        super().__init__(str(self.problem))


class TableError(CorpusError):
    """A file is no table of events that this program wrote."""


def shown(path: Path | str) -> str:
    """A path as it can be printed and sent anywhere: a name that is not UTF-8 with `\\xe9`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def one_line(text: str) -> str:
    """`text` with control, format and line-breaking characters written out (`\\n`, `\\u202e`), so
    that a file's name or content cannot fake another message."""
    return "".join(_visible(char) for char in text)


def _visible(char: str) -> str:
    hidden = unicodedata.category(char)[0] == "C" or char in "\u2028\u2029"
    return char.encode("unicode_escape").decode("ascii") if hidden else char
