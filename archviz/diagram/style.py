"""Every colour of a picture, from one table: Okabe and Ito's palette, safe for colour-blind readers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from archviz.spec.issue import Refused
from archviz.words import say, word

Theme = Literal["light", "dark", "print", "contrast-light", "contrast-dark"]
CONTRAST = ("contrast-light", "contrast-dark")  # texts at 7:1 and more, outlines in full
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
# For what is told apart and has no category, such as stages in a plot: the same palette, without its pale yellow.
SERIES: tuple[str, ...] = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00")
# Cividis, for heat: every fifth of matplotlib's 256 colours (Nuñez, Anderton and Renslow 2018, PLoS ONE 13(7)
# e0199239). Its lightness rises evenly, with and without colour vision deficiency and on a grey print.
CIVIDIS: tuple[str, ...] = (
    "#00224E",
    "#002656",
    "#002A5F",
    "#002D68",
    "#003070",
    "#083370",
    "#163770",
    "#203A6F",
    "#273E6E",
    "#2E416D",
    "#34456C",
    "#3A486C",
    "#3F4C6C",
    "#444F6C",
    "#49536C",
    "#4E566C",
    "#535A6D",
    "#575D6D",
    "#5C616E",
    "#60646F",
    "#656870",
    "#696B71",
    "#6D6F72",
    "#727274",
    "#767676",
    "#7A7A78",
    "#7E7D78",
    "#838179",
    "#888578",
    "#8D8878",
    "#928C78",
    "#969077",
    "#9B9476",
    "#A09875",
    "#A59C74",
    "#AAA073",
    "#AFA471",
    "#B5A86F",
    "#BAAC6D",
    "#BFB06B",
    "#C4B468",
    "#C9B965",
    "#CFBD62",
    "#D4C15F",
    "#DAC65B",
    "#DFCA57",
    "#E5CF52",
    "#EAD34C",
    "#F0D846",
    "#F6DD3F",
    "#FCE236",
    "#FEE838",
)
# page, text, quieter text, lines, tint of clusters, part of the category colour in a box, selection, issue
_THEMES: Mapping[Theme, tuple[str, str, str, str, str, float, str, str]] = {
    "light": ("#FFFFFF", "#1B1F24", "#57606A", "#4B535C", "#F1F3F6", 0.11, "#1A73E8", "#B42318"),
    "dark": ("#1E2126", "#ECEEF0", "#B6BDC6", "#9AA4B0", "#282C33", 0.2, "#7AB7FF", "#FF8A7A"),
    "print": ("#FFFFFF", "#000000", "#3D444D", "#22272E", "#F2F2F2", 0.08, "#000000", "#000000"),
    "contrast-light": ("#FFFFFF", "#000000", "#2B2F36", "#000000", "#EDEDED", 0.1, "#0A3FA8", "#8C0F0F"),
    "contrast-dark": ("#000000", "#FFFFFF", "#DADDE1", "#FFFFFF", "#212121", 0.18, "#FFD60A", "#FFA399"),
}
# How much of its colour a category keeps, the rest being that of texts, where it is too near to the page.
_KEPT: Mapping[Theme, float] = {"dark": 0.68, "contrast-light": 0.6, "contrast-dark": 0.6}


@dataclass(frozen=True, slots=True)
class Coat:
    """The colours of one box: ground, sheets of a stack, outline, bar and glyph, texts, wires inside, badge."""

    fill: str
    sheet: str
    edge: str
    mark: str
    text: str
    quiet: str
    line: str
    badge: str
    badge_text: str


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
        """The full colour of a category, lifted where the page is dark, deepened for high contrast."""
        return mix(CATEGORIES.get(category, CATEGORIES["shape"]), self.text, _KEPT.get(self.theme, 1.0))

    def series(self, place: int) -> str:
        """The colour of one of several, which repeat."""
        return mix(SERIES[place % len(SERIES)], self.text, _KEPT.get(self.theme, 1.0))

    def fill(self, category: str) -> str:
        """The tint of a box: its category's colour laid thinly on the page."""
        return mix(self.bar(category), self.page, self.share)

    def badge(self, category: str) -> str:
        """The ground of a ×N badge: dark enough for the page's colour on it."""
        return mix(self.bar(category), self.text, 0.62)

    def edge(self, category: str) -> str:
        """The outline of a box."""
        return mix(self.bar(category), self.page, 1.0 if self.theme in CONTRAST else 0.55)

    def coat(self, category: str) -> Coat:
        """The colours of a box by what it does."""
        return _coat(self, category)

    def heated(self, place: float | None) -> Coat:
        """The colours of a box at a place of the colour bar, 0 to 1; grey where it has none."""
        return _heated(self, place)

    @property
    def cold(self) -> str:
        """The ground of a box that has nothing of what heat shows."""
        return mix(self.quiet, self.page, 0.22)


@lru_cache(maxsize=64)
def _coat(palette: Palette, category: str) -> Coat:
    fill, mark = palette.fill(category), palette.bar(category)
    sheet, edge, badge = mix(fill, palette.page, 0.6), palette.edge(category), palette.badge(category)
    return Coat(fill, sheet, edge, mark, palette.text, palette.quiet, palette.line, badge, palette.page)


@lru_cache(maxsize=4096)
def _heated(palette: Palette, place: float | None) -> Coat:
    fill = palette.cold if place is None else heat(place)
    text = ink(fill)
    sheet, edge = mix(fill, palette.page, 0.6), mix(fill, palette.text, 0.6)
    mark, line = mix(text, fill, 0.75), mix(text, fill, 0.6)
    return Coat(fill, sheet, edge, mark, text, text, line, text, fill)


def _rgb(colour: str) -> Rgb:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


@lru_cache(maxsize=1024)
def mix(colour: str, ground: str, share: float) -> str:
    """`share` of a colour on a ground: "#RRGGBB"."""
    pairs = zip(_rgb(colour), _rgb(ground), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


def heat(place: float) -> str:
    """The colour at a place of the bar, 0 (dark blue) to 1 (yellow)."""
    at = min(max(place, 0.0), 1.0) * (len(CIVIDIS) - 1)
    step = min(int(at), len(CIVIDIS) - 2)
    return mix(CIVIDIS[step + 1], CIVIDIS[step], at - step)


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    red, green, blue = (v / 3294.6 if v <= 10 else ((v / 255 + 0.055) / 1.055) ** 2.4 for v in _rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ink(ground: str) -> str:
    """Black or white, whichever is read more easily on a ground: at least 4.58 : 1 on any."""
    return "#FFFFFF" if luminance(ground) < 0.1791 else "#000000"  # where both have the same contrast


def colours(theme: Theme = "light") -> Palette:
    """The palette of a theme; Refused for another word."""
    if theme not in _THEMES:
        themes = ", ".join(get_args(Theme))
        raise Refused(say("there is no theme {name!r}; themes: {themes}", name=str(theme)[:40], themes=themes))
    return Palette(theme, *_THEMES[theme])
