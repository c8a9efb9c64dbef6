"""The designs side by side: one tab each, one of them with the flag of the baseline."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QTabBar, QToolButton, QWidget

from archviz.spec.architecture import Architecture
from archviz.spec.expand import outline

from . import theme
from .document import Document
from .language import tr

MANY = 8  # tabs that come or go at once


class DesignTabs(QWidget):
    """A tab bar that shows the document and edits it; all of it can be undone."""

    rename = Signal()  # the design that is looked at wants a new name

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._sound: dict[Architecture, bool] = {}
        self._looking = QTimer(self, interval=0)
        self._looking.timeout.connect(self._look)
        self.bar = QTabBar()
        self.bar.setDocumentMode(True)
        self.bar.setAccessibleName(tr("Designs"))
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
        add.setToolTip(tr("New design beside this one (Ctrl+T)"))
        add.setAccessibleName(tr("New design"))
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
        self.bar.installEventFilter(self)
        self.bar.customContextMenuRequested.connect(self._on_menu_requested)
        document.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the designs of the document."""
        designs = self._document.project.designs
        many = abs(self.bar.count() - len(designs)) > MANY and self.bar.isVisible()
        if many:  # while it is seen, each change of a tab places all of them
            self.bar.hide()
        with QSignalBlocker(self.bar):
            while self.bar.count() > len(designs):
                self.bar.removeTab(self.bar.count() - 1)
            while self.bar.count() < len(designs):
                self.bar.setTabButton(self.bar.addTab(""), QTabBar.ButtonPosition.RightSide, self._closer())
            for index, design in enumerate(designs):
                baseline = index == self._document.project.baseline and len(designs) > 1
                name = design.name.replace("&", "&&")
                text = tr("{design} · baseline", design=name) if baseline else name
                if self.bar.tabText(index) != text:  # else a tab that is being dragged would be let go
                    self.bar.setTabText(index, text)
                self._show_icon(index)
                first = tr("the baseline: others are compared with it")
                tip = first if baseline else tr("make it the baseline in its menu")
                tip = tip if len(designs) > 1 else design.note
                self.bar.setTabToolTip(index, theme.plain(f"{design.name}\n{tip}".strip()))
            self.bar.setCurrentIndex(self._document.state.active)
        if many:
            self.bar.show()
        self._looking.start()

    def add(self) -> None:
        """An empty design beside the others."""
        designs = self._document.project.designs
        taken = {d.name for d in designs}
        name = next(n for i in range(1, len(designs) + 2) if (n := tr("design {number}", number=i)) not in taken)
        self._document.new_design(Architecture(name=name, input=self._document.design.input))

    def _show_icon(self, index: int) -> None:
        designs = self._document.project.designs
        pinned = index == self._document.project.baseline and len(designs) > 1
        first = "flag" if pinned else "design"
        icon = theme.icon(first if self._sound.get(designs[index], True) else "warning")
        if self.bar.tabIcon(index).cacheKey() != icon.cacheKey():
            self.bar.setTabIcon(index, icon)

    def _look(self) -> None:
        """Whether one more design is sound; all at once would hold up a file of a hundred."""
        designs = self._document.project.designs
        index = next((i for i, design in enumerate(designs) if design not in self._sound), None)
        if index is None:
            self._sound = {design: self._sound[design] for design in designs}
            self._looking.stop()
        else:
            self._sound[designs[index]] = outline(designs[index]).sound
            self._show_icon(index)

    def _closer(self) -> QToolButton:
        """The button that closes the tab it stands in; the style's own is a red box."""
        button = QToolButton()
        button.setAutoRaise(True)
        button.setIcon(theme.icon("close"))
        button.setIconSize(QSize(12, 12))
        button.setToolTip(tr("Close this design (Ctrl+W)"))
        button.setAccessibleName(tr("Close design"))
        button.clicked.connect(lambda: self._document.close_design(self.bar.tabAt(button.geometry().center())))
        return button

    def _on_tab_moved(self, start: int, end: int) -> None:
        if self._document.state.active == end and abs(start - end) == 1:
            start, end = end, start  # Qt tells of the neighbour's move, not of the one that is dragged
        self._document.move_design(start, end)

    def _on_tab_double_clicked(self, index: int) -> None:
        if index >= 0:
            self.rename.emit()

    def _on_menu_requested(self, point: QPoint) -> None:
        index = self.bar.tabAt(point)
        if index < 0:
            return
        menu = self.design_menu(index)
        menu.popup(self.bar.mapToGlobal(point))

    def design_menu(self, index: int) -> QMenu:
        """What can be done with a design."""
        document, alone = self._document, len(self._document.project.designs) == 1
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(theme.icon("duplicate"), tr("Duplicate design"), lambda: document.duplicate_design(index))
        menu.addAction(theme.icon("rename"), tr("Rename design"), lambda: self._rename(index))
        pin = menu.addAction(theme.icon("flag"), tr("Make it the baseline"), lambda: document.pin(index))
        pin.setEnabled(index != document.project.baseline)
        menu.addSeparator()
        menu.addAction(theme.icon("close"), tr("Close design"), lambda: document.close_design(index))
        menu.addAction(tr("Close the others"), lambda: document.close_others(index)).setEnabled(not alone)
        return menu

    def next(self) -> None:
        """Look at the design behind this one, from the last one at the first."""
        self._step(1)

    def previous(self) -> None:
        """Look at the design in front of this one."""
        self._step(-1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The middle button closes the design whose tab it is released on."""
        if isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.MiddleButton:
            index = self.bar.tabAt(event.position().toPoint())
            if event.type() == QEvent.Type.MouseButtonRelease and index >= 0:
                self._document.close_design(index)
            return True
        return super().eventFilter(watched, event)

    def _step(self, by: int) -> None:
        self._document.activate((self._document.state.active + by) % len(self._document.project.designs))

    def _rename(self, index: int) -> None:
        self._document.activate(index)
        self.rename.emit()
