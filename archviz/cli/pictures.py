"""Pictures of a design."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from archviz.app import ending
from archviz.spec.issue import Refused
from archviz.spec.shell import command_line

from .command import Direction, Dpi, Input, Level, Names, Target, Theme, app, one, say_names, wrote

if TYPE_CHECKING:
    from archviz.app.design import Design
    from archviz.diagram.paper import Paper
    from archviz.results import Analysis

ENDINGS = ".svg, .pdf, .png, .tex or .dot"


@app.command()
def diagram(
    target: Target,
    output: Annotated[
        list[Path],
        typer.Option("-o", "--output", "--out", help=f"{ENDINGS}; again for more of them", show_default=False),
    ],
    input: Input = None,
    level: Level = "block",
    theme: Theme = "light",
    direction: Direction = "TB",
    heat: Annotated[
        Literal["", "params", "macs", "activations", "memory", "rf", "latency"],
        typer.Option(help="boxes coloured by what they cost; latency: as it was measured last", show_default=False),
    ] = "",
    labels: Annotated[Literal["resnet", "resnext"], typer.Option(help="3×3, 64 or 256, 3×3, 64")] = "resnet",
    names: Names = "torch",
    unfold: Annotated[bool, typer.Option("--unfold", help="draw every repeat of blocks and layers")] = False,
    bare: Annotated[bool, typer.Option("--bare", help="the figure alone: no title, no footer, no page")] = False,
    page: Annotated[
        Literal["auto", "fit", "a3", "a4", "a5", "letter", "column", "columns"],
        typer.Option(help="fit: the picture's own size; column: one of a paper (3.5 in), columns: both (7.16 in)"),
    ] = "auto",
    margin: Annotated[float, typer.Option(min=0, max=40, metavar="MM", help="of a sheet of paper")] = 7.0,
    transparent: Annotated[bool, typer.Option("--transparent", help="no ground behind the picture")] = False,
    fonts: Annotated[
        Literal["embedded", "outlined"], typer.Option(help="letters as text, or as shapes that need no font")
    ] = "embedded",
    dpi: Dpi = 150,
    engine: Annotated[
        Literal["wasm", "native"], typer.Option(help="Graphviz: the one inside, or dot on PATH")
    ] = "wasm",
) -> None:
    """Draw a design into files."""
    from archviz.app import outputs
    from archviz.diagram.export import format_of
    from archviz.diagram.options import Options

    outputs.check([(path, format_of) for path in output], [target])  # refused before anything is written
    design = one(target, input)
    for issue in design.issues:
        ending.say(f"note: {design.name}: {design.say(issue)}")
    say_names(design, names)
    if names == "keras" and level != "layer":
        ending.say("note: Keras' names are those of layers; --level layer shows them")
    timed = _timed(design, target, input, level) if heat == "latency" else None
    how: dict[str, Any] = {"fold": not unfold, "names": names, "engine": engine, "page": page}
    drawing = design.diagram(level, labels, theme, direction, heat=heat, timed=timed, **how)
    if drawing.note or (unfold and level == "stage"):
        ending.say(f"note: {drawing.note or 'a stage is one box; --unfold is for the levels block and layer'}")
    for path in output:
        drawing.save(path, dpi, bare=bare, transparent=transparent, fonts=fonts, margin=margin)
        made = Options(format_of(path), theme, page, margin=margin, words=not bare)
        wrote(path, "" if made.format == "dot" else _page(drawing.paper(made)))


@app.command()
def unravel(
    target: Target,
    output: Annotated[Path | None, typer.Option("-o", "--output", help=ENDINGS)] = None,
    stage: Annotated[str, typer.Option(metavar="NAME", help="one stage only, such as layer1")] = "",
    first: Annotated[int | None, typer.Option(metavar="N", min=1, help="its first blocks only")] = None,
    input: Input = None,
    theme: Theme = "light",
    direction: Direction = "LR",
    dpi: Dpi = 150,
    json: Annotated[bool, typer.Option("--json", help="one JSON object")] = False,
) -> None:
    """Say how many paths lead through a residual network and how long they are; draw them apart (at most 4 units)."""
    from archviz.analyse.paths import stack
    from archviz.app import outputs
    from archviz.diagram.export import format_of
    from archviz.report import paths, record, tables, terminal

    outputs.check([(output, format_of)] if output else [], [target])
    design = one(target, input).sound()
    graph = stack(design.graph, stage, first)
    drawing = design.unravelled(stage, first, theme, direction) if output else None
    if json:
        print(record.text(paths.record(design.name, graph)))
    else:
        out = terminal.console()
        where = f", {stage}" if stage else ""
        out.print(f"{tables.printable(design.name)}{where}: {paths.summary(graph)}\n", markup=False)
        terminal.table(out, paths.histogram(graph))
    if output and drawing:
        drawing.save(output, dpi) if json else wrote(drawing.save(output, dpi))


def _timed(design: Design, target: str, input: str | None, level: str) -> Analysis:
    """The counts with the latencies of blocks; Refused, with the command that gives them, where there are none."""
    if level == "layer":
        raise Refused("latencies are measured by block, not by layer; take --level block or --level stage")
    found = design.timed
    if found is None:
        command = command_line(["archviz", "bench", target, *(["--input", input] if input else []), "--per-block"])
        raise Refused(f"the blocks of {design.name} have not been measured; `{command}` does it")
    return found


def _page(paper: Paper) -> str:
    """How large a page is, and its smallest letters."""
    width, height = (side * 25.4 / 72 for side in (paper.width, paper.height))
    return f", {width:.0f} × {height:.0f} mm, smallest text {paper.least:.1f} pt"
