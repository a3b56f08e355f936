"""The examples of docs/events.md are true, and the page names all that there is to name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.events.extract import extract
from corpus.findings import State
from corpus.lexicon import load_toml
from corpus.link.links import link
from corpus.link.merge import merge
from corpus.records import Event, Rel, Status
from tests.layer.events.helpers import PAIR, document, events

PAGE = Path(__file__).resolve().parents[3] / "docs" / "events.md"
NONE = "–"
Row = dict[str, str]


def tables() -> Iterator[list[Row]]:
    """Each table of the page, its rows by the names of the columns."""
    for block in PAGE.read_text(encoding="utf-8").split("\n\n"):
        lines = [_cells(line) for line in block.splitlines() if line.startswith("|")]
        if lines:
            yield [dict(zip(lines[0], line, strict=True)) for line in lines[2:]]


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def date(event: Event) -> str:
    made = event.dating
    if made.edtf:
        return made.edtf
    if made.partial:
        return f"partial {made.partial}"
    return f"bounds {made.bounds}" if made.bounds else NONE


def told(event: Event) -> str:
    return f"{event.kind} {event.status.value} {date(event)}"


SAID: dict[str, Callable[[Event], str]] = {
    "Kind": lambda event: event.kind,
    "Status": lambda event: event.status.value,
    "Domain": lambda event: event.domains[0],
    "Date": date,
    "Parties": lambda event: ", ".join(f"{a.name} ({a.side})" for a in event.actors),
    "Place": lambda event: event.place or NONE,
    "Title": lambda event: event.title,
}
"""What a column says of the one event of its row."""

EXAMPLES = [row for table in tables() for row in table if "Text" in row]


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: row["Text"][:60])
def test_example(row: Row) -> None:
    published = row.get("Published", NONE)
    found = events(row["Text"], published=None if published == NONE else published)
    if "Events" in row:
        assert sorted(map(told, found)) == sorted(filter(NONE.__ne__, row["Events"].split(" · ")))
        return
    [event] = found
    columns = [name for name in row if name in SAID]
    assert {name: SAID[name](event) for name in columns} == {name: row[name] for name in columns}
    if "Field" in row:
        assert event.reasons[row["Field"]] == row["Reason"]


PAIRS = [row for table in tables() for row in table if "Later page" in row]


@pytest.mark.parametrize("row", PAIRS, ids=lambda row: row["Later page"][:60])
def test_two_pages(row: Row) -> None:
    texts = [(row["First page"], row["Published"]), (row["Later page"], row["Published later"])]
    pages = [
        replace(document(text, published=published), id=str(number))
        for number, (text, published) in enumerate(texts)
    ]
    found = link([event for page in pages for event in merge(extract(page, PAIR))], pages)
    if "State" in row:
        assert found.commitments[0].state == row["State"]
    elif "What became of it" in row:
        assert found.commitments[0].reasons[0] == row["What became of it"]
    elif "Contradiction" in row:
        [record] = found.contradictions
        assert record.reasons[0] == row["Contradiction"]
        assert " · ".join(str(claim.edtf) for claim in record.claims) == row["Claims"]
        assert f"{record.earliest} to {record.latest}" == row["Span"]
    elif row["What comes of it"] == "one event":
        assert len(found.events) == 1
    else:
        assert len(found.events) == len(pages)
        links = {link.rel for event in found.events for link in event.links}
        assert links == {row["What comes of it"]}


def column(name: str) -> list[str]:
    """What stands in the tables that begin with this column."""
    return [row[name] for table in tables() for row in table if next(iter(row)) == name]


def test_the_page_names_every_kind_status_domain_and_link() -> None:
    assert column("Kind") == list(load_toml("kinds"))
    assert column("Status") == [status for status in Status if status is not Status.CANCELLED]
    assert sorted(column("Domain")) == sorted(load_toml("domains"))
    assert column("Link") == list(Rel)
    assert column("State") == list(State)


def test_the_page_has_examples() -> None:
    assert len(EXAMPLES) > 50
    assert len(PAIRS) >= 10
