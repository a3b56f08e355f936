"""Text of documents stays text: in HTML, in Markdown, in links, in lit quotations."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.evidence import LONGEST, lit, merged, paragraph, passages
from components.markup import as_markdown, join, link, tag, web_address
from corpus.records import Dating, Document, Evidence


class Reader(HTMLParser):
    """What a browser would see: tags and text."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.text = ""
        self.marked: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, name: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.tags.append(name)
        if name == "mark":
            self.marked.append("")

    def handle_endtag(self, name: str) -> None:
        self.tags.append(f"/{name}")

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.tags.count("mark") > self.tags.count("/mark"):
            self.marked[-1] += data


def document(text: str) -> Document:
    return Document("d", "D", Dating(), "", "", "en", "original", text, "0")


def evidence(text: str, start: int, end: int) -> Evidence:
    return Evidence("d", start, end, text[start:end])


@given(st.text(alphabet=st.characters(exclude_characters="\r\0", exclude_categories=["Cs"])))
def test_any_text_comes_out_as_itself(text: str) -> None:
    seen = Reader(tag("p", text, title=text))
    assert (seen.tags, seen.text) == (["p", "/p"], text)


def test_only_what_tag_made_is_html() -> None:
    assert join(tag("b", "x"), "<b>x</b>", None) == "<b>x</b>&lt;b&gt;x&lt;/b&gt;"
    with pytest.raises(ValueError, match="no attribute"):
        tag("p", "x", onclick="alert(1)")
    with pytest.raises(ValueError, match="no element"):
        tag("p onclick=x", "y")


@pytest.mark.parametrize(
    ("address", "good"),
    [
        ("https://paper.example/a?b=1&c", True),
        ("http://paper.example", True),
        (" https://paper.example/a ", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)//https://x", False),
        ("data:text/html,x", False),
        ("//paper.example", False),
        ("https:", False),
        ("http://[", False),
        ("", False),
    ],
)
def test_only_web_addresses_are_linked(address: str, good: bool) -> None:
    assert (web_address(address) is not None) is good
    shown = link("a <title>", address)
    assert ("href=" in shown) is good
    assert "a &lt;title&gt;" in shown
    assert ('rel="noopener noreferrer"' in shown) is good


def test_markdown_is_escaped_on_one_line() -> None:
    escaped = as_markdown("![x](http://a.b)\n# **b** :red[r] $m$ <i> `c`")
    assert "\n" not in escaped
    for sign in "![]()#*:$<>`":
        assert all(escaped[i - 1] == "\\" for i, c in enumerate(escaped) if c == sign)


@given(st.text(alphabet="ab \n", max_size=300), st.data())
def test_the_quote_is_lit_whole_and_in_its_place(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    (passage,) = passages([evidence(text, start, end)], text)
    seen = Reader(lit(passage, document(text)))
    assert seen.marked == [text[start:end]]
    assert passage.start <= start <= end <= passage.end


def test_a_paragraph_is_its_line() -> None:
    text = "One.\nTwo and three.\nFour."
    assert text[slice(*paragraph(text, 9, 12))] == "Two and three."


def test_of_a_very_long_paragraph_only_the_neighbourhood_is_shown() -> None:
    text = "word " * 2000
    start, end = paragraph(text, 5000, 5004)
    assert end - start <= LONGEST + 20
    assert text[start - 1] == " " or text[start] == " "
    (passage,) = passages([evidence(text, 5000, 5004)], text)
    seen = Reader(lit(passage, document(text)))
    assert seen.text.startswith("… ")
    assert seen.text.endswith(" …")


def test_evidence_of_one_paragraph_is_lit_in_one_quotation() -> None:
    text = "The minister met the envoy in Hanoi on 17 November 2006."
    found = passages([evidence(text, 39, 55), evidence(text, 4, 26), evidence(text, 21, 35)], text)
    assert len(found) == 1
    assert Reader(lit(found[0], document(text))).marked == [text[4:35], text[39:55]]


def test_overlapping_evidence_is_lit_as_one() -> None:
    pieces = [Evidence("d", 0, 5, "abcde", ("event",)), Evidence("d", 3, 8, "defgh", ("date",))]
    assert merged(pieces) == [(0, 8)]


def test_hostile_text_is_shown_and_does_nothing() -> None:
    text = 'He said <script>alert("x")</script> & <img src=x onerror=y> today.'
    (passage,) = passages([evidence(text, 8, 40)], text)
    seen = Reader(lit(passage, document(text)))
    assert seen.text == text
    assert set(seen.tags) == {"blockquote", "mark", "/mark", "/blockquote"}
