"""The country in which a document was published, and what follows for how it writes dates."""

from __future__ import annotations

from functools import cache

from corpus.lexicon import load_csv, load_toml
from corpus.read.documents import host
from corpus.read.relation import Relation, country_names
from corpus.records import Document


def country_of(document: Document, relation: Relation) -> str | None:
    """By the publishers of relation.toml, else by the ending of the page's address."""
    where = host(document.url)
    for name in (document.publisher, where):
        if name in relation.publishers:
            return relation.publishers[name]
    name, _, ending = where.rpartition(".")
    sold = "." not in name and ending in _sold()
    return None if sold else _by_ending().get(ending)


def day_first(document: Document, relation: Relation) -> bool | None:
    """Whether 04/05/2006 is 4 May on such a page: by the country of its publisher, else by the
    relation's own order; None where neither tells."""
    order = _order().get(country_of(document, relation) or "")
    return relation.day_first if order is None else order


@cache
def _by_ending() -> dict[str, str]:
    names = country_names()
    more = load_toml("dates_order")["endings"]
    return {code.lower(): name for code, name in names.items()} | {
        ending: names[code] for ending, code in more.items()
    }


@cache
def _sold() -> frozenset[str]:
    return frozenset(load_toml("dates_order")["sold"].split())


@cache
def _order() -> dict[str, bool | None]:
    """Country name -> day first, month first, or not told."""
    table = load_toml("dates_order")
    by_code: dict[str, bool | None] = {row["code"]: True for row in load_csv("countries")}
    by_code |= dict.fromkeys(table["month_first"].split(), False)
    by_code |= dict.fromkeys(table["untold"].split())
    return {name: by_code[code] for code, name in country_names().items()}
