"""The designs side by side: one tab each, the first one is the baseline."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QTabBar, QToolButton, QWidget

from archviz.spec.architecture import Architecture
from archviz.spec.expand import expand

from . import theme
from .document import Document


class DesignTabs(QWidget):
    """A tab bar that shows the document and edits it; all of it can be undone."""

    rename = Signal()  # the design that is looked at wants a new name

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.bar = QTabBar()
        self.bar.setDocumentMode(True)
        self.bar.setMovable(True)
        self.bar.setExpanding(False)
        self.bar.setDrawBase(False)
        self.bar.setElideMode(Qt.TextElideMode.ElideRight)
        self.bar.setUsesScrollButtons(True)
        self.bar.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.bar.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        add = QToolButton()
        add.setAutoRaise(True)
        add.setIcon(theme.icon("add"))
        add.setToolTip("New design beside this one (Ctrl+T)")
        add.clicked.connect(self.add)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 2, 4, 0)
        row.setSpacing(4)
        row.addWidget(self.bar)
        row.addWidget(add)
        row.addStretch(1)
        self.bar.currentChanged.connect(document.activate)
        self.bar.tabMoved.connect(self._on_tab_moved)
        self.bar.tabBarDoubleClicked.connect(self._on_tab_double_clicked)
        self.bar.customContextMenuRequested.connect(self._on_menu_requested)
        document.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the designs of the document."""
        designs = self._document.project.designs
        with QSignalBlocker(self.bar):
            while self.bar.count() > len(designs):
                self.bar.removeTab(self.bar.count() - 1)
            while self.bar.count() < len(designs):
                self.bar.setTabButton(self.bar.addTab(""), QTabBar.ButtonPosition.RightSide, self._closer())
            for index, design in enumerate(designs):
                sound = expand(design).sound
                baseline = index == 0 and len(designs) > 1
                self.bar.setTabText(index, design.name.replace("&", "&&"))
                self.bar.setTabIcon(index, theme.icon("warning" if not sound else "flag" if baseline else "design"))
                tip = "the baseline: others are compared with it" if baseline else "drag it to the front for a baseline"
                self.bar.setTabToolTip(index, f"{design.name}\n{tip if len(designs) > 1 else design.note}".strip())
            self.bar.setCurrentIndex(self._document.state.active)

    def add(self) -> None:
        """An empty design beside the others."""
        designs = self._document.project.designs
        taken = {d.name for d in designs}
        name = next(n for i in range(1, len(designs) + 2) if (n := f"design {i}") not in taken)
        self._document.new_design(Architecture(name=name, input=self._document.design.input))

    def _closer(self) -> QToolButton:
        """The button that closes the tab it stands in; the style's own is a red box."""
        button = QToolButton()
        button.setAutoRaise(True)
        button.setIcon(theme.icon("close"))
        button.setIconSize(QSize(12, 12))
        button.setToolTip("Close this design (Ctrl+W)")
        button.clicked.connect(lambda: self._document.close_design(self.bar.tabAt(button.geometry().center())))
        return button

    def _on_tab_moved(self, start: int, end: int) -> None:
        self._document.move_design(start, end)

    def _on_tab_double_clicked(self, index: int) -> None:
        if index >= 0:
            self.rename.emit()

    def _on_menu_requested(self, point: QPoint) -> None:
        index = self.bar.tabAt(point)
        if index < 0:
            return
        menu = QMenu(self)
        menu.addAction("Duplicate design", lambda: self._document.duplicate_design(index))
        menu.addAction("Close design", lambda: self._document.close_design(index))
        menu.addAction("Make it the baseline", lambda: self._document.move_design(index, 0)).setEnabled(index > 0)
        menu.exec(self.bar.mapToGlobal(point))
        menu.deleteLater()
