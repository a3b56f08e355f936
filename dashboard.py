"""The front door. `streamlit run dashboard.py` comes here twice.

Once as the module `dashboard`, to find `app`: the server with our own routes and headers. And once
per viewer and rerun as `__main__`, to draw the pages.
"""

from __future__ import annotations

if __name__ == "__main__":
    import streamlit as st

    from components.pages import run
    from components.theme import ICON
    from components.words import APP_NAME

    st.set_page_config(APP_NAME, page_icon=ICON, layout="wide", initial_sidebar_state="collapsed")
    run()
else:
    from streamlit.starlette import App

    from components import server

    app = App(__file__, routes=server.routes(), middleware=server.middleware())
