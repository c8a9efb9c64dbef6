"""The command line: one short function per command.

Exit codes: 0 fine, 1 a check failed, 2 input that cannot be used (one line says why), 70 our own fault.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from archviz.app import ending

if TYPE_CHECKING:
    from archviz.app.design import Design

app = typer.Typer(
    name="archviz",
    help="Assemble convolutional networks, see their numbers and their picture, compare them.",
    epilog="TARGET: a network (resnet50), a block (bottleneck:width=64,out=256), or a file (FILE, FILE#2, FILE#name).",
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Target = Annotated[str, typer.Argument(metavar="TARGET", help="network, block or file", show_default=False)]
Input = Annotated[str | None, typer.Option("--input", metavar="CxHxW", help="another input, such as 3x224x224")]
Level = Annotated[Literal["stage", "block", "layer"], typer.Option("--level", help="how fine")]
Theme = Annotated[Literal["light", "dark", "print"], typer.Option(help="colours")]
Direction = Annotated[Literal["TB", "LR"], typer.Option(help="top-down or left to right")]
Dpi = Annotated[int, typer.Option(min=36, max=1200, help="of a .png")]
Names = Annotated[Literal["torch", "keras"], typer.Option(help="conv1 of layer1.0, or res2a_branch2a")]
Limit = typer.Option(metavar="N", help="the most allowed: 26M, 4.2G, 25557032")


@app.callback(invoke_without_command=True)
def start(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="show the version")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="show the traceback of an internal error")] = False,
) -> None:
    """Without a command, open the designer."""
    if version:
        from archviz.report.conventions import versions

        print(versions())
    elif ctx.invoked_subcommand is None:
        gui()


@app.command("list")
def list_(
    what: Annotated[Literal["blocks", "networks"], typer.Argument(help="what to list", show_default=False)],
    pattern: Annotated[str, typer.Argument(help="part of a name, or a pattern with * and ?")] = "",
) -> None:
    """List the blocks, or the networks that can be asked for by name."""
    from archviz.report import catalogue, terminal

    listing = catalogue.blocks if what == "blocks" else catalogue.networks
    listing(terminal.console(), pattern)


@app.command()
def show(
    target: Target,
    input: Input = None,
    level: Level = "stage",
    names: Names = "torch",
    audit: Annotated[bool, typer.Option("--audit", help="three counters side by side for every block")] = False,
    json: Annotated[bool, typer.Option("--json", help="one JSON object, with every layer")] = False,
) -> None:
    """Show a design's shapes, parameters, MACs, FLOPs, activations, memory and receptive field."""
    from archviz.report import record, tables, terminal

    design = _one(target, input).sound()
    if json:
        parts = design.name, design.analysis, design.layers, design.fvcore, design.audit, design.issues
        print(record.text(record.network(*parts, audited=audit, keras_names=design.keras_names)))
        return
    _names(design, names)
    totals = terminal.totals(design.analysis, design.fvcore)
    out = terminal.console()
    terminal.heading(out, design.name, design.analysis)
    terminal.table(out, tables.counted(design.rows(level, names), level.capitalize(), design.analysis))
    out.print()
    terminal.facts(out, totals)
    if audit:
        terminal.audit(out, design.audit)
    terminal.footer(out)


@app.command()
def diagram(
    target: Target,
    output: Annotated[Path, typer.Option("-o", "--output", help=".svg, .pdf, .png or .dot", show_default=False)],
    input: Input = None,
    level: Level = "block",
    theme: Theme = "light",
    direction: Direction = "TB",
    labels: Annotated[Literal["resnet", "resnext"], typer.Option(help="3×3, 64 or 256, 3×3, 64")] = "resnet",
    names: Names = "torch",
    unfold: Annotated[bool, typer.Option("--unfold", help="draw every repeat of blocks and layers")] = False,
    bare: Annotated[bool, typer.Option("--bare", help="the figure alone: no title, no footer, no page")] = False,
    dpi: Dpi = 150,
    engine: Annotated[
        Literal["wasm", "native"], typer.Option(help="Graphviz: the one inside, or dot on PATH")
    ] = "wasm",
) -> None:
    """Draw a design into a file."""
    design = _one(target, input)
    for issue in design.issues:
        ending.say(f"note: {design.name}: {design.say(issue)}")
    _names(design, names)
    if names == "keras" and level != "layer":
        ending.say("note: Keras' names are those of layers; --level layer shows them")
    drawing = design.diagram(level, labels, theme, direction, fold=not unfold, names=names, engine=engine)
    if drawing.note or (unfold and level == "stage"):
        ending.say(f"note: {drawing.note or 'a stage is one box; --unfold is for the levels block and layer'}")
    _wrote(drawing.save(output, dpi, bare=bare))


@app.command()
def unravel(
    target: Target,
    output: Annotated[Path | None, typer.Option("-o", "--output", help=".svg, .pdf, .png or .dot")] = None,
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
    from archviz.report import paths, record, tables, terminal

    design = _one(target, input).sound()
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
        drawing.save(output, dpi) if json else _wrote(drawing.save(output, dpi))


@app.command()
def compare(
    targets: Annotated[list[str], typer.Argument(metavar="TARGET...", help="the first is the baseline")],
    output: Annotated[Path | None, typer.Option("-o", "--output", help=".html, .md, .csv or .json")] = None,
    input: Input = None,
) -> None:
    """Set designs side by side; of a file with several, all of them."""
    from archviz.app import comparison
    from archviz.app.design import designs
    from archviz.report import terminal

    side_by_side = [design for target in targets for design in designs(target, input)]
    if output is None:
        terminal.comparison(terminal.console(), comparison.compared(side_by_side))
        return
    words = ["compare", *targets, *(["--input", input] if input else []), "-o", str(output)]
    _wrote(comparison.write(side_by_side, output, words))


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


@app.command()
def source(
    target: Target,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="a .py file")] = None,
    input: Input = None,
    names: Names = "torch",
) -> None:
    """Print a design as readable PyTorch source."""
    from archviz.spec.files import write_atomically

    design = _one(target, input)
    _names(design, names)
    text = design.source(names)
    if output is None:
        print(text, end="")
        return
    write_atomically(output, text.encode())
    _wrote(output)


@app.command()
def doctor() -> None:
    """Say what was found on this machine, and what to do about what is missing."""
    from archviz.doctor import examine
    from archviz.report import terminal

    findings = examine()
    terminal.findings(terminal.console(), [(f.name, f.found, f.ok, f.remedy) for f in findings])
    raise typer.Exit(1 if any(finding.ok is False for finding in findings) else 0)


@app.command()
def gui(file: Annotated[Path | None, typer.Argument(help="a project file", show_default=False)] = None) -> None:
    """Open the designer, as `archviz` alone does."""
    from archviz.ui.start import start

    raise typer.Exit(start(file))


@app.command()
def demo(folder: Annotated[Path, typer.Argument(help="where the files go", show_default=False)]) -> None:
    """Draw the designer, a network and a comparison page into files; needs no display."""
    from archviz.app import comparison
    from archviz.app.design import load, network
    from archviz.resources import resource
    from archviz.spec import files
    from archviz.spec.issue import Refused
    from archviz.ui.start import NO_DISPLAY, display

    if not display():
        print(f"{NO_DISPLAY[0].upper()}{NO_DISPLAY[1:]}: drawing the window into {folder} instead.")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")  # what this platform cannot do concerns nobody
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(f"{folder} cannot be made: {error.strerror}") from None
    example = resource("examples/bottleneck-vs-plain.archviz.json")
    from archviz.ui.application import snapshot

    window, page = folder / "designer.png", folder / "bottleneck-vs-plain.html"
    snapshot(files.load(example), window)
    _wrote(window)
    _wrote(network("resnet50").diagram().save(folder / "resnet50.svg"))
    _wrote(comparison.write(load(example), page, ["compare", str(example), "-o", str(page)]))


def _one(target: str, input: str | None) -> Design:
    """The first design of a target; says so where there are others."""
    from archviz.app.design import designs

    found = designs(target, input)
    if len(found) > 1:
        ending.say(f"note: the first of {len(found)} designs; for another: {target}#2 or {target}#{found[1].name}")
    return found[0]


def _names(design: Design, names: str) -> None:
    """Says so where Keras has no names for a network."""
    from archviz.spec.naming import uncovered

    if names == "keras" and (why := uncovered(design.architecture)):
        ending.say(f"note: {design.name} keeps torchvision's names: {why}")


def _wrote(path: Path) -> None:
    from archviz.report import numbers

    print(f"{path} ({numbers.memory(path.stat().st_size)})")


def _run(words: list[str]) -> int:
    """Run the command that the words name; the exit code."""
    try:
        return int(app(words, prog_name="archviz", standalone_mode=False) or 0)
    except typer.TyperException as mistake:
        place = getattr(getattr(mistake, "ctx", None), "command_path", "archviz")
        ending.say(f"{place}: {mistake.format_message().replace('Value error, ', '')} (`{place} --help` says more)")
        return 2


def main(args: Sequence[str] | None = None) -> int:
    """Run a command; the exit code."""
    return ending.run(_run, list(sys.argv[1:] if args is None else args))
