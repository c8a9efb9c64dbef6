"""What is shown while one design is alone: what to do, and a few networks to begin with."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from archviz.ui import theme
from archviz.ui.audit import page
from archviz.ui.language import tr

OFFERED = ("resnet50", "resnext50_32x4d", "wide_resnet50_2", "inception_v4")


class Alone(QWidget):
    """`wanted` tells the network that was chosen."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hint = QLabel()
        theme.quiet(self.hint)
        offers = QWidget()
        row = QHBoxLayout(offers)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.MARGIN)
        self.offers = [QPushButton(theme.icon("add"), name) for name in OFFERED]
        for button in self.offers:
            button.setToolTip(tr("Add {name} to the comparison", name=button.text()))
            button.clicked.connect(partial(self._on_offer_clicked, button))
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.addWidget(page(self.hint, offers))

    def show_names(self, names: Collection[str]) -> None:
        """Offer what is not there yet."""
        others = tr("Two designs make a comparison: tick another one above, or add a network.")
        none = tr("Two designs make a comparison: add a network.")
        self.hint.setText(others if len(names) > 1 else none)
        for button in self.offers:
            button.setHidden(button.text() in names)

    def _on_offer_clicked(self, button: QPushButton) -> None:
        self.wanted.emit(button.text())
