"""The page's state in a Streamlit session: widgets' values, the chosen event, and the address.

Widgets hold the filter under the keys of WIDGETS; they are seeded from the address when a session
opens or somebody goes back in the browser, and the fragment "address" writes the address after
every change. The parts of the page are fragments that callbacks rerun by name, so that opening an
event does not draw the chart again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components.data import Corpus
from components.state import LANES, MAX_TEXT, Known, State, fitted, parse_view, read, write
from corpus.query import FACETS, Filter
from corpus.store import EventTable

WIDGETS = {name: f"filter_{name}" for name in ("years", "text", *FACETS)}
RELATION = "relation"
STATES = "states_wanted"
COMMON = ("links", "filters")  # the fragments that every page has, before its own
ON_OPEN = ("detail", "list", "links", "address")  # the chart marks the chosen event by itself


def params() -> dict[str, list[str]]:
    """The address as the browser has it now."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def is_new_address() -> bool:
    """Whether the address is not the one we wrote: a link, or the browser's back button."""
    return params() != st.session_state.get("written")


def arrived(corpus: Corpus, page: str, parts: Sequence[str], told: Sequence[str] = ()) -> None:
    """Take over a new address, or on another page what was chosen on the last one. `parts`: the
    page's own fragments; `told`: what is to be said about the address already."""
    moved = st.session_state.get("page") != page
    st.session_state["page"], st.session_state["parts"] = page, tuple(parts)
    if is_new_address():
        state, more = read(params(), known(corpus))
        _seed(state, corpus)
        st.session_state["told"], st.session_state["written"] = [*told, *more], params()
    elif moved or WIDGETS["text"] not in st.session_state:
        _seed(st.session_state.get("state", State()), corpus)


def relation() -> str | None:
    """The relation chosen here, or on the page that one comes from."""
    kept: State = st.session_state.get("state", State())
    return st.session_state.get(RELATION) or kept.relation


def way_to(path: str) -> StreamlitPage | None:
    """The page at `path`, to link to."""
    ways: Mapping[str, StreamlitPage] = st.session_state.get("ways", {})
    return ways.get(path)


def states() -> frozenset[str]:
    """The states of promises that are asked for; none means all."""
    return frozenset(st.session_state.get(STATES) or ())


def part_changed(parts: Sequence[str]) -> None:
    """A callback's work: a choice that belongs to one page alone."""
    st.rerun(["links", *parts, "address"])


def opened_so_far(name: str, step: int, of: object) -> int:
    """How many of a long list are shown; back to `step` when it is a list `of` something else."""
    if st.session_state.get(f"{name}_of") != of:
        st.session_state[f"{name}_of"], st.session_state[name] = of, step
    return int(st.session_state[name])


def open_more(name: str, step: int, parts: Sequence[str]) -> None:
    """A callback's work: show `step` more of a long list."""
    st.session_state[name] += step
    st.rerun(list(parts))


def everything() -> tuple[str, ...]:
    """The fragments of the page that is shown, what one looks at first; the address is last."""
    return (*st.session_state["parts"], *COMMON, "keys", "address")


def told() -> list[str]:
    """What to tell about the address that the page was opened by; until a filter is moved."""
    return list(st.session_state.get("told", ()))


def known(corpus: Corpus) -> Known:
    table = corpus.table
    has_event, has_document = table.positions.__contains__, table.documents.__contains__
    return Known(corpus.vocabulary, corpus.span, has_event, has_document)


def current_filter(corpus: Corpus) -> Filter:
    """The filter that the widgets hold."""
    return filter_of(corpus.span)


def filter_of(span: tuple[int, int] | None) -> Filter:
    """The same, for a corpus whose events touch the years of `span`."""
    years = st.session_state.get(WIDGETS["years"])
    return Filter(
        years=fitted((int(years[0]), int(years[1])), span) if years and span else None,
        text=(st.session_state.get(WIDGETS["text"]) or "").strip()[:MAX_TEXT],
        **{facet: frozenset(st.session_state.get(WIDGETS[facet]) or ()) for facet in FACETS},
    )


def chosen_event(table: EventTable) -> str | None:
    """The id of the open event, if this relation has it."""
    name = st.session_state.get("event")
    return name if name in table.positions else None


def chosen_document(corpus: Corpus) -> str | None:
    """The id of the document that is read, if this relation has it."""
    name = st.session_state.get("document")
    return name if name in corpus.table.documents else None


def view() -> tuple[date, date] | None:
    """The part of the axis that is zoomed to; None when the whole period is shown."""
    zoom: tuple[date, date] | None = st.session_state.get("view")
    return zoom


def state(corpus: Corpus) -> State:
    """What the page shows now."""
    chosen = current_filter(corpus)
    event, document = chosen_event(corpus.table), chosen_document(corpus)
    return State(corpus.relation.id, chosen, event, view(), states(), document, lanes())


def address(corpus: Corpus) -> dict[str, list[str]]:
    """The parameters that lead to what the page shows now."""
    return write(state(corpus), corpus.default)


def address_of(corpus: Corpus, chosen: Filter) -> dict[str, list[str]]:
    """The parameters that show `chosen` and nothing open."""
    return write(State(corpus.relation.id, chosen), corpus.default)


def write_address(corpus: Corpus) -> None:
    """Bring the browser's address in line with the page, and keep the state for the next page."""
    st.session_state["state"] = state(corpus)
    wanted = address(corpus)
    if wanted != params():
        st.query_params.from_dict(wanted)
    st.session_state["written"] = wanted


def open_event(name: str | None, parts: Sequence[str] | None = None) -> None:
    """A callback's work: open the event `name` (None: close) and draw what that changes."""
    st.session_state["event"] = name
    st.session_state["opened"] = opened() + 1
    st.rerun(list(parts or everything()))


def open_document(name: str | None, parts: Sequence[str]) -> None:
    """A callback's work: read the document `name` (None: back to the list of them)."""
    st.session_state["document"] = name
    st.rerun(["links", *parts, "address"])


def opened() -> int:
    """How often an event was opened or closed: by this the chart tells old news from new."""
    return int(st.session_state.get("opened", 0))


def lanes() -> str:
    """What the timeline's lanes stand for."""
    return str(st.session_state.get("lanes", LANES[0]))


def regrouped(by: str) -> None:
    """A callback's work: the lanes are to stand for something else."""
    st.session_state["lanes"] = by if by in LANES else LANES[0]
    st.rerun(["links", "timeline", "address"])


def filter_changed() -> None:
    """A callback's work: somebody moved a filter."""
    st.session_state["told"] = []
    st.rerun(list(everything()))


def whole() -> int:
    """A number that changes whenever the chart must give up its zoom."""
    return int(st.session_state.get("whole", 0))


def years_changed() -> None:
    """New years show whole: a zoom into the old ones is given up."""
    _zoom_to(None)
    filter_changed()


def zoomed(text: str | None) -> None:
    """A callback's work: the chart shows another part of the axis."""
    try:
        st.session_state["view"] = parse_view(text) if text else None
    except ValueError:
        st.session_state["view"] = None
    st.rerun(["links", "timeline", "list", "address"])


def size() -> str:
    """The width class that the chart last told."""
    return str(st.session_state.get("size", ""))


def resized(name: str) -> None:
    """A callback's work: the chart has another width. Kept here, for the chart itself forgets it
    whenever a filter leaves nothing to draw."""
    st.session_state["size"] = name
    st.rerun(["timeline", "list"])


def reset(span: tuple[int, int] | None) -> None:
    """A callback's work: every filter back to "all"; an open event stays open."""
    _put(Filter(), span)
    _zoom_to(None)
    filter_changed()


def take_off(facet: str, value: str | None, span: tuple[int, int] | None) -> None:
    """A callback's work: take one value (None: all that it asks) of one part off the filter."""
    _put(filter_of(span).without(facet, value), span)
    if facet == "years":
        _zoom_to(None)
    filter_changed()


def go_to(wanted: Mapping[str, Sequence[str]], corpus: Corpus) -> None:
    """A callback's work: show what an address asks for, and say what of it is not to be had."""
    state, st.session_state["told"] = read(wanted, known(corpus))
    _seed(state, corpus)
    st.rerun(list(everything()))


def forget() -> None:
    """A callback's work: another relation was chosen, and none of this holds for it."""
    for name in (
        *WIDGETS.values(),
        "event",
        "document",
        "view",
        "told",
        "state",
        "lanes",
        "picked",
    ):
        st.session_state.pop(name, None)


def _seed(state: State, corpus: Corpus) -> None:
    _put(state.chosen, corpus.span)
    st.session_state["event"], st.session_state["document"] = state.event, state.document
    st.session_state[STATES] = sorted(state.states)
    st.session_state["lanes"], st.session_state["opened"] = state.lanes, opened() + 1
    _zoom_to(state.view)


def _zoom_to(view: tuple[date, date] | None) -> None:
    st.session_state["view"], st.session_state["whole"] = view, whole() + 1


def _put(chosen: Filter, span: tuple[int, int] | None) -> None:
    values: Mapping[str, object] = {
        "years": chosen.years or span,
        "text": chosen.text,
        **{facet: sorted(getattr(chosen, facet)) for facet in FACETS},
    }
    for name, value in values.items():
        st.session_state[WIDGETS[name]] = value
