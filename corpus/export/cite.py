"""Documents as citations: a plain line, BibTeX and RIS. What is not known is left out.

BibTeX as *BibTeX 0.99d* reads it (btxdoc), entry type `misc` with `url`; RIS as the *RIS format
specification* (2011) describes it, type ELEC. An abstract is cited as the page that it sums up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from corpus.dates.edtf import Moment, parse
from corpus.dates.words import MONTHS, in_words
from corpus.export.batch import Batch
from corpus.records import Document

_BIBTEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "#$%&_"},
}
_MONTH_NAMES = [name[:3].lower() for name in MONTHS]


def plain(document: Document) -> str:
    """One line for a footnote: publisher, title, date, address."""
    dated = in_words(document.date) if document.date.is_dated else "undated"
    parts = [document.publisher, f"“{_title(document)}”", dated, document.url]
    return _line(", ".join(part for part in parts if part)) + "."


def bibtex(documents: Iterable[Document]) -> str:
    """One entry a document, keyed by its id."""
    return "\n".join(_entry(key, document) for key, document in keyed(documents).items())


def ris(documents: Iterable[Document]) -> str:
    """One record a document, with the line ends that the format asks for."""
    return "".join(_record(document) for document in documents)


def as_bibtex(batch: Batch) -> bytes:
    """The documents of a batch as a .bib file."""
    return bibtex(batch.documents.values()).encode("utf-8", "backslashreplace")


def as_ris(batch: Batch) -> bytes:
    """The documents of a batch as a .ris file."""
    return ris(batch.documents.values()).encode("utf-8", "backslashreplace")


def keyed(documents: Iterable[Document]) -> Mapping[str, Document]:
    """Citation key -> document. A key is the id in the letters that BibTeX allows; where two ids
    come to the same, the later gets a number."""
    found: dict[str, Document] = {}
    for document in documents:
        stem = re.sub(r"[^A-Za-z0-9]+", "-", document.id).strip("-").lower() or "document"
        key, number = stem, 1
        while key in found:
            number += 1
            key = f"{stem}-{number}"
        found[key] = document
    return found


def _title(document: Document) -> str:
    """The title as its publisher gave it."""
    return str(document.meta.get("source_title") or document.title or document.id)


def _entry(key: str, document: Document) -> str:
    year, month, day = _numbers(document)
    fields = {
        "title": f"{{{_tex(_title(document))}}}",
        "author": f"{{{_tex(document.publisher)}}}" if document.publisher else "",
        "year": year,
        "month": "",
        "day": day,
        "url": re.sub(r"[{}\\\s]", _percent, document.url),
        "language": _tex(str(document.meta.get("source_language") or document.language)),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    if month:
        lines.append(f"  month = {_MONTH_NAMES[int(month) - 1]},")
    return "\n".join([f"@misc{{{key},", *lines, "}", ""])


def _tex(text: str) -> str:
    return "".join(_BIBTEX.get(char, char) for char in _line(text))


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode())


def _record(document: Document) -> str:
    year, month, day = _numbers(document)
    fields = [
        ("TY", "ELEC"),
        ("TI", _title(document)),
        ("AU", document.publisher),
        ("PB", document.publisher),
        ("PY", year),
        ("DA", f"{year}/{month}/{day}/" if year else ""),
        ("LA", str(document.meta.get("source_language") or document.language)),
        ("UR", document.url),
        ("ID", document.id),
    ]
    lines = [f"{tag}  - {_line(value)}\r\n" for tag, value in fields if value]
    return "".join([*lines, "ER  - \r\n"])


def _numbers(document: Document) -> tuple[str, str, str]:
    """(year, month, day) as far as the document's date is known, each "" where it is not."""
    start = parse(document.date.edtf).start if document.date.edtf else None
    if not isinstance(start, Moment) or not start.year.isdigit():
        return "", "", ""
    month = start.month if start.month and not start.code else ""
    return start.year, month or "", (start.day or "") if month else ""


def _line(text: str) -> str:
    return " ".join(text.split())
