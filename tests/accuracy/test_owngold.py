"""The annotations of tests/data/owngold are whole and keep to the rules of annotation."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest

from tests.accuracy import owngold
from tests.accuracy.devgold import texts
from tests.accuracy.owngold import FOLDER, HALVES, NAMES
from tests.accuracy.scoring import days

KINDS = frozenset(
    "visit meeting talks agreement joint_statement statement negotiation proposal cooperation "
    "training ship_visit exercise diplomatic appointment ceremony scheme migration "
    "law_enforcement aid culture military_deployment other".split()
)
DOMAINS = frozenset(
    "defence policing immigration trade education diplomacy aid transport culture other".split()
)
STATUSES = frozenset({"occurred", "planned", "proposed", "recurring"})
BASES = frozenset({"explicit", "relative", "published", "inferred", "none"})
FIELDS = frozenset("date_edtf precision kind domains status actors evidence summary basis".split())
EXTRA = frozenset({"partial", "note", "optional"})
FORMS = {
    "day": r"\d{4}-\d\d-\d\d",
    "month": r"\d{4}-(0[1-9]|1[0-2])",
    "season": r"\d{4}-2[1-4]",
    "year": r"\d{4}",
    "decade": r"\d{3}X",
}
PARTIAL = r"XXXX-(0[1-9]|1[0-2])(-\d\d)?"


def rows(name: str) -> list[dict[str, Any]]:
    gold = json.loads((FOLDER / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    assert gold["doc"] == name
    events: list[dict[str, Any]] = gold["events"]
    return events


def form(written: str) -> str | None:
    """The precision of one EDTF date; None when it is none that the guideline knows."""
    plain = re.sub(r"[?~%]\Z", "", written)
    if re.fullmatch(FORMS["day"], plain):
        date.fromisoformat(plain)
    return next((name for name, shape in FORMS.items() if re.fullmatch(shape, plain)), None)


def precision(edtf: str | None) -> str | None:
    if edtf is None:
        return None
    start, slash, end = edtf.partition("/")
    if not slash:
        return form(start)
    known = [part for part in (start, end) if part != ".."]
    assert known, edtf
    assert all(form(part) for part in known), edtf
    assert days(edtf)[0] <= days(edtf)[1], edtf
    return "interval"


@pytest.mark.parametrize(
    ("edtf", "name"),
    [
        (None, None),
        ("2016", "year"),
        ("2016~", "year"),
        ("197X", "decade"),
        ("2016-22", "season"),
        ("2016-10-25/2016-10-27", "interval"),
        ("1994/..", "interval"),
        ("2016-13", None),
        ("last May", None),
    ],
)
def test_the_form_of_a_date(edtf: str | None, name: str | None) -> None:
    assert precision(edtf) == name


@pytest.mark.parametrize("wrong", ["2016-02-30", "2017/2016", "../.."])
def test_a_date_that_is_none_is_seen(wrong: str) -> None:
    with pytest.raises((ValueError, AssertionError)):
        precision(wrong)


def test_the_lists_are_complete() -> None:
    with (FOLDER / "index.tsv").open(encoding="utf-8", newline="") as file:
        index = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert tuple(row["doc"] for row in index) == NAMES
    assert tuple(sorted(path.stem for path in (FOLDER / "docs").iterdir())) == NAMES
    assert len({row["url"] for row in index}) == len(NAMES)
    for row in index:
        gold = json.loads((FOLDER / "gold" / f"{row['doc']}.json").read_text(encoding="utf-8"))
        assert (gold["published"] or "unknown") == row["published"]
        assert row["how_known"]


def test_odd_and_even_numbers_are_kept_apart() -> None:
    odd, even = HALVES.values()
    assert all(int(name[1:]) % 2 == 1 for name in odd)
    assert all(int(name[1:]) % 2 == 0 for name in even)
    assert tuple(sorted(odd + even)) == NAMES


def faults(row: Mapping[str, Any], text: str) -> Iterator[str]:
    """What is wrong with an annotated event, without a word of it: the even numbers stay unread."""
    if not FIELDS <= row.keys() <= FIELDS | EXTRA:
        yield "fields"
        return
    sets = {"kind": KINDS, "status": STATUSES, "basis": BASES}
    yield from (key for key, allowed in sets.items() if row[key] not in allowed)
    domains = row["domains"]
    sound = {
        "evidence": row["evidence"] in text,
        "precision": precision(row["date_edtf"]) == row["precision"],
        "a basis without a date": (row["basis"] == "none") == (row["date_edtf"] is None),
        "domains": frozenset() < set(domains) <= DOMAINS and len(domains) == len(set(domains)),
        "actors": bool(row["actors"]) and all(row["actors"]),
        "summary": bool(row["summary"]),
        "optional": row.get("optional", True) is True,
        "partial": all(re.fullmatch(PARTIAL, p) for p in row.get("partial", "XXXX-01").split("/")),
    }
    yield from (what for what, holds in sound.items() if not holds)


SOUND: dict[str, Any] = {
    "date_edtf": None,
    "precision": None,
    "kind": "talks",
    "domains": ["defence"],
    "status": "occurred",
    "actors": ["Norway"],
    "evidence": "held talks",
    "summary": "Talks",
    "basis": "none",
    "partial": "XXXX-05-03/XXXX-05-07",
}


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({}, []),
        ({"remark": ""}, ["fields"]),
        ({"kind": "tea"}, ["kind"]),
        ({"status": "maybe"}, ["status"]),
        ({"evidence": "held tea"}, ["evidence"]),
        ({"date_edtf": "2016", "basis": "explicit"}, ["precision"]),
        ({"basis": "explicit"}, ["a basis without a date"]),
        ({"domains": ["defence", "defence"]}, ["domains"]),
        ({"actors": []}, ["actors"]),
        ({"optional": False}, ["optional"]),
        ({"partial": "5 May"}, ["partial"]),
    ],
)
def test_a_fault_is_seen(changed: dict[str, Any], found: list[str]) -> None:
    assert list(faults(SOUND | changed, "They held talks.")) == found


@pytest.mark.parametrize("name", NAMES)
def test_every_event_keeps_to_the_rules(name: str) -> None:
    text = texts(FOLDER)[name]
    found = [
        f"{name}/{i}: {what}" for i, row in enumerate(rows(name)) for what in faults(row, text)
    ]
    assert found == []


@pytest.mark.parametrize("name", NAMES)
def test_no_event_is_entered_twice(name: str) -> None:
    entered = Counter((row["evidence"], row["kind"], row["date_edtf"]) for row in rows(name))
    assert max(entered.values()) == 1


@pytest.mark.xdist_group("accuracy")
def test_of_the_even_numbers_only_figures_are_shown() -> None:
    said = "\n".join([*owngold.standing(), *owngold.missed()])
    _, even = HALVES.values()
    assert not any(name in said for name in even)
