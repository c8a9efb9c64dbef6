"""The painting on paper and screen files: SVG, PDF, PNG. With font.py and paint.py the only Qt of this room."""

from __future__ import annotations

import base64
import re
from math import ceil
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSize, QSizeF
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QImageWriter,
    QPageSize,
    QPaintDevice,
    QPainter,
    QPainterPath,
    QPdfWriter,
    QTransform,
)
from PySide6.QtSvg import QSvgGenerator

from archviz.resources import resource
from archviz.spec.issue import Refused
from archviz.words import say

from .font import FAMILY, application, font
from .options import Options
from .paint import paint_picture
from .paper import Paper
from .style import colours

_MOST_PIXELS, _MOST_SIDE = 200_000_000, 32_000  # what a raster painter takes
_FINE = 64  # outlines are taken from letters this much larger, since Qt rounds them to 1/64 of a unit


class Outliner(QPainter):
    """A painter whose letters are shapes: they look the same wherever they are shown, and need no font there."""

    def drawText(self, at: QPointF, text: str) -> None:  # type: ignore[override]
        """The only way of the painters here to draw text: a line, by the left end of its base line."""
        large = QFont(self.font())
        large.setPixelSize(self.font().pixelSize() * _FINE)
        path = QPainterPath()
        path.addText(QPointF(), large, text)
        placed = QTransform.fromTranslate(at.x(), at.y()).scale(1 / _FINE, 1 / _FINE)
        self.fillPath(placed.map(path), self.pen().color())


def _paint(device: QPaintDevice, paper: Paper, options: Options, unit: float = 1.0) -> None:
    """The whole page; `unit` is what a point measures on the device."""
    outlined = options.fonts == "outlined" and options.format != "png"  # in pixels there is no difference
    painter = Outliner(device) if outlined else QPainter(device)
    palette = colours(options.theme)
    painter.scale(unit, unit)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if not options.transparent:
        painter.fillRect(QRectF(0, 0, paper.width, paper.height), QColor(palette.page))
    for line in paper.lines:
        painter.setFont(font(line.size, line.bold))
        painter.setPen(QColor(palette.text if line.bold else palette.quiet))
        painter.drawText(QPointF(line.x, line.y), line.text)
    painter.translate(paper.x, paper.y)
    painter.scale(paper.scale, paper.scale)
    paint_picture(painter, paper.picture, options.theme)
    painter.end()


def memory() -> QBuffer:
    """A file in memory, open for writing."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer


def content(buffer: QBuffer) -> bytes:
    """What was written; it is closed."""
    buffer.close()
    return bytes(buffer.data().data())


def svg(paper: Paper, options: Options, title: str, footer: str) -> bytes:
    """An SVG that carries its font or none at all, 1 user unit = 1 point."""
    application()
    buffer = memory()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(72)
    generator.setSize(QSize(round(paper.width), round(paper.height)))
    generator.setViewBox(QRectF(0, 0, paper.width, paper.height))
    generator.setTitle(title or "ArchViz")
    generator.setDescription(footer)
    _paint(generator, paper, options)
    wide, high = (f"{side * 25.4 / 72:.3f}mm" for side in (paper.width, paper.height))
    size = f'<svg width="{wide}" height="{high}"'  # Qt rounds to whole points
    text = re.sub(r'<svg width="[^"]*" height="[^"]*"', size, content(buffer).decode(), count=1)
    return (_without_font(text) if options.fonts == "outlined" else _with_font(text)).encode()


def _with_font(text: str) -> str:
    """The SVG with the bundled fonts inside, and common ones behind them for viewers that ignore these."""
    faces = ""
    for weight, name in ((400, "Regular"), (700, "Bold")):
        data = base64.b64encode(resource(f"fonts/Inter-{name}.ttf").read_bytes()).decode()
        faces += f"@font-face{{font-family:{FAMILY};font-weight:{weight};src:url(data:font/ttf;base64,{data})}}"
    text = text.replace(f'font-family="{FAMILY}"', f'font-family="{FAMILY}, Helvetica, Arial, sans-serif"')
    return text.replace("<defs>", f"<defs><style>{faces}</style>", 1)


def _without_font(text: str) -> str:
    """The SVG without a word about fonts, its many outlines to a hundredth of a point."""
    text = re.sub(r'\s?font-\w+="[^"]*"', "", text)
    return re.sub(r' d="[^"]*"', lambda path: re.sub(r"(\.\d\d)\d+", r"\1", path[0]), text)


def png(paper: Paper, options: Options, *_: Any) -> bytes:
    """A PNG at a resolution; Refused where it would be too large to paint."""
    buffer = memory()
    QImageWriter(buffer, b"png").write(image(paper, options, options.dpi))
    return content(buffer)


def image(paper: Paper, options: Options, dpi: float) -> QImage:
    """The page as pixels; Refused where there would be too many."""
    application()
    size = QSize(round(paper.width * dpi / 72), round(paper.height * dpi / 72))
    pixels = f"{size.width()}×{size.height()}"
    if max(size.width(), size.height()) > _MOST_SIDE or size.width() * size.height() > _MOST_PIXELS:
        raise Refused(
            say(
                "at {dpi:g} dpi the picture would have {pixels} pixels; take at most {most} dpi, or SVG or PDF",
                dpi=dpi,
                pixels=pixels,
                most=most_dpi(paper),
            )
        )
    found = QImage(size, QImage.Format.Format_ARGB32 if options.transparent else QImage.Format.Format_RGB32)
    if found.isNull():
        raise Refused(
            say("there is no memory for {pixels} pixels; take fewer than {dpi:g} dpi", pixels=pixels, dpi=dpi)
        )
    # the edges of the last pixels may lie a little outside of the page
    found.fill(QColor(0, 0, 0, 0) if options.transparent else QColor(colours(options.theme).page))
    found.setDotsPerMeterX(round(dpi / 0.0254))
    found.setDotsPerMeterY(round(dpi / 0.0254))
    _paint(found, paper, options, dpi / 72)
    return found


def most_dpi(paper: Paper) -> int:
    """The finest resolution at which a page can be painted."""
    area = (_MOST_PIXELS / paper.width / paper.height) ** 0.5
    return int(min(_MOST_SIDE / max(paper.width, paper.height), area) * 72)


def pdf(paper: Paper, options: Options, title: str, _: str) -> bytes:
    """One page."""
    application()
    buffer = memory()
    writer = QPdfWriter(buffer)
    whole = round if paper.margin else ceil  # of points, which Qt wants: a picture without margin is not cut off
    size = QSizeF(whole(paper.width), whole(paper.height))
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(1200)
    writer.setTitle(title or "ArchViz")
    writer.setCreator("ArchViz")
    _paint(writer, paper, options, 1200 / 72)
    return content(buffer)
