"""The left button on the picture: a click selects, a drag of a box carries its stages away, one of the page sweeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from archviz.words import word

from .edge import EdgeScroll
from .language import tr
from .veil import Drawn
from .viewport import CTRL, SHIFT

if TYPE_CHECKING:
    from .canvas import Canvas

NOTHING = word("No stage is touched")
PANNING = word("To move the picture: Space, the middle button, or the hand (P)")


class Grip(QObject):
    """`toggled`, `extended` and `swept` tell what is to be selected, `grabbed` which box is dragged away."""

    toggled = Signal(str, int)
    extended = Signal(int)
    swept = Signal(object)  # the stages that a band touches
    grabbed = Signal(str, int)

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._pressed: QPoint | None = None
        self._anchor = QPointF()  # in the scene
        self._last = QPoint()
        self._box = ("", -1)  # what was pressed
        self._before: tuple[str, int, tuple[int, ...]] = ("", -1, ())  # what was selected
        self._added = False
        self.sweeping = False
        self._edge = EdgeScroll(canvas)
        self._edge.scrolled.connect(self._sweep)

    def press(self, event: QMouseEvent) -> None:
        """The button goes down: what was meant shows when it moves or comes up."""
        self._pressed = self._last = event.position().toPoint()
        self._anchor = self._canvas.mapToScene(self._pressed)
        self._added = bool(event.modifiers() & SHIFT)
        self._box = self._canvas.stage_at(self._pressed)
        self._before = (*self._canvas.selected, self._canvas.stages)

    def move(self, event: QMouseEvent) -> None:
        """A band grows, or a drag begins."""
        if self._pressed is None:
            return
        if not event.buttons() & Qt.MouseButton.LeftButton:  # it was released where we do not hear of it: in a popup
            self._end()
            return
        self._last = event.position().toPoint()
        if self.sweeping:
            self._edge.hold(self._last)
            self._sweep()
        elif (self._last - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            if self._box[1] >= 0 and not self._added:
                self._pressed = None
                self.grabbed.emit(*self._box)
            else:
                self.sweeping = True
                self._sweep()

    def release(self, event: QMouseEvent) -> None:
        """The band has done its work; or it was a click."""
        pressed, stage = self._pressed, self._box[1]
        clicked = pressed is not None and not self.sweeping
        self._end()
        if not clicked:
            return
        if event.modifiers() & CTRL:
            if stage >= 0:
                self.toggled.emit(*self._box)
        elif event.modifiers() & SHIFT:
            self.extended.emit(stage)
        else:
            self._canvas.clicked.emit(event.position().toPoint())

    def cancel(self) -> None:
        """Give the band up: what was selected before is selected again."""
        if self.sweeping:
            self._end()
            name, stage, stages = self._before
            if len(stages) > 1:
                self.swept.emit(stages)
            else:
                self._canvas.picked.emit(name, stage)

    def _end(self) -> None:
        self._pressed, self.sweeping = None, False
        self._edge.release()
        self._canvas.veil.draw(None)

    def _sweep(self) -> None:
        band = QRectF(self._anchor, self._canvas.mapToScene(self._last)).normalized()
        touched = self._canvas.stages_in(band)
        self.swept.emit(tuple(sorted({*touched, *(self._before[2] if self._added else ())})))
        words = (tr(NOTHING), tr(PANNING)) if not touched else ("", "")
        self._canvas.veil.draw(Drawn(band=band, what=words[0], where=words[1]))
