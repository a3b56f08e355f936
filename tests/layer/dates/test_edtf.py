"""Our EDTF module: against the standard's own examples, the `edtf` package, and itself."""

from __future__ import annotations

import math
import time
from datetime import date

import edtf as oracle
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import edtf
from corpus.records import Basis, Precision

# --- as tables -------------------------------------------------------------------------------

BOUNDS = [
    ("2006-11-17", "2006-11-17", "2006-11-17", "day"),
    ("2006-11", "2006-11-01", "2006-11-30", "month"),
    ("2004-02", "2004-02-01", "2004-02-29", "month"),
    ("2006", "2006-01-01", "2006-12-31", "year"),
    ("197X", "1970-01-01", "1979-12-31", "decade"),
    ("19XX", "1900-01-01", "1999-12-31", "century"),
    ("1601/1700", "1601-01-01", "1700-12-31", "interval"),
    ("1998-21", "1998-03-01", "1998-05-31", "season"),
    ("1998-24", "1998-12-01", "1999-02-28", "season"),
    ("2003-24", "2003-12-01", "2004-02-29", "season"),
    ("2004-34", "2004-04-01", "2004-06-30", "quarter"),
    ("2004-41", "2004-07-01", "2004-12-31", "interval"),
    ("[2019-11-04..2019-11-10]", "2019-11-04", "2019-11-10", "interval"),
    ("[2011-05-04,2011-04-05]", "2011-04-05", "2011-05-04", "interval"),
    ("2019-11-04/2019-11-10", "2019-11-04", "2019-11-10", "interval"),
    ("2019-09/..", "2019-09-01", None, "interval"),
    ("../2022-03", None, "2022-03-31", "interval"),
    ("/2004", None, "2004-12-31", "interval"),
    ("[..2018]", None, "2018-12-31", "interval"),
    ("1962~", "1962-01-01", "1962-12-31", "year"),
    ("2004-06-XX", "2004-06-01", "2004-06-30", "month"),
    ("2006-11-17T09:30:00Z", "2006-11-17", "2006-11-17", "day"),
    ("-0489", None, None, "year"),
    ("Y-170000", None, None, "year"),
]


@pytest.mark.parametrize(("text", "first", "last", "precision"), BOUNDS)
def test_bounds_and_precision(
    text: str, first: str | None, last: str | None, precision: str
) -> None:
    assert edtf.earliest(text) == (first and date.fromisoformat(first))
    assert edtf.latest(text) == (last and date.fromisoformat(last))
    assert edtf.precision(text) == precision


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1998-21", "1998-09-01", "1998-11-30"),
        ("1998-22", "1998-12-01", "1999-02-28"),
        ("1998-23", "1998-03-01", "1998-05-31"),
        ("1998-24", "1998-06-01", "1998-08-31"),
        ("1998-25", "1998-03-01", "1998-05-31"),  # says northern itself
        ("1998-29", "1998-09-01", "1998-11-30"),  # says southern itself
    ],
)
def test_seasons_in_the_south(text: str, first: str, last: str) -> None:
    assert str(edtf.earliest(text, "south")) == first
    assert str(edtf.latest(text, "south")) == last


@pytest.mark.parametrize(
    "text",
    "2006-13 2006-1 2006-02-30 2005-02-29 2006-00 2006-04-00 20061117 .. ../.. / [] [..] [2006 "
    "2007/2006 [2007..2006] 2001-21-03 2001-42 2001-2X-99 about 17 2006-11-17-01 2006/2007/2008 "
    "~2006 2006~? Y2006".split(),
)
def test_refuses_what_is_no_edtf_and_names_it(text: str) -> None:
    with pytest.raises(ValueError, match="not EDTF") as error:
        edtf.parse(text)
    assert repr(text) in str(error.value)


@pytest.mark.parametrize(
    ("one", "two", "answer"),
    [
        ("2004", "2005", True),
        ("2005", "2004", False),
        ("2004", "2004", None),
        ("2004", "2004-06", None),
        ("2004-05", "2004-06-01", True),
        ("1972~", "1973", None),
        ("1972~", "1974", True),
        ("2019-11-04?", "2019-11-05", None),
        ("2004/..", "2003", False),
        ("2004/..", "2005", None),
        ("2004/", "2005", None),
        ("../2004", "2005", True),
        ("-0490", "-0480", True),
        ("Y-170000", "0001", True),
        ("[2004,2006]", "2005", None),
    ],
)
def test_before_knows_what_it_cannot_know(one: str, two: str, answer: bool | None) -> None:
    assert edtf.before(one, two) is answer
    assert edtf.after(two, one) is answer


def test_sort_key_orders_open_unknown_and_ancient_dates() -> None:
    in_order = ["../0001", "-0489", "0200", "1998-21", "1998-22", "2004/", "2004/..", "/2010"]
    assert sorted(set(in_order), key=edtf.sort_key) == in_order


def test_dating_is_complete() -> None:
    made = edtf.dating("2006-11", Basis.EXPLICIT, said="November 2006")
    assert (made.edtf, made.basis, made.said) == ("2006-11", Basis.EXPLICIT, "November 2006")
    assert (made.earliest, made.latest) == (date(2006, 11, 1), date(2006, 11, 30))
    assert made.precision is Precision.MONTH


def test_dating_makes_no_year_up() -> None:
    with pytest.raises(ValueError, match="no year"):
        edtf.dating("XXXX-11-06", Basis.RELATIVE)


# --- against the oracle ----------------------------------------------------------------------

AGREED = (
    "2006-11-17 2006-11 2006 197X 19XX 201X-XX 2004-06-XX 2004-XX 1985-XX-XX 2004~ 2004-06? "
    "2004-06-11% 1998-21 1998-22 1998-23 2004-33 2004-36 2004-40 2004-41 2001-25 2001-29 2001-31 "
    "2001-32 [2019-11-04..2019-11-10] [1667,1668,1670..1672] 2004/2005 2004-02-01/2005 "
    "1985-04-12T23:20:30 1985-04-12T23:20:30Z 1985-04-12T23:20:30-04 1985-04-12T23:20:30+04:30 "
    "1964/2008 2004-06/2006-08 2004-02-01/2005-02-08 2004-02-01/2005-02 2005/2006-02 Y170000002 "
    "Y-170000002 20XX 1985-04-XX -1985 1984~/2004-06 1984/2004-06~ 1984~/2004~ 1984?/2004% "
    "1984-06?/2004-08? 1984-06-02?/2004-08-08~ [1667,1760-12] 15XX-12-25 XXXX-12-XX 1XXX-XX "
    "2004-06~/2005 -0490 -0490/-0480 Y-17000 Y17000 156X-12-25 XXXX-12-25 1XXX-12 0000"
).split()


def _oracle_days(text: str) -> tuple[object, object]:
    found = oracle.parse_edtf(text)
    return _day(found.lower_strict()), _day(found.upper_strict())


def _day(value: object) -> object:
    return tuple(value[:3]) if isinstance(value, time.struct_time) else value


def _our_days(text: str) -> tuple[object, object]:
    low, high = edtf.sort_key(text)
    return low, high


@pytest.mark.parametrize("text", AGREED)
def test_agrees_with_the_oracle(text: str) -> None:
    assert _our_days(text) == _oracle_days(text)


# What the package does otherwise, and why we do not follow. If one of these starts to agree, the
# package has changed: take the row out.
DISAGREED = [
    ("1998-24", "ends the winter with its year; ours runs on to February"),
    ("/2004", "guesses an unknown start ten years back; ours stays unknown"),
    ("2004/", "guesses an unknown end ten years on; ours stays unknown"),
    ("2004/..", "gives a bare infinity where ours gives a day in it"),
    ("../2004", "gives a bare infinity where ours gives a day in it"),
    ("[1760-12..]", "gives a bare infinity where ours gives a day in it"),
    ("[..1760-12-03]", "gives a bare infinity where ours gives a day in it"),
]


@pytest.mark.parametrize(("text", "why"), DISAGREED)
def test_known_disagreements_with_the_oracle(text: str, why: str) -> None:
    assert _our_days(text) != _oracle_days(text), f"no longer true: {why}"


def test_oracle_takes_intervals_that_run_backwards() -> None:
    assert _oracle_days("2004/2003") == ((2004, 1, 1), (2003, 12, 31))
    with pytest.raises(ValueError, match="before the start"):
        edtf.parse("2004/2003")


# --- by property -----------------------------------------------------------------------------

days = st.dates(min_value=date(1, 1, 1), max_value=date(9998, 12, 31))
marks = st.sampled_from(["", "?", "~", "%"])


@st.composite
def moments(draw: st.DrawFn) -> str:
    when, mark = draw(days), draw(marks)
    cut = draw(st.sampled_from([4, 7, 10]))
    text = when.isoformat()[:cut]
    if cut == 4:
        text = text[: 4 - draw(st.integers(0, 2))].ljust(4, "X")
    return text + mark


@given(days)
def test_a_day_is_its_own_bounds(when: date) -> None:
    assert edtf.earliest(when.isoformat()) == when == edtf.latest(when.isoformat())


@given(moments())
def test_bounds_agree_with_the_oracle_everywhere(text: str) -> None:
    assert _our_days(text) == _oracle_days(text)


@given(moments())
def test_bounds_are_in_order_and_marks_do_not_move_them(text: str) -> None:
    first, last = edtf.earliest(text), edtf.latest(text)
    if first is not None and last is not None:
        assert first <= last
    plain = text.rstrip("?~%")
    assert (edtf.earliest(plain), edtf.latest(plain)) == (first, last)


@given(days, st.integers(0, 40_000))
def test_an_interval_covers_its_ends(start: date, length: int) -> None:
    end = date.fromordinal(min(start.toordinal() + length, date.max.toordinal()))
    made = edtf.dating(f"{start}/{end}", Basis.EXPLICIT)
    assert (made.earliest, made.latest) == (start, end)
    one_of = edtf.dating(f"[{start}..{end}]", Basis.EXPLICIT)
    assert (one_of.earliest, one_of.latest) == (start, end)


@given(moments(), moments())
def test_before_and_after_are_mirrors_and_follow_the_bounds(one: str, two: str) -> None:
    answer = edtf.before(one, two)
    assert edtf.after(two, one) is answer
    if answer:
        assert edtf.sort_key(one)[1] < edtf.sort_key(two)[0]
        assert edtf.before(two, one) is False


@given(moments(), moments(), moments())
def test_before_is_transitive(one: str, two: str, three: str) -> None:
    if edtf.before(one, two) and edtf.before(two, three):
        assert edtf.before(one, three)


@given(st.text(alphabet="0123456789X-/.[],?~%YT: ", max_size=24))
def test_anything_is_read_or_refused(text: str) -> None:
    try:
        found = edtf.parse(text)
    except ValueError:
        return
    assert found.text == text
    low, high = edtf.sort_key(text)
    assert low <= high
    assert not math.isnan(low[0])
