"""The winners of a sweep: chosen by their fronts, named, confirmed by fvcore, measured."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace

from archviz.app import bench
from archviz.bench.bounds import MAX_DESIGNS
from archviz.bench.history import History
from archviz.bench.outcome import Outcome
from archviz.bench.plan import digest
from archviz.bench.result import Done, Event, Latency
from archviz.bench.run import Run
from archviz.explore import database, pool
from archviz.explore.cluster import Cluster
from archviz.explore.cost import cost
from archviz.explore.front import Goal, front, ranked
from archviz.explore.remote import Remote
from archviz.explore.space import Space, space
from archviz.explore.store import Found, Store
from archviz.spec.architecture import Architecture
from archviz.spec.expand import expand
from archviz.spec.issue import Refused

_LONGEST = 120  # letters of a design's name


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


def best(store: Store, goals: tuple[Goal, Goal], top: int) -> tuple[tuple[int, ...], tuple[Winner, ...]]:
    """The numbers of all designs of the front; and at most `top` winners: of it, then of the front of the rest.

    Refused where the file says of a winner what is not so.
    """
    one, other = goals
    points = store.points(one.figure, other.figure)
    signed = [(one.sign * a, other.sign * b) for _, a, b in points]
    chosen = list(ranked(signed, top))
    found = store.found([points[place][0] for place, _ in chosen])
    try:
        designs = _designs(space(store.definition), found)
    except Refused:  # what is said to be legal is not
        raise database.broken(store.file) from None
    if any(
        one.digest != digest(design) or one.cost != cost(design) for one, design in zip(found, designs, strict=True)
    ):
        raise database.broken(store.file)
    winners = tuple(Winner(f, rank, design) for f, (_, rank), design in zip(found, chosen, designs, strict=True))
    return tuple(points[place][0] for place in front(signed)), winners


def _designs(source: Space, found: Sequence[Found]) -> list[Architecture]:
    """Each called by its number in the table and by what tells it from the others: "resnet50 No. 7 layer3.repeat=4"."""
    values = {axis.name: {f.parameters[axis.name] for f in found} for axis in source.axes}
    telling = [name for name, some in values.items() if len(some) > 1 or len(found) == 1]

    def named(one: Found) -> Architecture:
        told = [f"{source.base.name[:60]} No. {one.number}", *(f"{name}={one.parameters[name]}" for name in telling)]
        while len(" ".join(told)) > _LONGEST:
            told = [*(told[:-2] if told[-1] == "…" else told[:-1]), "…"]
        return source.design(source.point(one.number)).put(name=" ".join(told))

    return list(map(named, found))


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
    dask: Cluster | str = "",
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
