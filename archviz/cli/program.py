"""The program itself: the window, a demonstration, what it needs of the machine."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Literal

import typer

from archviz.spec.shell import command_line

from .command import app, wrote


@app.callback(invoke_without_command=True)
def archviz(
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
    from archviz.app import comparison, ready
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
    example = resource(f"examples/{ready.FIRST}{files.SUFFIX}")
    from archviz.ui.application import snapshot

    window, page = folder / "designer.png", folder / "bottleneck-vs-plain.html"
    snapshot(files.load(example), window)
    wrote(window)
    wrote(network("resnet50").diagram().save(folder / "resnet50.svg"))
    target = ready.PREFIX + ready.FIRST
    command = command_line(["archviz", "compare", target, "-o", page.name])
    wrote(comparison.write(comparison.reported(load(example), command, about=ready.question([target])), page))


@app.command()
def desktop(
    act: Annotated[Literal["install", "remove"], typer.Argument(help="what to do", show_default=False)],
) -> None:
    """Put ArchViz into the menu of this user's Linux desktop, with its icon and its file type, or take it out."""
    from archviz.app.desktop import install, remove

    if act == "install":
        for path in install():
            wrote(path)
        print("`archviz desktop remove` takes them away again.")
    else:
        found = remove()
        print("\n".join(f"{path} removed" for path in found) or "there was nothing to remove")
