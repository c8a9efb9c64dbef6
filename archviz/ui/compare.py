"""Designs side by side: one column each; the first one is the baseline of ratios and differences."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont, QFontMetrics, QGuiApplication, QKeySequence, QPainter, QPalette
from PySide6.QtWidgets import (
    QHeaderView,
    QLabel,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from archviz.report.numbers import difference, exact, memory, ratio, shape, si
from archviz.results import Analysis

from . import theme
from .cell import LEFT, RIGHT, Cell, Index, dress

ALONE = "Only one design is open. Add another beside it (Ctrl+T) and it is compared with this one, the baseline."
EXACT = 10_000_000  # rows of smaller numbers are written out, which 69,632 beside 1,179,648 shows best
PARTS = Qt.ItemDataRole.UserRole  # (value, ratio, difference) of a cell, as texts
GAP = theme.WIDE


@dataclass(frozen=True, slots=True)
class Measure:
    """A row: a whole number of a design, how it is written, and its unit."""

    title: str
    value: Callable[[Analysis], int]
    unit: str
    text: Callable[[int], str] = si


MEASURES = (
    Measure("Convolution weights", lambda a: a.total.conv_weight, "parameters"),
    Measure("Convolution biases", lambda a: a.total.conv_bias, "parameters"),
    Measure("Normalisation", lambda a: a.total.norm, "parameters"),
    Measure("Linear", lambda a: a.total.linear, "parameters"),
    Measure("Parameters, total", lambda a: a.total.params, "parameters"),
    Measure("MACs", lambda a: a.total.macs, "MACs"),
    Measure("FLOPs (2 × MACs)", lambda a: a.total.flops, "FLOPs"),
    Measure("Activations (elements)", lambda a: a.total.activations, "elements"),
    Measure("Memory of weights", lambda a: a.total.weight_bytes, "bytes", memory),
    Measure("Memory of activations", lambda a: a.total.activation_bytes, "bytes", memory),
    Measure("Receptive field (px)", lambda a: max(a.field), "px"),
)


class ComparePanel(QWidget):
    """The table of designs; `chosen` tells the design whose header was clicked, or whose cell was activated."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._designs: tuple[tuple[str, Analysis], ...] = ()
        self.table = QTableWidget()
        self.table.setAccessibleName("Designs side by side")
        self.hint = QLabel(ALONE)
        self.hint.setWordWrap(True)
        self.hint.setContentsMargins(theme.WIDE, 0, theme.WIDE, theme.MARGIN)
        theme.quiet(self.hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        column.addWidget(self.hint)
        self._dress()

    def show_designs(self, names: Sequence[str], analyses: Sequence[Analysis], current: int) -> None:
        """One column a design; `current` is the one that is looked at."""
        self._designs = tuple(zip(names, analyses, strict=True))
        table = self.table
        table.setColumnCount(len(names))
        for place, name in enumerate(names):
            table.setHorizontalHeaderItem(place, self._header(name, place, place == current))
        for line, measure in enumerate(MEASURES):
            values = [measure.value(analysis) for analysis in analyses]
            for place, value in enumerate(values):
                table.setItem(line, place, _item(measure, value, values, compared=place > 0))
        for place, analysis in enumerate(analyses):
            item = QTableWidgetItem()
            item.setData(PARTS, (shape(analysis.shape), "", ""))
            item.setToolTip(f"{shape(analysis.shape)} = channels × height × width")
            table.setItem(len(MEASURES), place, item)
        table.resizeColumnsToContents()
        self.hint.setVisible(len(names) == 1)

    def copy(self) -> None:
        """The table as tab-separated text with exact integers."""
        lines = [["", *(name for name, _ in self._designs)]]
        lines += [
            [f"{m.title} [bytes]" if m.unit == "bytes" else m.title, *(str(m.value(a)) for _, a in self._designs)]
            for m in MEASURES
        ]
        lines += [["Output", *(shape(analysis.shape) for _, analysis in self._designs)]]
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines) + "\n")

    def _header(self, name: str, place: int, current: bool) -> QTableWidgetItem:
        header = QTableWidgetItem(name)
        if place == 0 and len(self._designs) > 1:
            header.setIcon(theme.icon("flag"))
        header.setToolTip(f"{name}\n{'the baseline' if place == 0 else 'click to look at it'}")
        header.setFont(theme.bold(self.font()) if current else self.font())
        header.setTextAlignment(RIGHT)
        return header

    def _dress(self) -> None:
        table = self.table
        table.setRowCount(len(MEASURES) + 1)
        for line, title in enumerate([*(m.title for m in MEASURES), "Output"]):
            header = QTableWidgetItem(title)
            header.setTextAlignment(LEFT)
            table.setVerticalHeaderItem(line, header)
        dress(table)
        table.setItemDelegate(_Cell(table))
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setSectionsClickable(False)
        table.horizontalHeader().sectionClicked.connect(self.chosen)
        table.activated.connect(lambda index: self.chosen.emit(index.column()))
        copy = QAction("Copy the table", table)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self.copy)
        table.addAction(copy)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)


def _item(measure: Measure, value: int, values: Sequence[int], *, compared: bool) -> QTableWidgetItem:
    """A cell: the value, and beside it what it is to the baseline's."""
    write = exact if measure.text is si and max(values) < EXACT else measure.text
    baseline, tip = values[0], f"{exact(value)} {measure.unit}"
    parts = (write(value), "", "")
    if compared and value == baseline:
        parts = (write(value), "=", "")
    elif compared:
        arrow, sign = ("▲", "+") if value > baseline else ("▼", "−")
        times = f"×{ratio(value, baseline)}" if baseline else "—"
        parts = (write(value), times, f"{arrow} {sign}{write(abs(value - baseline))}")
        tip += f"\n{exact(baseline)} in the baseline\n{times}, {arrow} {sign}{exact(abs(value - baseline))}"
        tip += f", {difference(value, baseline)}" if baseline else ""
    item = QTableWidgetItem()
    item.setData(PARTS, parts)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, " ".join(part for part in parts if part))
    item.setToolTip(tip)
    return item


class _Cell(Cell):
    """Value, ratio and difference, each in a slot of its own, so that they stand below each other."""

    def __init__(self, table: QTableWidget) -> None:
        super().__init__(table)
        self._table = table

    def _fonts(self, font: QFont) -> tuple[QFont, QFont, QFont]:
        return font, theme.bold(font), font

    def _widths(self, column: int) -> list[int]:
        """The widest text of each slot in a column."""
        model, lines = self._table.model(), range(self._table.rowCount())
        cells = [model.index(line, column).data(PARTS) for line in lines]
        measures = [QFontMetrics(font) for font in self._fonts(self._table.font())]
        return [max(m.horizontalAdvance(cell[i]) for cell in cells) for i, m in enumerate(measures)]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        widths = self._widths(index.column())
        size.setWidth(sum(width + GAP for width in widths if width) + 2 * GAP)
        return size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box, fonts = option.rect, self._fonts(self._table.font())
        super().paint(painter, option, index)
        roles = (QPalette.ColorRole.Text, QPalette.ColorRole.Text, QPalette.ColorRole.PlaceholderText)
        right = box.right() - theme.MARGIN
        slots = zip(self._widths(index.column()), index.data(PARTS), fonts, roles, strict=True)
        painter.save()
        for width, text, font, role in reversed(list(slots)):
            painter.setFont(font)
            painter.setPen(option.palette.color(role))
            painter.drawText(QRect(right - width, box.top(), width, box.height()), RIGHT, text)
            right -= width + GAP if width else 0
        painter.restore()
