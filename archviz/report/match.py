"""Designs of equal cost and of twice the cost, as tables, sentences and JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from archviz.explore.axes import AXES
from archviz.explore.cost import Cost
from archviz.explore.families import Member
from archviz.explore.match import Matches, Solution
from archviz.spec.architecture import Architecture
from archviz.words import Sentence, say, word

from . import conventions, numbers
from .tables import Column, Table, markdown, printable

_ALWAYS = ("cardinality", "width", "depth")
_SIGNS = {"cardinality": "C", "width": "d"}  # as the ResNeXt paper's tables have them
Values = dict[str, int | None]
Row = tuple[Architecture, Cost, tuple[str, ...]]  # a design, its figures, the cells behind them


def values(design: Architecture) -> Values:
    """Every dimension of a design; None where it has none."""
    return {name: None if axis.lacks(design) else axis.get(design) for name, axis in AXES.items()}


def equal(found: Sequence[Matches], exact: bool = False) -> Table:
    """One row a value: the design, its dimensions, its figures, how far the kept one is off."""
    dimensions = [*_ALWAYS, *(axis.name for matches in found for axis in (matches.varied, matches.free))]
    rows = [(row, (_percent(row.best.error), _also(row.also))) for matches in found for row in matches.rows]
    several = any(also for _, (_, also) in rows)
    last = Column(word("Error")), *([Column(word("About as near"), right=False, rank=1)] if several else [])
    return _table(
        [(row.best.design, row.best.cost, cells[: len(last)]) for row, cells in rows], dimensions, last, exact
    )


def dearer(found: Iterable[Sequence[Member]], exact: bool = False) -> Table:
    """One row a design: its dimensions, its figures, the doubled one over the baseline's, what was made of it."""
    rows = [
        (member.design, member.cost, (f"{member.ratio:.3f}×", member.way))
        for family in found
        for member in family
        if member.design and member.cost
    ]
    scaled = any("channels" in design.name for design, _, _ in rows)
    last = Column(word("Ratio")), Column(word("Way"), right=False)
    return _table(rows, [*_ALWAYS, *(["channels"] if scaled else [])], last, exact)


def _table(rows: Sequence[Row], names: Sequence[str], last: tuple[Column, ...], exact: bool) -> Table:
    told = [values(design) for design, _, _ in rows]
    shown = [name for name in AXES if name in names and any(value[name] is not None for value in told)]
    grouped = "cardinality" in shown
    columns = (
        Column(word("Design"), right=False),
        *(Column(_SIGNS.get(name, AXES[name].title)) for name in shown),
        *([Column("C·d", rank=3)] if grouped else []),
        Column(word("Params")),
        Column(word("MACs")),
        Column(word("Activations"), rank=2),
        Column(word("Memory"), rank=4),
        *last,
    )
    number = numbers.exact if exact else numbers.si
    lines = []
    for (design, cost, end), value in zip(rows, told, strict=True):
        width = [_cell(_product(value))] if grouped else []
        counts = (number(cost.params), number(cost.macs), number(cost.activations))
        memory = numbers.exact(cost.memory) if exact else numbers.memory(cost.memory)
        lines.append((printable(design.name), *(_cell(value[n]) for n in shown), *width, *counts, memory, *end))
    return Table(columns, tuple(lines))


def _product(value: Values) -> int | None:
    """Channels of the grouped convolution in the first stage."""
    c, d = value["cardinality"], value["width"]
    return None if c is None or d is None else c * d


def _cell(value: int | None) -> str:
    return "—" if value is None else str(value)


def _percent(error: float) -> str:
    return "=" if not error else f"{error:+.2%}".replace("-", "−")


def _also(also: Sequence[Solution]) -> str:
    return ", ".join(f"{solution.value} ({_percent(solution.error)})" for solution in also)


def notes(found: Sequence[Matches]) -> tuple[Sentence, ...]:
    """What gave way, and where the cost could not be kept."""
    solved = {
        matches.free.name: say(
            "{axis} gives way so that {figure} stay those of the design.",
            axis=matches.free.name,
            figure=matches.keep.name,
        )
        for matches in found
    }
    failed = (
        say("{place}: {fault}", place=row.best.design.name, fault=row.why)
        for matches in found
        for row in matches.rows
        if row.why
    )
    return *solved.values(), *failed


def lacking(found: Iterable[Sequence[Member]]) -> tuple[Sentence, ...]:
    """The ways that a design cannot go, and why."""
    return tuple(
        say("{place}: {fault}", place=f"{family[0].design.name}, {member.way}", fault=member.why)
        for family in found
        for member in family
        if member.why and family[0].design
    )


def equal_record(found: Sequence[Matches], command: str) -> dict[str, Any]:
    """One row per value; an error of 0.01 is 1 % more than the baseline has."""
    rows = [
        {
            "baseline": matches.baseline.name,
            "vary": matches.varied.name,
            "solve": matches.free.name,
            **_row(row.best.design, row.best.cost),
            "error": row.best.error,
            "also": [{matches.free.name: near.value, "error": near.error} for near in row.also],
            "note": row.why,
        }
        for matches in found
        for row in matches.rows
    ]
    return {"keep": found[0].keep.name, "rows": rows, **_footer(command)}


def dearer_record(found: Iterable[Sequence[Member]], command: str) -> dict[str, Any]:
    """One row per design; a way that could not be gone is a row with its reason only."""
    rows = [
        {
            "way": member.way,
            **(_row(member.design, member.cost) if member.design and member.cost else {}),
            **({"note": member.why} if member.why else {"ratio": member.ratio}),
        }
        for family in found
        for member in family
    ]
    return {"rows": rows, **_footer(command)}


def _row(design: Architecture, cost: Cost) -> dict[str, Any]:
    told = values(design)
    return {
        "name": design.name,
        **told,
        "group_width": _product(told),
        "params": cost.params,
        "macs": cost.macs,
        "flops": 2 * cost.macs,
        "activations": cost.activations,
        "memory_bytes": cost.memory,
    }


def _footer(command: str) -> dict[str, Any]:
    return {"conventions": list(conventions.CONVENTIONS), "versions": conventions.versions(), "command": command}


def page(table: Table, notes: Iterable[str], command: str) -> str:
    """A table as Markdown, with what belongs beside it."""
    lines = (*notes, *conventions.CONVENTIONS, conventions.versions())
    return "\n".join((markdown(table), *(f"- {line}" for line in lines), "", f"    {printable(command)}", ""))
