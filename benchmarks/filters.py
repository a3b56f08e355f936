"""Speed of filters, counts, search and patterns over many events, beside a floor in the same run.

    python -m benchmarks.filters                    100,000 and 1,000,000 made-up events
    python -m benchmarks.filters --count 50000      so many

Times are of the clock, in milliseconds, each the median of several questions that were never asked
before on this table ("again": asked a second time). The floor is one pass of NumPy over one column
of as many rows: read the ratios, for another machine is another.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from statistics import median
from typing import TypeVar

import numpy as np
import pandas as pd

from corpus import encounters, patterns
from corpus.query import Filter, facets, mask, select
from corpus.store import EventTable
from tests.synthetic import make_table

T = TypeVar("T")

MADE = 4_000  # one by one; the rest repeat these with other people and words
PEOPLE, WORDS = 3_000, 30_000
LENGTH = 50  # words of a text: title, actors and quotes of an event together


def made(number: int, seed: int = 1) -> EventTable:
    """A table of `number` events: dates, kinds and so on of made-up events, people by a long tail,
    texts by the frequencies of a language."""
    chance = np.random.default_rng(seed)
    pattern = make_table(MADE, seed)
    rows = np.sort(chance.integers(0, MADE, number))
    frame = pattern.columns.iloc[rows].reset_index(drop=True)
    frame["id"] = pd.Series([f"{i:012x}" for i in range(number)], dtype="str")
    frame["actors"] = _people(chance, number)
    frame["actor_sides"] = pd.Series(np.where(rows % 2, "Vietnam|", "|Vietnam"), dtype="str")
    frame["search"] = _texts(chance, number)
    return EventTable(pattern.relation, frame, pattern.documents)


def questions() -> list[Filter]:
    """Filters as people choose them."""
    return [
        Filter(domains=frozenset({"defence"})),
        Filter(years=(2001, 2009)),
        Filter(years=(2004, 2019), kinds=frozenset({"visit", "talks"})),
        Filter(domains=frozenset({"trade"}), statuses=frozenset({"planned"})),
        Filter(actors=frozenset({"Person 3"}), sides=frozenset({"Vietnam"})),
    ]


def measured(table: EventTable) -> dict[str, float]:
    """What -> milliseconds."""
    asked = questions()

    def filtered(chosen: Filter) -> object:
        return facets(table, chosen), select(table, chosen)

    def found(text: str) -> object:
        return mask(table, Filter(text=text))

    return {
        "floor: one pass over one column": _floor(len(table)),
        "coding the columns, once": _median(filtered, [Filter()]),
        "a filter: its rows and all counts": _median(filtered, asked),
        "the same again": _median(filtered, asked),
        "the first search": _median(found, [word(7)]),
        "a search: common word": _median(found, [word(rank) for rank in range(5)]),
        "a search: rare word": _median(found, [word(WORDS - rank) for rank in range(1, 6)]),
        "a search: no event": _median(found, [f"zq{i}zq" for i in range(5)]),
        "patterns: domains by year": _median(
            lambda chosen: patterns.by_year(table, chosen, "domains"), asked
        ),
        "patterns: silences": _median(lambda chosen: encounters.silences(table, chosen), asked),
        "patterns: who meets whom": _median(lambda chosen: patterns.meetings(table, chosen), asked),
    }


def _median(work: Callable[[T], object], asked: Sequence[T]) -> float:
    """The median time of `work` on each of `asked`, in milliseconds."""
    times = []
    for question in asked:
        start = time.perf_counter()
        work(question)
        times.append((time.perf_counter() - start) * 1000)
    return median(times)


def _floor(number: int) -> float:
    column = np.arange(number, dtype=np.int64)
    return _median(lambda least: np.count_nonzero(column > least), range(5))


def word(rank: int) -> str:
    """The word of that rank: 0 is the commonest."""
    letters = "etaoinshrdlu"
    text = ""
    number = rank + len(letters)
    while number:
        number, at = divmod(number, len(letters))
        text += letters[at]
    return f"{text}{rank % 10}"


def _people(chance: np.random.Generator, number: int) -> pd.Series[str]:
    names = np.array([f"Person {i}" for i in range(PEOPLE)], dtype=object)
    bodies = np.array([f"|Body {i}" for i in range(80)], dtype=object)
    ranks = np.minimum(chance.zipf(1.3, number), PEOPLE) - 1
    return pd.Series(names[ranks] + bodies[chance.integers(0, 80, number)], dtype="str")


def _texts(chance: np.random.Generator, number: int) -> pd.Series[str]:
    words = np.array([word(i) for i in range(WORDS)], dtype=object)
    weights = 1 / np.arange(1, WORDS + 1)
    ranks = chance.choice(WORDS, size=(number, LENGTH), p=weights / weights.sum())
    return pd.Series([" ".join(words[row]) for row in ranks], dtype="str")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, action="append")
    counts = parser.parse_args().count or [100_000, 1_000_000]
    tables = {number: measured(made(number)) for number in counts}
    print(f"{'milliseconds':40}" + "".join(f"{number:>14,}" for number in counts))
    for what in tables[counts[0]]:
        print(f"{what:40}" + "".join(f"{tables[number][what]:14.1f}" for number in counts))


if __name__ == "__main__":
    main()
