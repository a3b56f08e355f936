"""Speed of the date reader against dateparser in the same run, and accuracy where data is given.

    python benchmarks/dates.py                        speed, on text made here
    python benchmarks/dates.py --gold FILE.jsonl …    also value F1 on data of your own
    DATES_GOLD=a.jsonl:b.jsonl python benchmarks/dates.py

A gold file has one {"doc", "dct", "text", "timexes": [{"start", "end", "type", "value"}]} a line
(offsets in `text`), as made from TimeBank, AQUAINT or WikiWars; such data is licensed and is never
part of this project. dateparser is optional: without it only our own figures are printed.
Figures are characters per second of processor time, the best of several runs.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import time
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from corpus.dates import find
from corpus.dates.edtf import dating
from corpus.records import Basis

PUBLISHED = "2006-11-17"
FLOOR = 500_000  # characters a second that we promise on text like this
PROSE = (
    "The Defence Minister met his counterpart in the capital on Tuesday, and the two signed a "
    "statement that had been in the making since September 2004. It sets out how the two forces "
    "are to train together, which courses are to be opened to officers of the other side, and who "
    "is to bear the cost. Officials of both ministries praised the work of those who had written "
    "it, and said that formal talks would be held in the first quarter of next year. Relations "
    "were established on 19 June 1975; an embassy was opened twenty years later. Trade has grown "
    "in both directions, above all in dairy products, timber, machinery and seafood, and students "
    "come in numbers that nobody had foreseen. Two-way trade came to $1.2 billion last year, 14 "
    "per cent more than in 2004. The ships of the navy, which called in May 2005, will return. "
    "Nothing was said of the matter that had troubled the two sides in the late 1990s, though both "
    "spoke warmly of a friendship that rests on respect, on visits at every level, and on a "
    "shared wish for a region in which the rules are kept and the sea lanes stay open to all. "
)  # fmt: skip
DATABLE = re.compile(r"(?:BC)?\d")


def best(work: Callable[[str], object], text: str, runs: int) -> float:
    """Characters per second of processor time."""
    fastest = float("inf")
    for run in range(runs):
        fresh = text + " " * run  # a text that was just read is remembered
        start = time.process_time()
        work(fresh)
        fastest = min(fastest, time.process_time() - start)
    return len(text) / fastest


def ours(text: str) -> object:
    return find(text, published=dating(PUBLISHED, Basis.EXPLICIT))


def peer() -> Callable[[str], object] | None:
    """dateparser's search, told the same day of publication; None where it is not installed."""
    try:
        from dateparser.search import search_dates  # type: ignore[import-not-found,import-untyped,unused-ignore]
    except ImportError:
        return None
    from datetime import datetime

    settings = {"RELATIVE_BASE": datetime.fromisoformat(PUBLISHED)}

    def search(text: str) -> object:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return search_dates(text, languages=["en"], settings=settings)

    return search


def speed() -> dict[str, int]:
    """Print the table; characters per second, ours and, where it is installed, dateparser's."""
    one = best(ours, PROSE * 200, 5)
    print(f"ours        {one:>12,.0f} characters/s (promised: {FLOOR:,})")
    search = peer()
    if search is None:
        print("dateparser  not installed: no ratio (optional: pip install dateparser)")
        return {"letters_per_second": round(one)}
    other = best(search, PROSE * 2, 2)
    print(f"dateparser  {other:>12,.0f} characters/s: ours is {one / other:,.0f} times as fast")
    return {"letters_per_second": round(one), "dateparser": round(other)}


def accuracy(path: Path) -> None:
    """Value F1 in the manner of TempEval-3: over everything, and over dates that name a day,
    month, year …; spans that overlap are paired, equal ones first."""
    everything, datable = [0, 0, 0], [0, 0, 0]
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        known = dating(row["dct"][:10], Basis.EXPLICIT) if row.get("dct") else None
        found = [
            {"start": t.start, "end": t.end, "type": t.type, "value": t.value}
            for t in find(row["text"], published=known)
        ]
        for tally, keep in ((everything, _any), (datable, _names_a_date)):
            gold = [t for t in row["timexes"] if keep(t)]
            system = [t for t in found if keep(t)]
            tally[0] += _right(gold, system)
            tally[1] += len(gold)
            tally[2] += len(system)
    print(f"{path.stem:<12} value F1 {_f1(everything):5.1f} all, {_f1(datable):5.1f} dates")


def _any(timex: dict[str, Any]) -> bool:
    return bool(timex)


def _names_a_date(timex: dict[str, Any]) -> bool:
    return timex["type"] == "DATE" and bool(DATABLE.match(timex["value"] or ""))


def _right(gold: list[dict[str, Any]], system: list[dict[str, Any]]) -> int:
    free = list(system)
    right = 0
    for same in (True, False):
        left = []
        for one in gold:
            match = next((s for s in free if _meet(one, s, same=same)), None)
            if match is None:
                left.append(one)
                continue
            free.remove(match)
            right += one["value"] == match["value"]
        gold = left
    return right


def _meet(one: dict[str, Any], two: dict[str, Any], *, same: bool) -> bool:
    if same:
        return (one["start"], one["end"]) == (two["start"], two["end"])
    return bool(one["start"] < two["end"] and two["start"] < one["end"])


def _f1(tally: Iterable[int]) -> float:
    right, gold, system = tally
    return 200 * right / (gold + system) if right else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--gold", nargs="*", type=Path, default=None, help="JSON lines")
    parser.add_argument("--record", action="store_true", help="keep the figures for the page About")
    asked = parser.parse_args()
    given = asked.gold
    named = [Path(p) for p in os.environ.get("DATES_GOLD", "").split(os.pathsep) if p]
    found = speed()
    if asked.record:
        from benchmarks.record import record  # a script alone does not find its own package

        record("dates", "python -m benchmarks.dates --record", {**found, "promised": FLOOR})
    for path in named if given is None else given:
        accuracy(path)


if __name__ == "__main__":
    main()
