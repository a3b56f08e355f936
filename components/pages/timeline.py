"""The timeline page: chart, list, and the panel of the chosen event.

Its parts are fragments, rerun by name (see `components.session`): a filter draws all of them, an
opened event only the list, the panel and the address.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from components import detail, export, listing, session, timeline, words
from components.charts.describe import spoken
from components.charts.timeline import SIZES, WIDE
from components.charts.timeline import timeline as timeline_figure
from components.data import Corpus
from components.frame import nothing_matches
from corpus.query import Filter, select

PARTS = ("timeline", "list", "detail")
MARKS_LIMIT = 3000


def draw(corpus: Corpus) -> None:
    """Draw the page's content."""
    with st.container(key="desk"):
        _timeline(corpus)
        _detail(corpus)
        _list(corpus)


def beside(corpus: Corpus) -> None:
    """What stands at the end of the filters' row."""
    export.menu(corpus, session.current_filter(corpus), _shown(corpus))


@st.fragment(key="timeline")
def _timeline(corpus: Corpus) -> None:
    chosen = session.current_filter(corpus)
    rows = _shown(corpus)
    with st.container(key="chart"):
        if rows:
            _chart(corpus, chosen, rows)
        else:
            nothing_matches(corpus)


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


def _mark_opened() -> None:
    session.open_event(timeline.told("open") or None, session.ON_OPEN)


def _zoomed() -> None:
    session.zoomed(timeline.told("view"))


def _resized() -> None:
    session.resized(timeline.told("size"))


def _shown(corpus: Corpus) -> list[int]:
    """The rows that pass the filter, in the table's order."""
    return [int(row) for row in select(corpus.table, session.current_filter(corpus)).rows]
