"""Every colour of a picture, from one table: Okabe and Ito's palette, safe for colour-blind readers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from archviz.spec.issue import Refused
from archviz.words import say, word

Theme = Literal["light", "dark", "print"]
Rgb = tuple[int, int, int]

CATEGORIES: Mapping[str, str] = {
    word("convolution"): "#0072B2",
    word("linear"): "#56B4E9",
    word("normalisation"): "#8A8F98",
    word("activation"): "#E69F00",
    word("pooling"): "#009E73",
    word("merge"): "#CC79A7",
    word("shape"): "#6B7280",
}
# page, text, quieter text, lines, tint of clusters, part of the category colour in a box, selection, issue
_THEMES: Mapping[Theme, tuple[str, str, str, str, str, float, str, str]] = {
    "light": ("#FFFFFF", "#1B1F24", "#57606A", "#4B535C", "#F1F3F6", 0.11, "#1A73E8", "#B42318"),
    "dark": ("#1E2126", "#ECEEF0", "#B6BDC6", "#9AA4B0", "#282C33", 0.2, "#7AB7FF", "#FF8A7A"),
    "print": ("#FFFFFF", "#000000", "#3D444D", "#22272E", "#F2F2F2", 0.08, "#000000", "#000000"),
}


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme, as "#RRGGBB"."""

    theme: Theme
    page: str
    text: str
    quiet: str
    line: str
    tint: str
    share: float
    selection: str
    issue: str

    def bar(self, category: str) -> str:
        """The full colour of a category, lifted where the page is dark."""
        full = CATEGORIES.get(category, CATEGORIES["shape"])
        return mix(full, self.text, 0.68) if self.theme == "dark" else full

    def fill(self, category: str) -> str:
        """The tint of a box: its category's colour laid thinly on the page."""
        return mix(self.bar(category), self.page, self.share)

    def badge(self, category: str) -> str:
        """The ground of a ×N badge: dark enough for the page's colour on it."""
        return mix(self.bar(category), self.text, 0.62)

    def edge(self, category: str) -> str:
        """The outline of a box."""
        return mix(self.bar(category), self.page, 0.55)


def _rgb(colour: str) -> Rgb:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


@lru_cache(maxsize=1024)
def mix(colour: str, ground: str, share: float) -> str:
    """`share` of a colour on a ground: "#RRGGBB"."""
    pairs = zip(_rgb(colour), _rgb(ground), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


def colours(theme: Theme = "light") -> Palette:
    """The palette of a theme; Refused for another word."""
    if theme not in _THEMES:
        themes = ", ".join(get_args(Theme))
        raise Refused(say("there is no theme {name!r}; themes: {themes}", name=str(theme)[:40], themes=themes))
    return Palette(theme, *_THEMES[theme])
