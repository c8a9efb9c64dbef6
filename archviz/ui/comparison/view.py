"""The Compare view: keeps the page up to date with the designs that are compared; see `chosen` for which they are."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import cast

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from archviz.app import reports
from archviz.app.comparison import side_by_side
from archviz.diagram.abreast import Abreast
from archviz.report.content import Content
from archviz.report.sections import CONFIRMED, DOUBTED
from archviz.report.tables import told as tells
from archviz.results import Figure, Level
from archviz.spec.architecture import Architecture
from archviz.spec.issue import Refused
from archviz.ui import theme
from archviz.ui.bridge import Bridge
from archviz.ui.commands import Commands
from archviz.ui.document import Document
from archviz.ui.language import told, tr
from archviz.ui.memory import Memory
from archviz.ui.selection import WHOLE, Selection

from .alone import Alone
from .bar import Bar
from .caution import faulty
from .chosen import Chosen
from .pace import Pace
from .page import Page
from .reading import FINENESS, Read, read
from .welcome import Welcome
from .writing import Writing, command

CALM_MS = 200


class ComparisonView(QWidget):
    """`left` asks for the picture, `refused` tells why something cannot be, `said` what was not needed."""

    left = Signal()
    refused = Signal(str)
    said = Signal(str)

    def __init__(
        self,
        document: Document,
        commands: Commands,
        selection: Selection,
        memory: Memory,
        torch: Bridge,
        layout: Bridge,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._document, self._selection, self._memory = document, selection, memory
        self._torch, self._layout = torch, layout
        self.chosen = Chosen(document, commands, self)
        self._level: Level | None = None  # until somebody chooses one it is what suits the designs
        self._asked: object = None
        self._drawn: object = None
        self._content: Content | None = None
        self._figures: tuple[Figure, ...] = ()  # that can be told of the designs; the last known ones
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
        bar.chips.chosen.connect(document.activate)
        bar.chips.pinned.connect(document.pin)
        bar.chips.ticked.connect(self._on_design_ticked)
        bar.chips.closed.connect(document.close_design)
        page.table.chosen.connect(lambda place: document.activate(self.chosen.places[place]))
        page.table.pinned.connect(lambda place: document.pin(self.chosen.places[place]))
        page.levels.chosen.connect(self._on_level_chosen)
        page.pictures.picked.connect(self._on_picked)
        page.pictures.opened.connect(self.left)
        page.differences.picked.connect(self._on_picked)
        for changed in (document.changed, document.filed):
            changed.connect(self._on_document_changed)
        document.loaded.connect(self._on_document_loaded)
        self._selection.changed.connect(self._show_selection)

    @property
    def busy(self) -> bool:
        """Whether something is about to be asked or shown."""
        return self._calm.isActive() or self._pace.isActive()

    def add(self, name: str) -> None:
        """A network or a ready comparison beside the others; what was typed in vain stays where it is."""
        try:
            said = self.chosen.add(name)
        except Refused as refusal:
            self.bar.add.keep()
            self.refused.emit(tr(refusal.sentence))
            return
        if said:
            self.refresh()
            self.said.emit(said)

    def refresh(self) -> None:
        """Have everything read anew that changed; the latest question alone is answered."""
        self._calm.stop()
        project, designs = self._document.project, self.chosen.designs
        self.bar.chips.show_project(project, self.chosen.places, self._document.state.active, faulty(project.designs))
        few = len(designs) < 2
        self._pages.setCurrentIndex(few)
        names = [design.name for design in project.designs]
        self.bar.add.show_names(names)
        self.alone.show_names(names)
        self.page.more.say(self.chosen.more)
        self._show_bar()
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
        if why := self._reason:
            self.said.emit(why)
        else:
            self.writing.choose(self.chosen.designs, self._document, self._wanted())

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

    @property
    def _reason(self) -> str:
        """Why nothing can be written now; empty where it can."""
        if len(self.chosen.designs) < 2:
            return tr("Two designs make a comparison.")
        if not self._figures:
            return tr("The comparison is still being read.")
        unwanted = self._memory.settings.unwanted
        nothing = all(figure.key in unwanted for figure in self._figures)
        return tr("No figure is ticked: tick one in Figures.") if nothing else ""

    def _wanted(self) -> tuple[str, ...]:
        """The figures that are shown; empty for all."""
        unwanted = self._memory.settings.unwanted
        shown = tuple(figure.key for figure in self._figures if figure.key not in unwanted)
        return shown if len(shown) < len(self._figures) else ()

    def _show_bar(self) -> None:
        """What can be chosen of, and whether it can be written."""
        self.bar.show_figures(self._figures, self._memory.settings.unwanted)
        self.bar.columns.setVisible(len(self.chosen.designs) > 1 and bool(self._figures))
        self.bar.show_reason(self._reason)

    def _show_figures(self) -> None:
        """Other columns, or another design that is looked at."""
        self._show_bar()
        if content := self._content:
            self.page.show_figures(content, self._memory.settings.unwanted, self.chosen.column)
            self.page.foot.command.setText(command(self._targets, self._document, self._wanted()))

    def _show_selection(self) -> None:
        """In the picture of the design that is looked at."""
        if self.isVisible():
            selection = self._selection
            self.page.pictures.select(self.chosen.column, selection.name, selection.stage)

    def _want(self, unwanted: tuple[str, ...]) -> None:
        self._memory.put(unwanted=unwanted)
        self._show_figures()

    def _on_document_changed(self) -> None:
        if self.isVisible():
            self._calm.start()

    def _on_design_ticked(self, place: int, on: bool) -> None:
        self.chosen.take(place, on)
        self.refresh()

    def _on_document_loaded(self) -> None:
        """Another project: what was chosen for the last one is over."""
        self._level = None
        self.page.pictures.begin()

    def _on_picked(self, column: int, name: str, stage: int) -> None:
        """A stage of a design: that is looked at, and the form beside the view shows it."""
        self._document.activate(self.chosen.places[column])
        self._selection.pick(name, stage if name else WHOLE)

    def _on_figure_wished(self, key: str, on: bool) -> None:
        others = tuple(k for k in self._memory.settings.unwanted if k != key)
        self._want(others if on else (*others, key))

    def _on_level_chosen(self, name: str) -> None:
        self._level = cast("Level", name)
        self.page.pictures.begin()  # another level has other places
        self.refresh()

    def _on_read(self, found: Read) -> None:
        self._content, self._targets, fine = found.content, found.targets, self._level or found.level
        content, unwanted = self._content, self._memory.settings.unwanted
        self._figures = tuple(filter(tells, content.comparison.figures))
        with QSignalBlocker(self.page.levels):
            self.page.levels.choose(fine)
        self._show_bar()
        saved, words = bool(self._targets), command(self._targets, self._document, self._wanted())
        self.page.foot.show_command(words, found.versions, found.machine, saved=saved)
        self._pace.begin("comparison", self.page.showing(content, unwanted, self.chosen.column))
        self._count(content.designs, faulty=bool(faulty(content.designs)))
        self._layout.ask(
            "pictures",
            lambda _: side_by_side(content, fine),
            partial(self._on_drawn, content),
            self._on_failed,
        )

    def _on_drawn(self, content: Content, drawn: Abreast) -> None:
        self._pace.begin("pictures", self._showing(drawn, content))

    def _showing(self, drawn: Abreast, content: Content) -> Iterator[None]:
        yield from self.page.showing_pictures(drawn, content)
        self._show_selection()

    def _on_confirmed(self, agree: bool) -> None:
        self.page.confirmed.setText(tr(CONFIRMED if agree else DOUBTED))

    def _on_failed(self, error: BaseException) -> None:
        self._asked = self._drawn = None
        self.refused.emit(tr("The comparison cannot be shown: {why}", why=told(error)))
