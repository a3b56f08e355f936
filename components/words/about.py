"""The words of the page About: how the timeline is made, how good it is, what it cannot do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from components.words import counted

TITLE = "How this timeline is made"
LEAD = (
    "Every event here was read out of a document by rules that anybody can look up, and stands on "
    "words that are shown with it. No language model takes part in that, and nothing is guessed: "
    "a date is never finer than its source, and an unknown year stays unknown."
)
WAY_TITLE = "From a document to a mark"
WAY: Sequence[tuple[str, str]] = (
    (
        "Reading",
        (
            "A file becomes a text with title, publisher and date. What cannot be read is "
            "named, with the reason."
        ),
    ),
    (
        "Dates",
        (
            "Words such as “last November” become a date, with the day that they are counted "
            "from; how exact it is and how we know are kept with it."
        ),
    ),
    (
        "Events",
        (
            "Sentences that tell of an act between the two sides become events, with kind, "
            "domain, status, who and where. Each field keeps the rule and words that gave it: "
            "“Why is this here?” shows them."
        ),
    ),
    (
        "Corrections",
        ("What people put right holds over what the rules say, with their name and reason."),
    ),
    (
        "Joining",
        (
            "Documents that tell of one act are joined, and say why. Where it is not sure, both "
            "stay, marked “perhaps the same”. Sources that disagree stand side by side; none is "
            "dropped."
        ),
    ),
    (
        "Following up",
        (
            "A plan or promise is looked for in later documents. “No evidence” means just that: "
            "it is no claim that a promise was broken."
        ),
    ),
)
MARKS_TITLE = "How sure a date is"
MARKS = "A mark shows no more than its source says:"
BASIS_TITLE = "How we know a date"
BASES: Mapping[str, tuple[str, str]] = {
    "explicit": ("Written in full", "The document names it, year included."),
    "relative": ("Worked out", "Counted from another date: “yesterday”, “last November”."),
    "published": ("Published", "No date words: news of the day on which the document appeared."),
    "inferred": ("Inferred", "The year follows from other dates in the document."),
    "bounded": ("Bounded", "No date, but not before, or not after, a day that is known."),
    "assigned": ("Assigned", "A person entered it, with name and reason."),
    "none": ("None", "Nothing says when. The event stays, on the shelf of undated ones."),
}
MEANING, EVENTS, EXACT = "Meaning", "Events here", "How exact"

CORPUS_TITLE = "What was read for this timeline"
PUBLISHER, DOCUMENTS, DATED, SUMMARIES = "Publisher", "Documents", "Dated", "Our summaries"
NO_PUBLISHER = "not named"
README = "What the corpus says of itself"
CORRECTIONS_TITLE = "Put right by people"
NOTHING_CORRECTED = "Nobody has corrected anything here yet."

MEASURED_TITLE = "How right it is, measured"
MEASURED = (
    "Careful people, too, do not always agree on what an event is. Each figure is between 0 and 1, "
    "the harmonic mean of how much is found and how much of what is found is right; status and "
    "kind are of the events found. The rules were tuned on the development halves only; whoever "
    "tuned them never read the other halves, and those are the honest figures."
)
SETS: Mapping[str, str] = {
    "development": "News of many countries, development half",
    "check": "News of many countries, check half",
    "own, odd numbers (development)": "Our own annotations, development half",
    "own, even numbers (measuring)": "Our own annotations, measuring half",
}
ANNOTATED = "Annotated documents"
FIGURES: Mapping[str, str] = {
    "events F1": "Events found",
    "dated events F1": "… with the right date",
    "timeline dates F1": "Dates on the timeline",
    "core domains F1": "Defence, policing, immigration",
    "status": "Status right",
    "kind": "Kind right",
}
DATES: Mapping[str, str] = {
    "exact": "exact",
    "containing": "coarser, but right",
    "wrong": "wrong",
    "invented": "made up",
}
FIGURE = "Figure"
DATES_TITLE = "Dates given"
SPEED_TITLE = "How fast it is, measured"
WHAT, RESULT, MEASURED_ON = "What", "Result", "Measured"
NOT_MEASURED = "No figure has been measured yet."

LIMITS_TITLE = "What it cannot do"
LIMITS: Sequence[str] = (
    (
        "It reads English. Documents in other languages are here as summaries in English, or "
        "not at all."
    ),
    (
        "It knows what the documents say, not what happened. A quiet year may only be an unread "
        "one: see which publishers and years were read."
    ),
    (
        "It misses events that are told in words its rules do not know, and takes some "
        "sentences for events that are none; the figures above say how often. “Correct this” "
        "mends the single case, a rule mends all."
    ),
    (
        "Two reports of one act may stay apart when nothing names who or what; two acts on one "
        "day may be taken for one."
    ),
    (
        "Who is meant by “he” or “the delegation” is often not known; the side of a person "
        "named without a country may be missing."
    ),
    (
        "Who is accused of something in a report is not thereby guilty, and what an official "
        "said is that official’s claim."
    ),
    "Summaries are our own words; the page that is linked is the source.",
)
PRIVATE_TITLE = "What leaves this machine"
PRIVATE = (
    "Nothing. The page loads its scripts and fonts from here, asks no other server for anything, "
    "counts no visitors and works without a network. Only a link that you follow yourself leads "
    "away, and it does not say where you came from."
)
LICENCES_TITLE = "What it is built with"
LICENCES = "All of it is free to use and pass on. Each package’s own word on its licence:"
PACKAGE, VERSION, LICENCE = "Package", "Version", "Licence"


def corpus(documents: int, dated: int, abstracts: int, events: int, dated_events: int) -> str:
    return (
        f"{counted(documents, 'document')}, {dated:,} of them with a known date, "
        f"{abstracts:,} of them summaries in our own words of a page that is linked; "
        f"{counted(events, 'event')}, {dated_events:,} of them dated."
    )


def corrections(number: int) -> str:
    return f"{counted(number, 'correction')} by hand, the newest first."


def others(number: int) -> str:
    return f"{counted(number, 'other publisher')}"


def measured(on: str, command: str) -> str:
    """When, and how to measure it again."""
    return f"{on}, by “{command}”"


def annotated(documents: int, events: int) -> str:
    return f"{counted(documents, 'document')}, {counted(events, 'event')}"


def documents_per_second(rate: int, letters: int, promised: int) -> str:
    return f"{rate:,} documents of {letters:,} letters a second on one core (aim: {promised:,})"


def letters_per_second(rate: int, promised: int, peer: int | None) -> str:
    beside = f"; dateparser, a well-known library, {peer:,} on the same text" if peer else ""
    return f"{rate:,} letters a second on one core (aim: {promised:,}){beside}"


SPEEDS: Mapping[str, str] = {
    "events": "Documents to events",
    "dates": "Reading dates",
}
