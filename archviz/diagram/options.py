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
        for name, allowed in (("format", Format), ("page", Page), ("fonts", Fonts)):
            if (value := getattr(self, name)) not in get_args(allowed):
                given, known = repr(value)[:42], ", ".join(get_args(allowed))
                raise Refused(say("{name}: there is no {given}; one of {known}", name=name, given=given, known=known))
        if not DPI[0] <= self.dpi <= DPI[1]:
            dpi, least, most = self.dpi, *DPI
            raise Refused(say("{dpi} dpi is out of bounds; take {least} to {most}", dpi=dpi, least=least, most=most))
        if not MARGINS[0] <= self.margin <= MARGINS[1]:
            mm, low, high = (f"{value:g}" for value in (self.margin, *MARGINS))
            raise Refused(say("a margin of {mm} mm is out of bounds; take {low} to {high}", mm=mm, low=low, high=high))


def sheets(page: Page) -> Sheets:
    """What a picture is broken into columns for, when it is to stand on this page."""
    if page in PAPERS:
        width, height = PAPERS[page]
        return ((width, height), (height, width))
    if page in COLUMNS:  # which has no margins
        return ((COLUMNS[page] + 2 * MARGIN, COLUMN_HEIGHT + 2 * MARGIN + FOOT),)
    return SHEETS
