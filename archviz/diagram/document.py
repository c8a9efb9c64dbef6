"""A document of A4 pages, as a PDF: paragraphs, tables, charts and pictures in the order given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from . import grid, strip
from .font import wrapped
from .grid import Grid
from .pages import MARGIN, WIDE, Pages, mark, write
from .strip import Charts, Strip

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph. `space` is free above it; `keep` points below stay with it; `marked`: a bar at its left."""

    text: str
    size: int = 9
    bold: bool = False
    quiet: bool = False
    space: float = 4.0
    keep: float = 0.0
    marked: bool = False


Element = Text | Grid | Charts | Strip


def pdf(elements: Sequence[Element], title: str) -> bytes:
    """The pages; the title stands at the foot of each."""
    pages = Pages()
    for element in elements:
        if isinstance(element, Text):
            _put_text(pages, element)
        elif isinstance(element, Grid):
            grid.put(pages, element)
        elif isinstance(element, Charts):
            strip.put_charts(pages, element)
        else:
            strip.put_strip(pages, element)
    return pages.pdf(title)


def _put_text(pages: Pages, element: Text) -> None:
    indent = 8.0 if element.marked else 0.0
    lines = wrapped(element.text, WIDE - indent, element.size, element.bold)
    for number, line in enumerate(lines):
        above = element.space if number == 0 and pages.y else 0.0
        draw = partial(_draw_line, element=element, line=line, x=MARGIN + indent, above=above)
        pages.put(element.size * 1.35 + above, draw, element.keep)


def _draw_line(painter: QPainter, y: float, element: Text, line: str, x: float, above: float) -> None:
    if element.marked:
        mark(painter, y + above, element.size * 1.35)
    write(painter, x, y + above + element.size * 1.05, line, element.size, bold=element.bold, quiet=element.quiet)
