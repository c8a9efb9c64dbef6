"""The settings while the program runs; each change is written at once."""

from __future__ import annotations

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
        self._kept = kept
        self.settings = load_settings() if kept else Settings()

    def opened(self, path: Path) -> None:
        """Remember a file that was opened or saved."""
        self._set(self.settings.opened(path))
        self.recent_changed.emit()

    def forget(self, path: Path) -> None:
        """A recent file is gone."""
        self._set(self.settings.forgotten(str(path)))
        self.recent_changed.emit()

    def use(self, key: str) -> None:
        """Remember what was chosen in the command palette."""
        self._set(self.settings.chosen(key))

    def put(self, **fields: object) -> None:
        """Remember other values of these fields of Settings."""
        self._set(self.settings.model_copy(update=fields))

    def _set(self, settings: Settings) -> None:
        if settings == self.settings:
            return
        self.settings = settings
        self.changed.emit()
        if self._kept:
            try:
                save_settings(settings)
            except Refused as refusal:
                self.refused.emit(tr("The settings are not kept: {why}", why=refusal.sentence))
