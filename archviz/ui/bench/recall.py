"""What was measured earlier of these designs, and which of it is of another design by now."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache, partial

from PySide6.QtCore import QObject, Signal

from archviz.app import bench
from archviz.app.jobs import Token
from archviz.bench.history import history
from archviz.bench.outcome import Outcome
from archviz.bench.plan import digest
from archviz.report.tables import printable
from archviz.spec.architecture import Architecture
from archviz.ui.bridge import Bridge
from archviz.ui.language import told, tr

Found = tuple[Outcome, str]  # and when it began: UTC, ISO 8601


class Recall(QObject):
    """Reads the history in a thread; asks once for the same designs."""

    found = Signal(object, object)  # an Outcome and its date
    failed = Signal(str)

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._sought: tuple[str, ...] = ()

    def seek(self, designs: Iterable[Architecture]) -> None:
        """The latest run in which one of these was measured."""
        sought = tuple(map(mark, designs))
        if sought != self._sought:
            self._sought = sought
            self._bridge.ask("latest", partial(_latest, sought), self._on_found, self._on_failed)

    def forget(self) -> None:
        """Ask anew the next time; an answer that is still to come is not wanted."""
        self._sought = ()
        self._bridge.drop("latest")

    def _on_found(self, found: Found | None) -> None:
        if found is not None:
            self.found.emit(found[0], datetime.fromisoformat(found[1]).astimezone())

    def _on_failed(self, error: BaseException) -> None:
        self.failed.emit(tr("Earlier results cannot be read: {why}", why=told(error)))


def stale(outcome: Outcome, designs: Iterable[Architecture]) -> dict[str, str]:
    """A sentence for each measured design that was edited since, by its name."""
    size = outcome.plan.input
    now = {d.name: mark(d.put(input=size) if size else d) for d in designs}
    names = dict.fromkeys(x.name for x in outcome.latencies if now.get(x.name, x.digest) != x.digest)
    return {name: tr("{name} was edited since it was measured.", name=printable(name)) for name in names}


@lru_cache(maxsize=256)
def mark(design: Architecture) -> str:
    """What a network is known by in the history."""
    return digest(design)


def _latest(digests: tuple[str, ...], _: Token) -> Found | None:
    return bench.latest(digests, history())
