"""Colours, fonts and sizes: fixed maps, so that a domain looks the same on every day.

A figure names its colours by token ("@defence", "@ink", or "@defence/18" for 18 per cent of it);
`resolve` puts a palette's colours in. So one figure serves the light page, the dark page and the
printed picture, and switching the theme needs no word from the server. The domains' colours keep
apart for the three common kinds of colour blindness, and have at least 4.5 : 1 contrast to the
paper (held by a test); nothing is told by colour alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from corpus.lexicon import load_toml

Mode = Literal["light", "dark"]
Palette = Mapping[str, str]

ICON = str(Path(__file__).parent / "icon.png")
SANS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif"
SERIF = "Charter, 'Iowan Old Style', Georgia, 'Noto Serif', 'Liberation Serif', serif"

DOMAIN_ORDER = tuple(load_toml("domains"))

LIGHT: Palette = {
    "paper": "#ffffff",
    "shelf": "#f5f4ef",
    "ink": "#1d2430",
    "soft": "#565d69",
    "rule": "#d9d7cf",
    "grid": "#eceae4",
    "diplomacy": "#0b6b8f",
    "defence": "#2b4f9e",
    "policing": "#b04a00",
    "immigration": "#08724f",
    "trade": "#86600a",
    "education": "#7a3f9c",
    "aid": "#b5305f",
    "transport": "#56661a",
    "culture": "#8a4b33",
    "other": "#5b626d",
}
DARK: Palette = {
    "paper": "#14181f",
    "shelf": "#1b212a",
    "ink": "#eceae4",
    "soft": "#aab1bc",
    "rule": "#39414d",
    "grid": "#262d37",
    "diplomacy": "#63c6ea",
    "defence": "#8db2ff",
    "policing": "#ff9d66",
    "immigration": "#4fd1a5",
    "trade": "#e5bd57",
    "education": "#cfa5f0",
    "aid": "#ff94b8",
    "transport": "#b9cd6a",
    "culture": "#dfab90",
    "other": "#b0b7c1",
}
PALETTES: Mapping[Mode, Palette] = {"light": LIGHT, "dark": DARK}

_TOKEN = re.compile(r"@([a-z]+)(?:/(\d{1,3}))?\Z")


def domain_token(domain: str) -> str:
    """The colour token of `domain`; one we do not know is drawn as "other"."""
    return f"@{domain}" if domain in DOMAIN_ORDER else "@other"


def domain_rank(domain: str) -> tuple[int, str]:
    """Sorts domains in their fixed order; unknown ones come last, by name."""
    known = domain in DOMAIN_ORDER
    return (DOMAIN_ORDER.index(domain) if known else len(DOMAIN_ORDER), domain)


def resolve(figure: Any, palette: Palette) -> Any:
    """A copy of `figure` (dicts, lists, plain values) with every colour token put into colours."""
    if isinstance(figure, dict):
        return {key: resolve(value, palette) for key, value in figure.items()}
    if isinstance(figure, (list, tuple)):
        return [resolve(value, palette) for value in figure]
    if isinstance(figure, str) and figure.startswith("@"):
        return _colour(figure, palette)
    return figure


def _colour(token: str, palette: Palette) -> str:
    found = _TOKEN.match(token)
    if not found or found[1] not in palette:
        return token
    colour = palette[found[1]]
    if found[2] is None:
        return colour
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{int(found[2]) / 100:g})"
