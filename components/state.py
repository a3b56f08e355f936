"""What the page shows, as one value with an address: `?years=2004-2006&domain=defence&event=…`.

Everything here is pure; `components/session.py` ties it to Streamlit. Reading an address never
fails: what it asks for and the data does not have is left out and said in words, the rest holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from components import words
from corpus.query import Filter
from corpus.records import State as Progress

Params = Mapping[str, Sequence[str]]

PARTS = {  # facet -> name in the address
    "domains": "domain",
    "kinds": "kind",
    "statuses": "status",
    "sides": "side",
    "actors": "actor",
    "publishers": "publisher",
    "precisions": "precision",
}
NAMES = ("relation", "years", *PARTS.values(), "q", "event", "view", "state", "document", "lanes")
LANES = ("domain", "kind", "actor", "side")  # what the timeline's lanes may stand for
MAX_TEXT = 200

_YEARS = re.compile(r"\s*(\d{1,4})\s*(?:[-–]\s*(\d{1,4})\s*)?\Z")
_VIEW = re.compile(r"(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)\Z")


@dataclass(frozen=True, slots=True)
class Known:
    """What there is to ask for: facet values, the years, and whether the id of an event or of a
    document exists."""

    vocabulary: Mapping[str, Sequence[str]]
    span: tuple[int, int] | None
    has_event: Callable[[str], bool]
    has_document: Callable[[str], bool] = lambda _: False


@dataclass(frozen=True, slots=True)
class State:
    """What a person sees: the relation (None: the first), the filter, the open event, the zoom,
    the states of promises that are asked for (none: all), the document that is
    read, and what the timeline's lanes stand for."""

    relation: str | None = None
    chosen: Filter = field(default_factory=Filter)
    event: str | None = None
    view: tuple[date, date] | None = None
    states: frozenset[str] = frozenset()
    document: str | None = None
    lanes: str = LANES[0]


def read_relation(params: Params, known: Sequence[str]) -> tuple[str | None, list[str]]:
    """The relation that the address asks for, or None; and what to tell the reader."""
    wanted = _first(params, "relation")
    if wanted is None or wanted in known:
        return wanted, []
    return None, [words.bad_value("relation", _short(wanted))]


def read(params: Params, known: Known) -> tuple[State, list[str]]:
    """The state that the address asks for (relation left out), and what to tell the reader."""
    told: list[str] = [
        words.bad_parameter(_short(n)) for n in params if n not in NAMES and "embed" not in n
    ]
    facets = {facet: _read_facet(params, facet, known, told) for facet in PARTS}
    chosen = Filter(
        years=_read_years(params, known.span, told), text=_read_text(params, told), **facets
    )
    view = _read_view(params, known.span, told)
    event = _read_id(params, "event", known.has_event, told)
    document = _read_id(params, "document", known.has_document, told)
    states, lanes = _read_states(params, told), _read_lanes(params, told)
    return State(None, chosen, event, view, states, document, lanes), told


def write(state: State, default_relation: str | None = None) -> dict[str, list[str]]:
    """The address of `state`: only what differs from the page as it opens, in a fixed order."""
    chosen = state.chosen
    params: dict[str, list[str]] = {}
    if state.relation and state.relation != default_relation:
        params["relation"] = [state.relation]
    if chosen.years:
        params["years"] = [f"{chosen.years[0]}-{chosen.years[1]}"]
    for facet, name in PARTS.items():
        if values := sorted(getattr(chosen, facet)):
            params[name] = values
    view = f"{state.view[0].isoformat()}..{state.view[1].isoformat()}" if state.view else None
    rest: Mapping[str, Sequence[str | None]] = {
        "q": [chosen.text],
        "event": [state.event],
        "view": [view],
        "state": sorted(state.states),
        "document": [state.document],
        "lanes": [state.lanes if state.lanes != LANES[0] else None],
    }
    for name, found in rest.items():
        if known := [value for value in found if value]:
            params[name] = known
    return params


def _read_lanes(params: Params, told: list[str]) -> str:
    wanted = _first(params, "lanes")
    if wanted is None or wanted in LANES:
        return wanted or LANES[0]
    told.append(words.bad_value("lanes", _short(wanted)))
    return LANES[0]


def _read_facet(params: Params, facet: str, known: Known, told: list[str]) -> frozenset[str]:
    return _read_values(params, PARTS[facet], known.vocabulary[facet], told)


def _read_states(params: Params, told: list[str]) -> frozenset[str]:
    return _read_values(params, "state", [state.value for state in Progress], told)


def _read_values(
    params: Params, name: str, known: Sequence[str], told: list[str]
) -> frozenset[str]:
    asked = dict.fromkeys(value for value in params.get(name, ()) if value)
    good = [value for value in asked if value in known]
    told += [words.bad_value(name, _short(value)) for value in asked if value not in good]
    return frozenset(good)


def _read_text(params: Params, told: list[str]) -> str:
    wanted = (_first(params, "q") or "").strip()
    if len(wanted) > MAX_TEXT:
        told.append(words.long_search(MAX_TEXT))
    return wanted[:MAX_TEXT]


def _read_years(
    params: Params, span: tuple[int, int] | None, told: list[str]
) -> tuple[int, int] | None:
    wanted = _first(params, "years")
    if wanted is None:
        return None
    found = _YEARS.match(wanted)
    if not found:
        told.append(words.bad_years(_short(wanted)))
        return None
    first, last = sorted((int(found[1]), int(found[2] or found[1])))
    if first != int(found[1]):
        told.append(words.swapped_years(first, last))
    if span is None or last < span[0] or first > span[1]:
        told.append(words.bad_value("years", words.years(first, last)))
        return None
    return fitted((first, last), span)


def fitted(years: tuple[int, int], span: tuple[int, int]) -> tuple[int, int] | None:
    """`years` cut to the data's `span`; None where that leaves every year in."""
    cut = (max(years[0], span[0]), min(years[1], span[1]))
    return None if cut == span else cut


def _read_id(
    params: Params, name: str, exists: Callable[[str], bool], told: list[str]
) -> str | None:
    wanted = _first(params, name)
    if wanted is None or exists(wanted):
        return wanted
    told.append(words.bad_value(name, _short(wanted)))
    return None


def _read_view(
    params: Params, span: tuple[int, int] | None, told: list[str]
) -> tuple[date, date] | None:
    wanted = _first(params, "view")
    if wanted is None:
        return None
    try:
        first, last = parse_view(wanted)
    except ValueError:
        pass
    else:  # the axis has some air at both ends
        if span and first.year <= span[1] + 1 and last.year >= span[0] - 1:
            return first, last
    told.append(words.bad_value("view", _short(wanted)))
    return None


def parse_view(text: str) -> tuple[date, date]:
    """ "2004-01-01..2006-06-30" as two days. Raises ValueError on anything else."""
    found = _VIEW.match(text)
    if not found:
        raise ValueError(text)
    first, last = date.fromisoformat(found[1]), date.fromisoformat(found[2])
    if first >= last:
        raise ValueError(text)
    return first, last


def _first(params: Params, name: str) -> str | None:
    return next((value for value in params.get(name, ()) if value), None)


def _short(text: str, longest: int = 40) -> str:
    """A stranger's value as it may stand in a message: one line, not too long."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"
