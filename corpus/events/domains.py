"""Which fields an act belongs to, with the words that say so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from corpus.events.lexicon import Hit
from corpus.lexicon import load_toml
from corpus.records import Document

_DIPLOMATIC = frozenset({"visit", "meeting", "talks", "diplomatic", "joint_statement", "statement", "ceremony", "appointment"})


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


def decide(
    text: str, kind: str, clause_hits: Sequence[Hit], sentence_hits: Sequence[Hit], hint: Sequence[str]
) -> tuple[tuple[str, ...], str]:
    """(domains, main one first; why). Words of the clause decide; then the sentence; then the
    document's portfolios; then the kind alone."""
    by_kind = [d for d, row in load_toml("domains").items() if kind in row["kinds"]]
    own = _count(clause_hits)
    if own or by_kind:
        return _rank(by_kind, own, kind), _why(text, clause_hits, by_kind, kind)
    near = _count(sentence_hits)
    core = {d: n for d, n in near.items() if load_toml("domains")[d].get("core")}
    if core or near:
        return _rank([], core or near, kind), _why(text, sentence_hits, [], kind)
    if hint:
        return tuple(hint), "the document's portfolios"
    return (("diplomacy",) if kind in _DIPLOMATIC else ("other",)), f"a {kind.replace('_', ' ')}"


def _rank(by_kind: Iterable[str], counted: dict[str, int], kind: str) -> tuple[str, ...]:
    """Core domains before others; diplomacy only where nothing says more of the matter."""
    table = load_toml("domains")
    names = list(dict.fromkeys([*by_kind, *sorted(counted, key=lambda d: (-counted[d], order().index(d)))]))
    special = [d for d in names if table[d].get("core")]
    rest = [d for d in names if not table[d].get("core")]
    if special:
        rest = [d for d in rest if d in by_kind]
    elif len(rest) > 1 and "diplomacy" in rest and kind not in _DIPLOMATIC:
        rest.remove("diplomacy")
    return tuple((special + rest) or ["other"])


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


def _listed(value: object) -> list[str]:
    if value in (None, ""):
        return []
    return [str(v) for v in value] if isinstance(value, list) else [str(value)]
