"""What followed: solutions that are about as near as buttons, or why none is near."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from archviz.explore.axes import Axis
from archviz.explore.match import Solution, Solved
from archviz.spec.architecture import Architecture
from archviz.ui import theme
from archviz.ui.language import tr
from archviz.ui.mark import Mark

from .lock import percent
from .matching import Matching

MOST = 2  # the nearest, and its neighbour


class Offers(QWidget):
    """Path width d: 13 (−3.4 %) · 14 (+4.4 %); and a sentence where something is amiss."""

    def __init__(self, matching: Matching) -> None:
        super().__init__()
        self._matching = matching
        self._solutions: list[Solution] = []
        self.buttons = [QToolButton() for _ in range(MOST)]
        self.title, self.note, self._mark = QLabel(), QLabel(), Mark("warning")
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)
        group = QButtonGroup(self)
        offers, words = QHBoxLayout(), QHBoxLayout()
        offers.addWidget(self.title)
        for place, button in enumerate(self.buttons):
            button.setCheckable(True)
            button.setFont(theme.numbers(button.font()))
            button.clicked.connect(lambda _=False, place=place: matching.take(self._solutions[place]))
            group.addButton(button)
            offers.addWidget(button)
        offers.addStretch(1)
        words.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        words.addWidget(self.note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for row in (offers, words):
            row.setSpacing(theme.GRID)
            column.addLayout(row)

    def show_solved(self, solved: tuple[Axis, Solved] | None, trouble: str, design: Architecture) -> None:
        """What followed last, the one that the design has now marked."""
        free, found = solved or (None, None)
        self._solutions = sorted((found.best, *found.also), key=lambda s: s.value) if found else []
        self.title.setVisible(bool(free))
        if free:
            self.title.setText(tr("{axis} follows:", axis=tr(free.title)))
        for place, button in enumerate(self.buttons):
            button.setVisible(place < len(self._solutions))
            if place < len(self._solutions):
                solution = self._solutions[place]
                button.setText(f"{solution.value} ({percent(solution.error)})")
                button.setToolTip(tr("Take this one"))
                button.setChecked(solution.design == design)
        self.note.setText(trouble)
        self.note.setVisible(bool(trouble))
        self._mark.setVisible(bool(trouble))
