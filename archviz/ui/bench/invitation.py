"""What the panel shows before there is a result: what to do, or that it is being done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from archviz.ui import theme
from archviz.ui.audit import page
from archviz.ui.language import tr
from archviz.ui.prose import large
from archviz.words import word

INVITATION = word(
    "Tick designs at the left and measure them: they run in turns, in a process of their own,\n"
    "and you are told how long they take, and whether they really differ."
)
WAITING = word(
    "The designs run in turns, in a process of their own.\n"
    "The first results come when all of them have been measured at the first batch size."
)
ELSEWHERE = word(
    "It was begun in the project that was open before. What it finds is kept in the history;\n"
    "the designs of this one can be measured when it has ended, or is cancelled."
)


class Invitation(QWidget):
    """A question, what is to be known, and the button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question, self.text = QLabel(), QLabel()
        self.question.setFont(large(self.font()))
        self.text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button = QPushButton(theme.icon("bench"), tr("Measure latency"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page(self.question, self.text, self.button))
        self.show_ready("")

    def show_ready(self, fault: str) -> None:
        """What to do; the button is grey where it cannot be done."""
        self.question.setText(tr("How fast is it really?"))
        self.text.setText(tr(INVITATION))
        self.button.setEnabled(not fault)
        self.button.setToolTip(theme.plain(fault or tr("Measure the ticked designs in turns")))
        self.button.show()

    def show_running(self, *, elsewhere: bool = False) -> None:
        """It is being done, or something of another project is."""
        self.question.setText(tr("Measuring …"))
        self.text.setText(tr(ELSEWHERE if elsewhere else WAITING))
        self.button.hide()
