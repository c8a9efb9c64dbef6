"""Memory of a network: types of values and their sizes, what training keeps, and the whole by question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Dtype = Literal["float32", "bfloat16", "float16"]
SIZES: dict[Dtype, int] = {"float32": 4, "bfloat16": 2, "float16": 2}  # bytes of a value
BYTES = SIZES["float32"]


@dataclass(frozen=True, slots=True)
class Kept:
    """Elements that autograd keeps for the backward pass: values and int64 indices of an image, values of a batch."""

    values: int = 0
    indices: int = 0
    statistics: int = 0

    def __add__(self, other: Kept) -> Kept:
        return Kept(self.values + other.values, self.indices + other.indices, self.statistics + other.statistics)

    def __sub__(self, other: Kept) -> Kept:
        return self + other * -1

    def __mul__(self, times: int) -> Kept:
        return Kept(times * self.values, times * self.indices, times * self.statistics)

    def bytes(self, batch: int = 1, size: int = BYTES) -> int:
        """Memory at a batch size, where a value takes `size` bytes."""
        return batch * (size * self.values + 8 * self.indices) + size * self.statistics


@dataclass(frozen=True, slots=True)
class Footprint:
    """Memory of a network by question, in bytes, at a batch size, with everything in one type.

    `weights`: parameters and buffers. `peak`: input and outputs alive at the largest moment of inference. `kept`: what
    autograd keeps from the forward pass for the backward pass. `gradients`: one of each parameter. `adam`: its state.
    """

    batch: int
    dtype: str
    weights: int
    peak: int
    kept: int
    gradients: int
    adam: int

    @property
    def momentum(self) -> int:
        """State of SGD with momentum: one velocity per parameter; plain SGD has none."""
        return self.gradients
