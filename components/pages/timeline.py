"""The timeline page: filters, chart, list, and the panel of the chosen event.

Its parts are fragments, rerun by name (see `components.session`): a filter draws all of them, an
opened event only the list, the panel and the address.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import streamlit as st

from components import detail, export, filters, listing, session, timeline, words
from components.charts.describe import spoken
from components.charts.timeline import SIZES, WIDE
from components.charts.timeline import timeline as timeline_figure
from components.data import Corpus, load, relations, strays
from components.markup import as_markdown, tag
from components.state import read_relation
from corpus.errors import CorpusError, Problem
from corpus.query import Filter, select, year_span
from corpus.read.relation import Relation
from corpus.store import EventTable

STYLE = Path(__file__).parent.parent / "page.css"
MARKS_LIMIT = 3000


def draw() -> None:
    """Draw the page."""
    st.html(STYLE)
    try:
        found = relations()
    except CorpusError as error:
        _say(words.BAD_FOLDER_TITLE, str(error))
        return
    relation, told = _relation(found)
    corpus = load(relation, found[0].id)
    st.set_page_config(words.page_title(relation.title))
    session.arrived(corpus, told)
    _head(corpus, found)
    _problems([*strays(), *corpus.table.problems], alone=not len(corpus.table))
    if not len(corpus.table):
        _no_events(corpus.table)
        return
    with st.container(key="desk"):
        _timeline(corpus)
        _detail(corpus)
        _list(corpus)
    _address(corpus)


@st.fragment(key="timeline")
def _timeline(corpus: Corpus) -> None:
    chosen = session.current_filter(corpus)
    rows = _shown(corpus)
    with st.container(key="tools"):
        if told := session.told():
            st.warning("  \n".join(as_markdown(message) for message in told))
        filters.row(corpus, chosen, lambda: export.menu(corpus, chosen, rows))
        filters.in_words(corpus, chosen, rows)
    with st.container(key="chart"):
        if rows:
            _chart(corpus, chosen, rows)
        else:
            _nothing(corpus)


def _chart(corpus: Corpus, chosen: Filter, rows: Sequence[int]) -> None:
    events = corpus.table.events(_drawn(corpus, rows))
    size = SIZES.get(session.size(), WIDE)
    zoom = session.view()
    timeline.show(
        {
            "figure": timeline_figure(
                events,
                years=chosen.years or corpus.span,
                domains=chosen.domains,
                size=size,
                today=datetime.now(UTC).date(),
            ),
            "order": [event.id for event in events],
            "spoken": [spoken(event) for event in events],
            "chosen": session.chosen_event(corpus.table),
            "view": [day.isoformat() for day in zoom] if zoom else None,
            "whole": session.whole(),
            "size": size.name,
            "panel": ".st-key-detail",
            "picture": export.ordered_picture(corpus, chosen, rows),
        },
        on_open=_mark_opened,
        on_view=_zoomed,
        on_size=_resized,
    )
    if len(rows) > MARKS_LIMIT:
        st.caption(words.drawn_first(MARKS_LIMIT, len(rows)))


def _drawn(corpus: Corpus, rows: Sequence[int]) -> list[int]:
    """As many of `rows` as a chart can bear: at most a fifth of them undated, if need be."""
    dated = [row for row in rows if corpus.table.dated[row]]
    undated = [row for row in rows if not corpus.table.dated[row]]
    kept = undated[: max(MARKS_LIMIT - len(dated), MARKS_LIMIT // 5)]
    return [*dated[: MARKS_LIMIT - len(kept)], *kept]


@st.fragment(key="detail")
def _detail(corpus: Corpus) -> None:
    with st.container(key="detail"):
        name = session.chosen_event(corpus.table)
        rows = _shown(corpus)
        detail.panel(corpus.table, corpus.table.event(name) if name else None, rows)


@st.fragment(key="list")
def _list(corpus: Corpus) -> None:
    with st.container(key="list"):
        rows = _shown(corpus)
        if rows:
            listing.table(corpus, rows, session.chosen_event(corpus.table))


@st.fragment(key="address")
def _address(corpus: Corpus) -> None:
    session.write_address(corpus)


def _mark_opened() -> None:
    session.open_event(timeline.told("open") or None, session.ON_OPEN)


def _zoomed() -> None:
    session.zoomed(timeline.told("view"))


def _resized() -> None:
    session.resized(timeline.told("size"))


def _relation(found: Sequence[Relation]) -> tuple[Relation, list[str]]:
    """The relation that the page is about, and what to tell about the address's wish."""
    ids = [relation.id for relation in found]
    told: list[str] = []
    if session.is_new_address() or st.session_state.get(session.RELATION) not in ids:
        wanted, told = read_relation(session.params(), ids)
        st.session_state[session.RELATION] = wanted or ids[0]
    return found[ids.index(st.session_state[session.RELATION])], told


def _head(corpus: Corpus, found: Sequence[Relation]) -> None:
    table = corpus.table
    dated = int(table.dated.sum())
    stand = words.standfirst(dated, len(table) - dated, len(table.documents), year_span(table))
    with st.container(key="head"):
        st.html(
            tag(
                "header",
                tag("p", words.APP_NAME, class_="kicker"),
                tag("h1", corpus.relation.title),
                tag("p", stand if len(table) else None, class_="standfirst"),
                class_="masthead",
            )
        )
        if len(found) > 1:
            titles = {relation.id: relation.title for relation in found}
            st.selectbox(
                words.RELATION,
                list(titles),
                format_func=lambda name: titles[name],
                key=session.RELATION,
                on_change=session.forget,
                width=320,
            )


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
        _say(words.NO_EVENTS_TITLE, words.NO_EVENTS)
    elif any(problem.refused for problem in table.problems):
        _say(words.NONE_READ_TITLE, words.NONE_READ)
    else:
        _say(words.NO_DOCUMENTS_TITLE, words.NO_DOCUMENTS)


def _nothing(corpus: Corpus) -> None:
    _say(words.NOTHING_TITLE, words.NOTHING)
    st.button(
        words.RESET, key="reset_empty", type="primary", on_click=session.reset, args=(corpus.span,)
    )


def _say(title: str, text: str) -> None:
    st.html(tag("section", tag("h2", title), tag("p", text), class_="notice"))


def _shown(corpus: Corpus) -> list[int]:
    """The rows that pass the filter, in the table's order."""
    return [int(row) for row in select(corpus.table, session.current_filter(corpus)).rows]
