"""Things that stand somewhere in a text, looked up by place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Protocol, TypeVar


class Placed(Protocol):
    """Something that begins at `start`."""

    @property
    def start(self) -> int: ...


Item = TypeVar("Item", bound=Placed)


_FEW = 24
"""Of so few a look at each costs less than a search."""


def within(items: Sequence[Item], start: int, end: int) -> list[Item]:
    """Those of `items`, which are in the order of their places, that begin in start..end."""
    if len(items) < _FEW:
        return [item for item in items if start <= item.start < end]
    first = bisect_left(items, start, key=lambda item: item.start)
    last = bisect_left(items, end, lo=first, key=lambda item: item.start)
    return list(items[first:last])
