"""The roofline model: what bounds a block (Williams, Waterman and Patterson 2009, Comm. ACM 52(4), p. 65)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .result import BlockTime, Latency

Bound = Literal["memory", "compute"]


@dataclass(frozen=True, slots=True)
class Roof:
    """What a device reaches in one run: FLOPs a second in its reference, bytes a second in a large copy."""

    peak: float
    bandwidth: float
    work: str

    @property
    def ridge(self) -> float:
        """The intensity, in FLOPs a byte, from which on arithmetic bounds and memory does not."""
        return self.peak / self.bandwidth

    def at(self, intensity: float) -> float:
        """FLOPs a second that an intensity allows."""
        return min(self.peak, self.bandwidth * intensity)

    def bound(self, intensity: float) -> Bound:
        """What an intensity is bound by."""
        return "memory" if intensity < self.ridge else "compute"


@dataclass(frozen=True, slots=True)
class Work:
    """A block at a batch size; `flops` and `traffic` (bytes) are of one call, in which no image is alone."""

    block: BlockTime
    flops: int
    bound: Bound | None  # None for what moves nothing

    @property
    def intensity(self) -> float:
        """FLOPs a byte; 0 for what moves nothing."""
        return self.flops / self.block.traffic if self.block.traffic else 0.0

    @property
    def rate(self) -> float:
        """FLOPs a second."""
        return self.flops / self.block.median


def roof(found: Latency) -> Roof:
    """That of the device, with the conditions of the run."""
    return Roof(2 * found.peak, found.bandwidth, found.reference)


def works(found: Latency) -> tuple[Work, ...]:
    """Its blocks in order; none where they were not timed."""
    above, blocks = roof(found), found.blocks.blocks if found.blocks else ()
    return tuple(_work(block, found.batch, above) for block in blocks)


def _work(block: BlockTime, batch: int, above: Roof) -> Work:
    flops = 2 * block.macs * batch
    return Work(block, flops, above.bound(flops / block.traffic) if block.traffic else None)
