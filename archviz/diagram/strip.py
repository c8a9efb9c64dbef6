"""Pictures on pages: charts two beside each other, pictures of designs side by side and level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from .abreast import Abreast, fitting, parts, shared
from .chart import Chart
from .font import wrapped
from .layout import Picture
from .pages import HIGH, MARGIN, WIDE, Pages, write
from .paint import paint_picture

_LEAST = 0.6  # scale of pictures: below, fewer stand in a row
_SMALLEST = 0.54  # what a row may be made smaller to, where that saves a page
_GAP, _HEAD, _TITLE, _HEADING = 12.0, 20.0, 8, 12
_ABOVE, _LINE = 2.5 * _HEADING, 10.0


@dataclass(frozen=True, slots=True)
class Charts:
    """Charts with their titles, as SVG in which letters are <text> of whole sizes in our font; with a heading."""

    heading: str
    charts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """Pictures side by side under their names, with a heading that stays with them."""

    heading: str
    names: tuple[str, ...]
    abreast: Abreast


def put_charts(pages: Pages, element: Charts) -> None:
    """Two a line, all of them on one page if they can be."""
    wide = (WIDE - _GAP) / 2
    drawn = [(title, Chart(svg)) for title, svg in element.charts]
    pairs = [drawn[i : i + 2] for i in range(0, len(drawn), 2)]
    heights = [max(wide * c.size.height() / c.size.width() for _, c in pair) + _HEAD + 8 for pair in pairs]
    whole = sum(heights)
    pages.put(_ABOVE, partial(_draw_heading, text=element.heading), whole if whole + _ABOVE <= HIGH else heights[0])
    for pair, high in zip(pairs, heights, strict=True):
        pages.put(high, partial(_draw_charts, pair=pair))


def _draw_charts(painter: QPainter, y: float, pair: Sequence[tuple[str, Chart]]) -> None:
    wide = (WIDE - _GAP) / 2
    for number, (title, chart) in enumerate(pair):
        x = MARGIN + number * (wide + _GAP)
        write(painter, x, y + _TITLE + 4, title, _TITLE, bold=True)
        painter.save()
        painter.translate(x, y + _HEAD)
        painter.scale(wide / chart.size.width(), wide / chart.size.width())
        chart.draw(painter)
        painter.restore()


def put_strip(pages: Pages, element: Strip) -> None:
    """As many in a row as stay readable; what is higher than a page is cut between two stages."""
    rows = shared([picture.width for picture in element.abreast.pictures], WIDE, _GAP, _LEAST)
    for number, places in enumerate(rows):
        row = element.abreast.some(places)  # what the others have alone takes no room here
        _put_row(pages, row, [element.names[i] for i in places], "" if number else element.heading)


def _put_row(pages: Pages, row: Abreast, names: Sequence[str], heading: str) -> None:
    pictures, cuts = row.pictures, row.cuts
    whole = min(1.0, (WIDE - _GAP * (len(pictures) - 1)) / sum(picture.width for picture in pictures))
    told = [wrapped(name, WIDE / len(pictures) - _GAP, _TITLE, bold=True) for name in names]
    head = _HEAD + (max(map(len, told)) - 1) * _LINE
    above = _ABOVE if heading else 0.0
    first, room = HIGH - above - head, HIGH - head
    scale = fitting(cuts, whole, _SMALLEST, first, room)
    if pages.y and (cuts[-1] * scale + head + above > HIGH - pages.y):
        pages.turn()
    if heading:
        pages.put(above, partial(_draw_heading, text=heading))
    for top, bottom in parts(cuts, scale, first, room):
        draw = partial(_draw_row, row=pictures, names=told, scale=scale, top=top, bottom=bottom, head=head)
        pages.put((bottom - top) * scale + head, draw)


def _draw_heading(painter: QPainter, y: float, text: str) -> None:
    write(painter, MARGIN, y + 1.5 * _HEADING, text, _HEADING, bold=True)


def _draw_row(
    painter: QPainter,
    y: float,
    row: Sequence[Picture],
    names: Sequence[Sequence[str]],
    scale: float,
    top: float,
    bottom: float,
    head: float,
) -> None:
    share = (WIDE - sum(picture.width for picture in row) * scale) / len(row)
    x = MARGIN
    for picture, lines in zip(row, names, strict=True):
        for number, line in enumerate(lines):
            write(painter, x + share / 2 + 8 * scale, y + _TITLE + 4 + number * _LINE, line, _TITLE, bold=True)
        painter.save()
        painter.translate(x + share / 2, y + head)
        painter.scale(scale, scale)
        painter.setClipRect(QRectF(0, 0, picture.width, bottom - top))
        painter.translate(0, -top)
        paint_picture(painter, picture, "print")
        painter.restore()
        x += picture.width * scale + share
