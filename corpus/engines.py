"""How the work on many documents is spread: here, over processes, or over Dask. The results are the
same, in the same order, whichever does it."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from corpus.errors import CorpusError

ENGINES = ("local", "processes", "dask")
CHUNK = 64
"""Documents a task: small enough to share out evenly, large enough to hide the sending."""

Item = TypeVar("Item")
Result = TypeVar("Result")
Progress = Callable[[int, int], None]


def run(
    engine: str,
    work: Callable[[Item], Result],
    items: Sequence[Item],
    progress: Progress | None = None,
) -> list[Result]:
    """`work` done on every item, results in the items' order; what `work` raises comes through.
    `progress(done, of)` is told after each result that is in. One task's worth of items is done
    here, whatever the engine. Raises CorpusError when the engine is not to be had."""
    if engine not in ENGINES:
        raise CorpusError(f"there is no engine {engine!r}; there are {', '.join(ENGINES)}")
    if engine == "dask":
        return _dask(work, items, progress)
    if engine == "processes" and len(items) > CHUNK:
        return _processes(work, items, progress)
    return _told(map(work, items), len(items), progress)


def _told(results: Iterable[Result], of: int, progress: Progress | None) -> list[Result]:
    done = []
    for number, result in enumerate(results, start=1):
        done.append(result)
        if progress:
            progress(number, of)
    return done


def _processes(
    work: Callable[[Item], Result], items: Sequence[Item], progress: Progress | None
) -> list[Result]:
    # Spawned, not forked: a fork copies the locks of threads that do not come along.
    fresh = multiprocessing.get_context("spawn")
    try:
        with ProcessPoolExecutor(mp_context=fresh) as pool:
            return _told(pool.map(work, items, chunksize=CHUNK), len(items), progress)
    except BrokenProcessPool:
        message = "a worker process died, perhaps for want of memory; try --engine local"
        raise CorpusError(message) from None


def _dask(
    work: Callable[[Item], Result], items: Sequence[Item], progress: Progress | None
) -> list[Result]:
    try:
        import dask.bag
    except ImportError:
        raise CorpusError("--engine dask needs the package dask: pip install 'dask[bag]'") from None
    if len(items) <= CHUNK:
        return _told(map(work, items), len(items), progress)
    bag = dask.bag.from_sequence(items, partition_size=CHUNK)
    results = list(bag.map(work).compute())
    return _told(results, len(items), progress)
