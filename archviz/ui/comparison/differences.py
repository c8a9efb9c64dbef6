"""What differs between the baseline and each other design, stage by stage: a title and a table for each."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from archviz.report import changes
from archviz.report.content import Content
from archviz.ui import theme
from archviz.ui.language import tr
from archviz.ui.prose import text

from .sheet import Sheet


class Differences(QWidget):
    """Those that are there are filled anew, so that what is read stays in its place.

    `picked` tells the column, name and stage of what a clicked row is about: in the other design, else the baseline.
    """

    picked = Signal(int, str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.titles: list[QLabel] = []
        self.sheets: list[Sheet] = []
        self._content: Content | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.MARGIN)

    def showing(self, content: Content) -> Iterator[None]:
        """A design a step."""
        self._content = content
        names, wanted = content.comparison.names, len(content.differences)
        while len(self.sheets) > wanted:
            for widget in (self.titles.pop(), self.sheets.pop()):
                self._column.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        for index, found in enumerate(content.differences, 1):
            if index > len(self.sheets):
                self._add()
            title = tr("{other} beside {first}", other=names[index], first=names[0])
            label, sheet = self.titles[index - 1], self.sheets[index - 1]
            label.setText(title if found else tr(changes.alike(content, index)))
            label.setFont(theme.bold(self.font()) if found else self.font())
            sheet.setAccessibleName(title)
            sheet.setVisible(bool(found))
            if found:
                sheet.show_table(changes.table(content, index))
            yield

    def _add(self) -> None:
        label, sheet, column = text(), Sheet(""), len(self.sheets) + 1
        sheet.cellClicked.connect(lambda line: self._on_row_clicked(column, line))
        for widget in (label, sheet):
            self._column.addWidget(widget)
        self.titles.append(label)
        self.sheets.append(sheet)

    def _on_row_clicked(self, column: int, line: int) -> None:
        found = self._content.differences[column - 1] if self._content else ()
        if self._content is None or line >= len(found):
            return
        after, before = ([*filter(None, names.split(", "))] for names in (found[line].after, found[line].before))
        place, name = (column, after[0]) if after else (0, before[0])
        names = [stage.name for stage in self._content.designs[place].stages]
        if name in names:
            self.picked.emit(place, name, names.index(name))
