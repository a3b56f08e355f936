"""The locked packages: complete, hashed, from nowhere in particular, and free to pass on."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageMetadata, metadata

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = PROJECT["dependency-groups"]
RUN, DEV = "constraints.txt", "constraints-dev.txt"
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}(?: \\)?")


def pins(lock: str) -> dict[str, Requirement]:
    """Name -> pinned requirement; every line of `lock` must be a pin, a hash or a comment."""
    found: dict[str, Requirement] = {}
    hashed: set[str] = set()
    name = ""
    for line in lock.splitlines():
        text = line.strip()
        if HASH.fullmatch(text):
            hashed.add(name)
        elif text and not text.startswith("#"):
            requirement = Requirement(text.removesuffix("\\"))
            name = canonicalize_name(requirement.name)
            assert re.fullmatch(r"==[\w.+!]+", str(requirement.specifier)), f"no pin: {line}"
            assert requirement.url is None, f"an address: {line}"
            assert name not in found, f"pinned twice: {line}"
            found[name] = requirement
    assert set(found) == hashed, f"without hash: {set(found) - hashed}"
    return found


def locked(name: str) -> dict[str, Requirement]:
    return pins((ROOT / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("lock", "asked"),
    [
        (RUN, PROJECT["project"]["dependencies"] + GROUPS["build"]),
        (DEV, PROJECT["project"]["dependencies"] + GROUPS["build"] + GROUPS["dev"]),
    ],
)
def test_the_lock_satisfies_the_ranges(lock: str, asked: list[str]) -> None:
    found = locked(lock)
    for requirement in map(Requirement, asked):
        pin = str(found[canonicalize_name(requirement.name)].specifier).removeprefix("==")
        assert requirement.specifier.contains(pin), f"{requirement} is locked at {pin}"


def test_tests_run_on_the_versions_that_people_get() -> None:
    run, dev = locked(RUN), locked(DEV)
    assert {name: str(pin) for name, pin in run.items()} == {
        name: str(pin) for name, pin in dev.items() if name in run
    }


@pytest.mark.parametrize("lock", [RUN, DEV])
def test_the_lock_names_no_place(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.search(r"://|--(?:index|extra|find|trusted)|^-", text, re.MULTILINE)


def test_the_build_backend_is_the_locked_one() -> None:
    assert PROJECT["build-system"]["requires"] == GROUPS["build"]


@pytest.mark.parametrize(
    "lock",
    [
        "numpy==2.4.6",
        "numpy>=2 \\\n    --hash=sha256:" + "0" * 64,
        "numpy==2.4.6 \\\n    --hash=md5:0",
        "--index-url somewhere\n",
    ],
)
def test_a_weak_lock_is_refused(lock: str) -> None:
    with pytest.raises((AssertionError, ValueError)):
        pins(lock)


def licence(about: PackageMetadata) -> str:
    """What a distribution says of its licence: expression, classifiers, first line."""
    said = [
        *(about.get_all("License-Expression") or []),
        *(c for c in about.get_all("Classifier") or [] if c.startswith("License ::")),
        *(text.strip().partition("\n")[0] for text in about.get_all("License") or []),
    ]
    return " | ".join(said)


def test_nothing_at_run_time_is_under_a_viral_licence() -> None:
    said = {
        name: licence(metadata(name))
        for name, pin in locked(RUN).items()
        if pin.marker is None or pin.marker.evaluate()
    }
    assert all(said.values()), f"no licence said: {[n for n, text in said.items() if not text]}"
    viral = re.compile(r"\bA?GPL|General Public License|SSPL|Commons Clause", re.IGNORECASE)
    assert {name: text for name, text in said.items() if viral.search(text)} == {}
