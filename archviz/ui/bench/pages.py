"""The pages of what was found, a row of buttons to choose one, and a line beside them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from archviz.ui import theme
from archviz.ui.language import tr
from archviz.ui.segments import Segments


class Pages(QWidget):
    """`views` by their names, each with its title in English; the line is that of the first."""

    def __init__(self, views: Mapping[str, tuple[str, QWidget]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views = {name: view for name, (_, view) in views.items()}
        self._first = next(iter(views))
        self._stack, self._line = QStackedWidget(), QLabel()
        for view in self._views.values():
            self._stack.addWidget(view)
        self.switch = Segments({n: title for n, (title, _) in views.items()}, self._first, tr("What is looked at"))
        self.switch.chosen.connect(self._on_chosen)
        self.switch.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._line.setTextFormat(Qt.TextFormat.PlainText)
        self._line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        theme.quiet(self._line)
        row = QHBoxLayout()
        row.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.WIDE, theme.GRID)
        row.setSpacing(theme.MARGIN)
        row.addWidget(self.switch)
        row.addWidget(self._line, 1)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._stack, 1)

    def show_line(self, text: str) -> None:
        """What stands beside the buttons."""
        self._line.setText(text)
        self._line.setToolTip(theme.plain(text) if text else "")

    def _on_chosen(self, name: str) -> None:
        self._stack.setCurrentWidget(self._views[name])
        self._line.setVisible(name == self._first)
