"""The designs of the project as chips: a tick for those that are compared, a click pins the baseline."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QToolButton, QWidget

from archviz.spec.architecture import Project
from archviz.ui import theme
from archviz.ui.flow import Flow
from archviz.ui.language import tr

LONGEST = 32  # letters of a name


class Chip(QFrame):
    """One design: its tick, its name, which pins it, and the way out of the project."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.lift(self)
        self.tick, self.name, self.close_ = QCheckBox(), QToolButton(), QToolButton()
        self.name.setAutoRaise(True)
        self.name.setIconSize(QSize(theme.ICON, theme.ICON))
        self.close_.setAutoRaise(True)
        self.close_.setIcon(theme.icon("close"))
        self.close_.setIconSize(QSize(theme.WIDE, theme.WIDE))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.MARGIN, 1, theme.GRID, 1)
        row.setSpacing(theme.GRID)
        for widget in (self.tick, self.name, self.close_):
            row.addWidget(widget)

    def show_design(self, name: str, *, baseline: bool, ticked: bool) -> None:
        """How it stands in the comparison; the baseline cannot be left out of it."""
        with QSignalBlocker(self.tick):
            self.tick.setChecked(ticked)
        self.tick.setEnabled(not baseline)
        self.tick.setAccessibleName(tr("Compare {name}", name=name))
        kept = tr("The others are compared with it; make another one the baseline to leave it out")
        self.tick.setToolTip(kept if baseline else tr("Whether it is in this comparison; the project keeps it"))
        short = name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
        self.name.setText(short.replace("&", "&&"))
        self.name.setFont(theme.bold(self.font()) if baseline else self.font())
        self.name.setIcon(theme.icon("flag" if baseline else "design"))
        self.name.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        said = tr("the baseline") if baseline else tr("click to make it the baseline")
        self.name.setToolTip(theme.plain(f"{name}\n{said}"))
        self.name.setAccessibleName(f"{name}, {said}")
        self.close_.setAccessibleName(tr("Close {name}", name=name))
        self.close_.setToolTip(theme.plain(tr("Close {name}; undo brings it back", name=name)))


class Chips(QWidget):
    """All designs, the baseline first; `pinned`, `ticked` and `closed` tell a place in the project."""

    pinned = Signal(int)
    ticked = Signal(int, bool)
    closed = Signal(int)

    def __init__(self, before: QWidget, parent: QWidget | None = None) -> None:
        """`before` is what Tab comes from."""
        super().__init__(parent)
        self._before = before
        self.chips: list[Chip] = []
        self._order: tuple[int, ...] = ()
        self._flow = Flow()
        self._flow.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._flow)

    def show_project(self, project: Project, kept: tuple[int, ...]) -> None:
        """The designs of a project, ticked where they are kept."""
        self._order = project.order
        while len(self.chips) > len(self._order):
            chip = self.chips.pop()
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        while len(self.chips) < len(self._order):
            self._add(len(self.chips))
        for chip, place in zip(self.chips, self._order, strict=True):
            name = project.designs[place].name
            chip.show_design(name, baseline=place == project.baseline, ticked=place in kept)
        self._flow.invalidate()
        self.updateGeometry()

    def _add(self, at: int) -> None:
        chip = Chip()
        chip.name.clicked.connect(lambda: self.pinned.emit(self._order[at]))
        chip.tick.toggled.connect(lambda on: self.ticked.emit(self._order[at], on))
        chip.close_.clicked.connect(lambda: self.closed.emit(self._order[at]))
        self._flow.addWidget(chip)
        last = self.chips[-1].close_ if self.chips else self._before
        for one, other in pairwise((last, chip.tick, chip.name, chip.close_)):
            self.setTabOrder(one, other)
        self.chips.append(chip)
