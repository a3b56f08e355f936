"""Keys that work on every page: "/" goes to the search, and what a key unfolds is reached by keys.

A component without a face: Streamlit gives a page no other way to listen to the keyboard.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import streamlit as st

from components.server import address
from components.session import WIDGETS

_LOADER = """
export default function ({ data }) {
  import(new URL(data.script, document.baseURI).href).then((keys) => keys.listen(data.search));
}
"""


@cache
def _component() -> Any:
    return st.components.v2.component("relations_keys", js=_LOADER, isolate_styles=False)


def listen() -> None:
    """Let the page listen."""
    with st.container(key="keys"):
        search = f".st-key-{WIDGETS['text']} input"
        _component()(key="page_keys", data={"script": address("keys.js"), "search": search})
