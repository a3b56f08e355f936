"""What works on every page: "/" goes to the search, what a key unfolds is reached by keys, and what
a search found is lit wherever it stands. What was opened comes into sight, where it stands below.

A component without a face: Streamlit gives a page no other way to listen to the keyboard.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import streamlit as st

from components.server import address
from components.session import WIDGETS, opened

_LOADER = """
export default function ({ data }) {
  const script = new URL(data.script, document.baseURI).href;
  import(script).then((keys) => keys.listen(data));
}
"""


@cache
def _component() -> Any:
    return st.components.v2.component("relations_keys", js=_LOADER, isolate_styles=False)


@st.fragment(key="keys")
def listen() -> None:
    """Let the page listen, and light the words that are sought now."""
    with st.container(key="keys"):
        data = {
            "script": address("keys.js"),
            "search": f".st-key-{WIDGETS['text']} input",
            "text": st.session_state.get(WIDGETS["text"]) or "",
            "opened": opened(),
        }
        _component()(key="page_keys", data=data)
