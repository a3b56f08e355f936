"""Whichever engine does the work, the results are the same and in order."""

from __future__ import annotations

import os
import sys

import pytest

from corpus.engines import CHUNK, ENGINES, run
from corpus.errors import CorpusError

MANY = list(range(2 * CHUNK + 7))


def square(number: int) -> int:
    return number * number


def fail(number: int) -> int:
    if number == CHUNK + 1:
        raise ValueError(f"not {number}")
    return number


def die(number: int) -> int:
    os._exit(number and 1)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("number", [0, 1, CHUNK, len(MANY)])
def test_results_in_order(engine: str, number: int) -> None:
    told: list[tuple[int, int]] = []
    items = MANY[:number]
    results = run(engine, square, items, lambda done, of: told.append((done, of)))
    assert results == [square(item) for item in items]
    assert told == [(done, number) for done in range(1, number + 1)]


@pytest.mark.parametrize("engine", ENGINES)
def test_an_error_comes_through(engine: str) -> None:
    with pytest.raises(ValueError, match=f"not {CHUNK + 1}"):
        run(engine, fail, MANY)


def test_a_worker_that_dies_is_said(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(CorpusError, match=r"a worker process died.*--engine local"):
        run("processes", die, MANY)
    capfd.readouterr()


def test_an_unknown_engine() -> None:
    with pytest.raises(CorpusError, match="no engine 'steam'; there are local, processes, dask"):
        run("steam", square, MANY)


@pytest.mark.parametrize("number", [1, len(MANY)])
def test_dask_is_not_installed(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    monkeypatch.setitem(sys.modules, "dask", None)
    monkeypatch.setitem(sys.modules, "dask.bag", None)
    with pytest.raises(CorpusError, match="needs the package dask"):
        run("dask", square, MANY[:number])
