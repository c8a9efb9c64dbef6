"""How a picture becomes a file: its format, page, colours and letters. Pages are in points, margins in millimetres."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from archviz.spec.issue import Refused
from archviz.words import say

from .columns import FOOT, MARGIN, SHEETS, Sheets
from .style import Theme, colours

Format = Literal["svg", "pdf", "png", "tex", "dot"]
Page = Literal["auto", "fit", "a3", "a4", "a5", "letter", "column", "columns"]
Fonts = Literal["embedded", "outlined"]

FORMATS: tuple[str, ...] = get_args(Format)
DPI = (36, 2400)
MARGINS = (0.0, 40.0)  # mm
MM = 72 / 25.4  # points
PAPERS: Mapping[str, tuple[float, float]] = {
    "a3": (297 * MM, 420 * MM),
    "a4": (210 * MM, 297 * MM),
    "a5": (148 * MM, 210 * MM),
    "letter": (612.0, 792.0),
}
COLUMNS: Mapping[str, float] = {"column": 3.5 * 72, "columns": 7.16 * 72}  # widths in the papers of IEEE and others
COLUMN_HEIGHT = 9 * 72.0  # the most that a figure in a paper may take


@dataclass(frozen=True, slots=True)
class Options:
    """What a file is to be like; Refused for what no file can be.

    `margin` is kept free on a sheet of paper; `words`: a title above the picture and a footer below it.
    """

    format: Format = "pdf"
    theme: Theme = "print"
    page: Page = "auto"
    dpi: int = 300
    margin: float = 7.0
    transparent: bool = False
    fonts: Fonts = "embedded"
    words: bool = True

    def __post_init__(self) -> None:
        colours(self.theme)
        if self.format not in FORMATS:
            raise _unknown("format", self.format, Format)
        if self.page not in get_args(Page):
            raise _unknown("page", self.page, Page)
        if self.fonts not in get_args(Fonts):
            raise _unknown("way of fonts", self.fonts, Fonts)
        if not DPI[0] <= self.dpi <= DPI[1]:
            raise Refused(
                say("{dpi} dpi is out of bounds; take {least} to {most}", dpi=self.dpi, least=DPI[0], most=DPI[1])
            )
        if not MARGINS[0] <= self.margin <= MARGINS[1]:
            words = "a margin of {margin:g} mm is out of bounds; take {least:g} to {most:g}"
            raise Refused(say(words, margin=self.margin, least=MARGINS[0], most=MARGINS[1]))


def sheets(page: Page) -> Sheets:
    """What a picture is broken into columns for, when it is to stand on this page."""
    if page in PAPERS:
        width, height = PAPERS[page]
        return ((width, height), (height, width))
    if page in COLUMNS:  # which has no margins
        return ((COLUMNS[page] + 2 * MARGIN, COLUMN_HEIGHT + 2 * MARGIN + FOOT),)
    return SHEETS


def _unknown(kind: str, value: object, allowed: object) -> Refused:
    known = ", ".join(get_args(allowed))
    return Refused(
        say("there is no picture {kind} {value}; {kind}s: {known}", kind=kind, value=repr(value)[:42], known=known)
    )
