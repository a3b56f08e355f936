"""Saved views: addresses with a name.

They stand in `views.json` in the relation's folder, beside the documents that they are views of.
A browser's own memory would lose them with the browser and keep them from colleagues who share the
folder; here they are plain text, on this machine, and move where the folder moves.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Lock

import streamlit as st

from components import session, words
from components.data import VIEWS_FILE, Corpus
from components.markup import as_markdown
from components.words import filters as said
from corpus.store import written_whole

NAME = "view_name"
LONGEST = 60

_writing = Lock()  # two people who save at once lose nothing
Views = Mapping[str, Mapping[str, Sequence[str]]]


class ViewsError(Exception):
    """The file holds something else than views; the text says what to do."""


def read(folder: Path) -> dict[str, dict[str, list[str]]]:
    """Name -> address of the views saved in `folder`, by name. Raises ViewsError."""
    path = folder / VIEWS_FILE
    if not path.exists():
        return {}
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        views = {
            str(name): {str(key): [str(v) for v in values] for key, values in address.items()}
            for name, address in found.items()
        }
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise ViewsError(said.views_unreadable(str(path))) from error
    return dict(sorted(views.items(), key=lambda view: (view[0].casefold(), view[0])))


def write(folder: Path, views: Views) -> None:
    """Put `views` in place of those saved in `folder`. Raises OSError, and leaves the old then."""
    text = json.dumps(views, ensure_ascii=False, indent=2, sort_keys=True)
    with written_whole(folder / VIEWS_FILE) as place:
        place.write_text(f"{text}\n", encoding="utf-8")


def menu(corpus: Corpus) -> None:
    """The views to go to, and a field to save what is shown now."""
    with st.popover(said.VIEWS, key="views", width="content"):
        try:
            saved = read(corpus.relation.folder)
        except ViewsError as error:
            st.warning(as_markdown(str(error)))
            return
        for number, (name, address) in enumerate(saved.items()):
            _one(corpus, number, name, address)
        if not saved:
            st.caption(said.NO_VIEWS)
        st.text_input(said.VIEW_NAME, key=NAME, max_chars=LONGEST, placeholder=said.VIEW_NAME_HINT)
        st.button(said.SAVE, key="view_save", on_click=_save, args=(corpus,))
        if told := st.session_state.pop("view_told", ""):
            st.caption(as_markdown(told))
        st.caption(said.VIEWS_HELP)


def _one(corpus: Corpus, number: int, name: str, address: Mapping[str, Sequence[str]]) -> None:
    with st.container(key=f"view_{number}", horizontal=True, gap="small"):
        st.button(
            as_markdown(name),
            key=f"view_go_{number}",
            type="tertiary",
            on_click=session.go_to,
            args=(address, corpus),
            width="stretch",
        )
        st.button(
            said.FORGET,
            key=f"view_forget_{number}",
            type="tertiary",
            on_click=_forget,
            args=(corpus, name),
        )


def _save(corpus: Corpus) -> None:
    """A callback's work: what is shown now gets the name that was typed, or else its filter's."""
    name = " ".join((st.session_state.get(NAME) or "").split())
    name = name or words.filtered_by(session.current_filter(corpus))[:LONGEST]
    _change(corpus, lambda views: {**views, name: session.address(corpus)}, said.saved(name))
    st.session_state[NAME] = ""
    st.rerun("filters")


def _forget(corpus: Corpus, name: str) -> None:
    """A callback's work."""
    _change(corpus, lambda views: {n: v for n, v in views.items() if n != name}, "")
    st.rerun("filters")


def _change(corpus: Corpus, change: Callable[[Views], Views], done: str) -> None:
    folder = corpus.relation.folder
    try:
        with _writing:
            write(folder, change(read(folder)))
    except (OSError, ViewsError) as error:
        done = said.not_saved(error.strerror or "") if isinstance(error, OSError) else str(error)
    st.session_state["view_told"] = done
