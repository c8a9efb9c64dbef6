"""An issue shown where it happened: the sentence, and its remedies as buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from archviz.spec.architecture import Architecture
from archviz.spec.issue import Issue

from . import theme
from .flow import Flow
from .language import tr
from .mark import Mark
from .remedy import effect


class IssueBox(QWidget):
    """The issues of one place; empty and hidden without any."""

    chosen = Signal(object)  # the Fix whose button was pressed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._issues: tuple[Issue, ...] = ()
        self._design: Architecture | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 4)
        self._layout.setSpacing(4)
        self.hide()

    def show_issues(self, issues: tuple[Issue, ...], design: Architecture | None = None) -> None:
        """Say these, and offer their remedies; of a `design` each tells on hover all that it does to it."""
        if issues == self._issues:
            return
        self._issues, self._design = issues, design
        while (item := self._layout.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for issue in issues:
            self._layout.addWidget(self._card(issue))
        self.setVisible(bool(issues))

    def _card(self, issue: Issue) -> QWidget:
        card = QWidget()
        column = QVBoxLayout(card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(4)
        mark = Mark("warning" if issue.severity == "error" else "info")
        text = QLabel(tr(issue.message))
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)
        line.addWidget(mark)
        line.addWidget(text, 1)
        column.addLayout(line)
        if issue.fixes:
            row = Flow()
            for fix in issue.fixes:
                remedy = tr(fix.text)
                button = QPushButton(remedy)
                button.setObjectName("fix")
                tip = tr("Set {remedy}", remedy=remedy) if "=" in fix.text else remedy
                button.setToolTip(theme.plain(effect(self._design, fix) if self._design else tip))
                button.clicked.connect(lambda _=False, fix=fix: self.chosen.emit(fix))
                row.addWidget(button)
            column.addLayout(row)
        return card
