"""Designs side by side, and against what is asked of them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from archviz.spec.issue import Refused
from archviz.spec.shell import command_line

from .command import Batch, Input, Target, Type, app, every, uncollected, wrote

Limit = typer.Option(metavar="N", help="the most allowed: 26M, 4.2G, 25557032")


@app.command()
def compare(
    targets: Annotated[list[str], typer.Argument(metavar="TARGET...", help="the first is the baseline")],
    output: Annotated[
        list[Path] | None,
        typer.Option("-o", "--output", help=".html, .pdf, .md, .csv, .tex or .json; again for more of them"),
    ] = None,
    input: Input = None,
    figures: Annotated[
        str | None, typer.Option("--figures", metavar="KEYS", help="only these: params,macs,activations")
    ] = None,
    batch: Batch = 1,
    dtype: Type = "float32",
) -> None:
    """Set designs side by side; of a file with several, all of them. `ready:cardinality50` is a ready comparison."""
    from archviz.app import comparison, outputs, ready, remake
    from archviz.report import terminal, terminal_comparison

    outputs.check(((path, comparison.takes) for path in output or ()), targets)  # refused before anything is counted
    keys = () if figures is None else chosen(figures)
    with uncollected():
        side_by_side = every(targets, input)
        words = ["archviz", "compare", *(map(remake.by_name, targets) if output else targets)]  # a report is passed on
        words += [*(["--input", input] if input else []), *(["--figures", figures] if figures else [])]
        words += [*(["--batch", str(batch)] if batch > 1 else []), *(["--dtype", dtype] if dtype != "float32" else [])]
        words += [word for path in output or () for word in ("-o", path.name)]
        report = comparison.reported(side_by_side, command_line(words), keys, ready.question(targets), batch, dtype)
        for path in output or ():
            wrote(comparison.write(report, path))
        if not output:
            terminal_comparison.comparison(terminal.console(), report)


def chosen(figures: str) -> tuple[str, ...]:
    """ "params, macs" in its parts; Refused where it names nothing."""
    found = tuple(filter(None, (key.strip() for key in figures.split(","))))
    if not found:
        raise Refused("--figures names no figure; such as params,macs,activations")
    return found


@app.command()
def check(
    target: Target,
    max_params: Annotated[str | None, Limit] = None,
    max_macs: Annotated[str | None, Limit] = None,
    max_activations: Annotated[str | None, Limit] = None,
    input: Input = None,
) -> None:
    """Fail (exit 1) when a design has mistakes or exceeds a limit; of a file with several designs, any of them."""
    from archviz.app import verdict
    from archviz.app.design import designs
    from archviz.report.tables import printable

    limits = verdict.limits(params=max_params, macs=max_macs, activations=max_activations)
    found = [verdict.judge(design, limits) for design in designs(target, input)]
    print("\n".join(printable(line) for judged in found for line in judged.lines))
    raise typer.Exit(0 if all(judged.passed for judged in found) else 1)


@app.command("verify-forms")
def verify_forms(
    target: Annotated[str, typer.Argument(metavar="TARGET", help="resnext_32x4d or resnext:FIELDS")],
    input: Input = None,
    json: Annotated[bool, typer.Option("--json", help="one JSON object")] = False,
) -> None:
    """Check that the forms (a), (b), (c) of a ResNeXt block and its dense one are one function (exit 1 if not)."""
    from archviz.app import forms
    from archviz.app.target import shape
    from archviz.report import forms as told
    from archviz.report import record, tables, terminal

    what, checks = forms.check(target, shape(input) if input is not None else None)
    if json:
        print(record.text(told.record(target, what, checks)))
    else:
        out = terminal.console()
        out.print(f"{tables.printable(target)}: {what}\n", markup=False)
        terminal.table(out, told.table(checks))
        out.print(f"\n{told.verdict(checks)}\n{told.HOW}", markup=False)
    raise typer.Exit(0 if all(check.equal for check in checks) else 1)
