"""Stages of several designs beside each other: which of one stands where which of the other does, and what is between.

Two sequences are aligned as texts are (Needleman and Wunsch 1970): in order, so that what they share counts most.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from archviz.results import Analysis, Row
from archviz.spec.architecture import Architecture, Stage

_NAME, _TYPE, _FAMILY, _INPUT, _OUTPUT, _WEIGHTS, _REPEATED = 4, 3, 2, 1, 1, 1, 1
_LEAST = 3  # what two stages must share to stand for each other: more than where they are

Places = tuple[int | None, ...]  # of each design the number of its stage, None where it has none


@dataclass(frozen=True, slots=True)
class Part:
    """A stage and its row of counts."""

    stage: Stage
    row: Row


def parts(design: Architecture, analysis: Analysis) -> tuple[Part, ...]:
    """The stages of a design."""
    return tuple(Part(design.stages[row.stage], row) for row in analysis.stages)


def rows(designs: Sequence[Sequence[Part]]) -> tuple[Places, ...]:
    """All designs in rows; the first is the one that the others are laid beside, what it lacks gets rows of its own."""
    first, others = designs[0], designs[1:]
    count = len(first)
    at: list[list[int | None]] = [[None] * len(others) for _ in range(count)]
    between: list[list[list[int]]] = [[[] for _ in others] for _ in range(count + 1)]
    for column, other in enumerate(others):
        gap = 0
        for mine, theirs in pair(first, other):
            if mine is None and theirs is not None:
                between[gap][column].append(theirs)
            elif mine is not None:
                at[mine][column] = theirs
                gap = mine + 1
    found: list[Places] = []
    for gap in range(count + 1):
        for line in range(max(map(len, between[gap]), default=0)):
            found.append((None, *(new[line] if line < len(new) else None for new in between[gap])))
        if gap < count:
            found.append((gap, *at[gap]))
    return tuple(found)


def pair(first: Sequence[Part], second: Sequence[Part]) -> tuple[tuple[int | None, int | None], ...]:
    """The best alignment of two designs: pairs of numbers, None where one has nothing for the other's."""
    best = [[0] * (len(second) + 1) for _ in range(len(first) + 1)]
    for i in reversed(range(len(first))):
        for j in reversed(range(len(second))):
            both = _likeness(first[i], second[j])
            met = best[i + 1][j + 1] + both if both >= _LEAST else 0
            best[i][j] = max(met, best[i + 1][j], best[i][j + 1])
    found: list[tuple[int | None, int | None]] = []
    i = j = 0
    while i < len(first) or j < len(second):
        both = _likeness(first[i], second[j]) if i < len(first) and j < len(second) else 0
        if both >= _LEAST and best[i][j] == best[i + 1][j + 1] + both:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif j == len(second) or (i < len(first) and best[i][j] == best[i + 1][j]):
            found.append((i, None))
            i += 1
        else:
            found.append((None, j))
            j += 1
    return tuple(found)


def _likeness(one: Part, other: Part) -> int:
    """How much two stages have in common: name, block, family, sizes, and whether they compute and are repeated."""
    a, b = type(one.stage.block).about, type(other.stage.block).about
    return (
        _NAME * (one.stage.name == other.stage.name)
        + _TYPE * (a.type == b.type)
        + _FAMILY * (a.family == b.family)
        + _INPUT * (one.row.input[1:] == other.row.input[1:])
        + _OUTPUT * (one.row.shape[1:] == other.row.shape[1:])
        + _WEIGHTS * (min(one.row.counts.macs, other.row.counts.macs) > 0)
        + _REPEATED * (min(one.stage.repeat, other.stage.repeat) > 1)
    )
