"""The page About: how the timeline is made, how sure it is, and what it cannot do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import streamlit as st

from components import about, session, words
from components.about import Row, signs
from components.data import Corpus
from components.markup import Html, join, tag
from components.panel import history, ledger
from components.panel.reasons import day_in_words
from components.words import about as said
from components.words import commitments as promised
from corpus.store import EventTable

PARTS = ("corrections",)
STEP = 5  # corrections that are shown at first, and with every "more"
PUBLISHERS = 25  # that are named, those with most documents first
README, LONGEST = "README.md", 20_000


def draw(corpus: Corpus) -> None:
    """Draw the page's content."""
    with st.container(key="about"):
        st.html(tag("article", _intro(), _way(), class_="about"))
        st.html(tag("div", _heading(said.MARKS_TITLE), tag("p", said.MARKS), class_="about"))
        signs.draw()
        st.html(tag("article", _bases(corpus.table), _corpus(corpus.table), class_="about"))
        _readme(corpus)
        _corrections(corpus)
        st.html(
            tag(
                "article",
                _accuracy(),
                _speed(),
                _limits(),
                join(_heading(said.PRIVATE_TITLE), tag("p", said.PRIVATE)),
                _licences(),
                class_="about",
            )
        )


def _heading(text: str) -> Html:
    return tag("h2", text, class_="section")


def _intro() -> Html:
    return join(_heading(said.TITLE), tag("p", said.LEAD, class_="lead"))


def _way() -> Html:
    steps = (tag("li", tag("b", f"{name}. "), text) for name, text in said.WAY)
    return join(tag("h3", said.WAY_TITLE, class_="sub"), tag("ol", *steps))


def _bases(table: EventTable) -> Html:
    """What each basis means and how many events have it; the same for how exact the dates are."""
    number = Counter(table.columns["basis"].tolist())
    rows = [
        (tag("b", name), meaning, f"{number.get(basis, 0):,}")
        for basis, (name, meaning) in said.BASES.items()
    ]
    exact = Counter(table.columns["precision"].fillna("none").tolist())
    fine = [
        (name, f"{exact[precision]:,}")
        for precision, name in words.PRECISIONS.items()
        if exact[precision]
    ]
    return join(
        _table((said.BASIS_TITLE, said.MEANING, said.EVENTS), rows, numbers=1),
        _table((said.EXACT, said.EVENTS), fine, numbers=1),
    )


def _corpus(table: EventTable) -> Html:
    """What was read: documents by publisher, and how many of them are dated or summaries."""
    documents = list(table.documents.values())
    whole = said.corpus(
        len(documents),
        sum(d.date.is_dated for d in documents),
        sum(d.kind == "abstract" for d in documents),
        len(table),
        int(table.dated.sum()),
    )
    by_name: dict[str, list[int]] = {}
    for document in documents:
        row = by_name.setdefault(document.publisher or said.NO_PUBLISHER, [0, 0, 0])
        row[0] += 1
        row[1] += document.date.is_dated
        row[2] += document.kind == "abstract"
    ranked = sorted(by_name.items(), key=lambda item: (-item[1][0], item[0]))
    named, rest = ranked[:PUBLISHERS], ranked[PUBLISHERS:]
    rows = [(name, *(f"{n:,}" for n in counts)) for name, counts in named]
    if rest:
        sums = (f"{sum(counts[i] for _, counts in rest):,}" for i in range(3))
        rows.append((said.others(len(rest)), *sums))
    head = (said.PUBLISHER, said.DOCUMENTS, said.DATED, said.SUMMARIES)
    return join(_heading(said.CORPUS_TITLE), tag("p", whole), _table(head, rows, numbers=3))


def _readme(corpus: Corpus) -> None:
    """The corpus' own words on itself, as they are written: it is a document like any other."""
    path = corpus.relation.folder / README
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            text = file.read(LONGEST)
    except OSError:
        return
    with st.expander(said.README):
        st.code(text, language=None, wrap_lines=True)


@st.fragment(key="corrections")
def _corrections(corpus: Corpus) -> None:
    """What people put right, newest first, some at a time."""
    found = ledger.everything(corpus.relation)
    st.html(_heading(said.CORRECTIONS_TITLE))
    if not found:
        st.html(tag("p", said.NOTHING_CORRECTED))
        return
    number = session.opened_so_far("corrections", STEP, (corpus.relation.id, len(found)))
    st.html(tag("p", said.corrections(len(found))))
    history.draw(found[-number:], corpus.relation)
    if number < len(found):
        st.button(
            promised.more(min(STEP, len(found) - number)),
            key="more_corrections",
            on_click=session.open_more,
            args=("corrections", STEP, PARTS),
        )


def _accuracy() -> Html:
    """How our events agree with those that people annotated, as it was measured last."""
    row = about.figures("accuracy")
    if row is None:
        return join(_heading(said.MEASURED_TITLE), tag("p", said.NOT_MEASURED))
    sets: Sequence[Row] = row["sets"]
    head = (said.FIGURE, *(said.SETS.get(each["name"], each["name"]) for each in sets))
    figures = dict.fromkeys(name for each in sets for name in each["figures"])
    sizes = (said.annotated(each["documents"], each["events"]) for each in sets)
    rows = [(said.ANNOTATED, *sizes)]
    rows += [
        (said.FIGURES.get(name, name), *(f"{each['figures'][name]:.2f}" for each in sets))
        for name in figures
    ]
    rows.append((said.DATES_TITLE, *(_dates(each["dates"]) for each in sets)))
    return join(
        _heading(said.MEASURED_TITLE),
        tag("p", said.MEASURED),
        _table(head, rows, numbers=len(sets)),
        tag("p", _measured(row), class_="ev-soft"),
    )


def _dates(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{number} {said.DATES.get(name, name)}" for name, number in counts.items())


def _speed() -> Html:
    rows = []
    for name, label in said.SPEEDS.items():
        if row := about.figures(name):
            rows.append((label, _rate(name, row), _measured(row)))
    body = _table((said.WHAT, said.RESULT, said.MEASURED_ON), rows) if rows else None
    return join(_heading(said.SPEED_TITLE), body or tag("p", said.NOT_MEASURED))


def _rate(name: str, row: Row) -> str:
    if name == "events":
        rate = row["documents_per_second"]
        return said.documents_per_second(rate, row["letters"], row["promised"])
    rate, promised = row["letters_per_second"], row["promised"]
    return said.letters_per_second(rate, promised, row.get("dateparser"))


def _measured(row: Row) -> str:
    return f"{said.measured(day_in_words(row['on']), row['command'])}; {row['machine']}"


def _limits() -> Html:
    return join(_heading(said.LIMITS_TITLE), tag("ul", *(tag("li", text) for text in said.LIMITS)))


def _licences() -> Html:
    rows = [(row["name"], row["version"], row["licence"]) for row in about.licences()]
    return join(
        _heading(said.LICENCES_TITLE),
        tag("p", said.LICENCES),
        _table((said.PACKAGE, said.VERSION, said.LICENCE), rows),
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], numbers: int = 0) -> Html:
    """A table whose last `numbers` columns hold figures. It scrolls where it is too wide."""
    first = len(head) - numbers

    def cells(name: str, row: Sequence[str], **attributes: str) -> list[Html]:
        return [
            tag(name, cell, class_="number" if at >= first else None, **attributes)
            for at, cell in enumerate(row)
        ]

    body = (tag("tr", *cells("td", row)) for row in rows)
    top = tag("thead", tag("tr", *cells("th", head, scope="col")))
    table = tag("table", top, tag("tbody", *body))
    return tag(
        "div", table, class_="about-table", tabindex="0", role="region", aria_label=", ".join(head)
    )
