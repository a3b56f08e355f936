"""Numbers in words: "twenty-five" is 25, "nineteen ninety-six" is the year 1996."""

from __future__ import annotations

from collections.abc import Sequence


def number(words: Sequence[int]) -> int | None:
    """The value of a run of number words, given as their own values (20, 5 → 25; 2, 100 → 200).

    None where they do not make one number (5, 7).
    """
    total, current, last = 0, 0, 0
    for value in words:
        if value in (100, 1000, 1_000_000):
            if last in (100, 1000, 1_000_000) and value <= last:
                return None
            current = (current or 1) * value
            if value >= 1000:
                total, current = total + current, 0
        elif last == 0 or last >= 100 or (20 <= last < 100 and last % 10 == 0 and 0 < value < 10):
            current += value
        else:
            return None
        last = value
    return total + current


def year_in_words(words: Sequence[int]) -> int | None:
    """A year said as two numbers (19, 90, 6 → 1996; 2, 1000 → 2000), or None."""
    if len(words) >= 2 and 10 <= words[0] <= 20 and 10 <= words[1] < 100:
        tail = number(words[1:])
        return words[0] * 100 + tail if tail is not None and tail < 100 else None
    whole = number(words)
    return whole if whole is not None and 1000 <= whole <= 2100 else None
