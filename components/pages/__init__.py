"""The pages, one module each: a page reads the filter, asks `corpus`, and draws its content.

To add one: write a module with `draw(corpus)` and name it in PAGES. Masthead, navigation, filters
and address come from `components.frame`.
"""

from __future__ import annotations

from functools import partial

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components import frame
from components.frame import Page
from components.pages import about, commitments, documents, patterns, timeline
from components.words import PAGES as TITLES

PAGES = (
    Page(
        TITLES["timeline"], "timeline", timeline.draw, timeline.PARTS, timeline.beside, default=True
    ),
    Page(TITLES["patterns"], "patterns", patterns.draw, patterns.PARTS),
    Page(TITLES["commitments"], "commitments", commitments.draw, commitments.PARTS),
    Page(TITLES["documents"], "documents", documents.draw, documents.PARTS),
    Page(TITLES["about"], "about", about.draw, about.PARTS, filtered=False),
)


def run() -> None:
    """Draw the page that the address names."""
    links: list[tuple[Page, StreamlitPage]] = []
    for page in PAGES:
        draw = partial(frame.draw, page, links)
        target = st.Page(draw, title=page.title, url_path=page.path, default=page.default)
        links.append((page, target))
    st.navigation([target for _, target in links], position="hidden").run()
