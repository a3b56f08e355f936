"""Cost is linear in length, whatever the text: no hostile input may hang the reader.

Measured as a ratio (twice the text, about twice the time), so that a slow machine is no failure.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from corpus.dates import date_document, find
from corpus.dates.edtf import dating
from corpus.read.sentences import split
from corpus.records import Basis

PUBLISHED = dating("2006-11-17", Basis.EXPLICIT)
SIZE = 5_000  # characters of the smaller text
GROWTH = 9  # for four times the text: 4 is linear, 16 quadratic

HOSTILE = [
    "may ", "May ", "1 ", "12 ", "2006 ", "1/", "1-", "1.", "11:11", "the ", "of the year ",
    "last ", "Monday, ", "twenty-", "one hundred and ", "early late mid ", "first ", "in May of ",
    "May 5, ", "5 and 6 ", "1990-", "'90", "a.m. ", "the end of the ", "two years ", "Mon. ",
    "\n", "\n\n", " ", ".", '"', "A.", "a", "0", "...", "?!", "No. ", "U.S. ", "é", "–",
    "from 1990 to ", "years ago in ", "by | ", "day before ", "years of ", "will be ", "12 May ",
    "4Q12 ", "1.2 until 14.3 ", "1904-1907/8 ", "the first Monday in May ", "“today ", "1715 GMT ",
    "compared with May 2007 ", "a week from ", "at least over nearly ", "(5 p.m.) on Friday ",
    "Q3 ", "inMay ", "half a ", "may have ", "5, ", "9/11 attacks ",
]  # fmt: skip


PLAIN = [
    "\n",
    "\n\n",
    " ",
    ".",
    '"',
    "A.",
    "a",
    "0",
    "...",
    "?!",
    "No. ",
    "U.S. ",
    "by | ",
    "1 ",
    "1/",
]


def seconds(work: Callable[[str], object], text: str) -> float:
    best = float("inf")
    for run in range(2):
        fresh = text + " " * run  # a text that was just read is remembered
        start = time.process_time()
        work(fresh)
        best = min(best, time.process_time() - start)
    return best


def read(text: str) -> None:
    find(text, published=PUBLISHED)


def climb(text: str) -> None:
    date_document(text, meta={"date": text[:200]}, url=text, filename=text)


def grows_no_faster_than_its_length(work: Callable[[str], object], piece: str) -> bool:
    """Tried up to three times: a busy machine may slow one measurement, not all of them."""
    small = (piece * SIZE)[:SIZE]
    return any(
        seconds(work, small * 4) < GROWTH * max(seconds(work, small), 0.01) for _ in range(3)
    )


@pytest.mark.parametrize("piece", HOSTILE)
def test_reading_dates(piece: str) -> None:
    assert grows_no_faster_than_its_length(read, piece)


@pytest.mark.parametrize("work", [split, climb], ids=lambda work: work.__name__)
@pytest.mark.parametrize("piece", PLAIN)
def test_splitting_and_dating_the_document(piece: str, work: Callable[[str], object]) -> None:
    assert grows_no_faster_than_its_length(work, piece)
