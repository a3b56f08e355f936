"""Events become columns and a Parquet file and come back as they were."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import edtf
from corpus.errors import TableError
from corpus.query import Filter, facets, select
from corpus.read.relation import Relation
from corpus.records import Basis, Dating, Event, Precision, sort_events
from corpus.store import COLUMNS, DAYS, EventTable, fold, written_whole
from tests.synthetic import make_events, make_table

RELATION = Relation("made-up", "Made up", Path(), ("New Zealand", "Vietnam"))
EVENTS = make_events(400, seed=3, hostile=True)
TABLE = EventTable.of(RELATION, EVENTS)


def table_of(*datings: Dating) -> EventTable:
    events = [replace(EVENTS[0], id=str(i), dating=dating) for i, dating in enumerate(datings)]
    return EventTable.of(RELATION, events)


def dated(text: str) -> Dating:
    return edtf.dating(text, Basis.EXPLICIT)


def days(table: EventTable, name: str) -> list[date | None]:
    values: list[Any] = table.columns[name].tolist()
    return [None if pd.isna(value) else value.date() for value in values]


def test_events_come_back_in_order() -> None:
    assert TABLE.events() == sort_events(EVENTS)
    assert TABLE.events([5, 2]) == [TABLE.event_at(5), TABLE.event_at(2)]
    assert TABLE.event(EVENTS[9].id) == EVENTS[9]
    assert TABLE.event("no such id") is None
    assert len(TABLE) == 400


def test_columns_say_what_the_events_say() -> None:
    events = TABLE.events()
    for name in ("id", "title", "kind"):
        assert TABLE.columns[name].tolist() == [getattr(event, name) for event in events]
    assert TABLE.columns["domains"].tolist() == ["|".join(event.domains) for event in events]
    sides = ["|".join(dict.fromkeys(a.side for a in e.actors if a.side)) for e in events]
    assert TABLE.columns["sides"].tolist() == sides
    for name in ("earliest", "latest"):
        assert days(TABLE, name) == [getattr(event.dating, name) for event in events]
    assert list(TABLE.dated) == [event.dating.is_dated for event in events]


@pytest.mark.parametrize("events", [[], EVENTS[:1], EVENTS], ids=len)
def test_types_are_the_same_whatever_the_rows_hold(events: list[Event]) -> None:
    types = EventTable.of(RELATION, events).columns.dtypes
    assert list(types.index) == COLUMNS
    assert {str(types[name]) for name in DAYS} == {"datetime64[ms]"}
    assert {str(types[name]) for name in COLUMNS if name not in DAYS} == {"str"}


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("0850-03-01", "0850-03-01", "0850-03-01"),  # nanoseconds begin in 1677 …
        ("1642-12", "1642-12-01", "1642-12-31"),
        ("2262-04-12", "2262-04-12", "2262-04-12"),  # … and end in 2262
        ("9999", "9999-01-01", "9999-12-31"),
        ("2019-09/..", "2019-09-01", None),
        ("../2004", None, "2004-12-31"),
        ("[2019-11-04..2019-11-10]", "2019-11-04", "2019-11-10"),
    ],
)
def test_days_of_any_year(tmp_path: Path, text: str, first: str | None, last: str | None) -> None:
    table = table_of(dated(text))
    table.to_parquet(tmp_path / "t.parquet")
    for found in (table, EventTable.from_parquet(tmp_path / "t.parquet", RELATION)):
        ends = [*days(found, "earliest"), *days(found, "latest")]
        assert [day and day.isoformat() for day in ends] == [first, last]
        assert list(found.dated) == [True]


def test_bounds_of_what_is_undated() -> None:
    bounds = ("[2019-09..]", "[..2004]", "[1999..2001]")
    table = table_of(*(Dating.undated(bounds=text) for text in bounds))
    for name in ("earliest", "latest", "edtf"):
        assert table.columns[name].isna().all()
    assert days(table, "not_before") == [date(2019, 9, 1), None, date(1999, 1, 1)]
    assert days(table, "not_after") == [None, date(2004, 12, 31), date(2001, 12, 31)]


def test_bounds_know_the_hemisphere() -> None:
    event = replace(EVENTS[0], dating=Dating.undated(bounds="[2019-22..]"))  # since summer 2019
    south = EventTable.of(replace(RELATION, hemisphere="south"), [event])
    assert days(south, "not_before") == [date(2019, 12, 1)]
    assert days(EventTable.of(RELATION, [event]), "not_before") == [date(2019, 6, 1)]


def test_events_that_share_an_id_can_be_told_apart() -> None:
    """Three: a name made from the number of twins may itself be taken."""
    twins = [replace(EVENTS[0], title=title) for title in "abc"]
    table = EventTable.of(RELATION, twins)
    assert table.columns["id"].is_unique
    assert table.columns["id"].iat[0] == EVENTS[0].id
    assert [table.event(name).title for name in table.columns["id"]] == list("abc")  # type: ignore[union-attr]
    assert EventTable.of(RELATION, twins).version == table.version


# Parquet


@pytest.mark.parametrize("number", [0, 1, 400])
def test_parquet_and_back(tmp_path: Path, number: int) -> None:
    table = EventTable.of(RELATION, EVENTS[:number])
    path = tmp_path / "new" / "folder" / "events.parquet"
    table.to_parquet(path)
    back = EventTable.from_parquet(path, RELATION)
    pd.testing.assert_frame_equal(back.columns, table.columns)
    assert back.events() == table.events()
    assert back.version == table.version
    assert [p.name for p in path.parent.iterdir()] == ["events.parquet"]


def test_the_same_events_give_the_same_bytes(tmp_path: Path) -> None:
    for name, events in (("a", EVENTS), ("b", EVENTS[::-1])):
        EventTable.of(RELATION, events).to_parquet(tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_version_names_exactly_these_events() -> None:
    versions = {
        TABLE.version,
        EventTable.of(RELATION, EVENTS[1:]).version,
        EventTable.of(RELATION, [replace(EVENTS[0], title="x"), *EVENTS[1:]]).version,
        EventTable.of(replace(RELATION, id="other"), EVENTS).version,
    }
    assert len(versions) == 4
    assert EventTable.of(RELATION, EVENTS[::-1]).version == TABLE.version


def test_a_failing_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "events.parquet"
    TABLE.to_parquet(path)
    before = path.read_bytes()

    def fail(_: pd.DataFrame, path: Path, **_options: object) -> None:
        path.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pd.DataFrame, "to_parquet", fail)
    with pytest.raises(OSError, match="No space left"):
        EventTable.of(RELATION, EVENTS[:5]).to_parquet(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_written_file_has_the_rights_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "other").write_text("x")
    with written_whole(tmp_path / "file") as place:
        place.write_text("x")
    assert (tmp_path / "file").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_what_is_no_ordinary_file_is_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with written_whole(tmp_path / "pipe") as place:
        assert place == tmp_path / "pipe"
    assert (tmp_path / "pipe").is_fifo()


def test_a_folder_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    with pytest.raises(OSError, match="directory"), written_whole(tmp_path / "there") as place:
        place.write_text("x")
    assert list(tmp_path.iterdir()) == [tmp_path / "there"]


@pytest.mark.parametrize("content", ["nothing", "text", "columns"])
def test_what_is_no_table_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "events.parquet"
    if content == "text":
        path.write_text("id,title\n")
    elif content == "columns":
        TABLE.columns.drop(columns="search").to_parquet(path)
    with pytest.raises(TableError, match=r"events\.parquet: (is no table|has other columns)"):
        EventTable.from_parquet(path, RELATION)


# folding


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Nguyễn Phú Trọng", "nguyen phu trong"),
        ("ĐẶNG", "dang"),
        ("Nguye\u0302\u0303n", "nguyen"),
        ("Māori whānau", "maori whanau"),
        ("Straße Łódź Ærø", "strasse lodz æro"),
        ("Goff’s “words”", 'goff\'s "words"'),
        ("2004–2006", "2004-2006"),
        ("ﬁne \uff12\uff10\uff10\uff16", "fine 2006"),
    ],
)
def test_fold(text: str, plain: str) -> None:
    assert fold(text) == plain


@given(st.text())
def test_fold_settles_at_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(text.upper().lower()) == fold(text.lower())


# growth


def calls(work: Callable[[], object]) -> int:
    """How many calls of Python and C functions `work` makes: the same on every machine."""
    count = 0

    def watch(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(watch)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def test_work_grows_with_the_events_and_no_faster() -> None:
    few, many = make_events(500, seed=5), make_events(2000, seed=5)
    EventTable.of(RELATION, few)
    ratio = calls(lambda: EventTable.of(RELATION, many)) / calls(
        lambda: EventTable.of(RELATION, few)
    )
    assert ratio < 4.5  # for four times as many


def test_asking_does_not_look_at_each_event() -> None:
    chosen = Filter(years=(2001, 2004), domains=frozenset({"defence"}), text="visits hanoi")
    work = []
    for number in (500, 2000):
        table = make_table(number, seed=5)

        def ask(table: EventTable = table) -> object:
            return select(table, chosen), facets(table, chosen)

        ask()
        work.append(calls(ask))
    assert work[1] < work[0] * 1.2


def test_fifty_thousand_events() -> None:
    """Made of few by new names, so that the time goes into the table."""
    base = EVENTS[:50]
    events = [replace(base[i % 50], id=f"{i:06}") for i in range(50_000)]
    table = EventTable.of(RELATION, events)
    assert len(table) == len(table.positions) == 50_000
    small = EventTable.of(RELATION, base)
    for chosen in (
        Filter(years=(2000, 2005)),
        Filter(text="phùng"),
        Filter(kinds=frozenset({"visit"})),
    ):
        assert len(select(table, chosen)) == 1000 * len(select(small, chosen))


def test_precision_is_kept_as_a_word() -> None:
    assert table_of(dated("2004-22")).columns["precision"].iat[0] == Precision.SEASON
