"""What a comparison report holds, whatever it is written as: every format is a reading of this one value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from archviz.bench.history import Entry
from archviz.results import Comparison
from archviz.spec.architecture import Architecture
from archviz.words import SILENCE

from . import alignment, differing, measured, published
from .alignment import Places
from .differing import Difference
from .measured import Measured
from .published import Published


@dataclass(frozen=True, slots=True)
class Content:
    """A comparison with what belongs beside it.

    `differences` has one place for every design but the first, `rows` tell which stages stand beside each other.
    """

    comparison: Comparison
    designs: tuple[Architecture, ...]
    published: Published | None
    differences: tuple[tuple[Difference, ...], ...]
    rows: tuple[Places, ...]
    measured: Measured | None
    command: str
    lost: str = SILENCE  # why the history could not be read


def content(
    comparison: Comparison,
    designs: Sequence[Architecture],
    command: str,
    entries: Sequence[Entry] = (),
    lost: str = SILENCE,
) -> Content:
    """The report of a comparison of these designs; `entries` are those of the history that may be about them."""
    parts = [alignment.parts(d, a) for d, a in zip(designs, comparison.analyses, strict=True)]
    return Content(
        comparison,
        tuple(designs),
        published.published(designs),
        differing.differing(designs, comparison.analyses, comparison.batch, comparison.dtype),
        alignment.rows(parts),
        measured.measured(comparison.names, designs, entries),
        command,
        lost,
    )
