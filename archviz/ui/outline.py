"""The outline: the picture as a tree of text, for screen readers and for everyone who likes to type."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
)
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTreeView, QWidget

from archviz.report.numbers import exact, shape, si
from archviz.words import word

from . import theme
from .cell import RIGHT
from .document import Document
from .hierarchy import Hierarchy
from .language import tr
from .lines import DENSE, Lines
from .selection import WHOLE, Selection

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
TITLES = (word("Name"), word("What"), word("Output"), word("Params"), "MACs")
_Role = Qt.ItemDataRole


class OutlineModel(QAbstractItemModel):
    """Reads a Hierarchy; the number of a row is the id of its indices, so that no row is kept."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hierarchy: Hierarchy | None = None

    def show(self, hierarchy: Hierarchy) -> bool:
        """Another design (True), or the same with other values: then whoever stands on a row stays there."""
        if self.hierarchy is not None and self.hierarchy.form == hierarchy.form:
            self.layoutAboutToBeChanged.emit()
            self.hierarchy = hierarchy
            self.layoutChanged.emit()
            return False
        self.beginResetModel()
        self.hierarchy = hierarchy
        self.endResetModel()
        return True

    def at(self, number: int, column: int = 0) -> QModelIndex:
        """The index of a row by its number."""
        if self.hierarchy is None:
            return NOWHERE
        above = self.hierarchy.parent(number)
        return self.createIndex(number - self.hierarchy.children(above).start if number else 0, column, number)

    def index(self, row: int, column: int, parent: Index = NOWHERE) -> QModelIndex:
        below = self._below(parent)
        known = 0 <= row < len(below) and 0 <= column < len(TITLES)
        return self.createIndex(row, column, below[row]) if known else NOWHERE

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]  # the other overload is QObject's
        above = self.hierarchy.parent(index.internalId()) if self.hierarchy and index.isValid() else -1
        return self.at(above) if above >= 0 else NOWHERE

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return len(self._below(parent))

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return len(TITLES)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if self.hierarchy is None or not index.isValid():
            return None
        if role == _Role.TextAlignmentRole:
            return RIGHT if index.column() > 1 else None
        if role not in (
            _Role.DisplayRole,
            _Role.ToolTipRole,
            _Role.AccessibleTextRole,
            _Role.AccessibleDescriptionRole,
        ):
            return None
        line = self.hierarchy.line(index.internalId())
        if role == _Role.ToolTipRole:
            return theme.plain(f"{line.sentence}\n{line.details}")
        if role == _Role.AccessibleDescriptionRole:
            return line.details
        params, macs = line.counts.params, line.counts.macs
        if role == _Role.AccessibleTextRole:
            return (line.sentence, line.what, shape(line.shape), exact(params), exact(macs))[index.column()]
        return (line.name, line.what, shape(line.shape), si(params), si(macs))[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if role == _Role.TextAlignmentRole and section > 1:
            return RIGHT
        return tr(TITLES[section]) if role == _Role.DisplayRole else None

    def _below(self, parent: Index) -> range:
        if self.hierarchy is None or parent.column() > 0:
            return range(0)
        return self.hierarchy.children(parent.internalId()) if parent.isValid() else range(1)


class Outline(QTreeView):
    """One selection with the picture, both ways; arrows walk and open, letters find, filled only while it is seen."""

    def __init__(self, document: Document, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._selection = document, selection
        self.outline = OutlineModel(self)
        self.setModel(self.outline)
        self.setAccessibleName(tr("Outline of the design"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setItemDelegate(Lines(self, DENSE))
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setResizeContentsPrecision(0)  # what is seen: a thousand open rows are not measured
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().selectionChanged.connect(self._on_rows_selected)
        self._turn = QTimer(self, interval=0, singleShot=True)
        self._turn.timeout.connect(self.refresh)
        document.changed.connect(self._on_document_changed)
        selection.changed.connect(self._show_selection)

    def refresh(self) -> None:
        """Show the design that is looked at; what was open stays open while it is the same design."""
        if not self.isVisible():
            return
        document = self._document
        opened = self._opened()
        if not self.outline.show(Hierarchy(document.design, document.expansion.graph, document.analysis)):
            return
        self.expand(self.outline.at(0))
        for name, stage in opened:
            assert self.outline.hierarchy is not None
            self.expand(self.outline.at(self.outline.hierarchy.find(name, stage)))
        self._show_selection()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed meanwhile."""
        super().showEvent(event)
        self.refresh()
        self._show_selection()

    def _opened(self) -> list[tuple[str, int]]:
        """What is open, by name and stage: the rows of another form have other numbers."""
        found: list[tuple[str, int]] = []
        hierarchy = self.outline.hierarchy
        pending = [*hierarchy.children(0)] if hierarchy else []
        while pending and hierarchy:
            number = pending.pop()
            if self.isExpanded(self.outline.at(number)):
                line = hierarchy.line(number)
                found.append((line.name, line.stage))
                pending += hierarchy.children(number)
        return found

    def _show_selection(self) -> None:
        hierarchy = self.outline.hierarchy
        if hierarchy is None or not self.isVisible():
            return
        name, stage, stages = self._selection.name, self._selection.stage, self._selection.stages
        number = hierarchy.find(name, stage)
        marks = QItemSelection()
        for wanted in {number, *(1 + i for i in stages)} if len(stages) > 1 else {number}:
            index = self.outline.at(wanted)
            marks.select(index, index.siblingAtColumn(len(TITLES) - 1))
        current, model = self.outline.at(number), self.selectionModel()
        blocked = model.blockSignals(True)
        model.setCurrentIndex(current, QItemSelectionModel.SelectionFlag.NoUpdate)
        model.select(marks, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        model.blockSignals(blocked)
        self.scrollTo(current)  # which opens what it lies in
        self.viewport().update()

    def _on_document_changed(self) -> None:
        if self.isVisible():
            self._turn.start()

    def _on_rows_selected(self) -> None:
        hierarchy = self.outline.hierarchy
        rows = [index.internalId() for index in self.selectionModel().selectedRows()]
        if hierarchy is None or not rows:
            return
        current = self.currentIndex().internalId() if self.currentIndex().isValid() else rows[0]
        line = hierarchy.line(current if current in rows else rows[0])
        stages = {hierarchy.line(number).stage for number in rows} - {WHOLE}
        if len(stages) > 1:
            self._selection.pick_stages(stages, line.stage)
        else:
            self._selection.pick("" if line.stage == WHOLE else line.name, line.stage)
