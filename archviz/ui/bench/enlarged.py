"""The roofline in a window of its own, as large as a person likes."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from archviz.ui.bridge import Bridge
from archviz.ui.language import tr
from archviz.ui.message import MessageBar

from .roofline import RooflineView

SIZE = (1100, 750)


class Enlarged(QDialog):
    """The same view; what it has to say stands above it."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Roofline"))
        self.setSizeGripEnabled(True)
        self.view, self.message = RooflineView(bridge), MessageBar()
        self.view.enlarge.hide()
        self.view.said.connect(lambda text: self.message.say(text, icon="info"))
        self.view.refused.connect(self.message.say)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.message)
        column.addWidget(self.view, 1)
        self.resize(*SIZE)
