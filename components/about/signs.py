"""The marks of the timeline with their meanings, drawn by the script that draws them there."""

from __future__ import annotations

from functools import cache
from typing import Any

import streamlit as st

from components import words
from components.server import address

_LOADER = """
let script;
export default function (component) {
  const { data, parentElement } = component;
  script ??= import(new URL(data.script, document.baseURI).href);
  script.then((found) => found.legend(parentElement.querySelector("ul"), data.signs));
}
"""
_STYLE = """
.about-signs ul {
  list-style: none; margin: 0; padding: 0;
  display: grid; gap: .3rem 1.6rem; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr));
}
.about-signs li { display: flex; align-items: center; gap: .6rem; margin: 0; }
"""


@cache
def _component() -> Any:
    return st.components.v2.component(
        "about_signs",
        html='<div class="about-signs"><ul></ul></div>',
        css=_STYLE,
        js=_LOADER,
        isolate_styles=False,
    )


def draw() -> None:
    _component()(key="signs", data={"script": address("signs.js"), "signs": words.SIGNS})
