"""Pages opened one at a time without a browser: AppTest knows no pages that are functions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from corpus import pipeline
from corpus.store import EventTable

SCRIPT = """
from components import frame
from components.pages import PAGES
frame.draw(next(page for page in PAGES if page.path == {path!r}), [])
"""


def opened(
    path: str, kept: Mapping[str, object] | None = None, **params: str | list[str]
) -> AppTest:
    """The page at `path`, opened by a link; `kept`: what the session holds already."""
    page = AppTest.from_string(SCRIPT.format(path=path), default_timeout=30)
    for name, held in (kept or {}).items():
        page.session_state[name] = held
    for name, value in params.items():
        page.query_params[name] = value
    page.run()
    assert not page.exception
    return page


def stand_in(
    build: Callable[..., EventTable], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Let the dashboard show what `build` makes, for a relation without documents in `folder`."""
    place = folder / "pair"
    place.mkdir()
    (place / "relation.toml").write_text('title = "Here–There"\n')
    monkeypatch.setenv("CORPUS", str(folder))
    monkeypatch.setattr(pipeline, "build", build)


def html(page: AppTest) -> str:
    """Everything that the page says in HTML of ours."""
    return "\n".join(element.proto.body for element in page.get("html"))


def keys(page: AppTest, prefix: str) -> list[str]:
    """What follows `prefix` in the keys of the page's buttons, in their order."""
    names = [str(button.key) for button in page.button]
    return [name.removeprefix(prefix) for name in names if name.startswith(prefix)]
