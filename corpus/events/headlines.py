"""A clause as a headline: "Japan handed over two patrol boats to the coast guard in August 2016"
becomes "Japan hands over two patrol boats to the coast guard".

The subject is what stands before the verb, without dates, openings and articles; the verb takes the
form that headlines use; the rest ends where a reader would stop. Where the subject is a pronoun, or
nothing short remains, there is no headline and `titles` builds a sentence from the facts instead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.dates import Timex
from corpus.events.clauses import Clause
from corpus.events.inflect import base_form, third_person
from corpus.events.lexicon import Hit
from corpus.records import Actor

LONGEST, _LEAST = 16, 3
"""Words: a longer title is no title."""

_OPENING = re.compile(
    r"^\W*(?:\d+[.)]\s+)?(?:(?:in|on|at|during|after|following|under|with|as|for|from|since|by|"
    r"before|besides|then|also|meanwhile|earlier|later)\b.*?,\s+)+",
    re.I,
)
_JOINT = re.compile(r"^\W*(?:\d+[.)]\s+)?(?:and|but|then|when|where|while|that|also|so)\s+", re.I)
_DATELINE = re.compile(r"^[^.]{0,40}?\s[–—-]\s+")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+(?!Hague\b)", re.I)
_PRONOUN = re.compile(
    r"^(?:he|she|it|they|we|i|you|who|which|that|this|these|those|there|one|another|here|what|his|"
    r"her|their|its|our|my|such|to|not|no|during|at|in|on|after|following|for|with|as|under|by)\b",
    re.I,
)
_PASSIVE = re.compile(r"\s+(?:(?:has|have|had)\s+been|was|were|is|are|being|been)(?:\s+\w+ly)?$")
_COMING = re.compile(
    r"\s+(?:will|shall|would|is\s+to|are\s+to|is\s+due\s+to|are\s+due\s+to|is\s+going\s+to|"
    r"are\s+going\s+to|plans?\s+to|is\s+set\s+to|are\s+set\s+to|(?:(?:has|have|had)\s+)?"
    r"(?:agreed|pledged|promised|undertaken|decided|vowed|committed)\s+to)"
    r"(\s+be)?(?:\s+\w+ly|\s+also)?$"
)
_AUXILIARY = re.compile(r"\s+(?:has|have|had)(?:\s+(?:also|now|just|already|\w+ly))?$|\s+also$")
_UNREAD = re.compile(  # an auxiliary left inside, or an end that wants more: not understood
    r"[;:“”]|\b(?:to|and|of|in)$|\b(?:was|were|is|are|been|has|have|had|will|would|could|did|"
    r"when|told|said|says|that|which|who)\b"
)
_TEXT = re.compile(
    r"\b(?:agreement|treaty|memorandum|memoranda|protocol|accord|plan|pact)s?\b", re.I
)
_NO_OBJECT = re.compile(r"\s*(?:(?:between|by|with|in|at|on|under)\b|[.,;]|$)")
_STOP = re.compile(
    r"[;:(]|,\s|\s[–—]\s|[”\"]|\s(?:that|which|who|while|where|when|after|before|because|since|"
    r"as|so|thus|thereby|during)\s"
)
_BEFORE_DATE = re.compile(
    r"\s*,?\s*\b(?:in|on|at|from|to|until|by|since|of|early|late|between|and)\s+$|^\s*[–-]\s*$"
)
_DANGLING = frozenset(
    "a an the to of in on at by for with from and or their its his her this between into".split()
)
_SEAMS = frozenset("with by after under for at between".split())
_PLURAL = re.compile(
    r"^(?:both|two|three|four|five|six|several|many|some|\d+)(?=\s)|\s(?:and|people)\b", re.I
)
_BE = frozenset("be is are was were been being".split())
_PARTICIPLE = re.compile(r"^(?:\w+ly\s+)?\w+(?:ed|en|wn|ne|ung|ught|eld|ade|aid|ent|ost|ut|et)\b")
_SINGULAR = re.compile(r"(?:ss|us|is|Philippines|States|Netherlands|Emirates|Maldives|Forces)$")


def headline(
    text: str,
    clause: Clause,
    hits: Sequence[Hit],
    timexes: Sequence[Timex],
    actors: Sequence[Actor],
) -> str:
    """The headline of `clause`, or "" where it makes none. The verb is the clause's head or, for an
    act that a noun names, the verb by which it happens ("staged a drill")."""
    for start, end in _verbs(clause, hits):
        before = _without_dates(text, clause.start, start, timexes)
        subject, aux = _subject(before)
        after = _without_dates(text, end, clause.end, timexes)
        if _TEXT.search(subject) and not aux and _NO_OBJECT.match(after):
            aux = "passive"  # "the agreement signed between the ministries"
        plural = _is_plural(_one_name(subject, actors))
        verb = _verb(text[start:end], aux, plural=plural) if subject else ""
        if verb:
            line = _fitting(f"{_with_side(subject, actors)} {verb}", _STOP.split(" " + after)[0])
            if line:
                return line
    return ""


def _verbs(clause: Clause, hits: Sequence[Hit]) -> list[tuple[int, int]]:
    """Where the verbs stand that may carry the headline, the likeliest first."""
    head = clause.head
    if head.form in ("past", "part", "s", "base"):
        return [(head.start, head.end)]
    spans = {(h.start, h.end) for h in hits if h.group in ("happened", "need")}
    inside = head.form == "fixed"  # "relations were elevated to …" holds its own verb
    return sorted(
        s for s in spans if clause.start <= s[0] and (inside or not head.start <= s[0] < head.end)
    )


def _with_side(subject: str, actors: Sequence[Actor]) -> str:
    """A bare office with its country: "Prime Minister" -> "New Zealand Prime Minister"."""
    for actor in actors:
        bare = actor.role == actor.name and actor.name.lower() == subject.lower()
        if bare and actor.side:
            return f"{actor.side} {subject}"
    return subject


def _without_dates(text: str, start: int, end: int, timexes: Sequence[Timex]) -> str:
    """text[start:end] without its date words and the prepositions before them, blanks folded."""
    pieces, place = [], start
    for timex in timexes:
        if start <= timex.start and timex.end <= end and timex.type in ("DATE", "TIME"):
            before = text[place : timex.start]
            pieces.append(_BEFORE_DATE.sub("", before))
            place = timex.end
    pieces.append(text[place:end])
    return " ".join(" ".join(pieces).split())


def _subject(before: str) -> tuple[str, str]:
    """(what the verb is said of; "passive", "coming", "to be", "" for its auxiliary). The subject
    is "" where it is a pronoun or cannot be told."""
    words = _OPENING.sub("", _JOINT.sub("", " ".join(before.split())).lstrip(' ,-•|“"'))
    words = _DATELINE.sub("", words).strip(" ,")
    aux = ""
    coming = _COMING.search(" " + words)
    if coming:
        aux = "to be" if coming[1] else "coming"
        words = _COMING.sub("", " " + words).strip()
    elif _PASSIVE.search(" " + words):
        aux, words = "passive", _PASSIVE.sub("", " " + words).strip()
    words = _AUXILIARY.sub("", " " + words).strip(" ,")
    words = _ARTICLE.sub("", re.sub(r"\s*\([^)]*\)", "", words))
    if not words or _PRONOUN.match(words) or _UNREAD.search(words):
        return "", ""
    return words, aux


def _one_name(subject: str, actors: Sequence[Actor]) -> str:
    """`subject` with bodies such as "Command and Staff College" as one word: they are singular."""
    for actor in actors:
        if " and " in actor.name:
            subject = subject.replace(actor.name, "body")
    return subject


def _verb(said: str, aux: str, *, plural: bool) -> str:
    """The verb phrase as headlines have it: present for what was done, "to …" for what is to come,
    the bare participle for a passive; "" for a verb that the tables do not know."""
    verb, _, rest = said.partition(" ")
    if verb.lower() in _BE and _PARTICIPLE.match(rest):
        return f"to be {rest}" if aux == "coming" else rest
    base = base_form(verb.lower())
    if not base:
        return ""
    rest = f" {rest}" if rest else ""
    if aux == "to be":
        return f"to be {verb}{rest}"
    if aux == "passive":
        return f"{verb}{rest}"
    if aux == "coming":
        return f"to {base}{rest}"
    return f"{base if plural else third_person(base)}{rest}"


def _is_plural(subject: str) -> bool:
    head = re.split(r"\s(?:of|from|for|in|at|to|between|on|with)\s|,\s", subject)[0]
    if _PLURAL.search(head):
        return True
    return (head.endswith("s") and not _SINGULAR.search(head)) or head.lower().endswith("police")


def _fitting(start: str, rest: str) -> str:
    """Both parts in one title of at most LONGEST words, or "" if too little of it is left."""
    words = f"{start} {rest.strip(' .,')}".split()
    if len(words) > LONGEST:
        words = words[:LONGEST]
        ends = [i for i, word in enumerate(words) if word.lower() in _SEAMS and i >= _LEAST]
        while words and not ends and words[-1].lower() not in _DANGLING:
            words.pop()
        words = words[: ends[-1]] if ends else words
    while words and words[-1].lower().strip(",") in _DANGLING:
        words.pop()
    if len(words) < max(3, len(start.split())):
        return ""
    line = " ".join(words)
    return line[:1].upper() + line[1:]
