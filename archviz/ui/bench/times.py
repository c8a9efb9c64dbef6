"""The measured times of designs' blocks, beside their counts: those of the history, and those just measured."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future
from datetime import datetime, timezone
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from archviz.app.jobs import Token, WorkerThread
from archviz.diagram.heat import LAYERS, UNMEASURED, Lack
from archviz.results import Analysis, Level
from archviz.spec.architecture import Architecture
from archviz.spec.issue import Refused
from archviz.ui.bridge import Bridge
from archviz.ui.document import Document, analyse
from archviz.ui.language import tr
from archviz.ui.later import Later
from archviz.words import say

if TYPE_CHECKING:  # what a start does not wait for
    from archviz.bench.history import Entry
    from archviz.bench.plan import Plan
    from archviz.bench.result import Latency, Machine

CALM_MS = 200  # after the last edit: a design that is passed through was hardly ever measured
TAKEN = 0  # the number of a result that the history does not have


class Times(QObject):
    """Looks the designs that are looked at up in the history, in a worker; `changed` when other times are known."""

    changed = Signal()

    def __init__(self, document: Document, later: Later, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        worker = WorkerThread("times")  # of its own: it may have to wait for another program's turn at the file
        later.add(worker.begin)
        self._bridge = Bridge(worker, self)
        self._entries: dict[str, Entry] = {}  # by digest
        self._timed: dict[str, Analysis] = {}
        self._names: set[str] = set()  # of designs that were looked at as they were measured
        self._fault: Lack | None = None
        self._calm = QTimer(self, interval=CALM_MS, singleShot=True)
        self._calm.timeout.connect(self.refresh)
        document.changed.connect(self._calm.start)
        self.refresh()

    @property
    def busy(self) -> bool:
        """Whether an answer of the history is still to come."""
        return self._bridge.busy

    def of(self, design: Architecture) -> Analysis:
        """The counts of a design, with the latencies of its blocks where they were measured."""
        entry = self.entry(design)
        if entry is None or entry.latency.blocks is None:
            return analyse(design)
        key = _digest(design)
        if key not in self._timed:
            from archviz.bench.timed import conditions, timed

            self._timed[key] = timed(analyse(design), entry.latency.blocks, conditions(entry))
        return self._timed[key]

    def entry(self, design: Architecture) -> Entry | None:
        """The result with the times of its blocks; None where there is none, or none is known yet."""
        return self._entries.get(_digest(design)) if self._entries else None

    def lack(self, design: Architecture, level: Level = "block") -> Lack | None:
        """Why rows of a level have no latency; None where they have."""
        if self.entry(design):
            return LAYERS if level == "layer" else None
        if design.name in self._names:
            return Lack(say("changed since it was measured"), UNMEASURED.remedy)
        return self._fault or UNMEASURED

    def why(self, design: Architecture) -> str:
        """The same of its blocks, as a sentence; empty where they have one."""
        lack = self.lack(design)
        return tr(lack.sentence) if lack else ""

    def note(self, design: Architecture, level: Level) -> str:
        """What belongs beside each latency of a level: how and when it was measured, or why it was not."""
        lack, entry = self.lack(design, level), self.entry(design)
        if lack or entry is None:
            return tr(lack.sentence) if lack else ""
        date = entry.when.strftime("%Y-%m-%d %H:%M")
        return tr("{conditions}; measured {date}", conditions=self.of(design).conditions, date=date)

    def apart(self, design: Architecture, baseline: Architecture) -> str:
        """Why the latencies of two designs cannot be set side by side; empty where they can."""
        ours, theirs = self.entry(design), self.entry(baseline)
        if not ours or not theirs:
            lacking = baseline if ours else design
            return tr("{design}: {why}", design=lacking.name, why=self.why(lacking))
        from archviz.bench.history import differences
        from archviz.report.past import difference

        found = "; ".join(tr(difference(each)) for each in differences(ours, theirs))
        return tr("{design} was measured otherwise: {facts}", design=baseline.name, facts=found) if found else ""

    def take(self, latency: Latency, plan: Plan, machine: Machine, number: int = TAKEN) -> None:
        """A result that has just been measured, with its blocks or without, by its number in the history, if any."""
        from archviz.bench.history import Entry

        if latency.blocks:
            at = datetime.now(timezone.utc).isoformat()
            self._learn({latency.digest: Entry(number, 0, at, plan, machine, "", latency)})
            self._calm.start()  # an answer that is under way may not know it yet

    def refresh(self) -> None:
        """Ask for the design that is looked at, and for the baseline."""
        design, baseline = self._document.design, self._document.baseline
        designs = (design, baseline) if baseline else (design,)
        self._bridge.ask("times", partial(_look_up, designs), self._on_found, self._on_failed)

    def close(self) -> Future[bool]:
        """Ask nothing more; done when the worker has ended."""
        self._calm.stop()
        return self._bridge.close()

    def _on_found(self, found: dict[str, Entry | None]) -> None:
        """What the history has now; in place of what it could not keep only the same or a later result."""
        for digest, entry in found.items():
            known = self._entries.get(digest)
            if known and known.id == TAKEN and not (entry and (entry.latency == known.latency or entry.at > known.at)):
                found[digest] = known
        self._learn(found)

    def _on_failed(self, error: BaseException) -> None:
        reason = error.sentence if isinstance(error, Refused) else str(error)
        self._learn({}, Lack(say("the history of latencies cannot be read"), reason))

    def _learn(self, found: Mapping[str, Entry | None], fault: Lack | None = None) -> None:
        """Other results by digest, None for those that are gone; or why nothing could be found."""
        news = {digest: entry for digest, entry in found.items() if entry != self._entries.get(digest)}
        other, self._fault = bool(news) or fault != self._fault, fault
        for digest, entry in news.items():
            self._timed.pop(digest, None)
            self._entries.pop(digest, None)
            if entry:
                self._entries[digest] = entry
        designs = self._document.project.designs
        self._names -= {design.name for design in designs if news.get(_digest(design), design) is None}
        self._names |= {design.name for design in designs if self.entry(design)}
        if other:
            self.changed.emit()


@lru_cache(maxsize=256)
def _digest(design: Architecture) -> str:
    from archviz.bench.plan import digest

    return digest(design)


def _look_up(designs: tuple[Architecture, ...], _: Token) -> dict[str, Entry | None]:
    """The latest results with blocks that the history has of them, by digest."""
    from archviz.bench.history import history

    kept = history()
    return {digest: kept.apart(digest) for digest in map(_digest, designs)}
