"""The legend of a heated picture, at the place along the edges of the canvas where it covers least."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from archviz.diagram.heat import Heat, Legend, legend
from archviz.diagram.legend import paint_legend, size_of
from archviz.diagram.style import Palette

from . import theme
from .language import tr

SCALE = 1.2  # pixels to a point of the diagrams' letters
STEPS = 8  # places along an edge
_VEIL = 0.92  # what lies below it shines through a little


class LegendCard(QWidget):
    """Lies over the picture and lets every click through; hidden without heat."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(tr("Legend of the heat"))
        self._legend: Legend | None = None
        self._palette: Palette = theme.current()
        self.hide()

    def show_heat(self, heat: Heat | None, palette: Palette) -> None:
        """Say what the colours mean; nothing without heat."""
        self._legend, self._palette = (legend(heat, tr) if heat else None), palette
        if self._legend:
            words = self._legend
            texts = words.title, words.unit, *words.ticks, words.top, words.scale
            self.setAccessibleDescription(", ".join(filter(None, texts)))
            width, height = size_of(self._legend)
            margins = 2 * theme.MARGIN
            self.resize(QSize(round(width * SCALE) + margins, round(height * SCALE) + margins))
        self.setVisible(self._legend is not None)
        self.update()

    def settle(self, room: QRect, taken: Iterable[QRect]) -> None:
        """Go where it covers least of what is taken: into a corner of the room, else along its lower or upper edge."""
        inner = room.adjusted(theme.MARGIN, theme.MARGIN, -theme.MARGIN, -theme.MARGIN)
        across, down = inner.width() - self.width(), inner.height() - self.height()
        corners = [(across, 0), (0, 0), (0, down), (across, down)]
        along = [(across * step // STEPS, y) for y in (down, 0) for step in range(1, STEPS)]
        boxes = [box for box in taken if box.intersects(room)]

        def covered(place: tuple[int, int]) -> int:
            own = QRect(inner.topLeft() + QPoint(*place), self.size())
            common = (own.intersected(box) for box in boxes)
            return sum(part.width() * part.height() for part in common if not part.isEmpty())

        self.move(inner.topLeft() + QPoint(*min(corners + along, key=covered)))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._legend is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(self._palette.tint)
        veil.setAlphaF(_VEIL)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(veil)
        painter.drawRoundedRect(self.rect(), theme.GRID, theme.GRID)
        painter.translate(theme.MARGIN, theme.MARGIN)
        painter.scale(SCALE, SCALE)
        paint_legend(painter, self._legend, self._palette, QPointF(0, 0))
        painter.end()
