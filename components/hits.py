"""Where the words of a search stand in a text, compared as the search compares them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from corpus.records import Event
from corpus.store import fold

AROUND = 44  # letters that are shown on each side of a hit


def has_any(text: str, words: Sequence[str]) -> bool:
    """Whether one of `words` stands in `text`."""
    plain = fold(text)
    return any(word in plain for word in words)


def passage(event: Event, words: Sequence[str]) -> str:
    """The neighbourhood of the first hit outside the title: in the quotes, then in names and place;
    "" if there is none."""
    names = [part for actor in event.actors for part in (actor.name, actor.role)]
    for text in (*(piece.quote for piece in event.evidence), *names, event.place or ""):
        if found := _around(text, words):
            return found
    return ""


def _around(text: str, words: Sequence[str]) -> str:
    """A piece of `text` around the first of `words` that it has; "" without one."""
    if not has_any(text, words):
        return ""
    plain, places = _folded(text)
    at = min(place for word in words if (place := plain.find(word)) >= 0)
    middle = places[at]
    start, end = max(0, middle - AROUND), min(len(text), middle + 2 * AROUND)
    while start and not text[start - 1].isspace() and start < middle:
        start += 1
    piece = " ".join(text[start:end].split())
    return f"{'… ' if start else ''}{piece}{' …' if end < len(text) else ''}"


def _folded(text: str) -> tuple[str, list[int]]:
    """`text` folded, and for each folded letter where it stood."""
    letters = [_letter(letter) for letter in text]
    places = [i for i, letter in enumerate(letters) for _ in letter]
    return "".join(letters), places


@lru_cache(maxsize=4096)
def _letter(letter: str) -> str:
    return fold(letter)
