"""The line over a table that filters it: says how many rows are left, or what it does not understand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from archviz.spec.issue import Refused

from . import theme
from .language import tr
from .query import MEASURES, Keep, query

LONGEST = 200  # letters
WIDTH = 76 * theme.GRID


class Field(QLineEdit):
    """Escape clears it, and leaves it once it is empty; so does Down."""

    left = Signal()

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()  # else it would deselect the stage
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FilterLine(QWidget):
    """`changed` tells when `keep` is another; a text that is not understood keeps every row."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keep: Keep | None = None  # None: every row
        self.field, self.answer = Field(), QLabel()
        self.field.setPlaceholderText(tr("filter: a name, or macs > 1M"))
        known = ", ".join(column.key for column in MEASURES)
        tip = tr(
            "Words of the name, the type or the shape, and comparisons (>, <, =) with {known}; all must hold",
            known=known,
        )
        self.field.setToolTip(theme.plain(tip))
        self.field.setAccessibleName(tr("Filter of the table"))
        self.field.setAccessibleDescription(tip)
        self.field.setMaxLength(LONGEST)
        self.field.setClearButtonEnabled(True)
        self.field.setFrame(False)
        self.field.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._fit()
        self.answer.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.answer.setTextFormat(Qt.TextFormat.PlainText)
        self.answer.setFont(theme.numbers(self.answer.font()))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme.MARGIN, 0)
        row.setSpacing(theme.MARGIN)
        row.addWidget(self.field)
        row.addWidget(self.answer, 1)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self._on_text_changed)

    def changeEvent(self, event: QEvent) -> None:
        """As high as the lines of the table."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        self.field.setFixedSize(theme.scaled(WIDTH), theme.row())

    def show_count(self, shown: int, all: int) -> None:
        """How many rows are left."""
        text = tr("{shown} of {all} rows", shown=shown, all=all) if self.keep else tr("{all} rows", all=all)
        self._answer(text)

    def _on_text_changed(self, text: str) -> None:
        try:
            keep = query(text) if text.strip() else None
            wrong = ""
        except Refused as refusal:
            keep, wrong = None, tr(refusal.sentence)
        self.keep = keep
        self.changed.emit()
        if wrong:
            self._answer(wrong, wrong=True)

    def _answer(self, text: str, wrong: bool = False) -> None:
        palette = QPalette(self.palette())
        c = theme.current()
        palette.setColor(QPalette.ColorRole.WindowText, QColor(c.issue if wrong else c.quiet))
        self.answer.setPalette(palette)
        self.answer.setText(text)
        self.answer.setToolTip(theme.plain(text) if wrong else "")
