"""The table of counts: a row per stage, block or layer over their total, in network order until a header is clicked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QColor,
    QFontMetrics,
    QKeySequence,
    QPalette,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QSpacerItem,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from archviz.diagram.style import CIVIDIS
from archviz.results import Counts, Row
from archviz.words import say, word

from . import theme
from .against import Against
from .cell import PAD, UNFOCUSED, Cell, Index, copy, dress_rows, soft
from .columns import CHANGES, COLUMNS, COMPARED, change_of, figure_at
from .filter import FilterLine
from .keys import Keys, OwnKeys
from .language import tr
from .match import matching, runs
from .rows import HEATED, QUIET, SHARE, CountsModel, Summary, summary

NARROW = 15 * theme.GRID
SIDES = 2 * (PAD + theme.GRID)  # of a cell: our own margin, and what the style keeps free besides
# How much of heat's yellow is laid over the row: what leaves the text readable.
HEATED_SOFT = {"light": 0.4, "dark": 0.25, "print": 0.4, "contrast-light": 0.3, "contrast-dark": 0.25}
ARROW = 3 * theme.GRID  # of a sorted column's header
GONE, GONE_TIP = 6, 60  # names of rows that are gone: said, and on hover


class _Share(Cell):
    """A number over a soft bar that shows its share of the total; a difference that is none is quiet."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        section = index.column()
        if section == 1:  # with a mark, which Qt makes of a colour
            super().initStyleOption(option, index)
            return
        model = index.model()  # asked in Python for what it can tell: Qt asks for eight roles, each through both
        assert isinstance(model, CountsModel)
        option.text = model.data(index)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDisplay
        option.displayAlignment = model.data(index, Qt.ItemDataRole.TextAlignmentRole)
        option.state &= UNFOCUSED
        if section >= len(COLUMNS) and model.data(index, QUIET):
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setBrush(role, option.palette.placeholderText())

    def bar(self, index: Index) -> tuple[float, QColor] | None:
        model = index.model()
        assert isinstance(model, CountsModel)
        if index.column() >= len(COLUMNS) or not (share := model.data(index, SHARE)):
            return None
        c = theme.current()
        return share, soft(CIVIDIS[-1], HEATED_SOFT[c.theme]) if model.data(index, HEATED) else soft(c.selection)


class _View(QTableView):
    """A table whose columns share the width: what is left over goes to all but the first and the differences."""

    widths: tuple[int, ...] = ()  # the least that each column needs

    def share_out(self) -> None:
        """Give every column what it needs and its part of the rest; where it is too little the second gives way."""
        shown = [i for i in range(len(self.widths)) if not self.isColumnHidden(i)]
        left = self.viewport().width() - sum(self.widths[i] for i in shown)
        growing = {i for i in shown if 0 < i < len(COLUMNS)}
        extra, odd = divmod(left, max(1, len(growing))) if left > 0 else (0, left)
        for i in shown:
            width = self.widths[i] + (extra if i in growing else 0)
            self.setColumnWidth(i, max(min(width, NARROW), width + odd) if i == 1 else width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_out()


class CountsTable(QWidget):
    """Rows of counts under their filter and over their total. `picked` tells what a person chose; copies are exact.

    Against a baseline every number is followed by its difference, in a narrow column of its own.
    """

    picked = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = CountsModel(self)
        self._summary = Summary(self)
        self.view, self._foot = _View(), QTableView()
        self.filter = FilterLine()
        self.filter.changed.connect(self._on_filter_changed)
        self.filter.field.left.connect(self.view.setFocus)
        self._total, self._note = Counts(), ""
        self._timed = False  # whether there was ever something measured to show
        self._gone = QLabel()
        self._lent = False  # the column of the heat is shown for its sake
        self._selected = ("", -1)
        self._beside = QSpacerItem(0, 0)  # as wide as the scroll bar above it
        self._dress(self.view, self.model)
        self._dress(self._foot, self._summary)
        self._add_header()
        self._add_foot()
        self._add_copying()
        self.setFocusProxy(self.view)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filter)
        column.addWidget(theme.rule())
        column.addWidget(self.view)
        column.addWidget(theme.rule())
        self._row = QHBoxLayout()
        self._row.addWidget(self._foot)
        self._row.addSpacerItem(self._beside)
        column.addLayout(self._row)
        column.addWidget(self._gone)
        self.fit()
        self.view.selectionModel().currentRowChanged.connect(self._on_current_changed)

    def show_rows(
        self,
        rows: tuple[Row, ...],
        total: Counts,
        names: Mapping[str, str] | None = None,
        against: Against | None = None,
        note: str = "",
    ) -> None:
        """Show these rows and their total, some called by other names; nothing is picked by it.

        `note` says how they were measured, or why not.
        """
        turned = (against is None) != (self.model.against is None)
        blocker = self.view.selectionModel().blockSignals(True)
        self.model.show(rows, summary(total, rows), names, against, note)
        self.view.selectionModel().blockSignals(blocker)
        self._total, self._note = total, note
        self._show_measured()
        if turned:
            for index in COMPARED:
                self._hide_change(index)
        self._sum_up()
        self._show_gone(against.gone(rows) if against else ())

    def show_heat(self, key: str) -> None:
        """Bars in the column of a heat, which is there as long as the heat is; "" for none."""
        before, self.model.heat = self.model.heat, key
        for index, column in enumerate(COLUMNS):
            if column.key == before and self._lent:
                self.show_column(index, False)
            elif column.key in (before, key):
                left, width = self.view.columnViewportPosition(index), self.view.columnWidth(index)
                self.view.viewport().update(left, 0, width, self.view.viewport().height())
        heated = next((i for i, column in enumerate(COLUMNS) if column.key == key), None)
        self._lent = heated is not None and self.view.isColumnHidden(heated)
        if heated is not None and self._lent:
            self.show_column(heated, True)

    def _show_measured(self) -> None:
        """A column of what is measured comes with the first numbers for it, and stays."""
        if not self._timed and any(row.latency for row in self.model.network):
            self._timed = True
            for index, column in enumerate(COLUMNS):
                if column.measured:
                    self._lent = self._lent and column.key != self.model.heat
                    self.show_column(index, True)

    def select(self, name: str, stage: int = -1) -> None:
        """Mark the rows that a name means, and bring the first of them into view; tells nobody."""
        self._selected = (name, stage)
        network = self.model.network  # a row that is filtered out is not replaced by those around it
        meant = matching([(row.name,) for row in network], [row.stage for row in network], name, stage)
        names = {network[place].name for place in meant}
        found = [place for place, row in enumerate(self.model.rows) if row.name in names]
        selection = self.view.selectionModel()
        if found == self._marked():
            return
        marks = QItemSelection()
        for start, end in runs(found):
            marks.select(self.model.index(start, 0), self.model.index(end, self.model.columnCount() - 1))
        blocked = selection.blockSignals(True)
        first = self.model.index(found[0], 0) if found else QModelIndex()
        selection.setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
        selection.select(marks, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        selection.blockSignals(blocked)
        if found:
            self.view.executeDelayedItemsLayout()  # else rows just shown cannot be scrolled to
            self.view.scrollTo(first)
        self.view.viewport().update()

    def copy(self) -> None:
        """The selected rows, or all where none is, as tab-separated text in English with exact integers."""
        self._copy(self._lines(self.model, self._marked() or range(len(self.model.rows))))

    def copy_all(self) -> None:
        """Every row and the total."""
        self._copy([*self._lines(self.model, range(len(self.model.rows))), *self._lines(self._summary, range(1))])

    def _marked(self) -> list[int]:
        """The places of the selected rows; Qt's own selectedRows asks the model some thousand times for it."""
        marks = self.view.selectionModel().selection().toList()
        return sorted({row for mark in marks for row in range(mark.top(), mark.bottom() + 1)})

    def _copy(self, lines: Iterable[list[str]]) -> None:
        titles = [
            ("Δ " if section >= len(COLUMNS) else "") + (figure_at(section).copied or figure_at(section).title)
            for section in self._sections()
        ]
        copy((titles, *lines))

    def _lines(self, model: CountsModel, places: Iterable[int]) -> list[list[str]]:
        return [[model.plain(model.rows[place], section) for section in self._sections()] for place in places]

    def _sections(self) -> list[int]:
        """The columns that are shown, as they stand."""
        header = self.view.horizontalHeader()
        order = map(header.logicalIndex, range(header.count()))
        return [section for section in order if not header.isSectionHidden(section)]

    def _dress(self, view: QTableView, model: CountsModel) -> None:
        view.setModel(model)
        dress_rows(view)
        view.setItemDelegate(_Share(view))
        view.setIconSize(QSize(theme.GRID, 14))  # of the mark before a layer

    def _add_header(self) -> None:
        header = self.view.horizontalHeader()
        header.setSectionsMovable(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.DescendingOrder)
        self.view.setSortingEnabled(True)
        self.view.setAccessibleName(tr("Counts"))
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._on_header_menu_requested)
        for index, column in enumerate(COLUMNS):
            self._hide(index, not column.shown)
            self._hide_change(index)

    def _add_foot(self) -> None:
        header, foot = self.view.horizontalHeader(), self._foot
        foot.horizontalHeader().hide()
        foot.setFont(theme.bold(foot.font()))
        foot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        foot.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        foot.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header.sectionResized.connect(lambda index, _, width: foot.setColumnWidth(index, width))
        header.sectionMoved.connect(self._on_section_moved)
        for index in COMPARED:
            self._follow(index)
        self._gone.setContentsMargins(theme.MARGIN, 0, theme.MARGIN, theme.GRID)
        self._gone.setTextFormat(Qt.TextFormat.PlainText)
        self._gone.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.quiet(self._gone)
        self._gone.hide()
        self.view.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        self.view.horizontalScrollBar().valueChanged.connect(foot.horizontalScrollBar().setValue)

    def _sum_up(self) -> None:
        """The total below the rows: of those that are shown."""
        rows, network, against, keep = self.model.rows, self.model.network, self.model.against, self.filter.keep
        total, name = self._total, word("Total")
        theirs = against.rows if against else ()
        before = against.total if against else Counts()
        if keep:
            total, name = sum((row.counts for row in rows), Counts()), say("Sum of {count} rows", count=len(rows))
            theirs = tuple(row for row in theirs if keep(row, self.model.called(row)))
            before = sum((row.counts for row in theirs), Counts())
        beside = Against(against.name, [summary(before, theirs, name)], before, against.apart) if against else None
        label = say("against {design}", design=against.name) if against else ""
        whole = summary(self._total, network)
        self._summary.show((summary(total, rows, name, label),), whole, against=beside, note=self._note)
        self.filter.show_count(len(rows), len(network))
        self.fit()

    def _show_gone(self, names: tuple[str, ...]) -> None:
        """Which rows of the baseline have no counterpart."""
        design = self.model.against.name if self.model.against else ""
        few = ", ".join(names[:GONE]) + (", …" if len(names) > GONE else "")
        if len(names) == 1:
            text = tr("1 row of {design} is gone: {names}", design=design, names=few)
        else:
            text = tr("{count} rows of {design} are gone: {names}", count=len(names), design=design, names=few)
        self._gone.setText(text if names else "")
        self._gone.setToolTip(theme.plain(", ".join(names[:GONE_TIP])) if names else "")
        self._gone.setVisible(bool(names))

    def _on_filter_changed(self) -> None:
        blocked = self.view.selectionModel().blockSignals(True)
        self.model.filter(self.filter.keep)
        self.view.selectionModel().blockSignals(blocked)
        self._sum_up()
        self.select(*self._selected)

    def _add_copying(self) -> None:
        rows, everything = QAction(tr("Copy rows"), self.view), QAction(tr("Copy the whole table"), self.view)
        rows.setText(f"{rows.text()}\t{QKeySequence(Keys.Copy).toString(QKeySequence.SequenceFormat.NativeText)}")
        rows.triggered.connect(self.copy)
        everything.triggered.connect(self.copy_all)
        OwnKeys(self.view, {Keys.Copy: self.copy, Keys.SelectAll: self.view.selectAll})
        self.view.addActions([rows, everything])
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def fit(self) -> None:
        """The widths that columns need: the longest name is seen whole, measured once and not row by row."""
        measure = QFontMetrics(theme.bold(self.view.font()))
        names = [*map(self.model.called, self.model.network), *(f"{tr(row.name)} " for row in self._summary.rows)]
        longest = max(names, key=len, default="")
        samples = [longest, *(column.sample for column in COLUMNS[1:])]
        self.view.widths = tuple(
            max(measure.horizontalAdvance(sample), measure.horizontalAdvance(tr(column.title)) + ARROW) + SIDES
            for sample, column in zip(samples, COLUMNS, strict=True)
        )
        self.view.widths += tuple(measure.horizontalAdvance(sample) + SIDES for sample in CHANGES)
        self._foot.setFixedHeight(theme.row())
        self.view.share_out()

    def showEvent(self, event: QShowEvent) -> None:
        """What was selected while nobody looked is in view."""
        super().showEvent(event)
        self.view.scrollTo(self.view.currentIndex())

    def _on_range_changed(self, _: int, maximum: int) -> None:
        bar = self.view.verticalScrollBar()
        self._beside.changeSize(bar.sizeHint().width() if maximum > 0 else 0, 0)
        self._row.invalidate()
        self._column.activate()

    def _on_current_changed(self, index: QModelIndex) -> None:
        if index.isValid():
            row = self.model.rows[index.row()]
            self.picked.emit(row.name, row.stage)

    def column_menu(self) -> QMenu:
        """Every column but the name, to be shown or hidden; and the way back to the network's order."""
        header, menu = self.view.horizontalHeader(), QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for index, column in enumerate(COLUMNS[1:], 1):
            action = menu.addAction(tr("{column} – {help}", column=tr(column.title), help=tr(column.help)))
            action.setCheckable(True)
            action.setChecked(not header.isSectionHidden(index))
            action.toggled.connect(lambda shown, index=index: self.show_column(index, shown))
        menu.addSeparator()
        menu.addAction(tr("Network order"), lambda: header.setSortIndicator(-1, Qt.SortOrder.DescendingOrder))
        return menu

    def _on_header_menu_requested(self, point: QPoint) -> None:
        self.column_menu().popup(self.view.horizontalHeader().mapToGlobal(point))

    def show_column(self, index: int, shown: bool) -> None:
        """Show or hide a column of COLUMNS, and its differences with it."""
        self._hide(index, not shown)
        self._hide_change(index)
        self.view.share_out()

    def _hide(self, section: int, hidden: bool) -> None:
        self.view.setColumnHidden(section, hidden)
        self._foot.setColumnHidden(section, hidden)

    def _hide_change(self, index: int) -> None:
        """The differences of a column are seen with it, where there is a baseline."""
        change = change_of(index)
        if change is not None:
            self._hide(change, self.model.against is None or self.view.isColumnHidden(index))

    def _on_section_moved(self, section: int, start: int, end: int) -> None:
        self._foot.horizontalHeader().moveSection(start, end)
        self._follow(section)

    def _follow(self, index: int) -> None:
        """Put the differences of a column right behind it."""
        header, change = self.view.horizontalHeader(), change_of(index)
        if change is not None:
            start, place = header.visualIndex(change), header.visualIndex(index)
            header.moveSection(start, place + (start > place))
