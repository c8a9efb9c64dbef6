"""Find in the design: a bar over the picture; what fits is marked, and walked through with Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton

from archviz.words import word

from . import theme
from .document import Document
from .language import tr
from .selection import Selection
from .spots import Seeker, Spot, spots

if TYPE_CHECKING:
    from .canvas import Canvas
    from .naming import Naming

WIDTH = 96 * theme.GRID
NOTHING = word("look for something first, with Ctrl+F")
NOWHERE = word("nothing of that name is in the design")


class FindBar(QFrame):
    """Looks for stages, blocks and layers by name, label or kind; the selection and the picture follow."""

    changed = Signal()  # what was found

    def __init__(self, document: Document, selection: Selection, naming: Naming, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._document, self._selection, self._naming, self._canvas = document, selection, naming, canvas
        self._places: tuple[Spot, ...] = ()
        self._seeker = Seeker((), {})
        self._start = ""  # where the walk begins
        self.found: list[Spot] = []
        theme.lift(self)
        self.setAccessibleName(tr("Find in the design"))
        self.line = QLineEdit()
        self.line.setPlaceholderText(tr("Name or kind: layer3.4.conv2, conv 3×3, relu"))
        self.line.setAccessibleName(tr("Find in the design"))
        self.line.setToolTip(tr("Every word must fit. Enter goes on, Shift+Enter back, Escape closes"))
        self.line.setClearButtonEnabled(True)
        self.line.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._on_line_edited)
        self.count = QLabel()
        theme.quiet(self.count)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, theme.GRID)
        row.setSpacing(theme.GRID)
        row.addWidget(self.line, 1)
        row.addWidget(self.count)
        for icon, tip, act in (
            ("up", tr("The one before (Shift+F3)"), self.previous),
            ("down", tr("The next one (F3)"), self.next),
            ("close", tr("Close (Esc)"), self.dismiss),
        ):
            button = QToolButton()
            button.setAutoRaise(True)
            button.setIcon(theme.icon(icon))
            button.setIconSize(QSize(theme.ICON, theme.ICON))
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(act)
            row.addWidget(button)
        self._turn = QTimer(self, interval=0, singleShot=True)
        self._turn.timeout.connect(self._look)
        canvas.installEventFilter(self)
        document.changed.connect(self._on_document_changed)
        naming.changed.connect(self._on_document_changed)
        selection.changed.connect(self._count)
        self.hide()

    @property
    def reason(self) -> str:
        """Why there is nothing to walk through; empty where there is."""
        return "" if self.found else tr(NOWHERE) if self.isVisible() and self.line.text().strip() else tr(NOTHING)

    def open(self) -> None:
        """Take the keys; what was looked for last is marked to be typed over."""
        if not self.isVisible():
            self._start = self._selection.name
            self.show()
            self._place()
            self.raise_()
            self._look()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def dismiss(self) -> None:
        """Close, without marks; the keys go to the picture."""
        self.hide()
        self._turn.stop()
        self._show([])
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def next(self) -> None:
        """Go to the one behind what is selected, from the last one to the first."""
        self._step(1)

    def previous(self) -> None:
        """Go to the one in front of what is selected."""
        self._step(-1)

    def go(self, spot: Spot) -> None:
        """Select a place, and bring it, or the box that it is folded into, near enough to be read."""
        self._selection.pick(spot.name, spot.stage)
        self._canvas.approach()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the line; another size of the canvas."""
        if watched is self._canvas and event.type() == QEvent.Type.Resize:
            self._place()
        elif watched is self.line and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()  # else it would deselect the stage
            elif event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
                self.dismiss()
                return True
            elif event.type() == QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
        return super().eventFilter(watched, event)

    def _look(self) -> None:
        """Find what is asked for in the design as it is now."""
        self._turn.stop()
        places = spots(self._document.design)
        self._places, self._seeker = places, Seeker(places, self._naming.names)
        self._show(self._seeker.find(self.line.text()))

    def _show(self, found: list[Spot]) -> None:
        self.found = found
        self._canvas.set_hits((spot.name, spot.stage) for spot in found)
        self._count()
        self.changed.emit()

    def _count(self) -> None:
        names = [spot.name for spot in self.found]
        if self._selection.name in names:
            at = names.index(self._selection.name) + 1
            self.count.setText(tr("{number} of {count}", number=f"{at:,}", count=f"{len(names):,}"))
        elif names:
            self.count.setText(tr("{count} found", count=f"{len(names):,}"))
        else:
            self.count.setText(tr("nothing found") if self.line.text().strip() else "")

    def _step(self, by: int) -> None:
        if self._turn.isActive():
            self._look()
        if self.found:
            names = [spot.name for spot in self.found]
            if self._selection.name in names:
                at = names.index(self._selection.name) + by
            else:
                at = self._behind(self._selection.name) - (by < 0)
            self.go(self.found[at % len(names)])

    def _behind(self, name: str) -> int:
        """The first of those found that is not in front of a place."""
        order = {spot.name: place for place, spot in enumerate(self._places)}
        start = order.get(name, 0)
        return next((i for i, spot in enumerate(self.found) if order[spot.name] >= start), 0)

    def _place(self) -> None:
        """In the upper right corner of the picture."""
        room = self._canvas.viewport().geometry()
        width = min(WIDTH, room.width() - 2 * theme.MARGIN)
        self.resize(width, self.sizeHint().height())
        self.move(room.right() - width - theme.MARGIN, room.top() + theme.MARGIN)

    def _on_line_edited(self) -> None:
        """The first that fits, from where the search began, is gone to at once."""
        self._show(self._seeker.find(self.line.text()))
        if self.found:
            self.go(self.found[self._behind(self._start) % len(self.found)])

    def _on_document_changed(self) -> None:
        if self.isVisible():
            self._turn.start()
