"""The equal forms of a ResNeXt block: weights mapped from one to the others, outputs compared, when it is asked for."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QLabel,
    QPushButton,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from archviz.app import forms, questions
from archviz.blocks.resnext import ResNeXt
from archviz.graph.ops import Shape
from archviz.report import forms as told
from archviz.results import FormCheck
from archviz.words import word

from . import theme
from .audit import busy_bar, page
from .bridge import Bridge
from .cell import LEFT, RIGHT, dress_rows
from .document import Document
from .language import tr
from .selection import WHOLE, Selection

INVITATION = word("Map the weights of this ResNeXt block from form to form, and compare what comes out.")
MOST_POSITIONS = 14  # along a side: more of them prove no more, and take longer
UNSELECTED = word("select a ResNeXt stage first")


class FormsPanel(QStackedWidget):
    """Invites, waits, or shows the table of the selected stage; torch stays in its process."""

    changed = Signal()  # another reason

    def __init__(self, document: Document, selection: Selection, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._selection, self._bridge = document, selection, bridge
        self._subject: tuple[ResNeXt, Shape] | None = None
        self.button = QPushButton(theme.icon("audit"), tr("Verify forms"))
        self.note, self.summary = QLabel(), QLabel()
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.table = QTableWidget()
        self.button.clicked.connect(self.verify)
        self.addWidget(page(QLabel(tr(INVITATION)), self.button, self.note))
        self.addWidget(page(QLabel(tr("Running every form in float64, in eval and train mode …")), busy_bar()))
        self.addWidget(self._result())
        document.changed.connect(self.refresh)
        selection.changed.connect(self.refresh)
        self.refresh()

    @property
    def subject(self) -> tuple[ResNeXt, Shape] | None:
        """The selected ResNeXt block, and what enters it, cut to the positions that are run."""
        found = grouped(self._document, self._selection)
        if found is None:
            return None
        block, entering = found
        return block, (entering[0], *(min(side, MOST_POSITIONS) for side in entering[1:]))

    @property
    def reason(self) -> str:
        """Why it cannot be verified; empty where it can."""
        subject = self.subject
        return tr(forms.fault(*subject) if subject else UNSELECTED)

    def refresh(self) -> None:
        """What was found belongs to one block at one input; of another nothing is known yet."""
        subject = self.subject
        if subject != self._subject:
            self._subject = subject
            self._bridge.drop("forms")
            self.setCurrentIndex(0)
        self._invite()
        self.changed.emit()

    def verify(self) -> None:
        """Ask torch."""
        subject = self.subject
        if subject is None or self.reason:
            return
        self.setCurrentIndex(1)
        self._bridge.ask("forms", partial(questions.verify_forms, *subject), self._on_verified, self._on_failed)

    def _invite(self, note: str = "") -> None:
        reason = self.reason
        self.button.setEnabled(not reason)
        self.note.setText(note or (reason and tr("{reason}.", reason=f"{reason[0].upper()}{reason[1:]}")))

    def _on_verified(self, checks: tuple[FormCheck, ...]) -> None:
        if self._subject is None:
            return
        found, table = told.table(checks), self.table
        table.setColumnCount(len(found.columns))
        table.setRowCount(len(found.rows))
        for place, column in enumerate(found.columns):
            side = RIGHT if column.right else LEFT
            header = QTableWidgetItem(tr(column.title or "Verdict"))
            header.setTextAlignment(side)
            table.setHorizontalHeaderItem(place, header)
            for line, texts in enumerate(found.rows):
                item = QTableWidgetItem(tr(texts[place]))
                item.setTextAlignment(side)
                table.setItem(line, place, item)
        table.resizeColumnsToContents()
        said = tr("{reason}.", reason=forms.said(*self._subject))
        self.summary.setText(f"<b>{tr(told.verdict(checks))}</b> {said} {tr(told.HOW)}")
        self.setCurrentIndex(2)

    def _on_failed(self, error: BaseException) -> None:
        self.setCurrentIndex(0)
        self._invite(tr("It failed: {why}", why=str(error)))

    def _result(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, theme.MARGIN, 0, 0)
        self.summary.setWordWrap(True)
        self.summary.setContentsMargins(theme.WIDE, 0, theme.WIDE, 0)
        column.addWidget(self.summary)
        column.addWidget(self.table, 1)
        dress_rows(self.table)
        self.table.setAccessibleName(tr("The forms of the block"))
        return made


def grouped(document: Document, selection: Selection) -> tuple[ResNeXt, Shape] | None:
    """The selected ResNeXt block, and what enters it; None where another or none is selected."""
    index, stages = selection.stage, document.design.stages
    if not WHOLE < index < len(stages):
        return None
    block, entering = stages[index].block, document.analysis.stages[index].input
    return (block, entering) if isinstance(block, ResNeXt) and len(entering) == 3 else None
