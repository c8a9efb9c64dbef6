"""Sweeps: begun from words or taken up from a file, worked off, and told: table, sentence, JSON, chart, project."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from archviz.explore import pool, sweep
from archviz.explore.cluster import Cluster
from archviz.explore.front import FRONT, TOP, Goal, goals
from archviz.explore.probe import Sample, probe
from archviz.explore.space import Definition, Space, space
from archviz.explore.store import Store, usual
from archviz.report import cloud, tables
from archviz.report import sweep as report
from archviz.report.figure import format_of
from archviz.report.tables import Table
from archviz.spec import files
from archviz.spec.architecture import Architecture, Project
from archviz.spec.issue import Refused
from archviz.spec.shell import command_line
from archviz.spec.value import sentence
from archviz.words import Sentence, say

from .verdict import Limit
from .winners import Winner, best

_LINE = 112  # letters of a caption


@dataclass(frozen=True, slots=True)
class Sweep:
    """A sweep in its file, and how its best are chosen; `sample`: the look at some designs before it was begun."""

    store: Store
    definition: Definition
    space: Space
    goals: tuple[Goal, Goal]
    top: int
    command: str  # that shows the same again, or goes on
    sample: Sample | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a sweep has found: the numbers of its front, and its winners."""

    sweep: Sweep
    front: tuple[int, ...]
    winners: tuple[Winner, ...]

    @property
    def table(self) -> Table:
        """The winners."""
        return report.table(self.sweep.space, self._chosen)

    @property
    def summary(self) -> Sentence:
        """What was found, in a sentence or two."""
        ranks = [winner.rank for winner in self.winners]
        tally, definition = self.sweep.store.tally(), self.sweep.definition
        return report.summary(tally, definition, self.sweep.goals, len(self.front), ranks)

    @property
    def record(self) -> dict[str, Any]:
        """All of it for other programs."""
        tally, about = self.sweep.store.tally(), self.sweep
        return report.record(about.definition, tally, about.goals, self.front, self._chosen, about.command)

    @property
    def sheet(self) -> str:
        """Every legal design as CSV, with its place among the best."""
        ranks = dict.fromkeys(self.front, 1) | {winner.found.number: winner.rank for winner in self.winners}
        chosen = [winner.found.number for winner in self.winners]
        found, definition = self.sweep.store.found(), self.sweep.definition
        return tables.written(report.exact(self.sweep.space, found, definition, ranks, chosen))

    @property
    def _chosen(self) -> list[report.Chosen]:
        return [(winner.found, winner.rank, winner.latency) for winner in self.winners]


def begun(
    base: Architecture, vary: Sequence[str], random: int | None, seed: int, limits: Sequence[Limit],
    file: Path | None = None, front: str = FRONT, top: int = TOP,
) -> Sweep:  # fmt: skip
    """A sweep in this file, or in one of the data folder; the same one goes on where it is there already.

    Refused as `define` is.
    """
    definition, found, sample = define(base, vary, random, seed, limits)
    store = Store(file) if file else usual(definition)
    store.begin(definition, front, top)
    return _asked(store, definition, found, front, top, sample)


def resumed(file: Path, front: str = "", top: int = 0) -> Sweep:
    """The sweep of a file, its best chosen as it was begun, or otherwise."""
    store = Store(file)
    store.check()
    definition, kept = store.definition, store.view
    return _asked(store, definition, space(definition), front or kept[0], top or kept[1])


def _asked(
    store: Store, definition: Definition, found: Space, front: str, top: int, sample: Sample | None = None
) -> Sweep:
    words, kept = ["archviz", "sweep", "--resume", str(store.file)], store.view
    words += ["--front", front] if front != kept[0] else []
    words += ["--top", str(top)] if top != kept[1] else []
    return Sweep(store, definition, found, goals(front), top, command_line(words), sample)


def define(
    base: Architecture, vary: Sequence[str], random: int | None, seed: int, limits: Sequence[Limit]
) -> tuple[Definition, Space, Sample]:
    """A sweep, and a look at some of its designs.

    Refused, with the reason, where none is legal, or where all were looked at and none is within the limits.
    """
    most = {limit.count: limit.most for limit in limits}
    values = {"base": base, "vary": tuple(vary), "random": random, "seed": seed, "limits": most}
    try:
        definition = Definition.model_validate(values)
    except ValidationError as error:
        raise Refused(sentence(error)) from None
    found = space(definition)
    sample = probe(found, most)
    if sample.beyond and sample.looked == found.count:
        raise Refused(report.beyond(sample))
    return definition, found, sample


def run(
    store: Store,
    dask: Cluster | str = "",
    about: Callable[[int], None] = lambda _: None,
    check: Callable[[], None] = lambda: None,
) -> None:
    """Finish a sweep, here or on a cluster; one that is finished is left as it is."""
    if not store.missing():
        return
    with ExitStack() as open:
        open.enter_context(store.alone())
        batches = len(store.missing())  # by now another program may have done some
        if dask:
            executor = open.enter_context(pool.dask(dask))
        elif batches > 1:
            executor = open.enter_context(pool.local(min(pool.cores(), batches)))
        else:
            executor = open.enter_context(ThreadPoolExecutor(1))  # done before a process has begun
        sweep.run(store, executor, about, check)


def answered(asked: Sweep) -> Answer:
    """The best of what is finished."""
    return Answer(asked, *best(asked.store, asked.goals, asked.top))


def save(answer: Answer, path: Path) -> Path:
    """The winners as a project, the first as the baseline; Refused where there are none."""
    if not answer.winners:
        raise Refused(say("{path} is not written: no design is within the limits", path=path))
    files.save(Project(designs=tuple(winner.design for winner in answer.winners)), path)
    return path


def plot(answer: Answer, path: Path) -> Path:
    """The chart of a sweep as a file, by its ending; Refused where no design is within its limits."""
    store, (one, other) = answer.sweep.store, answer.sweep.goals
    points = {number: (float(a), float(b)) for number, a, b in store.points(one.figure, other.figure)}
    if not points:
        raise Refused(say("{path} is not drawn: no design is within the limits", path=path))
    told = [(str(winner.found.number), winner.rank, points[winner.found.number]) for winner in answer.winners]
    title = f"{answer.sweep.definition.base.name}: {len(answer.front):,} on the front of {len(points):,} designs"
    behind = any(winner.rank > 1 for winner in answer.winners)
    lines = report.caption(store.tally(), answer.sweep.definition, behind=behind)
    caption = "\n".join(textwrap.fill(line, _LINE) for line in lines)
    front = [points[number] for number in answer.front]
    drawn = cloud.draw(answer.sweep.goals, [*points.values()], front, told, title, caption, format_of(path))
    files.write_atomically(path, drawn)
    return path
