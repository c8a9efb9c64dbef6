"""The roofline plot of a latency: drawn beside the window, shown in its theme, saved as a file."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtSvgWidgets import QSvgWidget
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from archviz.app import questions
from archviz.bench.result import Latency
from archviz.report.figure import FORMATS, format_of
from archviz.report.roofline import Size, caption
from archviz.spec.files import write_atomically
from archviz.spec.issue import Refused
from archviz.ui import theme
from archviz.ui.audit import busy_bar, page
from archviz.ui.bridge import Bridge
from archviz.ui.files import completed
from archviz.ui.language import told, tr
from archviz.words import word

EMPTY = word("No roofline yet. Measure a design with its blocks apart, and see how near each comes to the device.")
WAIT = word("Drawing the roofline …")
CALM_MS = 150  # after the last change of size
POINTS = 0.8  # of the plot to a pixel: its smallest letters, of 7 points, are nearly 9 pixels high
LEAST = (240.0, 110.0)  # points; where there is less room, it is drawn larger and shrunk


class RooflineView(QStackedWidget):
    """Invites, waits, or shows the plot, drawn for the room that it has. `enlarged`: it is to have a window of its own.

    `said` tells of a file that is there, `refused` why there is none.
    """

    enlarged = Signal()
    said = Signal(str)
    refused = Signal(str)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._found: tuple[Latency, str] | None = None
        self._asked: object = None  # latency, source, theme and size of the plot that is shown or awaited
        self._key = f"roofline {id(self)}"  # others may ask the same bridge
        self._calm = QTimer(self, interval=CALM_MS, singleShot=True)
        self._calm.timeout.connect(self.refresh)
        self.hint, self.plot = QLabel(tr(EMPTY)), QSvgWidget()
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.save = QPushButton(theme.icon("save"), tr("&Save…"))
        self.hint.setWordWrap(True)
        self.hint.setMinimumWidth(min(theme.scaled(480), 480))
        self.enlarge = QPushButton(theme.icon("fit"), tr("Enlarge"))
        self.enlarge.setAccessibleName(tr("Enlarge the roofline"))
        self.enlarge.setToolTip(tr("Show it in a window of its own (double click)"))
        self.enlarge.clicked.connect(self.enlarged)
        self.save.setAccessibleName(tr("Save the roofline"))
        self.save.setToolTip(tr("Choose a file: .svg, .pdf or .png"))
        self.save.clicked.connect(self._on_save_clicked)
        self.addWidget(page(self.hint))
        self.addWidget(page(QLabel(tr(WAIT)), busy_bar()))
        self.addWidget(self._page())

    def show_latency(self, found: Latency | None, where: str = "") -> None:
        """The plot of a latency whose blocks were timed; `where` is its `report.roofline.source`."""
        self._found = (found, where) if found and found.blocks else None
        self.hint.setText(tr(EMPTY))
        self.refresh()

    def refresh(self) -> None:
        """Have it drawn as it is to be now, where somebody looks."""
        wanted = (*self._found, theme.scheme(), self._size) if self._found else None
        if not self.isVisible() or wanted == self._asked:
            return
        self._asked = wanted
        self._bridge.drop(self._key)
        if wanted is None:
            self.setCurrentIndex(0)
            return
        found, where, colours, size = wanted
        if self.currentIndex() != 2:
            self.setCurrentIndex(1)
        work = partial(questions.roofline, found, where, "svg", colours, size)
        self._bridge.ask(self._key, work, partial(self._on_drawn, caption(found, where)), self._on_failed)

    def save_to(self, path: Path) -> None:
        """Write the plot, in the colours of the window; the ending says how."""
        if self._found is None:
            return
        try:
            work = partial(questions.roofline, *self._found, format_of(path), theme.scheme(), "auto")
        except Refused as refusal:
            self.refused.emit(tr(refusal.sentence))
            return
        self._bridge.entrust(f"save {path}", work, partial(self._on_made, path), self._on_lost)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed meanwhile."""
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have it drawn for its new size when that has settled."""
        super().resizeEvent(event)
        self._calm.start()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On the plot: enlarge it."""
        if self.currentIndex() == 2 and self.enlarge.isVisible():
            self.enlarged.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.refresh()

    @property
    def _size(self) -> Size:
        """Of the plot, in points: larger letters leave it fewer."""
        beside = max(self.enlarge.sizeHint().width(), self.save.sizeHint().width())
        wide = self.width() - beside - 3 * theme.MARGIN
        points = POINTS * 1000 / theme.scaled(1000)
        size = wide * points, (self.height() - 2 * theme.MARGIN) * points
        grown = max(1.0, *(least / max(side, 1.0) for least, side in zip(LEAST, size, strict=True)))
        return size[0] * grown, size[1] * grown

    def _page(self) -> QWidget:
        made = QWidget()
        self.plot.renderer().setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
        self.plot.setAccessibleName(tr("Roofline"))
        made.setBackgroundRole(QPalette.ColorRole.Base)  # that of the plot
        made.setAutoFillBackground(True)
        buttons = QVBoxLayout()
        buttons.setSpacing(theme.MARGIN)
        for button in (self.enlarge, self.save):
            buttons.addWidget(button)
        buttons.addStretch(1)
        row = QHBoxLayout(made)
        row.setSpacing(theme.MARGIN)
        row.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.MARGIN)
        row.addWidget(self.plot, 1)
        row.addLayout(buttons)
        return made

    def _on_drawn(self, words: str, svg: bytes) -> None:
        self.plot.load(QByteArray(svg))
        self.plot.renderer().setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
        self.plot.setAccessibleDescription(words)
        self.plot.setToolTip(theme.plain(words))
        self.setCurrentIndex(2)

    def _on_failed(self, error: BaseException) -> None:
        self.hint.setText(tr("The roofline cannot be drawn: {why}", why=told(error)))
        self.setCurrentIndex(0)

    def _on_save_clicked(self) -> None:
        if self._found is None:
            return
        name = re.sub(r"[^\w.-]+", "-", self._found[0].name)
        start = str(Path.home() / f"{name}-roofline-b{self._found[0].batch}.svg")
        kinds = {f"{kind.upper()} (*.{kind})": kind for kind in FORMATS}
        chosen, kind = QFileDialog.getSaveFileName(self, tr("Save the roofline"), start, ";;".join(kinds))
        if chosen and (path := completed(self, chosen, "" if Path(chosen).suffix else f".{kinds.get(kind, 'svg')}")):
            self.save_to(path)

    def _on_made(self, path: Path, content: bytes) -> None:
        try:
            write_atomically(path, content)
        except Refused as refusal:
            self.refused.emit(tr(refusal.sentence))
        else:
            self.said.emit(tr("The roofline is in {path}", path=path))

    def _on_lost(self, error: BaseException) -> None:
        self.refused.emit(told(error))
