"""What every test of the dashboard without a browser starts from."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import streamlit as st


@pytest.fixture(autouse=True)
def _fresh_cache() -> Iterator[None]:
    """Tables are cached by folder and state; a test may put others into the same folder."""
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()
