"""Speed of the way from documents to events: documents per second of processor time on one core,
where that time goes, floors in the same run, and what more cores give.

    python benchmarks/events.py                     documents made here, about 1,200 characters each
    python benchmarks/events.py --folder DOCS       documents of your own, counted per 1,200
    python benchmarks/events.py --profile           also the functions that cost most
    python benchmarks/events.py --processes --count 3000 --runs 1      also on all cores
    python -m benchmarks.events --record            the page About shows what was measured

A machine is noisy and another machine is another: read the ratios to the floors, which do no more
than a part of the same work on the same texts. Times are of the processor, the best of several
runs; for processes on several cores, of the clock.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import random
import re
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from corpus import pipeline
from corpus.events import extract, lexicon, reading
from corpus.read import sentences
from corpus.read.folder import list_folder
from corpus.read.relation import Relation
from corpus.store import EventTable

LENGTH = 1200  # characters: a short press release
TARGET = 200  # documents of that length per second and core that we promise

NEWS = """
{A} {role} {name} {met} {B}’s {role} {other} in {city} {when}.
The two sides signed {text} on {topic} {when}, following talks that began in {year}.
{B}’s {force} visited {A} in {year} and again in {later}, and a further visit is planned.
“{A} and {B} have worked on {topic} since {year},” Mr {last} said, “and we will go on doing so.”
He also proposed that {A} train more officers from {B} in {topic}, and offered {number} places.
Under {text}, which came into force on {day} {month} {year}, officials meet every year.
Relations were established on {day} {month} {old}; an embassy in {city} opened two years later.
The {role} will travel to {B} in {month} 2007 for formal talks with the {force}.
""".strip().split("\n")
OTHER = """
It was a clear morning, and the guests stood for a while in front of the old library of the town.
Trade of the two countries came to {number} million dollars last year, {small} per cent more.
Both leaders spoke of a friendship that has grown with the years and of how much is still to do.
The hall, which holds {number} people, had been painted for the day; children waved small flags.
Mr {last}, who grew up on a farm by the sea, had not seen the place since {year} and liked it.
Neither side wanted to say what stands in the way, and no date has been set for an agreement.
Prices for farmers had fallen again, and many growers told of debts that they cannot pay.
The economy of {B} depends on exports, tourism and the money that its workers send home.
Police and customs officers of both countries know each other well, an official told this paper.
""".strip().split("\n")
SIDES = ("New Zealand", "Vietnam")
CITIES = ("Wellington", "Auckland", "Hanoi", "Da Nang", "Ho Chi Minh City", "Christchurch")
ROLES = ("Defence Minister", "Foreign Minister", "Police Commissioner", "Prime Minister")
FIRST = "Anna Peter Maria Tom Ravi Ellen Joe Ruth Minh Thanh Binh Lan Hoa Quang Ana David".split()
LAST = "Lund Okafor Soto Reid Nair Moore Tran Pham Hoang Walker Ngata Duong Price Sharp Vu".split()
TEXTS = ("a memorandum of understanding", "an agreement", "a joint declaration", "a protocol")
TOPICS = """defence cooperation|extradition|labour mobility|air services|fisheries|education|customs
|cybercrime|student exchange|food safety|maritime security|direct flights|visas|film|dairy trade
|disaster relief""".replace("\n", "").split("|")
FORCES = ("navy ships", "National Police", "Chief of Army", "trade delegation")
MONTHS = "January February March April June July August September October November".split()
WHEN = ("yesterday", "on Tuesday", "in May 2006", "on 17 November 2006", "last week", "today")


NEWSY = 0.25
"""Share of sentences that tell of acts: dates and acts are then as dense as in press pages."""


def document(rng: random.Random) -> str:
    """One page of about LENGTH characters, half news of two countries and half everything else."""
    a, b = rng.sample(SIDES, 2)
    name, other = (f"{rng.choice(FIRST)} {rng.choice(LAST)}" for _ in range(2))
    body: list[str] = []
    while sum(map(len, body)) + len(body) < LENGTH - 60:
        sentence = rng.choice(NEWS if rng.random() < NEWSY else OTHER)
        year = rng.randint(1975, 2005)
        words: dict[str, Any] = {
            "A": a, "B": b, "role": rng.choice(ROLES), "name": name, "other": other,
            "met": rng.choice(("met", "received", "held talks with")), "city": rng.choice(CITIES),
            "when": rng.choice(WHEN), "text": rng.choice(TEXTS), "topic": rng.choice(TOPICS),
            "year": year, "later": year + 2, "old": rng.randint(1955, 1985),
            "force": rng.choice(FORCES), "last": name.split()[-1], "small": rng.randint(2, 19),
            "number": rng.randint(20, 900), "day": rng.randint(1, 28), "month": rng.choice(MONTHS),
        }  # fmt: skip
        body.append(sentence.format(**words))
    title = f"{a} and {b}: {rng.choice(TOPICS)}"
    paragraphs = "\n\n".join(" ".join(body[at : at + 3]) for at in range(0, len(body), 3))
    return f'---\ntitle: "{title}"\ndate: 2006-11-17\n---\n\n{paragraphs}\n'


def made(folder: Path, count: int) -> None:
    """Write `count` documents, the same ones each time."""
    rng = random.Random(1200)
    for number in range(count):
        (folder / f"{number:05}.md").write_text(document(rng), encoding="utf-8")


STAGES: dict[str, tuple[tuple[object, str], ...]] = {
    "read": ((pipeline, "read_files"),),
    "dates": ((pipeline, "date_document"), (reading, "find")),
    "scan": ((reading, "scan"),),
    "people, bodies": ((reading, "find_people"), (reading, "find_organisations")),
    "sentences": ((reading, "split"),),
    "clauses": ((extract, "find_acts"),),
    "events": ((extract, "_events"),),
    "merge": ((pipeline, "merge"),),
    "link": ((pipeline, "link"),),
    "table": ((EventTable, "of"),),
}
"""A stage is the time inside these, without that of stages called from there."""


class Clock:
    """Adds up processor time by stage; the innermost one is charged."""

    def __init__(self) -> None:
        self.spent = dict.fromkeys([*STAGES, "the rest"], 0.0)
        self._open = ["the rest"]
        self._since = time.process_time()

    def _turn(self) -> None:
        now = time.process_time()
        self.spent[self._open[-1]] += now - self._since
        self._since = now

    @contextmanager
    def inside(self, stage: str) -> Iterator[None]:
        self._turn()
        self._open.append(stage)
        try:
            yield
        finally:
            self._turn()
            self._open.pop()

    def watched(self, stage: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """`work`, charged to `stage`; what it yields is made while it is charged."""

        def watching(*args: Any, **kwargs: Any) -> Any:
            with self.inside(stage):
                result = work(*args, **kwargs)
            return self._steps(stage, result) if isinstance(result, Iterator) else result

        return watching

    def _steps(self, stage: str, items: Iterator[Any]) -> Iterator[Any]:
        done = object()
        while True:
            with self.inside(stage):
                item = next(items, done)
            if item is done:
                return
            yield item


def alone(relation: Relation) -> EventTable:
    """Every document by itself: what is promised. `across` shows what joining them adds."""
    return pipeline.build(relation, separate=True)


def stages(work: Callable[[], object]) -> dict[str, float]:
    """Seconds of processor time by stage, in one run."""
    with ExitStack() as stack:
        clock = Clock()
        for stage, places in STAGES.items():
            for owner, name in places:
                timed = clock.watched(stage, getattr(owner, name))
                stack.enter_context(patch.object(owner, name, timed))
        with clock.inside("the rest"):
            work()
    return clock.spent


def best(work: Callable[[], object], runs: int) -> float:
    """Seconds of processor time."""
    fastest = float("inf")
    for _ in range(runs):
        start = time.process_time()
        work()
        fastest = min(fastest, time.process_time() - start)
    return fastest


def floors(texts: Sequence[str], runs: int) -> dict[str, float]:
    """Characters per second of work that no extractor can leave out, and of what a plain search
    for the same phrases by one regular expression would do."""
    automaton = lexicon._automaton()
    lowered = [text.lower() for text in texts]
    size = sum(map(len, texts))
    phrases = sorted(automaton.keys(), key=len, reverse=True)
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b")
    few = lowered[:2]
    return {
        "automaton alone": size / best(lambda: [list(automaton.iter(t)) for t in lowered], runs),
        "sentences alone": size / best(lambda: [sentences.split(t) for t in texts], runs),
        f"re, {len(phrases):,} phrases": sum(map(len, few))
        / best(lambda: [pattern.findall(t) for t in few], 1),
    }


def clocked(relation: Relation, engine: str) -> tuple[float, float]:
    """Seconds by the clock, and of processor time, that of the workers too."""
    clock, before = time.perf_counter(), os.times()
    pipeline.build(relation, separate=True, engine=engine)
    used = sum(os.times()[:4]) - sum(before[:4])
    return time.perf_counter() - clock, used


def measure(relation: Relation, runs: int) -> float:
    """Print the table; documents per second."""
    warm = alone(relation)  # the tables are compiled once
    texts = [document.text for document in warm.documents.values()]
    size = sum(map(len, texts))
    pages = size / LENGTH
    print(f"{len(texts)} documents of {size / len(texts):,.0f} characters, {len(warm)} events")
    rate = pages / best(lambda: alone(relation), runs)
    print(f"Documents of {LENGTH:,} characters per second of one core (promised: {TARGET})")
    print(f"{'ours':<20}{rate:>8,.0f}")
    for name, characters in floors(texts, runs).items():
        floor = characters / LENGTH
        print(f"{name:<20}{floor:>8,.0f}    ours takes {floor / rate:,.2f} times as long")
    spent = min(
        (stages(lambda: alone(relation)) for _ in range(runs)), key=lambda s: sum(s.values())
    )
    whole = sum(spent.values())
    for stage, part in spent.items():
        print(f"  {stage:<18}{100 * part / whole:>8.1f} %{1000 * part / pages:>8.2f} ms a document")
    return rate


def across(relation: Relation) -> None:
    """What joining and linking events of different documents adds, for half of them and for all:
    the cost of a document should not grow with their number."""
    files = list_folder(relation.folder).files
    for part in (files[: len(files) // 2], files):
        spent = stages(lambda part=part: pipeline.build(relation, part))["link"]  # type: ignore[misc]
        print(f"link across {len(part):>5} documents: {1000 * spent / len(part):.2f} ms a document")


def share_out(relation: Relation, runs: int) -> None:
    """What the processes give. Starting them takes a second or two; on a machine that has other
    work the clock says little, and processor time tells what sharing out costs."""
    for engine in ("local", "processes"):
        clock, used = min(clocked(relation, engine) for _ in range(runs))
        print(f"{engine:<10} {clock:>6.1f} s by the clock, {used:>6.1f} s of processor time")


def profile(relation: Relation, rows: int) -> None:
    watched = cProfile.Profile()
    watched.runcall(alone, relation)
    pstats.Stats(watched).strip_dirs().sort_stats("tottime").print_stats(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--folder", type=Path, help="documents of your own")
    parser.add_argument("--count", type=int, default=600, help="documents to make")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--processes", action="store_true", help="also on all cores, by the clock")
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--record", action="store_true", help="keep the figures for the page About")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = given.folder or Path(place)
        if given.folder is None:
            made(folder, given.count)
        relation = Relation.of_folder(folder)
        rate = measure(relation, given.runs)
        if given.record:
            from benchmarks.record import record  # a script alone does not find its own package

            figures = {"documents_per_second": round(rate), "letters": LENGTH, "promised": TARGET}
            record("events", "python -m benchmarks.events --record", figures)
        across(relation)
        if given.processes:
            share_out(relation, given.runs)
        if given.profile:
            profile(relation, 30)


if __name__ == "__main__":
    main()
