"""Why an event has its date and its fields, in sentences: the rules' own reasons, made readable."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from components import words
from components.markup import Html, join, tag
from components.panel.claims import quoted
from components.words import panel as said
from corpus.dates import edtf
from corpus.dates.words import basis_in_words, in_words
from corpus.lexicon import load_toml
from corpus.records import Basis, Event

_DATE_RULE = re.compile(r" ?\(rule (?P<rule>[^()]*?)(?:, from (?P<base>[^()]*))?\)")
_PUBLISHED = re.compile(r"published (\S+)")
_PLACE = re.compile(r"‘(.*)’ at character \d+")
_KIND_RULE = re.compile(r"rule (?P<rule>[\w-]+): (?P<rest>.*)", re.DOTALL)
_EVENT_ID = re.compile(r"(?:^|(?<=; ))[0-9a-f]{12}: ")
_ISO = re.compile(r"\b\d{4}-\d\d(?:-\d\d)?(?:/\d{4}-\d\d(?:-\d\d)?)?\b")


def why_date(event: Event) -> str:
    """Why the date is believed, with the words that it rests on: one sentence."""
    dating = event.dating
    sentence = words.begun(basis_in_words(dating))
    reason = event.reasons.get("date", "")
    if dating.basis is Basis.ASSIGNED:
        return f"{sentence}: {days_in_words(reason)}." if reason else f"{sentence}."
    shown = f"{sentence}: “{dating.said}”" if dating.said else sentence
    found = _DATE_RULE.search(reason)
    base = _counted_from(found["base"]) if found and found["base"] else ""
    return f"{shown}, {base}." if base else f"{shown}."


def _counted_from(base: str) -> str:
    if published := _PUBLISHED.fullmatch(base):
        return f"{said.FROM_PUBLISHED}, {day_in_words(published[1])}"
    place = _PLACE.fullmatch(base)
    return f"{said.FROM_TEXT} “{place[1]}”" if place else f"{said.FROM_TEXT} {days_in_words(base)}"


def why(event: Event) -> Html:
    """Which rule and words gave each field."""
    rows = [
        tag("div", tag("dt", said.FIELDS.get(name, _plain(name))), tag("dd", _reason(event, name)))
        for name in event.reasons
    ]
    made = (
        tag("div", tag("dt", words.MADE_BY), tag("dd", said.made_by(event.made_by)))
        if event.made_by
        else None
    )
    return tag("dl", *rows, made, class_="ev-facts ev-why")


def _plain(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _reason(event: Event, name: str) -> Html:
    reason = event.reasons[name]
    if name == "kind" and (found := _KIND_RULE.fullmatch(reason)):
        return _kind(event, found["rule"], found["rest"])
    if name == "date" and (found := _DATE_RULE.search(reason)):
        base = f", {_counted_from(found['base'])}" if found["base"] else ""
        plain = days_in_words(_DATE_RULE.sub(base, reason))
        return join(plain, " ", tag("span", said.by_rule(found["rule"]), class_="ev-soft"))
    return join(words.begun(plainly(_EVENT_ID.sub("", reason))))


def _kind(event: Event, rule: str, rest: str) -> Html:
    """The rule that saw the event, with one of the sentences that it is tested with."""
    label = words.label("kinds", event.kind)
    told = said.announces(rest, label) if quoted(rest) else rest
    example = next(iter(_rules().get(rule, {}).get("yes", ())), None)
    shown = (
        tag("span", f"{said.LIKE} ", tag("q", str(example)), class_="ev-soft ev-like")
        if example
        else None
    )
    return join(told, " ", tag("span", said.by_rule(rule), class_="ev-soft"), shown)


@cache
def _rules() -> Mapping[str, Mapping[str, Any]]:
    return {row["id"]: row for row in load_toml("triggers").get("rule", ())}


def plainly(reason: str) -> str:
    """A reason with its days and kinds as people say them: "both a aid" is no English."""
    return days_in_words(_kinds().sub(_kind_in_words, reason))


def _kind_in_words(found: re.Match[str]) -> str:
    label = words.label("kinds", found["kind"].replace(" ", "_"))
    return said.of_kind(label, both=bool(found["both"]))


@cache
def _kinds() -> re.Pattern[str]:
    names = sorted((name.replace("_", " ") for name in words.kinds()), key=len, reverse=True)
    return re.compile(rf"\b(?P<both>both )?a (?P<kind>{'|'.join(names)})(?=[,;]|$)")


def days_in_words(text: str) -> str:
    """`text` with the days that stand in it as figures read as people write them."""
    return _ISO.sub(lambda found: day_in_words(found[0]), text)


def day_in_words(day: str) -> str:
    """ "2006-11-17" as "17 November 2006"; what is no date stays as it is."""
    try:
        return in_words(edtf.dating(day, Basis.EXPLICIT))
    except ValueError:
        return day
