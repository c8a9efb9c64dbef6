"""The charts of a comparison, each below its title, in the colours of the window."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QByteArray, QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtSvgWidgets import QSvgWidget
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from archviz.app.reports import Plotted
from archviz.diagram.style import mix
from archviz.report.chart import CARD, INK, KINDS, LINE, SERIES, SOFT, WIDTH
from archviz.ui import theme
from archviz.ui.flow import GAP, Flow
from archviz.ui.language import tr

DOTS = 100  # pixels to an inch, at least
LARGER = 1.35  # where there is room


class Charts(QWidget):
    """As many beside each other as there is room for, and as large as that makes them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Plotted, ...] = ()
        self.plots: list[QSvgWidget] = []
        self.wait = QLabel(tr("The charts are being drawn…"))
        theme.quiet(self.wait)
        self._titles: list[QLabel] = []
        self._flow = Flow()
        self._flow.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._flow)
        self._flow.addWidget(self.wait)

    def show_charts(self, charts: Sequence[Plotted]) -> None:
        """Others; those that are there are filled anew, so that nothing flickers."""
        self._shown = tuple(charts)
        if len(self.plots) != len(self._shown):
            while (item := self._flow.takeAt(0)) is not None:
                if widget := item.widget():
                    widget.hide()
                    if widget is not self.wait:
                        widget.deleteLater()
            self.plots, self._titles = [], []
            for _ in self._shown:
                self._add()
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._size()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._shown:
            self._fill()

    def _add(self) -> None:
        frame, plot = QWidget(), QSvgWidget()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, theme.WIDE, theme.MARGIN)
        column.setSpacing(theme.GRID)
        title = QLabel()
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setFont(theme.bold(title.font()))
        column.addWidget(title)
        column.addWidget(plot)
        self._flow.addWidget(frame)
        self.plots.append(plot)
        self._titles.append(title)

    def _fill(self) -> None:
        table = _colours()
        for plot, label, chart in zip(self.plots, self._titles, self._shown, strict=True):
            text = re.sub(r"#[0-9a-fA-F]{6}\b", lambda match: table.get(match[0].upper(), match[0]), chart.svg)
            plot.load(QByteArray(text.encode()))
            plot.renderer().setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
            title = tr(chart.title)
            plot.setAccessibleName(title)
            plot.setToolTip(theme.plain(title))
            label.setText(title)
        self._size()

    def _size(self) -> None:
        wide = round(WIDTH * DOTS)
        across = max(1, (self.width() + GAP) // (wide + theme.WIDE + GAP))
        room = (self.width() + GAP) / across - theme.WIDE - GAP
        scale = min(LARGER, max(1.0, room / wide)) * DOTS
        for plot, chart in zip(self.plots, self._shown, strict=True):
            plot.setFixedSize(int(WIDTH * scale), round(chart.height * scale))
        self._flow.invalidate()
        self.updateGeometry()


def _colours() -> Mapping[str, str]:
    """From the colours that the charts are drawn in to those of the window."""
    c = theme.current()
    series = {colour: c.bar(kind) for kind, colour in zip(KINDS, SERIES, strict=True)}
    return {INK: c.text, SOFT: c.quiet, LINE: mix(c.text, c.page, 0.25), CARD: c.page, **series}
