"""All issues of the design that is looked at, stage by stage, with their remedies; or all mended at once."""

from __future__ import annotations

from functools import partial
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from archviz.spec.issue import Issue, Path
from archviz.spec.mend import Mended
from archviz.words import join

from . import theme
from .document import Document
from .issue import IssueBox
from .language import tr
from .selection import WHOLE, Selection


class Problems(QScrollArea):
    """Under the name of each stage its issues and their remedies; `placed` tells where the form is to be opened."""

    counted = Signal(int)
    placed = Signal(object)  # Path
    said = Signal(str)  # what was mended

    def __init__(self, document: Document, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._selection = document, selection
        self.setAccessibleName(tr("Problems"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._shown: object = None
        self._at = -1  # the issue that was gone to last
        document.changed.connect(self.refresh)
        selection.changed.connect(self._on_selection_changed)
        self.refresh()

    def refresh(self) -> None:
        """Show the issues; built anew only where they differ. The keys stay with the buttons."""
        issues = self._document.issues
        shown = issues, [stage.name for stage in self._document.design.stages]
        if shown == self._shown:
            return
        self._shown, self._at = shown, -1
        held = next((place for place, button in enumerate(self._buttons()) if button.hasFocus()), None)
        if (old := self.takeWidget()) is not None:
            old.deleteLater()  # one of its buttons may be what was pressed
        self.setWidget(self._body(issues))
        self.counted.emit(self.count)
        if held is not None:
            buttons = self._buttons()
            (buttons[min(held, len(buttons) - 1)] if buttons else self).setFocus()

    @property
    def count(self) -> int:
        """How many errors there are."""
        return sum(issue.severity == "error" for issue in self._document.expansion.issues)

    @property
    def reason(self) -> str:
        """Why there is nothing to walk through; empty where there is."""
        return "" if self._document.issues else tr("there are no problems")

    def next(self) -> None:
        """Go to the next issue, from the last one to the first."""
        self._step(1)

    def previous(self) -> None:
        """Go to the one before."""
        self._step(-1)

    def mend(self) -> None:
        """Take remedies for all mistakes, and say which."""
        self.said.emit(_told(self._document.mend()))

    def _step(self, by: int) -> None:
        issues = self._ordered()
        if not issues:
            return
        at = self._at + by
        if self._at < 0:  # begin at what is selected
            stages = [WHOLE if issue.stage is None else issue.stage for issue in issues]
            here = next((i for i, stage in enumerate(stages) if stage >= self._selection.stage), 0)
            at = here if by > 0 else here - 1
        self._go(issues[at % len(issues)].path)
        self._at = at % len(issues)

    def _ordered(self) -> list[Issue]:
        """As they are shown: those of the design, then stage by stage."""
        return sorted(self._document.issues, key=lambda issue: WHOLE if issue.stage is None else issue.stage)

    def _on_selection_changed(self) -> None:
        self._at = -1

    def _go(self, path: Path) -> None:
        """Select the stage of a place, and open the form there."""
        stage = path[1] if len(path) > 1 and isinstance(path[1], int) else WHOLE
        names = self._document.expansion.graph.stages
        self._selection.pick(names[stage] if stage != WHOLE else "", stage)
        self.placed.emit(path)

    def _body(self, issues: tuple[Issue, ...]) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(theme.WIDE, theme.MARGIN, theme.WIDE, theme.MARGIN)
        column.setSpacing(theme.MARGIN)
        column.addLayout(self._head(issues))
        for _, group in groupby(self._ordered(), key=lambda issue: issue.stage):
            column.addWidget(self._group(tuple(group)))
        column.addStretch(1)
        return body

    def _head(self, issues: tuple[Issue, ...]) -> QHBoxLayout:
        line = QHBoxLayout()
        label = QLabel(self._summary(issues))
        theme.quiet(label)
        line.addWidget(label)
        if self.count:
            button = QPushButton(tr("Mend all"))
            mendable = any(issue.fixes for issue in issues if issue.severity == "error")
            button.setEnabled(mendable)
            tip = tr("For each mistake the first remedy that leaves fewer of them; one step to undo")
            button.setToolTip(tip if mendable else tr("no remedy is known for any of them"))
            button.clicked.connect(self.mend)
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _summary(self, issues: tuple[Issue, ...]) -> str:
        if not self._document.design.stages:
            return tr("Nothing to check yet: drag a block here from the palette, or open a network.")
        if not self.count:
            return tr("torch can run this design.") if issues else tr("No problems: torch can run this design.")
        if self.count == 1:
            return tr("1 mistake")
        return tr("{count} mistakes", count=self.count)

    def _group(self, issues: tuple[Issue, ...]) -> QWidget:
        group = QWidget()
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        design, stage = self._document.design, issues[0].stage
        place = QPushButton((design.name if stage is None else design.stages[stage].name).replace("&", "&&"))
        place.setObjectName("place")
        place.setFlat(True)
        place.setStyleSheet("text-align: left; padding: 2px 0; border: none;")  # else it stands in the middle of 80 px
        place.setFont(theme.bold(place.font()))
        place.setToolTip(tr("Select this stage") if stage is not None else tr("Select the design"))
        place.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        place.clicked.connect(partial(self._go, issues[0].path))
        column.addWidget(place)
        box = IssueBox()
        box.chosen.connect(self._document.apply)
        box.show_issues(issues, design)
        column.addWidget(box)
        return group

    def _buttons(self) -> list[QPushButton]:
        """Every remedy that is offered."""
        body = self.widget()
        return body.findChildren(QPushButton, "fix") if body is not None else []


def _told(mended: Mended) -> str:
    """What was mended and what is left, in a sentence or two."""
    done, left = len(mended.taken), len(mended.left)
    remedies = tr(join("; ", (fix.text for fix in mended.taken)))
    parts = []
    if done:
        one = tr("1 mistake mended: {remedies}.", remedies=remedies)
        parts.append(one if done == 1 else tr("{count} mistakes mended: {remedies}.", count=done, remedies=remedies))
    if left:
        first = tr(mended.left[0].message)
        one = tr("1 is left: {mistake}", mistake=first)
        parts.append(one if left == 1 else tr("{count} are left, the first: {mistake}", count=left, mistake=first))
    return " ".join(parts) or tr("There is nothing to mend.")
