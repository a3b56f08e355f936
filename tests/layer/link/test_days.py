"""Two dates: the same days told finer or coarser, rivals, or neither."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import edtf
from corpus.link import days
from corpus.records import Basis, Dating


def dated(text: str | None) -> Dating:
    return edtf.dating(text, Basis.EXPLICIT) if text else Dating.undated()


@pytest.mark.parametrize(
    ("one", "two", "agree", "rival"),
    [
        ("2024-03-11", "2024-03-11", True, False),
        ("2024-03-11", "2024-03", True, False),
        ("2024-03", "2024", True, False),
        ("2024-03-11", "2024-03-10/2024-03-12", True, False),  # a day of the stay
        ("2024-03-09/2024-03-11", "2024-03", True, False),
        ("2024-03-09/2024-03-11", "2024-03-10/2024-03-11", False, True),  # two stays
        ("2024-03-09/2024-03-10", "2024-03-10/2024-03-11", False, True),
        ("2005-05", "2005-11", False, True),
        ("1975-06-16", "1975-06-19", False, True),
        ("1975~", "1975-06-19", True, False),
        ("1975~", "1976-06-19", False, False),  # circa reaches a year further
        ("1975~", "1985", False, True),
        ("[2019-11-04..2019-11-10]", "2019-11-06", True, False),
        ("2006/..", "2006-03", True, False),  # since 2006: begun in March
        ("2006/..", "2009", False, True),
        ("../2022", "2010", False, False),  # only an end: nothing to hold against it
        (None, "2010", False, False),
        (None, None, False, False),
    ],
)
def test_two_dates(one: str | None, two: str | None, agree: bool, rival: bool) -> None:
    a, b = dated(one), dated(two)
    assert (days.agree(a, b), days.rival(a, b)) == (agree, rival)
    assert (days.agree(b, a), days.rival(b, a)) == (agree, rival)


SOME = st.sampled_from(
    "2024 2024-03 2024-03-09 2024-03-09/2024-03-11 2024-03-10/2024-03-11 2024~ 2023/2024 202X "
    "2024-25 2024/.. [2024-03-09..2024-03-10] 1975".split()
)


@given(SOME, SOME)
def test_no_two_dates_both_agree_and_rival(one: str, two: str) -> None:
    a, b = dated(one), dated(two)
    assert not (days.agree(a, b) and days.rival(a, b))
    assert days.agree(a, a)
    assert days.apart(a, b) == days.apart(b, a)


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("2024-03-09", "2024-03-10", 1),
        ("2024-03", "2024-03-10", 0),
        ("2005-05", "2005-11", 154),
        (None, "2005", None),
    ],
)
def test_how_far_apart(one: str | None, two: str, expected: int | None) -> None:
    assert days.apart(dated(one), dated(two)) == expected
