"""The house stands as CONTRIBUTING.md draws it, and the rules that say so can fail."""

from __future__ import annotations

import re
import socket
import tomllib
from importlib.metadata import packages_distributions

import pytest

from tests import house

OURS = list(house.modules("corpus", "components"))


@pytest.mark.parametrize("module", OURS, ids=lambda module: module.path)
def test_imports_go_through_no_wall(module: house.Module) -> None:
    assert house.wrong_imports(module.name, module.source) == []


@pytest.mark.parametrize(
    ("module", "source", "wrong"),
    [
        ("corpus.dates.find", "from corpus.read.documents import Document", []),
        ("corpus.dates.find", "import re, numpy", []),
        ("corpus.query", "from corpus.dates import edtf", []),
        ("corpus.export", "from corpus import query, store", []),
        ("corpus.read", "from corpus import lexicon", []),
        ("corpus.read", "from corpus import dates", ["corpus.dates"]),
        ("corpus.read.html", "import corpus.dates.find", ["corpus.dates.find"]),
        ("corpus.store", "from corpus.query import Filter", ["corpus.query.Filter"]),
        ("corpus.export.csv", "from corpus import pipeline", ["corpus.pipeline"]),
        ("corpus.records", "from corpus.brand_new import x", ["corpus.brand_new.x"]),
        ("corpus.brand_new", "from corpus.query import Filter", []),
        ("corpus.events", "from .clauses import cut", [".clauses.cut"]),
        ("corpus.events", "def f():\n    import streamlit as st", ["streamlit"]),
        ("corpus.pipeline", "import plotly.io", ["plotly.io"]),
        ("corpus.__main__", "from components.data import load", ["components.data.load"]),
        ("components.data", "from corpus import pipeline, query", []),
        ("components.charts.marks", "from corpus.dates.words import say", []),
        ("components.detail", "from corpus.read.relation import Relation", []),
        ("components.detail", "from corpus.read.html import read", ["corpus.read.html.read"]),
        ("components.detail", "from corpus import dates", ["corpus.dates"]),
        ("components.detail", "import corpus", ["corpus"]),
        ("components.pages.timeline", "import dashboard", ["dashboard"]),
        ("dashboard", "import streamlit as st\nfrom components.pages import PAGES", []),
        ("dashboard", "from corpus import pipeline", ["corpus.pipeline"]),
        ("dashboard", "import os", ["os"]),
    ],
)  # fmt: skip
def test_the_walls_hold(module: str, source: str, wrong: list[str]) -> None:
    assert house.wrong_imports(module, source) == [f"{module} imports {name}" for name in wrong]


def test_every_part_of_corpus_has_its_step() -> None:
    """A new module must be given a place on the way of the data."""
    parts = {m.name.split(".")[1] for m in OURS if m.name.startswith("corpus.")}
    assert parts <= set().union(*house.STEPS)


def test_modules_stay_small() -> None:
    lines = {module.path: module.source.count("\n") for module in OURS}
    long = {path: n for path, n in lines.items() if n > house.LONGEST_MODULE}
    assert set(long) == set(house.LONG_MODULES), f"divide these, or say why not: {long}"
    assert lines["dashboard.py"] <= house.LONGEST_DASHBOARD


def test_documents_are_data() -> None:
    below = (house.ROOT / "corpus" / "documents").rglob("*")
    assert [path for path in below if path.suffix in house.CODE_SUFFIXES] == []


def test_no_test_folder_shadows_a_package() -> None:
    assert not (house.ROOT / "tests" / "corpus").exists()
    assert not (house.ROOT / "tests" / "components").exists()


def test_text_is_never_trusted_as_html() -> None:
    trusting = re.compile(r"unsafe_allow_(html|javascript)\s*=\s*True")
    assert [module.path for module in OURS if trusting.search(module.source)] == []


def test_the_dashboard_names_no_outside_host() -> None:
    """Third-party bundles name hosts in comments; the browser tests watch what they do."""
    files = list(house.texts("components", "dashboard.py", ".streamlit"))
    hosts = {
        path: house.outside_hosts(text)
        for path, text in files
        if not path.endswith((".min.js", "LICENSE.txt", ".md"))
    }
    assert {path: found for path, found in hosts.items() if found} == {}
    assert hosts, "nothing was looked at"


@pytest.mark.parametrize(
    ("source", "hosts"),
    [
        ('fetch("https://fonts.example.com/a.css")', ["fonts.example.com"]),
        ("new WebSocket('wss://live.example/')", ["live.example"]),
        ('<script src="//cdn.example.net/x.js">', ["cdn.example.net"]),
        ("url(//cdn.example.net/x.woff2)", ["cdn.example.net"]),
        ('xmlns="http://www.w3.org/2000/svg"', []),
        ("http://localhost:8501/ and http://127.0.0.1", []),
        ("7 // 2  # a comment // with slashes", []),
    ],
)
def test_hosts_are_seen(source: str, hosts: list[str]) -> None:
    assert house.outside_hosts(source) == hosts


def test_no_file_names_a_package_registry() -> None:
    """Where packages come from is each machine's own affair."""
    named = {path: house.registries(text) for path, text in house.texts()}
    assert {path: found for path, found in named.items() if found} == {}


def test_registries_are_seen() -> None:
    assert house.registries(f"--index-url https://{house.REGISTRIES[0].upper()}/simple")


def test_what_is_imported_is_declared() -> None:
    project = tomllib.loads((house.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = [project["dependencies"], *project["optional-dependencies"].values()]
    names = {_distribution(line) for lines in declared for line in lines}
    owners = packages_distributions()
    used = {package for module in OURS for package in house.third_party(module.source)}
    undeclared = {p for p in used if not names & {_distribution(o) for o in owners.get(p, [])}}
    assert undeclared == set()


def _distribution(requirement: str) -> str:
    name = re.match(r"[\w.-]+", requirement)
    assert name
    return re.sub(r"[-_.]+", "-", name.group()).lower()


def test_private_by_default() -> None:
    config = tomllib.loads((house.ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
    assert config["browser"]["gatherUsageStats"] is False
    assert config["browser"]["serverAddress"] == "localhost"
    assert config["server"]["address"] == "localhost"
    assert config["client"]["showErrorDetails"] == "none"


def test_the_network_is_out_of_reach() -> None:
    with pytest.raises(AssertionError, match=r"asked the network for example\.org"):
        socket.create_connection(("example.org", 80))
    with (
        socket.socket() as direct,
        pytest.raises(AssertionError, match=r"asked the network for 192\.0\.2\.1"),
    ):
        direct.connect(("192.0.2.1", 80))
