"""The Compare view: keeps the page up to date with the designs that are compared."""

from __future__ import annotations

import shlex
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from archviz.app import ready, remake, reports
from archviz.app.comparison import FORMATS, side_by_side, sketched
from archviz.app.design import Design
from archviz.app.ready import PREFIX
from archviz.report.comparison import MAX_DESIGNS
from archviz.report.content import Content
from archviz.report.conventions import machine, versions
from archviz.report.page import level
from archviz.report.sections import CONFIRMED, DOUBTED
from archviz.results import Level
from archviz.spec import files
from archviz.spec.architecture import Architecture
from archviz.spec.files import write_atomically
from archviz.spec.issue import Refused
from archviz.ui import theme
from archviz.ui.bridge import Bridge
from archviz.ui.commands import Commands
from archviz.ui.document import Document
from archviz.ui.files import completed
from archviz.ui.language import told, tr
from archviz.ui.memory import Memory
from archviz.words import word

from .alone import Alone
from .bar import Bar
from .foot import UNSAVED
from .outcome import Outcome
from .pace import Pace
from .page import Page
from .welcome import Welcome

CALM_MS = 200
FINENESS: tuple[Level, ...] = ("stage", "block", "layer")
KINDS = {
    ".html": word("Web page"),
    ".pdf": "PDF",
    ".md": "Markdown",
    ".csv": "CSV",
    ".tex": "LaTeX",
    ".json": "JSON",
}
Read = tuple[Content, Level, tuple[str, ...], tuple[str, str]]  # the level that suits, targets, versions and machine


class ComparisonView(QWidget):
    """`left` asks for the picture, `refused` tells why something cannot be."""

    left = Signal()
    refused = Signal(str)

    def __init__(
        self, document: Document, commands: Commands, memory: Memory, torch: Bridge, layout: Bridge, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._document, self._commands, self._memory = document, commands, memory
        self._torch, self._layout = torch, layout
        self._out: frozenset[str] = frozenset()  # the names of those that are left out
        self._level: Level | None = None  # until somebody chooses one it is what suits the designs
        self._asked: object = None
        self._counted: object = None
        self._content: Content | None = None
        self._targets: tuple[str, ...] = ()
        self.bar, self.page, self.alone, self.outcome = Bar(), Page(), Alone(), Outcome()
        self.welcome = Welcome(memory)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.page)
        self._pages.addWidget(self.alone)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.bar, self.welcome, theme.rule(), self._pages, self.outcome):
            column.addWidget(widget)
        column.setStretchFactor(self._pages, 1)
        self._calm = QTimer(self, singleShot=True, interval=CALM_MS)
        self._calm.timeout.connect(self.refresh)
        self._pace = Pace(self)
        self._connect()

    def _connect(self) -> None:
        document, bar, page = self._document, self.bar, self.page
        bar.left.connect(self.left)
        bar.export.connect(self.export)
        bar.wished.connect(self._on_figure_wished)
        bar.all.connect(lambda: self._want(()))
        for source in (bar.add.wanted, self.alone.wanted):
            source.connect(self.add)
        bar.chips.pinned.connect(document.pin)
        bar.chips.ticked.connect(self._on_design_ticked)
        bar.chips.closed.connect(document.close_design)
        page.table.chosen.connect(lambda place: document.activate(self.kept[place]))
        page.table.pinned.connect(lambda place: document.pin(self.kept[place]))
        page.levels.chosen.connect(self._on_level_chosen)
        for changed in (document.changed, document.filed):
            changed.connect(self._on_document_changed)

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
        """Whether something is about to be asked or shown."""
        return self._calm.isActive() or self._pace.isActive()

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
        few = len(designs) < 2
        self.bar.save.setEnabled(not few)
        self.bar.columns.setEnabled(not few)
        self._pages.setCurrentIndex(few)
        more = tr("The first {most} of {count} designs are compared.", most=MAX_DESIGNS, count=len(project.designs))
        self.page.more.say(more if len(designs) == MAX_DESIGNS < len(project.designs) else "")
        path = self._document.path
        wanted = (designs, self._level, path, self._document.modified)
        if wanted == self._asked:
            self._show_figures()
            return
        self._asked, self._content = wanted, None
        for key in ("comparison", "pictures"):
            self._layout.drop(key)
            self._pace.drop(key)
        if not few:
            self._layout.ask("comparison", partial(_read, designs, path), self._on_read, self._on_failed)
        self._count(designs)

    def measured(self) -> None:
        """There are other results in the history."""
        self._asked = self._counted = None
        if self.isVisible():
            self._calm.start()

    def export(self) -> None:
        """Choose a file and write the comparison."""
        if len(self.designs) < 2:
            return
        start = self._document.path or Path.home() / self._document.title
        name = start.name.removesuffix(files.SUFFIX) + ".html"
        kinds = {f"{tr(title)} (*{ending})": ending for ending, title in KINDS.items()}
        chosen, kind = QFileDialog.getSaveFileName(
            self, tr("Export the comparison"), str(start.with_name(name)), ";;".join(kinds)
        )
        ending = "" if Path(chosen).suffix.lower() in FORMATS else kinds.get(kind, ".html")
        if chosen and (path := completed(self, chosen, ending)):
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Write the comparison; the ending says how."""
        designs, ending = self.designs, path.suffix.lower()
        targets = remake.targets(designs, self._document.path)
        command = self._command(targets, "-o", str(path)) + ("" if targets else UNSAVED)
        work = partial(reports.report, designs, command, self._wanted(), ending)
        self._torch.entrust(f"report {path}", work, partial(self._on_made, path), self._on_unmade)
        self.outcome.begin(path)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while nobody looked."""
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is read for nobody."""
        super().hideEvent(event)
        self._calm.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1, 2, 3: how fine the pictures are."""
        if event.text() in ("1", "2", "3") and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.page.levels.choose(FINENESS[int(event.text()) - 1])
        else:
            super().keyPressEvent(event)

    def _count(self, designs: tuple[Architecture, ...]) -> None:
        """Charts and fvcore, in the process beside the window."""
        if designs == self._counted:
            return
        self._counted = designs
        for key in ("charts", "confirmed"):
            self._torch.drop(key)
        if len(designs) < 2:
            return
        self.page.confirmed.setText(tr("fvcore is counting each design itself…"))
        show = self.page.charts.show_charts
        self._torch.ask("charts", partial(reports.charts, designs), show, self._on_failed)
        work = partial(reports.confirmed, designs)
        self._torch.ask("confirmed", work, self._on_confirmed, lambda e: self.page.confirmed.setText(told(e)))

    def _wanted(self) -> tuple[str, ...]:
        """The figures that are shown; empty for all."""
        unwanted = self._memory.settings.unwanted
        known = self._content.comparison.figures if self._content else ()
        return tuple(figure.key for figure in known if figure.key not in unwanted) if unwanted else ()

    def _command(self, targets: tuple[str, ...], *more: str) -> str:
        """What makes the same; of designs that lie nowhere yet, from the file that they will lie in."""
        file = str(self._document.path or f"{self._document.title}{files.SUFFIX}")
        figures = ["--figures", ",".join(wanted)] if (wanted := self._wanted()) else []
        return shlex.join(["archviz", "compare", *(targets or (file,)), *figures, *more])

    def _show_figures(self) -> None:
        """Other columns, or another design that is looked at."""
        if content := self._content:
            self.bar.show_figures(content.comparison.figures, self._memory.settings.unwanted)
            self.page.show_figures(content, self._memory.settings.unwanted, self._current)
            self.page.foot.command.setText(self._command(self._targets))

    @property
    def _current(self) -> int:
        """The column of the design that is looked at; -1 where it is left out."""
        kept, active = self.kept, self._document.state.active
        return kept.index(active) if active in kept else -1

    def _want(self, unwanted: tuple[str, ...]) -> None:
        self._memory.put(unwanted=unwanted)
        self._show_figures()

    def _on_document_changed(self) -> None:
        if self.isVisible():
            self._calm.start()

    def _on_design_ticked(self, place: int, on: bool) -> None:
        name = self._document.project.designs[place].name
        self._out = self._out - {name} if on else self._out | {name}
        self.refresh()

    def _on_figure_wished(self, key: str, on: bool) -> None:
        others = tuple(k for k in self._memory.settings.unwanted if k != key)
        self._want(others if on else (*others, key))

    def _on_level_chosen(self, name: str) -> None:
        self._level = cast("Level", name)
        self.refresh()

    def _on_read(self, found: Read) -> None:
        self._content, suiting, self._targets, made = found
        content, unwanted = self._content, self._memory.settings.unwanted
        with QSignalBlocker(self.page.levels):
            self.page.levels.choose(self._level or suiting)
        self.bar.show_figures(content.comparison.figures, unwanted)
        self.page.foot.show_command(self._command(self._targets), *made, saved=bool(self._targets))
        self._pace.begin("comparison", self.page.showing(content, unwanted, self._current))
        fine = self._level or suiting
        self._layout.ask(
            "pictures",
            lambda _: side_by_side(content, fine),
            lambda drawn: self._pace.begin("pictures", self.page.showing_pictures(drawn, content.comparison.names)),
            self._on_failed,
        )

    def _on_confirmed(self, agree: bool) -> None:
        self.page.confirmed.setText(tr(CONFIRMED if agree else DOUBTED))

    def _on_failed(self, error: BaseException) -> None:
        self._asked = self._counted = None
        self.refused.emit(tr("The comparison cannot be shown: {why}", why=told(error)))

    def _on_made(self, path: Path, content: bytes) -> None:
        try:
            write_atomically(path, content)
        except Refused as refusal:
            self._on_unmade(refusal)
        else:
            self.outcome.end(path)

    def _on_unmade(self, error: BaseException) -> None:
        self.outcome.hide()
        self.refused.emit(told(error))


def _read(designs: tuple[Architecture, ...], path: Path | None, _: object) -> Read:
    """What needs no torch."""
    made = [Design(design) for design in designs]
    suiting = min((level(len(design.graph.units)) for design in made), key=FINENESS.index)
    return sketched(made, ""), suiting, remake.targets(designs, path), (versions(), machine())
