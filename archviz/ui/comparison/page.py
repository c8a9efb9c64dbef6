"""The comparison read from the top: verdict, figures, accuracy, pictures, charts, differences, latency."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from archviz.diagram.abreast import Abreast
from archviz.report import charts, sections
from archviz.report.content import Content
from archviz.report.tables import Table
from archviz.ui import theme
from archviz.ui.bench.note import Note
from archviz.ui.bench.results import large
from archviz.ui.language import tr
from archviz.ui.segments import Segments
from archviz.words import word

from .charts import Charts
from .pictures import Pictures
from .sheet import Sheet, fit
from .table import FiguresTable

LEVELS = {"stage": word("Stages"), "block": word("Blocks"), "layer": word("Layers")}
SHARE, LEAST = 0.9, 80 * theme.GRID  # of the view's height that the pictures take, and pixels


class _Body(QWidget):
    """As high as its texts are when they are broken to its width; Qt's own hint breaks them narrower."""

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return QSize(0, layout.totalHeightForWidth(self.width()) if layout else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()


class Page(QScrollArea):
    """Shows a Content; what takes longer comes later: pictures, charts, whether fvcore agrees."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.verdict = _text()
        self.verdict.setFont(large(self.font()))
        self.warnings, self.confirmed, self.more = Note(), _text(), Note("info")
        self.table = FiguresTable()
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.accuracy, self.accuracy_notes = Sheet(tr("Published accuracy")), _text()
        self.levels = Segments(LEVELS, "stage", tr("How much of the networks the pictures show"))
        self.pictures, self.charts, self.chart_note = Pictures(), Charts(), _text()
        self.differences = QVBoxLayout()
        self.differences.setSpacing(theme.MARGIN)
        self.latency, self.latency_notes = Sheet(tr("Measured latency")), _text()
        for label in (self.confirmed, self.accuracy_notes, self.chart_note, self.latency_notes):
            theme.quiet(label)
        self._assemble()

    def show_content(self, content: Content, unwanted: Collection[str], current: int) -> None:
        """All of it that is tables and sentences, without the figures that are `unwanted`."""
        comparison = content.comparison
        self.verdict.setText(tr(comparison.verdict))
        self.warnings.say(" ".join(map(tr, comparison.warnings)))
        wanted = tuple(figure for figure in comparison.figures if figure.key not in unwanted)
        self.table.show_comparison(replace(comparison, figures=wanted), current)
        fit(self.table)
        _fill(self.accuracy, self.accuracy_notes, sections.accuracy(content), sections.accuracy_notes(content))
        self.accuracy_title.setVisible(content.published is not None)
        self.chart_note.setText(tr(charts.note(content)))
        self._show_differences(content)
        _fill(self.latency, self.latency_notes, sections.latency(content), sections.latency_notes(content))

    def show_pictures(self, found: Abreast, names: tuple[str, ...]) -> None:
        """The designs' pictures, in the order of the table."""
        self.pictures.show_pictures(found.pictures, names)
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()
        fit(self.table)

    def _share(self) -> None:
        """Pictures are no higher than they need, nor than can be seen beside their heading."""
        most = max(LEAST, round(SHARE * self.viewport().height()))
        self.pictures.setFixedHeight(min(most, max(LEAST // 2, self.pictures.wanted)))

    def _assemble(self) -> None:
        body = _Body()
        body.setBackgroundRole(QPalette.ColorRole.Base)
        body.setAutoFillBackground(True)
        column = QVBoxLayout(body)
        column.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.WIDE)
        column.setSpacing(theme.MARGIN)
        self.accuracy_title = _heading(tr("Published accuracy"))
        level = QHBoxLayout()
        level.addWidget(_heading(tr("Pictures")), 1)
        level.addWidget(self.levels)
        parts: tuple[QWidget | QLayout, ...] = (
            *(self.verdict, self.warnings, self.more, self.table, self.confirmed),
            *(self.accuracy_title, self.accuracy, self.accuracy_notes),
            *(level, self.pictures),
            *(_heading(tr("Charts")), self.charts, self.chart_note),
            *(_heading(tr("What differs, stage by stage")), self.differences),
            *(_heading(tr("Measured latency")), self.latency, self.latency_notes),
        )
        for part in parts:
            if isinstance(part, QLayout):
                column.addLayout(part)
            else:
                column.addWidget(part)
        column.addStretch(1)
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Comparison"))

    def _show_differences(self, content: Content) -> None:
        while (item := self.differences.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        names = content.comparison.names
        for index, found in enumerate(content.differences, 1):
            title = tr("{other} beside {first}", other=names[index], first=names[0])
            label = _text()
            label.setText(title if found else tr(sections.alike(content, index)))
            self.differences.addWidget(label)
            if found:
                sheet = Sheet(title)
                label.setFont(theme.bold(self.font()))
                self.differences.addWidget(sheet)
                sheet.show_table(sections.differences(content, index))


def _fill(sheet: Sheet, notes: QLabel, table: Table | None, said: tuple[str, ...]) -> None:
    sheet.setVisible(table is not None)
    if table is not None:
        sheet.show_table(table)
    notes.setText("\n".join(map(tr, said)))
    notes.setVisible(bool(said))


def _heading(text: str) -> QLabel:
    label = _text()
    label.setText(text)
    label.setFont(large(label.font()))
    label.setContentsMargins(0, theme.WIDE, 0, 0)
    return label


def _text() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return label
