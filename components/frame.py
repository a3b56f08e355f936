"""What every page has in common: masthead, ways to the other pages, filters, and the address.

A page gives its content and the names of its fragments; everything else is drawn here, in the same
place on every page, so that going from one to another keeps relation, filter and open event.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components import filters, keys, masthead, session, words
from components.data import Corpus, relations, strays
from components.markup import as_markdown, tag
from components.state import read_relation
from components.waiting import corpus_of
from corpus.errors import CorpusError, Problem
from corpus.read.relation import Relation
from corpus.store import EventTable

STYLE = Path(__file__).parent / "page.css"


def _nothing_more(corpus: Corpus) -> None:
    del corpus


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the dashboard: its name, its address, and the function that draws its content.

    parts: the names of the page's fragments, all of which a moved filter draws anew; beside: what
    stands at the end of the filters' row; filtered: whether the page has filters at all.
    """

    title: str
    path: str
    draw: Callable[[Corpus], None]
    parts: tuple[str, ...] = ()
    beside: Callable[[Corpus], None] = _nothing_more
    filtered: bool = True
    default: bool = False


Links = Sequence[tuple[Page, StreamlitPage]]


def draw(page: Page, links: Links) -> None:
    """Draw `page`; `links` are the ways to every page."""
    st.html(STYLE)
    try:
        found = relations()
        relation, told = _relation(found)
        st.set_page_config(words.page_title(relation.title, "" if page.default else page.title))
        corpus = corpus_of(relation, found[0].id)
    except CorpusError as error:  # a folder, or a built table, that cannot be used
        notice(words.BAD_FOLDER_TITLE, str(error))
        return
    if corpus is None:
        return
    st.session_state["ways"] = {other.path: target for other, target in links}
    session.arrived(corpus, page.path, page.parts, told)
    _head(corpus, found, page, links)
    _problems([*strays(), *corpus.table.problems], alone=not len(corpus.table))
    if not len(corpus.table):
        _no_events(corpus.table)
        return
    if page.filtered:
        _filters(corpus, page)
    page.draw(corpus)
    keys.listen()
    _address(corpus)


def notice(title: str, text: str) -> None:
    """A heading and a sentence where something else would stand."""
    st.html(tag("section", tag("h2", title), tag("p", text), class_="notice"))


def nothing_matches(corpus: Corpus) -> None:
    """What stands in place of the content when the filter leaves nothing: why, and the way back."""
    notice(words.NOTHING_TITLE, words.NOTHING)
    st.button(
        words.RESET, key="reset_empty", type="primary", on_click=session.reset, args=(corpus.span,)
    )


def _relation(found: Sequence[Relation]) -> tuple[Relation, list[str]]:
    """The relation that the page is about, and what to tell about the address's wish."""
    ids = [relation.id for relation in found]
    told: list[str] = []
    wanted = session.relation()
    if session.is_new_address() or wanted not in ids:
        wanted, told = read_relation(session.params(), ids)
    st.session_state[session.RELATION] = wanted or ids[0]
    return found[ids.index(wanted or ids[0])], told


def _head(corpus: Corpus, found: Sequence[Relation], page: Page, links: Links) -> None:
    with st.container(key="head"):
        masthead.title(corpus)
        with st.container(key="ways", horizontal=True, vertical_alignment="center"):
            _links(corpus, page, links)
            if len(found) > 1:
                masthead.choice(found)


@st.fragment(key="links")
def _links(corpus: Corpus, page: Page, links: Links) -> None:
    """The ways to the other pages. Each bears the filter, so that a new tab has it too."""
    if len(links) < 2:
        return
    kept = session.address(corpus)
    with st.container(key="links", horizontal=True, gap="xxsmall"):
        for other, target in links:
            if other.path == page.path:
                st.html(tag("span", other.title, class_="here", aria_current="page"))
            else:
                st.page_link(target, label=other.title, query_params=kept)


@st.fragment(key="filters")
def _filters(corpus: Corpus, page: Page) -> None:
    with st.container(key="tools"):
        if told := session.told():
            st.warning("  \n".join(as_markdown(message) for message in told))
        filters.draw(corpus, session.current_filter(corpus), lambda: page.beside(corpus))


@st.fragment(key="address")
def _address(corpus: Corpus) -> None:
    session.write_address(corpus)


def _problems(problems: Sequence[Problem], *, alone: bool) -> None:
    """What could not be read, each with its remedy; lesser remarks stay folded away. `alone`: the
    page has nothing else to show."""
    refused = [problem for problem in problems if problem.refused]
    lesser = [problem for problem in problems if not problem.refused]
    if refused:
        st.warning(words.refused(len(refused)))
    for title, group in ((words.REMEDIES, refused), (words.notes(len(lesser)), lesser)):
        if group:
            with st.expander(title, expanded=alone and group is refused):
                st.html(tag("ul", *(_problem(problem) for problem in group), class_="problems"))


def _problem(problem: Problem) -> str:
    told = f" {words.begun(problem.remedy)}."
    remedy = tag("span", told, class_="remedy") if problem.remedy else None
    return tag("li", tag("b", problem.document), f": {problem.message}.", remedy)


def _no_events(table: EventTable) -> None:
    """Why there is nothing to show at all, and what to do."""
    if table.documents:
        notice(words.NO_EVENTS_TITLE, words.NO_EVENTS)
    elif any(problem.refused for problem in table.problems):
        notice(words.NONE_READ_TITLE, words.NONE_READ)
    else:
        notice(words.NO_DOCUMENTS_TITLE, words.NO_DOCUMENTS)
