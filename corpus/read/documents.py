"""Files -> Documents. One bad file is refused with its remedy; the rest goes on."""

from __future__ import annotations

import hashlib
import stat
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from corpus import settings
from corpus.errors import Problem, RefusedDocument, shown
from corpus.read import frontmatter
from corpus.read.folder import SIDECAR, list_folder
from corpus.read.title import title_of
from corpus.records import Dating, Document

KINDS = ("original", "abstract")
_YAML = "write lines of the form “key: value”, and quote values that hold a colon"
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # how UTF-16 begins


@dataclass(slots=True)
class Reading:
    """What came of reading files: documents in order of their ids, and what was refused or weak."""

    documents: list[Document] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_folder(folder: Path) -> Reading:
    """Every document below `folder`, in the same order on every machine."""
    listing = list_folder(folder)
    reading = read_files(listing.files, folder)
    reading.problems[:0] = listing.problems
    return reading


def read_files(paths: Iterable[Path], root: Path) -> Reading:
    """The documents of `paths`, in order of their ids. Of two files with one id the first by name
    is read and the other refused."""
    reading = Reading()
    seen: dict[str, Path] = {}
    for path in sorted(paths, key=lambda path: (document_id(path, root), path.name)):
        try:
            document = read_file(path, root)
            if document.id in seen:
                twin = seen[document.id].name
                raise _refuse(path, f"has the same name as {shown(twin)}", "rename one of them")
        except RefusedDocument as refused:
            reading.problems.append(refused.problem)
            continue
        seen[document.id] = path
        reading.documents.append(document)
    return reading


def read_file(path: Path, root: Path) -> Document:
    """One file as a Document, not yet dated. Raises RefusedDocument with what is wrong.

    The text is what python-frontmatter leaves of the file, after a byte order mark was taken away
    and line ends were made "\\n". Where front matter and sidecar differ, front matter holds.
    """
    if not shown(path) == str(path):
        raise _refuse(path, "has a name that is not UTF-8", "rename it")
    raw = _bytes(path)
    try:
        meta, body = frontmatter.split(_decode(raw, path))
    except frontmatter.FrontMatterError as error:
        raise _refuse(path, f"its front matter cannot be read: {error}", _YAML) from None
    beside = _sidecar(path)
    meta = beside | {key: value for key, value in meta.items() if value or key not in beside}
    if not body:
        raise _refuse(path, "has no text", "paste the page's text below its front matter")
    return _document(path, document_id(path, root), body, meta, hashlib.sha256(raw).hexdigest())


def document_id(path: Path, root: Path) -> str:
    """A file's path below `root` without suffix, the same on every machine: "/" between folders,
    letters composed (some file systems keep "ễ" as three)."""
    inside = _below(path, root) or _below(path.parent.resolve() / path.name, root.resolve())
    inside = inside or Path(path.name)
    return unicodedata.normalize("NFC", inside.with_suffix("").as_posix())


def _below(path: Path, root: Path) -> Path | None:
    """`path` relative to `root`, by their spelling alone; None where that does not tell."""
    if ".." in path.parts or not path.is_relative_to(root):
        return None
    return path.relative_to(root)


def _document(path: Path, name: str, body: str, meta: Mapping[str, Any], digest: str) -> Document:
    url = _text(meta, "url")
    kind = _text(meta, "kind").lower()
    return Document(
        id=name,
        title=_text(meta, "title") or title_of(path, body),
        date=Dating.undated(),
        url=url,
        publisher=_text(meta, "publisher") or _text(meta, "source") or host(url),
        language=_text(meta, "language") or "en",
        kind=kind if kind in KINDS else KINDS[0],
        text=body,
        sha256=digest,
        meta=dict(meta),
    )


def _text(meta: Mapping[str, Any], key: str) -> str:
    """A field as one line of text; of a list, its words with commas; of anything else, nothing."""
    value = meta.get(key, "")
    if isinstance(value, list):
        value = ", ".join(item for item in value if isinstance(item, str))
    return " ".join(value.split()) if isinstance(value, str) else ""


def host(url: str) -> str:
    """The host of an address without "www.", or "" where there is none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _bytes(path: Path) -> bytes:
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):
            raise _refuse(path, "is no ordinary file", "put a text file in its place")
        if facts.st_size > settings.MAX_DOCUMENT_BYTES:
            limit = settings.MAX_DOCUMENT_BYTES // 1_000_000
            message = f"is {facts.st_size:,} bytes long"
            raise _refuse(path, message, f"documents end at {limit} MB; split it")
        return path.read_bytes()
    except OSError as error:
        raise _refuse(path, f"cannot be opened ({error.strerror})", "check its rights") from None


def _decode(raw: bytes, path: Path) -> str:
    if raw.startswith(_WIDE):
        raise _refuse(path, "line 1 is UTF-16", "save the file as UTF-8")
    if b"\0" in raw:
        line = raw[: raw.index(b"\0")].count(b"\n") + 1
        remedy = "save the page as plain text or Markdown"
        raise _refuse(path, f"is not text: there is a NUL byte in line {line}", remedy)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise _refuse(path, f"line {line} is not UTF-8", "save the file as UTF-8") from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _sidecar(path: Path) -> dict[str, Any]:
    """What NAME.meta.yaml beside NAME.txt says; {} where there is none."""
    beside = path.with_suffix(SIDECAR)
    if not beside.is_file():
        return {}
    try:
        return frontmatter.parse_yaml(_decode(_bytes(beside), beside))
    except RefusedDocument as refused:
        problem = refused.problem
        message = f"its sidecar {shown(beside.name)} {problem.message}"
        raise _refuse(path, message, problem.remedy) from None
    except frontmatter.FrontMatterError as error:
        message = f"its sidecar {shown(beside.name)} cannot be read: {error}"
        raise _refuse(path, message, _YAML) from None


def _refuse(path: Path, message: str, remedy: str) -> RefusedDocument:
    return RefusedDocument(Problem(shown(path), message, remedy, refused=True))
