"""Below the conditions: what would be measured and how long that takes, or what goes on; Start or Cancel."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from archviz.ui import theme
from archviz.ui.language import tr

STEPS = 1000


class Controls(QWidget):
    """One button that starts or cancels."""

    started = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text, self.bar, self.button = QLabel(), QProgressBar(), QPushButton()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.bar.setRange(0, STEPS)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(theme.MARGIN)
        self.bar.setAccessibleName(tr("Progress of the measuring"))
        self.button.clicked.connect(self._on_button_clicked)
        self._running = False
        row = QHBoxLayout()
        row.setSpacing(theme.MARGIN)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.WIDE, theme.MARGIN, theme.WIDE, theme.MARGIN)
        column.setSpacing(theme.GRID)
        column.addWidget(self.bar)
        column.addLayout(row)
        self.show_ready("", "")

    def show_ready(self, fault: str, text: str) -> None:
        """Nothing goes on: how long it would take, or why it cannot begin, in short and in full."""
        self._running = False
        self.bar.hide()
        self.text.setText(text)
        self._call(tr("Measure"), "bench", fault or tr("Measure the ticked designs in turns"))
        self.button.setEnabled(not fault)

    def show_progress(self, text: str, share: float, left: float) -> None:
        """What goes on, how much of it is done, seconds to go."""
        self._running = True
        self.bar.show()
        self.bar.setValue(round(share * STEPS))
        self.text.setText(tr("{what} · {time} left", what=text, time=span(left)))
        self._call(tr("Cancel"), "close", tr("End it at once; what is finished stays"))
        self.button.setEnabled(True)

    def _call(self, title: str, icon: str, tip: str) -> None:
        if title != self.button.text():
            self.button.setText(title)
            self.button.setIcon(theme.icon(icon))
            self.button.setAccessibleName(title)
        self.button.setToolTip(theme.plain(tip))

    def _on_button_clicked(self) -> None:
        (self.cancelled if self._running else self.started).emit()


def span(seconds: float) -> str:
    """A time to wait, not more exact than it is known."""
    if seconds < 10:
        return tr("{count} s", count=max(1, round(seconds)))
    if seconds < 100:
        return tr("about {count} s", count=round(seconds / 5) * 5)
    return tr("about {count} min", count=round(seconds / 60))
