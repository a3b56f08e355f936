"""Export of what the filter shows: pictures made in the browser, files made here when asked for."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

import numpy as np
import plotly.io as pio
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components import session, words
from components.charts.layout import POSTER
from components.charts.poster import WIDTH, Caption, poster
from components.data import Corpus
from components.markup import Html, join, tag
from components.scenes import scene
from components.server import scripts
from components.words import export as said
from corpus.dates.words import in_words
from corpus.export import FORMATS
from corpus.export.batch import Batch
from corpus.query import FACETS, Filter, year_span

Rows = Sequence[int] | np.ndarray

PICTURES = ("png", "svg")
FILES: Mapping[str, Sequence[str]] = {  # group -> kinds of files
    "tables": ("csv", "xlsx"),
    "data": ("json", "jsonl"),
    "reading": ("md", "txt"),
    "calendar": ("ics",),
    "sources": ("bib", "ris"),
    "stories": ("timelinejs", "timelinejs-sheet", "vis"),
}
POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:"
)
CONFIG = {
    "displaylogo": False,
    "showSendToCloud": False,
    "displayModeBar": False,
    "responsive": True,
}


def menu(corpus: Corpus, chosen: Filter, rows: Rows) -> None:
    """The export button and what is behind it. Nothing is made before somebody asks."""
    with st.popover(said.EXPORT, key="export", width="content", disabled=not len(rows)):
        st.caption(said.HELP)
        with _group("pictures"):
            for kind in PICTURES:
                st.button(kind.upper(), key=f"picture_{kind}", on_click=_order, args=(kind,))
            _file(corpus, chosen, rows, "html")
        for group, kinds in groups().items():
            with _group(group):
                for kind in kinds:
                    _file(corpus, chosen, rows, kind)


def groups() -> dict[str, list[str]]:
    """Group -> its kinds of files. Every format that there is stands in one; a new one that nobody
    has found a place for stands with the data."""
    placed = {kind for kinds in FILES.values() for kind in kinds}
    found = {group: [kind for kind in kinds if kind in FORMATS] for group, kinds in FILES.items()}
    found["data"] += [kind for kind in FORMATS if kind not in placed]
    return found


def _group(name: str) -> DeltaGenerator:
    """A line of the menu, its name first."""
    line = st.container(
        key=f"export_{name}", horizontal=True, gap="xsmall", vertical_alignment="center"
    )
    line.html(tag("span", said.GROUPS[name], class_="export-group"))
    return line


def ordered_picture(corpus: Corpus, chosen: Filter, by: str, rows: Rows) -> dict[str, Any] | None:
    """The picture that was asked for since the last drawing, for the browser to make; or None."""
    order = st.session_state.pop("picture_order", None)
    if order is None:
        return None
    number, kind = order
    figure = picture(corpus, chosen, by, rows)
    name = file_name(corpus, chosen, kind)
    return {"id": number, "format": kind, "name": name, "figure": figure}


def picture(corpus: Corpus, chosen: Filter, by: str, rows: Rows) -> dict[str, Any]:
    """The events of `rows` as a figure with title, legend and source."""
    return poster(scene(corpus, chosen, by, POSTER.name), caption(corpus, chosen, rows))


def caption(corpus: Corpus, chosen: Filter, rows: Rows) -> Caption:
    """The words around a picture of the events in `rows`."""
    table, places = corpus.table, np.asarray(rows, dtype=np.int64)
    dated = int(table.dated[places].sum())
    used = table.columns["documents"].iloc[places].unique()
    documents = {name for names in used for name in str(names).split("|") if name}
    span = year_span(table, places)
    stand = words.standfirst(dated, len(rows) - dated, len(documents), span)
    parts = words.filter_parts(chosen)
    shown = f" {words.showing(len(rows), len(table), parts)}" if parts else ""
    dates = [table.documents[name].date for name in documents & set(table.documents)]
    newest = max(dates, key=lambda dating: dating.latest or date.min, default=None)
    until = in_words(newest) if newest and newest.is_dated else ""
    source = words.made_from(len(documents), until, sum(not day.is_dated for day in dates))
    return Caption(corpus.relation.title, stand + shown, source)


def to_html(figure: dict[str, Any], title: str) -> bytes:
    """One file that holds everything it needs, and whose own policy forbids any call outside.

    The script is the small bundle that the page uses too: a quarter of Plotly's whole one. A window
    smaller than the picture scrolls over it: squeezed, its words would run into one another.
    """
    figure = {**figure, "layout": {k: v for k, v in figure["layout"].items() if k != "width"}}
    div = pio.to_html(
        figure,
        full_html=False,
        include_plotlyjs=False,
        config=CONFIG,
        validate=False,
        div_id="timeline",
        default_height=f"{figure['layout']['height']:.0f}px",
    )
    script = scripts()["plotly-basic.min.js"].decode()
    head = join(
        Html('<meta charset="utf-8">'),
        Html(f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'),
        Html(f'<meta name="viewport" content="width={WIDTH}">'),
        tag("title", title),
        Html(f"<style>body {{ margin: 0; min-width: {WIDTH}px }}</style>"),
        Html(f"<script>{script}</script>"),
    )
    page = tag("html", tag("head", head), tag("body", Html(div)), lang="en")
    return f"<!doctype html>\n{page}\n".encode()


def content(kind: str, corpus: Corpus, chosen: Filter, rows: Rows) -> bytes:
    """The file of `kind` (html, or a format of `corpus.export`) with the events of `rows`."""
    if kind == "html":
        figure = picture(corpus, chosen, session.lanes(), rows)
        return to_html(figure, corpus.relation.title)
    batch = Batch.of(corpus.table, rows, chosen=chosen, shown=words.filtered_by(chosen))
    made = FORMATS[kind].make(batch)
    # With a byte order mark: without it the most used spreadsheet reads "Phùng" as "PhÃ¹ng".
    return BOM_UTF8 + made if kind == "csv" else made


def file_name(corpus: Corpus, chosen: Filter, suffix: str) -> str:
    """A name that says relation and filter, safe on every system."""
    years = "-".join(map(str, chosen.years)) if chosen.years else ""
    facets = ["-".join(sorted(getattr(chosen, facet))) for facet in FACETS]
    parts = [corpus.relation.id, years, *facets, chosen.text]
    slugs = [re.sub(r"[^a-z0-9]+", "-", part.casefold()).strip("-") for part in parts]
    name = "_".join(slug for slug in slugs if slug)[:120].strip("-_")
    return f"{name or 'events'}.{suffix}"


def _file(corpus: Corpus, chosen: Filter, rows: Rows, kind: str) -> None:
    form = FORMATS.get(kind)
    suffix = form.suffix if form else kind
    st.download_button(
        said.kind(kind),
        data=partial(content, kind, corpus, chosen, rows),
        file_name=file_name(corpus, chosen, suffix if suffix == kind else f"{kind}.{suffix}"),
        mime=form.mime if form else "text/html",
        help=said.leaves_out(form.leaves_out) if form else None,
        on_click="ignore",
        key=f"file_{kind}",
    )


def _order(kind: str) -> None:
    """A callback's work: the next drawing of the chart bears an order to make a picture."""
    number = st.session_state.get("pictures", 0) + 1
    st.session_state["pictures"] = number
    st.session_state["picture_order"] = (number, kind)
    st.rerun("timeline")
