"""Designs side by side: one column each; the first one is the baseline of ratios and differences."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeySequence, QPainter, QPalette, QShowEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QLabel,
    QMenu,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from archviz.report.comparison import MAX_DESIGNS, compare
from archviz.report.numbers import exact, memory, si
from archviz.report.tables import change, facts, short, told
from archviz.results import Comparison, Figure
from archviz.spec.architecture import Architecture
from archviz.words import say, word

from . import theme
from .cell import LEFT, RIGHT, Cell, Index, copy, dress
from .keys import Keys, OwnKeys, read_only
from .language import tr

ALONE = word("Only one design is open. Add another beside it (Ctrl+T) and it is compared with this one, the baseline.")
EXACT = 100_000_000  # rows of smaller numbers are written out, which 69,632 beside 1,179,648 shows best
PARTS = Qt.ItemDataRole.UserRole  # (value, change, difference) of a cell, as texts
GAP = theme.WIDE
LONGEST = 24  # letters of a cell


class ComparePanel(QWidget):
    """The table of designs; `chosen` tells the one whose header was clicked or whose cell was activated,
    `pinned` the one that shall be the baseline."""

    chosen = Signal(int)
    pinned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._designs: tuple[Architecture, ...] = ()
        self._current = 0
        self._shown: object = None
        self._comparison: Comparison | None = None
        self.table = QTableWidget()
        self.table.setHorizontalHeader(_Header(self.table))
        self.table.setAccessibleName(tr("Designs side by side"))
        self.hint = QLabel(tr(ALONE))
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setWordWrap(True)
        self.hint.setContentsMargins(theme.WIDE, theme.MARGIN, theme.WIDE, theme.MARGIN)
        theme.quiet(self.hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.hint)
        column.addWidget(self.table, 1)
        self._dress()

    def show_designs(self, designs: Sequence[Architecture], current: int) -> None:
        """One column a design, as the comparison's page has them; `current` is the one that is looked at."""
        self._designs, self._current = tuple(designs), current
        if self.isVisible():
            self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while nobody looked."""
        super().showEvent(event)
        self._fill()

    def copy(self) -> None:
        """The table as tab-separated text with exact integers, in English."""
        if self._comparison:
            lines = [("", *self._comparison.names)]
            lines += [(_title(f), *map(str, f.values)) for f in filter(told, self._comparison.figures)]
            lines += [(title, *values) for title, values in facts(self._comparison)]
            copy(lines)

    def _fill(self) -> None:
        wanted = (self._designs, self._current)
        if wanted == self._shown:
            return
        self._shown = wanted
        designs = self._designs[:MAX_DESIGNS]
        self.table.setVisible(len(designs) > 1)
        if len(designs) < 2:
            self._comparison = None
            self.hint.setText(tr(ALONE))
            return
        self._comparison = comparison = compare(designs)
        left_out = len(self._designs) - len(designs)
        more = say("The first {most} of {count} designs are compared.", most=MAX_DESIGNS, count=len(self._designs))
        sentences = (comparison.verdict, *comparison.warnings, *([more] if left_out else []))
        self.hint.setText(" ".join(map(tr, sentences)))
        table, figures = self.table, [f for f in comparison.figures if told(f)]
        rows = facts(comparison)
        table.setColumnCount(len(designs))
        table.setRowCount(len(figures) + len(rows))
        for line, title in enumerate([*map(_called, figures), *(tr(title) for title, _ in rows)]):
            header = QTableWidgetItem(title)
            header.setTextAlignment(LEFT)
            table.setVerticalHeaderItem(line, header)
        for place, name in enumerate(comparison.names):
            table.setHorizontalHeaderItem(place, self._header(name, place))
            for line, figure in enumerate(figures):
                table.setItem(line, place, _item(figure, place))
            for line, (_, values) in enumerate(rows, len(figures)):
                item = QTableWidgetItem()
                item.setData(PARTS, (_brief(tr(values[place])), "", ""))
                item.setData(Qt.ItemDataRole.AccessibleTextRole, tr(values[place]))
                table.setItem(line, place, item)
        table.resizeColumnsToContents()
        table.scrollTo(table.model().index(0, self._current))

    def _header(self, name: str, place: int) -> QTableWidgetItem:
        header = QTableWidgetItem(name)
        said = tr("the baseline") if place == 0 else tr("click to look at it")
        header.setToolTip(theme.plain(f"{name}\n{said}"))
        header.setFont(theme.bold(self.font()) if place == self._current else self.font())
        header.setTextAlignment(RIGHT)
        return header

    def _dress(self) -> None:
        table = self.table
        dress(table)
        table.setItemDelegate(_Cell(table))
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setSectionsClickable(False)
        table.horizontalHeader().sectionClicked.connect(self.chosen)
        table.activated.connect(lambda index: self.chosen.emit(index.column()))
        OwnKeys(table, read_only(self.copy, table.selectAll))
        for area in (table, table.horizontalHeader()):
            area.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            area.customContextMenuRequested.connect(partial(self._on_menu_requested, area))

    def column_menu(self, place: int) -> QMenu:
        """What can be done with a design; without one (-1) with the table."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if 0 <= place < self.table.columnCount():
            menu.addAction(tr("Look at it"), lambda: self.chosen.emit(place)).setEnabled(place != self._current)
            pin = menu.addAction(theme.icon("flag"), tr("Make it the baseline"), lambda: self.pinned.emit(place))
            pin.setEnabled(place > 0)
            menu.addSeparator()
        keys = QKeySequence(Keys.Copy).toString(QKeySequence.SequenceFormat.NativeText)
        menu.addAction(f"{tr('Copy the table')}\t{keys}", self.copy)
        return menu

    def _on_menu_requested(self, area: QWidget, point: QPoint) -> None:
        self.column_menu(self.table.horizontalHeader().logicalIndexAt(point.x())).popup(area.mapToGlobal(point))


def _brief(text: str) -> str:
    """A receptive field may have hundreds of digits; copied, it has them all."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _title(figure: Figure) -> str:
    """As it is copied."""
    return f"{figure.title} [bytes]" if figure.unit == "B" else figure.title


def _called(figure: Figure) -> str:
    """As it is shown."""
    title = tr(figure.title)
    return tr("{figure} [bytes]", figure=title) if figure.unit == "B" else title


def _item(figure: Figure, place: int) -> QTableWidgetItem:
    """A cell: the value, and beside it what it is to the baseline's."""
    value, baseline = figure.values[place], figure.values[0]
    whole = figure.unit != "B" and max(figure.values) < EXACT
    apart, sign = abs(value - baseline), "+" if value > baseline else "−"
    difference = exact(apart) if whole else memory(apart) if figure.unit == "B" else si(apart)
    changed = place > 0 and value != baseline
    told_apart = f"{sign}{difference}" if changed and baseline else ""  # without a baseline the change says as much
    parts = (exact(value) if whole else short(figure, place), change(figure, place), told_apart)
    tip = f"{exact(value)} {figure.unit or tr(figure.title).lower()}"
    if changed:
        before = tr("{count} in the baseline", count=exact(baseline))
        tip += f"\n{before}\n{change(figure, place)}, {sign}{exact(apart)}"
    item = QTableWidgetItem()
    item.setData(PARTS, parts)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, " ".join(part for part in parts if part))
    item.setToolTip(tip)
    return item


class _Header(QHeaderView):
    """A flag at the left of the baseline's name; as an icon of the header it would push the name off its numbers."""

    def __init__(self, table: QTableWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self.setSectionsClickable(True)

    def sectionSizeFromContents(self, section: int) -> QSize:
        size = super().sectionSizeFromContents(section)
        return size + QSize(theme.ICON + theme.GRID, 0) if section == 0 else size

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        super().paintSection(painter, rect, section)
        painter.restore()
        if section == 0:
            top = rect.center().y() - theme.ICON // 2
            theme.icon("flag").paint(painter, QRect(rect.left() + theme.MARGIN, top, theme.ICON, theme.ICON))


class _Cell(Cell):
    """Value, change and difference, each in a slot of its own, so that they stand below each other."""

    def __init__(self, table: QTableWidget) -> None:
        super().__init__(table)
        self._table = table

    def _fonts(self, font: QFont) -> tuple[QFont, QFont, QFont]:
        return font, theme.bold(font), font

    def _widths(self, column: int) -> list[int]:
        """The widest text of each slot in a column."""
        model, lines = self._table.model(), range(self._table.rowCount())
        cells = [model.index(line, column).data(PARTS) for line in lines]
        measures = [QFontMetrics(font) for font in self._fonts(self._table.font())]
        return [max(m.horizontalAdvance(cell[i]) for cell in cells) for i, m in enumerate(measures)]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        widths = self._widths(index.column())
        size.setWidth(sum(width + GAP for width in widths if width) + 2 * GAP)
        return size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box, fonts = option.rect, self._fonts(self._table.font())
        super().paint(painter, option, index)
        roles = (QPalette.ColorRole.Text, QPalette.ColorRole.Text, QPalette.ColorRole.PlaceholderText)
        right = box.right() - theme.MARGIN
        slots = zip(self._widths(index.column()), index.data(PARTS), fonts, roles, strict=True)
        painter.save()
        for width, text, font, role in reversed(list(slots)):
            painter.setFont(font)
            painter.setPen(option.palette.color(role))
            painter.drawText(QRect(right - width, box.top(), width, box.height()), RIGHT, text)
            right -= width + GAP if width else 0
        painter.restore()
