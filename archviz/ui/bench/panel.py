"""The tab "Latency" as the window has it from its start: what is in it is made when it is first seen or asked for."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QWidget

from archviz.app import forms
from archviz.ui.bridge import Bridge
from archviz.ui.document import Document
from archviz.ui.forms import UNSELECTED, grouped
from archviz.ui.language import tr
from archviz.ui.memory import Memory
from archviz.ui.selection import Selection

from .candidates import fault

if TYPE_CHECKING:  # what a start does not wait for
    from .workbench import Workbench


class LatencyPanel(QWidget):
    """`changed` when another thing can be measured, `marked` when results were deleted or brought back.

    `torch` asks the process that draws the roofline.
    """

    changed = Signal()
    measured = Signal(object, object, object, int)  # a Latency, its Plan and Machine, its number in the history or 0
    marked = Signal()
    said = Signal(str)
    refused = Signal(str)

    def __init__(
        self, document: Document, selection: Selection, memory: Memory, torch: Bridge, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._selection, self._memory, self._torch = document, selection, memory, torch
        self._bench: Workbench | None = None

    @property
    def bench(self) -> Workbench:
        """What is in it."""
        if self._bench is None:
            from .workbench import Workbench

            made = self._bench = Workbench(self._document, self._selection, self._memory, self._torch)
            made.changed.connect(self.changed)
            made.measured.connect(self.measured)
            made.marked.connect(self.marked)
            made.said.connect(self.said)
            made.refused.connect(self.refused)
            row = QHBoxLayout(self)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(made)
        return self._bench

    @property
    def running(self) -> bool:
        """Whether something is being measured."""
        return self._bench is not None and self._bench.measuring.running

    @property
    def reason(self) -> str:
        """Why nothing can be measured; empty where it can."""
        if self.running:
            return tr("a measurement is going on")
        if self._bench:
            return self._bench.form.fault
        return fault(self._document.project.compared) or tr(self._memory.settings.bench.fault)

    @property
    def reason_of_forms(self) -> str:
        """Why the equal forms cannot be measured; empty where they can."""
        if self.running:
            return tr("a measurement is going on")
        subject = grouped(self._document, self._selection)
        why = tr(forms.fault(*subject) if subject else UNSELECTED)
        return why or (self._bench.form.fault_of_conditions if self._bench else tr(self._memory.settings.bench.fault))

    @property
    def busy(self) -> bool:
        """Whether earlier results are being read; a run is nothing that anybody waits for."""
        return self._bench is not None and self._bench.findings.past.busy

    def measure(self) -> None:
        """The ticked designs, under the conditions that are shown."""
        self.bench.measure()

    def measure_forms(self) -> None:
        """The forms (a), (b), (c) of the selected block, and an Inception-ResNet block of its MACs."""
        self.bench.measure_forms()

    def may_end(self) -> bool:
        """Whether what is being measured may end now: nothing is, or the user says so."""
        if not self.running:
            return True
        buttons = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self.window(),
            tr("End the measurement"),
            tr("<p>End the measurement that is going on? What is finished is in the history; the rest is lost.</p>"),
            buttons.Yes | buttons.No,
            buttons.No,
        )
        return answer != buttons.No

    def close_workers(self) -> tuple[Future[bool], ...]:
        """Kill what runs; done when the threads have ended."""
        return self._bench.close_workers() if self._bench else ()

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody looks."""
        super().showEvent(event)
        self.bench.show()
