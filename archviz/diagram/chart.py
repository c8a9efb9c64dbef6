"""A chart that comes as SVG, painted: its shapes by Qt's SVG renderer, its letters by ourselves.

In a PDF the renderer strokes in black whatever has no stroke of its own, letters too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree import ElementTree

from PySide6.QtCore import QByteArray, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtSvg import QSvgRenderer

from .font import font, text_width

_TEXT = "{http://www.w3.org/2000/svg}text"
_SHARES = {"start": 0.0, "middle": 0.5, "end": 1.0}  # of its width that a text is left of its place


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    x: float
    y: float
    angle: float
    size: int
    share: float
    colour: str


class Chart:
    """Shapes and words; `size` in the chart's own units."""

    def __init__(self, svg: str) -> None:
        ElementTree.register_namespace("", "http://www.w3.org/2000/svg")
        ElementTree.register_namespace("xlink", "http://www.w3.org/1999/xlink")
        root = ElementTree.fromstring(svg)
        self._words = [_word(element) for element in root.iter(_TEXT)]
        for parent in [*root.iter()]:
            for element in parent.findall(_TEXT):
                parent.remove(element)
        root.set("stroke", "transparent")
        self._renderer = QSvgRenderer(QByteArray(ElementTree.tostring(root)))
        self.size = self._renderer.viewBoxF()

    def draw(self, painter: QPainter) -> None:
        """In its own units, from the painter's origin."""
        self._renderer.render(painter, QRectF(0, 0, self.size.width(), self.size.height()))
        for word in self._words:
            painter.save()
            painter.translate(word.x, word.y)
            painter.rotate(word.angle)
            painter.setFont(font(word.size))
            painter.setPen(QColor(word.colour))
            painter.drawText(QPointF(-word.share * text_width(word.text, word.size), 0), word.text)
            painter.restore()


def _word(element: ElementTree.Element) -> _Word:
    """A text with its place: x and y, or a translation."""
    style = dict(re.findall(r"([\w-]+): ([^;]+)", element.get("style", "")))
    transform = element.get("transform", "")
    place = re.search(r"translate\(([-\d.]+) ([-\d.]+)\)", transform)
    x, y = place.groups() if place else (element.get("x", "0"), element.get("y", "0"))
    turned = re.search(r"rotate\(([-\d.]+)", transform)
    size, share = round(float(style["font-size"].removesuffix("px"))), _SHARES[style.get("text-anchor", "start")]
    return _Word(
        element.text or "",
        float(x),
        float(y),
        float(turned[1]) if turned else 0.0,
        size,
        share,
        style.get("fill", "#000000"),
    )
