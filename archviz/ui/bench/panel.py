"""The tab "Latency": the conditions at the left, what was found at the right."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from archviz.app import bench, forms
from archviz.app.jobs import WorkerThread
from archviz.bench.outcome import Outcome
from archviz.bench.plan import Plan
from archviz.bench.result import Latency
from archviz.spec.issue import Refused
from archviz.ui.bridge import Bridge
from archviz.ui.document import Document
from archviz.ui.forms import UNSELECTED, grouped
from archviz.ui.language import tr
from archviz.ui.memory import Memory
from archviz.ui.selection import Selection
from archviz.words import SILENCE, Sentence, word

from .closeup import Closeup
from .controls import Controls, span
from .form import Form
from .invitation import Invitation
from .measuring import Measuring
from .pace import Pace
from .pages import Pages
from .past import PastView
from .recall import Recall, stale
from .results import Results, when

SIDE = 288  # of the conditions, in pixels


class LatencyPanel(QWidget):
    """`changed` when another thing can be measured. `torch` asks the process that draws the roofline."""

    changed = Signal()
    measured = Signal(object, object, object)  # a Latency, its Plan and Machine
    said = Signal(str)
    refused = Signal(str)

    def __init__(
        self, document: Document, selection: Selection, memory: Memory, torch: Bridge, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._selection, self._memory = document, selection, memory
        self._bridges = tuple(_bridge(name, self) for name in ("bench", "devices", "past"))
        self._at: datetime | None = None
        self._note: Sentence = SILENCE
        self._taken: tuple[Latency, ...] = ()
        self._ours = False  # whether the run that is shown was begun in this document
        self._told: tuple[bool, str] | None = None
        self.measuring, self.recall = Measuring(self._bridges[0], self), Recall(self._bridges[0], self)
        self.form = Form(memory.settings.bench, self._bridges[1])
        self.controls, self.results = Controls(), Results()
        self.invitation = Invitation()
        self.front = QStackedWidget()
        for widget in (self.invitation, self.results):
            self.front.addWidget(widget)
        self.past = PastView(self._bridges[2])
        self.closeup = Closeup(document, selection, torch, self)
        self.pages = Pages(
            {
                "results": (word("Results"), self.front),
                "blocks": (word("Blocks"), self.closeup.blocks),
                "roofline": (word("Roofline"), self.closeup.roofline),
                "past": (word("History"), self.past),
            }
        )
        self._assemble()
        self._connect()
        self._refresh()

    # -- what others ask

    @property
    def reason(self) -> str:
        """Why nothing can be measured; empty where it can."""
        return tr("a measurement is going on") if self.measuring.running else self.form.fault

    @property
    def reason_of_forms(self) -> str:
        """Why the equal forms cannot be measured; empty where they can."""
        if self.measuring.running:
            return tr("a measurement is going on")
        subject = grouped(self._document, self._selection)
        return tr(forms.fault(*subject) if subject else UNSELECTED) or self.form.fault_of_conditions

    @property
    def busy(self) -> bool:
        """Whether earlier results are being read; a run is nothing that anybody waits for."""
        return self.past.busy or (self._bridges[0].busy and not self.measuring.running)

    def measure(self) -> None:
        """The ticked designs, under the conditions that are shown."""
        self._start(self.form.plan)

    def measure_forms(self) -> None:
        """The forms (a), (b), (c) of the selected block, and an Inception-ResNet block of its MACs."""
        subject = grouped(self._document, self._selection)
        if subject is not None:
            designs, note = bench.rivals(*subject)
            self._start(partial(self.form.plan, designs, input=None), note)

    def close_workers(self) -> tuple[Future[bool], ...]:
        """Kill what runs; done when the threads have ended."""
        self.measuring.close()
        self.closeup.close()
        return tuple(bridge.close() for bridge in self._bridges)

    # -- assembling

    def _assemble(self) -> None:
        scroll = QScrollArea()
        scroll.setWidget(self.form)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(tr("Conditions"))
        side = QWidget()
        side.setFixedWidth(SIDE)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scroll, 1)
        column.addWidget(self.controls)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(_upright())
        row.addWidget(self.pages, 1)

    def _connect(self) -> None:
        document, measuring = self._document, self.measuring
        document.changed.connect(self._refresh)
        document.loaded.connect(self._on_document_loaded)
        self.form.changed.connect(self._show_ready)
        self.form.settled.connect(self._remember)
        for button in (self.controls.started, self.invitation.button.clicked):
            button.connect(self.measure)
        self.controls.cancelled.connect(measuring.cancel)
        measuring.progressed.connect(self.controls.show_progress)
        measuring.changed.connect(self._on_result)
        measuring.ended.connect(self._on_ended)
        measuring.refused.connect(self._on_refused)
        self.recall.found.connect(self._on_recalled)
        self.recall.failed.connect(self.refused)
        self.results.picked.connect(lambda found: self.closeup.look(found, self.results.outcome, self._at))
        self.results.forced.connect(self._on_forced)
        self.past.opened.connect(document.open_design)
        self.past.again.connect(lambda plan: self._start(lambda: plan))
        for view in (self.past, self.closeup.roofline):
            view.said.connect(self.said)
            view.refused.connect(self.refused)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while nobody looked."""
        super().showEvent(event)
        self._refresh()

    # -- running

    def _start(self, plan: Callable[[], Plan], note: Sentence = SILENCE) -> None:
        try:
            begun = self.measuring.start(plan())
        except Refused as refusal:
            self._on_refused(tr(refusal.sentence))
            return
        if begun:
            self._remember()
            self._begin(note)

    def _begin(self, note: Sentence) -> None:
        self._coming, self._taken, self._ours = note, (), True
        self.form.setEnabled(False)
        self.pages.switch.choose("results")
        self.controls.button.setFocus()
        self.invitation.show_running()
        self._tell()

    def _remember(self) -> None:
        """For the next start; no half-typed line."""
        if not self.form.fault_of_conditions:
            self._memory.put(bench=self.form.conditions)

    def _on_result(self, outcome: Outcome) -> None:
        """What was found before stays until there is something new."""
        for latency in outcome.latencies:
            if latency not in self._taken:  # new, or with its blocks by now
                self.measured.emit(latency, outcome.plan, outcome.machine)
        self._taken = outcome.latencies
        if self._ours and (outcome.latencies or outcome.failures):
            self._at, self._note = datetime.now(), self._coming
            self._show(outcome)

    def _on_ended(self, outcome: Outcome, sentence: str) -> None:
        self._on_result(outcome)
        self._rest()
        self.past.refresh()
        if sentence:
            self.said.emit(sentence)

    def _on_refused(self, why: str) -> None:
        self._rest()
        self.refused.emit(why)

    def _rest(self) -> None:
        self.form.setEnabled(True)
        self._show_ready()

    def _on_forced(self) -> None:
        outcome = self.results.outcome
        if outcome is not None:
            self._start(lambda: outcome.plan.put(force=True, skip=()), self._note)

    # -- showing

    def _refresh(self) -> None:
        """The designs, and what is known of them where somebody looks."""
        designs = self._document.project.compared
        self.form.designs.show_designs(designs)
        if not self.isVisible():
            return
        self._show_ready()
        if self.results.outcome is not None:
            self._show(self.results.outcome)
        elif not self.measuring.running:
            self.recall.seek(designs)

    def _show_ready(self) -> None:
        if not self.measuring.running and self.isVisible():
            fault = self.form.fault
            mistake = tr("a field above has a mistake") if self.form.fault_of_conditions else ""
            self.controls.show_ready(fault, self.form.designs.fault or mistake or self._estimate())
            self.invitation.show_ready(fault)
        self._tell()

    def _tell(self) -> None:
        """Where another thing can be measured than before."""
        told = self.measuring.running, self.form.fault
        if told != self._told:
            self._told = told
            self.changed.emit()

    def _estimate(self) -> str:
        plan = Plan.model_validate({"designs": self.form.designs.chosen, **self.form.conditions.fields})
        return tr("{time} for {count} designs", time=span(Pace(plan).total), count=len(plan.designs))

    def _show(self, outcome: Outcome) -> None:
        self.results.show_outcome(outcome, stale(outcome, self._document.project.designs), tr(self._note))
        self.pages.show_line(when(outcome, self._at))
        self.front.setCurrentIndex(1)

    def _on_document_loaded(self) -> None:
        """Another document: what is shown belongs to that before."""
        self._ours = False  # what a run that goes on finds is in the history
        self.results.outcome = None
        self.recall.forget()
        self.front.setCurrentIndex(0)
        self.pages.show_line("")
        self.closeup.look(None)
        self._refresh()

    def _on_recalled(self, outcome: Outcome, at: datetime) -> None:
        if self.results.outcome is None:
            self._at, self._note = at, SILENCE
            self._show(outcome)


def _bridge(name: str, parent: QWidget) -> Bridge:
    worker = WorkerThread(name)
    worker.begin()
    return Bridge(worker, parent)


def _upright() -> QFrame:
    line = QFrame()
    line.setFrameStyle(QFrame.Shape.VLine | QFrame.Shadow.Plain)
    line.setForegroundRole(QPalette.ColorRole.Mid)
    line.setFixedWidth(1)
    return line
