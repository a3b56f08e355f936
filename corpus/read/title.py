"""What to call a document that states no title: its heading if it has one, else its file's name.

Nothing is made up, and `Document.meta` keeps saying that no title was given.
"""

from __future__ import annotations

import re
from pathlib import Path

_MARKDOWN = (".md", ".markdown")
_HEADING = re.compile(r"#{1,6}[ \t]+(?P<words>\S.*?)[ \t]*#*[ \t]*(?:\n|\Z)")
_UNDERLINED = re.compile(r"(?P<words>\S.*)\n(?:=+|-{3,})[ \t]*(?:\n|\Z)")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_DATE = re.compile(r"(?:(?:19|20)\d\d(?:-?\d\d){0,2}|undated)[-_ ]+(?=\D)")


def title_of(path: Path, body: str) -> str:
    """A name for the document in `path` whose text is `body`. Only a heading that opens a Markdown
    file is a title: one further down heads a part."""
    if path.suffix.lower() in _MARKDOWN:
        found = _HEADING.match(body) or _UNDERLINED.match(body)
        words = _plain(found["words"]) if found else ""
        if words:
            return words
    return in_words(path.stem)


def in_words(stem: str) -> str:
    """A file's name as words: "2006-11-17-joint-statement" is "Joint statement"."""
    words = " ".join(re.sub(r"[-_\s]+", " ", _DATE.sub("", stem, count=1)).split())
    return words[:1].upper() + words[1:] or stem


def _plain(heading: str) -> str:
    """A heading's words without Markdown's links and emphasis."""
    return " ".join(_LINK.sub(r"\1", heading).strip("*_` ").split())
