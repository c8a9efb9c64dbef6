"""The sweep itself: batches of numbers go to an executor, finished ones into the file, until none is missing."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from functools import lru_cache
from itertools import islice

from archviz.bench.plan import digest
from archviz.spec.issue import Refused
from archviz.words import say

from .cost import cost
from .space import Definition, Space, space
from .store import Row, Store, made

AHEAD = 16  # batches that are with the workers at a time: enough for them, few to wait for when it is stopped
_TURN_S = 0.2
_MOST = 2**63  # of a whole number in SQLite


def run(
    store: Store,
    executor: Executor,
    about: Callable[[int], None] = lambda _: None,
    check: Callable[[], None] = lambda: None,
) -> None:
    """Finish a sweep. `about` is told of every batch that is kept; what `check`, asked all the time, raises ends it."""
    definition = store.definition.model_dump_json()
    missing = iter(store.missing())
    running: set[Future[list[Row]]] = set()
    try:
        while True:
            check()
            for first, end in islice(missing, AHEAD - len(running)):
                running.add(executor.submit(evaluate, definition, made(), first, end))
            if not running:
                return
            done, running = wait(running, _TURN_S, FIRST_COMPLETED)
            for future in done:
                rows = future.result()
                store.keep(rows)
                about(len(rows))
    finally:
        for future in running:
            future.cancel()


def evaluate(definition: str, version: str, first: int, end: int) -> list[Row]:
    """The rows of a batch, in whatever process; Refused in one that holds another ArchViz."""
    if version != made():
        raise Refused(say("a worker has ArchViz {other}, this is {mine}: install the same", other=made(), mine=version))
    found = _space(definition)
    return [_row(found, number) for number in range(first, end)]


@lru_cache(maxsize=2)
def _space(definition: str) -> Space:
    return space(Definition.model_validate_json(definition))


def _row(space: Space, number: int) -> Row:
    point = space.point(number)
    parameters = json.dumps(space.parameters(point), ensure_ascii=False)
    try:
        design = space.design(point)
    except Refused as refusal:
        return number, parameters, None, None, None, None, None, refusal.sentence
    found = cost(design)
    figures = found.params, found.macs, found.activations, found.memory
    fault = found.fault or (say("its figures are beyond {most:.1e}", most=_MOST) if max(figures) >= _MOST else "")
    if fault:
        return number, parameters, None, None, None, None, None, fault
    return number, parameters, digest(design), *figures, ""
