"""The Compare view: keeps the page up to date with the designs that are compared."""

from __future__ import annotations

from functools import partial
from typing import cast

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from archviz.app import ready, reports
from archviz.app.comparison import side_by_side
from archviz.app.ready import PREFIX
from archviz.report.comparison import MAX_DESIGNS
from archviz.report.content import Content
from archviz.report.sections import CONFIRMED, DOUBTED
from archviz.results import Level
from archviz.spec import files
from archviz.spec.architecture import Architecture
from archviz.spec.issue import Refused
from archviz.ui import theme
from archviz.ui.bridge import Bridge
from archviz.ui.commands import Commands
from archviz.ui.document import Document
from archviz.ui.language import told, tr
from archviz.ui.memory import Memory

from .alone import Alone
from .bar import Bar
from .pace import Pace
from .page import Page
from .reading import FINENESS, Read, read
from .welcome import Welcome
from .writing import Writing, command

CALM_MS = 200


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
        self._drawn: object = None
        self._content: Content | None = None
        self._targets: tuple[str, ...] = ()
        self.bar, self.page, self.alone = Bar(), Page(), Alone()
        self.writing = Writing(torch)
        self.welcome = Welcome(memory)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.page)
        self._pages.addWidget(self.alone)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.bar, self.welcome, theme.rule(), self._pages, self.writing):
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
        self.writing.refused.connect(self.refused)
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
        self.alone.show_names([design.name for design in project.designs])
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
            self._layout.ask("comparison", partial(read, designs, path), self._on_read, self._on_failed)
        self._draw(designs)

    def measured(self) -> None:
        """There are other results in the history."""
        self._asked = self._drawn = None
        if self.isVisible():
            self._calm.start()

    def export(self) -> None:
        """Choose a file and write the comparison."""
        if len(self.designs) > 1:
            self.writing.choose(self.designs, self._document, self._wanted())

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

    def _draw(self, designs: tuple[Architecture, ...]) -> None:
        """Charts, in the process beside the window; what fvcore counts is asked once it is known that it can."""
        if designs == self._drawn:
            return
        self._drawn = designs
        for key in ("charts", "confirmed"):
            self._torch.drop(key)
        self.page.confirmed.clear()
        if len(designs) > 1:
            show = self.page.charts.show_charts
            self._torch.ask("charts", partial(reports.charts, designs), show, self._on_failed)

    def _count(self, designs: tuple[Architecture, ...], *, faulty: bool) -> None:
        label = self.page.confirmed
        if faulty:
            label.setText(tr("fvcore counts when the mistakes are mended."))
        elif not label.text():
            label.setText(tr("fvcore is counting each design itself…"))
            work = partial(reports.confirmed, designs)
            self._torch.ask("confirmed", work, self._on_confirmed, lambda e: label.setText(told(e)))

    def _wanted(self) -> tuple[str, ...]:
        """The figures that are shown; empty for all."""
        unwanted = self._memory.settings.unwanted
        known = self._content.comparison.figures if self._content else ()
        return tuple(figure.key for figure in known if figure.key not in unwanted) if unwanted else ()

    def _show_figures(self) -> None:
        """Other columns, or another design that is looked at."""
        if content := self._content:
            self.bar.show_figures(content.comparison.figures, self._memory.settings.unwanted)
            self.page.show_figures(content, self._memory.settings.unwanted, self._current)
            self.page.foot.command.setText(command(self._targets, self._document, self._wanted()))

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
        self._content, self._targets, fine = found.content, found.targets, self._level or found.level
        content, unwanted = self._content, self._memory.settings.unwanted
        with QSignalBlocker(self.page.levels):
            self.page.levels.choose(fine)
        self.bar.show_figures(content.comparison.figures, unwanted)
        saved, words = bool(self._targets), command(self._targets, self._document, self._wanted())
        self.page.foot.show_command(words, found.versions, found.machine, saved=saved)
        self._pace.begin("comparison", self.page.showing(content, unwanted, self._current, found.faulty))
        self._count(content.designs, faulty=bool(found.faulty))
        self._layout.ask(
            "pictures",
            lambda _: side_by_side(content, fine),
            lambda drawn: self._pace.begin("pictures", self.page.showing_pictures(drawn, content.comparison.names)),
            self._on_failed,
        )

    def _on_confirmed(self, agree: bool) -> None:
        self.page.confirmed.setText(tr(CONFIRMED if agree else DOUBTED))

    def _on_failed(self, error: BaseException) -> None:
        self._asked = self._drawn = None
        self.refused.emit(tr("The comparison cannot be shown: {why}", why=told(error)))
