"""A whole number that may be typed in full: what is too large becomes the largest, and no digit is lost in silence."""

from __future__ import annotations

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QSpinBox

from archviz.report.numbers import exact


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
        bound, words = (self.maximum(), "at most") if int(typed) > self.maximum() else (self.minimum(), "at least")
        self.beyond = f"{words} {exact(bound)}: {exact(int(typed[:18]))} was typed"
        return f"{bound}{self.suffix()}"

    def _typed(self, text: str) -> str:
        return text.removesuffix(self.suffix()).replace(self.locale().groupSeparator(), "").strip()
