"""The command palette: a line to type into over everything that can be done, above the work and never in its way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget
from shiboken6 import isValid

from archviz import zoo
from archviz.spec.issue import Refused

from . import theme
from .entries import Entries, Entry
from .language import tr
from .listing import HEIGHT, Line, Listing, said
from .palette import is_network
from .rank import Query

if TYPE_CHECKING:
    from .window import Window

WIDTH, ROWS = 160 * theme.GRID, 12
USED = 6  # what an entry that was used lately is worth, beside the letters that fit
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -ROWS, Qt.Key.Key_PageDown: ROWS}
_ELSEWHERE = (QEvent.Type.MouseButtonPress, QEvent.Type.FocusIn)
Lines = list[tuple[Entry, tuple[int, ...]]]


class Launcher(QFrame):
    """Opened by keys; Enter does the line that is marked, Escape or a look elsewhere closes."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._entries = window, Entries(window)
        self._all: list[Entry] = []
        self._before: QWidget | None = None
        theme.lift(self)
        self.line = QLineEdit()
        self.line.setPlaceholderText(tr("A command, block, network or place: a few letters of it"))
        self.line.setAccessibleName(tr("Command palette"))
        self.line.setToolTip(tr("Enter does the line that is marked, arrow keys mark another one, Escape closes"))
        self.line.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.line.textChanged.connect(self._on_line_changed)
        self.model = Listing()
        self.list = QListView()
        self.list.setAccessibleName(tr("What can be done"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(Line(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._on_list_clicked)
        self.foot = QLabel()
        self.foot.setTextFormat(Qt.TextFormat.PlainText)
        self.foot.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.MARGIN)
        column.setSpacing(theme.MARGIN)
        for widget in (self.line, self.list, self.foot):
            column.addWidget(widget)
        self.hide()

    def open(self) -> None:
        """Show everything, what was used last first; opened again, the text is marked to be typed over."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
            self._all = self._entries.all()
            self.line.clear()
            self._on_line_changed("")
            self.show()
            self.raise_()
            app = QApplication.instance()
            assert app is not None
            app.installEventFilter(self)
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def dismiss(self, *, back: bool = True) -> None:
        """Close; the keys go `back` to what had them."""
        if self.isVisible():
            QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
            had = self.isAncestorOf(QApplication.focusWidget() or self)
            self.hide()
            if back and had and self._before and isValid(self._before):
                self._before.setFocus(Qt.FocusReason.PopupFocusReason)

    def run(self, index: QModelIndex) -> None:
        """Do the entry of a line; one that is grey says why instead."""
        if not index.isValid():
            return
        entry, _ = self.model.lines[index.row()]
        if entry.why:
            self._say(tr("{title}: {why}", title=entry.title, why=entry.why))
            return
        self.dismiss()
        self._window.memory.use(entry.key)
        entry.run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Of the whole program, while it is open: keys of the line, a press elsewhere, another size of the window."""
        kind = event.type()
        if watched is self.line and isinstance(event, QKeyEvent):
            if kind == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()  # else it would deselect the stage
            return kind == QEvent.Type.KeyPress and self._take(event.key())
        if kind in _ELSEWHERE and isinstance(watched, QWidget) and not self._holds(watched):
            self.dismiss(back=False)
        elif watched is self._window and kind == QEvent.Type.Resize:
            self._place()
        elif watched is self._window and kind == QEvent.Type.WindowDeactivate:
            self.dismiss()
        return False

    def _holds(self, widget: QWidget) -> bool:
        return widget is self or self.isAncestorOf(widget) or widget.isWindow()

    def _take(self, key: int) -> bool:
        """A key that is the palette's own."""
        if key == Qt.Key.Key_Escape:
            self.dismiss()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.run(self.list.currentIndex())
        elif key in _STEPS:
            self._mark(self.list.currentIndex().row() + _STEPS[Qt.Key(key)])
        else:
            return False
        return True

    def _mark(self, row: int) -> None:
        """Mark a line; beyond the ends the last one there is."""
        count = len(self.model.lines)
        if count:
            index = self.model.index(min(max(row, 0), count - 1), 0)
            self.list.setCurrentIndex(index)
            self.line.setAccessibleDescription(said(self.model.lines[index.row()][0]))

    def _on_line_changed(self, text: str) -> None:
        self.model.show(self._found(text.strip()))
        self._mark(0)
        self._say(self._advice(text.strip()))

    def _on_list_clicked(self, index: QModelIndex) -> None:
        self.run(index)

    def _found(self, typed: str) -> Lines:
        used = self._window.memory.settings.used
        if not typed:
            return [(entry, ()) for entry in _recent_first(self._all, used)]
        lines = ordered(self._all, typed, used)
        if is_network(typed) and typed not in zoo.names():
            lines.insert(0, (self._entries.network(typed), ()))
        return lines

    def _advice(self, typed: str) -> str:
        """What is wrong with the name of a network, where it looks like one; what to do where nothing fits."""
        if any(family.pattern.fullmatch(typed) for family in zoo.FAMILIES):
            try:
                zoo.network(typed)
            except Refused as refusal:
                return tr(refusal.sentence)
        return "" if self.model.lines else tr("Nothing fits “{text}”: fewer letters find more", text=typed[:80])

    def _say(self, text: str) -> None:
        self.foot.setText(text)
        self.foot.setVisible(bool(text))
        self._place()

    def _place(self) -> None:
        """At the top in the middle, as high as its lines."""
        room = self._window.rect()
        rows = min(len(self.model.lines), ROWS, max(1, (room.height() - 40 * theme.GRID) // HEIGHT))
        self.list.setFixedHeight(rows * HEIGHT)
        self.list.setVisible(rows > 0)
        self.setFixedWidth(min(WIDTH, room.width() - 2 * theme.WIDE))
        self.adjustSize()
        self.move((room.width() - self.width()) // 2, self._window.menuBar().height() + theme.GRID)


def ordered(entries: Sequence[Entry], typed: str, used: Sequence[str]) -> Lines:
    """Those that fit, best first: by letters, what was used lately, how short they are; those that are grey last."""
    query = Query(typed)
    found = []
    for place, entry in enumerate(entries):
        if fit := entry.fit(query):
            score = fit.score + USED * (entry.key in used)
            found.append((bool(entry.why), -score, len(entry.title), place, entry, fit.at))
    found.sort(key=lambda line: line[:4])
    return [(entry, at) for *_, entry, at in found]


def _recent_first(entries: Sequence[Entry], used: Sequence[str]) -> list[Entry]:
    last = {key: place for place, key in enumerate(used)}
    return sorted(entries, key=lambda entry: (bool(entry.why), last.get(entry.key, len(last))))
