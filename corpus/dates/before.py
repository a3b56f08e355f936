"""The word right before an expression: since, until, by, after, in."""

from __future__ import annotations

from functools import lru_cache

REACH = 20  # characters looked at


def word_before(text: str, start: int) -> str:
    """That word in small letters, a "the" skipped; "" where none stands right before."""
    return _last_word(text[max(0, start - REACH) : start])


@lru_cache(maxsize=1024)
def _last_word(head: str) -> str:
    if not head[-1:].isspace():
        return ""
    words = head.lower().rsplit(None, 2)
    word = words[-1] if words else ""
    if word == "the" and len(words) > 1:
        word = words[-2]
    return word.lstrip("([\"“‘'")
