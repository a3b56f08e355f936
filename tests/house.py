"""The rules of the house as functions from a source to what is wrong with it.

`tests/test_house.py` holds the real sources to them, and these functions to made-up ones.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]

# The way of the data through corpus: a module imports its own step and earlier ones.
STEPS = (
    {"records", "findings", "errors", "settings", "lexicon", "engines"},
    {"read"},
    {"dates"},
    {"events"},
    {"corrections"},
    {"link"},
    {"store", "coded"},
    {"query"},
    {"promises", "patterns", "encounters", "holdings"},
    {"export", "check"},
    {"pipeline"},
    {"__main__"},
)

# What the dashboard may ask of corpus: results, words and limits, never how text is read.
OPEN_TO_COMPONENTS = tuple(
    "corpus.query corpus.store corpus.records corpus.pipeline corpus.export corpus.settings "
    "corpus.promises corpus.patterns corpus.encounters corpus.holdings corpus.corrections "
    "corpus.errors corpus.lexicon corpus.read.relation corpus.dates.words corpus.dates.edtf".split()
)
SCREEN = ("streamlit", "plotly", "components", "dashboard")

LONGEST_MODULE = 300
LONGEST_DASHBOARD = 39
LONG_MODULES: dict[str, str] = {}  # path -> why it is right that this one is longer

CODE_SUFFIXES = {".py", ".pyc", ".ipynb", ".js", ".sh"}
HOSTS_ALLOWED = {"localhost", "127.0.0.1", "www.w3.org"}  # w3.org: XML namespaces are names
URL = re.compile(
    r"""\b(?:https?|wss?)://([^\s/"'`<>)\]}:]+)|["'(=]//([a-z0-9-]+\.[a-z0-9.-]+)""",
    re.IGNORECASE,
)
# In two halves, so that this file does not name one either.
REGISTRIES = tuple(
    f"{name}.{end}"
    for name, end in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("unpkg", "com"),
        ("jsdelivr", "net"),
        ("anaconda", "org"),
    )
)


def imports(source: str) -> set[str]:
    """Every module or name that `source` imports, dotted; a relative import begins with a dot."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            start = "." * node.level + (f"{node.module}." if node.module else "")
            found |= {start + alias.name for alias in node.names}
    return found


def wrong_imports(module: str, source: str) -> list[str]:
    """The imports of `module` (dotted) that go through a wall."""
    return [
        f"{module} imports {name}" for name in sorted(imports(source)) if not _may(module, name)
    ]


def _may(module: str, name: str) -> bool:
    if name.startswith("."):
        return False  # a full name says where a reader has to look
    if module == "dashboard":
        return _below(name, ("streamlit", "components", "__future__"))
    if _below(module, ("components",)):
        return not _below(name, ("corpus", "dashboard")) or _below(name, OPEN_TO_COMPONENTS)
    return not _below(name, SCREEN) and _step(name) <= _step(module)


def _below(name: str, packages: Iterable[str]) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def _step(name: str) -> int:
    """How far along the way of the data `name` stands; what is not ours stands before it."""
    if not _below(name, ("corpus",)):
        return -1
    part = name.partition(".")[2].partition(".")[0]
    return next((step for step, parts in enumerate(STEPS) if part in parts), len(STEPS))


def outside_hosts(source: str) -> list[str]:
    """The hosts other than this machine that `source` names in an address."""
    hosts = {(full or bare).lower() for full, bare in URL.findall(source)}
    return sorted(hosts - HOSTS_ALLOWED)


def registries(source: str) -> list[str]:
    """The package registries that `source` names."""
    return [host for host in REGISTRIES if host in source.lower()]


def third_party(source: str) -> set[str]:
    """The packages that `source` imports and that are neither Python's nor ours."""
    roots = {name.split(".")[0] for name in imports(source)}
    return roots - sys.stdlib_module_names - {"", "corpus", "components", "dashboard"}


@dataclass(frozen=True)
class Module:
    """One Python module of ours."""

    path: str
    name: str  # dotted
    source: str


def modules(*folders: str) -> Iterator[Module]:
    """Each Python module below `folders`, and dashboard.py."""
    paths = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    for path in [*paths, ROOT / "dashboard.py"]:
        relative = path.relative_to(ROOT)
        name = ".".join(relative.with_suffix("").parts).removesuffix(".__init__")
        yield Module(relative.as_posix(), name, path.read_text(encoding="utf-8"))


def texts(*below: str) -> Iterator[tuple[str, str]]:
    """Path and content of every text file that is, or would be, in the repository."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", *below]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    for name in filter(None, listed.split("\0")):
        try:
            yield name, (ROOT / name).read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError):  # a picture; a file deleted but not yet so
            continue
