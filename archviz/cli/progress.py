"""A sweep at work, told on standard error: what begins, how far it is, what is counted and measured at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archviz.app import ending

if TYPE_CHECKING:
    from archviz.app.sweep import Winner
    from archviz.bench.outcome import Outcome
    from archviz.bench.result import Event
    from archviz.explore.probe import Sample
    from archviz.explore.space import Space
    from archviz.explore.store import Store


def announce(found: Space, sample: Sample | None, store: Store, command: str) -> None:
    """What begins, and where it is kept, on standard error; nothing where all is there already."""
    from archviz.report import sweep as told

    tally = store.tally()
    if tally.finished == tally.count:
        return
    ending.say(told.announcement(found, sample, tally.finished))
    if sample and sample.beyond:
        ending.say(f"note: {told.beyond(sample)}")
    ending.say(f"kept in {store.file}; if it is stopped, this goes on: {command}")


def finish(store: Store, dask: str, command: str) -> None:
    """Run what is missing, with the progress on standard error; Ctrl+C keeps what is finished."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from archviz.app.sweep import run

    console, tally = Console(stderr=True), store.tally()
    rate = TextColumn("{task.fields[rate]}", markup=False)
    columns = MofNCompleteColumn(), BarColumn(), rate, TimeRemainingColumn()
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=tally.count, completed=tally.finished, rate="")

        def about(finished: int) -> None:
            bar.update(task, advance=finished, rate=f"{bar.tasks[0].speed or 0:,.0f} designs/s")

        try:
            run(store, dask, about)
        except KeyboardInterrupt:
            bar.stop()
            ending.say(f"archviz: stopped; what is finished is kept: {command}")
            raise


def confirmed(store: Store, winners: tuple[Winner, ...]) -> tuple[Winner, ...]:
    """The winners with the MACs that fvcore counts."""
    from rich.console import Console

    from archviz.app.sweep import confirm

    with Console(stderr=True).status("fvcore counts the winners"):
        return confirm(store, winners)


def measured(store: Store, winners: tuple[Winner, ...], dask: str, **conditions: object) -> tuple[Winner, ...]:
    """The winners with their latencies; one that failed is said."""
    from rich.console import Console

    from archviz.app.sweep import measure
    from archviz.bench.history import history
    from archviz.bench.result import Progress

    kept, console = history(), Console(stderr=True)
    if said := kept.mend():
        ending.say(f"note: {said}")
    with console.status("a worker of the cluster measures the winners" if dask else "") as status:

        def about(event: Event, outcome: Outcome) -> None:
            if isinstance(event, Progress):
                status.update(f"{event.phase}: {outcome.plan.measured[event.design].name}")

        found, faults = measure(store, winners, kept, dask, about, **conditions)
    for fault in faults:
        ending.say(f"archviz: {fault}")
    return found
