"""Front matter and sidecars as strings, checked: YAML's own guesses are traps here.

`country: NO` would be False, `2019` a number and `2019-11` a string; duplicate keys would win
silently. So every scalar stays as it was written, and a key given twice is an error.
"""

from __future__ import annotations

from typing import Any

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler


class _StringLoader(yaml.SafeLoader):
    """Scalars as written, mappings without duplicate keys."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 (PyYAML's own hook)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                line = key.start_mark.line + 1
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key “{key.value}” stands twice (line {line})", key.start_mark
                )
            seen.add(str(key.value))
        return super().construct_mapping(node, deep)


class _StringHandler(YAMLHandler):
    def load(self, fm: str, **kwargs: object) -> Any:
        return parse_yaml(fm)


def parse_yaml(text: str) -> dict[str, Any]:
    """A YAML mapping with strings for scalars. Raises yaml.YAMLError when it is none."""
    loaded = yaml.load(text, Loader=_StringLoader)  # noqa: S506 (a SafeLoader)
    if loaded in (None, ""):
        return {}
    if not isinstance(loaded, dict):
        raise yaml.YAMLError("expected lines of the form “key: value”")
    return {str(key): value for key, value in loaded.items()}


def split(text: str) -> tuple[dict[str, Any], str]:
    """(front matter, text after it), the text as python-frontmatter leaves it: stripped.

    Raises yaml.YAMLError when the front matter is broken.
    """
    if not text.lstrip().startswith("---"):
        return {}, text.strip()
    meta, body = frontmatter.parse(text, handler=_StringHandler())
    return dict(meta), body


def looks_unclosed(text: str) -> bool:
    """Whether a text opens front matter and never closes it, so that all of it became body."""
    lines = text.lstrip().splitlines()
    if not lines or lines[0].strip() != "---":
        return False
    return not any(line.strip() == "---" for line in lines[1:])
