"""A button that copies: a text, or the address of a view. Streamlit has none that also works where
the browser gives no access to the clipboard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from components.words import panel as said

HERE = Path(__file__).parent
_HTML = """
<div class="copy">
  <button type="button"><span></span></button>
  <span class="copy-said" role="status"></span>
  <textarea rows="3" readonly hidden></textarea>
</div>
"""


@cache
def _component() -> Any:
    script, style = ((HERE / name).read_text(encoding="utf-8") for name in ("copy.js", "copy.css"))
    return st.components.v2.component(
        "copy_button", html=_HTML, css=style, js=script, isolate_styles=False
    )


def text(content: str, key: str, label: str = said.COPY) -> None:
    """A button that copies `content`."""
    _show(key, label, content, None)


def address(params: Mapping[str, Sequence[str]], key: str, label: str) -> None:
    """A button that copies the full address of the first page with `params`."""
    _show(key, label, "", urlencode(params, doseq=True))


def _show(key: str, label: str, content: str, query: str | None) -> None:
    _component()(
        key=key,
        data={
            "text": content,
            "query": query,
            "label": label,
            "copied": said.COPIED,
            "by_hand": said.COPY_BY_HAND,
        },
    )
