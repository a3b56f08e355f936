"""The timeline in the page: a component of ours around Plotly, drawn once and then kept.

`st.plotly_chart` is made anew with every change of its figure and loses zoom and selection; this
one is changed in place. The scripts stand in `assets/` and come from our own server.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from components import words
from components.server import address
from components.theme import PALETTES

KEY = "timeline_chart"

# Inline script is sent again with every change of the data, so it only fetches the real one.
_LOADER = """
let script;
export default function (component) {
  const { data, parentElement } = component;
  script ??= import(new URL(data.script, document.baseURI).href);
  script.then(
    (found) => found.render(component),
    () => { parentElement.querySelector(".tl-waiting").textContent = data.words.lost; },
  );
}
"""


@cache
def _component() -> Any:
    css = (Path(__file__).parent / "timeline.css").read_text(encoding="utf-8")
    html = f'<div class="tl-waiting">{words.DRAWING}</div>'
    return st.components.v2.component(
        "relations_timeline", html=html, css=css, js=_LOADER, isolate_styles=False
    )


def show(
    data: Mapping[str, Any],
    *,
    on_open: Callable[[], None],
    on_view: Callable[[], None],
    on_size: Callable[[], None],
) -> None:
    """Draw the timeline. `data`: figure, order, spoken, chosen, view, whole, size, picture, panel
    (a selector of what shows the open event)."""
    _component()(
        key=KEY,
        data={
            **data,
            "script": address("timeline.js"),
            "palettes": PALETTES,
            "signs": words.SIGNS,
            "words": {
                "help": words.CHART_HELP,
                "signsTitle": words.SIGNS_TITLE,
                "zoomIn": words.ZOOM_IN,
                "zoomOut": words.ZOOM_OUT,
                "zoomAll": words.ZOOM_ALL,
                "lost": words.LOST_SCRIPT,
            },
        },
        on_open_change=on_open,
        on_view_change=on_view,
        on_size_change=on_size,
    )


def told(name: str) -> str:
    """What the component says under `name` ("open", "view", "size"); "" if nothing."""
    value = st.session_state[KEY].get(name) if KEY in st.session_state else None
    return value if isinstance(value, str) else ""
