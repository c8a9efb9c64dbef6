"""Designs that are found: of equal cost, and of twice the cost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from archviz.app import ending
from archviz.spec.shell import command_line

from .command import Input, Once, app, every, wrote

if TYPE_CHECKING:
    from archviz.app.match import Answer

Targets = Annotated[list[str], typer.Argument(metavar="TARGET...", help="networks, blocks or files")]
Outputs = Annotated[
    list[Path] | None,
    typer.Option("-o", "--output", metavar="FILE", help="a table: .md, .csv, .tex or .json; repeatable"),
]
Save = Annotated[Path | None, typer.Option("--save", metavar="FILE", help="the designs, as a project: .archviz.json")]
Json = Annotated[bool, typer.Option("--json", help="one JSON object, a row per design")]
Keep = Literal["params", "macs", "activations", "memory"]
Multiple = Annotated[int | None, typer.Option("--multiple-of", min=1, max=4096, help="round what is found to such")]

_EQUAL = """Table 2 of Xie et al. 2017: archviz match bottleneck --vary cardinality=1,2,4,8,32. \
Table 3: archviz match resnet50 resnet101 --vary cardinality=1,2,4,8,32. \
VALUES: 1,2,4 or 2..12 or 64..256..32. Exit 1 where a value has no match within 5 %."""
_TWICE = """Table 4 of Xie et al. 2017: archviz double resnet101. Its ResNet-200 is pre-activated: archviz compare \
ready:double-cost. What is wider is a multiple of 4, as theirs, or as asked."""


@app.command(cls=Once, epilog=_EQUAL)
def match(
    targets: Targets,
    vary: Annotated[
        str,
        typer.Option("--vary", metavar="AXIS=VALUES", help="cardinality, width, channels, depth or resolution"),
    ],
    keep: Annotated[Keep, typer.Option("--keep", help="what stays as it is")] = "params",
    solve: Annotated[str, typer.Option("--solve", metavar="AXIS", help="what gives way; else width, if it can")] = "",
    multiple_of: Multiple = None,
    input: Input = None,
    output: Outputs = None,
    save: Save = None,
    json: Json = False,
) -> None:
    """Vary one dimension of a design and find, for each value, what brings it back to its cost."""
    from archviz.app.match import check, equal

    check(output or (), save, targets)
    rest = {"solve": solve, "multiple-of": multiple_of, "input": input}
    command = _command("match", targets, {"vary": vary, "keep": keep, **rest})
    answer = equal(every(targets, input), vary, keep, solve, multiple_of or 1, command)
    _give(answer, output or (), save, json=json)


@app.command(cls=Once, epilog=_TWICE)
def double(
    targets: Targets,
    of: Annotated[Keep, typer.Option("--of", help="what is doubled")] = "macs",
    multiple_of: Multiple = None,
    input: Input = None,
    output: Outputs = None,
    save: Save = None,
    json: Json = False,
) -> None:
    """Find the designs of twice the cost: deeper, wider, with more paths."""
    from archviz.app.match import check, dearer

    check(output or (), save, targets)
    command = _command("double", targets, {"of": of, "multiple-of": multiple_of, "input": input})
    _give(dearer(every(targets, input), of, multiple_of, command), output or (), save, json=json)


def _command(name: str, targets: list[str], options: Mapping[str, object]) -> str:
    """The command line that finds the same again."""
    given = [word for option, value in options.items() if value for word in (f"--{option}", str(value))]
    return command_line(["archviz", name, *targets, *given])


def _give(answer: Answer, outputs: Sequence[Path], save: Path | None, *, json: bool) -> None:
    """Into files where they are named, else onto the screen; exit 1 where it is less than what was asked."""
    from archviz.app import match as use
    from archviz.report import record
    from archviz.spec import files

    project = use.project(answer) if save else None
    written = [use.write(answer, path) for path in outputs]
    if project and save:
        files.save(project, save)
        written.append(save)
    if json:
        print(record.text(answer.record))
    elif written:
        for path in written:
            wrote(path)
    else:
        _show(answer)
    if answer.failed and (json or written):
        for fault in answer.faults:
            ending.say(f"archviz: {fault}")
    raise typer.Exit(1 if answer.failed else 0)


def _show(answer: Answer) -> None:
    """The table, what belongs beside it, what was not found, and the command that finds it again."""
    from archviz.report import tables, terminal

    out = terminal.console()
    terminal.table(out, answer.table)
    for lines, style in ((answer.notes, ""), (answer.faults, "yellow")):
        if lines:
            out.print("", *map(tables.printable, lines), sep="\n", markup=False, style=style)
    out.print(f"\n{tables.printable(answer.record['command'])}", markup=False, style="dim", soft_wrap=True)
