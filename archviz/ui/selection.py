"""One selection for the whole window: a stage, and the row of it that was meant."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

WHOLE = -1  # the design itself is selected


class Selection(QObject):
    """What is selected: `stage` is an index or WHOLE, `name` the name of a stage, block or layer."""

    changed = Signal(str, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name = ""
        self.stage = WHOLE

    def pick(self, name: str, stage: int) -> None:
        """Select, and tell everyone."""
        if (name, stage) != (self.name, self.stage):
            self.name, self.stage = name, stage
            self.changed.emit(name, stage)

    def clear(self) -> None:
        """Select the design itself."""
        self.pick("", WHOLE)
