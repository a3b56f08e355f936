"""Ships: a prefix such as HMNZS and the capitalised name after it, of the side whose navy it is.

The prefixes stand in lexicon/travellers.toml.
"""

from __future__ import annotations

import re
from functools import cache

from corpus.events.organisations import SHIP, Organisation
from corpus.lexicon import load_toml
from corpus.read.relation import country_names


def find_ships(text: str) -> list[Organisation]:
    """The ships that `text` names by prefix, in order; "HMNZS Te Mana and Te Kaha" are two."""
    names, prefixes = country_names(), _prefixes()
    found: list[Organisation] = []
    for first in _ship().finditer(text):
        side = names.get(prefixes[first["prefix"]])
        found.append(Organisation(first.start(), first.end(), _plain(first.group()), side, SHIP))
        if sister := _SISTER.match(text, first.end()):
            name = f"{first['prefix']} {sister['name']}"
            found.append(Organisation(sister.start("name"), sister.end(), name, side, SHIP))
    return found


def ship_names(text: str) -> frozenset[str]:
    """The names of the ships in `text`: {"HMNZS Te Mana"}."""
    return frozenset(ship.name for ship in find_ships(text))


def _plain(name: str) -> str:
    return " ".join(name.split())


def _prefixes() -> dict[str, str]:
    """Prefix -> code of the country whose navy uses it."""
    return dict(load_toml("travellers")["ship_visit"]["prefixes"])


_NAME = r"[A-Z][\w-]*(?:\s+[A-Z][a-z][\w-]*){0,2}"


@cache
def _ship() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<prefix>{'|'.join(_prefixes())})[ \t]+{_NAME}")


_SISTER = re.compile(r"\s+and\s+(?:the\s+)?(?P<name>[A-Z][a-z][\w-]*)(?=\s+[a-z]|[.,;]|$)")
