"""What one design is: lists of what there is, its numbers, its source."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from .command import Batch, Input, Level, Names, Target, Type, app, one, say_names, uncollected, wrote

if TYPE_CHECKING:
    from archviz.app.design import Design
    from archviz.footprint import Footprint


@app.command("list")
def list_(
    what: Annotated[Literal["blocks", "networks", "ready"], typer.Argument(help="what to list", show_default=False)],
    pattern: Annotated[str, typer.Argument(help="part of a name, or a pattern with * and ?")] = "",
) -> None:
    """List the blocks, the networks that can be asked for by name, or the ready comparisons."""
    from archviz.app import ready
    from archviz.report import catalogue, terminal

    if what == "ready":
        terminal.table(terminal.console(), ready.listing(pattern))
        return
    listing = catalogue.blocks if what == "blocks" else catalogue.networks
    listing(terminal.console(), pattern)


@app.command()
def show(
    target: Target,
    input: Input = None,
    level: Level = "stage",
    names: Names = "torch",
    batch: Batch = 1,
    dtype: Type = "float32",
    audit: Annotated[bool, typer.Option("--audit", help="three counters side by side for every block")] = False,
    json: Annotated[bool, typer.Option("--json", help="one JSON object, with every layer")] = False,
) -> None:
    """Show a design's shapes, parameters, MACs, FLOPs, activations, memory and receptive field."""
    with uncollected():
        design = one(target, input).sound()
        if json:
            _record(design, design.analysis.footprint(batch, dtype), audit)
        else:
            _print(design, design.analysis.footprint(batch, dtype), level, names, audit)


def _record(design: Design, memory: Footprint, audited: bool) -> None:
    from archviz.report import record

    parts = design.name, design.analysis, design.layers, design.fvcore, memory, design.issues
    audit = design.audit if audited else None
    print(record.text(record.network(*parts, audit=audit, keras_names=design.keras_names)))


def _print(
    design: Design,
    memory: Footprint,
    level: Literal["stage", "block", "layer"],
    names: Literal["torch", "keras"],
    audited: bool,
) -> None:
    """The estimate at once, then what fvcore counts, for which torch must be loaded."""
    from archviz.report import tables, terminal

    say_names(design, names)
    out = terminal.console()
    terminal.heading(out, design.name, design.analysis)
    terminal.table(out, tables.counted(design.rows(level, names), level.capitalize(), design.analysis))
    out.print()
    totals = terminal.totals(design.analysis, memory)
    terminal.facts(out, totals)
    out.file.flush()
    terminal.facts(out, terminal.confirmation(design.analysis, design.fvcore), below=totals)
    if audited:
        terminal.audit(out, design.audit)
    terminal.footer(out)


@app.command()
def source(
    target: Target,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="a .py file")] = None,
    input: Input = None,
    names: Names = "torch",
) -> None:
    """Print a design as readable PyTorch source."""
    from archviz.app import outputs
    from archviz.spec.files import write_atomically

    outputs.check([(output, outputs.text)] if output else [], [target])
    design = one(target, input)
    say_names(design, names)
    text = design.source(names)
    if output is None:
        print(text, end="")
        return
    write_atomically(output, text.encode())
    wrote(output)
