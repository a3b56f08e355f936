"""Sentence to results. One row a case: add yours."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import find
from corpus.dates.edtf import dating
from corpus.records import Basis

DAY = "2006-11-17"  # a Friday


def published(day: str = DAY) -> Any:
    return dating(day, Basis.EXPLICIT)


def said(text: str, **given: Any) -> list[tuple[str, str, str | None]]:
    given.setdefault("published", published())
    return [(t.text, t.value, t.dating.edtf) for t in find(text, **given)]


NEWS = [
    # weekdays: the verb decides
    ("He arrived on Monday.", [("Monday", "2006-11-13", "2006-11-13")]),
    ("He will arrive on Monday.", [("Monday", "2006-11-20", "2006-11-20")]),
    ("He is due on Monday.", [("Monday", "2006-11-20", "2006-11-20")]),
    ("He said on Friday that all was well.", [("Friday", "2006-11-17", "2006-11-17")]),
    ("The talks are set to resume Tuesday.", [("Tuesday", "2006-11-21", "2006-11-21")]),
    ("Last Friday they met.", [("Last Friday", "2006-11-10", "2006-11-10")]),
    ("They meet next Friday.", [("next Friday", "2006-11-24", "2006-11-24")]),
    ("They met on Tuesday night.", [("Tuesday night", "2006-11-14TNI", "2006-11-14")]),
    ("They met on Monday last week.", [("Monday last week", "2006-11-06", "2006-11-06")]),
    # months and days without a year
    ("He was buried on Oct. 23.", [("Oct. 23", "2006-10-23", "2006-10-23")]),
    ("It was signed on 3 December.", [("3 December", "2005-12-03", "2005-12-03")]),
    ("It will be signed on 3 December.", [("3 December", "2006-12-03", "2006-12-03")]),
    ("It runs through Nov. 30.", [("Nov. 30", "2006-11-30", "../2006-11-30")]),
    ("It opened in early March.", [("early March", "2006-03", "2006-03")]),
    ("It opens in March next year.", [("March next year", "2007-03", "2007-03")]),
    ("They signed it in November last year.", [("November last year", "2005-11", "2005-11")]),
    ("It closed last spring.", [("last spring", "2006-SP", "2006-21")]),
    # units
    ("It fell this year.", [("this year", "2006", "2006")]),
    ("It fell the year before last.", [("the year before last", "2004", "2004")]),
    ("It was shut over the weekend.", [("the weekend", "2006-W45-WE", "2006-11-11/2006-11-12")]),
    ("It rose in the third quarter.", [("the third quarter", "2006-Q3", "2006-07/2006-09")]),
    ("It opened three months ago.", [("three months ago", "2006-08", "2006-08")]),
    ("It lasted the past two months.", [("the past two months", "P2M", "2006-09/2006-11")]),
    # lengths, repeats, references
    ("They stayed two and a half years.", [("two and a half years", "P2Y6M", None)]),
    ("They talked for several hours.", [("several hours", "PTXH", None)]),
    ("They meet every month.", [("every month", "P1M", None)]),
    ("It has changed recently.", [("recently", "PAST_REF", None)]),
    # balance sheets
    (
        "Third-quarter profit rose. It was lower a year earlier.",
        [
            ("Third-quarter", "2006-Q3", "2006-07/2006-09"),
            ("a year earlier", "2005-Q3", "2005-07/2005-09"),
        ],
    ),
    ("It opened half a century ago.", [("half a century ago", "1956", "1956~")]),
    ("Two and a half years ago it opened.", [("Two and a half years ago", "2004", "2004")]),
    ("It opens six months from now.", [("six months from now", "2007-05", "2007-05")]),
    ("He moved this past summer.", [("this past summer", "2006-SU", "2006-22")]),
    (
        "It is open from 9 a.m. to 5 p.m. on 3 May 2006.",
        [
            ("9 a.m.", "2006-05-03T09:00", "2006-05-03"),
            ("5 p.m. on 3 May 2006", "2006-05-03T17:00", "2006-05-03"),
        ],
    ),
    (
        "Net rose in the fiscal first quarter ended Sept. 30.",
        [
            ("the fiscal first quarter", "2006-Q1", "2006-07/2006-09"),
            ("Sept. 30", "2006-09-30", "2006-09-30"),
        ],
    ),
    (
        "It fell in the quarter ended 31 July 2005.",
        [
            ("the quarter", "2005-Q2", "2005-04/2005-06"),
            ("31 July 2005", "2005-07-31", "2005-07-31"),
        ],
    ),
    # lists and years that share a figure
    (
        "They met on 5, 6 and 7 June 2005.",
        [(d, f"2005-06-0{d[0]}", f"2005-06-0{d[0]}") for d in ("5", "6", "7 June 2005")],
    ),
    ("The 2004-05 school year began.", [("The 2004-05 school year", "2004", "2004/2005")]),
    ("The academic year 2004-05 began.", [("The academic year 2004-05", "2004", "2004/2005")]),
    # the country's own half-years, in figures of a firm
    ("First-half profit rose.", [("First-half", "2006-H1", "2006-01/2006-06")]),
    # numbers in words
    ("It began in nineteen ninety-six.", [("nineteen ninety-six", "1996", "1996")]),
    ("It ran for twenty-five years.", [("twenty-five years", "P25Y", None)]),
]


@pytest.mark.parametrize(("text", "expected"), NEWS)
def test_news(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert said(text) == expected


LOOK_ALIKES = [
    "They may march in the fall of prices.",
    "May he rest in peace.",
    "The second attack failed in a second.",
    "It cost $2001 and 1999 euros.",
    "Room 1984, Flight 2001 and Resolution 1325 of UNCLOS 1982.",
    "APEC 1999, Agenda 2030 and Vision 2030 were praised.",
    "The Sunday Star and Thursday Island.",
    "About 2000 troops and 1500 men came.",
    "Call 04-472-8877 or see 10.1.2.3.",
    "Version 2.0.1 of ISO 8601-2 has 1,999 pages.",
    "No new date has been set.",
    "Mar and Jan Kavan came; Dec is a river.",
    "Three-quarters of the oil is imported.",
    "USA Today and ABC's This Week reported it.",
    "He was in his 30s and 44 years old.",
    "She came on the second of the three ships.",
]


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_what_only_looks_like_a_date(text: str) -> None:
    assert [t for t in find(text, published=published()) if t.dating.edtf] == []


NARRATIVE = (
    "The war began on 1 September 1939. In October the lines stood still. On 9 April 1940 ships "
    "landed in the north, and in May the west was overrun. In December they drew back. By January "
    "they were gone. Only in 2005 were the papers opened. In March a new army came. Two years "
    "later, in 1943, the tide turned. The following year the coast was won."
)


def test_narrative_carries_its_year_along() -> None:
    found = [value for _, value, _ in said(NARRATIVE, published=published("2009-12-19"))]
    assert found == [
        "1939-09-01", "1939-10", "1940-04-09", "1940-05", "1940-12", "1941-01", "2005", "1941-03",
        "1943", "1943", "1944",
    ]  # fmt: skip


def test_a_chronicle_needs_no_date_of_its_own() -> None:
    assert ("March", "1941-03") in [(t.text, t.dating.edtf) for t in find(NARRATIVE)]


LOOKS_BACK = [
    (
        "Ties date from 1975, a partnership from 2009. When he came in March they spoke of more. "
        "In 2010 a pact was signed. Trade grew from 2011 to 2013."
    ),
    (
        "He will visit on 14 November, they said today. Ties were raised in July 2020. Trade grew "
        "in 2021. Aid is promised from July 2021 to June 2024. His colleague came in March."
    ),
]


@pytest.mark.parametrize("text", LOOKS_BACK)
def test_news_without_a_date_that_looks_back_gives_no_year_to_its_own_days(text: str) -> None:
    (march,) = [timex.dating for timex in find(text) if timex.text == "March"]
    assert (march.edtf, march.partial) == (None, "XXXX-03")


def test_style_can_be_forced() -> None:
    text = "It was built in 1990. It was mended in May."
    by_style = {s: said(text, style=s)[1][1] for s in ("auto", "news", "narrative")}
    assert by_style == {"auto": "2006-05", "news": "2006-05", "narrative": "1990-05"}


UNDATED = [
    ("They met yesterday.", "XXXX-XX-XX", None),
    ("They met on Tuesday.", "XXXX-WXX-2", None),
    ("They met in November.", "XXXX-11", "XXXX-11"),
    ("They met last December.", "XXXX-12", "XXXX-12"),
    ("They met on 6 November.", "XXXX-11-06", "XXXX-11-06"),
    ("They met on Monday, April 28.", "XXXX-04-28", "XXXX-04-28"),
    ("They met last year.", "XXXX", None),
    ("They met in the third quarter.", "XXXX-Q3", "XXXX-35"),
    ("They met three weeks ago.", "XXXX-WXX", None),
]


@pytest.mark.parametrize(("text", "value", "partial"), UNDATED)
def test_a_page_without_a_date_gets_no_year(text: str, value: str, partial: str | None) -> None:
    [timex] = find(text)
    assert (timex.value, timex.dating.edtf, timex.dating.partial) == (value, None, partial)
    assert timex.dating.earliest is timex.dating.latest is None


DEICTIC = (
    "It began in {}. They came last December and fell out this year; next month they meet as they "
    "did two years ago."
)


def test_in_an_undated_chronicle_what_hangs_on_today_stays_unknown() -> None:
    years = " It went on in {}.".format(". It went on in ".join(map(str, range(1990, 1999))))
    found = find(DEICTIC.format(1989) + years, style="narrative")
    assert [t.dating.edtf for t in found[1:5]] == [None] * 4


def test_days_that_each_country_keeps_on_another_date_are_none() -> None:
    assert said("It was on Independence Day, before Election Day.") == []


def test_an_undated_page_carries_a_year_no_further_than_its_sentence() -> None:
    text = "It closed on 1 September 2018. They meet on November 11."
    assert [t.dating.edtf for t in find(text)] == ["2018-09-01", None]


@pytest.mark.parametrize(
    ("known", "edtf"), [("2006-11", "2006-10"), ("2006", None), ("2006-11-17", "2006-10")]
)
def test_a_coarse_date_of_publication_gives_no_finer_dates(known: str, edtf: str | None) -> None:
    [timex] = find("They met last month.", published=published(known))
    assert timex.dating.edtf == edtf


def test_each_result_says_why() -> None:
    [timex] = find("The two will meet on Monday.", published=published())
    assert (timex.rule, timex.anchor, timex.cue) == ("weekday", f"published {DAY}", "will")
    text = "Ties began in 2001; a visit came the following year."
    assert find(text)[1].anchor == "‘2001’ at character 14"


@pytest.mark.parametrize(
    ("text", "function"),
    [
        ("open since 1995", "since"),
        ("closed until 1995", "until"),
        ("done by 1995", "by"),
        ("known before 1995", "before"),
        ("seen after 1995", "after"),
        ("held during 1995", "during"),
        ("held in 1995", "at"),
        ("In 2020 they celebrate 50 years of diplomatic ties", "anniversary"),
    ],
)
def test_functions(text: str, function: str) -> None:
    assert find(text)[-1].function == function


def test_day_first_by_caller_neighbour_or_not_at_all() -> None:
    assert said("04/05/2011", day_first=True)[0][2] == "2011-05-04"
    assert said("04/05/2011", day_first=False)[0][2] == "2011-04-05"
    assert said("04/05/2011 and 23/05/2011")[0][2] == "2011-05-04"
    assert said("04/05/2011 and 05/23/2011")[0][2] == "2011-04-05"
    assert said("04/05/2011 and 05/23/2011", day_first=True)[0][2] == "2011-04-05"
    assert said("04/05/2011, that is on 4 May")[0][2] == "2011-05-04"
    assert said("04/05/2011")[0][2] == "[2011-04-05,2011-05-04]"
    assert said("05/05/2011")[0][2] == "2011-05-05"


@pytest.mark.parametrize(
    ("text", "given", "why"),
    [
        ("04/05/2011", None, "day or month first?"),
        ("04/05/2011", True, "day first: its publisher writes so"),
        ("04/05/2011", False, "month first: its publisher writes so"),
        ("04/05/2011 and 23/05/2011", None, "day first: other dates of the text are"),
        ("04.05.2011", None, "day first: figures with full stops are"),
        ("Saturday 08/03/2025", None, "day first: the weekday fits no other day"),
        ("05/05/2011 and 13/05/2011", None, ""),
    ],
)
def test_a_date_in_figures_says_how_its_order_was_settled(
    text: str, given: bool | None, why: str
) -> None:
    assert find(text, day_first=given)[0].anchor == why


def test_southern_seasons_have_southern_bounds() -> None:
    [timex] = find("in the spring of 1998", hemisphere="south")
    assert (timex.dating.earliest, timex.dating.latest) == (date(1998, 9, 1), date(1998, 11, 30))


@given(st.text(alphabet="1259 /.-,:MaryJundecWTfoishlt'’s\n–", max_size=80))
def test_anything_gives_ordered_spans_of_the_text(text: str) -> None:
    reached = 0
    for timex in find(text, published=published()):
        assert reached <= timex.start < timex.end
        assert text[timex.start : timex.end] == timex.text
        reached = timex.end


EDGES = ("0001-01-01", "9999-12-31")


@pytest.mark.parametrize("day", EDGES)
def test_the_edges_of_the_calendar_hold(day: str) -> None:
    text = (
        "On Tuesday and Monday, at Easter, on Halloween, last Friday, two Fridays ago, next week."
    )
    for style in ("news", "narrative"):
        find(text, published=published(day), style=style)
    assert find("999 centuries ago it fell.", published=published())[0].dating.edtf == "Y-97894~"


@given(st.dates(min_value=date(1500, 1, 1), max_value=date(2099, 12, 31)))
def test_a_full_date_is_read_however_it_is_written(when: date) -> None:
    for form in ("%-d %B %Y", "%B %-d, %Y", "%A, %-d %B %Y", "%Y-%m-%d", "%b. %-d, %Y"):
        text = when.strftime(form).replace("May.", "May")
        found = find(f"It was signed on {text} in Hanoi.")
        assert [t.dating.edtf for t in found] == [when.isoformat()], text


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2050, 1, 1)), st.integers(1, 40))
def test_counting_in_days_agrees_with_the_calendar(when: date, count: int) -> None:
    day = dating(when.isoformat(), Basis.EXPLICIT)
    text = f"They had met {count} days ago."
    expected = date.fromordinal(when.toordinal() - count).isoformat()
    assert [t.dating.edtf for t in find(text, published=day)] == [expected]


NARRATIVE_TURNS = [
    # a bare year right after a day of it: the next January is of the year after
    ("On 7 December 1941 they struck. In 1941 the lines broke. In January they met.", "1942-01"),
    # what is compared with, or only ends what was told, moves nothing on
    ("In May 1944 it began, lasting until the fall of the city in May 1945. By July", "1944-07"),
    ("In April 2008 deaths rose, surpassing the May 2007 high. In May they fell.", "2008-05"),
    ("On 30 March 1975 they left. As White Christmas was played, by 2 April", "1975-04-02"),
    # "had": before the line, not after it
    ("On 17 December 1919 he fell back; he had spent the autumn there.", "1919-FA"),
    # a day of another year is no longer in mind
    ("On 21 May 1911 he left. In 1913 he fell. Two days later", "P2D"),
    # the words of somebody else
    ("In 1965 he was asked, “Where were you yesterday?”", "XXXX-XX-XX"),
]


@pytest.mark.parametrize(("text", "value"), NARRATIVE_TURNS)
def test_where_a_narrative_has_got_to(text: str, value: str) -> None:
    assert find(text, published=published("2009-12-19"), style="narrative")[-1].value == value


WRITTEN = [
    ("17-Nov-2006", "2006-11-17"),
    ("17-Nov-06", "2006-11-17"),
    ("NOVEMBER 17, 2006", "2006-11-17"),
    ("November 17 th, 2006", "2006-11-17"),
    ("the seventeenth of November, 2006", "2006-11-17"),
    ("Nov. 17, '06", "2006-11-17"),
    ("2006 November 17", "2006-11-17"),
    ("17.11.06", "2006-11-17"),
    ("2006-05", "2006-05"),  # backwards it is no span of years
    ("2006-07", "2006/2007"),
    ("1999-02", "1999/2002"),
    ("Q1'13", "2013-01/2013-03"),
    ("April 31, 2012", None),
    ("29 February 2011", None),
]


@pytest.mark.parametrize(("written", "edtf"), WRITTEN)
def test_the_same_day_however_it_is_written(written: str, edtf: str | None) -> None:
    assert {t.dating.edtf for t in find(f"Done on {written}; it was late.")} <= {edtf, None}
    assert edtf in {t.dating.edtf for t in find(f"Done on {written}; it was late.")} | {None}


def test_reading_a_text_leaves_nothing_behind_for_the_next_reading() -> None:
    first = find(NARRATIVE, published=published(), style="news")
    find(NARRATIVE, style="narrative", day_first=True, hemisphere="south")
    assert find(NARRATIVE, published=published(), style="news") == first
