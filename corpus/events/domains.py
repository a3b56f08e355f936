"""Which fields an act belongs to, with the words that say so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from corpus.events.lexicon import Hit
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


PREVAILING_WORDS, PREVAILING_SHARE = 4, 0.35


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


def decide(
    text: str,
    kind: str,
    clause_hits: Sequence[Hit],
    sentence_hits: Sequence[Hit],
    hint: Sequence[str],
    offices: Sequence[tuple[int, int]] = (),
) -> tuple[tuple[str, ...], str]:
    """(domains, main one first; why). Words of the clause decide; then the sentence; then the
    document's portfolios; then the kind alone. In names of `offices` (spans) only a portfolio's
    own word is heard: "Minister of Trade" speaks for trade, "Ministry of Business …" does not."""
    clause_hits = [h for h in clause_hits if _counts(text, h, offices)]
    sentence_hits = [h for h in sentence_hits if _counts(text, h, offices)]
    by_kind = [d for d, row in load_toml("domains").items() if kind in row["kinds"]]
    own, near = _count(clause_hits), _count(sentence_hits)
    core_hint = [d for d in hint if load_toml("domains")[d].get("core")]
    if _core(own) or (by_kind and _core(dict.fromkeys(by_kind, 1))):
        return _rank(by_kind, own, kind), _why(text, clause_hits, by_kind, kind)
    if _core(near) and kind not in _DIPLOMATIC:
        return _rank(by_kind, _core(near), kind), _why(text, sentence_hits, by_kind, kind)
    if core_hint and (kind in _DIPLOMATIC or not own):
        return _rank(by_kind, dict.fromkeys(core_hint, 1), kind), "what the whole page is about"
    if own or near or by_kind:
        hits = clause_hits if own or by_kind else sentence_hits
        return _rank(by_kind, own or near, kind), _why(text, hits, by_kind, kind)
    if hint:
        return tuple(hint), "the document's portfolios"
    return ("other" if kind == "other" else "diplomacy",), f"a {kind.replace('_', ' ')}"


def _rank(by_kind: Iterable[str], counted: dict[str, int], kind: str) -> tuple[str, ...]:
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
