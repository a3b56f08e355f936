"""The records of what several events say together: contradictions and commitments.

`corpus.records` names them too; they stand here so that each of the two files can be read at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any


@dataclass(frozen=True, slots=True)
class Claim:
    """What one document says of an event's `field`: its words, and the date that they give."""

    event: str
    document: str
    said: str
    edtf: str | None
    quote: str

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON types, stable key order."""
        return {name: getattr(self, name) for name in Claim.__slots__}


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Sources that describe one act differently, side by side. The events keep their own dates.

    `events`: ids, in the order of their days; `claims`: one for each event and document;
    `earliest` and `latest` span all claims; `reasons`: why they are held to be one act.
    """

    id: str
    field: str  # what they differ in: "date"
    events: tuple[str, ...]
    claims: tuple[Claim, ...]
    earliest: date | None
    latest: date | None
    reasons: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON types, stable key order."""
        return {
            "id": self.id,
            "field": self.field,
            "events": list(self.events),
            "claims": [claim.as_dict() for claim in self.claims],
            "earliest": _iso(self.earliest),
            "latest": _iso(self.latest),
            "reasons": list(self.reasons),
        }

    @classmethod
    def from_dict(cls, row: Mapping[str, Any]) -> Contradiction:
        """Read back what `as_dict` wrote. Raises KeyError, TypeError or ValueError otherwise."""
        return cls(
            id=row["id"],
            field=row["field"],
            events=tuple(row["events"]),
            claims=tuple(Claim(**claim) for claim in row["claims"]),
            earliest=_day(row["earliest"]),
            latest=_day(row["latest"]),
            reasons=tuple(row["reasons"]),
        )


class State(StrEnum):
    """What has become of a plan or proposal, as far as the documents tell."""

    OPEN = "open"  # its time is not over, or it has none
    CONFIRMED = "confirmed"  # a later document repeats it; its time is not over
    RESCHEDULED = "rescheduled"  # a later document moves it
    FULFILLED = "fulfilled"  # a later event does what was planned
    CANCELLED = "cancelled"  # a later document calls it off
    NO_EVIDENCE = "no_evidence"  # its time is over and no document tells of it: not "broken"


@dataclass(frozen=True, slots=True)
class Commitment:
    """A planned or proposed event and what became of it.

    `made`: the first day on which the first document that tells of it can have been written;
    `earliest`, `latest`: the window in which it is to happen (None: open); `as_of`: the day of the
    newest document, up to which the state holds; `fulfilled_by`: ids of the events that fulfil it;
    `followed_by`: ids of later events that repeat it, move it or call it off.
    """

    event: str
    state: State
    made: date | None = None
    earliest: date | None = None
    latest: date | None = None
    as_of: date | None = None
    fulfilled_by: tuple[str, ...] = ()
    followed_by: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON types, stable key order."""
        return {
            "event": self.event,
            "state": self.state.value,
            "made": _iso(self.made),
            "earliest": _iso(self.earliest),
            "latest": _iso(self.latest),
            "as_of": _iso(self.as_of),
            "fulfilled_by": list(self.fulfilled_by),
            "followed_by": list(self.followed_by),
            "reasons": list(self.reasons),
        }

    @classmethod
    def from_dict(cls, row: Mapping[str, Any]) -> Commitment:
        """Read back what `as_dict` wrote. Raises KeyError or ValueError on a foreign shape."""
        return cls(
            event=row["event"],
            state=State(row["state"]),
            made=_day(row["made"]),
            earliest=_day(row["earliest"]),
            latest=_day(row["latest"]),
            as_of=_day(row["as_of"]),
            fulfilled_by=tuple(row["fulfilled_by"]),
            followed_by=tuple(row["followed_by"]),
            reasons=tuple(row["reasons"]),
        )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
