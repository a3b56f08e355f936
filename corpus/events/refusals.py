"""Why a clause tells of no act of the two sides: the step that refused it, and the words there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Step(StrEnum):
    """The questions that a clause is asked, in their order; the first that it fails refuses it."""

    DENIED = "denied"  # negated, or only a condition or a purpose
    ASKED = "asked"  # a question
    NOTHING = "nothing happens"
    OTHERS = "others' business"
    ELSEWHERE = "a third country"  # a visit to one


@dataclass(frozen=True, slots=True)
class Refusal:
    """`words`: what refuses it: the cue of a denial, the countries whose business it is, the
    country visited; none where something is missing."""

    step: Step
    words: tuple[str, ...] = ()
