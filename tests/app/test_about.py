"""The page About says what was measured and nothing else, and lists what the dashboard runs on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from benchmarks import record as recorder
from components import about, words
from components.pages.about import _accuracy, _speed, _table
from components.words import about as said
from corpus.records import Basis
from tests import licences
from tests.accuracy.baseline import PATH as BASELINE
from tests.app.opened import html, opened
from tests.test_locks import locked

FAR = 0.02
"""How far the page may lag behind the committed figures, which are written with every new rule."""


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    st.cache_resource.clear()
    about.figures.cache_clear()
    yield
    st.cache_resource.clear()
    about.figures.cache_clear()


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    place = tmp_path / "pair"
    place.mkdir()
    (place / "relation.toml").write_text('title = "Here–There"\nsides = ["NZ", "VN"]\n')
    (place / "README.md").write_text("# Ours\n\n![x](http://outside.example/a.png)\n")
    for name, publisher in (("a", "Post"), ("b", "Post"), ("c", "<b>Star</b>")):
        front = f"---\ntitle: {name}\ndate: 2006-06-10\npublisher: {publisher!r}\n---\n"
        (place / f"{name}.md").write_text(f"{front}Helen Clark visited Hanoi in May 2005.\n")
    monkeypatch.setenv("CORPUS", str(tmp_path))
    return opened("about", None)


def test_it_counts_what_was_read(page: AppTest) -> None:
    shown = html(page)
    assert "3 documents, 3 of them with a known date, 0 of them summaries" in shown
    assert re.search(r"Post</td><td class=\"number\">2</td><td class=\"number\">2</td>", shown)
    assert "&lt;b&gt;Star&lt;/b&gt;" in shown
    assert said.LICENCES_TITLE in shown
    assert not page.exception


def test_the_corpus_speaks_for_itself_as_text(page: AppTest) -> None:
    assert "![x](http://outside.example/a.png)" in page.code[0].value
    assert "outside.example" not in html(page)


def test_it_has_no_filters_for_it_is_about_everything(page: AppTest) -> None:
    assert not page.pills
    assert "filter_text" not in {box.key for box in page.text_input}


def test_the_figures_are_those_that_were_committed() -> None:
    row = about.figures("accuracy")
    assert row is not None
    known = json.loads(BASELINE.read_text(encoding="utf-8"))
    for each in row["sets"]:
        if each["name"] in known:
            committed = known[each["name"]]["figures"]
            assert each["figures"] == pytest.approx(committed, abs=FAR), (
                "run python -m tests.accuracy.baseline --write"
            )
    shown = _accuracy()
    assert str(row["command"]) in shown
    assert all(label in shown for label in said.FIGURES.values())


def test_every_figure_says_when_and_how_it_was_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(about, "HERE", tmp_path)
    (tmp_path / "figures").mkdir()
    monkeypatch.setattr(recorder, "FOLDER", tmp_path / "figures")
    assert said.NOT_MEASURED in _accuracy()
    assert said.NOT_MEASURED in _speed()
    about.figures.cache_clear()
    found = {"documents_per_second": 1234, "letters": 1200, "promised": 200}
    recorder.record("events", "measure it", found)
    shown = _speed()
    assert "1,234 documents of 1,200 letters" in shown
    assert "measure it" in shown
    assert recorder.machine() in shown


def test_the_licences_are_those_of_the_locked_packages() -> None:
    listed = {row["name"]: row["version"] for row in about.licences()}
    pins = locked("constraints.txt")
    now = {name: str(pin.specifier).removeprefix("==") for name, pin in pins.items()}
    script = licences.bundled()
    assert listed == {**now, script["name"]: script["version"]}, (
        "run python -m tests.licences --write"
    )
    assert [row["name"] for row in about.licences() if not row["licence"]] == []


def test_every_basis_and_every_sign_has_its_words() -> None:
    assert set(said.BASES) == {basis.value for basis in Basis}
    assert words.SIGNS


def test_a_table_is_a_table_for_everybody() -> None:
    shown = _table(("a", "b"), [("<x>", "1")], numbers=1)
    assert 'scope="col"' in shown
    assert "&lt;x&gt;" in shown
    assert '<td class="number">1</td>' in shown
