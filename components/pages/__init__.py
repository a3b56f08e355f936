"""The pages, one module each: a page reads the state, asks `corpus`, and draws."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components.pages import timeline


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the dashboard: its name, its address, and the function that draws it."""

    title: str
    path: str
    draw: Callable[[], None]
    default: bool = False

    def as_page(self) -> StreamlitPage:
        return st.Page(self.draw, title=self.title, url_path=self.path, default=self.default)


PAGES = (Page("Timeline", "timeline", timeline.draw, default=True),)
