"""The table of measured latencies in a report, and what belongs beside it."""

from __future__ import annotations

from collections.abc import Iterator

from archviz.words import Sentence, say, word

from . import measured, numbers
from .content import Content
from .measured import Measured
from .tables import Column, Table, printable


def table(content: Content) -> Table | None:
    """One row a design; None where nothing was measured."""
    found = content.measured
    if found is None:
        return None
    columns = (
        Column(word("Design"), right=False),
        Column(word("Median")),
        Column(word("IQR")),
        Column(word("p90")),
        Column(say("Times {name}", name=printable(content.comparison.names[found.reference]))),
        Column(word("Mind"), right=False),
    )
    rows = []
    for name, measure, ratio in zip(content.comparison.names, found.measures, found.ratios, strict=True):
        cells = (
            (*measured.cells(measure, ratio), measure.flag) if measure else ("—", "—", "—", "—", say("not measured"))
        )
        rows.append((printable(name), *cells))
    return Table(columns, tuple(rows))


def notes(content: Content) -> tuple[str, ...]:
    """Verdicts, conditions and machine; or how to measure."""
    if content.lost:
        return (content.lost,)
    if content.measured is None:
        return (say("No latency of these designs was measured here; “archviz bench” with the same designs does."),)
    return (*content.measured.verdicts, content.measured.conditions)


def between(found: Measured | None, index: int) -> Iterator[Sentence]:
    """The latency of the baseline and of another design, where both were measured alike; how far apart, if in turns."""
    if not found or not (first := found.comparable[0]) or not (second := found.comparable[index]):
        return
    before, after = (numbers.seconds(m.latency.median) for m in (first, second))
    ratio = found.ratios[index]
    if found.reference == 0 and ratio and ratio.paired:
        times = f"{ratio.value:.3f}"
        yield say("Measured latency {before} → {after}, ×{ratio}", before=before, after=after, ratio=times)
    else:
        flag = say("not measured in turns")
        yield say("Measured latency {before} → {after}, {flag}", before=before, after=after, flag=flag)
