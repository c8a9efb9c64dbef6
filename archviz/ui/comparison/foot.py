"""The foot of a comparison: what was counted, by which versions, and the command that makes the same report."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from archviz.report.conventions import CONVENTIONS
from archviz.ui import theme
from archviz.ui.language import tr
from archviz.ui.prose import heading, text


class Foot(QWidget):
    """`show_command` fills it; the rest does not change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.made, self.lead, self.command = text(), text(), text()
        self.command.setFont(theme.numbers(self.command.font()))
        self.command.setAccessibleName(tr("The command that makes this report"))
        self.copy = QToolButton()
        self.copy.setIcon(theme.icon("copy"))
        self.copy.setAutoRaise(True)
        self.copy.setToolTip(tr("Copy the command"))
        self.copy.setAccessibleName(tr("Copy the command"))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.command.text()))
        counted = text("\n".join(f"• {tr(line)}" for line in CONVENTIONS))
        row = QHBoxLayout()
        row.addWidget(self.command, 1)
        row.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        parts: tuple[QLabel, ...] = (heading(tr("What is counted")), counted, self.made, self.lead)
        for part in parts:
            column.addWidget(part)
        column.addLayout(row)
        for label in (counted, self.made, self.lead):
            theme.quiet(label)

    def show_command(self, command: str, versions: str, machine: str, *, saved: bool) -> None:
        """Designs that are not all `saved` cannot be named by a command yet."""
        self.made.setText(tr("Made with {versions} on {machine}.", versions=versions, machine=machine))
        again = tr("This command makes the report again:")
        self.lead.setText(again if saved else tr("Save the project, then this command makes the report again:"))
        self.command.setText(command)
