"""When was this document made? A ladder from what states the date to what only bounds it.

Rungs, the first that speaks wins: front matter, dateline, "Published" line, byline, file name,
address (URL), inside evidence. A file name or address counts only where it spells a date out
(2006-11-17, 2006/11/17, 20061117 or 2006/11/); article numbers never do. Where nothing speaks,
the document stays undated, at most with bounds: it cannot be older than the newest past date in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from corpus.dates import evidence, mastheads
from corpus.dates.edtf import before, dating, parse
from corpus.dates.finder import day_order, find
from corpus.dates.timex import Timex
from corpus.dates.words import in_words
from corpus.records import Basis, Dating, Precision

HEAD_LINES = 25  # lines from the top in which a dateline is looked for
HEAD_CHARS = 2500
_OPENING = 2  # lines of text, after which a date is no longer that of the page
LINE = 200  # characters of a line in which its date must stand
OLDEST_ADDRESS = 1990  # an address cannot carry the date of an older page

RUNGS = ("front matter", "dateline", "published line", "byline", "file name", "address",
         "inside evidence", "none")  # fmt: skip

_PUBLISHED = re.compile(
    r"\W*(?:(?:first )?published|posted|issue date|issued?|release date|released|publication "
    r"date|date published|date posted|date|press release)\b(?: on| at| online)?"
    r"(?:\s+(?:no|number|nr)\b\.?\s*[\w/-]+)?(?:\s+(?:of|dated))?\s*[:\-–]?\s*(.*)",
    re.I,
)
_BYLINE = re.compile(r"\W*by\s+\S|.*\s[|•·]\s", re.I)
_FILLER = re.compile(
    r"\b(?:utc|gmt|est|edt|pst|pdt|nzst|nzdt|bst|cet|local time|mon|tue|wed|thu|fri|sat|sun|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|news|"
    r"(?:updated|last updated|at))\b|\d{1,2}[:.]\d\d"
    r"(?:\s?[ap]\.?m\.?)?",
    re.I,
)
_ITEM = re.compile(r"\s*(?:[•*▪►·]|\d{1,2}[.)])\s")
_PLACE = re.compile(r"\W*(?:[A-ZÀ-ỸĐ][\w.'’-]*[\s,/]*){1,6}(?:\([^)]{2,30}\)\s*)?[,(:–—-]*\s*\Z")
_AFTER_ITEM = re.compile(r"\s*(?:[•*▪►·]|\d{1,2}[.)])\s")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d|['’]\d\d|\d[/.-]\d{1,2}[/.-]\d\d")
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
_LEAD = re.compile(r"\b(?:on\s+)?(?:the\s+)?(?:[A-Z][A-Za-z]{2,8}\.?\s*)?\Z")
_AFTER_PLACE = re.compile(r"\s*(?:\Z|\n|[-–—:)]|\.\s|\([^)]{2,30}\)\s*[-–—]*)")
_ADDRESS = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<sep>[-/._]?)(?P<m>0[1-9]|1[0-2])(?P=sep)"
    r"(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"
)
_ADDRESS_MONTH = re.compile(r"/(?P<y>(?:19|20)\d\d)/(?P<m>0[1-9]|1[0-2])(?=/|\Z)")
_VIETNAMESE = re.compile(
    r"(?:ngày\s+)?(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})\s*(?:,|năm)\s*(?P<y>\d{4})", re.I
)


@dataclass(frozen=True, slots=True)
class DocumentDate:
    """The date of a document, the rung of the ladder that gave it, and who disagrees."""

    dating: Dating
    rung: str
    conflicts: tuple[str, ...] = ()


def date_document(
    text: str,
    *,
    meta: Mapping[str, Any],
    url: str = "",
    filename: str = "",
    day_first: bool | None = None,
) -> DocumentDate:
    """Date a document; `text` is what follows the front matter, `meta` the front matter itself."""
    order = day_order(text)
    day_first = day_first if order is None else order
    said: list[tuple[str, Dating]] = []
    notes: list[str] = []
    _front_matter(meta, day_first, said, notes)
    address = [("file name", d) for d in [_from_name(filename)] if d]
    address += [("address", d) for d in [_from_address(url)] if d]
    head = list(_head(text, day_first))
    lines = [(rung, d) for kind in RUNGS[1:4] for rung, d in head if rung == kind]
    lines = mastheads.without_copy(head) or lines
    said += _settled(lines, [d for _, d in said + address], notes) + address
    if said:
        rung, chosen = said[0]
        return DocumentDate(chosen, rung, tuple(notes + _conflicts(said)))
    inside = evidence.inside(text)
    partial = "" if inside.edtf else _yearless(text)
    if partial:
        return DocumentDate(replace(inside, partial=partial), "dateline", tuple(notes))
    rung = "inside evidence" if inside.edtf or inside.bounds else "none"
    return DocumentDate(inside, rung, tuple(notes))


def _front_matter(
    meta: Mapping[str, Any],
    day_first: bool | None,
    said: list[tuple[str, Dating]],
    notes: list[str],
) -> None:
    raw = meta.get("date")
    text = str(raw).strip() if raw is not None else ""
    if not text:
        return
    found = _read(text, day_first)
    if found:
        said.append(("front matter", found))
    else:
        notes.append(f"the front matter's date ‘{text}’ cannot be read as a date")


def _read(text: str, day_first: bool | None) -> Dating | None:
    """One date, as EDTF or in words; None where it is neither or has no year."""
    plain = re.sub(r"[T ]\d\d:\d\d.*\Z", "", text)
    try:
        return dating(plain, Basis.EXPLICIT, said=text)
    except ValueError:
        pass
    dates = [t for t in find(text, day_first=day_first) if t.dating.is_dated]
    return replace(dates[0].dating, said=text) if len(dates) == 1 else None


def _head(text: str, day_first: bool | None) -> Iterator[tuple[str, Dating]]:
    """(rung, date) for the lines at the top that state the document's date."""
    lines = [ln for ln in text[:HEAD_CHARS].splitlines() if ln.strip()][:HEAD_LINES]
    waiting = False  # a "Published:" line whose date comes on the next line
    prose = 0  # lines of text so far
    for line in map(mastheads.plain, lines):
        prose += len(line) >= mastheads.PROSE
        if prose > _OPENING:
            return
        label = _PUBLISHED.match(line)
        if waiting or label:
            body = label.group(1) if label else line
            found = _leading(body, day_first)
            waiting = bool(label) and not body.strip()
            if found:
                yield "published line", found
                continue
        byline = _BYLINE.match(line) and not _ITEM.match(line) and len(line) < 160
        if byline and (found := _sole(line, day_first)):
            yield "byline", found
        elif (found := _vietnamese(line)) or (found := _dateline(line, day_first)):
            yield "dateline", found
        elif not prose and (found := _masthead(line, day_first)):
            yield "byline", found


def _masthead(line: str, day_first: bool | None) -> Dating | None:
    """The day of a short line that names who put the page out, and when."""
    dates = [t for t in _stated(line, day_first) if t.dating.precision is Precision.DAY]
    if len(dates) != 1 or not mastheads.names_its_day(line, dates[0].start, dates[0].end):
        return None
    return dates[0].dating


def _stated(line: str, day_first: bool | None) -> list[Timex]:
    """The dates of a line that are written in full, to the day or the month."""
    line = line[:LINE]
    if not _YEAR.search(line):
        return []
    fine = (Precision.DAY, Precision.MONTH, Precision.INTERVAL)
    return [
        t
        for t in find(line, day_first=day_first)
        if t.dating.basis is Basis.EXPLICIT
        and t.dating.precision in fine
        and parse(t.dating.edtf or "").kind != "interval"
    ]


def _sole(line: str, day_first: bool | None) -> Dating | None:
    dates = _stated(line, day_first)
    return dates[0].dating if len(dates) == 1 else None


def _leading(line: str, day_first: bool | None) -> Dating | None:
    """The date with which a line begins."""
    dates = _stated(line, day_first)
    if not dates or re.search(r"[^\W\d_]", _FILLER.sub("", line[: dates[0].start])):
        return None
    return dates[0].dating


def _dateline(line: str, day_first: bool | None) -> Dating | None:
    """A line that is only a date, or begins with a place and a date; no item of a list."""
    if _ITEM.match(line) or not _may_open(line):
        return None
    dates = _stated(line, day_first)
    if not dates:
        return None
    first = dates[0]
    before_it, after_it = line[: first.start], line[first.end :]
    bare = not re.search(r"[^\W\d_]", _FILLER.sub("", before_it))
    if bare and not re.search(r"[^\W\d_]{2}", _FILLER.sub("", after_it)):
        return first.dating
    if not (bare or _PLACE.match(_FILLER.sub("", before_it))) or len(before_it) > 80:
        return None
    place_only = not after_it.strip() or _AFTER_PLACE.match(after_it)
    return first.dating if place_only and not (bare and after_it[:1] == ".") else None


def _may_open(line: str) -> bool:
    """Whether nothing but a place, a month or a weekday stands before its first figure."""
    digit = _DIGIT.search(line, 0, LINE)
    before_it = _LEAD.sub("", _FILLER.sub("", line[: digit.start()])) if digit else "-"
    return bool(digit) and (not _LETTER.search(before_it) or bool(_PLACE.match(before_it)))


def _yearless(text: str) -> str:
    """The day of a dateline that leaves its year out ("Tokyo, June 28 (Agency) -"), or ""."""
    for line in [ln for ln in text[:HEAD_CHARS].splitlines() if ln.strip()][:HEAD_LINES]:
        first = next(iter(find(line[:120])), None) if _may_open(line) else None
        if first is None or len(first.dating.partial or "") != len("XXXX-06-28"):
            continue
        if _PLACE.match(line[: first.start]) and _AFTER_PLACE.match(line[first.end :]):
            return first.dating.partial or ""
    return ""


def _vietnamese(line: str) -> Dating | None:
    found = _VIETNAMESE.search(line)
    if not found or len(line) > 80:
        return None
    return _on(found, Basis.EXPLICIT)


def _on(found: re.Match[str], basis: Basis) -> Dating | None:
    year, month = int(found["y"]), int(found["m"])
    try:
        when = date(year, month, int(found["d"]) if "d" in found.re.groupindex else 1)
    except ValueError:
        return None
    edtf = when.isoformat() if "d" in found.re.groupindex else f"{year:04d}-{month:02d}"
    return dating(edtf, basis, said=found.group().strip("/"))


def _from_name(name: str) -> Dating | None:
    days = {d.edtf: d for m in _ADDRESS.finditer(name) if (d := _on(m, Basis.EXPLICIT))}
    return next(iter(days.values())) if len(days) == 1 else None


def _from_address(url: str) -> Dating | None:
    """A date spelt out in the path; nothing where two dates stand there."""
    path = re.sub(r"\A\w+://[^/]*", "", url)
    days = {
        d.edtf: d
        for m in _ADDRESS.finditer(path)
        if int(m["y"]) >= OLDEST_ADDRESS and (d := _on(m, Basis.EXPLICIT))
    }
    if days:
        return next(iter(days.values())) if len(days) == 1 else None
    months = {d.edtf: d for m in _ADDRESS_MONTH.finditer(path) if (d := _on(m, Basis.EXPLICIT))}
    return next(iter(months.values())) if len(months) == 1 else None


def _settled(
    lines: list[tuple[str, Dating]], others: list[Dating], notes: list[str]
) -> list[tuple[str, Dating]]:
    """The lines with a date, first the one that another rung confirms. Lines that contradict each
    other with nothing to settle it give no date."""
    lines = sorted(lines, key=lambda line: not any(_agree(line[1], other) for other in others))
    if lines and not others and (rows := _conflicts(lines)):
        notes.extend(dict.fromkeys(rows))
        return []
    return lines


def _agree(one: Dating, two: Dating) -> bool:
    """Whether the two can mean the same day."""
    assert one.edtf
    assert two.edtf
    return before(one.edtf, two.edtf) is not True and before(two.edtf, one.edtf) is not True


def _conflicts(said: list[tuple[str, Dating]]) -> list[str]:
    rung, chosen = said[0]
    return [
        f"{rung} says {in_words(chosen)}, {other} says {in_words(when)} (‘{when.said}’)"
        for other, when in said[1:]
        if not _agree(chosen, when)
    ]
