"""Where the time goes: a row a block, its time beside what it computes and moves, and what bounds it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QHeaderView,
    QLabel,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from archviz.bench.result import Latency
from archviz.bench.roof import Work, works
from archviz.report import apart
from archviz.report.numbers import exact
from archviz.ui import theme
from archviz.ui.audit import page
from archviz.ui.cell import LEFT, RIGHT, Cell, Index, copy, dress_rows, soft
from archviz.ui.keys import OwnKeys, read_only
from archviz.ui.language import tr
from archviz.words import word

EMPTY = word("No times of blocks yet. Measure a design with its blocks apart, and see where its time goes.")
NAME, RANK, SHARE = (Qt.ItemDataRole.UserRole + place for place in range(3))  # exact value; part of the whole
SHARED = 2  # the column with bars
ARROW = 3 * theme.GRID  # of a sorted column's header
HELP = (
    word("A block, in the order of the network; a click shows it in the picture"),
    word("Median of calls with the input that the block has in the network, a batch each"),
    word("Its part of the time of all blocks"),
    word("Multiply-adds of convolutions and linear layers, of one image"),
    word("Elements that convolutions and linear layers write, of one image"),
    word("Bytes that a call reads and writes: every operation by itself, weights once"),
    word("Operational intensity: 2 × MACs of the batch over traffic"),
    word("MACs of the batch over time, in billions a second"),
    word("The side of the ridge point on which its intensity lies"),
)


class BlocksView(QStackedWidget):
    """The table over its sum, or what to do for one. `picked` tells the block of the row that was chosen."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Latency | None = None
        self.model = QStandardItemModel(self)
        self.model.setSortRole(RANK)
        self.table, self.gap, self.ridge = QTableView(), QLabel(), QLabel()
        hint = QLabel(tr(EMPTY))
        hint.setWordWrap(True)
        hint.setMinimumWidth(min(theme.scaled(480), 480))
        self.addWidget(page(hint))
        self.addWidget(self._page())
        self.show_latency(None)

    def show_latency(self, found: Latency | None) -> None:
        """The blocks of a latency, in the order of the network; nothing is picked by it."""
        self._found = found if found and found.blocks else None
        self.setCurrentIndex(int(self._found is not None))
        self.table.setSortingEnabled(False)
        self.model.clear()
        if self._found is None or self._found.blocks is None:
            return
        told = apart.table(self._found)
        self._head([tr(column.title) for column in told.columns])
        for place, (work, texts) in enumerate(zip(works(self._found), told.rows, strict=True)):
            self.model.appendRow(_row(place, work, texts, self._found.blocks.sum))
        self.table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self.table.setSortingEnabled(True)
        self.table.resizeColumnsToContents()
        for column in range(self.model.columnCount() - 1):
            self.table.setColumnWidth(column, self.table.columnWidth(column) + ARROW)
        self.gap.setText(_sentence(tr(apart.gap(self._found.blocks))))
        self.ridge.setText(tr(apart.ridge(self._found)))

    def copy(self) -> None:
        """The selected rows, or all where none is, as tab-separated text in English with exact values."""
        if self._found is None:
            return
        chosen = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        titles = [column.title for column in apart.table(self._found).columns]
        copy((titles, *(self._plain(row) for row in chosen or range(self.model.rowCount()))))

    def _plain(self, row: int) -> list[str]:
        cells = [self.model.item(row, place) for place in range(self.model.columnCount())]
        return [str(cell.data(NAME)) for cell in cells]

    def _head(self, titles: list[str]) -> None:
        for place, (title, help) in enumerate(zip(titles, HELP, strict=True)):
            item = QStandardItem(title)
            item.setTextAlignment(RIGHT if 0 < place < len(titles) - 1 else LEFT)
            item.setToolTip(tr(help))
            self.model.setHorizontalHeaderItem(place, item)

    def _page(self) -> QWidget:
        made, table = QWidget(), self.table
        table.setModel(self.model)
        dress_rows(table)
        table.setItemDelegate(_Bar(table))
        table.setAccessibleName(tr("Times of blocks"))
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        table.horizontalHeader().setStretchLastSection(True)
        table.selectionModel().currentRowChanged.connect(self._on_current_changed)
        OwnKeys(table, read_only(self.copy, table.selectAll))
        for label in (self.gap, self.ridge):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setContentsMargins(theme.WIDE, 0, theme.WIDE, 0)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setToolTip(tr(apart.HOW))
        self.gap.setFont(theme.bold(self.gap.font()))
        theme.quiet(self.ridge)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, theme.MARGIN)
        column.setSpacing(theme.GRID)
        column.addWidget(table, 1)
        column.addWidget(theme.rule())
        column.addWidget(self.gap)
        column.addWidget(self.ridge)
        return made

    def _on_current_changed(self, index: QModelIndex) -> None:
        if index.isValid():
            self.picked.emit(index.siblingAtColumn(0).data(NAME))


def _row(place: int, work: Work, texts: tuple[str, ...], whole: float) -> list[QStandardItem]:
    """The cells of a block; `whole` is the time of all."""
    b = work.block
    share, rate = b.median / whole, work.rate / 2e9
    values: tuple[object, ...] = (
        b.name, b.median, share, b.macs, b.activations, b.traffic, work.intensity, rate, work.bound or "",
    )  # fmt: skip
    tips = (
        b.name, f"{b.median!r} s", f"{share:.4%}", exact(b.macs), exact(b.activations), f"{exact(b.traffic)} B",
        f"{work.intensity:.6g}", f"{rate:.6g}", tr(texts[-1]),
    )  # fmt: skip
    row = []
    for column, (text, value, tip) in enumerate(zip(texts, values, tips, strict=True)):
        item = QStandardItem(tr(text))
        item.setData(value if isinstance(value, str) else repr(value), NAME)
        item.setData(place if column == 0 else value if isinstance(value, str) else float(str(value)), RANK)
        item.setData(share if column == SHARED else None, SHARE)
        item.setTextAlignment(RIGHT if 0 < column < len(texts) - 1 else LEFT)
        item.setToolTip(theme.plain(tip))
        row.append(item)
    return row


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


class _Bar(Cell):
    """A number over a soft bar that shows its part of the whole."""

    def bar(self, index: Index) -> tuple[float, QColor] | None:
        share = index.data(SHARE)
        return (share, soft(theme.current().selection)) if share else None
