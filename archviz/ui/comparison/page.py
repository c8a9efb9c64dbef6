"""The comparison read from the top: verdict, figures, accuracy, pictures, charts, differences, latency, conventions."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from archviz.diagram.abreast import Abreast
from archviz.report import accuracy, charts, times
from archviz.report.content import Content
from archviz.report.tables import Table
from archviz.ui import theme
from archviz.ui.bench.note import Note
from archviz.ui.language import tr
from archviz.ui.prose import Body, fill, heading, large, text
from archviz.ui.segments import Segments
from archviz.words import word

from .caution import cautions, faults, faulty
from .charts import Charts
from .differences import Differences
from .foot import Foot
from .pictures import Pictures
from .sheet import Sheet, fit
from .table import FiguresTable

LEVELS = {"stage": word("Stages"), "block": word("Blocks"), "layer": word("Layers")}
SHARE, LEAST = 0.9, 80 * theme.GRID  # of the view's height that the pictures take, and pixels


class Page(QScrollArea):
    """Shows a Content; what takes longer comes later: pictures, charts, whether fvcore agrees."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.verdict = text()
        self.verdict.setFont(large(self.font()))
        self.warnings, self.confirmed, self.more = Note(), text(), Note("info")
        self.table = FiguresTable()
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.accuracy_title = heading(tr("Published accuracy"))
        self.accuracy, self.accuracy_notes = Sheet(tr("Published accuracy")), text()
        self.levels = Segments(LEVELS, "block", tr("How much of the networks the pictures show  (1, 2, 3)"))
        self.pictures, self.charts, self.chart_note = Pictures(), Charts(), text()
        self.differences, self.foot = Differences(), Foot()
        self.latency, self.latency_notes = Sheet(tr("Measured latency")), text()
        self.measure = QPushButton(theme.icon("bench"), tr("&Measure latency"))
        self.measure.setToolTip(tr("In the Latency panel below; what is measured stands here at once"))
        for label in (self.confirmed, self.accuracy_notes, self.chart_note, self.latency_notes):
            theme.quiet(label)
        self._assemble()

    def showing(self, content: Content, unwanted: Collection[str], current: int) -> Iterator[None]:
        """All of it that is tables and sentences, a part a step; see `show_figures`."""
        comparison = content.comparison
        self.verdict.setText(tr(comparison.verdict))
        self.warnings.say("\n".join(cautions(comparison, content.designs)))
        self.show_figures(content, unwanted, current)
        yield
        _fill(self.accuracy, self.accuracy_notes, accuracy.table(content), accuracy.notes(content))
        self.accuracy_title.setVisible(content.published is not None)
        self.chart_note.setText("\n".join(filter(None, (tr(charts.note(content)), _missing(content)))))
        yield
        yield from self.differences.showing(content)
        notes = times.notes(content)
        if content.measured is None and not content.lost:
            notes = (tr("No latency of these designs was measured here."),)
        _fill(self.latency, self.latency_notes, times.table(content), notes)
        self.measure.setVisible(content.measured is None or None in content.measured.measures)
        self._order()

    def show_figures(self, content: Content, unwanted: Collection[str], current: int) -> None:
        """The table without the figures that are `unwanted`; `current` is the design that is looked at, or -1."""
        wanted = tuple(figure for figure in content.comparison.figures if figure.key not in unwanted)
        self.table.show_comparison(replace(content.comparison, figures=wanted), current, faulty(content.designs))
        fit(self.table)

    def showing_pictures(self, found: Abreast, content: Content) -> Iterator[None]:
        """The designs' pictures, in the order of the table, one a step."""
        yield from self.pictures.showing(found.pictures, content.comparison.names, [*map(faults, content.designs)])
        self._share()
        self._order()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()
        fit(self.table)

    def _order(self) -> None:
        """Tab goes from the top to the bottom."""
        levels, parts = self.levels.findChildren(QToolButton), (*self.pictures.panes, *self.differences.sheets)
        for one, other in pairwise((levels[-1], *parts, self.latency, self.measure, self.foot.copy)):
            self.setTabOrder(one, other)

    def _share(self) -> None:
        """Pictures are no higher than they need, nor than can be seen beside their heading."""
        most = max(LEAST, round(SHARE * self.viewport().height()))
        self.pictures.setFixedHeight(min(most, max(LEAST // 2, self.pictures.wanted)))

    def _assemble(self) -> None:
        body = Body()
        body.setBackgroundRole(QPalette.ColorRole.Base)
        body.setAutoFillBackground(True)
        column = QVBoxLayout(body)
        column.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.WIDE)
        column.setSpacing(theme.MARGIN)
        level, measure = QHBoxLayout(), QHBoxLayout()
        level.addWidget(heading(tr("Pictures")), 1)
        level.addWidget(self.levels)
        measure.addWidget(self.measure)
        measure.addStretch(1)
        parts: tuple[QWidget | QLayout, ...] = (
            *(self.verdict, self.warnings, self.more, self.table, self.confirmed),
            *(self.accuracy_title, self.accuracy, self.accuracy_notes),
            *(level, self.pictures),
            *(heading(tr("Charts")), self.charts, self.chart_note),
            *(heading(tr("What differs, stage by stage")), self.differences),
            *(heading(tr("Measured latency")), self.latency, self.latency_notes, measure),
            self.foot,
        )
        for part in parts:
            if isinstance(part, QLayout):
                column.addLayout(part)
            else:
                column.addWidget(part)
        column.addStretch(1)
        fill(self, body)
        self.setAccessibleName(tr("Comparison"))


def _fill(sheet: Sheet, notes: QLabel, table: Table | None, said: tuple[str, ...]) -> None:
    sheet.setVisible(table is not None)
    if table is not None:
        sheet.show_table(table)
    notes.setText("\n".join(map(tr, said)))
    notes.setVisible(bool(said))


def _missing(content: Content) -> str:
    """Which designs have no place in charts of the error; empty where there is no such chart."""
    errors = [bool(found and found.top1 is not None) for found in content.published.shared] if content.published else []
    missing = [name for name, known in zip(content.comparison.names, errors, strict=False) if not known]
    if sum(errors) < 2 or not missing:
        return ""
    names = ", ".join(missing)
    return tr("Not in the charts of the error, since none was published under that protocol: {names}.", names=names)
