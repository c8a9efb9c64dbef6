"""A field that finds a network of the zoo, or a ready comparison, by a few letters of its name."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QMouseEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from archviz import zoo
from archviz.app.ready import PREFIX, READY
from archviz.ui import theme
from archviz.ui.language import tr

WIDTH = 48 * theme.GRID
ROWS = 12


class AddField(QLineEdit):
    """`wanted` tells the name that was chosen or typed: of a network, or of a ready comparison with its prefix."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(tr("Add a network…"))
        self.setAccessibleName(tr("Add a network to the comparison"))
        self.setToolTip(tr("A network by its name, or a ready comparison: a few letters, arrow keys, Enter"))
        self.addAction(theme.icon("add"), QLineEdit.ActionPosition.LeadingPosition)
        self.setClearButtonEnabled(True)
        self.setFixedWidth(theme.scaled(WIDTH))
        self._known = {tr("Ready: {title}", title=tr(title)): PREFIX + name for name, title in READY.items()}
        self._known |= {name: name for name in zoo.names()}
        self._model = _model(self, self._known)
        self._typed = ""
        names = QCompleter(self._model, self)
        names.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        names.setFilterMode(Qt.MatchFlag.MatchContains)
        names.setMaxVisibleItems(ROWS)
        if popup := names.popup():
            popup.setMinimumWidth(2 * self.width())
            popup.installEventFilter(self)
        self.setCompleter(names)
        names.activated.connect(self._take)
        self.returnPressed.connect(lambda: self._take(self.text()))

    def show_names(self, names: Collection[str]) -> None:
        """Mark what is there already."""
        for line in range(self._model.rowCount()):
            item = self._model.item(line)
            item.setIcon(theme.icon("check") if item.text() in names else QIcon())

    def keep(self) -> None:
        """What was wanted cannot be had: it stands there, to be mended."""
        QTimer.singleShot(0, self, lambda: self.setText(self._typed))

    def event(self, event: QEvent) -> bool:
        """Escape gives up what was typed before it leaves the view."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self.text():
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self.clear()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the list of names Escape is the list's."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click shows what there is."""
        super().mousePressEvent(event)
        self._offer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """So does the arrow down."""
        if event.key() == Qt.Key.Key_Down:
            self._offer()
        else:
            super().keyPressEvent(event)

    def _offer(self) -> None:
        self.completer().setCompletionPrefix(self.text())
        self.completer().complete()

    def _take(self, name: str) -> None:
        """Enter in the list of names tells of it twice, and Qt fills the field afterwards."""
        if self.text() and name.strip():
            self._typed = name
            self.clear()
            QTimer.singleShot(0, self, self.clear)
            self.wanted.emit(self._known.get(name, name.strip()))


def _model(parent: QWidget, names: dict[str, str]) -> QStandardItemModel:
    model = QStandardItemModel(parent)
    for title in names:
        model.appendRow(QStandardItem(title))
    return model
