"""What must hold for every text, however odd."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.events.extract import extract
from corpus.events.lexicon import scan
from corpus.lexicon import load_toml
from tests.layer.events.helpers import PAIR, document, events

WORDS = [
    *("New Zealand", "Vietnam", "Hanoi", "Australia", "Mr Goff", "Defence Minister Phil Goff"),
    *(
        "visited",
        "met",
        "signed",
        "will",
        "talks",
        "a treaty",
        "and",
        "which",
        "that",
        "has",
        "not",
    ),
    *("2006", "in May 2005", "yesterday", "next year", "17 November", "since 1995", "(2004-2006)"),
    *(",", ".", ";", ":", "“", "”", "’s", "\n", "\n\n", "|", "- ", "1. ", "…", "\u200b", "ß", "İ"),
    *("proposed", "two sides", "police", "such as", "as well as", "Ministry of", "the first to"),
]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.sampled_from([None, "2006-11-17"]))
def test_every_event_is_whole_and_proved(text: str, published: str | None) -> None:
    kinds, domains = load_toml("kinds"), load_toml("domains")
    found = events(text or ".", published=published)
    assert len({event.id for event in found}) == len(found)
    for event in found:
        assert event.evidence
        for piece in event.evidence:
            assert text[piece.start : piece.end] == piece.quote
            assert piece.quote.strip()
        assert event.title.strip()
        assert event.kind in kinds
        assert event.domains
        assert set(event.domains) <= set(domains)
        assert event.dating.is_dated or event.dating.earliest is event.dating.latest is None


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_no_text_breaks_the_reading(text: str) -> None:
    for hit in scan(text):
        assert 0 <= hit.start < hit.end <= len(text)
    for event in extract(document(text), PAIR):
        piece = event.evidence[0]
        assert text[piece.start : piece.end] == piece.quote


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_events(text: str) -> None:
    assert events(text or ".") == events(text or ".")
