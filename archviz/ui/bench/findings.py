"""What was found, as pages: the results of the last run, or what to do for some, closer looks, and the history."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from archviz.bench.outcome import Outcome
from archviz.ui.bridge import Bridge
from archviz.ui.document import Document
from archviz.ui.language import tr
from archviz.ui.selection import Selection
from archviz.words import SILENCE, Sentence, word

from .closeup import Closeup
from .invitation import Invitation
from .pages import Pages
from .past import PastView
from .recall import Recall, stale
from .results import Results, when


class Findings(QObject):
    """Shows results of this document only; `past` asks the thread that reads the history."""

    said = Signal(str)
    refused = Signal(str)

    def __init__(self, document: Document, selection: Selection, torch: Bridge, past: Bridge, parent: QWidget) -> None:
        super().__init__(parent)
        self._document = document
        self._at: datetime | None = None
        self.note: Sentence = SILENCE  # of what is shown
        self.recall = Recall(past, self)
        self.invitation, self.results = Invitation(), Results()
        self.front = QStackedWidget()
        for widget in (self.invitation, self.results):
            self.front.addWidget(widget)
        self.past = PastView(past)
        self.closeup = Closeup(document, selection, torch, parent)
        self.pages = Pages(
            {
                "results": (word("Results"), self.front),
                "blocks": (word("Blocks"), self.closeup.blocks),
                "roofline": (word("Roofline"), self.closeup.roofline),
                "past": (word("History"), self.past),
            }
        )
        self.recall.found.connect(self._on_recalled)
        self.recall.failed.connect(self.refused)
        self.results.picked.connect(lambda found: self.closeup.look(found, self.results.outcome, self._at))
        self.past.opened.connect(document.open_design)
        for view in (self.past, self.closeup.roofline):
            view.said.connect(self.said)
            view.refused.connect(self.refused)

    def show_running(self) -> None:
        """Something is measured: what was found before stays."""
        self.pages.switch.choose("results")
        self.invitation.show_running()

    def show_new(self, outcome: Outcome, note: Sentence) -> None:
        """What is found at this moment."""
        self._at, self.note = datetime.now(), note
        self._show(outcome)

    def refresh(self, *, seek: bool) -> None:
        """The designs may be others by now; `seek` what was measured of them earlier where nothing is shown."""
        if self.results.outcome is not None:
            self._show(self.results.outcome)
        elif seek:
            self.recall.seek(self._document.project.compared)

    def clear(self) -> None:
        """Nothing is known of the designs."""
        self.results.outcome, self.note = None, SILENCE
        self.recall.forget()
        self.front.setCurrentIndex(0)
        self.pages.show_line("")
        self.closeup.look(None)

    def _show(self, outcome: Outcome) -> None:
        self.results.show_outcome(outcome, stale(outcome, self._document.project.designs), tr(self.note))
        self.pages.show_line(when(outcome, self._at))
        self.front.setCurrentIndex(1)

    def _on_recalled(self, outcome: Outcome, at: datetime) -> None:
        if self.results.outcome is None:
            self._at, self.note = at, SILENCE
            self._show(outcome)
