"""The settings while the program runs; each change is written at once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from archviz.app.settings import Language, Settings, TextSize, Theme, load_settings, save_settings
from archviz.diagram.options import Options
from archviz.spec.issue import Refused

from .language import tr


class Memory(QObject):
    """Recent files, theme, language, place of the window; `kept=False` neither reads nor writes (pictures, tests)."""

    recent_changed = Signal()
    refused = Signal(str)
    single_changed = Signal(bool)

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

    def set_theme(self, theme: Theme) -> None:
        """Remember the theme."""
        self._set(self.settings.model_copy(update={"theme": theme}))

    def set_language(self, language: Language) -> None:
        """Remember the language."""
        self._set(self.settings.model_copy(update={"language": language}))

    def set_single(self, single: bool) -> None:
        """Remember whether files open in the window that runs."""
        self._set(self.settings.model_copy(update={"single": single}))
        self.single_changed.emit(single)

    def set_heat(self, id: str) -> None:
        """Remember what the boxes of the picture are coloured by."""
        if id != self.settings.heat:
            self._set(self.settings.model_copy(update={"heat": id}))

    def set_minimap(self, shown: bool) -> None:
        """Remember whether the picture has a minimap."""
        self._set(self.settings.model_copy(update={"minimap": shown}))

    def set_text(self, size: TextSize) -> None:
        """Remember the size of texts."""
        self._set(self.settings.model_copy(update={"text": size}))

    def set_toured(self) -> None:
        """Remember that the tour was shown."""
        self._set(self.settings.model_copy(update={"toured": True}))

    def set_window(self, geometry: str, state: str) -> None:
        """Remember the window's place and docks, in base 64."""
        self._set(self.settings.model_copy(update={"geometry": geometry, "state": state}))

    def set_export(self, options: Options, folder: str) -> None:
        """Remember what the last picture's file was like, and where it went."""
        if (options, folder) != (self.settings.export, self.settings.export_folder):
            self._set(self.settings.model_copy(update={"export": options, "export_folder": folder}))

    def _set(self, settings: Settings) -> None:
        self.settings = settings
        if self._kept:
            try:
                save_settings(settings)
            except Refused as refusal:
                self.refused.emit(tr("The settings are not kept: {why}", why=refusal.sentence))
