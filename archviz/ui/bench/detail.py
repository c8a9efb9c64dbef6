"""Beside the history: everything about the one result that is selected, or two of them compared."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from archviz.bench.history import Entry
from archviz.report.details import details
from archviz.report.past import Versus, called
from archviz.ui import theme
from archviz.ui.flow import Flow
from archviz.ui.language import tr
from archviz.ui.prose import fill, text
from archviz.words import word

HINT = word("Select one result to see all that is known of it, two to compare them.")


class Detail(QScrollArea):
    """What is shown follows the selection; what can be done with one result is done by whoever listens."""

    open_wanted = Signal()
    again_wanted = Signal()
    said = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._versus: Versus | None = None
        self._command = ""
        self.title, self.text = text(), text()
        self.title.setFont(theme.bold(self.title.font()))
        self.text.setFont(theme.numbers(self.text.font()))
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.open = _button("open", tr("Open this design"), tr("Open the design as it was measured, beside the others"))
        self.again = _button("bench", tr("Measure again"), tr("The same run again: its designs, device and conditions"))
        self.copy = _button("copy", tr("Copy the command"), tr("The command that measures the same again"))
        self.insist = _button("warning", tr("Compare all the same"), tr("Give the ratio, with what differs beside it"))
        self.open.clicked.connect(self.open_wanted)
        self.again.clicked.connect(self.again_wanted)
        self.copy.clicked.connect(self._on_copy_clicked)
        self.insist.clicked.connect(self._on_insist_clicked)
        inner, self.acts, flow = QWidget(), QWidget(), Flow()
        flow.setContentsMargins(0, 0, 0, 0)
        for button in (self.open, self.again, self.copy):
            flow.addWidget(button)
        self.acts.setLayout(flow)
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.WIDE, theme.MARGIN, theme.WIDE, theme.MARGIN)
        column.setSpacing(theme.MARGIN)
        column.addWidget(self.title)
        column.addWidget(self.insist, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.acts)
        column.addWidget(self.text)
        column.addStretch(1)
        fill(self, inner)
        self.setAccessibleName(tr("The selected results"))
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Neither one result nor two."""
        self._show("", tr("{count} results are selected.", count=count) if count > 2 else tr(HINT))

    def show_entry(self, entry: Entry) -> None:
        """All that is known of a result."""
        self._command = entry.command
        sections = "".join(_section(tr(title), lines) for title, lines in details(entry))
        command = f"<p><code>{escape(entry.command)}</code></p>" if entry.command else ""
        self._show(called(entry), f"<table>{sections}</table>{command}", one=True)

    def show_waiting(self, first: Entry, second: Entry) -> None:
        """While two are compared."""
        self._show(tr("{first} and {second}", first=called(first), second=called(second)), "…")

    def show_versus(self, first: Entry, second: Entry, versus: Versus) -> None:
        """The verdict; where machine or conditions differ, what differs and the choice to have it all the same."""
        self._versus = versus
        if not versus.differ:
            self._show(tr(versus.verdict), _list(map(tr, versus.minds)))
            return
        names = {"first": called(first), "second": called(second)}
        title = tr("{first} and {second} are not compared, for machine or conditions differ", **names)
        self._show(title, _list(map(tr, versus.differ)))
        self.insist.show()

    def _on_insist_clicked(self) -> None:
        if found := self._versus:
            differ = f"{tr('Mind, they differ:')}{_list(map(tr, found.differ))}"
            self._show(tr(found.verdict), differ + _list(map(tr, found.minds)))

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._command)
        self.said.emit(tr("The command is on the clipboard"))

    def _show(self, title: str, text: str, *, one: bool = False) -> None:
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self.text.setText(text)
        self.acts.setVisible(one)
        self.insist.hide()
        self.verticalScrollBar().setValue(0)


def _button(icon: str, text: str, tip: str) -> QPushButton:
    button = QPushButton(theme.icon(icon), text)
    button.setToolTip(tip)
    button.setAccessibleName(text)
    return button


def _section(title: str, lines: Iterable[tuple[str, str]]) -> str:
    rows = "".join(
        f"<tr><td style='padding-right:{theme.WIDE}px'>{escape(tr(name))}</td><td>{escape(tr(value))}</td></tr>"
        for name, value in lines
    )
    return f"<tr><td colspan='2' style='padding-top:{theme.MARGIN}px'><b>{escape(title)}</b></td></tr>{rows}"


def _list(lines: Iterable[str]) -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<ul style='margin-left:-{5 * theme.GRID}px'>{items}</ul>" if items else ""
