"""A comparison report on A4 sheets: what stands on them, from the question to the command that makes it again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from . import accuracy, changes, charts, conventions, sections, tables, times
from .content import Content
from .tables import Table, printable

if TYPE_CHECKING:
    from archviz.diagram.abreast import Abreast
    from archviz.diagram.document import Element, Text
    from archviz.diagram.grid import Cell, Grid

_COLUMNS = 6  # designs in one table of figures beside the baseline, which stands in each


def pdf(content: Content, pictures: Abreast) -> bytes:
    """The PDF, in vectors."""
    from archviz.diagram.document import pdf as made

    return made(tuple(_elements(content, pictures)), printable(content.comparison.question))


def _elements(content: Content, pictures: Abreast) -> Iterator[Element]:
    from archviz.diagram.document import Text
    from archviz.diagram.strip import Charts, Strip

    comparison = content.comparison
    names = tuple(map(printable, comparison.names))
    yield Text(comparison.question, 11, quiet=True)
    yield Text(comparison.verdict, 15, bold=True, space=2)
    for warning in comparison.warnings:
        yield Text(f"Mind: {warning}", 9, marked=True, space=8)
    yield _heading("Figures")
    for places in tables.shares(len(names), _COLUMNS):
        yield _figures(content, places)
    if said := sections.confirmed(content):
        yield _note(said)
    yield from map(_note, sections.notes(content))
    if errors := accuracy.table(content):
        yield _heading("Published accuracy")
        yield _grid(errors)
        yield from map(_note, accuracy.notes(content))
    yield Charts("Charts", tuple((chart.title, chart.svg()) for chart in charts.charts(content)))
    yield _note(charts.note(content))
    yield Strip("Pictures", names, pictures)
    yield _heading("What differs, stage by stage")
    for index in range(1, len(names)):
        yield Text(f"{names[index]} beside {names[0]}", 9, bold=True, space=8, keep=60)
        found = content.differences[index - 1]
        if found:
            yield _grid(changes.table(content, index))
        yield _note(changes.beyond(content, index) if found else changes.alike(content, index))
    yield _heading("Measured latency")
    if latency := times.table(content):
        yield _grid(latency)
    yield from map(_note, times.notes(content))
    yield _heading("What is counted")
    yield from (_note(f"•  {line}") for line in conventions.CONVENTIONS)
    made = f"Made with {conventions.versions()} on {conventions.machine()}. {sections.remade(content)}"
    yield Text(made, 8, quiet=True, space=8, keep=30)
    if content.command:
        yield Text(printable(content.command), 8, bold=True)
    for command in content.measured.commands if content.measured else ():
        yield Text(f"Measured by {printable(command)}", 8, quiet=True)


def _heading(text: str, keep: float = 90) -> Text:
    from archviz.diagram.document import Text

    return Text(text, 12, bold=True, space=18, keep=keep)


def _note(text: str) -> Text:
    from archviz.diagram.document import Text

    return Text(text, 8, quiet=True, space=3)


def _figures(content: Content, places: tuple[int, ...]) -> Grid:
    """One column a design: the value, and below it how it differs from the baseline."""
    from archviz.diagram.grid import Cell, Grid

    comparison = content.comparison
    head = [("", False)]
    head += [(printable(comparison.names[i]) + ("" if i else " (baseline)"), True) for i in places]
    rows = [(Cell(title), *(Cell(values[i]) for i in places)) for title, values in tables.facts(comparison)]
    rows += [
        (Cell(f.title, bold=True), *(Cell(tables.short(f, i), tables.change(f, i), bold=True) for i in places))
        for f in filter(tables.told, comparison.figures)
    ]
    return Grid(tuple(head), tuple(rows), even=True)


def _grid(table: Table) -> Grid:
    """A table; what is behind the last comma of a figure stands below it."""
    from archviz.diagram.grid import Grid

    head = tuple((column.title, column.right) for column in table.columns)
    lines = (*table.rows, *((table.total,) if table.total else ()))
    rows = tuple(tuple(_cell(c, right) for c, (_, right) in zip(line, head, strict=True)) for line in lines)
    return Grid(head, rows, total=bool(table.total))


def _cell(text: str, right: bool) -> Cell:
    from archviz.diagram.grid import Cell

    value, comma, change = text.rpartition(", ") if right else (text, "", "")
    return Cell(value, change) if comma else Cell(text)
