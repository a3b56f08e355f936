"""The sentences of `sentences.txt` are read as it says."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, cast

import pytest

from corpus.dates import find
from corpus.dates.edtf import dating
from corpus.records import Basis

Style = Literal["auto", "news", "narrative"]
Row = tuple[str, str, Style, list[tuple[str, str]]]


def rows(*, right: bool) -> list[Row]:
    """The rows that are read rightly, or those that are not yet."""
    found: list[Row] = []
    published = ""
    style: Style = "auto"
    path = Path(__file__).with_name("sentences.txt")
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("@ "):
            _, published, named = line.split()
            style = cast("Style", named)
        elif " =>" in line and not line.startswith("#"):
            text, _, said = line.removeprefix("? ").partition(" =>")
            pairs = [tuple(part.strip().split(" | ")) for part in said.split(";") if part.strip()]
            if right is not line.startswith("? "):
                found.append((text, published, style, [(w, v) for w, v in pairs]))
    return found


def read(text: str, published: str, style: Style) -> list[tuple[str, str]]:
    known = dating(published, Basis.EXPLICIT)
    return [(t.text, t.value) for t in find(text, published=known, style=style)]


@pytest.mark.parametrize(("text", "published", "style", "expected"), rows(right=True))
def test_sentence(text: str, published: str, style: Style, expected: list[tuple[str, str]]) -> None:
    assert read(text, published, style) == expected


@pytest.mark.parametrize(("text", "published", "style", "expected"), rows(right=False))
def test_not_yet(text: str, published: str, style: Style, expected: list[tuple[str, str]]) -> None:
    assert read(text, published, style) != expected, "mended: take the ? away"


def test_there_are_sentences_of_every_style() -> None:
    assert len(rows(right=True)) > 150
    assert {style for _, _, style, _ in rows(right=True)} == {"auto", "narrative"}
