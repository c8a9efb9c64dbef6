"""Shapes and counts of what is selected: their share of the whole, and their difference from the baseline's."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from archviz.graph.ops import Shape
from archviz.report.numbers import difference, exact, memory, shape, si
from archviz.results import Counts
from archviz.words import word

from . import theme
from .language import tr
from .totals import as_keras

NAMES = (word("Shape"), word("Parameters"), "MACs", "FLOPs", word("Activations"), word("Weights"))
_SHARED = ("Parameters", "MACs", "Activations")  # FLOPs are MACs twice, weights are parameters in bytes


class Figures(QWidget):
    """A line per figure: value, share, difference. Exact values on hover."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, theme.MARGIN, 0, 0)
        self._grid.setVerticalSpacing(theme.GRID)
        self._grid.setHorizontalSpacing(theme.MARGIN)
        self._grid.setColumnStretch(1, 1)
        self.caption = QLabel()
        self.caption.setWordWrap(True)
        self.caption.setFont(theme.bold(self.caption.font()))
        self._grid.addWidget(self.caption, 0, 0, 1, 4)
        self.lines: dict[str, tuple[QLabel, QLabel, QLabel]] = {}
        for row, name in enumerate(NAMES, 1):
            labels = QLabel(), QLabel(), QLabel()
            for label in labels:
                label.setAlignment(Qt.AlignmentFlag.AlignRight)
                label.setFont(theme.numbers(label.font()))
            labels[0].setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.lines[name] = labels
            self._grid.addWidget(QLabel(tr(name)), row, 0)
            self._grid.addWidget(labels[0], row, 1, 1, 3 if name == "Shape" else 1)
            for column, label in enumerate(labels[1:] if name != "Shape" else (), 2):
                self._grid.addWidget(label, row, column)

    def show_counts(
        self,
        caption: str,
        shapes: tuple[Shape, Shape] | None,
        own: Counts,
        whole: Counts | None = None,
        before: Counts | None = None,
    ) -> None:
        """What enters and leaves, and the counts; `whole` for shares, `before` for the baseline's figures.

        Without `shapes` it is several things that do not follow each other.
        """
        self.caption.setText(caption)
        self.lines["Shape"][0].setText(f"{shape(shapes[0])} → {shape(shapes[1])}" if shapes else "—")
        self.lines["Shape"][0].setToolTip("" if shapes else tr("The stages do not follow each other"))
        bytes_ = tr("{count} bytes, float32, with buffers", count=exact(own.weight_bytes))
        for name, text, tip in (
            ("Parameters", si(own.params), f"{exact(own.params)}{as_keras(own)}"),
            ("MACs", si(own.macs), exact(own.macs)),
            ("FLOPs", si(own.flops), f"{exact(own.flops)} = 2 × MACs"),
            ("Activations", si(own.activations), exact(own.activations)),
            ("Weights", memory(own.weight_bytes), bytes_),
        ):
            value, share, change = self.lines[name]
            value.setText(text)
            value.setToolTip(tip)
            part, total = _value(name, own), _value(name, whole) if whole else 0
            share.setText(f"{100 * part / total:.1f} %" if total and name in _SHARED else "")
            then = _value(name, before) if before else part
            change.setText(difference(part, then) if part != then else "")
            change.setToolTip(tr("{count} in the baseline", count=exact(then)) if part != then else "")


def _value(name: str, counts: Counts) -> int:
    return {
        "Parameters": counts.params,
        "MACs": counts.macs,
        "FLOPs": counts.flops,
        "Activations": counts.activations,
        "Weights": counts.weight_bytes,
    }[name]
