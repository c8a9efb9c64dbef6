"""What stands above the comparison: the way back, what is compared, its columns, its export."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from archviz.results import Figure
from archviz.ui import theme
from archviz.ui.language import tr

from .adding import AddField
from .chips import Chips


class Bar(QWidget):
    """`left` asks for the picture, `export` for a file; `wished` tells the key of a figure and whether to show it."""

    left = Signal()
    export = Signal()
    wished = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = QPushButton(theme.icon("left"), tr("&Back to the picture"))
        self.back.setToolTip(tr("Back to the picture (Esc)"))
        self.chips, self.add = Chips(), AddField()
        self.columns = QToolButton()
        self.columns.setText(tr("Figures"))
        self.columns.setToolTip(tr("Which figures are compared"))
        self.columns.setAccessibleName(tr("Which figures are compared"))
        self.columns.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.columns.setMenu(QMenu(self.columns))
        self.save = QPushButton(theme.icon("export"), tr("E&xport…"))
        self.save.setToolTip(tr("The comparison as a file: HTML, PDF, Markdown, CSV, LaTeX or JSON"))
        line = QHBoxLayout()
        line.setSpacing(theme.MARGIN)
        line.addWidget(self.back)
        line.addStretch(1)
        for widget in (self.add, self.columns, self.save):
            line.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.WIDE, theme.MARGIN, theme.WIDE, theme.MARGIN)
        column.setSpacing(theme.MARGIN)
        column.addLayout(line)
        column.addWidget(self.chips)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.back.clicked.connect(self.left)
        self.save.clicked.connect(self.export)

    def show_figures(self, figures: Sequence[Figure], unwanted: Sequence[str]) -> None:
        """What can be chosen of; the last one that is shown stays."""
        menu = self.columns.menu()
        known = [(figure.key, tr(figure.title)) for figure in figures]
        if [(action.data(), action.text()) for action in menu.actions()] != known:
            menu.clear()
            for key, title in known:
                action = menu.addAction(title)
                action.setData(key)
                action.setCheckable(True)
                action.triggered.connect(lambda on, key=key: self.wished.emit(key, on))
        shown = [key for key, _ in known if key not in unwanted]
        for action in menu.actions():
            action.setChecked(action.data() in shown)
            action.setEnabled(shown != [action.data()])
