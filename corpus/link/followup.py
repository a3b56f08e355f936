"""What a later event or document has to do with a plan: fulfils it, repeats it, or turns it.

Points and kinds stand in lexicon/links.toml. Nothing that may be older than the promise fulfils it;
what has no date fulfils nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from corpus.events.inflect import noun_forms
from corpus.lexicon import load_toml
from corpus.link import days
from corpus.link.likeness import barred, shared
from corpus.link.profile import Profile
from corpus.records import Document, Event, Evidence, State, Status

_DONE = frozenset({Status.OCCURRED, Status.RECURRING})
_NEAR = 80
"""Characters: how far after a plan's words its sentence may still turn it."""
_LOOSE = frozenset({"place", "wording"})

Points = tuple[int, tuple[str, ...]]
"""(points, reasons); no points where something forbids."""


def window(plan: Profile) -> tuple[date | None, date | None]:
    """When a plan is to happen: its date; without one, not before the page that tells it, with an
    open end. Its beginning is never before that page, when the page's day is known."""
    first, last = days.span(plan.event.dating) or (_floor(plan), None)
    if plan.made and first and first < plan.made and (last is None or plan.made <= last):
        first = plan.made
    return first or plan.made, last


def _floor(plan: Profile) -> date | None:
    """The first day that the bounds of an undated plan allow."""
    bounds = plan.event.dating.bounds
    if not bounds:
        return None
    low = days.first_of(bounds)
    return max(low, plan.made) if low and plan.made else low


def fulfils(plan: Profile, event: Profile) -> Points:
    """How surely `event` is what `plan` foresaw; see `fulfilment` in links.toml."""
    rule = load_toml("links")["follow"].get(plan.event.kind)
    if rule is None or event.event.kind not in rule["by"] or event.event.status not in _DONE:
        return 0, ()
    late = _is_late(plan, event, int(rule.get("late", 0)))
    if not (late or _in_time(plan, event, int(rule["years"]))) or barred(plan, event):
        return 0, ()
    points, reasons = agreement(plan, event, late=late)
    return (points, reasons) if points >= load_toml("links")["fulfilment"]["same"] else (0, ())


def _is_late(plan: Profile, event: Profile, most: int) -> bool:
    """Whether the event comes no more than `most` days after the end of the plan's window."""
    last, told = window(plan)[1], days.span(event.event.dating)
    return bool(last and told and 0 < (told[0] - last).days <= most)


def _in_time(plan: Profile, event: Profile, years: int) -> bool:
    """Whether the event certainly lies after the promise and inside its window."""
    if plan.event.dating.is_dated and plan.event.dating.edtf == event.event.dating.edtf:
        # A plan is told before its days; the same few days told as done are told after them.
        undated = not (plan.made and event.made) and plan.documents.isdisjoint(event.documents)
        few = (days.length(plan.event.dating) or days.YEAR) <= days.MONTH
        return (few and undated) or bool(plan.made and event.made and event.made > plan.made)
    first, last = window(plan)
    if first is None or (last is None and plan.made is None):
        return False
    if last is None:
        last = first + timedelta(days=years * days.YEAR)
    return days.within(event.event.dating, first, last)


def agreement(plan: Profile, event: Profile, *, late: bool = False) -> Points:
    """(points, reasons) for the two telling of one thing, whatever their days; none unless somebody
    or something agrees that tells acts apart."""
    table: Mapping[str, int] = load_toml("links")["fulfilment"]["points"]
    found = dict(shared(plan, event))
    if not found.keys() - _LOOSE:
        return 0, ()
    names = {"persons": "person", "long_wording": "wording"}
    pieces = {names.get(name, name): said for name, said in found.items()}
    if "topic" in pieces:
        said = pieces.pop("topic")
        whole = "long_topic" if len(plan.topic) > 1 else "topic"
        pieces[whole if plan.topic <= event.topic else "part_topic"] = said
    if "place" not in pieces and plan.goal and plan.goal == event.goal:
        pieces["place"] = f"both to {plan.goal}"
    pieces |= _sort(plan, event)
    if late and pieces.pop("window", ""):
        pieces["late"] = "but later than was said"
    return sum(table[name] for name in pieces), tuple(pieces.values())


def _sort(plan: Profile, event: Profile) -> dict[str, str]:
    """What kind, domain and a narrow window add."""
    pieces = {}
    kinds = plan.event.kind, event.event.kind
    if kinds[0] == kinds[1]:
        pieces["kind"] = f"both a {kinds[0].replace('_', ' ')}"
    elif kinds == ("negotiation", "agreement"):
        pieces["kind"] = "the text that was to be negotiated"
    if core := sorted(plan.core & event.core):
        pieces["domain"] = f"both {', '.join(core)}"
    if (days.length(plan.event.dating) or days.YEAR + 1) <= days.YEAR:
        pieces["window"] = f"inside {plan.event.dating.edtf}"
    return pieces


def repeats(plan: Profile, later: Profile) -> Points:
    """How surely a later document's plan is the same plan; its day may be another."""
    if plan.family != later.family or later.group != "ahead" or barred(plan, later):
        return 0, ()
    if not (plan.made and later.made and plan.made < later.made):
        return 0, ()
    last = window(plan)[1]
    if last and later.made > last and turn(later) is None:
        return 0, ()  # when its time was over: another plan of the kind
    points, reasons = agreement(plan, later)
    return (points, reasons) if points >= load_toml("links")["repeating"]["same"] else (0, ())


def moves(plan: Profile, later: Profile) -> bool:
    """Whether a plan that repeats another gives it a new time: the same person's visit, the same
    numbered sitting, the same ship, or words of postponing; not next year's talks."""
    one, two = plan.event.dating, later.event.dating
    if not days.rival(one, two):
        return False
    if (days.apart(one, two) or 0) > int(load_toml("links")["repeating"]["moved_days"]):
        return False
    same = {name for name, _ in shared(plan, later)} & {"person", "persons", "number", "ship"}
    return bool(same) or turn(later) is State.RESCHEDULED


def turn(event: Profile) -> State | None:
    """Whether an event's words, or its status, put something off or call it off."""
    if event.event.status is Status.CANCELLED:
        return State.CANCELLED
    text = " ".join(piece.quote for piece in event.event.evidence)
    return next((state for state, said in turns().items() if said.search(text)), None)


@cache
def turns() -> dict[State, re.Pattern[str]]:
    """The words of each turn, from links.toml."""
    table: Mapping[str, Any] = load_toml("links")["turns"]
    return {State(name): re.compile(row["says"], re.I) for name, row in table.items()}


def turns_this(plan: Profile, event: Profile, documents: Mapping[str, Document]) -> str:
    """Why an event with words of a turn is about this plan, or "": the same sentence of the same
    page, or a later page that names an act of the plan's kind and the same person, matter, number,
    ship or time."""
    for mine in plan.event.evidence:
        for theirs in event.event.evidence:
            if mine.document == theirs.document and _goes_on(mine, theirs, documents):
                return "told in the words that follow"
    later = bool(plan.made and event.made and event.made >= plan.made)
    if not later or barred(plan, event) or plan.documents & event.documents:
        return ""
    named = {name: said for name, said in shared(plan, event) if name not in ("place", "wording")}
    if telling := named.keys() & {"person", "persons", "number", "ship"}:
        return named[min(telling)]
    if not names_kind(plan.event.kind, event.event):
        return ""
    return named.get("topic") or _same_time(plan, event)


def _same_time(plan: Profile, event: Profile) -> str:
    """That a turn names the time for which something of the kind was planned, where no matter tells
    the two apart."""
    when = event.event.dating
    short = (days.length(plan.event.dating) or days.YEAR + 1) <= days.YEAR
    if not (short and days.agree(plan.event.dating, when)) or (plan.topic and event.topic):
        return ""
    return f"both {plan.event.kind.replace('_', ' ')} for {when.edtf}"


def names_kind(kind: str, event: Event) -> bool:
    """Whether an event's words name an act of `kind`: "the talks", "the visit"."""
    if event.kind == kind and event.status is Status.CANCELLED:
        return True
    said = " ".join(piece.quote for piece in event.evidence)
    return bool(_nouns(str(load_toml("kinds")[kind]["family"])).search(said))


@cache
def _nouns(family: str) -> re.Pattern[str]:
    """The nouns of all rules of a family of kinds, and their plurals."""
    rules = load_toml("triggers")["rule"]
    kinds = {name for name, row in load_toml("kinds").items() if row["family"] == family}
    nouns = [n for row in rules if row["kind"] in kinds for n in row.get("nouns", ())]
    forms = {form for noun in nouns for form, _ in noun_forms(noun)} or {"(?!)"}
    return re.compile(rf"\b(?:{'|'.join(sorted(forms))})\b", re.I)


def _goes_on(mine: Evidence, theirs: Evidence, documents: Mapping[str, Document]) -> bool:
    """Whether `theirs` goes on in the sentence of `mine`."""
    page = documents.get(mine.document)
    if page is None or not 0 <= theirs.start - mine.end <= _NEAR:
        return False
    return not re.search(r"[.!?;\n]", page.text[mine.end : theirs.start])
