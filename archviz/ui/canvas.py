"""The canvas: the picture of a network to pick from, to walk through with the arrow keys and to edit by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from archviz.diagram.layout import PlacedBox
from archviz.diagram.scene import Cluster
from archviz.words import word

from .display import Display
from .grip import Grip
from .items import BoxItem
from .veil import Veil
from .viewport import CTRL, SHIFT
from .walk import Way, neighbour

_WAYS: dict[int, Way] = {
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
}


class Canvas(Display):
    """A Display with hands. `picked` tells the box a person chose (its id and stage), `emptied` a click beside all.

    `opened` tells what opens the box that was clicked twice, `turned` the tint; `left` that the innermost be closed.
    `asked` tells where (on the screen, in the view) a menu is wanted, None: of what is selected. `grip` tells what
    else the left button does.
    """

    KEYS: ClassVar[Mapping[str, str]] = {
        "Up, Down, Left, Right": word("Go from box to box"),
        "Shift+Up, Shift+Down": word("Select one stage more, or one less"),
        "Home, End": word("The first and the last box"),
        "Return, Enter": word("Open the box in place"),
        "Backspace": word("Close what was opened last"),
        "+, =, -": word("Zoom"),
        "0": word("Fit the picture"),
        "Escape": word("Give up what is being drawn or dragged"),
        "Space": word("Hold it and drag to move the picture"),
        word("Ctrl+click, Shift+click"): word("Take a stage in or out, or all up to it"),
        word("Drag of a box"): word("Move its stages; with Ctrl copy them"),
        word("Drag of the page"): word("Select what it touches; with Shift add it"),
        word("Double click"): word("Open a box, close a tint"),
        word("Ctrl+wheel"): word("Zoom at the pointer"),
        word("Shift+wheel"): word("Scroll sideways"),
    }

    picked = Signal(str, int)
    emptied = Signal()
    opened = Signal(str)
    turned = Signal(str, int)
    left = Signal()
    asked = Signal(QPoint, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._under: PlacedBox | Cluster | None = None  # the last click
        self.veil, self.grip = Veil(self), Grip(self)
        self.clicked.connect(self._on_clicked)
        self.setAcceptDrops(False)  # blocks dragged here are for whoever holds the canvas
        self.viewport().setAcceptDrops(False)

    @property
    def sweeping(self) -> bool:
        """Whether a rubber band is drawn."""
        return self.grip.sweeping

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _WAYS and not modifiers:
            self._walk(_WAYS[key])
        elif key in _WAYS and modifiers == SHIFT:
            self._extend(1 if _WAYS[key] in ("down", "right") else -1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.boxes:
            self._pick(self.boxes[0 if key == Qt.Key.Key_Home else -1])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(next((i.placed.box.opens for i in self.boxes if i.chosen and i.placed.box.opens), ""))
        elif key == Qt.Key.Key_Backspace:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _pick(self, item: BoxItem) -> None:
        box = item.placed.box
        self.select(box.id, box.stage)
        self.picked.emit(box.id, box.stage)

    def _walk(self, way: Way) -> None:
        if self.picture is None or not self.boxes:
            return
        chosen = next((item.placed.box.id for item in self.boxes if item.chosen), "")
        target = neighbour(self.picture, chosen, way)
        item = next((item for item in self.boxes if item.placed is target), None)
        if item is not None:
            self._pick(item)

    def _extend(self, by: int) -> None:
        """One stage more, or one less, at the end that moves while the stage that is looked at stays."""
        start, stages = self.selected[1], self.stages
        far = stages[0] if stages and stages[-1] == start else stages[-1] if stages else -1
        if 0 <= far + by <= max((item.placed.box.stage for item in self.boxes), default=-1):
            self.grip.extended.emit(far + by)

    def event(self, event: QEvent) -> bool:
        """Escape, which elsewhere empties the selection, first gives up a band."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self.grip.sweeping:
            self.grip.cancel()
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.held:
            self.grip.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.grip.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.grip.release(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for what can be done to what is under the pointer; with a key, to what is selected."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.chosen_place() or self.viewport().rect().center()
            self.asked.emit(self.viewport().mapToGlobal(place), None)
        else:
            self.asked.emit(event.globalPos(), event.pos())

    def _on_clicked(self, place: QPoint) -> None:
        point = self.mapToScene(place)
        item = next((item for item in self.boxes if item.outline.contains(point)), None)
        tint = self._tint_at(point)
        self._under = item.placed if item else tint
        if item is not None:
            self._pick(item)
        elif tint is not None:
            self.select(tint.id, tint.stage)
            self.picked.emit(tint.id, tint.stage)
        else:
            self.select("")
            self.emptied.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """What the first click hit, which may have moved since, is opened; a tint is closed."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if event.modifiers() & (CTRL | SHIFT):
            self.grip.press(event)  # two quick clicks that select
        elif isinstance(self._under, Cluster):
            self.turned.emit(self._under.id, self._under.stage)
        elif self._under:
            self.opened.emit(self._under.box.opens)
