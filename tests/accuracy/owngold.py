"""The annotated documents of tests/data/owngold and our events for them.

python -m tests.accuracy.owngold     what is missed and misdated in the half that may be read
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from tests.accuracy.devgold import annotated, results
from tests.accuracy.scoring import Result, add_up, figures

FOLDER = Path(__file__).parents[1] / "data" / "owngold"
NAMES = tuple(sorted(path.stem for path in (FOLDER / "gold").glob("*.json")))
HALVES = {
    "own, odd numbers (development)": NAMES[::2],
    "own, even numbers (measuring)": NAMES[1::2],
}
"""Whoever tunes the rules may read the odd numbers, never the even ones: nothing prints a word of
them."""


def standing() -> Iterator[str]:
    """Lines for a person: the figures of each half."""
    found = results(FOLDER)
    for half, names in HALVES.items():
        counts = add_up(found[name] for name in names)
        yield f"{half}: {len(names)} documents, {counts.asked} events"
        yield from (f"  {name:<18}{value:.3f}" for name, value in figures(counts).items())
        yield (
            f"  dates: {counts.exact} exact, {counts.containing} containing, "
            f"{counts.wrong} wrong, {counts.invented} invented"
        )


def missed() -> Iterator[str]:
    """Lines for a person: the events of the odd numbers that are missed or not exactly dated."""
    found = results(FOLDER)
    for name in next(iter(HALVES.values())):
        yield from _missed(name, found[name])


def _missed(name: str, result: Result) -> Iterator[str]:
    for event in annotated(name, FOLDER):
        if event.optional:
            continue
        if event.name not in result.hit:
            yield f"{event.name} missed: {event.date or 'undated'}: {event.summary}"
        elif event.date and event.name not in result.exact:
            yield f"{event.name} date is not {event.date}: {event.summary}"


def main() -> None:
    sys.stdout.write("\n".join(missed()) + "\n")


if __name__ == "__main__":
    main()
