"""What lies in a folder: the files that claim to be documents, and what would else vanish silently.

Left out without a word: hidden files and folders, READMEs, and files that nobody takes for a
document (pictures, tables, code). Everything else that is passed over is reported.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from corpus.errors import Problem, shown
from corpus.read.relation import FILE, declared_relations

SUFFIXES = (".md", ".markdown", ".txt")
SIDECAR = ".meta.yaml"
_NEARLY_SIDECARS = (".meta.yml", ".meta.json", ".yaml", ".yml")
_NOT_YET = {
    **dict.fromkeys((".html", ".htm", ".xhtml", ".mhtml"), "a web page"),
    **dict.fromkeys((".doc", ".docx", ".odt", ".rtf", ".pages"), "a word processor’s file"),
    ".pdf": "a PDF",
    ".epub": "an e-book",
}


@dataclass(slots=True)
class Listing:
    """Files to read, in no particular order, and what was passed over."""

    files: list[Path] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def list_folder(folder: Path) -> Listing:
    """The files below `folder` that claim to be documents. A folder inside it that has a
    relation.toml of its own is another relation's. Links are not followed: what they lead to may
    lie anywhere, or be read twice."""
    listing = Listing()

    def unreadable(error: OSError) -> None:
        listing.problems.append(_passed_over(Path(error.filename), _why(error), "check its rights"))

    for base, folders, names in os.walk(folder, onerror=unreadable):
        here = Path(base)
        listing.problems += [_link(here / name) for name in folders if (here / name).is_symlink()]
        folders[:] = sorted(name for name in folders if _is_ours(here / name))
        stems = frozenset(Path(n).stem for n in names if Path(n).suffix.lower() in SUFFIXES)
        for name in sorted(names):
            if not name.startswith("."):
                _take(here / name, stems, listing)
    return listing


def strays(root: Path) -> list[Problem]:
    """What lies below `root` and belongs to none of its relations: documents beside the relations'
    folders (one line for each folder of them), and folders whose relation.toml is broken."""
    relations, broken = declared_relations(root)
    problems = [error.problem for error in broken]
    if not relations or any(relation.folder == root for relation in relations):
        return problems
    listing = list_folder(root)
    tops = Counter(path.relative_to(root).parts[0] for path in listing.files)
    problems += [_stray(root / top, number) for top, number in sorted(tops.items())]
    return problems + listing.problems


def _stray(path: Path, number: int) -> Problem:
    if path.is_dir():
        counted = "its document belongs" if number == 1 else f"its {number} documents belong"
        return _passed_over(path, f"{counted} to no relation", f"write a {FILE} into this folder")
    message = "lies beside the relations’ folders and belongs to none of them"
    return _passed_over(path, message, "move it into the folder of its relation")


def _is_ours(folder: Path) -> bool:
    hidden = folder.name.startswith(".")
    return not (hidden or folder.is_symlink() or (folder / FILE).is_file())


def _take(path: Path, stems: frozenset[str], listing: Listing) -> None:
    """Enter one file as what it is: a document, a problem, or nothing. `stems` are the names,
    without suffix, of the documents in its folder."""
    suffix = path.suffix.lower()
    if suffix in SUFFIXES:
        if path.is_symlink():
            listing.problems.append(_link(path))
        elif path.stem.lower() != "readme":
            listing.files.append(path)
    elif suffix in _NOT_YET:
        message = f"is {_NOT_YET[suffix]}, which is not read yet"
        listing.problems.append(_passed_over(path, message, "save its text as .txt or .md"))
    else:
        listing.problems += _orphan(path, stems)


def _orphan(path: Path, stems: frozenset[str]) -> Iterator[Problem]:
    """A sidecar that adds to nothing: its document is missing, or its own name is wrong."""
    name = path.name
    if name.endswith(SIDECAR):
        stem = name.removesuffix(SIDECAR)
        if stem not in stems:
            remedy = f"put the document beside it as {stem}.md or {stem}.txt, or rename the sidecar"
            yield Problem(shown(path), "is a sidecar without a document", shown(remedy))
        return
    for ending in _NEARLY_SIDECARS:
        stem = name.removesuffix(ending)
        if stem != name and stem in stems:
            message = "is not read: a sidecar has another ending"
            yield Problem(shown(path), message, shown(f"rename it {stem}{SIDECAR}"))
            return


def _link(path: Path) -> Problem:
    remedy = "put what it leads to in its place, or name that on the command line"
    return _passed_over(path, "is a link, and links are not followed", remedy)


def _passed_over(path: Path, message: str, remedy: str) -> Problem:
    return Problem(shown(path), message, remedy, refused=True)


def _why(error: OSError) -> str:
    return f"cannot be opened ({error.strerror})"
