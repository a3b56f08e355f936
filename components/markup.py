"""HTML that cannot be anything but what we wrote: every text that goes in is escaped here.

`tag("p", "a < b")` is `<p>a &lt; b</p>`; only what `tag` itself made is taken as HTML. Streamlit
sanitises once more what `st.html` shows. `as_markdown` does the same for the few places (labels of
buttons, messages) where Streamlit reads Markdown.
"""

from __future__ import annotations

import html
import re
from urllib.parse import urlsplit

_NAME = re.compile(r"[a-z][a-z0-9-]*\Z")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~:$&=\"'^])")


class Html(str):
    """A piece of finished HTML. Made by `tag` and `join` alone."""

    __slots__ = ()


def tag(name: str, *children: str | None, **attributes: str | None) -> Html:
    """An element. `class_` stands for class, `_` in other names for `-`; None is left out."""
    written = [
        name,
        *(_attribute(key, value) for key, value in attributes.items() if value is not None),
    ]
    if not _NAME.match(name):
        raise ValueError(f"{name!r} is no element")
    return Html(f"<{' '.join(written)}>{join(*children)}</{name}>")


def join(*pieces: str | None) -> Html:
    """The pieces one after the other, those that are no Html escaped."""
    return Html("".join(p if isinstance(p, Html) else html.escape(p) for p in pieces if p))


def web_address(address: str) -> str | None:
    """`address` if it is one that may be linked: http or https, with a host; else None."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    return address.strip() if parts.scheme in ("http", "https") and parts.hostname else None


def link(text: str, address: str) -> Html:
    """A link that opens a new page and tells it nothing of this one; mere text if it is unsafe."""
    href = web_address(address)
    if href is None:
        return join(text)
    return tag("a", text, href=href, target="_blank", rel="noopener noreferrer")


def as_markdown(text: str) -> str:
    """`text` so that Streamlit's Markdown shows exactly that."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def _attribute(key: str, value: str | None) -> str:
    name = key.rstrip("_").replace("_", "-")
    if not _NAME.match(name) or name.startswith("on"):
        raise ValueError(f"{key!r} is no attribute to set")
    return f'{name}="{html.escape(value or "")}"'
