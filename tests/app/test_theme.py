"""Colours one can tell apart and read, in light and dark."""

from __future__ import annotations

from itertools import combinations

import pytest

from components.theme import DOMAIN_ORDER, PALETTES, Mode, domain_token, resolve
from components.words import DOMAINS


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "shelf"])
@pytest.mark.parametrize("name", ["ink", "soft", *DOMAIN_ORDER])
def test_contrast(mode: Mode, ground: str, name: str) -> None:
    palette = PALETTES[mode]
    assert contrast(palette[name], palette[ground]) >= 4.5


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_domain_has_a_colour_of_its_own_and_a_word(mode: Mode) -> None:
    colours = [PALETTES[mode][name] for name in DOMAIN_ORDER]
    assert all(a != b for a, b in combinations(colours, 2))
    assert set(DOMAIN_ORDER) == set(DOMAINS)


def test_both_palettes_have_the_same_names() -> None:
    assert PALETTES["light"].keys() == PALETTES["dark"].keys()


def test_tokens_become_colours_and_other_text_stays() -> None:
    palette = {"ink": "#102030"}
    figure = {"a": ["@ink", "@ink/50", "@nothing", "me@ink"], "n": 1, "none": None}
    assert resolve(figure, palette) == {
        "a": ["#102030", "rgba(16,32,48,0.5)", "@nothing", "me@ink"],
        "n": 1,
        "none": None,
    }


def test_an_unknown_domain_is_drawn_as_other() -> None:
    assert domain_token("space") == "@other"
