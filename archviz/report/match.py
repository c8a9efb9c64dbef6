"""Designs of equal cost and of twice the cost, as tables and sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from archviz.explore.axes import AXES
from archviz.explore.cost import QUANTITIES, Cost, cost
from archviz.explore.families import Member
from archviz.explore.match import Matches, Row
from archviz.explore.solve import Solution
from archviz.spec.architecture import Architecture
from archviz.words import Sentence, join, say, word

from . import accuracy, conventions, numbers
from .published import Published, published
from .tables import Column, Table, escaped, markdown, printable

_ALWAYS = ("cardinality", "width", "depth")
_SIGNS = {"cardinality": "C", "width": "d"}  # as the ResNeXt paper's tables have them
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
    """One row a value: the design, its dimensions, its figures, how far the kept one is off."""
    lines = [_line(matches, row) for matches in found for row in matches.rows]
    several = any(also for *_, (_, also) in lines)
    last = Column(word("Off by")), *([Column(word("About as near"), right=False, rank=1)] if several else [])
    dimensions = {axis.name for matches in found for axis in (matches.varied, matches.free) if axis}
    return _table([line._replace(end=line.end[: len(last)]) for line in lines], dimensions, last, exact)


def _line(matches: Matches, row: Row) -> Line:
    if row.found is None:
        return Line(matches.baseline.name, {matches.varied.name: row.value}, None, ("—", ""))
    best = row.found.best
    return Line(
        best.design.name, values(best.design), best.design, (numbers.percent(best.error), _also(row.found.also))
    )


def _also(also: Sequence[Solution]) -> str:
    return ", ".join(f"{solution.value} ({numbers.percent(solution.error)})" for solution in also)


def dearer(found: Sequence[Sequence[Member]], exact: bool = False) -> Table:
    """One row a design: its dimensions, its figures, the doubled one over the baseline's, what was made of it."""
    lines, dimensions = [], set()
    for family in found:
        of = [(member, values(member.design), member.design) for member in family if member.design]
        own = of[0][1]
        dimensions |= {name for _, told, _ in of for name in AXES if told[name] != own[name]}
        lines += [Line(d.name, told, d, (f"{member.ratio:.3f}×", member.way)) for member, told, d in of]
    return _table(lines, dimensions, (Column(word("Ratio")), Column(word("Way"), right=False)), exact)


def _table(lines: Sequence[Line], names: Iterable[str], last: tuple[Column, ...], exact: bool) -> Table:
    shown = [n for n in AXES if n in {*names, *_ALWAYS} and any(line.values.get(n) is not None for line in lines)]
    grouped, printed = "cardinality" in shown, _errors(lines)
    columns = (
        Column(word("Design"), right=False),
        *(Column(_SIGNS.get(name, AXES[name].title)) for name in shown),
        *([Column("C·d", rank=3)] if grouped else []),
        Column(word("Params")),
        Column(word("MACs")),
        Column(word("Activations"), rank=2),
        Column(word("Memory"), rank=4),
        *([Column(word("Top-1 error"))] if printed else []),
        *last,
    )
    rows = []
    for line, error in zip(lines, printed or [""] * len(lines), strict=True):
        dimensions = (*(line.values.get(name) for name in shown), *([product(line.values)] if grouped else []))
        figures = _figures(cost(line.design), exact) if line.design else ("—",) * 4
        cells = (*("—" if value is None else str(value) for value in dimensions), *figures)
        rows.append((printable(line.name), *cells, *([error] if printed else []), *line.end))
    return Table(columns, tuple(rows))


def _figures(found: Cost, exact: bool) -> tuple[str, ...]:
    number = numbers.exact if exact else numbers.si
    memory = numbers.exact(found.memory) if exact else numbers.memory(found.memory)
    return number(found.params), number(found.macs), number(found.activations), memory


def _errors(lines: Sequence[Line]) -> list[str]:
    """Published top-1 errors, marked where they were found under another protocol; empty where there are none."""
    found = _published([line.design for line in lines if line.design])
    if found is None:
        return []
    cells, accuracies = [], iter(found.accuracies)
    for line in lines:
        printed = next(accuracies) if line.design else None
        mark = "" if printed is None or printed.protocol is found.protocol else f" {accuracy.OTHER}"
        cells.append(accuracy.error(printed.top1 if printed else None, mark))
    return cells


def sources(designs: Sequence[Architecture]) -> tuple[Sentence, ...]:
    """Where the published errors are from; empty where there are none."""
    found = _published(designs)
    return accuracy.sources(found, tuple(design.name for design in designs)) if found else ()


def _published(designs: Sequence[Architecture]) -> Published | None:
    """What is printed for these designs, where there is a top-1 error among it."""
    found = published(designs)
    return found if found and any(a and a.top1 is not None for a in found.accuracies) else None


def notes(found: Sequence[Matches]) -> tuple[Sentence, ...]:
    """What gave way, and how near what is about as near is."""
    said = [(matches.baseline.name, _gave(matches)) for matches in found if matches.rows]
    gave = dict.fromkeys(sentence for _, sentence in said)
    if len(gave) > 1:  # each has its own
        gave = dict.fromkeys(_about(name, sentence) for name, sentence in said)
    near = any(row.found and row.found.also for matches in found for row in matches.rows)
    about = say("About as near: on the other side of the cost, and at most twice as far off.")
    return *gave, *([about] if near else [])


def _gave(matches: Matches) -> Sentence:
    axis, figure = matches.varied.name, matches.keep.name
    if matches.free:
        return say("{axis} gives way to keep {figure}.", axis=matches.free.name, figure=figure)
    whole = cost(matches.baseline)
    costs = [row.found.best.cost for row in matches.rows if row.found]
    others = [name for name, q in QUANTITIES.items() if any(q.of(one) != q.of(whole) for one in costs)]
    still = say("{axis} does not change {figure}, so nothing gives way", axis=axis, figure=figure)
    if not others:
        return say("{parts}.", parts=still)
    remedy = say(
        "it changes {figures}; to keep one of these, ask with {option}",
        figures=", ".join(others),
        option=f"--keep {others[0]}",
    )
    return say("{parts}.", parts=join("; ", [still, remedy]))


def faults(found: Sequence[Matches]) -> tuple[Sentence, ...]:
    """Where the cost could not be kept, and why."""
    return tuple(
        why if why is matches.why else _about(matches.baseline.name, why)
        for matches in found
        for why in (matches.why, *(row.why for row in matches.rows))
        if why
    )


def lacking(found: Iterable[Sequence[Member]]) -> tuple[Sentence, ...]:
    """The ways that a design cannot go, or not near, and why."""
    return tuple(
        _about(f"{family[0].design.name}, {member.way}", member.why)
        for family in found
        for member in family
        if member.why and family[0].design
    )


def _about(place: str, sentence: Sentence) -> Sentence:
    return say("{place}: {fault}", place=place, fault=sentence)


def page(table: Table, notes: Iterable[str], command: str) -> str:
    """A table as Markdown, with what belongs beside it."""
    lines = (*notes, *conventions.CONVENTIONS, conventions.versions())
    return "\n".join((markdown(table), *(f"- {escaped(line)}" for line in lines), "", f"    {printable(command)}", ""))
