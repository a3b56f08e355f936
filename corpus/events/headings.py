"""Years and months that stand as headings: what is listed under them happened then."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.dates import Timex, edtf
from corpus.records import Basis, Precision

_LEAST = 2
"""One line with nothing but a year may be anything; two are headings."""
_BARE = re.compile(r"[ \t#*•=|>:.,()\[\]–—-]*(?:in|year|the year)?[ \t#*•=|>:.,()\[\]–—-]*", re.I)
_UNKNOWN = "XXXX"


@dataclass(frozen=True, slots=True)
class Headings:
    """The dated headings of a text, in order."""

    timexes: tuple[Timex, ...] = ()
    entries: tuple[Timex, ...] = ()  # they open a line: "1999 – …"

    @classmethod
    def of(cls, text: str, timexes: Sequence[Timex]) -> Headings:
        found = [t for t in timexes if _is_coarse(t) and _stands_alone(text, t)]
        entries = [t for t in timexes if _opens_a_line(text, t)]
        return cls(
            tuple(found) if len(found) >= _LEAST else (),
            tuple(entries) if len(entries) > _LEAST else (),
        )

    def entry_of(self, text: str, place: int) -> Timex | None:
        """The date that opens the line of `place`, in a page that is a list of such lines."""
        number = bisect_right(self.entries, place, key=lambda t: t.end)
        if not number or "\n" in text[self.entries[number - 1].end : place]:
            return None
        return self.entries[number - 1]

    def above(self, place: int) -> Timex | None:
        """The heading under which `place` stands."""
        number = bisect_right(self.timexes, place, key=lambda t: t.start)
        return self.timexes[number - 1] if number else None

    def complete(self, timexes: Sequence[Timex], place: int) -> list[Timex]:
        """`timexes` of an act at `place`, with the year of its heading where they lack one; the
        heading's own date where there are none."""
        heading = self.above(place)
        if heading is None:
            return list(timexes)
        return [_with_year(t, heading) for t in timexes] or [heading]


def _is_coarse(timex: Timex) -> bool:
    return timex.type == "DATE" and timex.dating.precision in (Precision.YEAR, Precision.MONTH)


def _stands_alone(text: str, timex: Timex) -> bool:
    first = text.rfind("\n", 0, timex.start) + 1
    last = text.find("\n", timex.end)
    before, after = text[first : timex.start], text[timex.end : last if last >= 0 else None]
    return bool(_BARE.fullmatch(before) and _BARE.fullmatch(after))


def _opens_a_line(text: str, timex: Timex) -> bool:
    first = text.rfind("\n", 0, timex.start) + 1
    dated = timex.type == "DATE" and bool(timex.dating.edtf)
    return (
        dated
        and bool(_LEAD.fullmatch(text, first, timex.start))
        and bool(_DASH.match(text, timex.end))
    )


_LEAD = re.compile(r"[ \t#*•>|(–—-]*(?:(?:in|on)\s+)?", re.I)
_DASH = re.compile(r"[)\]]?\s*[–—:|-]\s")


def _with_year(timex: Timex, heading: Timex) -> Timex:
    partial = timex.dating.partial
    if timex.dating.edtf or not partial or not heading.dating.edtf:
        return timex
    full = partial.replace(_UNKNOWN, heading.dating.edtf[:4])
    dating = edtf.dating(full, Basis.INFERRED, said=timex.dating.said)
    return replace(timex, dating=dating, anchor=f"the heading ‘{heading.text}’")
