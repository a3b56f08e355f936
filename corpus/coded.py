"""Columns as numbers and bits, so that a filter over a million events takes milliseconds.

Rows are bits of 64-bit words (`Bits`): the parts of a filter are joined by `&`, and a value's count
is the number of bits left. Everything is worked out once a table and kept; words that were searched
for are remembered within a budget.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Any, TypeVar

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

Bits = np.ndarray  # of uint64: row i is bit i % 64 of word i // 64; bits beyond the last row are 0
T = TypeVar("T")

FEW = 200  # a column of no more values has its bits kept for each of them
OFTEN = 4  # a word found in more than one of so many rows is counted among the common ones


def pack(rows: np.ndarray) -> Bits:
    """Booleans, one a row, as bits."""
    packed = np.packbits(rows, bitorder="little")
    words = np.zeros(-(-len(rows) // 64) * 8, dtype=np.uint8)
    words[: len(packed)] = packed
    return words.view(np.uint64)


def unpack(bits: Bits, number: int) -> np.ndarray:
    """The bits of `number` rows as booleans."""
    return np.unpackbits(bits.view(np.uint8), count=number, bitorder="little").view(bool)


def count(bits: Bits) -> int:
    return int(np.bitwise_count(bits).sum())


@dataclass(frozen=True, eq=False)
class Column:
    """Which rows have which values; a row may have several, or none.

    values: in alphabetical order; codes: for each value's occurrence its number in `values`,
    sorted; rows: the row of each occurrence.
    """

    values: tuple[str, ...]
    codes: np.ndarray
    rows: np.ndarray
    length: int

    @classmethod
    def of(cls, cells: pd.Series[str], *, joined: bool = False) -> Column:
        """The column of `cells`, each of which holds one value, or several `joined` by "|". An
        empty or missing cell has none."""
        codes, found = pd.factorize(cells)
        lists = [str(cell).split("|") if joined else [str(cell)] for cell in found]
        values = sorted({value for cell in lists for value in cell if value})
        number = {value: i for i, value in enumerate(values)}
        parts = [sorted({number[value] for value in cell if value}) for cell in lists]
        return cls._expanded(tuple(values), parts, codes)

    @classmethod
    def _expanded(
        cls, values: tuple[str, ...], parts: Sequence[Sequence[int]], codes: np.ndarray
    ) -> Column:
        """From cells given as numbers into `parts`, the values of each distinct cell."""
        lengths = np.fromiter(map(len, parts), np.int64, len(parts))
        flat = np.fromiter((code for part in parts for code in part), np.int32, lengths.sum())
        starts = np.concatenate([[0], np.cumsum(lengths)])
        present = np.flatnonzero(codes >= 0)
        cells = codes[present]
        many = lengths[cells]
        rows = np.repeat(present.astype(np.int32), many)
        first = np.cumsum(many) - many
        inside = np.arange(len(rows)) - np.repeat(first, many)
        found = flat[np.repeat(starts[cells], many) + inside]
        order = np.argsort(found, kind="stable")
        return cls(values, found[order], rows[order], len(codes))

    @cached_property
    def starts(self) -> np.ndarray:
        """Where in `rows` each value's occurrences begin, and the end."""
        return np.searchsorted(self.codes, np.arange(len(self.values) + 1))

    @cached_property
    def number(self) -> dict[str, int]:
        """Value -> its number."""
        return {value: i for i, value in enumerate(self.values)}

    def rows_of(self, value: str) -> np.ndarray:
        """The rows that have `value`, in order."""
        at = self.number.get(value)
        return self.rows[:0] if at is None else self.rows[self.starts[at] : self.starts[at + 1]]

    def having(self, wanted: Iterable[str]) -> Bits:
        """The rows that have one of `wanted`."""
        found = np.zeros(self.length, dtype=bool)
        for value in wanted:
            found[self.rows_of(value)] = True
        return pack(found)

    @cached_property
    def _bits(self) -> np.ndarray | None:
        """A row of bits for each value, where there are few values."""
        if len(self.values) > FEW:
            return None
        none = np.zeros((0, -(-self.length // 64)), dtype=np.uint64)
        return np.stack([self.having((value,)) for value in self.values]) if self.values else none

    def counts(self, bits: Bits) -> dict[str, int]:
        """How many of the rows `bits` have each value; values that none has are left out."""
        if self._bits is not None:
            found = np.bitwise_count(self._bits & bits).sum(axis=1)
        else:
            hit = unpack(bits, self.length)[self.rows]
            sums = np.concatenate([[0], np.cumsum(hit)])
            found = np.diff(sums[self.starts])
        return {self.values[i]: int(found[i]) for i in np.flatnonzero(found)}


class Texts:
    """The folded texts of all rows, searched for one word (no white space in it) at a time."""

    def __init__(self, texts: pd.Series[str]) -> None:
        self._texts = texts

    @cached_property
    def _joined(self) -> tuple[bytes, np.ndarray]:
        """All texts as one, a line's end after each, and where each begins."""
        parts = [text.encode() for text in self._texts.tolist()]
        lengths = np.fromiter(map(len, parts), np.int64, len(parts)) + 1
        return b"\n".join([*parts, b""]), np.cumsum(lengths) - lengths

    def having(self, word: str) -> Bits:
        """The rows whose text has `word`. A scan of the joined text finds rare words fast, a scan
        row by row, which leaves each row at the first hit, finds common ones."""
        whole, starts = self._joined
        sought = word.encode()
        common = len(starts) // OFTEN + 64
        pieces = whole.split(sought, common)
        if len(pieces) > common:
            texts = pa.array(self._texts)
            return pack(pc.match_substring(texts, word).to_numpy(zero_copy_only=False))
        lengths = np.fromiter(map(len, pieces), np.int64, len(pieces))[:-1]
        places = np.cumsum(lengths + len(sought)) - len(sought)
        found = np.zeros(len(starts), dtype=bool)
        found[np.searchsorted(starts, places, side="right") - 1] = True
        return pack(found)


class Memory:
    """What was worked out lately, up to so many bytes; safe to share among threads."""

    def __init__(self, limit: int) -> None:
        self._limit, self._size, self._lock = limit, 0, Lock()
        self._kept: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], T], size: Callable[[T], int]) -> T:
        """What `make` gives for `key`; `size` says how many bytes that takes."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                kept: T = self._kept[key][0]
                return kept
        made = make()
        with self._lock:
            if key not in self._kept:
                self._kept[key] = made, size(made)
                self._size += self._kept[key][1]
            while self._size > self._limit and len(self._kept) > 1:
                self._size -= self._kept.popitem(last=False)[1][1]
        return made
