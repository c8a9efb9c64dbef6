"""What is in the tab "Latency": the conditions at the left, what was found at the right; one run at a time."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from archviz.app import bench
from archviz.app.jobs import WorkerThread
from archviz.bench.outcome import Outcome
from archviz.bench.plan import Plan
from archviz.bench.result import Latency
from archviz.spec.issue import Refused
from archviz.ui import theme
from archviz.ui.bridge import Bridge
from archviz.ui.document import Document
from archviz.ui.forms import grouped
from archviz.ui.language import tr
from archviz.ui.memory import Memory
from archviz.ui.prose import fill
from archviz.ui.selection import Selection
from archviz.words import SILENCE, Sentence

from .controls import Controls, span
from .findings import Findings
from .form import Form
from .measuring import Measuring
from .pace import Pace

SIDE = 288  # of the conditions, in pixels


class Workbench(QWidget):
    """Its signals are those of the LatencyPanel. `torch` asks the process that draws the roofline."""

    changed = Signal()
    measured = Signal(object, object, object, int)
    marked = Signal()
    said = Signal(str)
    refused = Signal(str)

    def __init__(
        self, document: Document, selection: Selection, memory: Memory, torch: Bridge, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._selection, self._memory = document, selection, memory
        runs, devices, past = self._bridges = tuple(_bridge(name, self) for name in ("bench", "devices", "past"))
        self._told: tuple[bool, str] | None = None
        self._taken: tuple[Latency, ...] = ()
        self._own = True  # whether the run was begun in this document
        self.measuring = Measuring(runs, self)
        self.form, self.controls = Form(memory.settings.bench, devices), Controls()
        self.findings = Findings(document, selection, torch, past, self)
        self._assemble()
        self._connect()
        self._refresh()

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
        self.findings.closeup.close()
        return tuple(bridge.close() for bridge in self._bridges)

    # -- assembling

    def _assemble(self) -> None:
        scroll = QScrollArea()
        fill(scroll, self.form)
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
        row.addWidget(theme.rule(upright=True))
        row.addWidget(self.findings.pages, 1)

    def _connect(self) -> None:
        document, measuring, findings = self._document, self.measuring, self.findings
        document.changed.connect(self._refresh)
        document.loaded.connect(self._on_document_loaded)
        self.form.changed.connect(self._show_ready)
        self.form.settled.connect(self._remember)
        for button in (self.controls.started, findings.invitation.button.clicked):
            button.connect(self.measure)
        self.controls.cancelled.connect(measuring.cancel)
        measuring.progressed.connect(self.controls.show_progress)
        measuring.changed.connect(self._on_result)
        measuring.ended.connect(self._on_ended)
        measuring.refused.connect(self._on_refused)
        findings.results.forced.connect(self._on_forced)
        findings.past.again.connect(lambda plan: self._start(lambda: plan))
        findings.past.marked.connect(self.marked)
        findings.said.connect(self.said)
        findings.refused.connect(self.refused)

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
        self._coming, self._taken, self._own = note, (), True
        self.form.setEnabled(False)
        self.controls.button.setFocus()
        self.findings.show_running()
        self._tell()

    def _remember(self) -> None:
        """For the next start; no half-typed line."""
        if not self.form.fault_of_conditions:
            self._memory.put(bench=self.form.conditions)

    def _on_result(self, outcome: Outcome) -> None:
        """What was found before stays until there is something new; of another document nothing is shown."""
        for latency, number in zip(outcome.latencies, outcome.numbers, strict=True):
            if latency not in self._taken:  # new, or with its blocks by now
                self.measured.emit(latency, outcome.plan, outcome.machine, number)
        self._taken = outcome.latencies
        if self._own and (outcome.latencies or outcome.failures):
            self.findings.show_new(outcome, self._coming)

    def _on_ended(self, outcome: Outcome, sentence: str) -> None:
        self._on_result(outcome)
        self._rest()
        self.findings.past.refresh()
        if sentence:
            self.said.emit(sentence)

    def _on_refused(self, why: str) -> None:
        self._rest()
        self.refused.emit(why)

    def _rest(self) -> None:
        self.form.setEnabled(True)
        self._show_ready()

    def _on_forced(self) -> None:
        outcome = self.findings.results.outcome
        if outcome is not None:
            self._start(lambda: outcome.plan.put(force=True, skip=()), self.findings.note)

    # -- what can be measured

    def _refresh(self) -> None:
        """The designs, and what is known of them where somebody looks."""
        self.form.designs.show_designs(self._document.project.compared)
        if self.isVisible():
            self._show_ready()
            self.findings.refresh(seek=not (self.measuring.running and self._own))

    def _show_ready(self) -> None:
        if not self.measuring.running and self.isVisible():
            fault = self.form.fault
            mistake = tr("a field above has a mistake") if self.form.fault_of_conditions else ""
            self.controls.show_ready(fault, self.form.designs.fault or mistake or self._estimate())
            self.findings.invitation.show_ready(fault)
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

    def _on_document_loaded(self) -> None:
        """Another document: what is shown belongs to that before, and so does what is still found."""
        self._own = False
        self.findings.clear()
        if self.measuring.running:
            self.findings.invitation.show_running(elsewhere=True)
        self._refresh()


def _bridge(name: str, parent: QWidget) -> Bridge:
    worker = WorkerThread(name)
    worker.begin()
    return Bridge(worker, parent)
