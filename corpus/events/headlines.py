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
from corpus.events.inflect import (
    base_form,
    is_past,
    may_be_participle,
    participle,
    third_person,
)
from corpus.events.lexicon import Hit, countries_in, scan
from corpus.events.phrases import words
from corpus.events.subjects import is_plural, subject_of
from corpus.records import Actor, Status

LONGEST, _LEAST = 16, 3
"""Words: a longer title is no title."""
_CHARACTERS = 95

_TEXT = re.compile(
    r"\b(?:agreement|treaty|memorandum|memoranda|protocol|accord|plan|pact)s?\b", re.I
)
_NO_OBJECT = re.compile(r"\s*(?:(?:between|by|with|in|at|on|under)\b|[.,;]|$)")
_STOP = re.compile(
    r"[;:(]|,\s|\s[–—]\s|[”\"]|\s(?:that|which|who|while|where|when|after|before|because|since|"
    r"as|so|thus|thereby|during)\s"
)
_BEFORE_DATE = re.compile(
    r"\s*,?\s*\b(?:up (?:to|until)|in|on|at|for|from|to|until|by|since|of|early|late|between|and|"
    r"or)\s+$|^\s*[–-]\s*$"
)
_DANGLING = frozenset(
    "a an the to of in on at by for with from and or their its his her this between into".split()
)
_PREPOSITIONS = frozenset("to of in on at by for with from between into".split())
_SEAMS = frozenset("with by after under for at between".split())
_BE = frozenset("be is are was were been being".split())
_PARTICIPLE = re.compile(r"^(?:\w+ly\s+)?\w+(?:ed|en|wn|ne|ung|ught|eld|ade|aid|ent|ost|ut|et)\b")


def headline(
    text: str,
    clause: Clause,
    hits: Sequence[Hit],
    timexes: Sequence[Timex],
    actors: Sequence[Actor],
    status: Status,
    begin: int,
) -> str:
    """The headline of `clause`, whose sentence begins at `begin`, or "" where it makes none. The
    verb is the clause's head or, for an act that a noun names, the verb by which it happens
    ("staged a drill"); of a proposal, the verb that proposes; of a habit, only a clause that says
    so."""
    if status is Status.PROPOSED:
        verbs = _wishes(text, hits)
    elif status is Status.RECURRING and not any(h.key == "recurring" for h in hits):
        verbs = []
    else:
        verbs = _verbs(clause, hits)
    for start, end in verbs:
        if start < clause.start:
            continue  # a second act without a verb of its own
        line = _line(text, clause, (start, end), timexes, actors, begin, status)
        cut = status is Status.PROPOSED and not _goes_to_the_end(text, line, end, clause, timexes)
        if line and not cut:  # half a request would tell of another
            return line
    return _future(text, clause, timexes, actors) if status is Status.PLANNED else ""


def _future(text: str, clause: Clause, timexes: Sequence[Timex], actors: Sequence[Actor]) -> str:
    """What somebody "will" do, whatever the verb: "New Zealand will spend 5 million" -> "New
    Zealand to spend 5 million"."""
    found = _WILL.match(_without_dates(text, clause.start, clause.end, timexes))
    subject = subject_of(found["who"])[0] if found else ""
    if not found or not subject or _LOOSE.match(found["rest"]):
        return ""
    return _fitting(f"{_with_side(subject, actors)} to {found['verb']}", _rest(found["rest"]))


_WILL = re.compile(
    r"(?P<who>[^;:“”]{2,90}?)\s+(?:will|would|shall|is to|are to|is due to|are due to)\s+"
    r"(?:also\s+|then\s+|soon\s+|again\s+)?(?P<verb>(?!not\b|have\b|be\b|be\s)[a-z]+)(?P<rest>\s.*|$)"
)


def _goes_to_the_end(
    text: str, line: str, end: int, clause: Clause, timexes: Sequence[Timex]
) -> bool:
    rest = _rest(_without_dates(text, end, clause.end, timexes)).strip(" .,")
    return line.endswith(rest[-8:])


def _line(
    text: str,
    clause: Clause,
    verb_at: tuple[int, int],
    timexes: Sequence[Timex],
    actors: Sequence[Actor],
    begin: int,
    status: Status,
) -> str:
    """The headline with the verb at `verb_at`, or ""."""
    start, end = verb_at
    if perfect := _PERFECT.match(text, start, end):
        start = perfect.end()  # "have agreed to"
    elif _HAVE.match(text, start):
        return ""  # no verb of its own
    before = _without_dates(text, clause.start, start, timexes)
    subject, aux = subject_of(before)
    if not before.strip(" ,and"):  # "met the minister and signed a treaty": who met?
        subject, _ = subject_of(_without_dates(text, begin, clause.start, timexes) + ",")
    after = _without_dates(text, end, clause.end, timexes)
    progressive = text[start:end].split(" ")[0].endswith("ing")
    if progressive and not aux:
        return ""  # no verb of a sentence
    if not subject:
        return _without_subject(before, text[start:end], after, status)
    if progressive and aux == "passive":
        aux = ""  # "is giving": gives
    done_by = after.lstrip().startswith("by ") and may_be_participle(text[start:end])
    signed = _TEXT.search(subject) and _NO_OBJECT.match(after)
    if not aux and (done_by or (signed and may_be_participle(text[start:end]))):
        aux = "passive"  # "the agreement signed between the ministries"
    if not aux and _QUALIFIES.search(before) and may_be_participle(text[start:end]):
        return ""  # "the newly signed programme"
    told = _FINITE.search(re.split(r"\s(?:and|but)\s", _STOP.split(" " + after)[0])[0])
    if not aux and told and may_be_participle(text[start:end]):
        # "the plan signed yesterday is one instance"
        aux, after = "passive", after[: max(0, told.start() - 1)]
    verb = _verb(text[start:end], aux, plural=is_plural(subject, actors))
    return _fitting(f"{_with_side(subject, actors)} {verb}", _rest(after)) if verb else ""


_HAVE = re.compile(r"(?:have|has|had)\s+(?:\w+ly\s+)?\w+(?:ed|en)\b", re.I)
_PERFECT = re.compile(r"(?:have|has|had)\s+(?:(?:also|just|already|now|recently)\s+)?(?=\w)", re.I)


def _without_subject(before: str, said: str, after: str, status: Status) -> str:
    """Where only a pronoun says who, or nothing does: what was done, said of its object. "They
    found 42 crops in the city" -> "42 crops found in the city"."""
    somebody, aux = subject_of(_WHO.sub("Somebody", before))
    verb, _, more = said.partition(" ")
    base = base_form(verb.lower())
    if (before and somebody != "Somebody") or aux in ("passive", "to be") or not base:
        return ""
    found = _OBJECT.match(_rest(f"{more} {after}").strip(" .,"))
    if found is None or base in words("no_passive"):
        return ""
    thing = _ARTICLE.sub("", found["thing"]).strip()
    if any(hit.group == "country" and hit.end - hit.start == len(thing) for hit in scan(thing)):
        return ""
    ahead = "to be " if aux == "coming" or status is Status.PLANNED else ""
    return _fitting(f"{thing} {ahead}{participle(base)}", found["rest"])


_WHO = re.compile(r"^\W*(?:and |but )?(?:he|she|it|they|we|who|which|that)\b", re.I)
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.I)
_OBJECT = re.compile(
    r"(?!(?:to|of|in|on|at|by|for|with|from|into|out|up|off|over|that|how|what|his|her|its|their|"
    r"him|them|it|this|these|those|each|another|not|so|very|again|back|together|\w+ly|\w+ing)\b)"
    r"(?P<thing>[\w$€£].*?)(?P<rest>\s(?:in|on|at|by|for|with|from|across|under|over|to|into|"
    r"against|between|among|through|about)\s.*|$)",
    re.I,
)
_QUALIFIES = re.compile(r"\b(?:newly|recently|jointly|the|a|an|its|their|his|her)\s*$", re.I)
_FINITE = re.compile(r"(?:^|\s)(?:was|were|is|are|has|have|had|will|would|should|could|can)\b")


def _rest(after: str) -> str:
    """What goes on after the verb, up to the first stop or second verb, without loose pronouns."""
    rest = _STOP.split(" " + after)[0]
    for seam in re.finditer(r"\s(?:and|or|but)\s+(\w+)", rest):
        word = seam[1].lower()
        if word == "to" or is_past(word) or word.endswith("ed"):
            rest = rest[: seam.start()]
            break
    return _AND_THEN.sub("", _LOOSE.split(rest)[0]) if _LOOSE.search(rest) else rest


_AND_THEN = re.compile(r"\s(?:and|or)\s+\w+$")
_LOOSE = re.compile(r"\s(?:to\s+\w+\s+)?(?:it|them|him|us|me|itself|themselves)\b")


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


def _wishes(text: str, hits: Sequence[Hit]) -> list[tuple[int, int]]:
    """Where the verbs stand by which one side asks or offers: "asked", "proposed"."""
    found = []
    for hit in hits:
        word = text[hit.start : hit.end].split(" ")[0]
        finite = is_past(word.lower()) or (word.endswith("s") and base_form(word.lower()))
        if hit.group == "cue" and hit.key == "proposed" and hit.form == "forward" and finite:
            found.append((hit.start, hit.start + len(word)))
    return found


def _with_side(subject: str, actors: Sequence[Actor]) -> str:
    """A bare office with its country: "Prime Minister" -> "New Zealand Prime Minister"."""
    for actor in actors:
        bare = actor.role == actor.name and actor.name.lower() == subject.lower()
        if bare and actor.side and not countries_in(subject):
            return f"{actor.side}{'' if subject[0].isupper() else '’s'} {subject}"
    return subject


_IS_COUNT = re.compile(r"\d{4}")
_COUNTED = re.compile(r"\s+(?:[A-Z]\w+\s+)?[a-z]+s\b")


def _without_dates(text: str, start: int, end: int, timexes: Sequence[Timex]) -> str:
    """text[start:end] without its date words and the prepositions before them, blanks folded."""
    pieces, place = [], start
    for timex in timexes:
        if start <= timex.start and timex.end <= end and timex.type in ("DATE", "TIME"):
            before = text[place : timex.start]
            counted = _IS_COUNT.fullmatch(timex.text) and _COUNTED.match(text, timex.end, end)
            if counted and not _BEFORE_DATE.search(before):
                continue  # "another 1800 refugees"
            pieces.append(_BEFORE_DATE.sub("", before))
            place = timex.end
    pieces.append(text[place:end])
    return " ".join(" ".join(pieces).split())


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


def _fitting(start: str, rest: str) -> str:
    """Both parts in one title of at most LONGEST words, or "" if too little of it is left."""
    said = f"{start} {rest.strip(' .,')}".split()
    most = LONGEST
    while len(" ".join(said[:most])) > _CHARACTERS:
        most -= 1
    if len(said) > most:
        said = said[:most]
        ends = [i for i, word in enumerate(said) if word.lower() in _SEAMS and i >= _LEAST]
        while said and not ends and said[-1].lower() not in _PREPOSITIONS:
            said.pop()
        said = said[: ends[-1]] if ends else said
    while said and said[-1].lower().strip(",") in _DANGLING:
        said.pop()
    if len(said) < max(_LEAST, len(start.split())):
        return ""
    line = " ".join(said)
    return line[:1].upper() + line[1:]
