"""How the work on many documents is spread: here, over processes, or over Dask. The results are the
same, in the same order, whichever does it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

from corpus.errors import CorpusError

ENGINES = ("local", "processes", "dask")
_CHUNK = 64
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
    """`work` done on every item, results in the items' order. `progress(done, of)` is told now and
    then. Raises CorpusError when the engine is not to be had."""
    if engine == "processes":
        return _processes(work, items, progress)
    if engine == "dask":
        return _dask(work, items)
    results = []
    for number, item in enumerate(items, start=1):
        results.append(work(item))
        if progress:
            progress(number, len(items))
    return results


def _processes(
    work: Callable[[Item], Result], items: Sequence[Item], progress: Progress | None
) -> list[Result]:
    results = []
    with ProcessPoolExecutor() as pool:
        for number, result in enumerate(pool.map(work, items, chunksize=_CHUNK), start=1):
            results.append(result)
            if progress:
                progress(number, len(items))
    return results


def _dask(work: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    try:
        import dask.bag
    except ImportError:
        raise CorpusError("--engine dask needs the package dask: pip install 'dask[bag]'") from None
    bag = dask.bag.from_sequence(items, partition_size=_CHUNK)
    return list(bag.map(work).compute())
