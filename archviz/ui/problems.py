"""All issues of the design that is looked at, with their remedies."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from archviz.spec.issue import Issue

from . import theme
from .document import Document
from .issue import IssueBox
from .language import tr
from .selection import Selection


class Problems(QScrollArea):
    """One line per issue: its place as a link, the sentence, the remedies."""

    counted = Signal(int)

    def __init__(self, document: Document, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._selection = document, selection
        self.setWidgetResizable(True)
        self.setAccessibleName(tr("Problems"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._shown: tuple[Issue, ...] | None = None
        document.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the issues; built anew only where they differ."""
        issues = self._document.issues
        if issues == self._shown:
            return
        self._shown = issues
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        for issue in issues:
            column.addWidget(self._line(issue))
        if not self.count and self._document.design.stages:
            sound = tr("torch can run this design.") if issues else tr("No problems: torch can run this design.")
            column.addWidget(QLabel(sound))
        column.addStretch(1)
        self.setWidget(body)
        self.counted.emit(self.count)

    @property
    def count(self) -> int:
        """How many errors there are."""
        return sum(issue.severity == "error" for issue in self._document.expansion.issues)

    def _line(self, issue: Issue) -> QWidget:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        if issue.stage is not None:
            place = QPushButton(self._document.design.stages[issue.stage].name)
            place.setObjectName("place")
            place.setFlat(True)
            place.setFont(theme.bold(place.font()))
            place.setToolTip(tr("Select this stage"))
            place.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            place.clicked.connect(partial(self._on_place_clicked, issue.stage))
            column.addWidget(place)
        box = IssueBox()
        box.chosen.connect(self._document.apply)
        box.show_issues((issue,))
        column.addWidget(box)
        return line

    def _on_place_clicked(self, stage: int) -> None:
        self._selection.pick(self._document.expansion.graph.stages[stage], stage)
