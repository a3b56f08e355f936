"""What tells past from coming, words run together, and lengths. One row a case: add yours."""

from __future__ import annotations

import pytest

from corpus.dates import find
from corpus.dates.edtf import dating
from corpus.records import Basis

PUBLISHED = dating("2006-11-17", Basis.EXPLICIT)  # a Friday


PRESENT = [  # the present tense, modal verbs and what stands right before tell of what is arranged
    ("A visit from Tuesday was planned.", "2006-11-21"),
    ("The two leaders meet Tuesday in Hanoi.", "2006-11-21"),
    ("The festival kicks off Tuesday.", "2006-11-21"),
    ("A reply may come Tuesday.", "2006-11-21"),
    ("He may have come Tuesday.", "2006-11-14"),
    ("The envoy could not be reached Tuesday.", "2006-11-14"),
    ("The parade is on Tuesday.", "2006-11-21"),
    ("The minister is to see her colleague Tuesday.", "2006-11-21"),
    ("Crowds gathered ahead of Tuesday's vote.", "2006-11-21"),
    ("Crowds gathered after Tuesday's vote.", "2006-11-14"),
    ("They have until Tuesday.", "2006-11-21"),
    ("It should be ready in May.", "2007-05"),
    ("The rule takes effect on 1 March.", "2007-03-01"),
    ("It happened on 28 December.", "2005-12-28"),
    ("On the night of 2 January, he died.", "2006-01-02TNI"),
    ("It will open in the third quarter.", "2007-Q3"),
    ("It will publish third-quarter figures.", "2006-Q3"),
    ("In 2003, at the time of the 25 April feast, he came.", "2003-04-25"),
    ("It changed with the Sept. 11 attacks.", "2001-09-11"),
]


@pytest.mark.parametrize(("text", "value"), PRESENT)
def test_direction_without_a_past_verb_or_will(text: str, value: str) -> None:
    assert find(text, published=PUBLISHED)[-1].value == value


FUSED = [
    ("The board met inNovember 2015.", "November 2015", "2015-11"),
    ("A resolution of1989 said so.", "1989", "1989"),
    ("Signed on 17November2006.", "17November2006", "2006-11-17"),
    ("It held from1972 to1980.", "1972", "1972/1980"),
    ("In 2005The two met.", "2005", "2005"),
    ("Since1995 an embassy is open.", "1995", "1995/.."),
    ("In 2006 we mark 26years ofcooperation.", "26years", "1980"),
]


@pytest.mark.parametrize(("text", "words", "edtf"), FUSED)
def test_words_that_wire_text_has_run_together(text: str, words: str, edtf: str) -> None:
    assert edtf in [t.dating.edtf for t in find(text) if t.text == words]


LENGTHS = [
    ("It took half an hour.", "PT30M"),
    ("It took half a year.", "P6M"),
    ("It took a quarter of a century.", "P25Y"),
    ("It took two-and-a-half years.", "P2Y6M"),
    ("It rose for three straight months.", "P3M"),
    ("It takes between two and three weeks.", "P3W"),
    ("In the year ended 30 June 2004 it grew.", "P1Y"),
    ("It will grow over the next decade.", "P10Y"),
    ("They fought for years.", "PXY"),
    ("Months of talks followed.", "PXM"),
]


@pytest.mark.parametrize(("text", "value"), LENGTHS)
def test_lengths(text: str, value: str) -> None:
    assert find(text, published=PUBLISHED)[0].value == value


def test_the_weekend_is_the_last_one_though_a_day_ahead_was_named() -> None:
    text = "Deliveries start on 28 March. Over the weekend, rumours spread."
    assert [t.value for t in find(text, published=PUBLISHED)][1] == "2006-W45-WE"
