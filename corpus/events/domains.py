"""Which fields an act belongs to, with the words that say so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.events.lexicon import Hit, scan
from corpus.lexicon import load_toml
from corpus.records import Document

_DIPLOMATIC = frozenset(
    {
        "visit",
        "meeting",
        "talks",
        "diplomatic",
        "joint_statement",
        "statement",
        "ceremony",
        "appointment",
    }
)


PREVAILING_WORDS, PREVAILING_SHARE = 4, 0.5


@cache
def order() -> tuple[str, ...]:
    """All domains in the order of the lanes."""
    return tuple(load_toml("domains"))


def portfolio_domains(document: Document) -> tuple[str, ...]:
    """The domains that the document's front matter names: a hint, not a verdict."""
    named = _listed(document.meta.get("portfolios")) + _listed(document.meta.get("domains"))
    wanted = {name.casefold() for name in named}
    found = []
    for domain, row in load_toml("domains").items():
        if domain in wanted or any(p.casefold() in wanted for p in row["portfolios"]):
            found.append(domain)
    return tuple(found)


def prevailing(titled: Sequence[Hit], hits: Sequence[Hit]) -> tuple[str, ...]:
    """The core domains that a page is about: those that its title names, else those that make up a
    good part of its core words, if there are enough of these."""
    in_title = _core(_count(titled))
    if in_title:
        return tuple(sorted(in_title, key=order().index))
    core = _core(_count(hits))
    total = sum(core.values())
    if total < PREVAILING_WORDS:
        return ()
    shares = {d: n / total for d, n in core.items()}
    return tuple(sorted((d for d in shares if shares[d] >= PREVAILING_SHARE), key=order().index))


def _core(counts: dict[str, int]) -> dict[str, int]:
    return {d: n for d, n in counts.items() if load_toml("domains")[d].get("core")}


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around a clause and helps where the clause itself does not say.

    sentence: the hits of its sentence; before: those of the sentences before it in the paragraph;
    hint: the domains of the whole page; offices: the spans of persons and bodies, in whose names
    only a portfolio's own word is heard; roles: the offices of those who take part, as introduced.
    """

    sentence: Sequence[Hit]
    before: Sequence[Hit] = ()
    hint: Sequence[str] = ()
    offices: Sequence[tuple[int, int]] = ()
    roles: Sequence[str] = ()


def decide(
    text: str, kind: str, clause_hits: Sequence[Hit], around: Setting
) -> tuple[tuple[str, ...], str]:
    """(domains, main one first; why). Words of the clause decide; then the portfolios of those who
    take part; then the sentence; then what the whole page is about; then the sentences before it;
    then the kind alone."""
    clause_hits = [h for h in clause_hits if _counts(text, h, around.offices)]
    own = _own(kind, clause_hits)
    by_kind = _by_kind(kind, own)
    if kind in _ENCOUNTERS and (agenda := _agenda(clause_hits, around.offices)):
        return ("diplomacy",), agenda
    if _core(own) or (by_kind and _core(dict.fromkeys(by_kind, 1))):
        return _rank(by_kind, own, kind), _why(text, clause_hits, by_kind, kind)
    if held := _held(kind, around.roles):
        return _rank(by_kind, held, kind), f"the office: {', '.join(around.roles)}"
    sentence_hits = [h for h in around.sentence if _counts(text, h, around.offices)]
    near = _count(sentence_hits)
    if _core(near) and kind not in _DIPLOMATIC:
        return _rank(by_kind, _core(near), kind), _why(text, sentence_hits, by_kind, kind)
    if state := _of_state(text, kind, clause_hits, around.roles):
        return _rank(by_kind, own | {"diplomacy": 1}, kind), state
    core_hint = [d for d in around.hint if load_toml("domains")[d].get("core")]
    if core_hint and not _special(own):
        return _rank(by_kind, dict.fromkeys(core_hint, 1), kind), "what the whole page is about"
    if own or near or by_kind:
        hits = clause_hits if own or by_kind else sentence_hits
        return _rank(by_kind, own or near, kind), _why(text, hits, by_kind, kind)
    if kind in _NAMELESS and (told := _special(_count(around.before))):
        return _rank((), told, kind), f"told just before: {_why(text, around.before, (), kind)}"
    if around.hint:
        return tuple(around.hint), "the document's portfolios"
    return ("other" if kind == "other" else "diplomacy",), f"a {kind.replace('_', ' ')}"


def _own(kind: str, hits: Sequence[Hit]) -> dict[str, int]:
    """What the clause's own words say. A navy that arrests does the work of the police."""
    own = _count(hits)
    if kind == "law_enforcement" and len(_core(own)) > 1:
        own.pop("defence", None)
    return own


def _by_kind(kind: str, own: Mapping[str, int]) -> list[str]:
    """The domains that a kind belongs to by itself; a coast guard's ships call for the police."""
    found = _of_kind(kind)
    coast_guard = kind == "ship_visit" and "policing" in own and "defence" not in own
    return [] if coast_guard else found


@cache
def _of_kind(kind: str) -> list[str]:
    return [d for d, row in load_toml("domains").items() if kind in row["kinds"]]


def _of_state(text: str, kind: str, hits: Sequence[Hit], roles: Sequence[str]) -> str:
    """Why an act is of the relations as such, whatever its page is about: heads of state or
    government meet, or its words say so; "" where nothing does."""
    row = load_toml("domains")["diplomacy"]
    said = [text[h.start : h.end] for h in hits if h.group == "domain" and h.key == "diplomacy"]
    if kind in _ENCOUNTERS or kind in ("other", "statement"):
        for name in [*said, *roles]:
            if any(head in name.lower() for head in row["heads"]):
                return f"a {kind} of a {name}"
    matter = next((word for word in said if word.lower() in row["matters"]), "")
    return f"“{matter}”" if matter and kind in _DIPLOMATIC | _NAMELESS else ""


_ENCOUNTERS = frozenset({"visit", "meeting", "talks"})
_NAMELESS = frozenset({"agreement", "negotiation", "cooperation", "proposal", "training", "other"})
"""Kinds whose matter is often told before and not said again: "the agreement was signed in May"."""
_AGENDA = 3


def _agenda(hits: Sequence[Hit], offices: Sequence[tuple[int, int]]) -> str:
    """Why an encounter is of diplomacy as such: its words range over many fields and no office of
    one field takes part; "" where that is not so."""
    spoken = [h for h in hits if not any(start <= h.start < end for start, end in offices)]
    fields = _special(_count(spoken))
    held = _core(_count([h for h in hits if h not in spoken]))
    return f"it ranges over {', '.join(fields)}" if len(fields) >= _AGENDA and not held else ""


def _special(counts: dict[str, int]) -> dict[str, int]:
    """What is of some field more special than diplomacy."""
    return {d: n for d, n in counts.items() if d != "diplomacy"}


def _held(kind: str, roles: Sequence[str]) -> dict[str, int]:
    """The core domains of the offices of those who meet."""
    named = roles if kind in _ENCOUNTERS else ()
    return _core(_count([hit for role in named for hit in _heard(role)]))


@lru_cache(maxsize=4096)
def _heard(role: str) -> tuple[Hit, ...]:
    """The words of domains in an office, looked up once for each."""
    return tuple(hit for hit in scan(role) if hit.group == "domain")


def _rank(by_kind: Iterable[str], counted: Mapping[str, int], kind: str) -> tuple[str, ...]:
    """Core domains before others; diplomacy only where nothing says more of the matter."""
    table = load_toml("domains")
    names = list(
        dict.fromkeys([*by_kind, *sorted(counted, key=lambda d: (-counted[d], order().index(d)))])
    )
    special = [d for d in names if table[d].get("core")]
    rest = [d for d in names if not table[d].get("core")]
    if special:
        rest = [d for d in rest if d in by_kind or d != "diplomacy"]
    elif len(rest) > 1 and "diplomacy" in rest and kind not in _DIPLOMATIC:
        rest.remove("diplomacy")
    return tuple((special + rest) or ["other"])


def _counts(text: str, hit: Hit, offices: Sequence[tuple[int, int]]) -> bool:
    if hit.group != "domain" or not any(start <= hit.start < end for start, end in offices):
        return True
    row = load_toml("domains")[hit.key]
    word = text[hit.start : hit.end].casefold()
    return bool(row.get("core")) or word in {name.casefold() for name in row["portfolios"]}


def _count(hits: Sequence[Hit]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for hit in hits:
        if hit.group == "domain":
            counts[hit.key] = counts.get(hit.key, 0) + 1
    return counts


def _why(text: str, hits: Sequence[Hit], by_kind: Sequence[str], kind: str) -> str:
    words = dict.fromkeys(text[h.start : h.end] for h in hits if h.group == "domain")
    said = [f"“{word}”" for word in words]
    if by_kind:
        said.insert(0, f"a {kind.replace('_', ' ')}")
    return ", ".join(said)


def in_order(domains: Iterable[str], *, keep_diplomacy: bool = True) -> tuple[str, ...]:
    """Each once, core domains first, otherwise as they come; "other" only where it is alone, and
    without `keep_diplomacy` diplomacy only where no core domain says more."""
    table = load_toml("domains")
    names = [d for d in dict.fromkeys(domains) if d != "other"]
    if not keep_diplomacy and any(table[d].get("core") for d in names):
        names = [d for d in names if d != "diplomacy"]
    return tuple(sorted(names, key=lambda d: not table[d].get("core"))) or ("other",)


def _listed(value: object) -> list[str]:
    if value in (None, ""):
        return []
    return [str(v) for v in value] if isinstance(value, list) else [str(value)]
