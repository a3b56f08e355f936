"""Own sentences of many pairs of countries, and the events that a desk officer would enter.

A row of tests/data/event_sentences.jsonl: `sides`, the `published` date if any, the `text`, and its
`events`: kind (or a list of kinds any of which will do), status, date (EDTF or null), and domains
where they are worth a check. A text with no events must give none. To add a case, add a line.

Rows of event_sentences_open.jsonl cannot pass yet; each says why. When one comes right the test
fails: move the line to the other file.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from corpus.lexicon import load_toml
from corpus.read.relation import Relation
from corpus.records import Event
from tests.layer.events.helpers import events

Row = dict[str, Any]
DATA = Path(__file__).parents[2] / "data"


def rows(name: str) -> list[Row]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


RIGHT, OPEN = rows("event_sentences.jsonl"), rows("event_sentences_open.jsonl")


def found(row: Row) -> list[Event]:
    pair = Relation("pair", "a pair", Path(), tuple(row["sides"]))
    return events(row["text"], published=row.get("published"), relation=pair)


def differences(row: Row) -> list[str]:
    """What is missing and what is too much, each as one line; none if all is right."""
    spare = found(row)
    missing = []
    for wanted in row["events"]:
        match = next((event for event in spare if is_same(wanted, event)), None)
        if match is None:
            missing.append(f"missing: {wanted}")
        else:
            spare.remove(match)
    return missing + [f"too much: {told(event)}" for event in spare]


def is_same(wanted: Row, event: Event) -> bool:
    kinds = [wanted["kind"]] if isinstance(wanted["kind"], str) else wanted["kind"]
    return (
        event.kind in kinds
        and event.status.value == wanted["status"]
        and event.dating.edtf == wanted["date"]
        and ("domains" not in wanted or has_domains(set(wanted["domains"]), set(event.domains)))
    )


def has_domains(wanted: set[str], given: set[str]) -> bool:
    """All that are wanted are given, and no core domain besides."""
    core = {name for name, row in load_toml("domains").items() if row.get("core")}
    return wanted <= given and given & core == wanted & core


def told(event: Event) -> str:
    return f"{event.kind}, {event.status.value}, {event.dating.edtf}, {event.domains}"


@pytest.mark.parametrize("row", RIGHT, ids=lambda row: row["text"][:60])
def test_a_sentence_gives_its_events_and_no_others(row: Row) -> None:
    assert differences(row) == []


@pytest.mark.parametrize("row", OPEN, ids=lambda row: row["text"][:60])
def test_what_is_not_yet_right_still_is_not(row: Row) -> None:
    assert differences(row), f"right now: move to event_sentences.jsonl ({row['reason']})"


def test_the_sentences_are_many_and_of_many_pairs() -> None:
    assert len(RIGHT) >= 250
    assert len({frozenset(row["sides"]) for row in RIGHT}) >= 15
    assert sum(not row["events"] for row in RIGHT) >= 40
    assert len({row["text"] for row in RIGHT + OPEN}) == len(RIGHT) + len(OPEN)
