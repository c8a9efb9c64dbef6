"""A sweep at work, told on standard error: what begins, how far it is, what is counted and measured at its end."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from archviz.app import ending

if TYPE_CHECKING:
    from archviz.app.sweep import Answer, Sweep
    from archviz.bench.outcome import Outcome
    from archviz.bench.result import Event
    from archviz.explore.cluster import Cluster


def announce(asked: Sweep) -> None:
    """What begins, and where it is kept, on standard error; nothing where all is there already."""
    from archviz.report import sweep as told

    tally, sample = asked.store.tally(), asked.sample
    if tally.finished == tally.count:
        return
    ending.say(told.announcement(asked.space, sample, tally.finished))
    if sample and sample.beyond:
        ending.say(f"note: {told.beyond(sample)}")
    ending.say(f"kept in {asked.store.file}; if it is stopped, this goes on: {asked.command}")


def finish(asked: Sweep, dask: Cluster | str) -> None:
    """Run what is missing, with the progress on standard error; Ctrl+C keeps what is finished."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from archviz.app.sweep import run

    console, tally = Console(stderr=True), asked.store.tally()
    rate = TextColumn("{task.fields[rate]}", markup=False)
    columns = MofNCompleteColumn(), BarColumn(), rate, TimeRemainingColumn()
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=tally.count, completed=tally.finished, rate="")

        def about(finished: int) -> None:
            bar.update(task, advance=finished, rate=f"{bar.tasks[0].speed or 0:,.0f} designs/s")

        try:
            run(asked.store, dask, about)
        except KeyboardInterrupt:
            bar.stop()
            ending.say(f"archviz: stopped; what is finished is kept: {asked.command}")
            raise


def confirmed(answer: Answer) -> Answer:
    """The winners with the MACs that fvcore counts."""
    from rich.console import Console

    from archviz.app.winners import confirm

    with Console(stderr=True).status("fvcore counts the winners"):
        return replace(answer, winners=confirm(answer.sweep.store, answer.winners))


def measured(answer: Answer, dask: Cluster | str, **conditions: object) -> Answer:
    """The winners with their latencies; one that failed is said."""
    from rich.console import Console

    from archviz.app.winners import measure
    from archviz.bench.history import history
    from archviz.bench.result import Progress

    kept, console = history(), Console(stderr=True)
    if said := kept.mend():
        ending.say(f"note: {said}")
    with console.status("a worker of the cluster measures the winners" if dask else "") as status:

        def about(event: Event, outcome: Outcome) -> None:
            if isinstance(event, Progress):
                status.update(f"{event.phase}: {outcome.plan.measured[event.design].name}")

        found, faults = measure(answer.sweep.store, answer.winners, kept, dask, about, **conditions)
    for fault in faults:
        ending.say(f"archviz: {fault}")
    return replace(answer, winners=found)
