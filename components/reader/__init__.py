"""A document's whole text in the page, every event lit in it; a click on lit words opens theirs.

A component of ours, because Streamlit's HTML tells nobody what was clicked. The text travels as
data and becomes text nodes: nothing in a document can be anything but words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import streamlit as st

from components import words
from components.server import address
from components.words import documents as said
from corpus.records import Document, Event

KEY = "reader"

# Inline script is sent again with every change of the data, so it only fetches the real one.
_LOADER = """
let script;
export default function (component) {
  const { data } = component;
  script ??= import(new URL(data.script, document.baseURI).href);
  script.then((found) => found.render(component));
}
"""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text, and the events (as places in a list) that rest on all of it."""

    text: str
    events: tuple[int, ...]


def segments(document: Document, events: Sequence[Event]) -> list[Segment]:
    """The document's text, cut wherever an event's words begin or end."""
    length = len(document.text)
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for number, event in enumerate(events):
        for piece in event.evidence:
            if piece.document == document.id and piece.start < min(piece.end, length):
                opening.setdefault(piece.start, []).append(number)
                closing.setdefault(min(piece.end, length), []).append(number)
    found, active = [], Counter[int]()
    for start, end in pairwise(sorted({0, length, *opening, *closing})):
        active.update(opening.get(start, ()))
        active.subtract(closing.get(start, ()))
        active = +active
        found.append(Segment(document.text[start:end], tuple(sorted(active))))
    return found


@cache
def _component() -> Any:
    css = (Path(__file__).parent / "reader.css").read_text(encoding="utf-8")
    return st.components.v2.component(
        "document_reader", html="<div></div>", css=css, js=_LOADER, isolate_styles=False
    )


def show(
    document: Document, events: Sequence[Event], chosen: str | None, on_open: Callable[[], None]
) -> None:
    """Draw the text of `document`; `events` are those to light, `chosen` the open one."""
    _component()(key=KEY, data=data(document, events, chosen), on_open_change=on_open)


def data(document: Document, events: Sequence[Event], chosen: str | None) -> Mapping[str, Any]:
    """What the script draws: the pieces of the text, and for each event its id, title, domain."""
    return {
        "script": address("reader.js"),
        "document": f"{document.id} {document.sha256}",
        "pieces": [[piece.text, list(piece.events)] for piece in segments(document, events)],
        "events": [
            {"id": event.id, "title": event.title, "domain": _domain(event)} for event in events
        ],
        "chosen": chosen,
        "opens": said.OPENS,
    }


def _domain(event: Event) -> str:
    first = event.domains[0]
    return first if first in words.DOMAINS else "other"


def told() -> str:
    """The id of the event whose words were clicked last; "" if none."""
    value = st.session_state[KEY].get("open") if KEY in st.session_state else None
    return value if isinstance(value, str) else ""
