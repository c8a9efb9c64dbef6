"""The designs' pictures side by side, their stages level; a look at one is a look at all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from math import ceil
from typing import ClassVar

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from archviz.diagram.layout import Picture
from archviz.ui import theme
from archviz.ui.display import Display
from archviz.ui.language import tr
from archviz.ui.viewport import CTRL
from archviz.words import word

NARROWEST = 40 * theme.GRID  # of a picture; more of them than there is room for can be scrolled
SMALLEST, LARGEST = 0.65, 1.0  # of the first look; smaller, text cannot be read


class Pane(Display):
    """One design; `opening` is the zoom of the first look, which all share. `twice` tells of a double click."""

    twice = Signal(QPoint)

    def __init__(self, opening: Callable[[], float], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shared = opening
        self.set_hand(True)
        self.minimap.set_wanted(False)
        self.zoom_button.hide()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setToolTip(
            tr(
                "Click a box to select its stage, double-click to go to it in the picture; drag to move all pictures, "
                "Ctrl and the wheel to zoom; click first to scroll by the wheel"
            )
        )

    @property
    def fitting(self) -> float:
        """The zoom at which it is as wide as its room."""
        frame = self.sceneRect()
        return self.maximumViewportSize().width() / max(1.0, frame.width())

    def begin(self) -> None:
        """The top, as large as all can be seen."""
        self._set_zoom(self._shared())
        frame, room = self.sceneRect(), self.viewport().rect()
        self.centerOn(frame.center().x(), frame.top() + room.height() / 2 / self.zoom)
        self._untouched = True

    def middle(self) -> QPointF:
        """Where it looks: from the middle of its own width, from the top."""
        at = self.mapToScene(self.viewport().rect().center())
        return QPointF(at.x() - self.sceneRect().center().x(), at.y())

    def follow(self, other: Pane) -> None:
        """Look where another looks, as near."""
        self._set_zoom(other.zoom)
        at = other.middle()
        self.centerOn(at.x() + self.sceneRect().center().x(), at.y())
        self._untouched = other._untouched

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The first click has selected."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.twice.emit(event.position().toPoint())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page's, until somebody has clicked here."""
        if self.hasFocus() or event.modifiers() & CTRL:
            super().wheelEvent(event)
        else:
            event.ignore()


class Pictures(QScrollArea):
    """A pane for each design, below its name. `picked` tells the column, name and stage of a box that was clicked,
    `opened` that it was clicked twice."""

    picked = Signal(int, str, int)
    opened = Signal()

    KEYS: ClassVar[Mapping[str, str]] = {
        "1, 2, 3": word("Stages, blocks, layers"),
        "+, =, -": word("Zoom"),
        "0": word("Fit the picture"),
        "Up, Down, Left, Right": word("Move all pictures"),
        word("Click"): word("Select the stage"),
        word("Double click"): word("Go to it in the picture"),
        word("Ctrl+wheel"): word("Zoom at the pointer"),
    }

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panes: list[Pane] = []
        self._names: list[QLabel] = []
        self._frames: list[QWidget] = []
        self._following = False
        self.setAccessibleName(tr("Pictures side by side"))
        row = QWidget()
        self.setWidget(row)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for ground in (self.viewport(), row):
            ground.setAutoFillBackground(False)
        self._row = QHBoxLayout(row)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.MARGIN)

    def showing(
        self, pictures: Sequence[Picture], names: Sequence[str], faults: Sequence[Collection[int]]
    ) -> Iterator[None]:
        """These, in order, one a step; what was looked at stays in place while somebody looks at a part.

        `faults` are the stages of each that have mistakes.
        """
        before = self.panes[0] if self.panes and not self.panes[0]._untouched else None
        at, zoom = (before.middle(), before.zoom) if before else (None, 0.0)
        while len(self.panes) > len(pictures):
            self._drop()
        for place, (picture, name) in enumerate(zip(pictures, names, strict=True)):
            if place == len(self.panes):
                self._add()
            pane, label = self.panes[place], self._names[place]
            self._following = True
            label.setText(name)
            label.setToolTip(theme.plain(name))
            pane.setAccessibleName(tr("Picture of {name}", name=name))
            pane.show_picture(picture, name)
            pane.setMinimumWidth(max(NARROWEST, ceil(SMALLEST * pane.sceneRect().width())))
            pane.set_issues({*faults[place]})
            self._following = False
            yield
        if at is None:
            self.begin()
        else:
            first = self.panes[0]
            first._set_zoom(zoom)
            first.look_at(QPointF(at.x() + first.sceneRect().center().x(), at.y()))
            self._on_looked(first)

    def select(self, column: int, name: str, stage: int) -> None:
        """Highlight what is selected in one of them, nothing in the others."""
        for place, pane in enumerate(self.panes):
            pane.select(*((name, stage) if place == column else ("", -1)))

    @property
    def wanted(self) -> int:
        """The height at which all of them are seen at the first look."""
        if not self.panes:
            return 0
        highest = max(pane.sceneRect().height() for pane in self.panes)
        bar = self.horizontalScrollBar().sizeHint().height()
        return round(highest * self._opening()) + self._names[0].sizeHint().height() + theme.WIDE + bar

    def begin(self) -> None:
        """The first look of all."""
        self._following = True
        for pane in self.panes:
            pane.begin()
        self._following = False

    def _opening(self) -> float:
        return max(SMALLEST, min(LARGEST, *(pane.fitting for pane in self.panes)))

    def _add(self) -> None:
        pane, label = Pane(self._opening), QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setFont(theme.bold(label.font()))
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        pane.setMinimumWidth(NARROWEST)
        frame = QWidget()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(label)
        column.addWidget(pane, 1)
        self._row.addWidget(frame, 1)
        self.panes.append(pane)
        self._names.append(label)
        self._frames.append(frame)
        pane.looked.connect(lambda: self._on_looked(pane))
        pane.clicked.connect(lambda at: self._pick(pane, at))
        pane.twice.connect(lambda at: self._on_twice(pane, at))

    def _drop(self) -> None:
        self.panes.pop()
        self._names.pop()
        frame = self._frames.pop()
        frame.hide()
        frame.deleteLater()

    def _pick(self, pane: Pane, at: QPoint) -> bool:
        """Tell the stage at a place; False where there is none."""
        name, stage = pane.stage_at(at)
        if stage >= 0:
            self.picked.emit(self.panes.index(pane), name, stage)
        return stage >= 0

    def _on_twice(self, pane: Pane, at: QPoint) -> None:
        if self._pick(pane, at):
            self.opened.emit()

    def _on_looked(self, pane: Pane) -> None:
        """Whoever is looked at leads the others."""
        if self._following or pane not in self.panes:
            return
        self._following = True
        for other in self.panes:
            if other is not pane:
                other.follow(pane)
        self._following = False
