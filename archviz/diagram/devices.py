"""The painting on paper and screen files: SVG, PDF, PNG. With font.py and paint.py the only Qt of this room."""

from __future__ import annotations

import base64

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QImage, QImageWriter, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from archviz.resources import resource
from archviz.spec.issue import Refused

from .columns import A4, MARGIN
from .font import FAMILY, LEAST, application, font, text_width
from .layout import Picture
from .paint import paint_picture
from .style import Theme, colours

READABLE = 6.0  # points: letters on paper are never smaller
_TITLE, _NOTE = 13, 8  # sizes of the letters of title and footer
_LEADS = {_TITLE: 17.0, _NOTE: 11.0}
_INSET = 12.0  # of title and footer
_MOST_PIXELS, _MOST_SIDE = 200_000_000, 32_000  # what a raster painter takes


def _wrapped(text: str, width: float, size: int, bold: bool = False) -> list[str]:
    """Lines of words no wider than `width` points."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


class _Sheet:
    """A picture with its title above and its footer below; width and height in points."""

    def __init__(self, picture: Picture, theme: Theme, title: str, footer: str, width: float = 0.0) -> None:
        application()
        self.picture, self.palette, self.theme = picture, colours(theme), theme
        longest = [text_width(word, _TITLE, True) for word in title.split()]
        words = max([*longest, *(text_width(word, _NOTE) for word in footer.split()), 0.0])
        self.width = width or max(picture.width, words + 2 * _INSET, 240.0 if footer or title else 0.0)
        room = self.width - 2 * _INSET
        self.title = _wrapped(title, room, _TITLE, True)
        self.footer = _wrapped(footer, room, _NOTE)
        self.top = len(self.title) * _LEADS[_TITLE] + (_INSET if title else 0.0)
        self.bottom = len(self.footer) * _LEADS[_NOTE] + (_INSET if footer else 0.0)
        self.height = self.top + picture.height + self.bottom

    def paint(self, painter: QPainter, page: QRectF, scale: float = 1.0) -> None:
        """On a page in points: title at the top, picture below it in the middle, footer at the foot."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(page, QColor(self.palette.page))
        self._lines(painter, self.title, page.topLeft() + QPointF(_INSET, _INSET), _TITLE, self.palette.text)
        foot = page.bottom() - self.bottom + 2
        self._lines(painter, self.footer, QPointF(page.left() + _INSET, foot), _NOTE, self.palette.quiet)
        painter.save()
        painter.translate(page.left() + (page.width() - self.picture.width * scale) / 2, page.top() + self.top)
        painter.scale(scale, scale)
        paint_picture(painter, self.picture, self.theme)
        painter.restore()

    def _lines(self, painter: QPainter, lines: list[str], at: QPointF, size: int, colour: str) -> None:
        painter.setFont(font(size, size == _TITLE))
        painter.setPen(QColor(colour))
        for number, line in enumerate(lines):
            painter.drawText(at + QPointF(0, size + number * _LEADS[size]), line)


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer


def _bytes(buffer: QBuffer) -> bytes:
    buffer.close()
    return bytes(buffer.data().data())


def svg(picture: Picture, theme: Theme, dpi: int, title: str, footer: str) -> bytes:
    """An SVG that carries its font, 1 user unit = 1 point."""
    sheet = _Sheet(picture, theme, title, footer)
    buffer = _buffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(72)
    generator.setSize(QSize(round(sheet.width), round(sheet.height)))
    generator.setViewBox(QRectF(0, 0, round(sheet.width), round(sheet.height)))
    generator.setTitle(title or "ArchViz")
    generator.setDescription(footer)
    painter = QPainter(generator)
    sheet.paint(painter, QRectF(0, 0, round(sheet.width), round(sheet.height)))
    painter.end()
    return _with_font(_bytes(buffer).decode()).encode()


def _with_font(text: str) -> str:
    """The SVG with the bundled fonts inside, and common ones behind them for viewers that ignore these."""
    faces = ""
    for weight, name in ((400, "Regular"), (700, "Bold")):
        data = base64.b64encode(resource(f"fonts/Inter-{name}.ttf").read_bytes()).decode()
        faces += f"@font-face{{font-family:{FAMILY};font-weight:{weight};src:url(data:font/ttf;base64,{data})}}"
    text = text.replace(f'font-family="{FAMILY}"', f'font-family="{FAMILY}, Helvetica, Arial, sans-serif"')
    return text.replace("<defs>", f"<defs><style>{faces}</style>", 1)


def png(picture: Picture, theme: Theme, dpi: int, title: str, footer: str) -> bytes:
    """A PNG at a resolution; Refused where it would be too large to paint."""
    sheet = _Sheet(picture, theme, title, footer)
    size = QSize(round(sheet.width * dpi / 72), round(sheet.height * dpi / 72))
    if max(size.width(), size.height()) > _MOST_SIDE or size.width() * size.height() > _MOST_PIXELS:
        area = (_MOST_PIXELS / sheet.width / sheet.height) ** 0.5
        most = int(min(_MOST_SIDE / max(sheet.width, sheet.height), area) * 72)
        pixels = f"{size.width()}×{size.height()} pixels"
        raise Refused(f"at {dpi} dpi the picture would have {pixels}; take at most {most} dpi, or SVG or PDF")
    image = QImage(size, QImage.Format.Format_RGB32)
    if image.isNull():
        raise Refused(f"there is no memory for {size.width()}×{size.height()} pixels; take fewer than {dpi} dpi")
    image.setDotsPerMeterX(round(dpi / 0.0254))
    image.setDotsPerMeterY(round(dpi / 0.0254))
    painter = QPainter(image)
    painter.scale(dpi / 72, dpi / 72)
    sheet.paint(painter, QRectF(0, 0, size.width() * 72 / dpi, size.height() * 72 / dpi))
    painter.end()
    buffer = _buffer()
    QImageWriter(buffer, b"png").write(image)
    return _bytes(buffer)


def pdf(picture: Picture, theme: Theme, dpi: int, title: str, footer: str) -> bytes:
    """One page: A4, upright or lying, where the smallest letters stay readable; else a page of the picture's size.

    A figure without title and footer is for another document: its page is always as large as it is.
    """
    buffer = _buffer()
    writer = QPdfWriter(buffer)
    fits = []
    for turned, (w, h) in ((False, A4), (True, A4[::-1])):
        paper = _Sheet(picture, theme, title, footer, w - 2 * MARGIN)
        room = h - 2 * MARGIN - paper.top - paper.bottom
        fits.append((min(1.0, paper.width / picture.width, room / picture.height), not turned, paper, w, h))
    scale, upright, sheet, width, height = max(fits, key=lambda f: f[:2])
    margin = MARGIN
    if (title or footer) and scale * LEAST >= READABLE:
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setPageOrientation(QPageLayout.Orientation.Portrait if upright else QPageLayout.Orientation.Landscape)
    else:
        scale, margin, sheet = 1.0, 0.0, _Sheet(picture, theme, title, footer)
        width, height = sheet.width, sheet.height
        size = QPageSize(QSizeF(width, height), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
        writer.setPageSize(size)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(1200)
    writer.setTitle(title or "ArchViz")
    writer.setCreator("ArchViz")
    painter = QPainter(writer)
    painter.scale(1200 / 72, 1200 / 72)
    painter.fillRect(QRectF(0, 0, width, height), QColor(sheet.palette.page))
    sheet.paint(painter, QRectF(margin, margin, width - 2 * margin, height - 2 * margin), scale)
    painter.end()
    return _bytes(buffer)
