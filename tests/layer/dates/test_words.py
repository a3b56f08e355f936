"""Dates in words, as people read them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates.edtf import dating
from corpus.dates.words import basis_in_words, in_words
from corpus.records import Basis, Dating


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2006-11-17", "17 November 2006"),
        ("2006-11", "November 2006"),
        ("2006", "2006"),
        ("197X", "the 1970s"),
        ("18XX", "the 1800s"),
        ("1601/1700", "17th century"),
        ("0001/0100", "1st century"),
        ("1998-21", "spring 1998"),
        ("1998-32", "winter 1998"),
        ("2004-33", "first quarter of 2004"),
        ("2004-41", "second half of 2004"),
        ("2021-07/2021-09", "July–September 2021"),
        ("2004/2006", "2004–2006"),
        ("2018-12-30/2019-01-03", "30 December 2018 – 3 January 2019"),
        ("2018-09-25/2018-10-02", "25 September – 2 October 2018"),
        ("2019-11-04/2019-11-10", "4–10 November 2019"),
        ("[2019-11-04..2019-11-10]", "some day between 4 and 10 November 2019"),
        ("[2011-05-04,2011-04-05]", "4 May 2011 or 5 April 2011"),
        ("1972~", "about 1972"),
        ("2006?", "perhaps 2006"),
        ("2018-06-20~", "about 20 June 2018"),
        ("2019-09/..", "since September 2019"),
        ("1990~/..", "since about 1990"),
        ("2004/", "from 2004, end unknown"),
        ("../2022-03", "until March 2022"),
        ("/2022", "until 2022, start unknown"),
        ("-0489", "490 BC"),
        ("0000", "1 BC"),
    ],
)
def test_dated(edtf: str, words: str) -> None:
    assert in_words(dating(edtf, Basis.EXPLICIT)) == words


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (Dating.undated(), "date unknown"),
        (Dating.undated(partial="XXXX-11-06"), "6 November, year unknown"),
        (Dating.undated(partial="XXXX-11"), "November, year unknown"),
        (Dating.undated(partial="XXXX-22"), "summer, year unknown"),
        (Dating.undated(partial="XXXX-11-07/XXXX-11-08"), "7–8 November, year unknown"),
        (Dating.undated(bounds="[2019-09..]"), "not before September 2019"),
        (Dating.undated(bounds="[..2018]"), "not after 2018"),
    ],
)
def test_undated(made: Dating, words: str) -> None:
    assert in_words(made) == words


def test_each_basis_has_its_own_words() -> None:
    said = [basis_in_words(Dating(basis=basis)) for basis in Basis]
    assert all(said)
    assert len(set(said)) == len(said)


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2006-11-17", "the text names the day"),
        ("2006-11", "the text names the month"),
        ("2004", "the text names the year"),
        ("1998-21", "the text names the season"),
        ("197X", "the text names the decade"),
        ("2018-12-30/2019-01-03", "the text names the dates"),
    ],
)
def test_what_the_text_names_is_said_as_finely_as_it_names_it(edtf: str, words: str) -> None:
    assert basis_in_words(dating(edtf, Basis.EXPLICIT)) == words


@given(st.dates())
def test_a_day_in_words_names_day_month_and_year(when: object) -> None:
    words = in_words(dating(str(when), Basis.EXPLICIT)).split()
    assert int(words[0]) == when.day  # type: ignore[attr-defined]
    assert int(words[2]) == when.year  # type: ignore[attr-defined]
