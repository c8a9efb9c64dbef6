"""The Compare view: keeps the page up to date with the designs that are compared."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QStackedWidget, QVBoxLayout, QWidget

from archviz.app import ready, reports
from archviz.app.comparison import FORMATS, side_by_side, sketched
from archviz.app.design import Design
from archviz.app.ready import PREFIX
from archviz.diagram.abreast import Abreast
from archviz.report.comparison import MAX_DESIGNS
from archviz.report.content import Content
from archviz.report.page import level
from archviz.report.sections import CONFIRMED, DOUBTED
from archviz.results import Level
from archviz.spec import files
from archviz.spec.architecture import Architecture
from archviz.spec.files import write_atomically
from archviz.spec.issue import Refused
from archviz.ui import theme
from archviz.ui.audit import page as centred
from archviz.ui.bridge import Bridge
from archviz.ui.commands import Commands
from archviz.ui.document import Document
from archviz.ui.files import completed
from archviz.ui.language import told, tr
from archviz.ui.memory import Memory
from archviz.words import word

from .bar import Bar
from .page import Page

CALM_MS = 200
ALONE = word("Two designs make a comparison: tick another one above, or add a network.")
FINENESS: tuple[Level, ...] = ("stage", "block", "layer")
KINDS = {
    ".html": word("Web page"),
    ".pdf": "PDF",
    ".md": "Markdown",
    ".csv": "CSV",
    ".tex": "LaTeX",
    ".json": "JSON",
}


class ComparisonView(QWidget):
    """`left` asks for the picture; `said` tells of a file that is there, `refused` why there is none."""

    left = Signal()
    said = Signal(str)
    refused = Signal(str)

    def __init__(
        self, document: Document, commands: Commands, memory: Memory, torch: Bridge, layout: Bridge, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._document, self._commands, self._memory = document, commands, memory
        self._torch, self._layout = torch, layout
        self._out: frozenset[str] = frozenset()  # the names of those that are left out
        self._shown: object = None
        self.bar, self.page = Bar(), Page()
        self.hint = QLabel(tr(ALONE))
        theme.quiet(self.hint)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.page)
        self._pages.addWidget(centred(self.hint))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.bar, theme.rule(), self._pages):
            column.addWidget(widget)
        self._calm = QTimer(self, singleShot=True, interval=CALM_MS)
        self._calm.timeout.connect(self.refresh)
        self.page.levels.choose(min((level(len(Design(d).graph.units)) for d in self.designs), key=FINENESS.index))
        self.bar.left.connect(self.left)
        self.bar.export.connect(self._on_export_clicked)
        self.bar.wished.connect(self._on_figure_wished)
        self.bar.add.wanted.connect(self.add)
        self.bar.chips.pinned.connect(document.pin)
        self.bar.chips.ticked.connect(self._on_design_ticked)
        self.page.table.chosen.connect(lambda place: document.activate(self.kept[place]))
        self.page.table.pinned.connect(lambda place: document.pin(self.kept[place]))
        self.page.levels.chosen.connect(self.refresh)
        document.changed.connect(self._on_document_changed)

    @property
    def kept(self) -> tuple[int, ...]:
        """The places in the project of those that are compared, the baseline first."""
        project = self._document.project
        names = [design.name for design in project.designs]
        found = (i for i in project.order if i == project.baseline or names[i] not in self._out)
        return tuple(found)[:MAX_DESIGNS]

    @property
    def designs(self) -> tuple[Architecture, ...]:
        """Those that are compared."""
        return tuple(self._document.project.designs[i] for i in self.kept)

    @property
    def busy(self) -> bool:
        """Whether something is about to be asked."""
        return self._calm.isActive()

    def add(self, name: str) -> None:
        """A network beside the others, or the designs of a ready comparison; both can be undone."""
        if not name.startswith(PREFIX):
            self._commands.open_network(name)
            return
        try:
            self._document.adopt(files.load(ready.path(name.removeprefix(PREFIX))))
        except Refused as refusal:
            self.refused.emit(tr(refusal.sentence))

    def refresh(self) -> None:
        """Have everything read anew that changed; the latest question alone is answered."""
        self._calm.stop()
        project, kept, designs = self._document.project, self.kept, self.designs
        self.bar.chips.show_project(project, kept)
        self.bar.save.setEnabled(len(designs) > 1)
        self._pages.setCurrentIndex(len(designs) < 2)
        level, current = cast("Level", self.page.levels.current), self._document.state.active
        wanted = (designs, level, current, self._memory.settings.unwanted)
        if wanted == self._shown:
            return
        self._shown = wanted
        for bridge, key in ((self._layout, "comparison"), (self._torch, "charts"), (self._torch, "confirmed")):
            bridge.drop(key)
        if len(designs) < 2:
            return
        more = tr("The first {most} of {count} designs are compared.", most=MAX_DESIGNS, count=len(project.designs))
        self.page.more.say(more if len(designs) == MAX_DESIGNS < len(project.designs) else "")

        def read(_: object) -> tuple[Content, Abreast]:
            found = sketched([Design(design) for design in designs], "")
            return found, side_by_side(found, level)

        self._layout.ask("comparison", read, partial(self._on_read, kept), self._on_failed)
        self._torch.ask("charts", partial(reports.charts, designs), self.page.charts.show_charts, self._on_failed)
        work = partial(reports.confirmed, designs)
        self._torch.ask("confirmed", work, self._on_confirmed, lambda e: self.page.confirmed.setText(told(e)))

    def save_to(self, path: Path) -> None:
        """Write the comparison; the ending says how."""
        ending = path.suffix.lower()
        if ending not in FORMATS:
            fault = tr("a comparison is written as {some} or {last}", some=", ".join(FORMATS[:-1]), last=FORMATS[-1])
            self.refused.emit(f"{path}: {fault}")
            return
        document, wanted = self._document, self._wanted()
        file = document.path if document.stack.isClean() else None
        command = reports.command(document.project, self.kept, file, wanted, path)
        work = partial(reports.report, self.designs, command, wanted, ending)
        self._torch.entrust(f"report {path}", work, partial(self._on_made, path), lambda e: self.refused.emit(told(e)))
        self.said.emit(tr("The comparison is being written to {path}", path=path))

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while nobody looked."""
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is read for nobody."""
        super().hideEvent(event)
        self._calm.stop()

    def _wanted(self) -> tuple[str, ...]:
        """The figures that are shown; empty for all."""
        unwanted = self._memory.settings.unwanted
        keys = [action.data() for action in self.bar.columns.menu().actions()]
        return tuple(key for key in keys if key not in unwanted) if unwanted else ()

    def _on_document_changed(self) -> None:
        if self.isVisible():
            self._calm.start()

    def _on_design_ticked(self, place: int, on: bool) -> None:
        name = self._document.project.designs[place].name
        self._out = self._out - {name} if on else self._out | {name}
        self.refresh()

    def _on_figure_wished(self, key: str, on: bool) -> None:
        others = tuple(k for k in self._memory.settings.unwanted if k != key)
        self._memory.put(unwanted=others if on else (*others, key))
        self.refresh()

    def _on_read(self, kept: tuple[int, ...], found: tuple[Content, Abreast]) -> None:
        content, pictures = found
        unwanted, comparison = self._memory.settings.unwanted, content.comparison
        self.bar.show_figures(comparison.figures, unwanted)
        active = self._document.state.active
        self.page.show_content(content, unwanted, kept.index(active) if active in kept else -1)
        self.page.show_pictures(pictures, comparison.names)

    def _on_confirmed(self, agree: bool) -> None:
        self.page.confirmed.setText(tr(CONFIRMED if agree else DOUBTED))

    def _on_failed(self, error: BaseException) -> None:
        self._shown = None
        self.refused.emit(tr("The comparison cannot be shown: {why}", why=told(error)))

    def _on_export_clicked(self) -> None:
        start = self._document.path or Path.home() / self._document.title
        kinds = {f"{tr(title)} (*{ending})": ending for ending, title in KINDS.items()}
        chosen, kind = QFileDialog.getSaveFileName(
            self, tr("Export the comparison"), str(start.with_suffix(".html")), ";;".join(kinds)
        )
        if chosen and (path := completed(self, chosen, "" if Path(chosen).suffix else kinds.get(kind, ".html"))):
            self.save_to(path)

    def _on_made(self, path: Path, content: bytes) -> None:
        try:
            write_atomically(path, content)
        except Refused as refusal:
            self.refused.emit(tr(refusal.sentence))
        else:
            self.said.emit(tr("The comparison is in {path}", path=path))
