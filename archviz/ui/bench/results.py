"""What a run has found, read from the top: verdict, table, what failed, how to measure it again, how it was done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from archviz.bench.outcome import Outcome
from archviz.bench.result import Failed, Latency
from archviz.report import latency, numbers
from archviz.report.tables import printable
from archviz.ui import theme
from archviz.ui.language import tr
from archviz.ui.prose import Body, fill, large, text

from .figures import Figures
from .form import TITLES
from .note import Note

FIRST = 4  # verdicts that stand above the table


class Results(QScrollArea):
    """`picked` carries the Latency whose row is current; `forced` asks for a run in spite of the memory it needs."""

    picked = Signal(object)
    forced = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.outcome: Outcome | None = None
        self.verdict, self.more, self.how = text(), text(), text()
        self.stale, self.note = Note(), Note("info")
        self.table = Figures()
        self.failures = QVBoxLayout()
        self.force = QPushButton(theme.icon("warning"), tr("Measure all the same"))
        self.command, self.copy_command = QLineEdit(), QPushButton(theme.icon("copy"), tr("Copy"))
        self._assemble()
        self.table.picked.connect(self._on_row_picked)
        self.force.clicked.connect(self.forced)
        self.copy_command.clicked.connect(self._on_copy_clicked)

    def show_outcome(self, outcome: Outcome, stale: Mapping[str, str], note: str = "") -> None:
        """Results, and why some are of another network by now."""
        if self.outcome is None or outcome.plan != self.outcome.plan:
            self.verticalScrollBar().setValue(0)
        self.outcome = outcome
        said = headlines(outcome)
        self.verdict.setText("\n".join(said[:FIRST]))
        self.more.setText("\n".join(said[FIRST:]))
        self.stale.say(" ".join(stale.values()))
        self.table.setVisible(bool(outcome.latencies))
        self.table.show_outcome(outcome, stale)
        self._show_failures(outcome.failures)
        self.note.say(note)
        self.how.setText("\n".join(tr(remark) for remark in latency.remarks(outcome)))
        self.command.setText(outcome.command)
        self.command.setCursorPosition(0)
        for label in (self.verdict, self.more, self.how):
            label.setVisible(bool(label.text()))
        self._on_row_picked(self.table.currentRow())

    # -- assembling

    def _assemble(self) -> None:
        self.verdict.setFont(large(self.font()))
        theme.quiet(self.how)
        self.force.setToolTip(tr("The program that measures may run out of memory; this window does not"))
        self.command.setReadOnly(True)
        self.command.setAccessibleName(tr("The command that measures the same again"))
        self.command.setToolTip(self.command.accessibleName())
        self.copy_command.setToolTip(tr("Copy the command"))
        self.copy_command.setAccessibleName(tr("Copy the command"))
        self.failures.setSpacing(theme.GRID)
        line = QHBoxLayout()
        line.setSpacing(theme.MARGIN)
        label = QLabel(tr("Again:"))
        label.setToolTip(self.command.accessibleName())
        for widget, stretch in ((label, 0), (self.command, 1), (self.copy_command, 0)):
            line.addWidget(widget, stretch)
        page = Body()
        column = QVBoxLayout(page)
        column.setContentsMargins(theme.WIDE, theme.MARGIN, theme.WIDE, theme.MARGIN)
        column.setSpacing(theme.MARGIN)
        for part in (self.verdict, self.stale, self.table, self.more):
            column.addWidget(part)
        column.addLayout(self.failures)
        column.addWidget(self.force, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.note)
        column.addLayout(line)
        column.addWidget(self.how)
        column.addStretch(1)
        fill(self, page)
        self.setAccessibleName(tr("Results"))

    def _show_failures(self, failures: Sequence[Failed]) -> None:
        while (item := self.failures.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for failure in failures:
            self.failures.addWidget(Note("warning", tr(failure.message)))
        self.force.setVisible(any(failure.forcible for failure in failures))

    def _on_row_picked(self, row: int) -> None:
        found = self.outcome.latencies if self.outcome else ()
        self.picked.emit(found[row] if 0 <= row < len(found) else None)

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.command.text())


def headlines(outcome: Outcome) -> tuple[str, ...]:
    """The verdicts; of a design that is alone, what it takes."""
    if found := latency.verdicts(outcome.latencies):
        return tuple(map(tr, found))
    return tuple(_alone(latency) for latency in outcome.latencies)


def _alone(found: Latency) -> str:
    return tr(
        "{name}, batch {batch}: {median} a call, {images} images a second",
        name=printable(found.name),
        batch=found.batch,
        median=numbers.seconds(found.median),
        images=f"{found.images:,.1f}",
    )


def when(outcome: Outcome, at: datetime | None) -> str:
    """Date and conditions in a line."""
    plan = outcome.plan
    parts = [tr("measured {date}", date=f"{at:%Y-%m-%d %H:%M}") if at else "", plan.device, plan.dtype]
    parts += [tr("{seconds} s a design", seconds=f"{plan.seconds:g}")]
    parts += [tr(title) for name, (title, _) in TITLES.items() if getattr(plan, name) and name != "per_block"]
    return " · ".join(filter(None, parts))
