"""A folder of documents and its relation.toml: which two countries, and how their pages write."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

from corpus.errors import RelationError
from corpus.lexicon import load_csv

FILE = "relation.toml"


@dataclass(frozen=True, slots=True)
class Relation:
    """Two sides and the folder of their documents. `sides` are country names; none if not known,
    in which case each document's own text decides whom it is about."""

    id: str
    title: str
    folder: Path
    sides: tuple[str, ...] = ()
    hemisphere: Literal["north", "south"] = "north"
    day_first: bool | None = None
    publishers: Mapping[str, str] = field(default_factory=dict)  # publisher or host -> side

    @classmethod
    def of_folder(cls, folder: Path) -> Relation:
        """The relation of `folder`. Raises RelationError if its relation.toml cannot be used."""
        path = folder / FILE
        if not path.is_file():
            return cls(folder.name, folder.name.replace("-", " ").title(), folder)
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise RelationError(f"{path}: {error}") from error
        return cls._of_table(table, folder, path)

    @classmethod
    def _of_table(cls, table: dict[str, Any], folder: Path, path: Path) -> Relation:
        sides = tuple(_country(code, path) for code in table.get("sides", []))
        hemisphere = table.get("hemisphere", "north")
        if hemisphere not in ("north", "south"):
            raise RelationError(f'{path}: hemisphere must be "north" or "south"')
        orders = {"day-first": True, "month-first": False, None: None}
        if table.get("date_order") not in orders:
            raise RelationError(f'{path}: date_order must be "day-first" or "month-first"')
        publishers = {n: _country(c, path) for n, c in table.get("publishers", {}).items()}
        return cls(
            id=folder.name,
            title=str(table.get("title") or "–".join(sides) or folder.name),
            folder=folder,
            sides=sides,
            hemisphere=hemisphere,
            day_first=orders[table.get("date_order")],
            publishers=publishers,
        )


def find_relations(root: Path) -> list[Relation]:
    """The relations below `root`, by name. A root that itself holds relation.toml, or holds
    documents but no such folder, is one relation. Raises RelationError if there is no such folder.
    """
    if not root.is_dir():
        raise RelationError(f"{root}: there is no such folder; point --corpus or CORPUS at one")
    if (root / FILE).is_file():
        return [Relation.of_folder(root)]
    folders = sorted(path.parent for path in root.glob(f"*/{FILE}"))
    return [Relation.of_folder(folder) for folder in folders] or [Relation.of_folder(root)]


@cache
def country_names() -> dict[str, str]:
    """ISO 3166-1 alpha-2 code -> the short English name used everywhere."""
    return {row["code"]: row["name"] for row in load_csv("countries")}


def _country(code: str, path: Path) -> str:
    names = country_names()
    if code in names:
        return names[code]
    if code in names.values():
        return code
    raise RelationError(f"{path}: {code!r} is no country; write its two-letter ISO code")
