"""The words of the page on promises and plans."""

from __future__ import annotations

from collections.abc import Mapping

from components.words import counted

STATES: Mapping[str, str] = {
    "no_evidence": "No evidence",
    "open": "Open",
    "rescheduled": "Moved",
    "confirmed": "Repeated",
    "cancelled": "Called off",
    "fulfilled": "Fulfilled",
}
MEANINGS: Mapping[str, str] = {
    "no_evidence": "Its time is over and no document tells of it; that proves no failure.",
    "open": "Its time is not over, or none was named.",
    "rescheduled": "A later document moves it.",
    "confirmed": "A later document repeats it; its time is not over.",
    "cancelled": "A later document calls it off.",
    "fulfilled": "A later event does what was promised.",
}
STATE = "State"
TITLE = "Promises and plans"
DUE = "Due"
MADE = "Made"
AGE = "Age"
FOLLOW_UP = "What followed"
NO_TIME = "no time named"
NOTHING_TITLE = "No promise or plan here"
NOTHING = "None of the events shown is a promise or a plan. Widen the filters."
NONE_OF_STATE = "None of these is in the states chosen. Take one of them off."
INVITE_TITLE = "Choose a promise"
INVITE = "Choose a title to read the words that prove it in their document."
ON_TIMELINE = "Show on the timeline"
FULFILLED_BY = "Fulfilled by"
FOLLOWED_BY = "Told of again"


def intro(number: int, until: str) -> str:
    first = f"{counted(number, 'promise or plan', 'promises and plans')}"
    return f"{first}, and what became of them as far as documents up to {until} tell."


def state(name: str, until: str) -> str:
    """The state as a badge says it."""
    if name == "no_evidence" and until:
        return f"No evidence as of {until}"
    return STATES.get(name, name.replace("_", " ").capitalize())


def age(days: int) -> str:
    """How long before the newest document something was promised, roundly."""
    if days < 60:
        return counted(days, "day")
    if days < 730:
        return counted(round(days / 30.44), "month")
    return counted(round(days / 365.25), "year")


def aged(days: int) -> str:
    return f"{age(days)} before the newest document"


def more(number: int) -> str:
    return f"Show {number:,} more"


def first_of(shown: int, total: int) -> str:
    return f"{shown:,} of {total:,}"
