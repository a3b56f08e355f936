"""What an act's title and domains are decided by, gathered from around it."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.events import deeds, domains, phrases, status, titles
from corpus.events.acts import Act
from corpus.events.headlines import headline
from corpus.events.lexicon import Hit
from corpus.events.reading import Reading
from corpus.events.spans import within
from corpus.records import Actor


def surroundings(reading: Reading, act: Act) -> domains.Setting:
    """What stands around an act that may tell of its field."""
    before = _before(reading, act)
    offices = [(person.start, person.end) for person in act.sentence.people]
    offices += [(body.start, body.end) for body in act.sentence.bodies]
    roles = tuple(dict.fromkeys(p.role for p in act.people if p.role))
    return domains.Setting(act.sentence.hits, before, reading.hint, offices, roles)


def _before(reading: Reading, act: Act) -> list[Hit]:
    """What is named before an act's sentence in its paragraph."""
    begin = act.sentence.start
    line = reading.text.rfind("\n", 0, begin) + 1
    return within(reading.hits, max(line, begin - _BEFORE), begin)


_TEXTS = frozenset({"agreement", "joint_statement"})
_BEFORE = 400
"""Characters: how far back in its paragraph an act's field may be told."""


def title_facts(
    reading: Reading,
    act: Act,
    verdict: status.Verdict,
    actors: Sequence[Actor],
    where: str,
    fields: Sequence[str],
) -> titles.Facts:
    """What the title of an act is made of."""
    named = [(body.start, body.end) for body in act.bodies]
    text = phrases.sheltered(reading.text, [*named, *((p.start, p.end) for p in act.people)])
    clause, hits = act.clause, act.hits
    head, timexes = clause.head, act.sentence.timexes
    end = min([clause.end, *(t.start for t in act.timexes if t.start >= head.end)])
    names = dict.fromkeys(person.name for person in reading.people if person.name)
    said, noun = phrases.what(text, clause, act.kind, timexes)
    what, done = deeds.deed_of_noun(said)
    if act.kind in _TEXTS and len(what.split()) < 2:
        what = phrases.named_before(text, clause, _before(reading, act), reading.timexes) or what
    both = (done, done) if done else deeds.deed(text, clause, hits, noun)
    return titles.Facts(
        act.kind,
        verdict.status,
        actors,
        where,
        reading.sides,
        what=what,
        text=what if phrases.names_a_text(noun) else "",
        done=both[0],
        do=both[1],
        topic=(topic := phrases.topic_of(text, head.end, end)),
        direct=bool(topic) and text[head.end : end].lstrip().startswith(topic),
        act=phrases.gerund(text, head, end),
        asked=deeds.asked(verdict, text[head.start : head.end]),
        hosting=head.key == "reception" and not deeds.is_passive(text, head),
        field=next((field for field in fields if field not in ("diplomacy", "other")), ""),
        line=headline(
            text,
            clause,
            hits,
            timexes,
            (*actors, *(Actor(name, None, name) for name in names)),
            verdict.status,
            act.sentence.start,
        ),
    )
