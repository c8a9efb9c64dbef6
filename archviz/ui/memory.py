"""The settings while the program runs; each change is written at once, into what other windows have written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from archviz.app.settings import Settings, load_settings, save_settings
from archviz.spec.issue import Refused

from .language import tr


class Memory(QObject):
    """The Settings of this user; `kept=False` neither reads nor writes them (pictures, tests)."""

    recent_changed = Signal()
    refused = Signal(str)
    changed = Signal()

    def __init__(self, *, kept: bool = True, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept, self._written = kept, True
        self.settings = load_settings() if kept else Settings()

    def opened(self, path: Path) -> None:
        """Remember a file that was opened or saved."""
        self._set(lambda settings: settings.opened(path))
        self.recent_changed.emit()

    def forget(self, path: Path) -> None:
        """A recent file is gone."""
        self._set(lambda settings: settings.forgotten(str(path)))
        self.recent_changed.emit()

    def use(self, key: str) -> None:
        """Remember what was chosen in the command palette."""
        self._set(lambda settings: settings.chosen(key))

    def put(self, **fields: object) -> None:
        """Remember other values of these fields of Settings."""
        self._set(lambda settings: settings.model_copy(update=fields))

    def _set(self, change: Callable[[Settings], Settings]) -> None:
        before = load_settings() if self._kept and self._written else self.settings
        after = change(before)
        if after != self.settings:
            self.settings = after
            self.changed.emit()
        if self._kept and after != before:
            try:
                save_settings(after)
                self._written = True
            except Refused as refusal:
                self._written = False
                self.refused.emit(tr("The settings are not kept: {why}", why=refusal.sentence))
