"""The figures last committed, and how today's stand to them.

    python -m tests.accuracy.baseline            print today's figures beside the committed ones
    python -m tests.accuracy.baseline --write    commit to today's: look at what is lost first;
                                                 the page About shows them too

Of the half that is kept for checking only figures and counts are shown, never an event.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Any

from benchmarks.record import record
from tests.accuracy import owngold
from tests.accuracy.devgold import FOLDER, HALVES, annotated, results
from tests.accuracy.scoring import Counts, Result, add_up, figures

PATH = FOLDER / "baseline.json"
SLACK = 0.005
"""How much a figure may drop by rounding or luck; one event lost is more."""
DATES = ("exact", "containing", "wrong", "invented")
ERRORS = ("wrong", "invented")  # counts that may not rise


@dataclass(frozen=True, slots=True)
class Standing:
    """One half of the documents: its counts, and the events that are hit and exactly dated."""

    counts: Counts
    hit: frozenset[str]
    exact: frozenset[str]

    @classmethod
    def of(cls, results: Sequence[Result]) -> Standing:
        hit = frozenset(name for result in results for name in result.hit)
        exact = frozenset(name for result in results for name in result.exact)
        return cls(add_up(results), hit, exact)


def today() -> dict[str, Standing]:
    """How each half stands now."""
    found = results()
    return {half: Standing.of([found[name] for name in names]) for half, names in HALVES.items()}


def committed() -> dict[str, Standing]:
    """How each half stood when the file was last written."""
    table = json.loads(PATH.read_text(encoding="utf-8"))
    return {
        half: Standing(Counts(*row["counts"]), frozenset(row["hit"]), frozenset(row["exact"]))
        for half, row in table.items()
    }


def write(standings: Mapping[str, Standing]) -> None:
    rows = {
        half: {
            "figures": {name: round(value, 4) for name, value in figures(now.counts).items()},
            "counts": list(astuple(now.counts)),
            "hit": sorted(now.hit),
            "exact": sorted(now.exact),
        }
        for half, now in standings.items()
    }
    lines = (
        f' "{half}": {{\n'
        + ",\n".join(f'  "{key}": {json.dumps(value)}' for key, value in row.items())
        + "\n }"
        for half, row in rows.items()
    )
    PATH.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def tell(standings: Mapping[str, Standing]) -> None:
    """Hand the figures of all four halves to the page About."""
    sets = {half: (len(HALVES[half]), now.counts) for half, now in standings.items()}
    found = results(owngold.FOLDER)
    for half, names in owngold.HALVES.items():
        sets[half] = len(names), add_up(found[name] for name in names)
    record(
        "accuracy",
        "python -m tests.accuracy.baseline --write",
        {"sets": [_told(half, number, counts) for half, (number, counts) in sets.items()]},
    )


def _told(half: str, documents: int, counts: Counts) -> dict[str, Any]:
    return {
        "name": half,
        "documents": documents,
        "events": counts.asked,
        "figures": {name: round(value, 3) for name, value in figures(counts).items()},
        "dates": {name: getattr(counts, name) for name in DATES},
    }


def drops(was: Standing, now: Standing) -> list[str]:
    """What is worse than it was, by more than slack; none when all is as good."""
    before, after = figures(was.counts), figures(now.counts)
    found = [
        f"{name} fell from {before[name]:.3f} to {value:.3f}"
        for name, value in after.items()
        if value < before[name] - SLACK
    ]
    for name in ERRORS:
        old, new = getattr(was.counts, name), getattr(now.counts, name)
        if new > old:
            found.append(f"{name} dates rose from {old} to {new}")
    return found


def report(half: str, was: Standing, now: Standing) -> Iterator[str]:
    """Lines for a person: the figures, then what was gained and lost."""
    before, after = figures(was.counts), figures(now.counts)
    yield f"{half} ({len(HALVES[half])} documents, {now.counts.asked} events)"
    for name, value in after.items():
        change = f"{value - before[name]:+.3f}" if abs(value - before[name]) >= SLACK / 10 else ""
        yield f"  {name:<18}{value:.3f}  {change}".rstrip()
    c = now.counts
    dates = {"exact": c.exact, "containing": c.containing, "wrong": c.wrong, "invented": c.invented}
    yield "  dates: " + ", ".join(f"{count} {name}" for name, count in dates.items())
    yield from _moved("events", half, was.hit, now.hit)
    yield from _moved("exact dates", half, was.exact, now.exact)


def _moved(what: str, half: str, was: frozenset[str], now: frozenset[str]) -> Iterator[str]:
    for word, names in (("gained", now - was), ("lost", was - now)):
        if names:
            yield f"  {what} {word}: {len(names)}"
        if half == "development":
            yield from (f"    {name} {_summary(name)}" for name in sorted(names))


def _summary(name: str) -> str:
    document, _, number = name.partition("/")
    event = annotated(document)[int(number)]
    return f"{event.date or 'undated'}: {event.summary}"


def main() -> None:
    now = today()
    was = committed() if PATH.exists() else now
    for half in HALVES:
        sys.stdout.write("\n".join(report(half, was[half], now[half])) + "\n")
    sys.stdout.write("\n".join(owngold.standing()) + "\n")
    if "--write" in sys.argv[1:]:
        write(now)
        tell(now)
        sys.stdout.write(f"written to {PATH.name}\n")


if __name__ == "__main__":
    main()
