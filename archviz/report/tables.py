"""Tables of text: what they hold, and how they are written as Markdown and CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archviz.results import Analysis, Aside, Comparison, Counts, Figure, Row
from archviz.words import Sentence, join, say, word

from . import footprint, numbers


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `rank` says how soon it gives way where there is no room (0: never)."""

    title: str
    right: bool = True
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Columns, rows of cells, and a last row that sums up."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()


def printable(text: str) -> str:
    """A name as it may be shown anywhere: on one line, without control characters."""
    return "".join(c if c.isprintable() else "�" for c in text)


def counted(rows: Iterable[Row], what: str, analysis: Analysis) -> Table:
    """The rows of one level (`what`: Stage, Block, Layer) with the network's totals below."""
    columns = (
        Column(what, right=False),
        Column("Operation" if what == "Layer" else "Block", right=False),
        Column("Output"),
        Column("Params"),
        Column("MACs"),
        Column("Activations", rank=2),
        Column("RF px", rank=3),
    )
    lines = tuple(
        (row.name, row.label, numbers.shape(row.shape), *_cells(row.counts), numbers.pixels(row.field)) for row in rows
    )
    total = ("Total", "", numbers.shape(analysis.shape), *_cells(analysis.total), numbers.pixels(analysis.field))
    return Table(columns, lines, total)


def _cells(counts: Counts) -> tuple[str, ...]:
    return tuple(numbers.si(value) if value else "—" for value in (counts.params, counts.macs, counts.activations))


def short(figure: Figure, index: int) -> str:
    """One value of a comparison, four digits: "25.56 M", "4.089 GMACs", "97.70 MiB"."""
    value = figure.values[index]
    return numbers.memory(value) if figure.unit == "B" else numbers.si(value, figure.unit)


def change(figure: Figure, index: int) -> str:
    """The same against the baseline: "▲ +3.5 %", from twice or half on "▲ ×16.94"; empty for the baseline itself."""
    if index == 0:
        return ""
    value, ratio = figure.values[index], figure.ratio(index)
    if ratio is None:
        return f"▲ +{numbers.exact(value)}" if value else "="
    if 0.5 < ratio < 2:
        return numbers.difference(value, figure.values[0])
    if not value:
        return "▼ −100 %"
    return f"{'▲' if ratio > 1 else '▼'} ×{ratio:.4g}"


def facts(comparison: Comparison) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What has no difference to show: input, output, receptive field, jump, and whether auxiliary heads count."""
    analyses = comparison.analyses
    heads = tuple(auxiliary(a.aside) or say("none") for a in analyses)
    return (
        (word("Input"), tuple(numbers.shape(a.input) for a in analyses)),
        (word("Output"), tuple(numbers.shape(a.shape) for a in analyses)),
        (word("Receptive field"), tuple(numbers.pixels(a.field, "px") for a in analyses)),
        (word("Jump"), tuple(numbers.pixels(a.jump, "px") for a in analyses)),
        *([(word("Auxiliary heads"), heads)] if set(heads) != {"none"} else []),
        (word("Memory at"), (footprint.conditions(comparison),) * len(analyses)),
    )


def auxiliary(aside: Aside) -> Sentence:
    """Whether auxiliary heads count: "1, counted: 3.327 M parameters", "2, left out"; empty where there are none."""
    said: list[Sentence] = []
    if aside.counted:
        params = numbers.si(aside.params)
        said.append(say("{count}, counted: {params} parameters", count=aside.counted, params=params))
    if aside.left_out:
        said.append(say("{count}, left out", count=aside.left_out))
    return join("; ", said)


def figures(comparison: Comparison, joint: str = " ", places: Sequence[int] = ()) -> Table:
    """One column a design, of all or of some: the value, and behind `joint` how it differs from the baseline."""
    places = places or range(len(comparison.names))
    names = (comparison.names[i] + ("" if i else f"{joint}(baseline)") for i in places)
    columns = (Column("Figure", right=False), *map(Column, names))
    rows = [(title, *(values[i] for i in places)) for title, values in facts(comparison)]
    for figure in filter(told, comparison.figures):
        cells = (joint.join(filter(None, (short(figure, i), change(figure, i)))) for i in places)
        rows.append((figure.title, *cells))
    return Table(columns, tuple(rows))


def shares(count: int, most: int) -> list[tuple[int, ...]]:
    """Which of so many designs stand in each table, so many beside the baseline at most: tables of like width."""
    others = range(1, count)
    share = -(-len(others) // -(-len(others) // most))
    return [(0, *others[i : i + share]) for i in range(0, len(others), share)]


def measured(figure: Figure) -> str:
    """What stands before exact values: "MACs", "Memory of weights [B]"."""
    return f"{figure.title} [B]" if figure.unit == "B" else figure.title


def told(figure: Figure) -> bool:
    """Whether a figure says anything: biases that no design has do not."""
    return any(figure.values)


def markdown(table: Table) -> str:
    """A GitHub table; what Markdown or HTML would read as its own is escaped."""

    def line(cells: Iterable[str]) -> str:
        return f"| {' | '.join(cells)} |"

    rule = line("--:" if column.right else ":--" for column in table.columns)
    lines = [line(escaped(c.title) for c in table.columns), rule]
    lines += [line(map(escaped, row)) for row in (*table.rows, *((table.total,) if table.total else ()))]
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """A text that Markdown and HTML take for nothing but text."""
    text = text.replace("&", "&amp;").replace("<", "&lt;")
    return "".join(f"\\{c}" if c in "\\`*_[]|#>!~$@" else c for c in text)


def written(table: Table) -> str:
    """Any table for spreadsheets."""
    file = io.StringIO()
    write = csv.writer(file, lineterminator="\n").writerow
    for line in (tuple(column.title for column in table.columns), *table.rows):
        write(map(cell, line))
    return file.getvalue()


def cell(text: str) -> str:
    """A name that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text
