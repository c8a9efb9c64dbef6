"""A benchmark in a worker of a cluster, seen as a run of this machine is."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor

from archviz.bench.plan import Plan
from archviz.bench.result import Event, Progress, read
from archviz.bench.run import Run


class Remote(Run):
    """One plan; its events come together when the worker has measured all of it."""

    def __init__(self, plan: Plan, executor: Executor) -> None:
        super().__init__(plan)
        self._executor = executor

    def events(self) -> Iterator[Event]:
        """Everything but the progress; Refused where the plan cannot be measured there."""
        future = self._executor.submit(measured, self.plan.model_dump_json())
        yield from map(read, future.result())


def measured(plan: str) -> list[str]:
    """The events of a plan, in the worker, as lines."""
    events = Run(Plan.model_validate_json(plan)).events()
    return [event.model_dump_json() for event in events if not isinstance(event, Progress)]
