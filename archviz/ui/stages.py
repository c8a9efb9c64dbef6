"""The list of stages: names, blocks, output shapes, mistakes; reordered by drag, filled from the palette."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QMimeData, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from archviz.report.numbers import shape

from . import theme
from .cell import RIGHT
from .document import Document
from .language import sourced, tr
from .lines import Lines
from .mime import BLOCK_MIME, STAGES_MIME, block_key, is_from, stages_data, stages_of
from .selection import Selection


class StageList(QTreeWidget):
    """One line per stage; edits go to the document, the selection is the window's."""

    inserted = Signal(str, int)  # key of the block that was dropped, in front of which stage
    moved = Signal(int)  # the selected stages were dropped in front of this one
    dropped = Signal(object, int)  # stages of another window, in front of which stage

    def __init__(self, document: Document, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._selection = document, selection
        self.setAccessibleName(tr("Stages"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setHeaderLabels([tr("Stage"), tr("Block"), tr("Output")])
        self.headerItem().setTextAlignment(2, RIGHT)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setItemDelegate(Lines(self))
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self.itemSelectionChanged.connect(self._on_item_selected)
        document.changed.connect(self.refresh)
        selection.changed.connect(self._show_selection)
        self.refresh()

    def refresh(self) -> None:
        """Show the stages of the design that is looked at; lines are kept, so a drag in progress stays whole."""
        design = self._document.design
        issues = [i for i in reversed(self._document.issues) if i.stage is not None]
        notes = {i.stage: tr(i.message) for i in issues}
        faults = {i.stage: tr(i.message) for i in issues if i.severity == "error"}
        rows = self._document.analysis.stages
        self.blockSignals(True)
        while self.topLevelItemCount() > len(rows):
            self.takeTopLevelItem(self.topLevelItemCount() - 1)
        while self.topLevelItemCount() < len(rows):
            item = QTreeWidgetItem(self)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
            item.setTextAlignment(2, RIGHT)
        for index, (item, row, stage) in enumerate(zip(self.items(), rows, design.stages, strict=True)):
            item.setText(0, stage.name)
            title = stage.block.about.title
            label = row.label if stage.saved else f"{tr(title)}{row.label.removeprefix(title)}"
            item.setText(1, label)
            item.setText(2, shape(row.shape))
            if index in notes or not item.icon(0).isNull():  # setting it, even to none, measures every line
                item.setIcon(0, theme.icon("warning" if index in faults else "info") if index in notes else QIcon())
            tip = faults.get(index) or notes.get(
                index, f"{stage.name}: {label}, {shape(row.input)} → {shape(row.shape)}\n{sourced(stage.block)}"
            )
            for column in range(3):
                item.setToolTip(column, theme.plain(tip))
        self.blockSignals(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)  # measures again
        self._show_selection()

    def wanted_height(self) -> int:
        """Pixels for the header and six to twelve lines."""
        lines = min(max(self.topLevelItemCount(), 6), 12)
        return self.header().sizeHint().height() + lines * theme.row() + theme.GRID

    def items(self) -> list[QTreeWidgetItem]:
        """The lines, one per stage."""
        found = map(self.topLevelItem, range(self.topLevelItemCount()))
        return [item for item in found if item is not None]

    def _show_selection(self) -> None:
        stages, current = self._selection.stages, self._selection.stage
        self.blockSignals(True)
        at = self.model().index(current, 0)  # for WHOLE none: nothing is current
        self.selectionModel().setCurrentIndex(at, QItemSelectionModel.SelectionFlag.NoUpdate)
        for index, item in enumerate(self.items()):
            item.setSelected(index in stages)
        self.blockSignals(False)

    def _on_item_selected(self) -> None:
        chosen = [self.indexOfTopLevelItem(item) for item in self.selectedItems()]
        self._selection.pick_stages(chosen, self.currentIndex().row())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The lines; without any, what to do."""
        super().paintEvent(event)
        if not self.topLevelItemCount():
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().placeholderText().color())
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, tr("Drag blocks here"))

    # -- dragging: we say what moves where, Qt moves nothing by itself

    def mimeData(self, items: list[QTreeWidgetItem]) -> QMimeData:  # type: ignore[override]
        """The stages that are dragged, in order."""
        stages = self._document.design.stages
        return stages_data(tuple(stages[i] for i in sorted(map(self.indexOfTopLevelItem, items))), self._document)

    def startDrag(self, supported: Qt.DropAction) -> None:
        """The lines are carried away as a picture of them; whoever takes them, they stay here until we move them."""
        rows = QRect()
        for item in self.selectedItems():
            rows |= self.visualItemRect(item)
        drag = QDrag(self)
        drag.setMimeData(self.mimeData(self.selectedItems()))
        drag.setPixmap(self.viewport().grab(rows & self.viewport().rect()))
        drag.exec(supported, self.defaultDropAction())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take stages and blocks."""
        if _known(event.mimeData()):
            super().dragEnterEvent(event)
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Between any two stages."""
        if _known(event.mimeData()):
            super().dragMoveEvent(event)  # draws the line between two stages
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Move the stages, with Ctrl copy them, or insert what comes from elsewhere."""
        data, gap = event.mimeData(), self._gap(event.position().toPoint())
        event.setDropAction(Qt.DropAction.CopyAction)  # whoever is dragged from keeps what it has
        event.accept()
        if key := block_key(data):
            self.inserted.emit(key, gap)
        elif is_from(data, self._document) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.moved.emit(gap)
        elif stages := stages_of(data):
            self.dropped.emit(stages, gap)
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()

    def mimeTypes(self) -> list[str]:
        """What can be dropped."""
        return [STAGES_MIME, BLOCK_MIME]

    def supportedDropActions(self) -> Qt.DropAction:
        """Both, so that a drag from the palette and one from here are welcome."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def _gap(self, point: QPoint) -> int:
        """The stage in front of which a drop at this point of the viewport falls."""
        item = self.itemAt(point)
        if item is None:
            return self.topLevelItemCount()
        below = point.y() > self.visualItemRect(item).center().y()
        return self.indexOfTopLevelItem(item) + below


def _known(data: QMimeData) -> bool:
    return bool(block_key(data)) or data.hasFormat(STAGES_MIME)
