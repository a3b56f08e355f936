"""The small parts: periods of the calendar, numbers in words, holidays, cues, the rule language."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import edtf
from corpus.dates.direction import lean
from corpus.dates.holidays import easter
from corpus.dates.lexicon import build
from corpus.dates.numbers import number, year_in_words
from corpus.dates.periods import Period
from corpus.errors import LexiconError

days = st.dates(min_value=date(1600, 1, 1), max_value=date(2400, 1, 1))
units = st.sampled_from(["day", "week", "month", "quarter", "half", "year", "decade", "century"])


@pytest.mark.parametrize(
    ("period", "value", "written"),
    [
        (Period("day", 2006, 11, 17), "2006-11-17", "2006-11-17"),
        (Period("week", 2006, 46), "2006-W46", "2006-11-13/2006-11-19"),
        (Period("weekend", 2006, 46), "2006-W46-WE", "2006-11-18/2006-11-19"),
        (Period("month", 2006, 11), "2006-11", "2006-11"),
        (Period("quarter", 2006, 4), "2006-Q4", "2006-10/2006-12"),
        (Period("half", 2006, 2), "2006-H2", "2006-07/2006-12"),
        (Period("season", 2006, 4), "2006-WI", "2006-24"),
        (Period("decade", 1970), "197", "197X"),
        (Period("century", 1900), "19", "1901/2000"),
        (Period("year", -489), "BC0490", "-0489"),
        (Period("decade", -480), "BC048", "-0488/-0479"),
        (Period("century", -500), "BC04", "-0499/-0400"),
    ],
)
def test_periods_are_written_as_timex_and_edtf(period: Period, value: str, written: str) -> None:
    assert (period.value, period.edtf) == (value, written)


@given(days, units, st.integers(-60, 60))
def test_shifting_there_and_back_is_no_shift(when: date, unit: str, count: int) -> None:
    period = Period.of_day(when).within(unit)
    assert period is not None
    there = period.shift(count)
    assert there is not None
    assert there.shift(-count) == period


@given(days, st.sampled_from(["week", "month", "quarter", "half", "year", "decade"]))
def test_a_period_holds_the_day_it_was_made_from(when: date, unit: str) -> None:
    period = Period.of_day(when).within(unit)
    assert period is not None
    first, last = period.first_day(), period.last_day()
    assert first is not None
    assert last is not None
    assert first <= when <= last
    assert (first, last) == (edtf.earliest(period.edtf), edtf.latest(period.edtf))
    following = period.shift(1)
    assert following is not None
    assert following.first_day() == last + timedelta(days=1)


def test_a_day_moved_by_months_stays_in_its_month() -> None:
    assert Period("day", 2011, 1, 31).moved(1, "month") == Period("day", 2011, 2, 28)
    assert Period("day", 2012, 2, 29).moved(1, "year") == Period("day", 2013, 2, 28)
    assert Period("month", 2011, 11).moved(3, "day") is None


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ([5], 5),
        ([20, 5], 25),
        ([2, 100], 200),
        ([1, 100, 20, 5], 125),
        ([3, 1000, 2, 100], 3200),
        ([5, 7], None),
        ([100, 100], None),
    ],
)
def test_numbers(words: list[int], value: int | None) -> None:
    assert number(words) == value


@pytest.mark.parametrize(
    ("words", "year"),
    [([19, 90, 6], 1996), ([20, 11], 2011), ([2, 1000], 2000), ([2, 1000, 4], 2004), ([5], None)],
)
def test_years_in_words(words: list[int], year: int | None) -> None:
    assert year_in_words(words) == year


@pytest.mark.parametrize("day", ["1961-04-02", "2000-04-23", "2008-03-23", "2011-04-24"])
def test_easter(day: str) -> None:
    assert easter(int(day[:4])) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "sign", "word"),
    [
        ("They met on @", -1, "met"),
        ("They will meet on @", 1, "will"),
        ("It will be paid on @", 1, "will"),
        ("It is to be held on @", 1, "to be"),
        ("Talks are set for @", 1, "set for"),
        ("They agreed to meet on @", 1, "agreed to"),
        ("He left. They will meet. On @", 0, ""),
        ("On @, they met", -1, "met"),
        ("@ is a day", 0, ""),
    ],
)
def test_direction(text: str, sign: int, word: str) -> None:
    at = text.index("@")
    cue = lean(text, at, at + 1)
    assert (cue.sign, cue.word) == (sign, word)


def _rules(pattern: str) -> dict[str, object]:
    return {"macro": {}, "rule": [{"name": "mine", "make": "ref", "pattern": pattern}]}


@pytest.mark.parametrize("pattern", ["NOSUCHCLASS", "(month", "<nomacro>", "m=MONTH &"])
def test_a_bad_rule_is_named(pattern: str) -> None:
    words = {"heads": {"classes": ["MONTH"]}, "words": [{"class": "MONTH", "values": "may june"}]}
    with pytest.raises(LexiconError, match=r"mine|cannot read"):
        build(words, _rules(pattern))
