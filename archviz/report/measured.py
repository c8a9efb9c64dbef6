"""Latencies of the history beside a comparison: those measured in turns are judged, what differs in its conditions is
flagged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from archviz.bench.history import Entry, differences
from archviz.bench.outcome import compared
from archviz.bench.plan import digest
from archviz.bench.result import Latency
from archviz.bench.stats import Ratio, verdict
from archviz.spec.architecture import Architecture
from archviz.words import SILENCE, Sentence, join, say

from . import latency, numbers
from .past import difference
from .tables import printable


@dataclass(frozen=True, slots=True)
class Measure:
    """The result of one design; `turns`: with the others, in turns; `differs`: why it cannot be set beside them."""

    entry: Entry
    turns: bool
    differs: tuple[Sentence, ...] = ()

    @property
    def latency(self) -> Latency:
        """The times."""
        return self.entry.latency

    @property
    def flag(self) -> Sentence:
        """What must be said beside it; empty where nothing must."""
        if self.differs:
            return say("under other conditions: {what}", what=join("; ", self.differs))
        return SILENCE if self.turns else say("not measured in turns")


@dataclass(frozen=True, slots=True)
class Measured:
    """One place a design, None where nothing was measured; all are held against `first`, of design `reference`."""

    reference: int
    first: Entry
    measures: tuple[Measure | None, ...]
    ratios: tuple[Ratio | None, ...]
    verdicts: tuple[Sentence, ...]

    @property
    def comparable(self) -> tuple[Measure | None, ...]:
        """Those under equal conditions."""
        return tuple(m if m and not m.differs else None for m in self.measures)

    @property
    def turns(self) -> tuple[bool, ...]:
        """Which had their turns together: the others are set beside them, but never told apart from them."""
        return tuple(m is not None and m.turns for m in self.measures)

    @property
    def conditions(self) -> Sentence:
        """ "batch 8 · cpu · float32 · AMD EPYC …"; those of the reference."""
        plan, batch = self.first.plan, self.first.latency.batch
        found = [plan.device, plan.dtype, *(n for n in ("channels_last", "compile", "cuda_graph") if getattr(plan, n))]
        return say(
            "batch {batch} · {how} · {where}",
            batch=batch,
            how=" · ".join(found),
            where=latency.where(self.first.machine),
        )

    @property
    def commands(self) -> tuple[str, ...]:
        """What measured them."""
        return tuple(dict.fromkeys(m.entry.command for m in self.measures if m))


def measured(names: Sequence[str], designs: Sequence[Architecture], entries: Sequence[Entry]) -> Measured | None:
    """The results of these designs among the entries; None where there are none.

    The others are held against the baseline where it had its turn with most of them, else against the first that had.
    """
    digests = [digest(design) for design in designs]
    wanted = [entry for entry in entries if entry.latency.digest in digests]
    if not wanted:
        return None
    groups: dict[str, dict[str, Entry]] = {}
    for entry in wanted:
        groups.setdefault(f"{entry.run} {entry.latency.group}", {})[entry.latency.digest] = entry
    best = max(groups.values(), key=lambda group: (len(group), digests[0] in group, max(e.id for e in group.values())))
    base = next(i for i, d in enumerate(digests) if d in best)
    first = best[digests[base]]
    measures = tuple(_measure(first, best, wanted, d) for d in digests)
    ratios = tuple(
        compared(first.latency, m.latency) if m and not m.differs and m.entry is not first else None for m in measures
    )
    said = tuple(
        verdict(printable(names[base]), printable(name), ratio)
        for name, ratio in zip(names, ratios, strict=True)
        if ratio
    )
    return Measured(base, first, measures, ratios, said)


def _measure(first: Entry, best: dict[str, Entry], entries: Sequence[Entry], digest: str) -> Measure | None:
    """Of the best group; else the latest under equal conditions; else the latest of all."""
    if digest in best:
        return Measure(best[digest], turns=True)
    found = [(entry, differences(first, entry)) for entry in entries if entry.latency.digest == digest]
    if not found:
        return None
    entry, why = next((pair for pair in reversed(found) if not pair[1]), found[-1])
    return Measure(entry, turns=False, differs=tuple(map(difference, why)))


def cells(measure: Measure, ratio: Ratio | None) -> tuple[str, ...]:
    """Median, inter-quartile range, 90th percentile, and how many times the reference's, of those in turns with it."""
    found = measure.latency
    times = f"{ratio.value:.3f}× ({ratio.low:.3f}–{ratio.high:.3f})" if ratio and ratio.paired else ""
    return (*(numbers.seconds(t) for t in (found.median, found.iqr, found.p90)), times)
