"""The table of a comparison: one column a design, values with what they are to those of the baseline."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QKeySequence, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QMenu,
    QStyle,
    QStyleOptionHeader,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from archviz.report.numbers import exact, memory, si
from archviz.report.tables import change, facts, short, told
from archviz.results import Comparison, Figure
from archviz.ui import theme
from archviz.ui.cell import LEFT, RIGHT, Cell, Index, dress
from archviz.ui.keys import Keys, OwnKeys, read_only
from archviz.ui.language import tr

from .caution import ABOUT
from .frozen import Frozen
from .underline import underline

EXACT = 100_000_000  # rows of smaller numbers are written out, which 69,632 beside 1,179,648 shows best
PARTS = Qt.ItemDataRole.UserRole  # (value, change, difference) of a cell, as texts
GAP = theme.WIDE
LONGEST = 24  # letters of a cell


class FiguresTable(QTableWidget):
    """`chosen` tells the design whose header was clicked or whose cell was activated, `pinned` the one that shall be
    the baseline."""

    chosen = Signal(int)
    pinned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.current = 0
        self._comparison: Comparison | None = None
        self._slots: dict[int, list[int]] = {}
        self.setHorizontalHeader(_Header(self))
        self.setAccessibleName(tr("Designs side by side"))
        self._dress()
        self.baseline = Frozen(self, _Header(self), _Cell(self))
        self.baseline.asked.connect(lambda: self.chosen.emit(0))

    def show_comparison(self, comparison: Comparison, current: int, faulty: Collection[int] = ()) -> None:
        """One column a design; `current` is the one that is looked at, -1 for none of them; `faulty` have mistakes."""
        self._comparison, self.current = comparison, current
        designs = comparison.names
        figures = [f for f in comparison.figures if told(f)]
        rows = facts(comparison)
        self.setColumnCount(len(designs))
        self.setRowCount(len(figures) + len(rows))
        for line, title in enumerate([*map(_called, figures), *(tr(title) for title, _ in rows)]):
            header = QTableWidgetItem(title)
            header.setTextAlignment(LEFT)
            self.setVerticalHeaderItem(line, header)
        for place, name in enumerate(comparison.names):
            self.setHorizontalHeaderItem(place, self._header(name, place, faulty=place in faulty))
            for line, figure in enumerate(figures):
                self.setItem(line, place, _item(figure, place, about=ABOUT if place in faulty else ""))
            for line, (_, values) in enumerate(rows, len(figures)):
                item = QTableWidgetItem()
                item.setData(PARTS, (_brief(tr(values[place])), "", ""))
                item.setData(Qt.ItemDataRole.AccessibleTextRole, tr(values[place]))
                self.setItem(line, place, item)
        self._fit()
        self.scrollTo(self.model().index(0, max(0, self.current)))

    def slots_of(self, column: int) -> list[int]:
        """The widest value, change and difference of a column, in pixels."""
        if column not in self._slots:
            model, lines = self.model(), range(self.rowCount())
            cells = [model.index(line, column).data(PARTS) for line in lines]
            measures = map(QFontMetrics, fonts(self.font()))
            self._slots[column] = [max(m.horizontalAdvance(c[i]) for c in cells) for i, m in enumerate(measures)]
        return self._slots[column]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.baseline.settle()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of texts."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._comparison:
            self._fit()

    def _fit(self) -> None:
        self._slots.clear()
        for place in range(self.columnCount()):
            wide = sum(width + GAP for width in self.slots_of(place) if width) + 2 * GAP
            self.setColumnWidth(place, max(wide, self.horizontalHeader().sectionSizeHint(place)))
        self.baseline.settle()

    def copy(self) -> None:
        """The table as tab-separated text with exact integers, in English."""
        if self._comparison:
            lines = [("", *self._comparison.names)]
            lines += [(_title(f), *map(str, f.values)) for f in filter(told, self._comparison.figures)]
            lines += [(title, *values) for title, values in facts(self._comparison)]
            QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines) + "\n")

    def _header(self, name: str, place: int, *, faulty: bool) -> QTableWidgetItem:
        header = QTableWidgetItem(f"⚠ {name}" if faulty else name)
        said = [tr("the baseline")] if place == 0 else []
        said += [tr("you look at it") if place == self.current else tr("click to look at it")]
        said += [tr("it has mistakes")] if faulty else []
        header.setToolTip(theme.plain("\n".join((name, *said))))
        header.setFont(theme.bold(self.font()) if place == 0 else self.font())
        header.setTextAlignment(RIGHT)
        return header

    def _dress(self) -> None:
        dress(self)
        self.setItemDelegate(_Cell(self))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setSectionsClickable(False)
        self.horizontalHeader().sectionClicked.connect(self.chosen)
        self.activated.connect(lambda index: self.chosen.emit(index.column()))
        OwnKeys(self, read_only(self.copy, self.selectAll))
        for area in (self, self.horizontalHeader()):
            area.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            area.customContextMenuRequested.connect(partial(self._on_menu_requested, area))

    def column_menu(self, place: int) -> QMenu:
        """What can be done with a design; without one (-1) with the table."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if 0 <= place < self.columnCount():
            menu.addAction(tr("Look at it"), lambda: self.chosen.emit(place)).setEnabled(place != self.current)
            pin = menu.addAction(theme.icon("flag"), tr("Make it the baseline"), lambda: self.pinned.emit(place))
            pin.setEnabled(place > 0)
            menu.addSeparator()
        keys = QKeySequence(Keys.Copy).toString(QKeySequence.SequenceFormat.NativeText)
        menu.addAction(f"{tr('Copy the table')}\t{keys}", self.copy)
        return menu

    def _on_menu_requested(self, area: QWidget, point: QPoint) -> None:
        self.column_menu(self.horizontalHeader().logicalIndexAt(point.x())).popup(area.mapToGlobal(point))


def fonts(font: QFont) -> tuple[QFont, QFont, QFont]:
    """Of value, change and difference."""
    return font, theme.bold(font), font


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


def _item(figure: Figure, place: int, about: str) -> QTableWidgetItem:
    """A cell: the value, behind `about`, and beside it what it is to the baseline's."""
    value, baseline = figure.values[place], figure.values[0]
    whole = figure.unit != "B" and max(figure.values) < EXACT
    apart, sign = abs(value - baseline), "+" if value > baseline else "−"
    difference = exact(apart) if whole else memory(apart) if figure.unit == "B" else si(apart)
    changed = place > 0 and value != baseline
    told_apart = f"{sign}{difference}" if changed and baseline else ""  # without a baseline the change says as much
    told_value = exact(value) if whole else short(figure, place)
    parts = (f"{about} {told_value}" if about else told_value, change(figure, place), told_apart)
    tip = f"{about}{exact(value)} {figure.unit or tr(figure.title).lower()}"
    if changed:
        before = tr("{count} in the baseline", count=exact(baseline))
        tip += f"\n{before}\n{change(figure, place)}, {sign}{exact(apart)}"
    item = QTableWidgetItem()
    item.setData(PARTS, parts)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, " ".join(part for part in parts if part))
    item.setToolTip(tip)
    return item


class _Header(QHeaderView):
    """Names above their values, a flag at the left of the baseline's, a line below that of the design looked at.

    As an icon of the header the flag would push the name off its numbers.
    """

    def __init__(self, table: FiguresTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.setSectionsClickable(True)

    def sectionSizeFromContents(self, section: int) -> QSize:
        size = super().sectionSizeFromContents(section)
        return size + QSize(theme.ICON + theme.GRID, 0) if section == 0 else size

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        beside = self._beside(rect, section)
        above, rest = rect.adjusted(0, 0, -beside, 0), rect.adjusted(rect.width() - beside, 0, 0, 0)
        painter.save()
        super().paintSection(painter, above, section)
        painter.restore()
        if beside:  # the background without the name
            option = QStyleOptionHeader()
            self.initStyleOption(option)
            option.rect, option.section = rest, section
            self.style().drawControl(QStyle.ControlElement.CE_HeaderSection, option, painter, self)
        if section == 0:
            top = rect.center().y() - theme.ICON // 2
            theme.icon("flag_fill").paint(painter, QRect(rect.left() + theme.MARGIN, top, theme.ICON, theme.ICON))
        if section == self._table.current:
            underline(painter, rect)

    def _beside(self, rect: QRect, section: int) -> int:
        """The width of what stands beside the values below a name, as far as the name leaves that free."""
        if self._table.columnCount() <= section:
            return 0
        beside = sum(width + GAP for width in self._table.slots_of(section)[1:] if width)
        return max(0, min(beside, rect.width() - self.sectionSizeFromContents(section).width()))


class _Cell(Cell):
    """Value, change and difference, each in a slot of its own, so that they stand below each other."""

    def __init__(self, table: FiguresTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box = option.rect
        super().paint(painter, option, index)
        roles = (QPalette.ColorRole.Text, QPalette.ColorRole.Text, QPalette.ColorRole.PlaceholderText)
        right = box.right() - theme.MARGIN
        slots = zip(
            self._table.slots_of(index.column()), index.data(PARTS), fonts(self._table.font()), roles, strict=True
        )
        painter.save()
        for width, text, font, role in reversed(list(slots)):
            painter.setFont(font)
            painter.setPen(option.palette.color(role))
            painter.drawText(QRect(right - width, box.top(), width, box.height()), RIGHT, text)
            right -= width + GAP if width else 0
        painter.restore()
