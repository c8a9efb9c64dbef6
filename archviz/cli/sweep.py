"""Sweeps over the parameters of a design."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from archviz.spec.issue import Refused

from .command import app, one, wrote
from .progress import announce, confirmed, finish, measured

_EPILOG = """VALUES are 64,96,128 or 2..12 or 64..256..32; STAGE may hold *.

archviz sweep resnet50 --vary 'layer3.repeat=2..12' --vary 'layer*.width=64..192..32' --max-macs 4G

archviz sweep resnet50 --vary cardinality=1,2,4,8,32 --vary resolution=160..256..32 --front 'params,+macs'

archviz sweep wrn40_4 --vary '*.width=16..256..8' --random 5000 --seed 3 --chart front.pdf"""


def _option(panel: str, *names: str, metavar: str | None = None, help: str, **rest: Any) -> Any:
    return typer.Option(*names, metavar=metavar, help=help, rich_help_panel=panel, **rest)


_WHAT, _LIMITS, _BEST, _WORK, _ANSWER = "What is looked at", "Within what", "The best", "The work", "The answer"
Start = Annotated[str | None, typer.Argument(metavar="[TARGET]", help="the design to begin with", show_default=False)]
Vary = Annotated[
    list[str] | None,
    _option(_WHAT, "--vary", metavar="STAGE.FIELD=VALUES|AXIS=VALUES", help="what is varied; may be repeated"),
]
Limit = Annotated[str | None, _option(_LIMITS, metavar="N", help="the most allowed, such as 26M or 4.2G")]
Bytes = Annotated[
    str | None, _option(_LIMITS, metavar="BYTES", help="of weights and all outputs, such as 100MiB or 0.1G")
]
Size = Annotated[str | None, _option(_WHAT, "--input", metavar="CxHxW", help="another input, such as 3x224x224")]


@app.command(epilog=_EPILOG)
def sweep(
    target: Start = None,
    vary: Vary = None,
    random: Annotated[
        int | None, _option(_WHAT, "--random", metavar="N", min=1, help="so many of the grid; else all")
    ] = None,
    seed: Annotated[int, _option(_WHAT, "--seed", min=0, help="of the random sample: the same seed, the same one")] = 0,
    input: Size = None,
    max_params: Limit = None,
    max_macs: Limit = None,
    max_activations: Limit = None,
    max_memory: Bytes = None,
    front: Annotated[
        str | None,
        _option(
            _BEST, "--front", metavar="A,B",
            help="two of params, macs, activations, memory; + before one of which more is better. "
            "Default: activations,+macs, the most computation for the least time on a GPU",
        ),
    ] = None,
    top: Annotated[
        int | None,
        _option(
            _BEST, "--top", min=1, max=100,
            help="so many winners: of the front, evenly spread; where it is shorter, then of the front of the rest, "
            "and so on. fvcore confirms them. Default: 10",
        ),
    ] = None,
    bench: Annotated[bool, _option(_BEST, "--bench", help="measure the latencies of the winners, in turns")] = False,
    device: Annotated[str, _option(_BEST, "--device", metavar="cpu|cuda:0", help="of --bench")] = "cpu",
    batch: Annotated[int, _option(_BEST, "--batch", min=1, help="of --bench")] = 1,
    seconds: Annotated[float, _option(_BEST, "--seconds", help="of --bench, for each winner")] = 5.0,
    output: Annotated[
        Path | None,
        _option(_WORK, "-o", "--output", metavar="FILE.sqlite", help="where it is kept; else in your data folder"),
    ] = None,
    resume: Annotated[
        Path | None,
        _option(_WORK, "--resume", metavar="FILE.sqlite", help="go on with a sweep, or look at a finished one again"),
    ] = None,
    dask: Annotated[
        str, _option(_WORK, "--dask", metavar="tcp://HOST:PORT", help="on a Dask cluster; else on all cores here")
    ] = "",
    chart: Annotated[
        Path | None, _option(_ANSWER, "--chart", metavar="FILE", help="all designs and the front: .svg, .pdf or .png")
    ] = None,
    save: Annotated[Path | None, _option(_ANSWER, "--save", metavar="FILE", help="the winners as a project")] = None,
    export: Annotated[
        Literal["csv", "md"] | None, _option(_ANSWER, "--export", help="csv: all designs; md: the winners")
    ] = None,
    json: Annotated[bool, _option(_ANSWER, "--json", help="one JSON object")] = False,
) -> None:  # fmt: skip
    """Look at every design of a grid, or at a random sample, and tell the best; what is finished survives a kill."""
    from archviz.app import sweep as use
    from archviz.app.rooflines import possible
    from archviz.explore.front import FRONT, TOP, goals
    from archviz.explore.space import space
    from archviz.explore.store import Store, usual
    from archviz.report import record, tables, terminal
    from archviz.report import sweep as told

    amounts = {"params": max_params, "macs": max_macs, "activations": max_activations, "memory": max_memory}
    goals(front or FRONT)  # refused before anything is done
    if chart:
        possible(chart)
    if resume is not None:
        if target or vary or random or seed or input or output or any(amounts.values()):
            raise Refused("--resume goes on with what its file says; give no target and nothing that defines a sweep")
        store, sample = Store(resume), None
        definition = store.definition
        found = space(definition)
    else:
        if not (target and vary):
            example = "archviz sweep resnet50 --vary 'layer3.repeat=2..12'"
            raise Refused(f"a sweep needs a target and --vary, such as: {example}")
        from archviz.app.verdict import limits

        definition, found, sample = use.define(one(target, input).architecture, vary, random, seed, limits(**amounts))
        store = Store(output) if output else usual(definition)
        store.begin(definition, front or FRONT, top or TOP)
    kept = store.view
    front, top = front or kept[0], top or kept[1]
    aims = goals(front)
    command = _again(store.file, front, top, kept)
    announce(found, sample, store, command)
    finish(store, dask, command)
    numbers, winners = use.best(store, aims, top)
    winners = confirmed(store, winners)
    if bench and winners:
        winners = measured(store, winners, dask, device=device, batches=(batch,), seconds=seconds)
    chosen = [(winner.found, winner.rank, winner.latency) for winner in winners]
    tally = store.tally()
    if json:
        print(record.text(told.record(definition, tally, aims, numbers, chosen, command)))
    elif export == "csv":
        print(tables.written(told.exact(found, store.found())), end="")
    elif export == "md":
        print(tables.markdown(told.table(found, chosen)), end="")
    else:
        out = terminal.console()
        if chosen:
            terminal.table(out, told.table(found, chosen))
        ranks = [winner.rank for winner in winners]
        out.print(f"\n{told.summary(tally, definition, aims, len(numbers), ranks)}", markup=False, style="bold")
        out.print(command, markup=False, style="dim", soft_wrap=True)
    files = []
    if save is not None:
        from archviz.spec.architecture import Project
        from archviz.spec.files import save as write

        write(Project(designs=tuple(winner.design for winner in winners)), save)
        files.append(save)
    if chart is not None:
        use.plot(store, aims, numbers, winners, chart)
        files.append(chart)
    for file in files if not (json or export) else ():
        wrote(file)


def _again(file: Path, front: str, top: int, kept: tuple[str, int]) -> str:
    """The command that shows the same again, or goes on."""
    words = ["archviz", "sweep", "--resume", str(file)]
    words += ["--front", front] if front != kept[0] else []
    words += ["--top", str(top)] if top != kept[1] else []
    return shlex.join(words)
