"""The fields of an event that a person can put right, and which values each can take."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from corpus.dates import edtf
from corpus.lexicon import load_toml
from corpus.records import Event, Status

LONGEST = 2000
"""Characters of a name, a reason or a title; a quote may have ten times as many."""


def values(event: Event) -> dict[str, Any]:
    """The fields of `event` that can be corrected, as a correction spells them."""
    row = event.as_dict()
    return {name: row[name] for name in FIELDS}


def check_fields(fields: Mapping[str, Any]) -> None:
    """Raises ValueError on a field that an event does not have, or a value that it cannot take."""
    for name, value in fields.items():
        if name not in FIELDS:
            raise ValueError(f'there is no field "{name}" ({", ".join(FIELDS)})')
        FIELDS[name](value)


def _date(value: object) -> None:
    if value is None:
        return
    if not isinstance(value, str):
        raise ValueError('"date" is EDTF (2006-11-17, 2019-09, 2004/2006) or null')
    if edtf.is_partial(value):
        raise ValueError(f'"date" {value!r} has no year; null leaves the event undated')


def _title(value: object) -> None:
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST:
        raise ValueError(f'"title" is a sentence of at most {LONGEST} characters')


def _kind(value: object) -> None:
    known(value, "kind", tuple(load_toml("kinds")))


def _status(value: object) -> None:
    known(value, "status", tuple(Status))


def _domains(value: object) -> None:
    if not isinstance(value, list) or not value:
        raise ValueError('"domains" is a list of at least one')
    for domain in value:
        known(domain, "domains", tuple(load_toml("domains")))


def _actors(value: object) -> None:
    if not isinstance(value, list):
        raise ValueError('"actors" is a list of objects with "name", "side" and "role"')
    for actor in value:
        if not isinstance(actor, dict) or not text(actor, "name"):
            raise ValueError('each of the "actors" needs a "name"')
        text(actor, "side")
        text(actor, "role")


def _place(value: object) -> None:
    if value is not None and (not isinstance(value, str) or len(value) > LONGEST):
        raise ValueError('"place" is a name or null')


FIELDS: Mapping[str, Callable[[object], None]] = {
    "title": _title,
    "date": _date,
    "kind": _kind,
    "domains": _domains,
    "status": _status,
    "actors": _actors,
    "place": _place,
}


def known(value: object, name: str, allowed: tuple[str, ...]) -> None:
    """Raises ValueError when `value` is not one of `allowed`."""
    if not isinstance(value, str) or value not in allowed:
        raise ValueError(f'"{name}": {value!r} is none of {", ".join(allowed)}')


def text(row: Mapping[str, Any], name: str) -> str:
    """The text at `name`, trimmed; "" where there is none. Raises ValueError on anything else."""
    value = row.get(name)
    if value is None:
        return ""
    if not isinstance(value, str) or len(value) > LONGEST:
        raise ValueError(f'"{name}" is a text of at most {LONGEST} characters')
    return value.strip()
