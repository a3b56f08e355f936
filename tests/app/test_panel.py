"""The panel of one event: which words show what, what each source says, why in sentences."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import words
from components.detail import article, neighbours
from components.evidence import Passage, lit
from components.panel import followup, sources
from components.panel.claims import Span, longest, said_words, spans
from components.panel.reasons import plainly, why, why_date
from components.panel.tools import FORMS, cited
from components.words import panel as said
from corpus.dates import edtf
from corpus.read.relation import Relation
from corpus.records import (
    Actor,
    Basis,
    Claim,
    Commitment,
    Contradiction,
    Dating,
    Document,
    Event,
    Evidence,
    State,
    Status,
)
from corpus.store import EventTable

TEXT = (
    "Prime Minister Helen Clark flew to Hanoi on 3 May 2005 for talks on defence.\n"
    "She had met the envoy before."
)
QUOTE = "Helen Clark flew to Hanoi on 3 May 2005"
RELATION = Relation("pair", "Here–There", Path("nowhere"), ("Here", "There"))


class Reader(HTMLParser):
    """Text as it is read, and what stands in each element by its class."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.by_class: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, name: str, attrs: list[tuple[str, str | None]]) -> None:
        name = (dict(attrs).get("class") or name).split(" ")[-1]
        self._open.append(name)
        self.by_class.setdefault(name, []).append("")

    def handle_endtag(self, name: str) -> None:
        del name
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if "ev-label" not in self._open:
            self.text += data
        for name in self._open:
            self.by_class[name][-1] += data


def document(name: str = "one", text: str = TEXT, day: str = "2005-05-04") -> Document:
    dating = edtf.dating(day, Basis.EXPLICIT)
    return Document(
        name, name.title(), dating, "https://x.example/a", "Post", "en", "abstract", text, "0"
    )


def event(name: str = "e1", day: str | None = "2005-05-03", **changes: object) -> Event:
    start = TEXT.index(QUOTE)
    dating = edtf.dating(day, Basis.EXPLICIT, said="3 May 2005") if day else Dating.undated()
    made = Event(
        id=name,
        title="Helen Clark visits Hanoi",
        dating=dating,
        kind="visit",
        domains=("defence",),
        status=Status.OCCURRED,
        actors=(Actor("Helen Clark", "Here", "Prime Minister"),),
        place="Hanoi",
        evidence=(Evidence("one", start, start + len(QUOTE), QUOTE),),
        reasons={
            "date": "“3 May 2005” (rule day month)",
            "kind": "rule travel: “flew to”",
            "status": "“flew to” is past",
            "domains": "“defence”",
        },
        made_by="rule:travel",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def table(*events: Event, documents: tuple[Document, ...] = (), **found: object) -> EventTable:
    return EventTable.of(RELATION, events, documents or [document()], **found)  # type: ignore[arg-type]


def test_each_claim_has_its_words_and_its_label() -> None:
    shown = Reader(article(event(), table(event())))
    assert shown.by_class["ev-says-date"] == ["3 May 2005date"]
    assert shown.by_class["ev-says-actors"] == ["Helen Clarkwho"]
    assert shown.by_class["ev-says-kind"] == ["flew tokind · status"]
    assert shown.by_class["ev-says-domains"] == ["defencedomain"], "beside the evidence"
    assert shown.by_class["ev-says-place"] == ["Hanoiplace"]
    assert [quote.strip() for quote in shown.by_class["mark"]] == [
        "Helen Clarkwho flew tokind · status Hanoiplace on 3 May 2005date"
    ]


def test_words_are_sought_in_the_evidence_first_and_only_as_whole_words() -> None:
    text = "A visitor came. The visit ended. A visit began."
    piece = Evidence("d", 33, 46, "A visit began")
    found = spans([("kind", "visit")], [piece], document(text=text), (0, len(text)))
    assert found == [Span(35, 40, ("kind",))]


def test_words_that_lie_outside_are_cut_at_the_border_of_the_evidence() -> None:
    passage = Passage("d", 0, 20, (Evidence("d", 5, 12, "fghijkl"),))
    html = lit(passage, document(text="abcdefghijklmnopqrst"), [Span(3, 8, ("date",))])
    shown = Reader(html)
    assert shown.by_class["ev-says-date"] == ["de", "fghdate"], "the name stands at the end"
    assert shown.by_class["mark"] == ["fghdateijkl"]


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)), max_size=8),
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)), min_size=1, max_size=3),
)
def test_however_claims_lie_every_letter_is_shown_once(
    claims: list[tuple[int, int]], pieces: list[tuple[int, int]]
) -> None:
    text = "abcdefghij <klmnopq> &rstuvwxyz 0123456789"
    proof = tuple(Evidence("d", a, a + n, text[a : a + n]) for a, n in pieces)
    found = [Span(a, a + n, ("date",)) for a, n in claims]
    shown = Reader(lit(Passage("d", 0, len(text), proof), document(text=text), found))
    assert shown.text == text
    assert "".join(t.replace("date", "") for t in shown.by_class["mark"]) == "".join(
        text[i] for i in range(len(text)) if any(a <= i < a + n for a, n in pieces)
    )


def test_date_words_that_stand_elsewhere_are_shown_too() -> None:
    text = "2005: a year of visits.\n" + TEXT.replace(" on 3 May 2005", "")
    quote = "Helen Clark flew to Hanoi"
    start = text.index(quote)
    found = event(
        evidence=(Evidence("one", start, start + len(quote), quote),),
        dating=edtf.dating("2005", Basis.EXPLICIT, said="2005"),
        reasons={"date": "“2005” (rule year)"},
    )
    shown = Reader(article(found, table(found, documents=(document(text=text),))))
    assert said.ELSEWHERE["date"] in shown.text
    assert shown.by_class["ev-says-date"] == ["2005date"]


def test_what_only_bounds_a_date_is_not_called_its_date() -> None:
    found = event(
        dating=Dating.undated(said="3 May 2005", bounds="[2005-05-03..]"),
        reasons={"date": "no words date it; not before 3 May 2005 (“3 May 2005”)"},
    )
    shown = Reader(article(found, table(found)))
    assert shown.by_class["ev-says-bounds"] == [f"3 May 2005{said.CLAIMS['bounds']}"]
    assert "ev-says-date" not in shown.by_class


def test_other_documents_are_not_searched_for_the_first_one_s_date_words() -> None:
    assert ("date", "3 May 2005") in said_words(event(), ["3 May 2005"])
    assert ("date", "3 May 2005") not in said_words(event(), ["last Tuesday"])


@pytest.mark.parametrize(
    ("basis", "reason", "sentence"),
    [
        ("explicit", "“3 May 2005” (rule day month)", "The text names the day: “3 May 2005”."),
        (
            "relative",
            "“yesterday” (rule day word, from published 2005-05-04)",
            (
                "Worked out from another date: “3 May 2005”, "
                "counted from the document’s own date, 4 May 2005."
            ),
        ),
        (
            "relative",
            "“the day after” (rule same, following, from ‘2 May 2005’ at character 12)",
            "Worked out from another date: “3 May 2005”, counted from “2 May 2005”.",
        ),
        (
            "assigned",
            "assigned by Ana on 2026-11-21: the page says so",
            "A person entered it: assigned by Ana on 21 November 2026: the page says so.",
        ),
    ],
)
def test_why_a_date_is_believed_is_one_sentence(basis: str, reason: str, sentence: str) -> None:
    dating = replace(event().dating, basis=Basis(basis))
    assert why_date(event(dating=dating, reasons={"date": reason})) == sentence


def test_why_it_is_here_reads_as_sentences_and_shows_the_rule_s_own_example() -> None:
    shown = Reader(why(event()))
    assert "“flew to” tells of: visit rule “travel”" in shown.text
    assert said.LIKE in shown.text
    assert "the rule “travel”" in shown.text
    assert "(rule" not in shown.text


def test_kinds_and_days_in_reasons_are_said_as_people_say_them() -> None:
    told = plainly("both name X, both a law enforcement, inside 2005-05; a aid, “a aid b”")
    assert told == (
        "both name X, both of the kind “Police action”, inside May 2005; the kind “Aid”, “a aid b”"
    ).replace("Police action", words.label("kinds", "law_enforcement"))


def claim(name: str, page: str, day: str | None, words: str = "3 May 2005") -> Claim:
    return Claim(name, page, words, day, f"Helen Clark flew to Hanoi on {words}")


def test_one_source_makes_no_table() -> None:
    assert sources.compared(event(), table(event())) is None


def test_sources_of_one_event_stand_side_by_side_each_with_its_date() -> None:
    pages = (document(), document("two"))
    claims = [claim("e1", "one", "2005-05-03"), claim("e1", "two", "2005-05", "May 2005")]
    shown = Reader(sources.compared(event(), table(event(), documents=pages, claims=claims)) or "")
    rows = [re.sub(r"\s+", " ", row) for row in shown.by_class["tr"]]
    assert len(rows) == 3
    assert rows[1].endswith("3 May 2005")
    assert rows[2].endswith("May 2005")
    assert said.RIVAL not in shown.text, "a coarser date is no other date"
    assert said.DISPUTED not in shown.text


def test_rivals_stand_in_the_table_of_both() -> None:
    pages = (document(), document("two"))
    ours, theirs = event(), event("e2", "2005-11-03")
    claims = (claim("e1", "one", "2005-05-03"), claim("e2", "two", "2005-11-03"))
    record = Contradiction("c", "date", ("e1", "e2"), claims, date(2005, 5, 3), date(2005, 11, 3))
    found = table(ours, theirs, documents=pages, contradictions=[record])
    for one in (ours, theirs):
        shown = Reader(sources.compared(one, found) or "")
        assert said.DISPUTED in shown.text
        assert len(shown.by_class["ev-rival"]) == 1
        assert f"3 {'November' if one is ours else 'May'} 2005{said.RIVAL}" in "".join(
            shown.by_class["ev-rival"]
        )


def test_a_quote_that_breaks_off_inside_the_date_words_is_lit_as_far_as_it_goes() -> None:
    assert longest("May 3, 2005, for a week", "Came on May 3, 2005") == (8, 19)
    assert longest("yesterday", "Came on May 3") is None


def test_a_promise_says_what_became_of_it() -> None:
    kept = Commitment("e1", State.FULFILLED, date(2005, 1, 1), as_of=date(2006, 1, 1),
                      reasons=("inside 2005-05-03",))  # fmt: skip
    found = table(event(), commitments=[kept])
    shown = Reader(followup.state(event(), found) or "")
    assert "Fulfilled" in shown.text
    assert "inside 3 May 2005" in shown.text.lower().replace("may", "May")
    assert followup.state(event(), table(event())) is None


def test_hostile_words_stay_words() -> None:
    bad = '<img src=x onerror="hacked()">'
    found = event(
        title=bad,
        reasons={"date": f"“{bad}” (rule x, from ‘{bad}’ at character 1)", "kind": bad},
        actors=(Actor(bad, bad, bad),),
        place=bad,
        made_by=f"person:{bad}",
    )
    claims = [replace(claim("e1", p, "2005"), said=bad, quote=bad) for p in ("one", "two")]
    known = table(found, documents=(document(), document("two")), claims=claims)
    html = article(found, known) + why(found)
    assert "<img" not in html
    assert "&lt;img" in html


def test_neighbours_of_a_row() -> None:
    assert neighbours(5, [1, 5, 9]) == (1, 9)
    assert neighbours(4, [1, 5, 9]) == (1, 5)
    assert neighbours(0, [1]) == (None, 1)
    assert neighbours(9, [1, 9]) == (1, None)
    assert neighbours(3, []) == (None, None)


@pytest.mark.parametrize("form", FORMS)
def test_every_source_is_in_every_citation(form: str) -> None:
    text = cited([document(), document("two")], form)
    assert "One" in text
    assert "Two" in text
