"""Pictures on pages: charts two beside each other, pictures of designs side by side and level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from .abreast import Abreast
from .chart import Chart
from .layout import Picture
from .pages import HIGH, MARGIN, WIDE, Pages, write
from .paint import paint_picture

_LEAST = 0.6  # scale of pictures: below, fewer stand in a row
_GAP, _HEAD, _TITLE, _HEADING = 12.0, 20.0, 8, 12


@dataclass(frozen=True, slots=True)
class Charts:
    """Charts with their titles, as SVG in which letters are <text> of whole sizes in our font."""

    charts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """Pictures side by side under their names, with a heading that stays with them."""

    heading: str
    names: tuple[str, ...]
    abreast: Abreast


def put_charts(pages: Pages, element: Charts) -> None:
    """Two a line."""
    wide = (WIDE - _GAP) / 2
    for start in range(0, len(element.charts), 2):
        pair = [(title, Chart(svg)) for title, svg in element.charts[start : start + 2]]
        high = max(wide * chart.size.height() / chart.size.width() for _, chart in pair)
        pages.put(high + _HEAD + 8, partial(_draw_charts, pair=pair))


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
    pictures = element.abreast.pictures
    counts = range(len(pictures), 1, -1)
    count = next((n for n in counts if all(_scale(row) >= _LEAST for row in _shared(pictures, n))), 1)
    names = _shared(element.names, -(-len(pictures) // -(-len(pictures) // count)))  # rows of like length
    for number, (row, called) in enumerate(zip(_shared(pictures, len(names[0])), names, strict=True)):
        _put_row(pages, row, called, element.abreast.cuts, "" if number else element.heading)


def _shared(items: Sequence[Any], count: int) -> list[Sequence[Any]]:
    return [items[i : i + count] for i in range(0, len(items), count)]


def _scale(row: Sequence[Picture]) -> float:
    return min(1.0, (WIDE - _GAP * (len(row) - 1)) / sum(picture.width for picture in row))


def _put_row(pages: Pages, row: Sequence[Picture], names: Sequence[str], cuts: Sequence[float], heading: str) -> None:
    above = 2.5 * _HEADING if heading else 0.0
    whole, least = _scale(row), min(_scale(row), _LEAST)
    scales = [whole - (whole - least) * step / 20 for step in range(21)]
    scale = min(scales, key=lambda scale: len(_parts(cuts, scale, HIGH - above)))  # the largest of the fewest pages
    if pages.y and (cuts[-1] * scale + _HEAD + above > HIGH - pages.y):
        pages.turn()
    if heading:
        pages.put(above, partial(_draw_heading, text=heading))
    for top, bottom in _parts(cuts, scale, HIGH - above):
        draw = partial(_draw_row, row=row, names=names, scale=scale, top=top, bottom=bottom)
        pages.put((bottom - top) * scale + _HEAD, draw)


def _parts(cuts: Sequence[float], scale: float, first: float) -> list[tuple[float, float]]:
    """What stands on each page, from one cut to another; `first` is the room on the first."""
    found, start, room = [], 0, first
    while start < len(cuts) - 1:
        ends = [n for n in range(start + 1, len(cuts)) if (cuts[n] - cuts[start]) * scale <= room - _HEAD + 0.1]
        end = ends[-1] if ends else start + 1
        found.append((cuts[start], cuts[end]))
        start, room = end, HIGH
    return found


def _draw_heading(painter: QPainter, y: float, text: str) -> None:
    write(painter, MARGIN, y + 1.5 * _HEADING, text, _HEADING, bold=True)


def _draw_row(
    painter: QPainter, y: float, row: Sequence[Picture], names: Sequence[str], scale: float, top: float, bottom: float
) -> None:
    share = (WIDE - sum(picture.width for picture in row) * scale) / len(row)
    x = MARGIN
    for picture, name in zip(row, names, strict=True):
        write(painter, x + share / 2 + 8 * scale, y + _TITLE + 4, name, _TITLE, bold=True)
        painter.save()
        painter.translate(x + share / 2, y + _HEAD)
        painter.scale(scale, scale)
        painter.setClipRect(QRectF(0, 0, picture.width, bottom - top))
        painter.translate(0, -top)
        paint_picture(painter, picture, "print")
        painter.restore()
        x += picture.width * scale + share
