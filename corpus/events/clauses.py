"""Sentences -> clauses: pieces that tell of one act each.

No parser: between two words that announce acts, the strongest seam is where one clause ends and
the next begins (a semicolon, a comma with its own subject, "and" before a second verb, "which",
"as well as" …). Where there is no seam both words belong to one act ("signed a declaration").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.events.lexicon import Hit, rules
from corpus.lexicon import load_toml

# Seams, strongest first. A seam is where the next clause begins, after the matched words.
_SEAMS = [
    re.compile(r";\s+|\s[–—]\s|:\s+|\n+"),
    re.compile(
        r",\s+(?:and\s+|but\s+|while\s+|whereas\s+|as well as\s+|after which\s+|where\s+|when\s+)"
    ),
    re.compile(r",\s+(?:which|who|whose|during which|followed by|including)\s+"),
    re.compile(r",\s+"),
    re.compile(
        r"\s(?:and|while|as well as|but|where|when|before|after|following|during|since which)\s+"
    ),
    re.compile(
        r"\s(?:(?:with)?in the framework of|on the basis of|pursuant to|in line with|thanks to)\s+"
    ),
    re.compile(r"\s(?:which|who|that|under which|because|so that)\s+"),
]
_TIGHT = re.compile(
    r"^[\s\"“”'’]*(?:(?:a|an|the|its|their|his|her|this|that|formal|new|first|second|two|three|"
    r"joint|bilateral|official|high-level)\s+)*$",
    re.I,
)
_OF_IT = re.compile(r",?\s+(?:that|which)\s+(?:(?:has|have|had)\s+)?(?:(?:was|were|been)\s+)*")
"""Between a noun and its own verb: "the joint statement that was signed"."""
_PAIR = re.compile(
    r"\b(?:between|of|by)\s+(?:the\s+)?[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,2}\s+and\s+(?:the\s+)?(?=[A-Z])"
)
"""Two names that one word holds: "the treaty between Australia and Indonesia came into force"."""
_LISTING = frozenset({"and", "or", ","})
_EXAMPLES = re.compile(r"\b(?:such as|including|for example|among them|like)\b[^.;]*$")
_CLOSING = re.compile(  # who said it, after the act: “…”, said Mr Goff
    r"[”\"],?\s+(?:[\w.’'-]+\s+){0,6}(?:said|says|told|added|noted)\b.*$"
    r"|,\s+(?:[A-Z][\w.’'-]*\s+){0,4}(?:said|says|added)$"
    r"|,\s+(?:said|says|added)\s+(?:[A-Z“\"]|the\s|an?\s).*$"
    r"|,?\s+and my\b.*$",
    re.S,
)
_JOINT = re.compile(  # words that only join to what follows, left at the end of a clause
    r"(?:[,;]?\s+(?:and|but|while|as well as|which|who|where|when|after|before|during|following|"
    r"including|followed by|that|because|so that|under which|thanks to|on the basis of|pursuant to|"
    r"in line with|(?:with)?in the framework of))+$"
)
_FEW_WORDS = 4


def _telling(hit: Hit) -> tuple[int, bool, int]:
    return rules()[hit.key].weight, not hit.form.startswith("noun"), -hit.start


def _family(hit: Hit) -> str:
    return str(load_toml("kinds")[rules()[hit.key].kind]["family"])


@dataclass(frozen=True, slots=True)
class Clause:
    """text[start:end], the words in it that announce acts, and the one that heads it."""

    start: int
    end: int
    triggers: tuple[Hit, ...]
    head: Hit = field(init=False, repr=False, compare=False)
    """The trigger that tells the act: the first verb, or what names the same kind of act more
    exactly ("signed a joint declaration"); where no verb does, the most telling noun."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "head", _head(self.triggers))


def _head(triggers: tuple[Hit, ...]) -> Hit:
    most = max(triggers, key=_telling)
    verbs = [h for h in triggers if h.form in ("past", "part", "s", "base", "fixed")]
    if not verbs or (rules()[verbs[0].key].party and most.form.startswith("noun")):
        return most  # "will host talks": the talks are the act
    family = _family(verbs[0])
    return max((h for h in triggers if h is verbs[0] or _family(h) == family), key=_telling)


def split(
    text: str, start: int, end: int, triggers: Sequence[Hit], solid: Sequence[tuple[int, int]] = ()
) -> list[Clause]:
    """The clauses of the sentence text[start:end], one per act, covering it between them. No seam
    lies inside one of the `solid` spans (dates, persons with their offices), nor in "between A and
    B"."""
    triggers = _worth_a_clause(triggers)
    solid = [*solid, *(m.span() for m in _PAIR.finditer(text, start, end))]
    groups: list[tuple[list[Hit], int]] = []  # triggers, where their clause begins
    begin = start
    current: list[Hit] = []
    examples = False
    for number, hit in enumerate(triggers):
        seam = _seam(text, current[-1], hit, solid) if current else None
        examples = examples or bool(current and _EXAMPLES.search(text[current[-1].end : hit.start]))
        stop = triggers[number + 1].start if number + 1 < len(triggers) else end
        if examples or (seam is not None and _is_fragment(text[seam:stop], hit, current[-1])):
            continue  # an example, or "… and professional training": no act of its own
        if seam is not None:
            groups.append((current, begin))
            begin, current = seam, []
        current.append(hit)
    groups.append((current, begin))
    ends = [at for _, at in groups[1:]] + [end]
    return [
        Clause(*_trim(text, at, stop), tuple(hits))
        for (hits, at), stop in zip(groups, ends, strict=True)
        if hits
    ]


def _worth_a_clause(triggers: Sequence[Hit]) -> list[Hit]:
    """Weak nouns ("cooperation") announce an act only where nothing stronger does."""
    strong = [h for h in triggers if rules()[h.key].weight > 1 or not h.form.startswith("noun")]
    return strong or list(triggers)


def _seam(text: str, first: Hit, second: Hit, solid: Sequence[tuple[int, int]]) -> int | None:
    """Where the clause of `second` begins, or None when both tell of one act."""
    if second.start < first.end:
        return None
    between = text[first.end : second.start]
    if (
        _EXAMPLES.search(between)
        or _TIGHT.match(between)
        or (first.form.startswith("noun") and _OF_IT.fullmatch(between))
        or (_is_matter(between) and second.form.startswith("noun") and _family(first) == "text")
        or (first.key == second.key and between.strip() in _LISTING)
    ):
        return None
    for pattern in _SEAMS:
        found = [
            m
            for m in pattern.finditer(between + text[second.start : second.start + 1])
            if m.end() <= len(between) and not _within(first.end + m.start(), solid)
        ]
        if found:
            return first.end + found[-1].end()
    return None


def _is_matter(between: str) -> bool:
    """Whether a noun after `between` only tells what a text is about: "Treaty on Extradition"."""
    return len(between) < _NAME and bool(_ON.fullmatch(between))


_NAME = 120
_ON = re.compile(r"[^;:.]*\s(?:on|for|concerning|regarding|in the field of)\s+(?:[\w-]+\s+){0,4}")


def _is_fragment(piece: str, hit: Hit, before: Hit) -> bool:
    """Whether a seam would cut off a bare noun that only goes on with what stands before it."""
    return hit.key == before.key and hit.form.startswith("noun") and len(piece.split()) < _FEW_WORDS


def _within(place: int, solid: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in solid)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Without outer blanks, and without the joints and stops at the end."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip(" \t\n“”\"'|,;"))
    piece = _CLOSING.sub("", text[start:end]).rstrip(" \t\n“”\"'|,;.:–—")
    cut = _JOINT.search(piece)
    return start, start + (cut.start() if cut else len(piece))
