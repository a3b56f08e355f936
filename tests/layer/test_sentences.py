"""Sentences: where they end, and where a full stop ends nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.read.sentences import abbreviations, split

# one example a row; | marks where a sentence ends
CASES = [
    "The two sides met.| They signed nothing.",
    "Lt. Gen. Tran Van A met Sr. Lt. Gen. Le B in Hanoi.| Both were pleased.",
    "Mr. Smith and Dr. Jones went to St. Petersburg.| It rained.",
    "Decree No. 5 and Art. 7 apply.| So does p. 12.",
    "It came on Jan. 5 and left on Sept. 30 of that year.| Nobody saw it.",
    "The U.S. Navy and the U.N. took part.| The ship left.",
    "They work for the U.S.| The ship left.",
    "They begin at 9 a.m. and end at 5 p.m. each day.| He said so.",
    "They end at 5 p.m.| The minister left.",
    "J. R. Brown and A. B. Carter signed.| It was late.",
    "Foreign Minister Mr P. Goff met Mr P. J. O'Brien.| See p. 12.",
    "Acme Inc. and Sons Ltd. agreed.| The price was low.",
    "Is it true?| It is!| Good.",
    '"We agree." |He left.'.replace('" |', '"| '),
    "“We agree,” he said.| “We do.”| They left.",
    "He asked “Why now?” and sat down.| Then he left.",
    "(They had met before.)| Now they met again.",
    "Trade came to $1.2 billion, up 14.2 per cent.| It may grow.",
    "They met on 16.02.2011 in Bern.| They talked.",
    "Talks go on ... and on.| He sighed.",
    "First line of a title\n|The text begins here.",
    "One paragraph\n\n|Another paragraph.",
    "Points:\n|- one point\n|- another point",
    "• one point\n|• another point",
    "1. They meet.\n|2. They part.",
    "He accepted an\ninvitation to come.| It was kind.",
    "They spoke on defence.The two sides then parted.".replace("e.T", "e.|T"),
    "See www.example.org/page.Html for more.| It is long.",
    "It was signed by the Ministry and the Police. New Zealand, as well as hold talks.",
    "At 11.30 p.m. on 5 Aug. 1964 it began.| It ended.",
    "H.E. Nguyen Van C spoke.| All listened.",
    "The visit, vs. the plan, was short, i.e. two days.| Fine.",
]


def cut(marked: str) -> tuple[str, list[str]]:
    return marked.replace("|", ""), [piece.strip() for piece in marked.split("|")]


@pytest.mark.parametrize("marked", CASES)
def test_sentences(marked: str) -> None:
    text, expected = cut(marked)
    assert [text[start:end] for start, end in split(text)] == expected


def test_lines_broken_at_a_width_are_joined() -> None:
    text = (
        "The two ministers met in the capital on\nMonday and spoke of trade, of\nthe sea and of "
        "the work that\nlies ahead. They will meet\nagain, it was said,\nin the spring."
    )
    assert len(split(text)) == 2


def test_a_stray_bar_is_no_sentence() -> None:
    text = "They join others in a photo. |\nThe next day they left."
    assert [text[a:b] for a, b in split(text)] == [
        "They join others in a photo.",
        "The next day they left.",
    ]


def test_abbreviations_are_many_and_none_stands_twice() -> None:
    known = abbreviations()
    groups = [known.never, known.number, known.date, known.may]
    assert sum(map(len, groups)) >= 80
    assert len(frozenset().union(*groups)) == sum(map(len, groups))
    assert all(word.endswith(".") for group in groups for word in group)


@given(st.text(alphabet="aB. \n!?”\"'’)(-1,é…•", max_size=120))
def test_spans_are_in_order_trimmed_and_lose_no_word(text: str) -> None:
    spans = split(text)
    reached = 0
    for start, end in spans:
        assert reached <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        assert not any(c.isalnum() for c in text[reached:start])
        reached = end
    assert not any(c.isalnum() for c in text[reached:])
