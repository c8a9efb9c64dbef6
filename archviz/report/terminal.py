"""Tables and facts in a terminal, through rich: fitted to its width, whole and without colour where piped."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import Literal, TextIO

from rich.box import Box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from archviz.footprint import Footprint
from archviz.results import Analysis, AuditRow, FvcoreCount

from . import conventions, footprint, numbers, tables
from .tables import Column, Table, printable

Fact = tuple[str, str, str]  # title, short value, explanation
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
    kept, left = _kept(table, out.width)
    shown = [[_shown(line[index]) for line in _lines(table)] for index in kept]
    rule = bool(table.total)
    rich = RichTable(box=_RULES, show_edge=False, show_footer=rule, pad_edge=False, padding=(0, _GAP - 1, 0, 0))
    for index, cells, width in zip(kept, shown, _widths(shown, out.width), strict=True):
        justify: Literal["left", "right"] = "right" if table.columns[index].right else "left"
        footer = Text(cells[-1], style="bold") if rule else ""
        rich.add_column(Text(cells[0], style="bold"), footer, justify=justify, overflow="fold", width=width)
    for row in range(1, len(table.rows) + 1):
        rich.add_row(*(Text(cells[row]) for cells in shown))
    out.print(rich)
    if left:
        names = ", ".join(column.title for column in left)
        out.print(Text(f"{names}: in a wider terminal, or with --json", style="dim"))


def _lines(table: Table) -> list[tuple[str, ...]]:
    return [tuple(c.title for c in table.columns), *table.rows, *((table.total,) if table.total else ())]


def fits(table: Table, width: int) -> bool:
    """Whether no cell has to be folded."""
    return sum(_natural(table)) - _GAP <= width


def _natural(table: Table) -> list[int]:
    """The width of every column and its gap when nothing is folded."""
    return [max(cell_len(line[i]) for line in _lines(table)) + _GAP for i in range(len(table.columns))]


def _kept(table: Table, width: int) -> tuple[list[int], list[Column]]:
    """The columns that fit, and those that had to go."""
    natural = _natural(table)
    kept = list(range(len(natural)))
    left: list[Column] = []
    while sum(natural[i] for i in kept) - _GAP > width and (spare := [i for i in kept if table.columns[i].rank]):
        first = max(spare, key=lambda i: table.columns[i].rank)
        kept.remove(first)
        left.insert(0, table.columns[first])
    return kept, left


def _widths(columns: list[list[str]], width: int) -> list[int]:
    """Widths that add up to the terminal's: the widest column gives way first, words are broken last."""
    widths = [max(cell_len(line) for cell in cells for line in cell.split("\n")) for cells in columns]
    words = [max((cell_len(word) for cell in cells for word in cell.split()), default=1) for cells in columns]
    while sum(widths) + _GAP * (len(widths) - 1) > width and max(widths) > 1:
        loose = [i for i in range(len(widths)) if widths[i] > words[i]] or range(len(widths))
        widths[max(loose, key=widths.__getitem__)] -= 1
    return widths


def _shown(text: str) -> str:
    """A cell as it may be shown: its own line breaks are kept."""
    return "\n".join(map(printable, text.split("\n")))


def facts(out: Console, lines: Iterable[Fact], below: Iterable[Fact] = ()) -> None:
    """Lines of title, short value and explanation, in three columns: those of the lines `below` which they stand."""
    titles, values = (max((cell_len(fact[i]) for fact in below), default=0) for i in (0, 1))
    grid = RichTable.grid(padding=(0, _GAP, 0, 0))
    grid.add_column(style="bold", no_wrap=True, min_width=titles)
    grid.add_column(justify="right", no_wrap=True, min_width=values)
    grid.add_column(overflow="fold")
    for title, value, more in lines:
        if not title + value + more:
            continue
        grid.add_row(Text(title), Text(value), Text(more))
    out.print(grid)


def footer(out: Console) -> None:
    """The most important conventions, where the others are, and the versions."""
    out.print()
    for line in (*conventions.brief(), conventions.versions()):
        out.print(Text(line, style="dim"))


def totals(analysis: Analysis, memory: Footprint) -> list[Fact]:
    """The totals of a design, exact."""
    total = analysis.total
    kinds = (
        ("convolution weights", total.conv_weight),
        ("convolution biases", total.conv_bias),
        ("normalisation", total.norm),
        ("linear", total.linear),
    )
    split = " · ".join(f"{title} {numbers.si(value)}" for title, value in kinds if value)
    told = f" = {numbers.exact(total.keras_trainable)} trainable + {numbers.exact(total.buffers)} moving statistics"
    kept, heads = total.keras_total, tables.auxiliary(analysis.aside)
    field, jump = numbers.pixels(analysis.field, "px"), numbers.pixels(analysis.jump, "px")
    return [
        ("Parameters", numbers.si(total.params), numbers.exact(total.params)),
        ("", "", split),
        (
            "Keras total",
            numbers.si(kept),
            numbers.exact(kept) + told,
        ),
        ("Auxiliary heads", "", heads) if heads else ("", "", ""),
        ("MACs", numbers.si(total.macs), numbers.exact(total.macs)),
        ("FLOPs", numbers.si(total.flops), f"{numbers.exact(total.flops)}, 2 × MACs"),
        ("Activations", numbers.si(total.activations), numbers.exact(total.activations)),
        ("Memory", "", footprint.conditions(memory)),
        *((f"  {footprint.TITLES[key]}", numbers.memory(value), "") for key, value in footprint.values(memory).items()),
        ("Receptive field", field, f"jump {jump}"),
    ]


def confirmation(analysis: Analysis, fvcore: FvcoreCount) -> list[Fact]:
    """What fvcore says to the totals of a design."""
    operators = " · ".join(f"{key} {numbers.si(value)}" for key, value in fvcore.by_operator.items() if value)
    skipped = ", ".join(f"{key.removeprefix('aten::')} ×{count}" for key, count in fvcore.unsupported.items())
    agrees = fvcore.macs == analysis.total.macs
    mark = "✓ counts the same MACs, to the unit" if agrees else f"✗ counts {numbers.exact(fvcore.macs)} MACs"
    return [
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
