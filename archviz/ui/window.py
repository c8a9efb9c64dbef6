"""The window: puts the parts together and does nothing else."""

from __future__ import annotations

from concurrent.futures import wait
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QMainWindow,
    QSplitter,
    QTabWidget,
    QWidget,
)

from archviz.app import ready
from archviz.app.jobs import WorkerThread
from archviz.app.settings import Theme

from . import process, theme
from .actions import Actions
from .audit import AuditPanel
from .bench.panel import LatencyPanel
from .bench.times import Times
from .bridge import Bridge
from .collector import Collector
from .commands import Commands
from .compare import ComparePanel
from .comparison.comparing import Comparing
from .conflict import Conflict
from .counting import Counting
from .dock import Dock
from .document import Document
from .equal.panel import MatchPanel
from .export import Export
from .files import Files
from .find import FindBar
from .forms import FormsPanel
from .heat import HeatChoice
from .inspector import Inspector
from .keys import TypeAhead
from .language import sourced, tr
from .later import Later
from .layers import LayersPanel
from .memory import Memory
from .menus import fill_menus, fill_tools
from .message import MessageBar
from .outline import Outline
from .palette import Palette
from .paths import PathsPanel
from .picture import PicturePane
from .popup import Popup
from .problems import Problems
from .recovery import Recovery
from .ring import FocusRing
from .selection import Selection
from .stages import StageList
from .strip import StripPanel
from .tabs import DesignTabs
from .textsize import give_room
from .totals import Totals
from .undo import HistoryPanel

if TYPE_CHECKING:
    from .launcher import Launcher

PATIENCE_S = 0.4  # for the workers when the window closes


class Window(QMainWindow):
    """Palette left, stages and form right, the picture in the middle, tables below, totals at the foot."""

    def __init__(self, document: Document, memory: Memory) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.document, self.memory = document, memory
        document.setParent(self)
        memory.setParent(self)
        self.recovery: Recovery | None = None
        self.selection = Selection(document, self)
        self.commands = Commands(document, self.selection, self)
        self._collector = Collector(self)
        self.later = Later(self)
        self.times = Times(document, self.later, self)
        graphviz = WorkerThread("layout")
        self.later.add(graphviz.begin)
        self._torch, self._layout = Bridge(process.shared(), self), Bridge(graphviz, self)
        self.palette_panel = Palette()
        self.stages = StageList(document, self.selection)
        self.inspector = Inspector(document, self.selection)
        self.message = MessageBar()
        self.message.setAutoFillBackground(True)
        self.tabs = DesignTabs(document)
        self.picture = PicturePane(document, self.selection, self._layout, self.times)
        self.heat = HeatChoice()
        self.layers = LayersPanel(document, self.selection, self.times)
        self.strip = StripPanel(document, self.selection, self.layers)
        self.compare = ComparePanel()
        self.problems = Problems(document, self.selection)
        self.audit, self.totals = AuditPanel(), Totals()
        self.counting = Counting(document, self._torch, self.totals, self.audit, self)
        self.paths = PathsPanel(document, self.selection, self._layout)
        self.forms = FormsPanel(document, self.selection, self._torch)
        self.latency = LatencyPanel(document, self.selection, memory, self._torch)
        self.match = MatchPanel(document)
        self.files = Files(self, document, memory, self.inspector.commit)
        self.conflict = Conflict(document, self.message, self)
        self.export = Export(self, document, memory, self.picture, self._layout, self.times)
        self.history = HistoryPanel(document)
        self.find_bar = FindBar(document, self.selection, self.layers.naming, self.picture.canvas)
        self.outline = Outline(document, self.selection)
        self.bottom = self._bottom()
        self.comparing = Comparing(self)
        self.ring = FocusRing(self)
        self._assemble()
        self.actions_ = Actions(self)
        self.views = fill_tools(self)
        fill_menus(self, self.views)
        self.popup = Popup(self)
        names = ("cut", "copy", "duplicate", "remove", "replace", "up", "down")
        self.inspector.several.show_actions(self.actions_[name] for name in names)
        give_room(self)
        TypeAhead(self, *self.docks)
        self._connect()
        self._restore()

    # -- assembling

    def _assemble(self) -> None:
        middle = QWidget()
        grid = QGridLayout(middle)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.tabs, 0, 0)
        grid.addWidget(self.picture, 1, 0)
        grid.addWidget(self.message, 1, 0, Qt.AlignmentFlag.AlignTop)  # over the picture, which stays where it is
        grid.setRowStretch(1, 1)
        self.message.raise_()
        self.setCentralWidget(middle)
        side = self._side = QSplitter(Qt.Orientation.Vertical)
        side.addWidget(self.stages)
        side.addWidget(self.inspector)
        side.setStretchFactor(1, 1)
        side.splitterMoved.connect(lambda: self._side.setProperty("moved", True))
        side.setChildrenCollapsible(False)
        areas = Qt.DockWidgetArea
        self.docks = (
            self._dock("palette", tr("Palette"), self.palette_panel, areas.LeftDockWidgetArea),
            self._dock("design", tr("Design"), side, areas.RightDockWidgetArea),
            self._dock("tables", tr("Tables"), self.bottom, areas.BottomDockWidgetArea),
        )
        self.setCorner(Qt.Corner.BottomRightCorner, areas.RightDockWidgetArea)
        self.setCorner(Qt.Corner.BottomLeftCorner, areas.BottomDockWidgetArea)
        self.statusBar().addPermanentWidget(self.totals, 1)
        self.statusBar().setSizeGripEnabled(False)

    def _dock(self, name: str, title: str, widget: QWidget, area: Qt.DockWidgetArea) -> Dock:
        dock = Dock(name, title, widget, self)
        self.addDockWidget(area, dock)
        return dock

    def _bottom(self) -> QTabWidget:
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.tabBar().setAccessibleName(tr("Tables"))
        tabs.addTab(self.layers, tr("Table"))
        tabs.addTab(self.compare, tr("Compare"))
        tabs.addTab(self.problems, tr("Problems"))
        tabs.addTab(self.audit, tr("Audit"))
        tabs.addTab(self.latency, tr("Latency"))
        tabs.addTab(self.match, tr("Match"))
        tabs.addTab(self.paths, tr("Paths"))
        tabs.addTab(self.forms, tr("Forms"))
        tabs.addTab(self.strip, tr("Receptive field"))
        tabs.addTab(self.history, tr("History"))
        tabs.addTab(self.outline, tr("Outline"))
        tabs.setCornerWidget(self.layers.levels)
        tabs.currentChanged.connect(
            lambda i: self.layers.levels.setVisible(tabs.widget(i) in (self.layers, self.strip))
        )
        return tabs

    def _connect(self) -> None:
        document, say = self.document, self.message.say
        for source in (
            document.refused,
            self.memory.refused,
            self.picture.failed,
            self.export.refused,
            self.latency.refused,
        ):
            source.connect(say)
        document.unsaved.connect(self._on_document_unsaved)
        for source in (self.export.said, self.files.said, self.latency.said, self.match.said):
            source.connect(lambda text: say(text, icon="info"))
        self.palette_panel.block_chosen.connect(self.commands.insert)
        self.palette_panel.network_chosen.connect(self._on_network_chosen)
        self.palette_panel.tree.renamed.connect(document.rename_block, Qt.ConnectionType.QueuedConnection)
        self.palette_panel.tree.removed.connect(document.remove_block)
        document.changed.connect(self._show_saved)
        for show_heat in (self.picture.set_heat, self.layers.set_heat, lambda heat: self.memory.put(heat=heat)):
            self.heat.chosen.connect(show_heat)
        self.picture.network_chosen.connect(self.commands.open_network)
        drops = self.picture.drops
        drops.inserted.connect(self.commands.insert)
        drops.replaced.connect(self.commands.exchange)
        self.stages.inserted.connect(self.commands.insert)
        for place in (drops, self.stages):
            place.moved.connect(self.commands.move_to)
            place.dropped.connect(self.commands.drop)
        self.inspector.verify.connect(self.verify_forms)
        self.forms.changed.connect(self._show_reason)
        self.latency.changed.connect(self.actions_.refresh)
        self.latency.measured.connect(self.times.take)
        self.latency.marked.connect(self.times.refresh)
        self.layers.naming.changed.connect(self._show_names)
        self.find_bar.changed.connect(self.actions_.refresh)
        document.changed.connect(self._show_names)
        self.tabs.rename.connect(self._on_design_rename)
        self.match.compared.connect(self.comparing.open)
        self.compare.chosen.connect(self._on_compared_chosen)
        self.compare.pinned.connect(lambda place: document.pin(document.project.order[place]))
        self.problems.counted.connect(self._show_problem_count)
        self.problems.placed.connect(self.inspector.show_place)
        self.problems.said.connect(lambda text: say(text, icon="info"))
        document.filed.connect(self._show_title)
        document.changed.connect(self._show_designs)
        document.edited.connect(self.message.forget)
        document.changed.connect(self._share_side)
        self._share_side()
        self._show_title()
        self._show_designs()
        self._show_saved()
        self._show_reason()
        self._show_problem_count(self.problems.count)

    # -- what only the window can do

    def open_example(self, name: str = ready.FIRST, *, ask: bool = False) -> None:
        """A ready comparison in the place of the document; it has no file of its own."""
        if not ask or self.files.may_leave():
            self.document.open(ready.path(name), template=True)

    def open_first(self, path: Path | None) -> None:
        """What the program starts with: this file, or the example where there is none or it is refused."""
        if path is None or not self.document.open(path):
            self.open_example()
        else:
            self.memory.opened(path)
        self.commands.begin()
        if len(self.document.project.designs) > 1:
            self.show_panel(1)

    def watch(self, recovery: Recovery | None = None) -> None:
        """Keep a journal from now on, or go on with another window's, and offer what a crash has left."""
        self.recovery = recovery = recovery or Recovery(self.document, self)
        recovery.refused.connect(self.message.say)
        if found := recovery.leftover():
            entry, journal = found
            names = ", ".join(d.name for d in entry.project.designs)
            text = tr("ArchViz closed unexpectedly. Recover unsaved changes to {names}?", names=names)

            def recover() -> None:
                if self.files.may_leave():
                    recovery.recover(entry, journal)

            self.message.say(text, icon="info", choices={tr("Recover"): recover, tr("Discard"): journal.discard})

    def set_theme(self, name: Theme) -> None:
        """System, light, dark or high contrast; every part follows the palette."""
        self.memory.put(theme=name)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, name)

    def show_panel(self, index: int) -> None:
        """Bring a table at the bottom to the front."""
        self.docks[2].show()
        self.bottom.setCurrentIndex(index)

    def verify_forms(self) -> None:
        """The forms of the selected ResNeXt stage, in their panel."""
        self.show_panel(self.bottom.indexOf(self.forms))
        self.forms.verify()

    def audit_counts(self) -> None:
        """The counts of every block by three counters, in their panel."""
        self.show_panel(self.bottom.indexOf(self.audit))
        self.audit.button.click()

    def measure_latency(self, *, forms: bool = False) -> None:
        """The latencies of the ticked designs, or of the equal forms of the selected block, in their panel."""
        self.show_panel(self.bottom.indexOf(self.latency))
        (self.latency.measure_forms if forms else self.latency.measure)()

    @cached_property
    def launcher(self) -> Launcher:
        """Every command by its name; made when it is first asked for."""
        from .launcher import Launcher

        return Launcher(self)

    @property
    def busy(self) -> bool:
        """Whether a picture or a count is still to come."""
        parts = self.picture, self.counting, self._layout, self.export, self.times, self.latency, self.comparing
        return any(part.busy for part in parts)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that no part of it took: where they are those of a grey command, it says why it is grey."""
        if not self.actions_.explain(event.keyCombination()):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab and Shift+Tab; the ring shows where they lead."""
        moved = super().focusNextPrevChild(next)
        self.ring.follow()
        return moved

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about a run and unsaved work, then end the workers; a document that another window has is its matter."""
        if self.document.parent() is self:
            if not (self.latency.may_end() and self.files.may_leave()):
                event.ignore()
                return
            self.comparing.leave()  # the docks are remembered as they were
            self.remember()
            if self.recovery:
                self.recovery.close()
            self.document.close()
        self.hide()
        self.counting.stop()
        workers = [part.close() for part in (self.export, self.times, self._layout, self._torch)]
        workers += self.latency.close_workers()
        wait(workers, PATIENCE_S)
        self._collector.stop(*workers)
        event.accept()

    def remember(self) -> None:
        """Keep the window's place and docks for the next one."""
        geometry, state = (bytes(a.toBase64().data()).decode() for a in (self.saveGeometry(), self.saveState()))
        self.memory.put(geometry=geometry, state=state)

    def _restore(self) -> None:
        settings = self.memory.settings
        self.resize(QSize(1440, 900).boundedTo(self.screen().availableSize()))
        self.heat.choose(settings.heat)
        if settings.geometry:
            self.restoreGeometry(QByteArray.fromBase64(settings.geometry.encode()))
            self.restoreState(QByteArray.fromBase64(settings.state.encode()))

    def _show_title(self) -> None:
        self.setWindowTitle(f"{self.document.title}[*] — ArchViz")
        self.setWindowModified(self.document.modified)

    def _share_side(self) -> None:
        """The list is as high as its stages until somebody moves its lower edge."""
        if not self._side.property("moved"):
            wanted = self.stages.wanted_height()
            self._side.setSizes([wanted, max(1, self._side.height() - wanted)])

    def _show_designs(self) -> None:
        project = self.document.project
        self.compare.show_designs(project.compared, project.order.index(self.document.state.active))

    def _show_saved(self) -> None:
        self.palette_panel.show_saved(self.document.project.blocks)

    def _show_reason(self) -> None:
        self.inspector.show_verify(self.forms.reason)

    def _show_names(self) -> None:
        sources = tuple(sourced(stage.block) for stage in self.document.design.stages)
        self.picture.canvas.set_names(self.layers.naming.names, sources)

    def _show_problem_count(self, count: int) -> None:
        self.bottom.setTabText(2, tr("Problems {count}", count=count) if count else tr("Problems"))
        self.bottom.setTabIcon(2, theme.icon("warning") if count else theme.icon("check"))

    def _on_document_unsaved(self, why: str) -> None:
        kept = self.recovery.keep() if self.recovery else None
        self.message.say(tr("{why}. Your work is kept in {journal}", why=why, journal=kept) if kept else why)

    def _on_network_chosen(self, name: str) -> None:
        self.commands.open_network(name)
        self.picture.canvas.setFocus()  # letters typed next are commands, not a search

    def _on_compared_chosen(self, place: int) -> None:
        self.document.activate(self.document.project.order[place])

    def _on_design_rename(self) -> None:
        self.selection.clear()
        self.inspector.rename()
