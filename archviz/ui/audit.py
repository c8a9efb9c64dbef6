"""The audit: three counters side by side for every block, and what each leaves out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from archviz.report.numbers import exact, si
from archviz.results import AuditRow
from archviz.words import word

from . import theme
from .cell import LEFT, MIDDLE, RIGHT, copy, dress_rows
from .keys import OwnKeys, read_only
from .language import tr

EXPLAINED = word(
    "MACs of convolutions and linear layers, batch 1, by three counters: ArchViz's estimate from the graph, "
    "fvcore (the authority), and torch's FlopCounterMode, which counts FLOPs = 2 × MACs and is halved here. "
    "What a counter leaves out, and why, is said on hover."
)
INVITATION = word("Let fvcore and torch's FlopCounterMode count every block, and compare them with the estimate.")
HEADERS = (
    word("Block"),
    word("What"),
    word("Estimate (MACs)"),
    word("fvcore (MACs)"),
    word("FlopCounter ÷ 2 (MACs)"),
    word("Agree"),
    word("fvcore's total adds"),
    word("Left out of the MACs"),
)
NUMBERS, MARK = (2, 3, 4), 5


def _side(place: int) -> Qt.AlignmentFlag:
    return RIGHT if place in NUMBERS else MIDDLE if place == MARK else LEFT


def _verdict(row: AuditRow) -> str:
    if row.agree:
        return tr("all three agree to the unit")
    seen, halved = f"{row.fvcore - row.estimate:+,}", f"{row.flop_counter - row.estimate:+,}"
    return tr("beside the estimate: fvcore {seen}, FlopCounterMode ÷ 2 {halved}", seen=seen, halved=halved)


def _subject(reason: str) -> str:
    """What a reason is about: the words in front of its colon, which is a wide one in Chinese."""
    return reason.replace("\uff1a", ":").split(":")[0]


class AuditPanel(QStackedWidget):
    """Invites, waits, or shows the table. `requested` asks for the audit to be made, `cancelled` to give it up."""

    requested = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = QPushButton(theme.icon("audit"), tr("Audit the counts"))
        self.reason = QLabel()
        self.reason.setTextFormat(Qt.TextFormat.PlainText)
        self.button.clicked.connect(self._on_button_clicked)
        self.summary = QLabel()
        self.table = QTableWidget(0, len(HEADERS))
        self.addWidget(page(QLabel(tr(INVITATION)), self.button, self.reason))
        self.cancel = QPushButton(tr("Cancel"))
        self.cancel.clicked.connect(self.cancelled)
        self.addWidget(page(QLabel(tr("Counting every block with fvcore and torch …")), busy_bar(), self.cancel))
        self.addWidget(self._result())
        self.show_audit(None)

    def show_audit(self, rows: tuple[AuditRow, ...] | None, why: str = "") -> None:
        """The table; without rows the invitation, or `why` there can be no audit."""
        if rows is None:
            self.reason.setText(why)
            self.button.setEnabled(not why)
            self.setCurrentIndex(0)
            return
        self._fill(rows)
        self.setCurrentIndex(2)

    def show_waiting(self) -> None:
        """While the counters run."""
        self.setCurrentIndex(1)

    def _fill(self, rows: tuple[AuditRow, ...]) -> None:
        self.table.setRowCount(len(rows))
        for line, row in enumerate(rows):
            left_out = [tr(reason) for reason in row.left_out]
            beyond = [(key.replace("_", " "), value) for key, value in row.beyond.items() if value]
            texts = (row.name, tr(row.label), exact(row.estimate), exact(row.fvcore), exact(row.flop_counter),
                     "✓" if row.agree else "✗", ", ".join(f"{key} {si(value)}" for key, value in beyond) or "—",
                     ", ".join(_subject(reason) for reason in left_out) or "—")  # fmt: skip
            tips = {MARK: _verdict(row), MARK + 1: "\n".join(f"{key} {exact(value)}" for key, value in beyond),
                    MARK + 2: "\n".join(left_out)}  # fmt: skip
            for place, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(theme.plain(tips.get(place, text)))
                item.setTextAlignment(_side(place))
                self.table.setItem(line, place, item)
        self.table.resizeColumnsToContents()
        apart = [row.name for row in rows if not row.agree]
        agree = tr("<b>All blocks agree to the unit.</b>")
        said = tr("<b>They differ in {blocks}.</b>", blocks=", ".join(apart[:5])) if apart else agree
        self.summary.setText(f"{tr(EXPLAINED)} {said}")

    def _result(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, theme.MARGIN, 0, 0)
        self.summary.setWordWrap(True)
        self.summary.setContentsMargins(theme.WIDE, 0, theme.WIDE, 0)
        column.addWidget(self.summary)
        column.addWidget(self.table, 1)
        table = self.table
        for place, title in enumerate(HEADERS):
            header = QTableWidgetItem(tr(title))
            header.setTextAlignment(_side(place))
            table.setHorizontalHeaderItem(place, header)
        dress_rows(table)
        table.setAccessibleName(tr("The counts of every block by three counters"))
        OwnKeys(table, read_only(self.copy, table.selectAll))
        return page

    def copy(self) -> None:
        """The selected rows, or all where none is, as tab-separated text under their titles."""
        table, places = self.table, range(len(HEADERS))
        chosen = sorted({index.row() for index in table.selectedIndexes()}) or range(table.rowCount())
        cells = [[table.model().index(line, place).data() for place in places] for line in chosen]
        copy((HEADERS, *cells))

    def _on_button_clicked(self) -> None:
        self.show_waiting()
        self.requested.emit()


def page(*widgets: QWidget) -> QWidget:
    """These below each other, in the middle of a panel."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setSpacing(theme.WIDE)
    column.addStretch(1)
    for widget in widgets:
        column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addStretch(1)
    return made


def busy_bar() -> QProgressBar:
    """Moves while nobody knows how long it takes."""
    bar = QProgressBar()
    bar.setRange(0, 0)
    bar.setTextVisible(False)
    bar.setFixedSize(240, theme.MARGIN)
    return bar
