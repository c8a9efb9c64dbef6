"""What stands above the comparison: the way back, what is compared, its columns, its export."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from archviz.results import Figure
from archviz.ui import theme
from archviz.ui.language import tr

from .adding import AddField
from .chips import Chips
from .choices import Choices

_LOOK = """
QToolButton { padding: 3px 8px; border: 1px solid palette(mid); border-radius: 4px; background: palette(button); }
QToolButton:hover { background: palette(midlight); }
QToolButton:focus { border-color: palette(highlight); }
QToolButton::menu-indicator { image: none; }
"""


class Bar(QWidget):
    """`left` asks for the picture, `export` for a file; `wished` tells the key of a figure and whether to show it,
    `all` that none is to be left out."""

    left = Signal()
    export = Signal()
    wished = Signal(str, bool)
    all = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = QPushButton(theme.icon("left"), tr("&Back to the picture"))
        self.back.setToolTip(tr("Back to the picture (Esc)"))
        self.add, self.columns = AddField(), QToolButton()
        self.columns.setStyleSheet(_LOOK)
        self.columns.setToolTip(tr("Which figures are compared"))
        self.columns.setAccessibleName(tr("Which figures are compared"))
        self.columns.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.choices = Choices(self.columns)
        self.columns.setMenu(self.choices)
        self.save = QPushButton(theme.icon("export"), tr("E&xport…"))
        self.chips = Chips(self.save)
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

    def show_reason(self, why: str) -> None:
        """Why nothing can be written now; empty where it can."""
        self.save.setEnabled(not why)
        kinds = tr("The comparison as a file: HTML, PDF, Markdown, CSV, LaTeX or JSON  (Ctrl+E)")
        self.save.setToolTip(why or kinds)

    def show_figures(self, figures: Sequence[Figure], unwanted: Sequence[str]) -> None:
        """What can be chosen of; the last one that is shown stays."""
        menu = self.choices
        if not figures:
            return
        known = [(figure.key, tr(figure.title)) for figure in figures]
        if [(action.data(), action.text()) for action in menu.actions()[2:]] != known:
            menu.clear()
            menu.addAction(tr("&All figures")).triggered.connect(lambda: self.all.emit())
            menu.addSeparator()
            for key, title in known:
                action = menu.addAction(title)
                action.setData(key)
                action.setCheckable(True)
                action.triggered.connect(lambda on, key=key: self.wished.emit(key, on))
        shown = [key for key, _ in known if key not in unwanted]
        count, most = len(shown), len(known)
        some = tr("Figures: {count} of {most}", count=count, most=most)
        self.columns.setText(f"{tr('Figures') if count == most else some} ▾")
        menu.actions()[0].setEnabled(count < most)
        for action in menu.actions()[2:]:
            action.setChecked(action.data() in shown)
            action.setEnabled(shown != [action.data()])
