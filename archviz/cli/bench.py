"""Latencies: measured in a process of their own, and kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from archviz.app import ending
from archviz.spec.issue import Refused
from archviz.spec.shell import command_line

from .command import Input, Theme, Width, app

if TYPE_CHECKING:
    from archviz.bench.outcome import Outcome
    from archviz.bench.plan import Plan
    from archviz.bench.result import Event
    from archviz.bench.run import Run

Targets = Annotated[list[str], typer.Argument(metavar="TARGET...", help="the first is the baseline; or a plan file")]
Dtype = Annotated[Literal["float32", "bfloat16", "float16"], typer.Option("--dtype", help="of weights and input")]
Roofline = Annotated[
    Path | None, typer.Option("--roofline", metavar="FILE", help="a plot of the blocks, timed apart: .svg .pdf .png")
]
_OWN = (
    "targets",
    "json",
    "worker",
    "force",
    "roofline",
    "theme",
    "page",
)  # what may stand beside a plan file, which says the rest


@app.command()
def bench(
    ctx: typer.Context,
    targets: Targets,
    device: Annotated[str, typer.Option("--device", metavar="cpu|cuda:0|mps", help="where")] = "cpu",
    batch: Annotated[str, typer.Option("--batch", metavar="1,8,32", help="batch sizes")] = "1",
    input: Input = None,
    threads: Annotated[int | None, typer.Option("--threads", min=1, help="of the CPU; else torch's choice")] = None,
    dtype: Dtype = "float32",
    seconds: Annotated[float, typer.Option("--seconds", help="for each design at each batch size")] = 5.0,
    channels_last: Annotated[bool, typer.Option("--channels-last", help="NHWC in memory")] = False,
    compile: Annotated[bool, typer.Option("--compile", help="by torch.compile")] = False,
    cuda_graph: Annotated[bool, typer.Option("--cuda-graph", help="recorded once, replayed")] = False,
    per_block: Annotated[bool, typer.Option("--per-block", help="each block apart, too")] = False,
    forms: Annotated[
        bool, typer.Option("--forms", help="the forms of a ResNeXt block and a rival of its MACs")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="even where memory will not do")] = False,
    roofline: Roofline = None,
    theme: Theme = "light",
    page: Width = "auto",
    json: Annotated[bool, typer.Option("--json", help="one JSON object")] = False,
    worker: Annotated[bool, typer.Option("--worker", hidden=True)] = False,
) -> None:
    """Measure latencies with their spread, designs in turns, and say whether they differ (exit 1 where one failed)."""
    from archviz.app import bench as use
    from archviz.app import conditions as conditions_of
    from archviz.app import rooflines
    from archviz.app.design import designs
    from archviz.app.target import shape
    from archviz.bench import plan as plans
    from archviz.bench.run import Run

    if worker:
        from archviz.bench.worker import serve

        serve(targets[0])
        return
    if roofline is not None:
        rooflines.possible(roofline)
        per_block = True
    note = ""
    if len(targets) == 1 and plans.is_plan(Path(targets[0])):
        _nothing_else(ctx)
        plan = plans.load(Path(targets[0]))
        said = {"force": force and not plan.force, "per-block": per_block and not plan.per_block}
        plan = plan.put(force=force or plan.force, per_block=per_block or plan.per_block)
        command = command_line(["archviz", "bench", *targets, *(f"--{flag}" for flag, more in said.items() if more)])
    else:
        size = shape(input) if input is not None else None
        if forms and len(targets) > 1:
            raise Refused("--forms takes one block, such as resnext_32x4d")
        if forms:
            chosen, note = use.equal_forms(targets[0], size)
        else:
            chosen = tuple(d.architecture for target in targets for d in designs(target))
        conditions = {"channels_last": channels_last, "compile": compile, "cuda_graph": cuda_graph, "force": force}
        conditions |= {"per_block": per_block}
        plan = use.plan(
            chosen, device=device, batches=conditions_of.batches(batch), threads=threads, dtype=dtype, seconds=seconds,
            input=size, **conditions,
        )  # fmt: skip
        command = use.words(plan, targets, *(["--forms"] if forms else []))
    outcome = _measured(Run(plan), command, quiet=json)
    _show(outcome, note, json=json)
    if roofline is not None:
        for path in rooflines.plotted(outcome, roofline, theme, page):
            ending.say(f"the roofline plot is {path}")
    raise typer.Exit(1 if outcome.failures else 0)


def _nothing_else(ctx: typer.Context) -> None:
    """Refused where an option would say again what the plan says."""
    for name in ctx.params:
        source = ctx.get_parameter_source(name)
        if name not in _OWN and source is not None and source.name == "COMMANDLINE":
            raise Refused(f"--{name.replace('_', '-')} stands beside a plan, which says it already; leave it out")


def _measured(run: Run, command: str, *, quiet: bool) -> Outcome:
    """Measure, with the progress on standard error; Ctrl+C ends the worker at once."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    from archviz.app.bench import measure
    from archviz.bench.history import history

    kept = history()
    if said := kept.mend():
        ending.say(f"note: {said}")
    columns = TextColumn("{task.description}", markup=False), BarColumn(), TextColumn("{task.percentage:>3.0f} %")
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal) as bar:
        task = bar.add_task("start", total=1.0)

        def about(event: Event, _: Outcome) -> None:
            if note := getattr(event, "note", ""):
                console.print(f"note: {note}", markup=False, highlight=False, soft_wrap=True)
            text, done = _said(event, run.plan)
            if text:
                bar.update(task, description=text, completed=done)

        try:
            outcome, lost = measure(run, command, kept, about)
        except KeyboardInterrupt:
            bar.stop()
            run.cancel()
            ending.say("archviz: stopped; the worker has been ended, finished results are in `archviz history`")
            raise
    for failure in outcome.failures:
        ending.say(f"archviz: {failure.message}")
    if lost:
        ending.say(f"note: {lost}")
    return outcome


def _said(event: Event, plan: Plan) -> tuple[str, float]:
    """What is going on, and how far."""
    from archviz.bench.result import Progress

    if not isinstance(event, Progress):
        return "", 0.0
    what = f"{plan.measured[event.design].name}, " if event.phase != "measure" else ""
    return f"{what}batch {event.batch}: {event.phase}", event.done


def _show(outcome: Outcome, note: str, *, json: bool) -> None:
    from archviz.report import apart, latency, record, tables, terminal

    if json:
        print(record.text({**latency.record(outcome), **({"note": note} if note else {})}))
        return
    if not outcome.latencies:
        return
    out = terminal.console()
    terminal.table(out, latency.table(outcome))
    for found in outcome.latencies:
        if found.blocks is not None:
            out.print(f"\n{tables.printable(found.name)}, batch {found.batch}", markup=False)
            terminal.table(out, apart.table(found))
            out.print(f"{apart.gap(found.blocks)}\n{apart.ridge(found)}", markup=False)
    if told := latency.verdicts(outcome.latencies):
        out.print("\n" + "\n".join(told), markup=False, style="bold")
    out.print("\n" + "\n".join((*([note] if note else []), *latency.remarks(outcome))), markup=False, style="dim")
    out.print(tables.printable(outcome.command), markup=False, style="dim", soft_wrap=True)
