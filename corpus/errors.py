"""What can go wrong, said so that the reader knows the file, the place and the remedy."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong or weak in one document. A `refused` document gives no events."""

    document: str  # path or id, as the person knows it
    message: str  # what is wrong, and where
    remedy: str = ""
    refused: bool = False

    def __str__(self) -> str:
        text = f"{self.document}: {self.message}"
        return f"{text} — {self.remedy}" if self.remedy else text


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
