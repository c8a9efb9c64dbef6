"""Sweeps: from words to a definition, from a finished file to its winners, confirmed by fvcore and measured."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import ValidationError

from archviz.app import bench
from archviz.bench.bounds import MAX_DESIGNS
from archviz.bench.history import History
from archviz.bench.outcome import Outcome
from archviz.bench.result import Done, Event, Latency
from archviz.bench.run import Run
from archviz.explore import pool, sweep
from archviz.explore.front import Goal, front, ranked
from archviz.explore.probe import Sample, probe
from archviz.explore.remote import Remote
from archviz.explore.space import Definition, Space, space
from archviz.explore.store import Found, Store
from archviz.report import cloud
from archviz.report import sweep as report
from archviz.report.figure import format_of
from archviz.spec.architecture import Architecture
from archviz.spec.expand import expand
from archviz.spec.files import write_atomically
from archviz.spec.issue import Refused
from archviz.spec.value import sentence
from archviz.words import say

from .verdict import Limit


@dataclass(frozen=True, slots=True)
class Winner:
    """A design of the front (rank 1), or of the front behind it (2, 3, …), with what the bench has measured."""

    found: Found
    rank: int
    design: Architecture

    @property
    def latency(self) -> Latency | None:
        """The last that was measured."""
        return Latency.model_validate_json(self.found.latency) if self.found.latency else None


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
    dask: str = "",
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


def best(store: Store, goals: tuple[Goal, Goal], top: int) -> tuple[tuple[int, ...], tuple[Winner, ...]]:
    """The numbers of all designs of the front; and at most `top` winners: of it, then of the front of the rest."""
    (one, other), source = goals, space(store.definition)
    points = store.points(one.figure, other.figure)
    signed = [(one.sign * a, other.sign * b) for _, a, b in points]
    chosen = list(ranked(signed, top))
    found = store.found([points[place][0] for place, _ in chosen])
    winners = tuple(Winner(f, rank, named(source, f)) for f, (_, rank) in zip(found, chosen, strict=True))
    return tuple(points[place][0] for place in front(signed)), winners


def plot(store: Store, goals: tuple[Goal, Goal], numbers: Sequence[int], winners: Sequence[Winner], path: Path) -> None:
    """The chart of a sweep as a file, by its ending; Refused where no design is within its limits."""
    one, other = goals
    points = {number: (float(a), float(b)) for number, a, b in store.points(one.figure, other.figure)}
    if not points:
        raise Refused(say("{path} is not drawn: no design is within the limits", path=path))
    told = [(str(winner.found.number), winner.rank, points[winner.found.number]) for winner in winners]
    title = f"{store.definition.base.name}: {len(points):,} designs, {len(numbers):,} on the front"
    drawn = cloud.draw(goals, [*points.values()], [points[n] for n in numbers], told, title, format_of(path))
    write_atomically(path, drawn)


def named(source: Space, found: Found) -> Architecture:
    """The design, called by what it was given: "resnet50 layer3.repeat=4"."""
    told = " ".join((source.base.name, *(f"{name}={value}" for name, value in found.parameters.items())))
    return source.design(source.point(found.number)).put(name=told[:120].strip())


def confirm(store: Store, chosen: Sequence[Winner], check: Callable[[], None] = lambda: None) -> tuple[Winner, ...]:
    """The MACs that fvcore counts for each, kept in the file; those that are there are not counted again."""
    from archviz.analyse.count import count

    def confirmed(winner: Winner) -> Winner:
        if winner.found.fvcore is not None:
            return winner
        macs = count(expand(winner.design).graph, check).macs
        store.note(winner.found.number, fvcore=macs)
        return replace(winner, found=replace(winner.found, fvcore=macs))

    return tuple(map(confirmed, chosen))


def measure(
    store: Store,
    chosen: Sequence[Winner],
    kept: History | None,
    dask: str = "",
    about: Callable[[Event, Outcome], None] = lambda *_: None,
    **conditions: object,
) -> tuple[tuple[Winner, ...], tuple[str, ...]]:
    """The winners with their latencies, measured in turns, and what has failed.

    Each is in the file and in the history as soon as it is there. On a cluster a plan goes to one worker; one for a
    GPU asks for the resource GPU, so that one runs at a time.
    """
    found, faults = list(chosen), []
    plans = [
        bench.plan([w.design for w in chosen[i : i + MAX_DESIGNS]], **conditions)
        for i in range(0, len(chosen), MAX_DESIGNS)
    ]
    cuda = bool(plans) and plans[0].device.startswith("cuda")
    with pool.dask(dask, "GPU" if cuda else "") if dask else nullcontext() as executor:
        for number, plan in enumerate(plans):
            own = range(number * MAX_DESIGNS, len(chosen))

            def noted(event: Event, outcome: Outcome, own: range = own) -> None:
                if isinstance(event, Done):
                    place, text = own[event.latency.design], event.latency.model_dump_json()
                    store.note(found[place].found.number, latency=text)
                    found[place] = replace(found[place], found=replace(found[place].found, latency=text))
                about(event, outcome)

            again = bench.words(plan, [str(bench.filed(plan))])
            run = Remote(plan, executor) if executor else Run(plan)
            outcome, lost = bench.measure(run, again, kept, noted)
            faults += [failure.message for failure in outcome.failures]
            faults += [str(lost)] if lost else []
    return tuple(found), tuple(faults)
