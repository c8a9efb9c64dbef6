"""The designs of the project as chips: a tick for what is compared, a flag for the baseline, a name to look at."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QToolButton, QWidget

from archviz.spec.architecture import Project
from archviz.ui import theme
from archviz.ui.flow import Flow
from archviz.ui.language import tr

from .underline import underline

LONGEST = 32  # letters of a name


class Chip(QFrame):
    """One design: its tick, the flag that pins it, its name, which looks at it, and the way out of the project."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.lift(self)
        self.tick, self.flag, self.name, self.close_ = QCheckBox(), QToolButton(), QToolButton(), QToolButton()
        self._active = False
        for button in (self.flag, self.name, self.close_):
            button.setAutoRaise(True)
        self.flag.setIconSize(QSize(theme.WIDE, theme.WIDE))
        self.name.setIconSize(QSize(theme.ICON, theme.ICON))
        self.close_.setIcon(theme.icon("close"))
        self.close_.setIconSize(QSize(theme.WIDE, theme.WIDE))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.MARGIN, 1, theme.GRID, 1)
        row.setSpacing(theme.GRID)
        for widget in (self.tick, self.flag, self.name, self.close_):
            row.addWidget(widget)

    def paintEvent(self, event: QPaintEvent) -> None:
        """With a line below the design that is looked at."""
        super().paintEvent(event)
        if self._active:
            underline(QPainter(self), self.rect().adjusted(theme.GRID, 0, -theme.GRID, 0))

    def show_design(self, name: str, *, baseline: bool, ticked: bool, active: bool, faulty: bool) -> None:
        """How it stands in the comparison; the baseline cannot be left out of it."""
        self._active = active
        self.update()
        with QSignalBlocker(self.tick):
            self.tick.setChecked(ticked)
        self.tick.setEnabled(not baseline)
        self.tick.setAccessibleName(tr("Compare {name}", name=name))
        kept = tr("The others are compared with it; make another one the baseline to leave it out")
        self.tick.setToolTip(kept if baseline else tr("Whether it is in this comparison; the project keeps it"))
        short = name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
        self.name.setText(short.replace("&", "&&"))
        self.name.setFont(theme.bold(self.font()) if baseline else self.font())
        self.name.setIcon(theme.icon("warning") if faulty else QIcon())
        self.name.setToolButtonStyle(
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon if faulty else Qt.ToolButtonStyle.ToolButtonTextOnly
        )
        said = [tr("the baseline")] if baseline else []
        said += [tr("you look at it") if active else tr("click to look at it")]
        said += [tr("it has mistakes")] if faulty else []
        self.name.setToolTip(theme.plain("\n".join((name, *said))))
        self.name.setAccessibleName(", ".join((name, *said)))
        self.flag.setIcon(theme.icon("flag_fill" if baseline else "flag"))
        pin = tr("the baseline") if baseline else tr("Make it the baseline")
        self.flag.setToolTip(pin)
        self.flag.setAccessibleName(f"{name}: {pin}")
        self.close_.setAccessibleName(tr("Close {name}", name=name))
        self.close_.setToolTip(theme.plain(tr("Close {name}; undo brings it back", name=name)))


class Chips(QWidget):
    """All designs, the baseline first; `chosen` (to be looked at), `pinned`, `ticked` and `closed` tell a place in the
    project."""

    chosen = Signal(int)
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

    def show_project(self, project: Project, kept: Collection[int], active: int, faulty: Collection[int]) -> None:
        """The designs of a project, ticked where they are kept; `active` is looked at, `faulty` have mistakes."""
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
            chip.show_design(
                name,
                baseline=place == project.baseline,
                ticked=place in kept,
                active=place == active,
                faulty=place in faulty,
            )
        self._flow.invalidate()
        self.updateGeometry()

    def _add(self, at: int) -> None:
        chip = Chip()
        chip.name.clicked.connect(lambda: self.chosen.emit(self._order[at]))
        chip.flag.clicked.connect(lambda: self.pinned.emit(self._order[at]))
        chip.tick.toggled.connect(lambda on: self.ticked.emit(self._order[at], on))
        chip.close_.clicked.connect(lambda: self.closed.emit(self._order[at]))
        self._flow.addWidget(chip)
        last = self.chips[-1].close_ if self.chips else self._before
        for one, other in pairwise((last, chip.tick, chip.flag, chip.name, chip.close_)):
            self.setTabOrder(one, other)
        self.chips.append(chip)
