"""The history as a list: every step that can be undone or redone; a click goes there."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QSignalBlocker, QSize, Qt, QTimer
from PySide6.QtGui import QIcon, QKeySequence, QPainter, QPaintEvent, QPalette, QPixmap, QShowEvent
from PySide6.QtWidgets import QApplication, QListView, QWidget

from . import theme
from .cell import Index
from .document import Document
from .keys import OwnKeys
from .language import tr
from .lines import Lines

Roles = Qt.ItemDataRole


class Steps(QAbstractListModel):
    """A row for the design as it was opened, and one for each step after it."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document, self._stack = document, document.stack
        self._count = 1
        blank = QPixmap(theme.ICON, theme.ICON)
        blank.fill(Qt.GlobalColor.transparent)
        self._blank = QIcon(blank)  # so that all texts begin at one place

    def refresh(self) -> None:
        """Something was done, undone, redone or saved."""
        self.beginResetModel()
        self._count = self._stack.count() + 1
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else self._count

    def data(self, index: Index, role: int = Roles.DisplayRole) -> Any:
        row, stack = index.row(), self._stack
        saved = row == stack.cleanIndex() and self._document.path is not None
        if role == Roles.DisplayRole:
            text = stack.text(row - 1) if row else tr("As it was opened")
            return tr("{step}  (saved)", step=text) if saved else text
        if role == Roles.ToolTipRole:
            return theme.plain(self._tip(row, stack.index(), saved=saved))
        if role == Roles.DecorationRole:
            here = row == stack.index()
            return theme.icon("right") if here else theme.icon("save") if saved else self._blank
        if role == Roles.ForegroundRole and row > stack.index():
            return QApplication.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
        return None

    def _tip(self, row: int, now: int, *, saved: bool) -> str:
        lines = [tr("The design is here now") if row == now else tr("Undo back to here") if row < now else ""]
        lines += [tr("Undone: redo up to here")] if row > now else []
        lines += [tr("As it lies in {file}", file=self._document.path.name)] if saved and self._document.path else []
        return "\n".join(filter(None, lines))


class HistoryPanel(QListView):
    """Shows the steps, marks where the design is, and goes where a click or the arrow keys say; idle while hidden."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.steps = Steps(document)
        self.setModel(self.steps)
        self.setAccessibleName(tr("History"))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setItemDelegate(Lines(self))
        self.setUniformItemSizes(True)
        self.setIconSize(QSize(theme.ICON, theme.ICON))
        self._turn = QTimer(self, interval=0, singleShot=True)  # one edit is told by four signals
        self._turn.timeout.connect(self.refresh)
        stack = document.stack
        for signal in (stack.indexChanged, stack.cleanChanged, stack.undoTextChanged, document.filed):
            signal.connect(self._on_stack_changed)
        self.selectionModel().currentRowChanged.connect(self._on_row_changed)
        OwnKeys(self, {QKeySequence(Qt.Key.Key_Delete): lambda: None})  # steps are no stages

    def refresh(self) -> None:
        """Show the history as it is."""
        with QSignalBlocker(self.selectionModel()):
            self.steps.refresh()
            now = self.steps.index(self._document.stack.index(), 0)
            self.setCurrentIndex(now)
        self.scrollTo(now)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was done meanwhile."""
        super().showEvent(event)
        self.refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The steps; without any, what they will be."""
        super().paintEvent(event)
        if not self._document.stack.count():
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().placeholderText().color())
            empty = tr("Every change is listed here. Click one to go back to it, and forth again.")
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, empty)

    def _on_stack_changed(self) -> None:
        if self.isVisible():
            self._turn.start()

    def _on_row_changed(self, row: QModelIndex) -> None:
        if row.isValid():
            self._document.go_to(row.row())
