"""A run of a plan in a thread, told to the window: what goes on, each result as it arrives, how it ended."""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from queue import Empty, SimpleQueue

from PySide6.QtCore import QObject, QTimer, Signal

from archviz.app import bench
from archviz.app.jobs import Token
from archviz.bench.history import history
from archviz.bench.outcome import Outcome
from archviz.bench.plan import Plan
from archviz.bench.result import Event, Phase, Progress
from archviz.bench.run import Run
from archviz.report.tables import printable
from archviz.spec.issue import Refused
from archviz.spec.shell import command_line
from archviz.ui.bridge import Bridge
from archviz.ui.language import told, tr
from archviz.words import Sentence, say, word

from .pace import Pace

LOOK_MS = 40
PHASES: Mapping[Phase, str] = {
    "start": word("starting"),
    "build": word("building"),
    "warm-up": word("warming up"),
    "measure": word("measuring"),
    "blocks": word("timing the blocks"),
}

Found = tuple[Outcome, tuple[str, ...]]  # how a run ended, and what went wrong beside it
News = SimpleQueue[tuple[Event, Outcome]]


class Measuring(QObject):
    """One run at a time. Its thread touches no Qt: events lie in a queue that a timer empties here."""

    progressed = Signal(str, float, float)  # what is going on, the share that is done, seconds to go
    changed = Signal(object)  # the Outcome so far
    ended = Signal(object, str)  # the Outcome, and what is to be said of it
    refused = Signal(str)

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.run: Run | None = None
        self._news: News = SimpleQueue()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._on_time_to_look)

    @property
    def running(self) -> bool:
        """Whether a run is going on."""
        return self.run is not None

    def start(self, plan: Plan) -> bool:
        """Begin a run; False where one is going on, or the plan cannot be written down for the command."""
        if self.run is not None:
            return False
        try:
            command = command_line(("archviz", "bench", str(bench.filed(plan))))
        except Refused as refusal:
            self.refused.emit(tr(refusal.sentence))
            return False
        self.run, self._news, self._pace = Run(plan), SimpleQueue(), Pace(plan)
        self._begun = time.monotonic()
        self._bridge.entrust("run", partial(_measure, self.run, command, self._news), self._on_ended, self._on_failed)
        self._timer.start()
        self.progressed.emit(tr("starting a process of its own"), 0.0, self._pace.total)
        return True

    def cancel(self) -> None:
        """End the worker at once; what is finished stays."""
        if self.run is not None:
            self.run.cancel()

    def close(self) -> None:
        """Nobody wants to know any more."""
        self.cancel()
        self._timer.stop()

    def _on_time_to_look(self) -> None:
        """All that has happened since, told at most once each."""
        latest: Outcome | None = None
        text = ""
        with suppress(Empty):
            while True:
                event, outcome = self._news.get_nowait()
                if isinstance(event, Progress):
                    self._pace.move(event)
                    text = tr(_said(event, outcome.plan))
                else:
                    latest = outcome
        if text:
            self.progressed.emit(text, self._pace.share, self._pace.left(time.monotonic() - self._begun))
        if latest is not None:
            self.changed.emit(latest)

    def _finish(self) -> bool:
        """The run is over; whether it was cancelled."""
        self._on_time_to_look()
        self._timer.stop()
        cancelled = self.run is not None and self.run.cancelled
        self.run = None
        return cancelled

    def _on_ended(self, found: Found) -> None:
        outcome, faults = found
        stopped = (tr("Cancelled. What was finished is kept."),) if self._finish() else ()
        self.ended.emit(outcome, " ".join((*stopped, *map(tr, faults))))

    def _on_failed(self, error: BaseException) -> None:
        self._finish()
        self.refused.emit(told(error))


def _measure(run: Run, command: str, news: News, _: Token) -> Found:
    """In the thread: everything is told as soon as it happens."""
    kept = history()
    mended = kept.mend()
    outcome, lost = bench.measure(run, command, kept, lambda event, found: news.put((event, found)))
    unkept = say("The results are not in the history: {why}", why=_why(lost)) if lost else ""
    return outcome, tuple(filter(None, (mended, unkept)))


def _why(error: Exception) -> str:
    return error.sentence if isinstance(error, Refused) else str(error)


def _said(event: Progress, plan: Plan) -> Sentence:
    """What is going on: in their turns it is that of all designs."""
    if event.note:
        return say("{note}", note=event.note)
    phase = say(PHASES[event.phase])
    if event.phase == "measure" and len(plan.designs) > 1:
        return say("batch {batch}: {phase} in turns", batch=event.batch, phase=phase)
    name = printable(plan.measured[event.design].name)
    return say("{name}, batch {batch}: {phase}", name=name, batch=event.batch, phase=phase)
