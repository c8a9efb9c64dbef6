"""What differs between the baseline and each other design, stage by stage: a title and a table for each."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from archviz.report import changes
from archviz.report.content import Content
from archviz.ui import theme
from archviz.ui.language import tr
from archviz.ui.prose import text

from .sheet import Sheet


class Differences(QWidget):
    """Those that are there are filled anew, so that what is read stays in its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.titles: list[QLabel] = []
        self.sheets: list[Sheet] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.MARGIN)

    def showing(self, content: Content) -> Iterator[None]:
        """A design a step."""
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
        label, sheet = text(), Sheet("")
        for widget in (label, sheet):
            self._column.addWidget(widget)
        self.titles.append(label)
        self.sheets.append(sheet)
