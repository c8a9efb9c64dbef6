"""What is done with results of the history: copied, exported, deleted and brought back."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from archviz.app import past as work
from archviz.report import past
from archviz.ui.bridge import Bridge
from archviz.ui.cell import copy
from archviz.ui.files import completed
from archviz.ui.language import tr

from .table import PastTable


class Deeds(QObject):
    """`bridge` asks the thread of the history. What is deleted can be had back until something else is."""

    marked = Signal(int)  # how many are deleted now and can be had back
    said = Signal(str)
    failed = Signal(object)  # the error

    def __init__(self, view: PastTable, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view, self._bridge = view, bridge
        self._removed: tuple[int, ...] = ()

    def copy(self) -> None:
        """The selected rows, or all that are shown, as tab-separated text: plain numbers, times of day in UTC."""
        table = past.exact(self._view.chosen or self._view.shown)
        copy((tuple(column.title for column in table.columns), *table.rows))

    def write(self) -> None:
        """Into a file that a person chooses."""
        kinds = {f"CSV ({tr('seconds')}) (*.csv)": ".csv", "JSON (*.json)": ".json"}
        start = str(Path.home() / "latencies.csv")
        name, kind = QFileDialog.getSaveFileName(self._view, tr("Export the history"), start, ";;".join(kinds))
        if not name:
            return
        suffix = "" if Path(name).suffix in kinds.values() else kinds.get(kind, ".csv")
        if path := completed(self._view, name, suffix):
            writing = partial(work.write, path, self._view.shown)
            self._bridge.entrust("export", writing, partial(self._on_written, path), self.failed.emit)

    def remove(self) -> None:
        """The selected results; they can be brought back."""
        if numbers := tuple(entry.id for entry in self._view.chosen):
            marking = partial(work.mark, numbers, away=True)
            self._bridge.entrust("mark", marking, lambda _: self._on_marked(numbers), self.failed.emit)

    def restore(self) -> None:
        """What was deleted last."""
        if numbers := self._removed:
            marking = partial(work.mark, numbers, away=False)
            self._bridge.entrust("mark", marking, lambda _: self._on_marked(()), self.failed.emit)

    def _on_marked(self, removed: tuple[int, ...]) -> None:
        self._removed = removed
        self.marked.emit(len(removed))

    def _on_written(self, path: Path, count: int) -> None:
        self.said.emit(tr("{count} results are in {path}", count=count, path=path))
