"""What one can do with an open event: copy its address, cite its sources, put it right."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components import copying
from components.panel import correct
from components.panel.sources import documents
from components.state import State, write
from components.words import panel as said
from corpus.export import cite
from corpus.records import Document, Event
from corpus.store import EventTable

FORMS = (said.PLAIN, said.BIBTEX, said.RIS)
_FILES = {said.PLAIN: ("txt", "text/plain"), said.BIBTEX: ("bib", "application/x-bibtex")}
_FILES[said.RIS] = ("ris", "application/x-research-info-systems")


def tools(event: Event, table: EventTable) -> None:
    """Draw the row of tools."""
    with st.container(key="event_tools", horizontal=True, gap="small"):
        params = write(State(table.relation.id, event=event.id))
        copying.address(params, "copy_link", said.COPY_LINK)
        known = [table.documents[n] for n in documents(event) if n in table.documents]
        if known:
            citations(known, "cite", f"{table.relation.id}-{event.id}")
        correct.button(event, table)


def citations(found: Sequence[Document], key: str, name: str) -> None:
    """A button behind which `found` stand as citations, to copy and to save as `name`. Nothing of
    it is made before somebody opens it."""
    box = st.popover(said.CITE, key=key, on_change="rerun")
    if not box.open:
        return
    with box:
        st.caption(said.CITE_HELP)
        form = st.segmented_control(
            said.FORM, FORMS, default=FORMS[0], key=f"{key}_form", label_visibility="collapsed"
        )
        form = form or FORMS[0]
        content = cited(found, form)
        st.code(content, language=None, wrap_lines=True, height=220)
        suffix, mime = _FILES[form]
        with st.container(key=f"{key}_out", horizontal=True, gap="small"):
            copying.text(content, f"{key}_copy")
            st.download_button(
                said.DOWNLOAD,
                content,
                f"{name}.{suffix}",
                mime,
                key=f"{key}_{suffix}",
                on_click="ignore",
            )


def cited(found: Sequence[Document], form: str) -> str:
    """`found` as citations in one of FORMS."""
    if form == said.BIBTEX:
        return cite.bibtex(found)
    if form == said.RIS:
        return cite.ris(found)
    return "\n".join(cite.plain(document) for document in found)
