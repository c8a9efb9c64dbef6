"""The paths of a residual network (Veit et al. 2016), as text and as JSON."""

from __future__ import annotations

from math import log2
from typing import Any

from archviz.analyse.paths import path_lengths, residual_units
from archviz.graph import Graph
from archviz.words import Sentence, say

from . import numbers
from .tables import Column, Table

_ROWS, _BAR = 24, 40  # of the histogram, at most


def record(name: str, graph: Graph) -> dict[str, Any]:
    """Exact numbers; `lengths`: convolutions on a path → number of such paths."""
    lengths = path_lengths(graph)
    paths = sum(lengths.values())
    return {
        "name": name,
        "residual_units": residual_units(graph),
        "paths": paths,
        "mean_length": sum(length * count for length, count in lengths.items()) / paths,
        "lengths": {str(length): count for length, count in lengths.items()},
    }


def summary(graph: Graph) -> Sentence:
    """ "16 residual units: 2^16 = 65,536 paths of 1 to 49 convolutions, 25.0 in the mean"."""
    found, lengths = record("", graph), path_lengths(graph)
    n, paths = found["residual_units"], found["paths"]
    units = say("{count} residual unit", count=n) if n == 1 else say("{count} residual units", count=n)
    if paths == 1:
        return say("{units}: one path of {most} convolutions", units=units, most=max(lengths))
    return say(
        "{units}: {count} paths of {least} to {most} convolutions, {mean:.1f} in the mean",
        units=units,
        count=f"2^{n} = {numbers.exact(paths)}" if n < 64 else f"2^{n}",
        least=min(lengths),
        most=max(lengths),
        mean=found["mean_length"],
    )


def histogram(graph: Graph) -> Table:
    """Path lengths and how many paths have them, with bars; neighbours share a row where there are many."""
    lengths = path_lengths(graph)
    paths = sum(lengths.values())
    low, step = min(lengths), -(-(max(lengths) - min(lengths) + 1) // _ROWS)
    rows: dict[int, int] = {}
    for length, count in lengths.items():
        start = low + (length - low) // step * step
        rows[start] = rows.get(start, 0) + count
    most = max(rows.values())
    lines = tuple(
        (
            str(start) if step == 1 else f"{start}–{start + step - 1}",
            numbers.exact(count) if count < 10**9 else f"2^{log2(count):.1f}",
            f"{100 * count / paths:.2f} %",
            "█" * max(1, round(_BAR * count / most)),
        )
        for start, count in rows.items()
    )
    return Table((Column("Convolutions"), Column("Paths"), Column("Share"), Column("", right=False, rank=1)), lines)
