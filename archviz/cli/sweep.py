"""Sweeps over the parameters of a design."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from archviz.app import ending
from archviz.spec.issue import Refused

from .command import Input, app, one, wrote
from .comparison import Limit

if TYPE_CHECKING:
    from archviz.app.sweep import Winner
    from archviz.bench.plan import Plan
    from archviz.bench.result import Event
    from archviz.explore.store import Store

Start = Annotated[str | None, typer.Argument(metavar="[TARGET]", help="the design to begin with", show_default=False)]
Vary = Annotated[list[str] | None, typer.Option("--vary", metavar="STAGE.FIELD=VALUES|AXIS=VALUES", help="repeatable")]


@app.command(
    epilog="VALUES: 64,96,128 or 2..12 or 64..256..32. STAGE may hold *: 'layer*.repeat=2..6'. Or: cardinality=1,2,4."
)
def sweep(
    target: Start = None,
    vary: Vary = None,
    random: Annotated[int | None, typer.Option("--random", metavar="N", min=1, help="so many of the grid")] = None,
    seed: Annotated[int, typer.Option("--seed", min=0, help="of the random sample")] = 0,
    max_params: Annotated[str | None, Limit] = None,
    max_macs: Annotated[str | None, Limit] = None,
    max_activations: Annotated[str | None, Limit] = None,
    max_memory: Annotated[str | None, Limit] = None,
    front: Annotated[str, typer.Option(metavar="A,B", help="two figures; +A: more is better")] = "macs,+params",
    top: Annotated[int, typer.Option(min=1, max=100, help="winners, confirmed by fvcore")] = 10,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE.sqlite", help="where it is kept")
    ] = None,
    resume: Annotated[Path | None, typer.Option("--resume", metavar="FILE.sqlite", help="go on with a sweep")] = None,
    dask: Annotated[str, typer.Option("--dask", metavar="tcp://HOST:PORT", help="on a Dask cluster")] = "",
    bench: Annotated[bool, typer.Option("--bench", help="measure the latencies of the winners")] = False,
    device: Annotated[str, typer.Option("--device", metavar="cpu|cuda:0", help="of --bench")] = "cpu",
    batch: Annotated[int, typer.Option("--batch", min=1, help="of --bench")] = 1,
    seconds: Annotated[float, typer.Option("--seconds", help="of --bench, for each winner")] = 5.0,
    save: Annotated[Path | None, typer.Option("--save", metavar="FILE", help="the winners as a project")] = None,
    input: Input = None,
    export: Annotated[Literal["csv", "md"] | None, typer.Option("--export", help="all designs, or the winners")] = None,
    json: Annotated[bool, typer.Option("--json", help="one JSON object")] = False,
) -> None:
    """Look at every design of a grid, or at a random sample, and tell the best; what is finished survives a kill."""
    from archviz.app import sweep as use
    from archviz.explore.front import goals
    from archviz.explore.space import space
    from archviz.explore.store import Store, usual
    from archviz.report import record, tables, terminal
    from archviz.report import sweep as told

    quiet = json or export is not None
    aims, amounts = goals(front), (max_params, max_macs, max_activations, max_memory)
    if resume is not None:
        if target or vary or random or input or output or any(amounts):
            raise Refused("--resume goes on with what its file says; give no target and nothing that defines a sweep")
        store = Store(resume)
        found = space(store.definition)
    else:
        if not (target and vary):
            raise Refused(
                "a sweep needs a target and --vary, such as: archviz sweep resnet50 --vary 'layer3.repeat=2..12'"
            )
        from archviz.app.verdict import limits

        most = limits(params=max_params, macs=max_macs, activations=max_activations, memory=max_memory)
        definition, found = use.define(one(target, input).architecture, vary, random, seed, most)
        store = Store(output) if output else usual(definition)
        store.begin(definition)
    command = shlex.join(["archviz", "sweep", "--resume", str(store.file), "--front", front, "--top", str(top)])
    if not quiet:
        print(told.announcement(found))
    _finish(store, dask, command, quiet=quiet)
    numbers, winners = use.best(store, aims, top)
    winners = use.confirm(store, winners)
    if bench and winners:
        winners = _measured(store, winners, dask, quiet=quiet, device=device, batches=(batch,), seconds=seconds)
    chosen = [(winner.found, winner.rank, winner.latency) for winner in winners]
    tally = store.tally()
    if json:
        print(record.text(told.record(store.definition, tally, aims, numbers, chosen, command)))
    elif export == "csv":
        print(tables.written(told.exact(found, store.found())), end="")
    elif export == "md":
        print(tables.markdown(told.table(found, chosen)), end="")
    else:
        out = terminal.console()
        if chosen:
            terminal.table(out, told.table(found, chosen))
        out.print(f"\n{told.summary(tally, store.definition, aims, len(numbers))}", markup=False, style="bold")
        out.print(command, markup=False, style="dim", soft_wrap=True)
    if save is not None:
        from archviz.spec.architecture import Project
        from archviz.spec.files import save as write

        write(Project(designs=tuple(winner.design for winner in winners)), save)
        if not quiet:
            wrote(save)


def _finish(store: Store, dask: str, command: str, *, quiet: bool) -> None:
    """Run what is missing, with the progress on standard error; Ctrl+C keeps what is finished."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from archviz.app.sweep import run

    console, tally = Console(stderr=True), store.tally()
    rate = TextColumn("{task.fields[rate]}", markup=False)
    columns = MofNCompleteColumn(), BarColumn(), rate, TimeRemainingColumn()
    with Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal) as bar:
        task = bar.add_task("", total=tally.count, completed=tally.finished, rate="")

        def about(finished: int) -> None:
            bar.update(task, advance=finished, rate=f"{bar.tasks[0].speed or 0:,.0f} designs/s")

        try:
            run(store, dask, about)
        except KeyboardInterrupt:
            bar.stop()
            ending.say(f"archviz: stopped; what is finished is kept: {command}")
            raise


def _measured(
    store: Store, winners: tuple[Winner, ...], dask: str, *, quiet: bool, **conditions: object
) -> tuple[Winner, ...]:
    """The winners with their latencies; one that failed is said."""
    from rich.console import Console

    from archviz.app.sweep import measure
    from archviz.bench.history import history
    from archviz.bench.result import Progress

    kept, console = history(), Console(stderr=True)
    if said := kept.mend():
        ending.say(f"note: {said}")
    with console.status("") as status:

        def about(plan: Plan, event: Event) -> None:
            if isinstance(event, Progress) and not quiet:
                status.update(f"{event.phase}: {plan.measured[event.design].name}")

        found, outcomes = measure(store, winners, kept, dask, about, **conditions)
    for failure in (failure for outcome in outcomes for failure in outcome.failures):
        ending.say(f"archviz: {failure.message}")
    return found
