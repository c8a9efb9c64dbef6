"""The receptive field along the network, in its panel: a column a stage, block or layer, to point at and to pick."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QVBoxLayout, QWidget

from archviz.report.numbers import pixels
from archviz.results import FARTHEST, Row

from . import theme
from .document import Document
from .growth import BELOW, LEFT, MIDDLE, RIGHT, TOP, Growth, Look, paint, paint_key
from .language import tr
from .layers import LayersPanel
from .match import matching
from .selection import Selection

NARROWEST, WIDEST = 6, 96  # pixels from column to column


class Strip(QAbstractScrollArea):
    """Columns of a Growth. `picked` tells the row that a person chose."""

    picked = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.growth = Growth()
        self.chosen: list[int] = []
        self._hovered: int | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(tr("Receptive field along the network"))
        self.setToolTip(tr("A gate does not widen the field of the values that it scales; pooling on the trunk does"))

    def show_growth(self, growth: Growth) -> None:
        """Show other rows; nothing is picked by it."""
        self.growth, self._hovered, self.chosen = growth, None, []
        self._measure()

    def select(self, name: str, stage: int = -1) -> None:
        """Mark the columns that a name means, and bring the first of them into view; tells nobody."""
        rows = self.growth.rows
        self.chosen = matching([(row.name,) for row in rows], [row.stage for row in rows], name, stage)
        if self.chosen:
            bar, look = self.horizontalScrollBar(), self.look()
            left = self.chosen[0] * look.pitch
            bar.setValue(min(max(bar.value(), left + look.pitch - look.plot.width()), left))
        self.setAccessibleDescription(self.readout())
        self.viewport().update()

    def look(self) -> Look:
        """The plot as it is now."""
        plot = self.viewport().rect().adjusted(LEFT, TOP, -RIGHT, -BELOW)
        pitch = min(max(plot.width() // max(1, len(self.growth.rows)), NARROWEST), WIDEST)
        return Look(plot, pitch, self.horizontalScrollBar().value(), frozenset(self.chosen), self._hovered)

    def readout(self) -> str:
        """The numbers of what is under the pointer, else of what is selected."""
        rows = self.growth.rows
        index = self._hovered if self._hovered is not None else self.chosen[0] if len(self.chosen) == 1 else None
        if index is not None:
            return self.said(rows[index])
        return tr("Point at a column for its numbers, click to select it") if rows else tr("The design is empty")

    def said(self, row: Row) -> str:
        """A row in words."""
        field, jump = tr(pixels(row.field, "px")), tr(pixels(row.jump, "px"))
        if max(row.field) >= FARTHEST:
            return tr("{name}: receptive field {field}, jump {jump}", name=row.name, field=field, jump=jump)
        return tr(
            "{name}: receptive field {field}, {times} × the input, jump {jump}",
            name=row.name,
            field=field,
            times=f"{max(row.field) / self.growth.side:.2f}",
            jump=jump,
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index is not None:
            self._pick(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._at(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        now, last, keys = self.chosen[0] if self.chosen else -1, len(self.growth.rows) - 1, Qt.Key
        goals: dict[int, int] = {
            keys.Key_Left: max(now - 1, 0),
            keys.Key_Right: min(now + 1, last),
            keys.Key_Home: 0,
            keys.Key_End: last,
        }
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in goals and plain and last >= 0:
            self._pick(goals[event.key()])
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(None)
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, c = QPainter(self.viewport()), theme.current()
        painter.fillRect(self.viewport().rect(), QColor(c.page))
        painter.setFont(theme.numbers(self.font()))
        words = QRect(theme.MARGIN, 0, self.viewport().width() - theme.MARGIN - RIGHT, TOP)
        end = paint_key(painter, words, c) if self.growth.rows else words.right()
        text = painter.fontMetrics().elidedText(self.readout(), Qt.TextElideMode.ElideRight, end - 2 * theme.WIDE)
        painter.setPen(QColor(c.text))
        painter.drawText(words, MIDDLE, text)
        if self.growth.rows:
            paint(painter, self.growth, self.look(), c)
        painter.end()

    def _at(self, point: QPoint) -> int | None:
        index = self.look().at(point)
        return index if point.x() >= LEFT and 0 <= index < len(self.growth.rows) else None

    def _pick(self, index: int) -> None:
        row = self.growth.rows[index]
        self.select(row.name, row.stage)
        self.picked.emit(row.name, row.stage)

    def _hover(self, index: int | None) -> None:
        if index != self._hovered:
            self._hovered = index
            self.viewport().update()

    def _measure(self) -> None:
        """How far it scrolls."""
        look, bar = self.look(), self.horizontalScrollBar()
        bar.setRange(0, max(0, len(self.growth.rows) * look.pitch - look.plot.width()))
        bar.setPageStep(look.plot.width())
        bar.setSingleStep(look.pitch)
        self.viewport().update()


class StripPanel(QWidget):
    """Shows what the table shows, at its level; filled only while it is seen."""

    def __init__(
        self, document: Document, selection: Selection, layers: LayersPanel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._selection, self._layers = document, selection, layers
        self._shown: object = None
        self.strip = Strip()
        self.strip.picked.connect(selection.pick)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.strip)
        layers.levels.chosen.connect(self.refresh)
        document.changed.connect(self.refresh)
        selection.changed.connect(self._on_selection_changed)

    def refresh(self) -> None:
        """Show the design that is looked at."""
        design = self._document.design
        wanted = (design, self._layers.levels.current)
        if not self.isVisible() or wanted == self._shown:
            return
        self._shown = wanted
        stages = tuple(stage.name for stage in design.stages)
        self.strip.show_growth(Growth(self._layers.rows(), max(design.input[1:]), stages))
        self._on_selection_changed()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed meanwhile."""
        super().showEvent(event)
        self.refresh()

    def _on_selection_changed(self) -> None:
        self.strip.select(self._selection.name, self._selection.stage)
