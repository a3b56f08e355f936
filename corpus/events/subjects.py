"""What a clause is said of: its subject as a headline begins with it, and the auxiliary after it.

Openings, datelines, "he said that" and articles are no part of it. A subject that is a pronoun, or
that is not understood, is "".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from corpus.events.inflect import is_past
from corpus.events.lexicon import countries_in
from corpus.lexicon import load_toml
from corpus.records import Actor

_OPENING = re.compile(
    r"^\W*(?:\d+[.)]\s+)?(?:(?:in|on|at|during|after|following|under|with|as|for|from|since|by|"
    r"before|besides|then|also|meanwhile|earlier|later|when|while|once|although|though|because|if|"
    r"until|amid|alongside|apart|despite|thanks|according)\b.*?\s*,\s+)+",
    re.I,
)
_JOINT = re.compile(
    r"^\W*(?:\d+[.)]\s+)?(?:and|but|then|when|where|while|that|also|so|since|because|"
    r"although|though|after|before|once|as)\s+",
    re.I,
)
_DATELINE = re.compile(r"^[^.]{0,40}?\s[–—-]\s+")
_ARTICLE = re.compile(r"^(?:(?:the|a|an)\s+(?!Hague\b)|(?:mr|mrs|ms|miss)\.?\s+)", re.I)
_PRONOUN = re.compile(
    r"^(?:he|she|it|they|we|i|you|who|which|that|this|these|those(?! \w+$)|there|one|another|here|"
    r"what|his|"
    r"her|their|its|our|my|such|to|not|no|during|at|in|on|after|following|for|with|as|under|by)\b"
    r"|^(?:\w+ly|two|three|four|both|some|many|other way)$",
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
    r"[;:“”\"(]|\b(?:to|and|of|in)$|\b(?:was|were|is|are|been|has|have|had|will|would|could|did|"
    r"should|might|must|when|told|said|says|that|which|who)\b"
)
_PLURAL = re.compile(
    r"^(?:both|two|three|four|five|six|several|many|some|all|\d[\d,]*|(?:close to|more than|over|"
    r"about|some|nearly|almost|around|up to)\s+[\d,]+)(?=\s)|\s(?:and|people)\b",
    re.I,
)
_SINGULAR = re.compile(r"(?:ss|us|is|Philippines|States|Netherlands|Emirates|Maldives|Forces)$")


def subject_of(before: str) -> tuple[str, str]:
    """(what the verb is said of; "passive", "coming", "to be", "" for its auxiliary). The subject
    is "" where it is a pronoun or cannot be told."""
    words = _OPENING.sub("", _told(" ".join(before.split())).lstrip(' ,-•|“"'))
    words = _LABEL.sub("", _OPENING.sub("", _JOINT.sub("", words)))
    words = _LEFT_OVER.sub("", _DATELINE.sub("", words)).strip(" ,")
    aux = ""
    coming = _COMING.search(" " + words)
    if coming:
        aux = "to be" if coming[1] else "coming"
        words = _COMING.sub("", " " + words).strip()
    elif _PASSIVE.search(" " + words):
        aux, words = "passive", _PASSIVE.sub("", " " + words).strip()
    words = _AUXILIARY.sub("", " " + words).strip(" ,")
    words = _ARTICLE.sub("", _ASIDE.sub("", re.sub(r"\s*\([^)]*\)", "", words)))
    words = _first_of(words, coordinated=before.rstrip().endswith(",") or " and" in before[-5:])
    words = _OF_THEM.sub(r"\1", words)
    if ", " in words and " and " not in words:  # "the year after the war, New Zealand"
        last = words.rsplit(", ", 1)[1]
        words = last if countries_in(last) else words
    if not words or _PRONOUN.match(words) or _UNREAD.search(words) or ", the " in words:
        return "", ""
    return words, aux


_OF_THEM = re.compile(r"\b(all|both|many|most|some|several)\s+of\s+(?:them|these|those)\b", re.I)
_LEFT_OVER = re.compile(r"^(?:between|from|over|until|and|or|of)\s+(?=[A-Z])")


@cache
def _reporting() -> re.Pattern[str]:
    """(who said) that (what they said): the subject is the speaker where it says "they"."""
    verbs = "|".join(sorted(load_toml("roles")["saying"], key=len, reverse=True))
    return re.compile(
        rf"^(?P<who>.*?)\s+(?:has\s+|have\s+|had\s+)?(?:{verbs})\b[^,]*?\sthat\s+", re.I
    )


def _told(words: str) -> str:
    """Words without "he said that"; "they" of "police said that they" are the police."""
    found = _reporting().match(words) if " that " in words else None
    if found is None:
        return words
    rest = words[found.end() :]
    meant = re.match(r"(?:he|she|it|they|we)\b\s*", rest, re.I)
    return f"{found['who']} {rest[meant.end() :]}".strip() if meant else rest


_LABEL = re.compile(r"^[^:]{0,60}[”\"]?:\s+")
_ASIDE = re.compile(
    r"\s+(?:in turn|also|again|first|now|then|meanwhile|subsequently|thereafter|recently|already|"
    r"formally|officially|jointly)$|(?<=\w), (?:then|now|who|a|an|the|his|her|its)\b[^,]*$"
)


def _first_of(words: str, *, coordinated: bool) -> str:
    """The subject of several verbs, of which this is not the first: "Police searched 20 houses,
    arrested …" -> "Police"."""
    if not coordinated:
        return words
    pieces = words.split()
    for place, word in enumerate(pieces[1:], start=1):
        if is_past(word):
            return _AUXILIARY.sub("", " " + " ".join(pieces[:place])).strip(" ,")
    return "" if "," in words else words


def _one_name(subject: str, actors: Sequence[Actor]) -> str:
    """`subject` with bodies such as "Command and Staff College" as one word: they are singular."""
    for actor in actors:
        if " and " in actor.name and not actor.role:
            subject = subject.replace(actor.name, "body")
    return subject


_SEVERAL_OFFICES = re.compile(r"(?:\w+ ){0,2}(?:ministers|presidents|commissioners)\b", re.I)


def is_plural(subject: str, actors: Sequence[Actor]) -> bool:
    subject = _one_name(subject, actors)
    if len(subject.split()) == 1 and "demonym" in countries_in(subject):
        return True  # "the Vietnamese"
    last = subject.split()[-1:]
    people = [a for a in actors if a.role or a.name == subject]
    if " and " not in subject and any(a.name.split()[-1:] == last for a in people):
        return bool(_SEVERAL_OFFICES.match(subject)) or "police" in subject.lower().split()
    if _PLURAL.search(subject) and not re.match(r"\w+ (?:of|from)", subject):
        return True
    head = re.split(r"\s(?:of|from|for|in|at|to|between|on|with|against|by)\s|,\s", subject)[0]
    if _PLURAL.search(head):
        return True
    return (head.endswith("s") and not _SINGULAR.search(head)) or head.lower().endswith("police")
