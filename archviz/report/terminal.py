"""Tables and facts in a terminal, through rich: fitted to its width, whole and without colour where piped."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TextIO

from rich.box import Box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from archviz.results import Analysis, AuditRow, Comparison, FvcoreCount

from . import conventions, numbers, tables
from .tables import Column, Table, printable

_GAP = 2
_WHOLE = 10_000  # columns where nobody looks: nothing is folded or left out
# A rule under the header and above the totals, nothing else.
_RULES = Box("    \n    \n ── \n    \n    \n ── \n    \n    \n")


def console(file: TextIO | None = None) -> Console:
    """Standard output: as wide as the terminal, as wide as needed in a pipe."""
    file = file or sys.stdout
    width = None if file.isatty() or os.environ.get("COLUMNS") else _WHOLE
    return Console(file=file, width=width, highlight=False, emoji=False)


def table(out: Console, table: Table) -> None:
    """Print a table; where the terminal is too narrow the columns of highest rank stay away, and a line says so."""
    kept, left = _fit(table, out.width)
    rich = RichTable(
        box=_RULES,
        show_edge=False,
        show_footer=bool(table.total),
        pad_edge=False,
        padding=(0, _GAP, 0, 0),
        header_style="bold",
    )
    for index in kept:
        column = table.columns[index]
        rich.add_column(
            Text(printable(column.title)),
            Text(printable(table.total[index])) if table.total else "",
            justify="right" if column.right else "left",
            overflow="fold",
            footer_style="bold",
        )
    for row in table.rows:
        rich.add_row(*(Text(printable(row[index])) for index in kept))
    out.print(rich)
    if left:
        names = ", ".join(column.title for column in left)
        out.print(Text(f"{names}: in a wider terminal, or with --json", style="dim"))


def _fit(table: Table, width: int) -> tuple[list[int], list[Column]]:
    lines = [tuple(c.title for c in table.columns), *table.rows, *((table.total,) if table.total else ())]
    natural = [max(cell_len(line[i]) for line in lines) + _GAP for i in range(len(table.columns))]
    kept = list(range(len(natural)))
    left: list[Column] = []
    while sum(natural[i] for i in kept) > width and (spare := [i for i in kept if table.columns[i].rank]):
        widest = max(spare, key=lambda i: table.columns[i].rank)
        kept.remove(widest)
        left.insert(0, table.columns[widest])
    return kept, left


def facts(out: Console, lines: Iterable[tuple[str, str, str]]) -> None:
    """Lines of title, short value and explanation, in three columns."""
    grid = RichTable.grid(padding=(0, _GAP, 0, 0))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(overflow="fold")
    for title, value, more in lines:
        grid.add_row(Text(title), Text(value), Text(more))
    out.print(grid)


def footer(out: Console) -> None:
    """The conventions and the versions."""
    out.print()
    for line in (*conventions.CONVENTIONS, conventions.versions()):
        out.print(Text(line, style="dim"))


def totals(analysis: Analysis, fvcore: FvcoreCount) -> list[tuple[str, str, str]]:
    """The totals of a design, exact, and what fvcore says to them."""
    total = analysis.total
    kinds = (
        ("convolution weights", total.conv_weight),
        ("convolution biases", total.conv_bias),
        ("normalisation", total.norm),
        ("linear", total.linear),
    )
    split = " · ".join(f"{title} {numbers.si(value)}" for title, value in kinds if value)
    operators = " · ".join(f"{key} {numbers.si(value)}" for key, value in fvcore.by_operator.items() if value)
    skipped = ", ".join(f"{key.removeprefix('aten::')} ×{count}" for key, count in fvcore.unsupported.items())
    agrees = fvcore.macs == total.macs
    mark = "✓ counts the same MACs, to the unit" if agrees else f"✗ counts {numbers.exact(fvcore.macs)} MACs"
    field = "×".join(map(str, analysis.field))
    return [
        ("Parameters", numbers.si(total.params), numbers.exact(total.params)),
        ("", "", split),
        ("MACs", numbers.si(total.macs), numbers.exact(total.macs)),
        ("FLOPs", numbers.si(total.flops), f"{numbers.exact(total.flops)}, 2 × MACs"),
        ("Activations", numbers.si(total.activations), numbers.exact(total.activations)),
        ("Memory", numbers.memory(total.weight_bytes), "of weights"),
        ("", numbers.memory(total.activation_bytes), "of activations"),
        ("Receptive field", f"{field} px", f"jump {analysis.jump} px"),
        ("fvcore", numbers.si(fvcore.total), f"{numbers.exact(fvcore.total)} {mark}"),
        ("", "", operators + (f"; skips {skipped}" if skipped else "")),
    ]


def audit(out: Console, rows: tuple[AuditRow, ...]) -> None:
    """Three counters for every block, and what each leaves out."""
    columns = (
        Column("Block", right=False),
        Column("Estimate MACs"),
        Column("fvcore MACs"),
        Column("FlopCounter MACs"),
        Column("", right=False),
        Column("Beyond, in fvcore", right=False, rank=2),
    )
    lines = []
    for row in rows:
        beyond = ", ".join(f"{key} {numbers.si(value)}" for key, value in row.beyond.items())
        counts = map(numbers.exact, (row.estimate, row.fvcore, row.flop_counter))
        lines.append((row.name, *counts, "✓" if row.agree else "✗", beyond))
    sums = (sum(getattr(row, key) for row in rows) for key in ("estimate", "fvcore", "flop_counter"))
    agree = "✓" if all(row.agree for row in rows) else "✗"
    out.print()
    table(out, Table(columns, tuple(lines), ("Total", *map(numbers.exact, sums), agree, "")))
    for text in dict.fromkeys(line for row in rows for line in row.left_out):
        out.print(Text(text, style="dim"))


def comparison(out: Console, value: Comparison) -> None:
    """Verdict, warnings and figures of a comparison."""
    out.print(Text(value.verdict, style="bold"))
    for warning in value.warnings:
        out.print(Text(f"Mind: {warning}", style="yellow"))
    out.print()
    table(out, tables.figures(value))
    footer(out)


def heading(out: Console, name: str, analysis: Analysis) -> None:
    """The design and what goes in and out."""
    shapes = f"{numbers.shape(analysis.input)} → {numbers.shape(analysis.shape)}"
    out.print(Text.assemble((printable(name), "bold"), f"  {shapes}\n"))


def findings(out: Console, lines: Iterable[tuple[str, str, bool | None, str]]) -> None:
    """What the doctor found: name, finding, whether it is well, and what to do where it is not."""
    marks = {True: ("✓", "green"), False: ("✗", "bold red"), None: ("·", "dim")}
    grid = RichTable.grid(padding=(0, _GAP, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column(overflow="fold")
    for name, found, ok, remedy in lines:
        mark, style = marks[ok]
        grid.add_row(Text(mark, style=style), Text(name), Text(printable(found)))
        if remedy:
            grid.add_row("", "", Text(f"→ {printable(remedy)}"))
    out.print(grid)
