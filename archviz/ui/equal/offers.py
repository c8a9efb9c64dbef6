"""What followed: solutions that are about as near as buttons, in which steps, and why none is near."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from archviz.explore.solve import Solution
from archviz.numbers import percent
from archviz.ui import theme
from archviz.ui.language import tr
from archviz.ui.mark import Mark
from archviz.ui.segments import LOOK

from .matching import Matching

MOST = 2  # the nearest, and its neighbour
MULTIPLES = (1, 2, 4, 8, 16, 32)


class Offers(QWidget):
    """A multiple of 1; Path width d gave way: 13 (−3.4 %) · 14 (+4.4 %); all that changed.

    `words` is a layout of its own: a sentence where something is amiss, which may be long.
    """

    def __init__(self, matching: Matching) -> None:
        super().__init__()
        self._matching = matching
        self._solutions: list[Solution] = []
        self.buttons = [QToolButton() for _ in range(MOST)]
        self.title, self.note, self._mark = QLabel(), QLabel(), Mark("warning")
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)
        self.became = QLabel()
        theme.quiet(self.became)
        self.became.setWordWrap(True)
        self.became.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        of, self.multiple = QLabel(tr("Gives way in steps of")), QComboBox()
        self.multiple.addItems(list(map(str, MULTIPLES)))
        self.multiple.setAccessibleName(of.text())
        self.multiple.setToolTip(tr("What follows is rounded to such; what was dragged last is solved anew"))
        self.multiple.activated.connect(lambda place: matching.choose_multiple(MULTIPLES[place]))
        of.setBuddy(self.multiple)
        group = QButtonGroup(self)
        offers, steps, self.words = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        offers.addWidget(self.title)
        for place, button in enumerate(self.buttons):
            button.setCheckable(True)
            button.setStyleSheet(LOOK.format(f"border-radius: {theme.GRID}px;"))
            button.setFont(theme.numbers(button.font()))
            button.clicked.connect(lambda _=False, place=place: matching.take(self._solutions[place]))
            group.addButton(button)
            offers.addWidget(button)
        offers.addStretch(1)
        self.title.setMinimumHeight(self.buttons[0].sizeHint().height())  # nothing jumps when they come
        for widget in (of, self.multiple):
            steps.addWidget(widget)
        steps.addStretch(1)
        self.words.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        self.words.addWidget(self.note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for row in (steps, offers):
            row.setSpacing(theme.GRID)
            column.addLayout(row)
        column.addWidget(self.became)

    def refresh(self) -> None:
        """What followed last, the one that the design has now marked; what is amiss, or what need not follow."""
        matching = self._matching
        free, found = matching.solved or (None, None)
        self._solutions = sorted((found.best, *found.also), key=lambda s: s.value) if found else []
        idle = matching.varied if matching.varied and matching.held.idle(matching.varied) else None
        nothing = tr("Nothing gave way") if idle else ""
        self.title.setText(tr("{axis} gave way:", axis=tr(free.title)) if free else nothing)
        for place, button in enumerate(self.buttons):
            button.setVisible(place < len(self._solutions))
            if place < len(self._solutions):
                solution = self._solutions[place]
                taken = matching.has(solution)
                button.setText(f"{solution.value} ({percent(solution.error)})")
                button.setToolTip(tr("The design has this one") if taken else tr("Take this one"))
                button.setChecked(taken)
        self.became.setText(tr(matching.became))
        note = tr(matching.trouble)
        self._mark.show_role("warning")
        if not note and idle:
            figure, axis = tr(matching.held.keep.title), tr(idle.title)
            note = tr(
                "{figure}: the total does not depend on {axis}, so nothing has to give way", figure=figure, axis=axis
            )
            self._mark.show_role("info")
        elif not note and not matching.held.tradable:
            note = tr("Nothing can be traded here: no dimension can give way for another; each row says why")
            self._mark.show_role("info")
        self.note.setText(note)
        self._mark.setVisible(bool(note))
