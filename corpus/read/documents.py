"""Files -> Documents. One bad file is refused with its remedy; the rest goes on."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from corpus import settings
from corpus.errors import Problem, RefusedDocument
from corpus.read import frontmatter
from corpus.records import Dating, Document

SUFFIXES = (".md", ".markdown", ".txt")
SIDECAR = ".meta.yaml"
NOT_DOCUMENTS = ("README.md",)


@dataclass(slots=True)
class Reading:
    """What came of reading files: documents in order of their ids, and what was refused or weak."""

    documents: list[Document] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_folder(folder: Path) -> Reading:
    """Every document below `folder`, in the same order on every machine."""
    return read_files(sorted(files_below(folder)), folder)


def files_below(folder: Path) -> Iterator[Path]:
    """The files that claim to be documents: by suffix, hidden ones and READMEs left out. Links
    that lead out of the folder are not followed."""
    for base, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(base, name)
            if name.startswith(".") or name in NOT_DOCUMENTS or path.is_symlink():
                continue
            if path.suffix.lower() in SUFFIXES:
                yield path


def read_files(paths: Iterable[Path], root: Path) -> Reading:
    """The documents of `paths`; their ids are their paths below `root` without suffix."""
    reading = Reading()
    seen: dict[str, Path] = {}
    for path in paths:
        try:
            document = read_file(path, root)
            if document.id in seen:
                twin = seen[document.id].name
                raise _refuse(path, f"has the same name as {twin}", "rename one of them")
        except RefusedDocument as refused:
            reading.problems.append(refused.problem)
            continue
        seen[document.id] = path
        reading.documents.append(document)
    return reading


def read_file(path: Path, root: Path) -> Document:
    """One file as a Document, not yet dated. Raises RefusedDocument with what is wrong."""
    raw = _bytes(path)
    text = _decode(raw, path)
    if frontmatter.looks_unclosed(text):
        raise _refuse(
            path, "line 1 opens front matter that never ends", "close it with a line “---”"
        )
    try:
        meta, body = frontmatter.split(text)
    except yaml.YAMLError as error:
        raise _refuse(path, f"its front matter cannot be read: {_one_line(error)}", _YAML) from None
    meta = _sidecar(path) | meta
    if not body:
        raise _refuse(path, "has no text", "paste the page's text below its front matter")
    return _document(path, root, body, meta, hashlib.sha256(raw).hexdigest())


_YAML = "write lines of the form “key: value”, quote values that hold a colon"


def _document(path: Path, root: Path, body: str, meta: Mapping[str, Any], digest: str) -> Document:
    name = path.relative_to(root).with_suffix("").as_posix() if path != root else path.stem
    url = str(meta.get("url", ""))
    return Document(
        id=name,
        title=str(meta.get("title", "")),
        date=Dating.undated(),
        url=url,
        publisher=str(meta.get("publisher") or meta.get("source") or host(url)),
        language=str(meta.get("language", "en")),
        kind=str(meta.get("kind", "original")),
        text=body,
        sha256=digest,
        meta=dict(meta),
    )


def host(url: str) -> str:
    """The host of an address without "www.", or "" where there is none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > settings.MAX_DOCUMENT_BYTES:
            limit = settings.MAX_DOCUMENT_BYTES // 1_000_000
            raise _refuse(path, f"is {size:,} bytes long", f"documents end at {limit} MB; split it")
        return path.read_bytes()
    except OSError as error:
        raise _refuse(path, f"cannot be opened ({error.strerror})", "check its rights") from None


def _decode(raw: bytes, path: Path) -> str:
    if b"\0" in raw[:4096]:
        raise _refuse(path, "is not text", "save the page as plain text or Markdown")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise _refuse(path, f"line {line} is not UTF-8", "save the file as UTF-8") from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _sidecar(path: Path) -> dict[str, Any]:
    """What NAME.meta.yaml beside NAME.txt adds; the document's own front matter goes before it."""
    beside = path.with_suffix(SIDECAR)
    if not beside.is_file():
        return {}
    try:
        return frontmatter.parse_yaml(beside.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        message = f"its sidecar {beside.name} cannot be read: {_one_line(error)}"
        raise _refuse(path, message, _YAML) from None


def _refuse(path: Path, message: str, remedy: str) -> RefusedDocument:
    return RefusedDocument(Problem(str(path), message, remedy, refused=True))


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
