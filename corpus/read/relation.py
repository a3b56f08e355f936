"""A folder of documents and its relation.toml: which two countries, and how their pages write."""

from __future__ import annotations

import os
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

from corpus.errors import RelationError
from corpus.lexicon import load_csv

FILE = "relation.toml"
KEYS = ("title", "sides", "hemisphere", "date_order", "publishers", "terms", "opens")


@dataclass(frozen=True, slots=True)
class Relation:
    """Two sides and the folder of their documents. `sides` are two country names; none if not
    known, in which case each document's own text decides whom it is about."""

    id: str
    title: str
    folder: Path
    sides: tuple[str, ...] = ()
    hemisphere: Literal["north", "south"] = "north"
    day_first: bool | None = None
    publishers: Mapping[str, str] = field(default_factory=dict)  # publisher or host -> side
    terms: bool = False  # whether lexicon/terms.csv may narrow the bounds of undated pages
    opens: bool = False  # whether it comes before the other relations of a folder

    @classmethod
    def of_folder(cls, folder: Path) -> Relation:
        """The relation of `folder`. Raises RelationError if its relation.toml cannot be used."""
        path = folder / FILE
        name = folder.resolve().name  # of ".", too
        if not path.is_file():
            return cls(name, name.replace("-", " ").replace("_", " ").title(), folder)
        return cls._of_table(_load(path), folder, path)

    @classmethod
    def _of_table(cls, table: dict[str, Any], folder: Path, path: Path) -> Relation:
        unknown = ", ".join(sorted(table.keys() - set(KEYS)))
        if unknown:
            raise RelationError(
                path, f"there is no such key: {unknown}", f"known are {_list(KEYS)}"
            )
        sides = _sides(table.get("sides", []), path)
        name = folder.resolve().name
        return cls(
            id=name,
            title=str(table.get("title") or "–".join(sides) or name),
            folder=folder,
            sides=sides,
            hemisphere=_one_of(table, "hemisphere", {"north": "north", "south": "south"}, path)
            or "north",
            day_first=_one_of(table, "date_order", {"day-first": True, "month-first": False}, path),
            publishers=_publishers(table.get("publishers", {}), path),
            terms=_flag(table, "terms", path),
            opens=_flag(table, "opens", path),
        )


def find_relations(root: Path) -> list[Relation]:
    """The relations below `root`, those first that say `opens = true`, then by path: each folder
    with a relation.toml, `root` too, at any depth. Where there is none, `root` is one relation
    whose sides are not known. Folders with a broken relation.toml are left out
    (`declared_relations` names them). Raises RelationError if there is no such folder, or if every
    relation.toml is broken."""
    if not root.is_dir():
        raise RelationError(root, "there is no such folder", "point --corpus or CORPUS at one")
    relations, broken = declared_relations(root)
    if relations:
        return relations
    if broken:
        raise broken[0]
    return [Relation.of_folder(root)]


def declared_relations(root: Path) -> tuple[list[Relation], list[RelationError]]:
    """The relations of every relation.toml below `root`, and what is wrong with the others."""
    relations, broken = [], []
    for folder in _folders(root):
        try:
            relations.append(Relation.of_folder(folder))
        except RelationError as error:
            broken.append(error)
    relations.sort(key=lambda relation: not relation.opens)  # stable: else by path
    return _told_apart(relations, root), broken


@cache
def country_names() -> dict[str, str]:
    """ISO 3166-1 alpha-2 code -> the short English name used everywhere."""
    return {row["code"]: row["name"] for row in load_csv("countries")}


def _folders(root: Path) -> list[Path]:
    """The folders with a relation.toml, hidden ones and links left out."""
    found = []
    for base, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        if FILE in names:
            found.append(Path(base))
    return sorted(found, key=Path.as_posix)


def _told_apart(relations: list[Relation], root: Path) -> list[Relation]:
    """Folders of one name in different places bear their path as id."""
    shared = {name for name, n in Counter(r.id for r in relations).items() if n > 1}
    return [
        replace(r, id=r.folder.relative_to(root).as_posix()) if r.id in shared else r
        for r in relations
    ]


def _load(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise RelationError(path, "is not UTF-8", "save the file as UTF-8") from None
    except OSError as error:
        raise RelationError(
            path, f"cannot be opened ({error.strerror})", "check its rights"
        ) from None
    except tomllib.TOMLDecodeError as error:
        remedy = 'write lines of the form key = "value"'
        raise RelationError(path, f"cannot be read: {error}", remedy) from None


def _sides(given: object, path: Path) -> tuple[str, ...]:
    remedy = 'write sides = ["NZ", "VN"], two ISO codes, or leave the line out'
    if not isinstance(given, list):
        raise RelationError(path, "sides must be a list of two countries", remedy)
    sides = tuple(_country(code, path) for code in given)
    if len(set(sides)) != len(sides) or len(sides) not in (0, 2):
        raise RelationError(path, f"sides must be two countries, not {_list(sides)}", remedy)
    return sides


def _publishers(given: object, path: Path) -> dict[str, str]:
    if not isinstance(given, dict):
        remedy = 'write [publishers], and below it lines like "beehive.govt.nz" = "NZ"'
        raise RelationError(path, "publishers must be a table of names and countries", remedy)
    return {str(name): _country(code, path) for name, code in given.items()}


def _one_of(table: dict[str, Any], key: str, meanings: Mapping[str, Any], path: Path) -> Any:
    """What table[key] means; None where it is not given."""
    if key not in table:
        return None
    value = table[key]
    if not isinstance(value, str) or value not in meanings:
        words = " or ".join(f'"{word}"' for word in meanings)
        raise RelationError(path, f"{key} must be {words}, not {value!r}")
    return meanings[value]


def _flag(table: dict[str, Any], key: str, path: Path) -> bool:
    value = table.get(key, False)
    if not isinstance(value, bool):
        raise RelationError(path, f"{key} must be true or false, not {value!r}")
    return value


def _country(code: object, path: Path) -> str:
    """A country by its ISO code or its name, in whatever case."""
    names = country_names()
    wanted = str(code).casefold()
    for known, name in names.items():
        if wanted in (known.casefold(), name.casefold()):
            return name
    raise RelationError(path, f"{code!r} is no country", "write its two-letter ISO code")


def _list(words: tuple[str, ...]) -> str:
    return ", ".join(words) or "none"
