"""Designs side by side: one column each, the first one is the baseline of ratios and differences."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from archviz.report.numbers import exact, memory, ratio, shape, si
from archviz.results import Analysis

from . import theme

ALONE = "Only one design is open. Add another beside it (Ctrl+T) to compare them; the first one is the baseline."
EXACT = 10_000_000  # rows of smaller numbers are written out: 69,632 beside 1,179,648


@dataclass(frozen=True, slots=True)
class Measure:
    """A row: a whole number of a design, and how it is written."""

    title: str
    value: Callable[[Analysis], int]
    text: Callable[[int], str] = si
    unit: str = ""


MEASURES = (
    Measure("Convolution weights", lambda a: a.total.conv_weight),
    Measure("Convolution biases", lambda a: a.total.conv_bias),
    Measure("Normalisation", lambda a: a.total.norm),
    Measure("Linear", lambda a: a.total.linear),
    Measure("Total parameters", lambda a: a.total.params),
    Measure("MACs", lambda a: a.total.macs),
    Measure("FLOPs (2 × MACs)", lambda a: a.total.flops),
    Measure("Activations (elements)", lambda a: a.total.activations),
    Measure("Memory of weights", lambda a: a.total.weight_bytes, memory, "bytes"),
    Measure("Memory of activations", lambda a: a.total.activation_bytes, memory, "bytes"),
    Measure("Receptive field (px)", lambda a: max(a.field)),
)


class ComparePanel(QWidget):
    """The table of designs; `chosen` tells the design whose header was clicked."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = QTableWidget()
        self.hint = QLabel(ALONE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        column.addWidget(self.hint)
        self.table.horizontalHeader().sectionClicked.connect(self.chosen)

    def show_designs(self, names: Sequence[str], analyses: Sequence[Analysis], current: int) -> None:
        """One column a design; `current` is the one that is looked at."""
        table = self.table
        table.setColumnCount(len(names))
        table.setRowCount(len(MEASURES) + 1)
        table.setHorizontalHeaderLabels(list(names))
        table.setVerticalHeaderLabels([*(m.title for m in MEASURES), "Output"])
        for line, measure in enumerate(MEASURES):
            values = [measure.value(a) for a in analyses]
            write = exact if measure.text is si and max(values, default=0) < EXACT else measure.text
            for place, value in enumerate(values):
                text = write(value)
                if place:
                    text += f"  ×{ratio(value, values[0])}"
                table.setItem(line, place, QTableWidgetItem(text))
        for place, analysis in enumerate(analyses):
            table.setItem(len(MEASURES), place, QTableWidgetItem(shape(analysis.shape)))
        self.hint.setVisible(len(names) == 1)
