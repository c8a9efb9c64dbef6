"""The history of latencies: found, compared, exported, deleted and brought back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from archviz.app import past as work
from archviz.bench.history import Found, history
from archviz.ui import theme
from archviz.ui.bridge import Bridge
from archviz.ui.cell import MIDDLE
from archviz.ui.filter import Field
from archviz.ui.keys import Keys, OwnKeys, read_only
from archviz.ui.language import told, tr
from archviz.words import Sentence, word

from .deeds import Deeds
from .detail import Detail
from .table import PastTable

NOTHING = word("No latency has been measured yet. Every one that is measured here or by `archviz bench` stays here.")
WIDTH = 60 * theme.GRID  # of the filter
SETTLE_MS = 60  # after the last step of a selection
SHARES = (660, 320)  # of table and details
LEAST, MOST = 58 * theme.GRID, 110 * theme.GRID  # of the details


class PastView(QWidget):
    """`opened` gives the Architecture of a result, `again` the Plan of its run. `bridge` asks a thread of its own.

    Nothing is read before it is seen. What is deleted can be had back until something else is.
    """

    opened = Signal(object)
    again = Signal(object)
    marked = Signal()  # results were deleted, or brought back
    said = Signal(str)
    refused = Signal(str)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._stale = bridge, True
        self.view, self.detail = PastTable(), Detail()
        self._deeds = Deeds(self.view, bridge, self)
        self.field, self.count, self.empty, self.place = Field(), QLabel(), QLabel(), QLabel()
        self.export = _tool("export", tr("Export …"), tr("Write the rows that are shown into a CSV or JSON file"))
        self.delete = _tool("remove", tr("Delete"), tr("Delete the selected results (Del); they can be brought back"))
        self.reload = _tool("refresh", tr("Read again"), tr("Read the history again: other programs measure, too"))
        self.undo = _tool("undo", tr("Undo"), tr("Bring back what was deleted last (Ctrl+Z)"))
        self.undo_text = QLabel()
        self.pages = QStackedWidget()
        self._timer = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._dress()
        self._assemble()
        self._connect()
        self._show_undo(0)

    # -- what it shows

    @property
    def busy(self) -> bool:
        """Whether something is read, compared or written."""
        return self._bridge.busy or self._timer.isActive()

    def refresh(self) -> None:
        """Read the history anew, now or when it is next looked at."""
        self._stale = not self.isVisible()
        if not self._stale:
            self._bridge.ask("past", work.read, self._on_read, self._on_failed)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was measured while nobody looked."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _on_read(self, answer: tuple[Sentence, Found]) -> None:
        mended, found = answer
        self.view.show_entries(found.entries[::-1])
        self.place.setText(" ".join(filter(None, (tr(found.note), tr(found.rest), str(history().file)))))
        self.place.setToolTip(theme.plain(tr("The history lies in {path}", path=history().file)))
        self.empty.setText(tr(NOTHING))
        self.pages.setCurrentIndex(1 if found.entries else 0)
        self._on_filter_changed()
        if mended:
            self.refused.emit(tr(mended))

    def _on_failed(self, error: BaseException) -> None:
        if not self.view.records.entries:
            self.empty.setText(told(error))
        self.refused.emit(told(error))

    def _on_filter_changed(self) -> None:
        self.view.sieve.look_for(self.field.text())
        shown, all = self.view.sieve.rowCount(), len(self.view.records.entries)
        text = tr("{all} results", all=all) if shown == all else tr("{shown} of {all} results", shown=shown, all=all)
        self.count.setText(text)
        self.export.setEnabled(bool(shown))
        self._on_selection_changed()

    def _on_selection_changed(self) -> None:
        self.delete.setEnabled(self.view.selectionModel().hasSelection())
        self._timer.start()

    def _show_detail(self) -> None:
        chosen = self.view.chosen
        self._bridge.drop("versus")
        if len(chosen) == 1:
            self.detail.show_entry(chosen[0])
        elif len(chosen) == 2:
            self.detail.show_waiting(*chosen)
            then = partial(self.detail.show_versus, *chosen)
            self._bridge.ask("versus", partial(work.compare, *chosen), then, self._on_failed)
        else:
            self.detail.show_count(len(chosen))

    def _show_undo(self, count: int) -> None:
        text = tr("1 result is deleted.") if count == 1 else tr("{count} results are deleted.", count=count)
        self.undo_text.setText(text)
        for widget in (self.undo, self.undo_text):
            widget.setVisible(bool(count))

    def _on_marked(self, removed: int) -> None:
        self._show_undo(removed)
        self.refresh()
        self.marked.emit()

    def _on_open_wanted(self) -> None:
        if len(chosen := self.view.chosen) == 1:
            self.opened.emit(chosen[0].plan.measured[chosen[0].latency.design])

    def _on_again_wanted(self) -> None:
        if len(chosen := self.view.chosen) == 1:
            self.again.emit(chosen[0].plan)

    # -- assembling

    def _dress(self) -> None:
        self.field.setPlaceholderText(tr("filter: design, device, date …"))
        self.field.setToolTip(tr("Words that a row must hold, in any column and any order"))
        self.field.setAccessibleName(tr("Filter of the history"))
        self.field.setClearButtonEnabled(True)
        self.field.setFrame(False)
        self.field.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.field.setMinimumWidth(theme.scaled(WIDTH))
        self.empty.setText("…")  # while it is read
        self.empty.setWordWrap(True)
        self.empty.setMargin(theme.WIDE)
        self.empty.setAlignment(MIDDLE)
        self.place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for label in (self.empty, self.place, self.count, self.undo_text):
            label.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self.place, self.count):
            theme.quiet(label)

    def _assemble(self) -> None:
        top, foot, table = QHBoxLayout(), QHBoxLayout(), QWidget()
        for widget in (self.field, self.count):
            top.addWidget(widget)
        top.addStretch(1)
        for button in (self.reload, self.export, self.delete):
            top.addWidget(button)
        for row in (top, foot):
            row.setContentsMargins(theme.MARGIN, 0, theme.MARGIN, 0)
            row.setSpacing(theme.MARGIN)
        foot.addWidget(self.place, 1)
        foot.addWidget(self.undo_text)
        foot.addWidget(self.undo)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.view)
        split.addWidget(self.detail)
        self.detail.setMinimumWidth(LEAST)
        self.detail.setMaximumWidth(MOST)
        split.setSizes(SHARES)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        self.pages.addWidget(self.empty)
        self.pages.addWidget(table)
        inner, column = QVBoxLayout(table), QVBoxLayout(self)
        for layout in (inner, column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        inner.addLayout(top)
        inner.addWidget(theme.rule())
        inner.addWidget(split, 1)
        column.addWidget(self.pages, 1)
        column.addWidget(theme.rule())
        column.addLayout(foot)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        deeds = self._deeds
        deeds.marked.connect(self._on_marked)
        deeds.said.connect(self.said)
        deeds.failed.connect(self._on_failed)
        self._timer.timeout.connect(self._show_detail)
        self.field.textChanged.connect(self._on_filter_changed)
        self.field.left.connect(self.view.setFocus)
        self.view.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.view.activated.connect(self._on_open_wanted)
        self.detail.open_wanted.connect(self._on_open_wanted)
        self.detail.again_wanted.connect(self._on_again_wanted)
        self.detail.said.connect(self.said)
        self.reload.clicked.connect(self.refresh)
        self.export.clicked.connect(deeds.write)
        self.delete.clicked.connect(deeds.remove)
        self.undo.clicked.connect(deeds.restore)
        others = read_only(deeds.copy, self.view.selectAll)
        OwnKeys(self.view, {QKeySequence(Qt.Key.Key_Delete): deeds.remove, Keys.Undo: deeds.restore, **others})
        for text, act in (
            (tr("Open this design"), self._on_open_wanted),
            (tr("Measure again"), self._on_again_wanted),
            (tr("Copy rows"), deeds.copy),
            (tr("Delete"), deeds.remove),
        ):
            action = QAction(text, self.view)
            action.triggered.connect(act)
            self.view.addAction(action)


def _tool(icon: str, text: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(theme.icon(icon))
    button.setText(text)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setAutoRaise(True)
    button.setToolTip(tip)
    button.setAccessibleName(text)
    return button
