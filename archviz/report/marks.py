"""The marks of a roofline plot: a kind of block each, so that equal blocks do not hide each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from archviz.bench.roof import Work

from .tables import printable

LONGEST = 24  # letters of a name


@dataclass(frozen=True, slots=True)
class Mark:
    """Blocks of one stage with equal arithmetic and traffic; `share` is theirs of the time of all blocks."""

    works: tuple[Work, ...]
    share: float
    name: str

    @property
    def stage(self) -> int:
        """The number of their stage."""
        return self.works[0].block.stage

    @property
    def intensity(self) -> float:
        """FLOPs a byte."""
        return self.works[0].intensity

    @property
    def rate(self) -> float:
        """FLOPs a second of all of them together."""
        return sum(work.flops for work in self.works) / sum(work.block.median for work in self.works)

    @property
    def spread(self) -> tuple[float, float]:
        """The rates of the slowest and of the fastest."""
        rates = [work.rate for work in self.works]
        return min(rates), max(rates)


def marks(works: Sequence[Work]) -> tuple[Mark, ...]:
    """Those that have MACs, in the order of the network."""
    whole = sum(work.block.median for work in works)
    kinds: dict[tuple[int, int, int], list[Work]] = {}
    for work in works:
        if work.flops:
            kinds.setdefault((work.block.stage, work.flops, work.block.traffic), []).append(work)
    sizes = Counter(work.block.stage for work in works)
    return tuple(
        Mark(tuple(kind), sum(work.block.median for work in kind) / whole, _called(kind, sizes[stage]))
        for (stage, _, _), kind in kinds.items()
    )


def _called(kind: Sequence[Work], size: int) -> str:
    """ "layer3.1–5" for those in a row, "layer1.0 ×2" for others, "stem" for the only block of a stage."""
    names = [work.block.name for work in kind]
    stage, _, first = names[0].partition(".")
    if size == 1:
        return clipped(stage)
    if first.isdecimal() and len(names) > 1 and names == [f"{stage}.{int(first) + i}" for i in range(len(names))]:
        return f"{clipped(stage)}.{first}–{int(first) + len(names) - 1}"
    return clipped(names[0]) + (f" ×{len(names)}" if len(names) > 1 else "")


def stage(mark: Mark) -> str:
    """The name of its stage: what stands before the number of a block."""
    return clipped(mark.works[0].block.name.partition(".")[0])


def clipped(name: str) -> str:
    """A name that leaves room for others."""
    name = printable(name)
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
