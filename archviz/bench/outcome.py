"""What a run has given so far, and how its designs compare."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations

from . import stats
from .plan import Plan
from .result import Apart, Failed, Latency, Machine

ALL_PAIRS = 4  # designs up to which every two are compared; beyond, each with the first


@dataclass(frozen=True, slots=True)
class Pair:
    """Two designs at one batch size: the first's name, the second's, and their ratio."""

    first: str
    second: str
    batch: int
    ratio: stats.Ratio


@dataclass(frozen=True, slots=True)
class Outcome:
    """Results in the order of the plan's batches; `numbers` are those of the history, in the same order."""

    plan: Plan
    command: str
    machine: Machine | None = None
    latencies: tuple[Latency, ...] = ()
    numbers: tuple[int, ...] = ()
    failures: tuple[Failed, ...] = ()

    def divided(self, found: Apart) -> tuple[Outcome, int]:
        """With the times of blocks of a result that is there, or why they are missing; and which one it is."""
        place = next(i for i, x in enumerate(self.latencies) if (x.design, x.batch) == (found.design, found.batch))
        latency = self.latencies[place]
        notes = (*latency.notes, *([found.note] if found.note else []))
        latencies = list(self.latencies)
        latencies[place] = latency.put(blocks=found.blocks, notes=notes)
        return replace(self, latencies=tuple(latencies)), place


def pairs(latencies: tuple[Latency, ...]) -> tuple[Pair, ...]:
    """Every two designs that had their turns together, the earlier one first."""
    found: list[Pair] = []
    for group in dict.fromkeys(latency.group for latency in latencies):
        members = [latency for latency in latencies if latency.group == group]
        for one, other in combinations(members, 2):
            if len(members) <= ALL_PAIRS or one is members[0]:
                found.append(Pair(one.name, other.name, one.batch, compared(one, other)))
    return tuple(found)


def compared(one: Latency, other: Latency) -> stats.Ratio:
    """The second over the first: round by round where both had their turns together."""
    together = one.group == other.group and len(one.rounds) == len(other.rounds)
    return (stats.ratio if together else stats.apart)(one.rounds, other.rounds)
