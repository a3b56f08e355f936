"""The words with which a person puts an event right."""

from __future__ import annotations

from collections.abc import Mapping

from components.words import counted as counted_things

CORRECT = "Correct this"
TITLE = "Correct this event"
HELP = (
    "What you say holds over what the rules say, today and whenever the documents are read again. "
    "It is kept in corrections.jsonl beside the documents, with your name and reason; anybody can "
    "undo it, and nothing is ever lost."
)
ACTIONS: Mapping[str, str] = {
    "change": "Change it",
    "confirm": "It is right",
    "dismiss": "It is no event",
    "merge": "It is the same as …",
}
SAME_AS = "The same act as"
ACTION = "What to do"
EFFECTS: Mapping[str, str] = {
    "confirm": "The event stays as it is and says that you have looked at it.",
    "dismiss": "The event goes from the timeline. Its words stay in their document.",
    "merge": "They become one event, which keeps this one’s title and date and all their proof.",
}
DATE_HELP = (
    "Written as in EDTF: 2006-11-17, 2006-11, 2006, 2004/2006 (from … to), 2019-09/.. (since), "
    "2006~ (about), 2006? (uncertain), [2019-11-04..2019-11-10] (some day between). "
    "Empty: no date is known."
)
READS_AS = "That is:"
UNDATED = "no date is known"
NO_YEAR = "The year is missing; leave the field empty if it is not known."
NOT_EDTF = "This is no date as EDTF writes it."
ACTORS = "Who took part"
ACTOR_COLUMNS: Mapping[str, str] = {"name": "Name", "side": "Side", "role": "Role"}
WHO = "Your name"
WHY = "Your reason"
WHY_HINT = "What shows that it is so?"
SAVE = "Save the correction"
NEEDED = "Name and reason are needed: they stand beside the correction for whoever reads it."
NOTHING_CHANGED = "Nothing is changed yet."
NO_TITLE = "A title is needed."
NO_DOMAIN = "At least one domain is needed."
NO_NAME = "Whoever took part needs a name."

READ_ONLY = "Nobody may change anything here: the folder or the dashboard is read-only."
DISMISSED = "This event was dismissed:"
UNDO_TITLE = "Take this back"
DONE: Mapping[str, str] = {
    "change": "changed",
    "dismiss": "dismissed",
    "confirm": "confirmed",
    "add": "added",
    "split": "split",
    "merge": "merged",
    "undo": "undone",
}
UNDO = "Undo"
UNDONE = "undone"
FROM_TO = "→"
EMPTY = "nothing"


def not_saved(why: str) -> str:
    return f"It could not be saved: {why}. Check the rights of the documents’ folder."


def refused(why: str) -> str:
    return f"It cannot be saved: {why}."


def entry(who: str, day: str, action: str) -> str:
    """ "Changed by Ana, 21 November 2026"."""
    done = DONE.get(action, action)
    return f"{done[:1].upper()}{done[1:]} by {who}, {day}"


def counted(number: int) -> str:
    return counted_things(number, "correction by hand", "corrections by hand")
