"""Stages of several designs beside each other: which of one stands where which of the other does, and what is between.

Two sequences are aligned as texts are (Needleman and Wunsch 1970): in order, so that what they share counts most.
Networks of different kinds share next to nothing; theirs are aligned by how far they have reduced the input.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from archviz.results import Analysis, Row
from archviz.spec.architecture import Architecture, Stage

_NAME, _TYPE, _FAMILY, _INPUT, _OUTPUT, _WEIGHTS, _REPEATED = 4, 3, 2, 1, 1, 1, 1
_LEAST = 3  # what two stages must share to stand for each other: more than where they are
_COMPUTE = 2  # in unlike networks a convolution stands for a convolution rather than for a pooling
_ENDS = ("stem", "head")  # families that say nothing about the kind of a network

Pair = tuple[int | None, int | None]
Group = tuple[tuple[int, ...], tuple[int, ...]]
Likeness = Callable[["Part", "Part"], int]
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


def pair(first: Sequence[Part], second: Sequence[Part]) -> tuple[Pair, ...]:
    """The best alignment of two designs: pairs of numbers, None where one has nothing for the other's."""
    found = _aligned(first, second, _likeness)
    return found if related(first, second, found) else _aligned(first, second, _at_one_scale)


def groups(first: Sequence[Part], second: Sequence[Part]) -> tuple[Group, ...]:
    """The same, where a stage without a counterpart joins the pair beside it if it is of that pair's making.

    It is where a block became another one and it is of the same block, or, in unlike networks, of the same scale.
    """
    pairs = pair(first, second)
    alike = related(first, second, pairs)
    whole = {n: (i, j) for n, (i, j) in enumerate(pairs) if i is not None and j is not None}
    found: list[tuple[list[int], list[int]]] = [([], []) for _ in pairs]
    for n, at in enumerate(pairs):
        for side, number in enumerate(at):
            if number is None:
                continue
            beside = [*[m for m in whole if m < n][-1:], *[m for m in whole if m > n][:1]] if n not in whole else []
            part = (first, second)[side][number]
            joins = (m for m in beside if _joins(part, side, first[whole[m][0]], second[whole[m][1]], alike))
            before_all = min(whole) if whole and not alike and n < min(whole) else n
            found[next(joins, before_all)][side].append(number)
    return tuple((tuple(one), tuple(two)) for one, two in found if one or two)


def related(first: Sequence[Part], second: Sequence[Part], pairs: Sequence[Pair]) -> bool:
    """Whether half of what computes between stem and head has a counterpart by name or family in the other."""
    inner = [sum(map(_inner, of)) for of in (first, second)]
    met = [(first[i], second[j]) for i, j in pairs if i is not None and j is not None]
    kin = [one for one, two in met if _inner(one) and _inner(two) and _kin(one, two)]
    return 2 * len(kin) >= max(inner)


def _joins(part: Part, side: int, one: Part, two: Part, alike: bool) -> bool:
    beside = (one, two)[side]
    return one.stage.block.type != two.stage.block.type and (
        beside.stage.block.type == part.stage.block.type or (not alike and beside.row.jump == part.row.jump)
    )


def _inner(part: Part) -> bool:
    return type(part.stage.block).about.family not in _ENDS and part.row.counts.macs > 0


def _kin(one: Part, two: Part) -> bool:
    families = {type(part.stage.block).about.family for part in (one, two)}
    return one.stage.name == two.stage.name or len(families) == 1


def _aligned(first: Sequence[Part], second: Sequence[Part], likeness: Likeness) -> tuple[Pair, ...]:
    best = [[0] * (len(second) + 1) for _ in range(len(first) + 1)]
    for i in reversed(range(len(first))):
        for j in reversed(range(len(second))):
            both = likeness(first[i], second[j])
            met = best[i + 1][j + 1] + both if both >= _LEAST else 0
            best[i][j] = max(met, best[i + 1][j], best[i][j + 1])
    found: list[Pair] = []
    i = j = 0
    while i < len(first) or j < len(second):
        both = likeness(first[i], second[j]) if i < len(first) and j < len(second) else 0
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


def _at_one_scale(one: Part, two: Part) -> int:
    """How much two stages of unlike networks have in common: only those at one scale, or of one name, have anything."""
    if one.row.jump != two.row.jump and one.stage.name != two.stage.name:
        return 0
    return _LEAST + _likeness(one, two) + _COMPUTE * (min(one.row.counts.macs, two.row.counts.macs) > 0)


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
