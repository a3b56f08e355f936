"""One correction: who put what right, when and why, and enough to find the event again.

An event is found by its id; where rules have changed and with them the id, by the words that proved
it first. So a correction outlives the program that gave it something to correct.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from corpus.corrections.fields import FIELDS, LONGEST, check_fields, known, text, values
from corpus.records import Event


class Action(StrEnum):
    """What a person can do to events."""

    CHANGE = "change"  # after: the new values of some fields
    DISMISS = "dismiss"  # it is no event
    CONFIRM = "confirm"  # it is right as it stands
    ADD = "add"  # after: all fields of an event that the program missed
    SPLIT = "split"  # after: {"parts": [{"evidence": [{document, quote}], fields …}]}
    MERGE = "merge"  # after: {"events": [{event, document, quote}]}, which become one with `event`
    UNDO = "undo"  # after: {"correction": id}


@dataclass(frozen=True, slots=True)
class Proof:
    """Words that prove an event, and the document that they stand in."""

    document: str
    quote: str

    @property
    def key(self) -> tuple[str, str]:
        """Equal for words that differ in case, spaces and signs only."""
        plain = "".join(c if c.isalnum() else " " for c in self.quote.casefold())
        return self.document, " ".join(plain.split())


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of the file. `event` and `proof` name the event that it is about (an added event has
    only `proof`, an undoing neither); `before` is what the person saw, `after` what it became."""

    at: str  # ISO 8601, a day or a moment
    who: str
    why: str
    action: Action
    event: str = ""
    proof: Proof | None = None
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)
    id: str = ""  # made from the rest when empty

    def __post_init__(self) -> None:
        if not self.id:
            content = json.dumps(self._content(), ensure_ascii=False, sort_keys=True)
            object.__setattr__(self, "id", hashlib.sha256(content.encode()).hexdigest()[:12])

    @classmethod
    def of(
        cls,
        event: Event,
        action: Action,
        *,
        at: str,
        who: str,
        why: str,
        after: Mapping[str, Any] | None = None,
    ) -> Correction:
        """A correction of `event` as it stands: what `after` changes is kept in `before`."""
        now = values(event)
        before = {name: now[name] for name in after or {} if name in now}
        first = event.evidence[0]
        proof = Proof(first.document, first.quote)
        return cls(at, who, why, action, event.id, proof, before, dict(after or {}))

    def _content(self) -> dict[str, Any]:
        proof = {"document": self.proof.document, "quote": self.proof.quote} if self.proof else {}
        return {
            "at": self.at,
            "who": self.who,
            "why": self.why,
            "action": self.action.value,
            **({"event": self.event} if self.event else {}),
            **proof,
            "before": dict(self.before),
            "after": dict(self.after),
        }

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON types, stable key order."""
        return {"id": self.id, **self._content()}

    @classmethod
    def from_dict(cls, row: object) -> Correction:
        """Read back what `as_dict` wrote, or what a person wrote by hand. Raises ValueError that
        says which field is wrong and how it should be."""
        if not isinstance(row, dict):
            raise ValueError("a correction is a JSON object")
        texts = {name: text(row, name) for name in ("id", "at", "who", "why", "event")}
        action = _one_of(row, "action", Action)
        for name in ("at", "who", "why"):
            if not texts[name]:
                raise ValueError(f'"{name}" is missing')
        try:
            datetime.fromisoformat(texts["at"])
        except ValueError:
            raise ValueError('"at" is no day or moment (write 2026-11-21)') from None
        before, after = (_object(row, name) for name in ("before", "after"))
        found = cls(
            texts["at"],
            texts["who"],
            texts["why"],
            Action(action),
            texts["event"],
            proof_of(row),
            before,
            after,
            texts["id"],
        )
        _check(found)
        return found


def _check(found: Correction) -> None:
    about = found.action not in (Action.ADD, Action.UNDO)
    if about and not (found.event or found.proof):
        raise ValueError('"event", or "document" and "quote", must say which event is meant')
    _CHECKS[found.action](found)


def _check_change(found: Correction) -> None:
    if not found.after:
        raise ValueError(f'"after" is empty: name a field ({", ".join(FIELDS)})')
    check_fields(found.after)


def _check_add(found: Correction) -> None:
    if found.proof is None:
        raise ValueError('"document" and "quote" must say which words prove the event')
    for name in ("title", "kind", "domains", "status"):
        if name not in found.after:
            raise ValueError(f'"after" must give the event a {name}')
    check_fields({name: value for name, value in found.after.items() if name != "start"})
    start = found.after.get("start", 0)
    if not isinstance(start, int) or isinstance(start, bool) or start < 0:
        raise ValueError('"start" is no place in the document')


def _check_split(found: Correction) -> None:
    parts = found.after.get("parts")
    if not isinstance(parts, list) or len(parts) < 2:
        raise ValueError('"after" needs "parts": two or more, each with its "evidence"')
    for part in parts:
        if not isinstance(part, dict):
            raise ValueError('each of the "parts" is an object')
        proofs(part.get("evidence"))
        check_fields({name: value for name, value in part.items() if name != "evidence"})


def _check_merge(found: Correction) -> None:
    others = found.after.get("events")
    for other in others if isinstance(others, list) else ():
        if not isinstance(other, dict) or not (text(other, "event") or proof_of(other)):
            raise ValueError('each of the "events" needs "event", or "document" and "quote"')
    if not isinstance(others, list) or not others:
        raise ValueError('"after" needs "events": those that are the same act')


def _check_undo(found: Correction) -> None:
    if not text(found.after, "correction"):
        raise ValueError('"after" needs "correction": the id of what is undone')


def _check_nothing(found: Correction) -> None:
    if found.after:
        raise ValueError(f'"after" must be empty where the action is {found.action.value}')


_CHECKS: dict[Action, Callable[[Correction], None]] = {
    Action.CHANGE: _check_change,
    Action.DISMISS: _check_nothing,
    Action.CONFIRM: _check_nothing,
    Action.ADD: _check_add,
    Action.SPLIT: _check_split,
    Action.MERGE: _check_merge,
    Action.UNDO: _check_undo,
}


def _one_of(row: Mapping[str, Any], name: str, allowed: type[StrEnum]) -> str:
    known(row.get(name), name, tuple(allowed))
    return str(row[name])


def _object(row: Mapping[str, Any], name: str) -> dict[str, Any]:
    value = row.get(name, {})
    if not isinstance(value, dict):
        raise ValueError(f'"{name}" is an object')
    return value


def proof_of(row: Mapping[str, Any]) -> Proof | None:
    """The words that `row` names by "document" and "quote", if any. Raises ValueError on half."""
    document, quote = row.get("document"), row.get("quote")
    if document is None and quote is None:
        return None
    if not (isinstance(document, str) and isinstance(quote, str) and document and quote.strip()):
        raise ValueError('"document" and "quote" belong together, both of them texts')
    if len(quote) > 10 * LONGEST:
        raise ValueError(f'"quote" is longer than {10 * LONGEST} characters')
    return Proof(document, quote)


def proofs(value: object) -> list[Proof]:
    """The words listed under "evidence". Raises ValueError on anything else."""
    rows = value if isinstance(value, list) else []
    found = [proof for row in rows if isinstance(row, dict) and (proof := proof_of(row))]
    if not found or len(found) < len(rows):
        raise ValueError('"evidence" is a list of objects with "document" and "quote"')
    return found
