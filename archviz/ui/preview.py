"""A page as it will be written, lying on a desk: its edge, its margins, and squares where nothing is painted."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from archviz.diagram.style import mix

from . import theme
from .language import tr

DESK = 5 * theme.GRID  # kept free around the page
SQUARE = 2 * theme.GRID
RESIZED_MS = 100


class Preview(QWidget):
    """Shows an image of a page; `resized`: another size of image would be sharper now."""

    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.image = QImage()
        self.words = ""
        self._clear = False
        self._margin = 0.0
        self._timer = QTimer(self, interval=RESIZED_MS, singleShot=True)
        self._timer.timeout.connect(self.resized)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 240)
        self.setAccessibleName(tr("Preview of the file"))
        self.setToolTip(tr("The page as it will be written"))

    @property
    def resizing(self) -> bool:
        """Whether `resized` is still to come."""
        return self._timer.isActive()

    @property
    def room(self) -> QSize:
        """What a page may measure here, in pixels of the screen."""
        side = self.size() - QSize(2 * DESK, 2 * DESK)
        return side * self.devicePixelRatio()

    def show_page(self, image: QImage, margin: float, clear: bool) -> None:
        """Show a page; `margin` is a share of its width, `clear`: it has no ground."""
        self.image, self._margin, self._clear, self.words = image, margin, clear, ""
        self.update()

    def say(self, words: str) -> None:
        """Show no page, but why there is none."""
        self.image, self.words = QImage(), words
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(560, 640)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        c = theme.current()
        painter.fillRect(self.rect(), QColor(mix(c.text, c.tint, 0.14)))
        if self.image.isNull():
            painter.setPen(QColor(c.text))
            room = self.rect().adjusted(DESK, DESK, -DESK, -DESK)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.words)
        else:
            self._page(painter)
        painter.end()

    def _page(self, painter: QPainter) -> None:
        """The page in the middle, never larger than it was painted."""
        natural = self.image.size() / self.devicePixelRatio()
        size = natural.scaled(self.room / self.devicePixelRatio(), Qt.AspectRatioMode.KeepAspectRatio)
        if size.width() > natural.width():
            size = natural
        page = QRectF(0, 0, size.width(), size.height())
        page.moveTo((self.width() - size.width()) // 2, (self.height() - size.height()) // 2)
        shade = QColor(0, 0, 0, 18)
        for step in range(1, 5):
            painter.fillRect(page.adjusted(1 - step, 2 - step, step - 1, step + 1), shade)
        if self._clear:
            painter.drawTiledPixmap(page, _squares())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(page, self.image)
        if self._margin > 0:
            inset = self._margin * page.width()
            painter.setPen(QPen(QColor(theme.current().selection), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(page.adjusted(inset, inset, -inset, -inset))


def _squares() -> QPixmap:
    """The pattern that stands for nothing painted; the same on a dark desk, since the page belongs to the reader."""
    tile = QPixmap(2 * SQUARE, 2 * SQUARE)
    tile.fill(QColor("#FFFFFF"))
    painter = QPainter(tile)
    for place in (0, SQUARE):
        painter.fillRect(place, place, SQUARE, SQUARE, QColor("#D5D8DC"))
    painter.end()
    return tile
