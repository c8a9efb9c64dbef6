"""A comparison in a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from . import accuracy, changes, conventions, sections, tables, terminal, times
from .content import Content
from .tables import Table, printable


def comparison(out: Console, content: Content) -> None:
    """Verdict, warnings, figures, published errors, what differs, and what was measured."""
    value = content.comparison
    out.print(Text(value.question, style="dim"))
    out.print(Text(value.verdict, style="bold"))
    for warning in value.warnings:
        out.print(Text(f"Mind: {warning}", style="yellow"))
    out.print()
    for number, side in enumerate(_figures(content, out.width)):
        out.print(end="\n" if number else "")
        terminal.table(out, side)
    for note in sections.notes(content):
        out.print(Text(note, style="dim"))
    if errors := accuracy.table(content):
        out.print()
        terminal.table(out, errors)
        for note in accuracy.notes(content):
            out.print(Text(note, style="dim"))
    for index, found in enumerate(content.differences, 1):
        out.print(Text(f"\n{printable(value.names[index])} beside {printable(value.names[0])}\n", style="bold"))
        if found:
            terminal.table(out, changes.brief(content, index))
        out.print(Text(changes.beyond(content, index) if found else changes.alike(content, index), style="dim"))
    out.print(Text("\nMeasured latency\n", style="bold"))
    if latencies := times.table(content):
        terminal.table(out, latencies)
    for line in times.notes(content):
        out.print(Text(line))
    terminal.footer(out)
    out.print(Text(f"{conventions.machine()}; {content.command}", style="dim"), soft_wrap=True)


def _figures(content: Content, width: int) -> Iterator[Table]:
    """The table of figures, in several where it is too wide, the baseline in each."""
    names = len(content.designs)
    for most in range(names - 1, 0, -1):
        for joint in (" ", "\n"):
            found = [tables.figures(content.comparison, joint, places) for places in tables.shares(names, most)]
            if most == 1 or all(terminal.fits(side, width) for side in found):
                yield from found
                return
