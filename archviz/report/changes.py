"""The tables of what differs between a design and the baseline, stage by stage, and what it does to the whole."""

from __future__ import annotations

from archviz.results import Figure
from archviz.words import Sentence, join, say, word

from . import numbers, times
from .content import Content
from .differing import KEYS
from .tables import Column, Table, change, printable

SHOWN = ("params", "macs", "activations")  # of the figures of a stage, in tables; `beyond` tells the rest


def table(content: Content, index: int) -> Table:
    """How design `index` differs from the baseline: one row a stage, its figures from and to, and how far apart."""
    columns = (
        Column(word("Stage"), right=False),
        Column(word("Difference"), right=False),
        *(Column(KEYS[key]) for key in SHOWN),
    )
    rows = tuple(
        (d.title, d.words, *(from_to(e.before, e.after) for e in d.effects if e.key in SHOWN))
        for d in content.differences[index - 1]
    )
    one, other = (content.comparison.analyses[n].total for n in (0, index))
    total = tuple(from_to(getattr(one, key), getattr(other, key)) for key in SHOWN)
    return Table(columns, rows, (word("Whole design"), "", *total))


def beyond(content: Content, index: int) -> Sentence:
    """What the differences do to memory and, where both were measured alike, to the latency of the whole."""
    one, other = (content.comparison.analyses[n].total for n in (0, index))
    said = []
    for key in KEYS:
        if key in SHOWN:
            continue
        before, after = (t.value(key, content.comparison.batch, content.comparison.dtype) for t in (one, other))
        said.append(
            say(
                "{figure} {before} → {after}, {change}",
                figure=say(KEYS[key]),
                before=numbers.memory(before),
                after=numbers.memory(after),
                change=change(Figure(key, "", "B", (before, after)), 1),
            )
        )
    return join(" · ", [*said, *times.between(content.measured, index)])


def from_to(before: int, after: int) -> str:
    """ "7.098 M → 26.17 M, ▲ +19.07 M"."""
    if before == after:
        return f"{numbers.si(after)}, ="
    sign = "▲ +" if after > before else "▼ −"
    return f"{numbers.si(before)} → {numbers.si(after)}, {sign}{numbers.si(abs(after - before))}"


def alike(content: Content, index: int) -> Sentence:
    """What is said where no stage differs."""
    first, other = content.comparison.names[0], content.comparison.names[index]
    return say("{other} has the same stages as {first}.", other=printable(other), first=printable(first))


def brief(content: Content, index: int) -> Table:
    """The same for a terminal: how far apart alone."""
    whole = table(content, index)
    lines = [tuple(cell.rpartition(", ")[2] if n > 1 else cell for n, cell in enumerate(row)) for row in whole.rows]
    total = tuple(cell.rpartition(", ")[2] for cell in whole.total)
    return Table(whole.columns, tuple(lines), total)
