"""The ladder that dates a document: each rung, each trap, each disagreement."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.dates import DocumentDate, date_document
from corpus.records import Basis

BODY = "\n\nThe two ministers met and spoke of trade.\n"


def dated(text: str = BODY, **given: Any) -> DocumentDate:
    given.setdefault("meta", {})
    return date_document(text, **given)


@pytest.mark.parametrize(
    ("text", "given", "edtf", "rung"),
    [
        (BODY, {"meta": {"date": "2006-11-17"}}, "2006-11-17", "front matter"),
        (BODY, {"meta": {"date": "17 November 2006"}}, "2006-11-17", "front matter"),
        (BODY, {"meta": {"date": "2006-11"}}, "2006-11", "front matter"),
        (BODY, {"meta": {"date": 2006}}, "2006", "front matter"),
        (BODY, {"meta": {"date": "2006-11-17T09:00:00Z"}}, "2006-11-17", "front matter"),
        ("Hanoi, 28 February 2019 – The two met." + BODY, {}, "2019-02-28", "dateline"),
        ("HA NOI, Feb. 28, 2019 (VNA) -- The two met." + BODY, {}, "2019-02-28", "dateline"),
        ("Friday, 17 November 2006\n" + BODY, {}, "2006-11-17", "dateline"),
        ("OSLO (NTB) — Nov. 17, 2006 — The two met." + BODY, {}, "2006-11-17", "dateline"),
        ("Press release no. 12/2006 of 3 May 2006" + BODY, {}, "2006-05-03", "published line"),
        ("A title\n\nTuesday, July 28, 2015, 23:50 (GMT + 9)" + BODY, {}, "2015-07-28", "dateline"),
        ("Thứ Bảy, 23 tháng 3, 2013\n" + BODY, {}, "2013-03-23", "dateline"),
        ("A title\nPublished: 17 November 2006" + BODY, {}, "2006-11-17", "published line"),
        ("A title\nIssue date:\n6 August 2013" + BODY, {}, "2013-08-06", "published line"),
        ("A title\nPosted on 3 May 2011 by admin" + BODY, {}, "2011-05-03", "published line"),
        ("A title\nBy Jane Brown, 5 May 2011" + BODY, {}, "2011-05-05", "byline"),
        ("A title\nJane Brown | 5 May 2011" + BODY, {}, "2011-05-05", "byline"),
        (BODY, {"filename": "2006-11-17-new-relationship.md"}, "2006-11-17", "file name"),
        (BODY, {"filename": "20170720_visit.pdf"}, "2017-07-20", "file name"),
        (BODY, {"url": "https://a.example/2004/08/15/a-ship"}, "2004-08-15", "address"),
        (BODY, {"url": "https://a.example/2013/03/a-ship.html"}, "2013-03", "address"),
        (BODY, {"url": "https://a.example/news/20120905/main5.htm"}, "2012-09-05", "address"),
    ],
)  # fmt: skip
def test_rungs(text: str, given: dict[str, Any], edtf: str, rung: str) -> None:
    found = dated(text, **given)
    assert (found.dating.edtf, found.rung, found.conflicts) == (edtf, rung, ())


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example/en/constantly-strengthen-cooperation-47254.htm",
        "https://a.example/stories/PA0305/S00558.htm",
        "https://a.example/large-room-for-trade_344540.html",
        "https://a.example/press/1291-august-2014/11460-40years",
        "https://a.example/news/yjj2024062800960/pact.html",
        "https://a.example/milestone+26042023112000?open",
        "https://a.example/2004/08/15/copy-of-2005/09/16/page",
        "https://a.example/2019/a-page",
        "https://a.example/19850101/an-old-number",
        "https://20061117.example/page",
    ],
)
def test_an_address_claims_nothing_that_it_does_not_spell_out(url: str) -> None:
    found = dated(url=url)
    assert (found.dating.edtf, found.rung) == (None, "none")


def test_a_page_with_no_date_stays_undated() -> None:
    found = dated()
    assert (found.dating.edtf, found.dating.bounds, found.rung) == (None, None, "none")
    assert found.dating.basis is Basis.NONE


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("It was signed in September 2019. Ties began in 1975.", "[2019-09..]"),
        ("It was signed on 1 September 2018 and will run until 2030.", "[2018-09-01..]"),
        ("The embassy opened in 1995. By 2024 they aim at more.", "[1995..]"),
        ("They plan to meet in 2031.", None),
    ],
)
def test_what_the_text_itself_bounds(text: str, bounds: str | None) -> None:
    found = dated(text)
    assert (found.dating.edtf, found.dating.bounds) == (None, bounds)


def test_years_ago_in_a_named_year_tell_the_year() -> None:
    found = dated("It was 13 years ago, in 2010, that the talks began.")
    assert (found.dating.edtf, found.dating.basis) == ("2023", Basis.INFERRED)
    assert found.rung == "inside evidence"


def test_rungs_that_disagree_are_told() -> None:
    found = dated(
        "Hanoi, 28 February 2019 – The two met.",
        meta={"date": "2019-03-01"},
        url="https://a.example/2019/03/a",
    )
    assert (found.dating.edtf, found.rung) == ("2019-03-01", "front matter")
    [told] = found.conflicts
    assert told.startswith("front matter says 1 March 2019, dateline says 28 February 2019")


def test_front_matter_that_cannot_be_read_is_told_and_passed_over() -> None:
    found = dated(meta={"date": "soon"}, filename="2006-11-17-a.md")
    assert (found.dating.edtf, found.rung) == ("2006-11-17", "file name")
    assert "‘soon’" in found.conflicts[0]


def test_two_lines_that_contradict_each_other_give_no_date() -> None:
    text = "Montevideo, August 15th 2004 - 09:46 UTC\n\nFriday, May 17th 2024\n" + BODY
    found = dated(text)
    assert found.dating.edtf is None
    assert found.conflicts
    settled = dated(text, url="https://a.example/2004/08/15/ship")
    assert (settled.dating.edtf, settled.rung) == ("2004-08-15", "dateline")


def test_the_newer_day_above_all_others_is_that_of_the_copy() -> None:
    text = "Montevideo, May 17th 2024 - 09:46 UTC\n\nTitle\n\nSunday, August 15th 2004\n" + BODY
    found = dated(text)
    assert (found.dating.edtf, found.rung) == ("2004-08-15", "dateline")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Agency - November 13, 2006", "2006-11-13"),
        ("(VOV) - 20/11/2015", "2015-11-20"),
        ("Update: February, 06/2015 - 08:43", "2015-02-06"),
        ("November, 20 2015", "2015-11-20"),
        ("The Press, Volume CXV, Issue 33837, 7 May 1975", "1975-05-07"),
        ("Press Release No. 23/2010, New Delhi, 12 May 2010", "2010-05-12"),
        ("UPDATED ON NOV 17, 2006 10:30 PM IST", "2006-11-17"),
        ("Visit of the President to Lima, 5 May 2004", None),
        ("The minister came home on 5 May 2004", None),
        ("- Agreement on Air Services (Hanoi, 3 June 2003)", None),
        ("Ten years ago the port was closed, 3 June 2003.", None),
    ],
)
def test_a_short_line_names_who_put_the_page_out_and_when(line: str, day: str | None) -> None:
    assert dated(f"A title\n{line}\n\n{BODY}").dating.edtf == day


@pytest.mark.parametrize(
    "line",
    [
        "• Hong Kong 16 June 1988",
        "2. Malaysia 14 March 1989",
        "On 19 June 1975 the two countries opened embassies in each other's capital.",
        "The agreement of 5 May 2011 between the two Governments was renewed.",
    ],
)
def test_a_date_in_the_text_is_no_dateline(line: str) -> None:
    assert dated(line + BODY).rung not in ("dateline", "byline", "published line")


def test_a_dateline_without_its_year_is_kept_as_partial() -> None:
    found = dated("Tokyo, June 28 (Agency) -- The two met. Ties began in 1975.")
    assert (found.dating.edtf, found.dating.partial) == (None, "XXXX-06-28")
    assert (found.dating.bounds, found.rung) == ("[1975..]", "dateline")
