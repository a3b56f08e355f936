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
from components.words import chart as said

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


def show(data: Mapping[str, Any], on: Mapping[str, Callable[[], None]]) -> None:
    """Draw the timeline. `data`: a scene's payload, and chosen, opened, whole, size, by, total,
    version, counted, picture, panel (a selector of what shows the open event). `on`: what to do
    when the component says "open", "view", "size" or "by"."""
    fixed = {
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
            "lanesTitle": said.LANES_TITLE,
            "lanes": said.LANES,
            "overview": said.OVERVIEW,
            "overviewHelp": said.OVERVIEW_HELP,
            "coverage": said.COVERAGE,
            "coverageHelp": said.COVERAGE_HELP,
            "rivals": said.RIVALS,
            "openGroup": said.OPEN_GROUP,
        },
    }
    callbacks = {f"on_{name}_change": act for name, act in on.items()}
    _component()(key=KEY, data={**data, **fixed}, **callbacks)


def told(name: str) -> str:
    """What the component says under `name` ("open", "view", "size", "by"); "" if nothing."""
    value = st.session_state[KEY].get(name) if KEY in st.session_state else None
    return value if isinstance(value, str) else ""
