"""How far a run is, and how long the rest of it takes: from what its plan asks for, mended by what it has taken."""

from __future__ import annotations

from archviz.bench.plan import Plan
from archviz.bench.result import Progress

START_S = 4.0  # a process that imports torch
BUILD_S = 0.5  # of a network


class Pace:
    """Where a run is between 0 and `total`, in seconds that were expected of it."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        count = len(plan.designs)
        self._ready = BUILD_S + plan.warm_up  # built and warmed up
        self._batch = count * (self._ready + plan.seconds * (1 + plan.per_block))
        self.total = START_S + len(plan.batches) * self._batch
        self._at = 0.0

    @property
    def share(self) -> float:
        """Of the whole, from 0 to 1."""
        return self._at / self.total

    def move(self, event: Progress) -> None:
        """The worker is here; it never goes back."""
        plan, count = self._plan, len(self._plan.designs)
        at = START_S + plan.batches.index(event.batch) * self._batch
        if event.phase in ("build", "warm-up"):
            at += event.design * self._ready + (BUILD_S if event.phase == "warm-up" else 0.0)
        elif event.phase == "measure":
            at += count * (self._ready + event.done * plan.seconds)
        elif event.phase == "blocks":
            at += count * (self._ready + plan.seconds) + (event.design + event.done) * plan.seconds
        self._at = min(max(self._at, at), self.total)

    def left(self, elapsed: float) -> float:
        """Seconds to go: those that are expected, longer where the run is slower than that."""
        return (self.total - self._at) * max(1.0, elapsed / max(self._at, START_S))
