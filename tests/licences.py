"""The licences of all that the dashboard runs on, as its page About lists them.

    python -m tests.licences            print what differs from the committed list
    python -m tests.licences --write    write components/about/licences.json anew, after `make lock`

Versions come from constraints.txt, licences from what each installed package says of itself; what
is not installed here (a package for another system) keeps the licence that it had in the list.
"""

from __future__ import annotations

import json
import re
import sys
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house import ROOT

PATH = ROOT / "components" / "about" / "licences.json"
BUNDLE = ROOT / "components" / "timeline" / "assets" / "plotly-basic.min.js"
_HEAD = re.compile(
    r"plotly\.js \(basic[^)]*\) v(?P<version>[\d.]+).*?Licensed under the (?P<name>\w+)", re.DOTALL
)
_PIN = re.compile(r"^(\S+==\S+)", re.MULTILINE)
LONGEST = 40
"""Letters of a licence's name; some packages put the whole text there."""

Row = dict[str, str]


def rows() -> list[Row]:
    """name, version and licence of each package, by name; the script bundle first."""
    known = {row["name"]: row["licence"] for row in committed()}
    lock = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    pins = [Requirement(line.rstrip("\\").strip()) for line in _PIN.findall(lock)]
    found = [_row(pin, known) for pin in sorted(pins, key=lambda p: canonicalize_name(p.name))]
    return [bundled(), *found]


def _row(pin: Requirement, known: dict[str, str]) -> Row:
    name = canonicalize_name(pin.name)
    try:
        licence = short(metadata(name))
    except PackageNotFoundError:
        licence = known.get(name, "")
    return {"name": name, "version": str(pin.specifier).removeprefix("=="), "licence": licence}


def bundled() -> Row:
    """The script in the page, by its own first lines."""
    found = _HEAD.search(BUNDLE.read_text(encoding="utf-8")[:1000])
    assert found, "the bundle says no version and licence"
    return {"name": "plotly.js", "version": found["version"], "licence": found["name"]}


def short(about: PackageMetadata) -> str:
    """The licence in a few words: the expression, else the classifiers, else the first line."""
    if expression := about.get_all("License-Expression"):
        return str(expression[0])
    classes = [c for c in about.get_all("Classifier") or [] if c.startswith("License ::")]
    names = [c.rsplit(" :: ", 1)[-1] for c in classes if c.count(" :: ") > 1]
    said = "".join(about.get_all("License") or []).strip().partition("\n")[0]
    return ", ".join(names) or (said if len(said) <= LONGEST else f"{said[: LONGEST - 1]}…")


def committed() -> list[Row]:
    if not PATH.exists():
        return []
    found: list[Row] = json.loads(PATH.read_text(encoding="utf-8"))
    return found


def main() -> None:
    now, was = rows(), committed()
    for row in now:
        if row not in was:
            sys.stdout.write(f"{row['name']} {row['version']}: {row['licence']}\n")
    if "--write" in sys.argv[1:]:
        lines = ",\n".join(f" {json.dumps(row, ensure_ascii=False)}" for row in now)
        PATH.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
