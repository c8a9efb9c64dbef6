"""Designs that are found: of equal cost, and of twice the cost."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from .command import Input, app, wrote

if TYPE_CHECKING:
    from archviz.app.design import Design
    from archviz.app.match import Answer

Targets = Annotated[list[str], typer.Argument(metavar="TARGET...", help="networks, blocks or files")]
Output = Annotated[Path | None, typer.Option("-o", "--output", help="a table: .md, .csv or .json")]
Save = Annotated[Path | None, typer.Option("--save", metavar="FILE", help="the designs, as a project")]
Json = Annotated[bool, typer.Option("--json", help="one JSON object, a row per design")]
Keep = Literal["params", "macs", "activations", "memory"]
Multiple = typer.Option("--multiple-of", min=1, max=4096, help="round what is found to such")

_EQUAL = """Table 2 of Xie et al. 2017: archviz match bottleneck --vary cardinality=1,2,4,8,32. \
Table 3: archviz match resnet50 resnet101 --vary cardinality=1,2,4,8,32."""
_TWICE = "Table 4 of Xie et al. 2017: archviz double resnet101. A wider d is a multiple of 4, as theirs, or as asked."


@app.command(epilog=_EQUAL)
def match(
    targets: Targets,
    vary: Annotated[
        str,
        typer.Option("--vary", metavar="AXIS=N,N", help="cardinality, width, channels, depth or resolution"),
    ],
    keep: Annotated[Keep, typer.Option("--keep", help="what stays as it is")] = "params",
    solve: Annotated[str, typer.Option("--solve", metavar="AXIS", help="what gives way; else width, if it can")] = "",
    multiple_of: Annotated[int | None, Multiple] = None,
    input: Input = None,
    output: Output = None,
    save: Save = None,
    json: Json = False,
) -> None:
    """Vary one dimension of a design and find, for each value, what brings it back to its cost."""
    from archviz.app.match import equal

    rest = {"solve": solve, "multiple-of": multiple_of, "input": input}
    command = _command("match", targets, {"vary": vary, "keep": keep, **rest})
    answer = equal(_designs(targets, input), vary, keep, solve, multiple_of or 1, command)
    _give(answer, output, save, json=json)


@app.command(epilog=_TWICE)
def double(
    targets: Targets,
    of: Annotated[Keep, typer.Option("--of", help="what is doubled")] = "macs",
    multiple_of: Annotated[int | None, Multiple] = None,
    input: Input = None,
    output: Output = None,
    save: Save = None,
    json: Json = False,
) -> None:
    """Find the designs of twice the cost: deeper, wider, with more paths."""
    from archviz.app.match import dearer

    command = _command("double", targets, {"of": of, "multiple-of": multiple_of, "input": input})
    _give(dearer(_designs(targets, input), of, multiple_of, command), output, save, json=json)


def _designs(targets: list[str], input: str | None) -> list[Design]:
    from archviz.app.design import designs

    return [design for target in targets for design in designs(target, input)]


def _command(name: str, targets: list[str], options: Mapping[str, object]) -> str:
    """The command line that finds the same again."""
    given = [word for option, value in options.items() if value for word in (f"--{option}", str(value))]
    return shlex.join(["archviz", name, *targets, *given])


def _give(answer: Answer, output: Path | None, save: Path | None, *, json: bool) -> None:
    """Into files where they are named, else onto the screen."""
    from archviz.app import match as use
    from archviz.report import record, tables, terminal

    if save is not None:
        wrote(use.save(answer, save))
    if output is not None:
        wrote(use.write(answer, output))
    if json:
        print(record.text(answer.record))
    elif output is None and save is None:
        out = terminal.console()
        terminal.table(out, answer.table)
        for note in answer.notes:
            out.print(f"\n{tables.printable(note)}", markup=False)
        out.print(f"\n{tables.printable(answer.record['command'])}", markup=False, style="dim", soft_wrap=True)
