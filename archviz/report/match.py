"""Designs of equal cost and of twice the cost, as tables."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from archviz.explore.axes import AXES
from archviz.explore.cost import Cost, cost
from archviz.explore.depth import blocks
from archviz.explore.families import Member
from archviz.explore.match import Matches
from archviz.explore.solve import Solution, Solved
from archviz.spec.architecture import Architecture
from archviz.words import word

from . import accuracy, conventions, latex, numbers
from .published import Published, published
from .tables import Column, Table, escaped, markdown, printable

_ALWAYS = ("cardinality", "width", "depth")
_SIGNS = {"cardinality": "C", "width": "d"}  # as the ResNeXt paper's tables have them
_PAPER = 2  # the rank of the last columns that fit its width
COUNTED = conventions.about("MAC", "Activations", "Parameters", "Memory", "Everything")
Values = Mapping[str, int | None]


class Line(NamedTuple):
    """A row before it is written: what was found, or where nothing was, and the cells that end it."""

    name: str
    values: Values
    design: Architecture | None
    end: tuple[str, ...]


def values(design: Architecture) -> Values:
    """Every dimension of a design; None where it has none."""
    return {name: None if axis.lacks(design) else axis.get(design) for name, axis in AXES.items()}


def product(value: Values) -> int | None:
    """Channels of the grouped convolution in the first stage."""
    c, d = value.get("cardinality"), value.get("width")
    return None if c is None or d is None else c * d


def equal(found: Sequence[Matches], exact: bool = False) -> Table:
    """The baseline, then one row a value: the design, its dimensions, its figures, how far the kept one is off."""
    lines = [line for matches in found if matches.rows for line in _lines(matches)]
    several = any(also for *_, (_, also) in lines)
    last = Column(word("Off by")), *([Column(word("About as near"), right=False, rank=1)] if several else [])
    dimensions = {axis.name for matches in found for axis in (matches.varied, matches.free) if axis}
    kept = {matches.keep.name for matches in found}
    return _table([line._replace(end=line.end[: len(last)]) for line in lines], dimensions, kept, last, exact)


def _lines(matches: Matches) -> Iterator[Line]:
    own = matches.baseline
    yield Line(own.name, values(own), own, (word("baseline"), ""))
    for row in matches.rows:
        if row.found is None:
            yield Line("—", {matches.varied.name: row.value}, None, ("—", ""))
        elif row.found.best.design != own:
            yield _line(row.found)


def _line(found: Solved) -> Line:
    design, off = found.best.design, numbers.percent(found.best.error)
    return Line(design.name, values(design), design, (off, _also(found.also)))


def _also(also: Sequence[Solution]) -> str:
    return ", ".join(f"{solution.value} ({numbers.percent(solution.error)})" for solution in also)


def dearer(found: Sequence[Sequence[Member]], doubled: str, exact: bool = False) -> Table:
    """One row a design: its dimensions, its figures, the doubled one over the baseline's, what was made of it."""
    lines, dimensions = [], set()
    for family in found:
        of = [(member, values(member.design), member.design) for member in family if member.design]
        own = of[0][1]
        dimensions |= {name for _, told, _ in of for name in AXES if told[name] != own[name]}
        lines += [Line(d.name, told, d, (f"{member.ratio:.3f}×", member.way)) for member, told, d in of]
    return _table(lines, dimensions, {doubled}, (Column(word("Ratio")), Column(word("Way"), right=False)), exact)


def _table(
    lines: Sequence[Line], names: Collection[str], kept: Collection[str], last: tuple[Column, ...], exact: bool
) -> Table:
    """The figure that is kept or doubled never gives way."""
    shown = [n for n in AXES if n in {*names, *_ALWAYS} and any(line.values.get(n) is not None for line in lines)]
    grouped, printed, spread = "cardinality" in shown, _errors(lines), "depth" in names
    columns = (
        Column(word("Design"), right=False),
        *(Column(_SIGNS.get(name, AXES[name].title)) for name in shown),
        *([Column("C·d", rank=3)] if grouped else []),
        *([Column(word("Blocks"), rank=2)] if spread else []),
        Column(word("Params")),
        Column(word("MACs")),
        Column(word("Activations"), rank=0 if "activations" in kept else 2),
        Column(f"{word('Memory')} [B]" if exact else word("Memory"), rank=0 if "memory" in kept else 4),
        *([Column(word("Top-1 error"))] if printed else []),
        *last,
    )
    rows = []
    for line, error in zip(lines, printed or [""] * len(lines), strict=True):
        dimensions = (*(line.values.get(name) for name in shown), *([product(line.values)] if grouped else []))
        figures = _figures(cost(line.design), exact) if line.design else ("—",) * 4
        stages = [", ".join(map(str, blocks(line.design))) if line.design else "—"] if spread else []
        cells = (*("—" if value is None else str(value) for value in dimensions), *stages, *figures)
        rows.append((printable(line.name), *cells, *([error] if printed else []), *line.end))
    return Table(columns, tuple(rows))


def _figures(found: Cost, exact: bool) -> tuple[str, ...]:
    number = numbers.exact if exact else numbers.si
    memory = numbers.exact(found.memory) if exact else numbers.memory(found.memory)
    return number(found.params), number(found.macs), number(found.activations), memory


def _errors(lines: Sequence[Line]) -> list[str]:
    """Published top-1 errors, marked where they were found under another protocol; empty where there are none."""
    found = errors([line.design for line in lines if line.design])
    if found is None:
        return []
    cells, accuracies = [], iter(found.accuracies)
    for line in lines:
        printed = next(accuracies) if line.design else None
        mark = "" if printed is None or printed.protocol is found.protocol else f" {accuracy.OTHER}"
        cells.append(accuracy.error(printed.top1 if printed else None, mark))
    return cells


def errors(designs: Sequence[Architecture]) -> Published | None:
    """What is printed for these designs, where there is a top-1 error among it."""
    found = published(designs)
    return found if found and any(a and a.top1 is not None for a in found.accuracies) else None


def page(table: Table, notes: Iterable[str], command: str) -> str:
    """A table as Markdown, with what belongs beside it."""
    lines = (*notes, *COUNTED, conventions.versions())
    return "\n".join((markdown(table), *(f"- {escaped(line)}" for line in lines), "", f"    {printable(command)}", ""))


def paper(table: Table, caption: str, notes: Iterable[str], command: str) -> str:
    """A table as a LaTeX document, with what belongs beside it: the columns that a page has room for."""
    kept = [n for n, column in enumerate(table.columns) if column.rank <= _PAPER]
    narrow = Table(tuple(table.columns[n] for n in kept), tuple(tuple(row[n] for n in kept) for row in table.rows))
    return latex.single(narrow, caption, (*notes, *COUNTED), command)
