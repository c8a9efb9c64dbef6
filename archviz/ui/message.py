"""A line above the picture for what must be said: nothing modal, gone by itself or by a click."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from . import theme
from .language import tr
from .mark import Mark
from .speech import announce

SHOWN_MS = 12_000
LONGEST = 600  # characters: a file may name anything


@dataclass(frozen=True)
class Offer:
    """A sentence with something to choose: the words of each button, and what it does."""

    text: str
    icon: str
    choices: dict[str, Callable[[], None]]
    key: str = ""


class MessageBar(QFrame):
    """One message at a time, with buttons where there is something to choose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._offers: list[Offer] = []  # the first is shown, the others wait
        self._mark = Mark("info")
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        close = QToolButton()
        close.setAutoRaise(True)
        close.setIcon(theme.icon("close"))
        close.setToolTip(tr("Dismiss"))
        close.setAccessibleName(tr("Dismiss"))
        close.clicked.connect(self._leave)
        self._buttons = QHBoxLayout()
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 4, 4)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.text, 1)
        row.addLayout(self._buttons)
        row.addWidget(close)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self._settle)
        self.hide()

    def forget(self) -> None:
        """Something else was done since: a warning that offers nothing has had its time."""
        if self._timer.isActive():
            self._settle()

    def say(
        self,
        text: str,
        *,
        icon: str = "warning",
        choices: dict[str, Callable[[], None]] | None = None,
        key: str = "",
        urgent: bool = False,
    ) -> None:
        """Show a sentence; with choices it stays until one is made, and whatever else is said stands below it.

        With a key it replaces the offer of the same key, which has the same choices. An urgent offer is shown in front
        of those that are open.
        """
        if choices:
            offer = Offer(text, icon, choices, key)
            if self.offers(key):
                place = [other.key for other in self._offers].index(key)
                self._offers[place] = offer
                if place == 0:
                    self._show(text, icon)
                return
            self._offers.insert(0 if urgent else len(self._offers), offer)
            if self._offers[0] is offer:
                self._clear()
                self._show_offer()
        else:
            self._show(text, icon)
            self._timer.start()

    def withdraw(self, key: str) -> None:
        """Offer what has this key no longer."""
        if self._offers and self._offers[0].key == key:
            self._leave()
        else:
            self._offers = [offer for offer in self._offers if offer.key != key]

    def offers(self, key: str) -> bool:
        """Whether something with this key is offered, or waits to be."""
        return bool(key) and any(offer.key == key for offer in self._offers)

    def _show(self, text: str, icon: str) -> None:
        """A sentence, below what is offered."""
        said = [self._offers[0].text, text] if self._offers and self._offers[0].text != text else [text]
        self._mark.show_role(icon)
        self.text.setText("\n".join(t if len(t) <= LONGEST else f"{t[:LONGEST]} …" for t in said))
        self.show()
        announce(self, self.text.text())

    def _show_offer(self) -> None:
        offer = self._offers[0]
        for name, act in offer.choices.items():
            button = QPushButton(name)
            button.clicked.connect(self._leave)
            button.clicked.connect(act)
            self._buttons.addWidget(button)
        self._timer.stop()
        self._show(offer.text, offer.icon)

    def _settle(self) -> None:
        """What was said has had its time; what is offered has not."""
        self._timer.stop()
        if self._offers:
            self._show(self._offers[0].text, self._offers[0].icon)
        else:
            self.hide()

    def _leave(self) -> None:
        """A choice was made, or all of it was dismissed; the next one that waited is offered."""
        self._clear()
        del self._offers[:1]
        self._timer.stop()
        self.hide()
        if self._offers:
            self._show_offer()

    def _clear(self) -> None:
        """Remove the buttons of the offer that is shown."""
        while (item := self._buttons.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
