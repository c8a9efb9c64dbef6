"""A whole number that may be typed in full: what is too large becomes the largest, and no digit is lost in silence."""

from __future__ import annotations

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QSpinBox

from archviz.report.numbers import exact

from .language import tr


class Number(QSpinBox):
    """A spin box whose `beyond` says what was typed outside of the bounds; "" where it was within."""

    def __init__(self) -> None:
        super().__init__()
        self.beyond = ""

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        """Qt's own refuses the next digit, so that 9999999 would become 999."""
        typed = self._typed(text)
        if typed.isdecimal() and int(typed) > self.maximum():
            return QValidator.State.Intermediate, text, at
        return super().validate(text, at)

    def fixup(self, text: str) -> str:
        """The nearest bound in the place of what was typed."""
        typed = self._typed(text)
        if not typed.isdecimal():
            return str(super().fixup(text))
        most, was = int(typed) > self.maximum(), exact(int(typed[:18]))
        bound = self.maximum() if most else self.minimum()
        self.beyond = (
            tr("at most {bound}: {typed} was typed", bound=exact(bound), typed=was)
            if most
            else tr("at least {bound}: {typed} was typed", bound=exact(bound), typed=was)
        )
        return f"{bound}{self.suffix()}"

    def _typed(self, text: str) -> str:
        return text.removesuffix(self.suffix()).replace(self.locale().groupSeparator(), "").strip()
