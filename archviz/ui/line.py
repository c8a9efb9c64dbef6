"""A line of branches as it is typed: broken to the width of the form, its mistake underlined at its column."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from archviz.spec.recipe_parser import MAX_LENGTH

from . import theme

LINES = (2, 6)  # least and most that are seen at once


class Line(QPlainTextEdit):
    """One line of text over several lines of the form; Enter and leaving it settle."""

    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)  # undo is the document's
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._fit)
        self._fit()

    @property
    def text(self) -> str:
        """What is typed, as one line."""
        return " ".join(self.toPlainText().splitlines())[: MAX_LENGTH + 1]

    def put(self, text: str) -> None:
        """Another text; nothing is told."""
        if text != self.toPlainText():
            blocked = self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(blocked)
            self._fit()

    def mark(self, column: int) -> None:
        """Underline the word at a column (from 1), the last one for the end; 0 for none."""
        marks = []
        if column:
            text = self.toPlainText()
            start = min(column - 1, max(len(text.rstrip()) - 1, 0))
            end = next((i for i in range(start + 1, len(text)) if text[i].isspace()), len(text))
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            look = QTextCharFormat()
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            look.setUnderlineColor(QColor(theme.current().issue))
            ground = QColor(theme.current().issue)
            ground.setAlphaF(0.16)
            look.setBackground(ground)
            mark = QTextEdit.ExtraSelection()
            mark.cursor, mark.format = cursor, look
            marks.append(mark)
        self.setExtraSelections(marks)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.settled.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Undo and redo go to the document."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            keys = QKeySequence.StandardKey
            if event.matches(keys.Undo) or event.matches(keys.Redo):
                event.ignore()
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.settled.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as its text, within bounds."""
        lines = min(max(int(self.document().size().height()), LINES[0]), LINES[1])
        around = 2 * (self.frameWidth() + int(self.document().documentMargin()))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + around + 2)
        beyond = self.document().size().height() > LINES[1]
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if beyond else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(bar)
