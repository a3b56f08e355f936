"""Front matter and sidecars as strings, checked: YAML's own guesses are traps here.

`country: NO` would be False, `2019` a number and `2019-11` a string; duplicate keys would win
silently, and an alias can blow a kilobyte up to gigabytes. So every scalar stays as it was written
(only an unquoted `null` or `~` is the empty string), keys are compared in small letters, and a key
given twice or an alias is an error. Where front matter begins and ends, and so what the text after
it is, python-frontmatter decides.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

import yaml
from frontmatter.default_handlers import BaseHandler, JSONHandler, YAMLHandler

from corpus import settings

_YAML, _JSON = YAMLHandler(), JSONHandler()
_TOML_FENCE = re.compile(r"\+{3,}\s*\n")
_KEY = re.compile(r"[\w-]+[ \t]*:(?:\s|\Z)")
_STAR = "a value that begins with * must stand in quotes"
_NULL = frozenset(("~", "null", "Null", "NULL"))


class FrontMatterError(ValueError):
    """Front matter or a sidecar cannot be read; the text names the line where there is one."""


class _StringLoader(yaml.BaseLoader):
    """Scalars as written, mappings without duplicate keys, no aliases."""

    def construct_scalar(self, node: yaml.ScalarNode) -> Any:
        value = super().construct_scalar(node)
        return "" if node.style is None and value in _NULL else value

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.MarkedYAMLError(
                    problem="a key must be one word", problem_mark=key.start_mark
                )
            name = _folded(key.value)
            if name in seen:
                problem = f"the key “{key.value}” stands twice"
                raise yaml.MarkedYAMLError(problem=problem, problem_mark=key.start_mark)
            seen.add(name)
        return super().construct_mapping(node, deep)

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.MarkedYAMLError(problem=_STAR, problem_mark=mark)
        return super().compose_node(parent, index)


def parse_yaml(text: str, first_line: int = 1) -> dict[str, Any]:
    """A YAML mapping with keys in small letters and strings for scalars (lists and mappings of
    them stay such). `first_line` is the number of `text`'s first line in its file. Raises
    FrontMatterError when it is no such mapping."""
    if len(text) > settings.MAX_FRONT_MATTER:
        raise FrontMatterError(f"it is {len(text):,} characters long")
    try:
        loaded = yaml.load(text, Loader=_StringLoader)
    except yaml.YAMLError as error:
        raise FrontMatterError(_placed(error, text, first_line)) from None
    except RecursionError:
        raise FrontMatterError("it is nested too deeply") from None
    if loaded is None or loaded == "":
        return {}
    if not isinstance(loaded, dict):
        line = first_line + text[: len(text) - len(text.lstrip())].count("\n")
        raise FrontMatterError(f"line {line}: expected lines of the form “key: value”")
    return {_folded(key): value for key, value in loaded.items()}


def split(text: str) -> tuple[dict[str, Any], str]:
    """(front matter, text after it); the text is what `frontmatter.parse` leaves: stripped.

    Front matter is YAML between lines of three or more dashes, or JSON between lines with a brace.
    Raises FrontMatterError when it is broken or never ends. A text that merely opens with a rule
    has none.
    """
    body = text.strip()
    handler = _handler(body)
    if handler is None:
        return {}, body
    assert handler.FM_BOUNDARY is not None  # every handler has one
    marks = list(islice(handler.FM_BOUNDARY.finditer(body), 2))
    above = text[: len(text) - len(text.lstrip())].count("\n")
    if len(marks) < 2:
        if handler is _YAML and _KEY.match(body[marks[0].end() :].lstrip()):
            raise FrontMatterError(f"line {above + 1}: front matter begins here and never ends")
        return {}, body
    opened, closed = marks
    source = body[opened.end() : closed.start()]
    if handler is _JSON:
        source = "{" + source + "}"
    first_line = above + 1 + body.count("\n", 0, opened.end())
    return parse_yaml(source, first_line), body[closed.end() :].strip()


def _handler(body: str) -> BaseHandler | None:
    """What python-frontmatter would read the text's beginning with. Whether it reads TOML hangs on
    what else is installed: ours never does, and says so."""
    if _TOML_FENCE.match(body) and re.search(r"^\+{3,}\s*$", body[4:], re.MULTILINE):
        raise FrontMatterError("line 1: front matter between +++ (TOML) is not read")
    return next((handler for handler in (_YAML, _JSON) if handler.detect(body)), None)


def _placed(error: yaml.YAMLError, text: str, first_line: int) -> str:
    """What PyYAML found wrong, in one line with the line's number in the file."""
    if isinstance(error, yaml.reader.ReaderError):
        line = text.count("\n", 0, error.position)
        return f"line {first_line + line}: the character U+{error.character:04X} is not allowed"
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        problem = _STAR if error.context == "while scanning an alias" else error.problem
        return f"line {first_line + error.problem_mark.line}: {problem}"
    return " ".join(str(error).split())


def _folded(key: object) -> str:
    return str(key).strip().casefold()
