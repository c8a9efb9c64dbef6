"""What was found as designs of the project: the present one, those of a table, those of twice the cost."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from archviz.explore.axes import Axis
from archviz.spec.issue import Refused
from archviz.ui import theme
from archviz.ui.document import Document
from archviz.ui.flow import Flow
from archviz.ui.language import tr
from archviz.words import SILENCE, Sentence, say

from . import beside, effect
from .matching import Matching

Found = TypeVar("Found")


class Keeping(QWidget):
    """Keep beside | Compare | Twice the cost, and a table over a dimension.

    `compared` asks for the comparison, `said` tells what is not in it.
    """

    compared = Signal()
    said = Signal(str)

    def __init__(self, document: Document, matching: Matching) -> None:
        super().__init__()
        self._document, self._matching = document, matching
        self._axis: Axis | None = None
        self._usual = ""  # values that nobody has chosen
        self.title, self.values = QLabel(), QLineEdit()
        self.keep, self.compare = QPushButton(tr("Keep beside")), QPushButton(tr("Compare"))
        self.twice, self.table = QPushButton(), QPushButton(tr("Make the table"))
        self.title.setBuddy(self.values)
        self.title.setMinimumHeight(self.values.sizeHint().height())  # on one line with them
        self.values.setAccessibleName(tr("Values of the table"))
        self.values.setToolTip(tr("A design for each of these values, all at the locked total"))
        self.table.setToolTip(tr("Add these designs to the project and compare them"))
        self.twice.setToolTip(tr("Add the deeper, the wider and the one with more paths, and compare them"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        for widgets in ((self.keep, self.compare, self.twice), (self.title, self.values, self.table)):
            column.addLayout(_line(*widgets))
        self.keep.clicked.connect(self._on_keep_clicked)
        self.compare.clicked.connect(self.compared)
        self.twice.clicked.connect(self._on_twice_clicked)
        self.table.clicked.connect(self._on_table_clicked)
        self.values.returnPressed.connect(self._on_table_clicked)

    def refresh(self, varied: Axis | None) -> None:
        """What can be done with the design as it is; the table is over `varied`."""
        matching, design = self._matching, self._matching.design
        locked = matching.held.design
        new, several = design.put(name=locked.name) != locked, len(self._document.project.designs) > 1
        keep = tr("Lay this design beside {name}, which comes back in its place", name=locked.name)
        self.keep.setEnabled(new)
        self.keep.setToolTip(theme.plain(keep if new else tr("drag a dimension first")))
        self.compare.setEnabled(several)
        self.compare.setToolTip(tr("The designs side by side") if several else tr("there is one design only"))
        self.twice.setText(tr("Twice the cost: {figure}", figure=tr(matching.held.keep.title)))
        for widget in (self.values, self.table):
            widget.setEnabled(varied is not None and matching.held.follower(varied) is not None)
        if varied:
            usual = beside.usual(varied, design if varied.lacks(locked) else locked)
            if varied is not self._axis or self.values.text() == self._usual:
                self.values.setText(usual)
            self._axis, self._usual = varied, usual
            self.title.setText(tr("{axis}:", axis=tr(varied.title)))

    def _on_keep_clicked(self) -> None:
        self._try(partial(beside.keep, self._document, self._matching))

    def _on_table_clicked(self) -> None:
        if self._axis:
            self._show(partial(beside.table, self._document, self._matching, self._axis, self.values.text()))

    def _on_twice_clicked(self) -> None:
        self._show(partial(beside.dearer, self._document, self._matching))

    def _show(self, act: Callable[[], tuple[bool, Sentence]]) -> None:
        """The comparison with what was added, and over it what could not be."""
        added, lacking = self._try(act) or (False, SILENCE)
        if added:
            self.compared.emit()
            if lacking:
                self.said.emit(tr(effect.titled(lacking)))

    def _try(self, act: Callable[[], Found]) -> Found | None:
        """What comes of it, once the drag is over; None where it is refused, and the panel says why."""
        self._matching.settle()
        try:
            return act()
        except Refused as refusal:
            self._matching.refuse(say("{fault}", fault=refusal.sentence))
            return None


def _line(*widgets: QWidget) -> Flow:
    """These beside each other, in lines where there is no room."""
    row = Flow()
    row.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        row.addWidget(widget)
    return row
