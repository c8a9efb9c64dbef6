"""Sweeps over the parameters of a design."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from archviz.app import ending
from archviz.spec.issue import Refused

from .command import Once, app, one, wrote
from .progress import announce, confirmed, finish, measured

if TYPE_CHECKING:
    from archviz.app.sweep import Answer

_EPILOG = """VALUES are 64,96,128 or 2..12 or 64..256..32. STAGE may hold *: layer*.repeat=2..8 moves all of these \
stages together; layer1.repeat=2..8 and layer2.repeat=2..8 move each by itself.

archviz sweep resnet50 --vary 'layer3.repeat=2..12' --vary 'layer*.width=64..192..32' --max-macs 4G

archviz sweep resnet50 --vary cardinality=1,2,4,8,32 --vary resolution=160..256..32 --front 'params,+macs'

archviz sweep wrn-40-4_cifar10 --vary 'layer*.k=1..12' --vary layer1.repeat=2..9 --vary layer2.repeat=2..9 \
--random 500 --seed 3 --chart front.pdf"""


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


@app.command(cls=Once, epilog=_EPILOG)
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
    device: Annotated[
        str | None, _option(_BEST, "--device", metavar="cpu|cuda:0", help="of --bench. Default: cpu")
    ] = None,
    batch: Annotated[int | None, _option(_BEST, "--batch", min=1, help="of --bench. Default: 1")] = None,
    seconds: Annotated[
        float | None, _option(_BEST, "--seconds", help="of --bench, for each winner. Default: 5")
    ] = None,
    output: Annotated[
        Path | None,
        _option(_WORK, "-o", "--output", metavar="FILE.sqlite", help="where it is kept; else in your data folder"),
    ] = None,
    resume: Annotated[
        Path | None,
        _option(_WORK, "--resume", metavar="FILE.sqlite", help="go on with a sweep, or look at a finished one again"),
    ] = None,
    dask: Annotated[
        str,
        _option(
            _WORK, "--dask", metavar="tcp://HOST:PORT",
            help="on a Dask cluster that you trust, as you must: whoever reaches its scheduler can run code on its "
            "workers, and they on this machine; tls:// keeps others out. Else on all cores here",
        ),
    ] = "",
    ca: Annotated[
        Path | None,
        _option(_WORK, "--tls-ca-file", metavar="FILE", help="of a tls:// cluster: the certificate of its authority"),
    ] = None,
    cert: Annotated[
        Path | None, _option(_WORK, "--tls-cert", metavar="FILE", help="of a tls:// cluster: your certificate")
    ] = None,
    key: Annotated[
        Path | None, _option(_WORK, "--tls-key", metavar="FILE", help="of a tls:// cluster: your certificate's key")
    ] = None,
    chart: Annotated[
        list[Path] | None,
        _option(_ANSWER, "--chart", metavar="FILE", help="designs and front: .svg, .pdf or .png; may be repeated"),
    ] = None,
    save: Annotated[
        Path | None, _option(_ANSWER, "--save", metavar="FILE", help="the winners as a project: .archviz.json")
    ] = None,
    export: Annotated[
        Literal["csv", "md"] | None,
        _option(_ANSWER, "--export", help="csv: every legal design, which are within, on a front, winners; "
                "md: the winners"),
    ] = None,
    json: Annotated[bool, _option(_ANSWER, "--json", help="one JSON object")] = False,
) -> None:  # fmt: skip
    """Look at every design of a grid, or at a random sample, and tell the best; what is finished survives a kill."""
    from archviz.app import outputs
    from archviz.app import sweep as use
    from archviz.app.verdict import limits
    from archviz.explore.cluster import Cluster
    from archviz.explore.front import FRONT, TOP, goals

    amounts = {"params": max_params, "macs": max_macs, "activations": max_activations, "memory": max_memory}
    given = {"device": device, "batches": batch and (batch,), "seconds": seconds}
    conditions = {name: value for name, value in given.items() if value is not None}
    cluster = Cluster(dask, ca, cert, key)
    cluster.check()
    goals(front or FRONT)  # all is refused before anything is done
    _fit(conditions, bench=bench, json=json, export=export)
    if resume is not None:
        what = {"TARGET": target, "--vary": vary, "--random": random, "--seed": seed, "--input": input, "-o": output}
        _nothing({**what, **{f"--max-{name}": amount for name, amount in amounts.items()}})
    kept = [(output, outputs.sweep)] if output else []
    projects = [(save, outputs.project)] if save else []
    read = [word for word in (target, resume and str(resume)) if word]
    outputs.check([*kept, *projects, *((path, outputs.plot) for path in chart or ())], read)
    if resume is not None:
        asked = use.resumed(resume, front or "", top or 0)
    elif target and vary:
        base, most = one(target, input).architecture, limits(**amounts)
        asked = use.begun(base, vary, random, seed, most, output, front or FRONT, top or TOP)
    else:
        raise Refused("a sweep needs a target and --vary, such as: archviz sweep resnet50 --vary 'layer3.repeat=2..12'")
    announce(asked)
    finish(asked, cluster if dask else "")
    answer = confirmed(use.answered(asked))
    if bench and answer.winners:
        answer = measured(answer, cluster if dask else "", **conditions)
    _show(answer, json=json, export=export)
    _write(answer, save, chart or (), quiet=bool(json or export))


def _fit(conditions: Mapping[str, object], *, bench: bool, json: bool, export: str | None) -> None:
    """Refused where an option would be left out in silence."""
    if json and export:
        raise Refused(f"--json and --export {export} both write to standard output; ask for one of them")
    if conditions and not bench:
        raise Refused("--device, --batch and --seconds are of --bench; add --bench or leave them out")


def _nothing(given: Mapping[str, object]) -> None:
    """Refused where what defines a sweep is given again beside --resume."""
    if words := [name for name, value in given.items() if value]:
        raise Refused(f"--resume goes on with what its file says; leave out {', '.join(words)}, or begin another sweep")


def _show(answer: Answer, *, json: bool, export: str | None) -> None:
    from archviz.report import record, tables, terminal

    if json:
        print(record.text(answer.record))
    elif export == "csv":
        print(answer.sheet, end="")
    elif export == "md":
        print(tables.markdown(answer.table), end="")
    else:
        out = terminal.console()
        if answer.winners:
            terminal.table(out, answer.table)
        out.print(f"\n{answer.summary}", markup=False, style="bold")
        out.print(answer.sweep.command, markup=False, style="dim", soft_wrap=True)


def _write(answer: Answer, save: Path | None, charts: Sequence[Path], *, quiet: bool) -> None:
    """Every file that can be written; what cannot is said, and the exit code tells."""
    from archviz.app import sweep as use

    failed = False
    for path in (*([save] if save else []), *charts):
        try:
            (use.save if path == save else use.plot)(answer, path)
        except Refused as refusal:
            failed = True
            ending.say(f"archviz: {refusal}")
        else:
            if not quiet:
                wrote(path)
    if failed:
        raise typer.Exit(2)
