"""Document text on its way into a figure.

Plotly reads `<b>`, `<a href>`, `<br>` and `&…;` in any text it draws. What comes from documents
goes through `plain` and is drawn letter for letter; figures carry no template that could read
`%{…}` out of it.
"""

from __future__ import annotations

import textwrap
import unicodedata

_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def plain(text: str) -> str:
    """`text` as Plotly must be given it so that it draws exactly that, on one line."""
    return _one_line(text).translate(_MARKUP)


def wrapped(text: str, width: int, lines: int = 4) -> str:
    """`text`, escaped, broken into at most `lines` lines of about `width` characters."""
    rows = textwrap.wrap(_one_line(text), width, max_lines=lines, placeholder=" …")
    return "<br>".join(row.translate(_MARKUP) for row in rows)


def short(text: str, width: int) -> str:
    """`text`, not escaped, cut at a word so that it is no longer than `width` characters."""
    line = _one_line(text)
    if len(line) <= width:
        return line
    return textwrap.shorten(line, width, placeholder="…", break_on_hyphens=False)


def folded(text: str, width: int, lines: int) -> list[str]:
    """`text`, not escaped, on at most `lines` lines of at most `width` characters; a word that is
    too long for a line is cut."""
    rows = textwrap.wrap(_one_line(text), width, break_long_words=True)
    if len(rows) > lines:
        rest = " ".join(rows[lines - 1 :])
        rows = [*rows[: lines - 1], f"{rest[: width - 1].rstrip()}…"]
    return rows or [""]


def _one_line(text: str) -> str:
    """No line breaks, and no invisible signs that could turn the direction of what follows."""
    if text.isascii():
        return " ".join(text.split())
    visible = "".join(c for c in text if unicodedata.category(c) != "Cf" or c == "\u200d")
    return " ".join(visible.split())
