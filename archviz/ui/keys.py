"""Keys that belong to a part of the window while it has the focus, whatever the window does with them elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QWidget

Keys = QKeySequence.StandardKey
Acts = Mapping[Keys | QKeySequence, Callable[[], object]]
SEARCH = "/"  # leads from everywhere but a line that is being typed to the search
TYPED = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier  # still letters


class OwnKeys(QObject):
    """Does what a key means here before a command of the window can take it."""

    def __init__(self, widget: QWidget, acts: Acts) -> None:
        super().__init__(widget)
        self._acts = [
            (QKeySequence.keyBindings(key) if isinstance(key, Keys) else [key], act) for key, act in acts.items()
        ]
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim the key, then act."""
        if isinstance(event, QKeyEvent) and event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            pressed = QKeySequence(event.keyCombination())
            act = next((act for keys, act in self._acts if pressed in keys), None)
            if act is not None:
                event.accept()
                if event.type() == QEvent.Type.KeyPress:
                    act()
                return True
        return super().eventFilter(watched, event)


class TypeAhead(QObject):
    """Letters, figures and signs find a name in the list, table or choice that has the focus; they command nothing."""

    def __init__(self, *tops: QWidget) -> None:
        """`tops` are the window and its docks, each of which may stand alone: what nobody below took comes to them."""
        super().__init__(tops[0])
        for top in tops:
            top.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim them."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            typed = event.text().isprintable() and event.text() not in ("", SEARCH) and not event.modifiers() & ~TYPED
            if typed and isinstance(QApplication.focusWidget(), QAbstractItemView | QComboBox):
                event.accept()
                return True
        return super().eventFilter(watched, event)


def read_only(copy: Callable[[], object], mark_all: Callable[[], object]) -> Acts:
    """Of a table that shows no stages: it is copied, and what is done to stages is not done from it."""
    nothing: Acts = dict.fromkeys((Keys.Cut, Keys.Delete, QKeySequence("Ctrl+D")), lambda: None)
    return {**nothing, Keys.Copy: copy, Keys.SelectAll: mark_all}
