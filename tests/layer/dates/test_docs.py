"""The examples of docs/dates.md are true."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

from corpus.dates import find
from corpus.dates.edtf import dating
from corpus.records import Basis

PAGE = Path(__file__).resolve().parents[3] / "docs" / "dates.md"
HEAD = "| Text | Published | Words | EDTF |"


def rows() -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    inside = False
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line == HEAD:
            inside = True
        elif not line.startswith("|"):
            inside = False
        elif inside and not line.startswith("|-"):
            found.append(tuple(cell.strip() for cell in line.strip("|").split(" | ")))
    return found


@pytest.mark.parametrize(("text", "published", "words", "edtf"), rows())
def test_example(text: str, published: str, words: str, edtf: str) -> None:
    known = None if published == "–" else dating(published, Basis.EXPLICIT)
    found = find(text, published=known)
    if words == "–":
        assert [t.text for t in found] == []
        return
    [timex] = [t for t in found if t.text == words]
    made = timex.dating
    said = {
        "–": made.edtf is made.partial is made.bounds is None,
        f"partial {made.partial}": made.edtf is None,
        f"bounds {made.bounds}": made.edtf is None,
        str(made.edtf): True,
    }
    assert said.get(edtf), made


def test_code_in_the_page_runs() -> None:
    failed, tried = doctest.testfile(str(PAGE), module_relative=False)
    assert (failed, tried > 5) == (0, True)


def test_the_page_has_examples_of_every_kind() -> None:
    assert len(rows()) > 60
