"""A chart in the page that leads to events: a figure is drawn, and a click says what was clicked.

Unlike `st.plotly_chart` it tells of clicks on bars, wears the page's theme, and loads the small
bundle that the timeline has loaded already. Its script stands beside the timeline's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import streamlit as st

from components import words
from components.server import address
from components.theme import PALETTES

_LOADER = """
let script;
export default function (component) {
  script ??= import(new URL(component.data.script, document.baseURI).href);
  script.then((found) => found.render(component));
}
"""
_STYLE = """
.fig { position: relative; width: 100%; }
.fig-lost { padding: 1rem 0; }
.fig .tl-probe { position: absolute; width: 0; height: 0; transition: background-color 1ms; }
.fig .tl-probe { background-color: var(--st-background-color); }
"""


@cache
def _component() -> Any:
    return st.components.v2.component(
        "relations_figure", css=_STYLE, js=_LOADER, isolate_styles=False
    )


def show(
    key: str,
    figure: Mapping[str, Any],
    spoken: str,
    on_pick: Callable[[], None],
    size: str = "",
    on_size: Callable[[], None] | None = None,
) -> None:
    """Draw `figure`. `spoken`: what a screen reader says in its place; `on_pick` is called when a
    mark is clicked: see `picked`. With `size` ("wide" or "narrow", as the figure was made for),
    `on_size` is called when the page has the other: see `told_size`."""
    _component()(
        key=key,
        data={
            "figure": figure,
            "spoken": spoken,
            "size": size,
            "script": address("figure.js"),
            "palettes": PALETTES,
            "lost": words.LOST_SCRIPT,
        },
        on_picked_change=on_pick,
        on_size_change=on_size or _nothing,
    )


def _nothing() -> None:
    """No figure but one of a page tells its size."""


def picked(key: str) -> str:
    """The name (its `customdata`) of the mark that was clicked in the figure `key`; "" if none."""
    return _told(key, "picked")


def told_size(key: str) -> str:
    """The size that the figure `key` last told."""
    return _told(key, "size")


def _told(key: str, name: str) -> str:
    value = st.session_state[key].get(name) if key in st.session_state else None
    return value if isinstance(value, str) else ""
