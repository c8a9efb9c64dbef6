"""All issues of the design that is looked at, with their remedies."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from archviz.spec.issue import Issue

from .document import Document
from .issue import IssueBox
from .selection import WHOLE, Selection


class Problems(QScrollArea):
    """One line per issue: its place as a link, the sentence, the remedies."""

    counted = Signal(int)

    def __init__(self, document: Document, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._selection = document, selection
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._shown: tuple[Issue, ...] | None = None
        document.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the issues; built anew only where they differ."""
        issues = self._document.expansion.issues
        if issues == self._shown:
            return
        self._shown = issues
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        for issue in issues:
            column.addWidget(self._line(issue))
        if not issues:
            column.addWidget(QLabel("No problems: torch can run this design."))
        column.addStretch(1)
        self.setWidget(body)
        self.counted.emit(sum(i.severity == "error" for i in issues))

    def _line(self, issue: Issue) -> QWidget:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        stages = self._document.expansion.graph.stages
        if issue.stage is not None:
            place = QLabel(f'<a href="{issue.stage}">{stages[issue.stage]}</a>')
            place.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
            place.linkActivated.connect(self._on_place_activated)
            column.addWidget(place)
        box = IssueBox()
        box.chosen.connect(self._document.apply)
        box.show_issues((issue,))
        column.addWidget(box)
        return line

    def _on_place_activated(self, link: str) -> None:
        stage = int(link)
        stages = self._document.expansion.graph.stages
        self._selection.pick(stages[stage] if stage < len(stages) else "", stage if stage < len(stages) else WHOLE)
