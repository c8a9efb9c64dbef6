"""Pages of sentences: texts that break into lines and can be selected, headings, and what holds them all."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QWidget

from . import theme

LARGE = 1.2  # of what is read first, against the other texts


class Body(QWidget):
    """As high as its texts are when they are broken to its width; Qt's own hint breaks them narrower."""

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return QSize(0, layout.totalHeightForWidth(self.width()) if layout else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()


def fill(area: QScrollArea, body: QWidget) -> None:
    """Scroll a page of this body upright alone, without a frame."""
    area.setWidget(body)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


def text(said: str = "") -> QLabel:
    """A sentence."""
    label = QLabel(said)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return label


def heading(said: str) -> QLabel:
    """What stands above a part."""
    label = text(said)
    label.setFont(large(label.font()))
    label.setContentsMargins(0, theme.WIDE, 0, 0)
    return label


def large(font: QFont) -> QFont:
    """That of what is read first."""
    made = theme.bold(font)
    made.setPointSizeF(made.pointSizeF() * LARGE)
    return made
