"""Frozen results: what counting a network gives, in units that are always named.

MAC: one fused multiply-add of a convolution or linear layer. FLOPs: 2 × MACs. Activations: elements that convolutions
and linear layers write. All counts are for batch 1; their memory is that of float32 (`Footprint` has the others).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from archviz.footprint import BYTES, SIZES, Dtype, Footprint, Kept

Level = Literal["stage", "block", "layer"]
Jump = tuple[float, float]  # (height, width), in input pixels; below 1 behind what enlarges a map
TOLERANCE = 1e-10  # of forms in float64; the measured differences are rounding, below 1e-14
FARTHEST = 999_999  # input pixels: hundreds of strides reach numbers of hundreds of digits, which say no more

_NOTHING = Kept()


@dataclass(frozen=True, slots=True)
class Counts:
    """What a layer, block, stage or network costs. `operators` is what fvcore counts, by its operator names.

    `tensors` is the number of learnt tensors, `counters` that of the int64 counters of batch norm, `torch_only` are the
    learnt values that Keras' layers do not have.
    """

    conv_weight: int = 0
    conv_bias: int = 0
    norm: int = 0
    linear: int = 0
    buffers: int = 0
    macs: int = 0
    activations: int = 0
    kept: Kept = _NOTHING
    tensors: int = 0
    counters: int = 0
    torch_only: int = 0
    operators: tuple[tuple[str, int], ...] = ()

    def __add__(self, other: Counts) -> Counts:
        merged = dict(self.operators)
        for key, value in other.operators:
            merged[key] = merged.get(key, 0) + value
        return Counts(
            self.conv_weight + other.conv_weight,
            self.conv_bias + other.conv_bias,
            self.norm + other.norm,
            self.linear + other.linear,
            self.buffers + other.buffers,
            self.macs + other.macs,
            self.activations + other.activations,
            self.kept + other.kept,
            self.tensors + other.tensors,
            self.counters + other.counters,
            self.torch_only + other.torch_only,
            tuple(merged.items()),
        )

    def __mul__(self, times: int) -> Counts:
        """So many of these, by doubling."""
        found, power = Counts(), self
        while times:
            found = found + power if times & 1 else found
            power, times = power + power, times >> 1
        return found

    def __repr__(self) -> str:
        found = (("params", self.params), ("macs", self.macs), ("activations", self.activations))
        return f"Counts({', '.join(f'{name}={value:,}' for name, value in found)})"

    @property
    def params(self) -> int:
        """Learnt values; running statistics are buffers and not among them."""
        return self.conv_weight + self.conv_bias + self.norm + self.linear

    @property
    def keras_trainable(self) -> int:
        """What Keras prints as trainable parameters of the same layers."""
        return self.params - self.torch_only

    @property
    def keras_total(self) -> int:
        """What Keras prints as total: moving statistics are parameters, too."""
        return self.keras_trainable + self.buffers

    @property
    def params_by_kind(self) -> dict[str, int]:
        """Convolution weights, convolution biases, normalisation, linear (weights and biases)."""
        return {
            "conv_weight": self.conv_weight,
            "conv_bias": self.conv_bias,
            "norm": self.norm,
            "linear": self.linear,
        }

    @property
    def flops(self) -> int:
        """2 × MACs."""
        return 2 * self.macs

    @property
    def fvcore_total(self) -> int:
        """What fvcore's default total is: MACs, batch norm at 2 per element, adaptive pooling at 1 per input."""
        return sum(value for _, value in self.operators)

    @property
    def weight_bytes(self) -> int:
        """Memory of parameters and buffers."""
        return self.stored_bytes(BYTES)

    def stored_bytes(self, size: int) -> int:
        """Memory of parameters and buffers of `size` bytes; the counters of batch norm take 8 in every type."""
        return size * (self.params + self.buffers) + 8 * self.counters

    def value(self, key: str, batch: int, dtype: Dtype) -> int:
        """A figure by its name; memory is that at a batch size, in a type."""
        if key == "weight_bytes":
            return self.stored_bytes(SIZES[dtype])
        return self.kept.bytes(batch, SIZES[dtype]) if key == "kept_bytes" else int(getattr(self, key))

    @property
    def kept_bytes(self) -> int:
        """Memory of what autograd keeps for the backward pass, batch 1."""
        return self.kept.bytes()

    @property
    def memory_bytes(self) -> int:
        """Memory of weights and of what autograd keeps, batch 1."""
        return self.weight_bytes + self.kept_bytes


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table of counts. `field` is the receptive field (height, width) of its output, in input pixels.

    `latency` is what was measured, in nanoseconds; 0 where nothing was.
    """

    name: str
    level: Level
    label: str
    category: str
    stage: int
    input: tuple[int, ...]
    shape: tuple[int, ...]
    counts: Counts
    field: tuple[int, int]
    jump: Jump
    latency: int = 0


@dataclass(frozen=True, slots=True)
class Aside:
    """The auxiliary heads of a network: how many are counted in its totals, with what, and how many are left out."""

    counted: int = 0
    left_out: int = 0
    params: int = 0


@dataclass(frozen=True, slots=True)
class Analysis:
    """A network's counts, from the graph alone: totals, one row per stage and one per block.

    `field` and `jump` are those of the last feature map: in front of global pooling where there is one. `conditions`
    are those under which the latencies of its rows were measured; empty where none were. `peaks` is the memory of the
    largest moment of inference for an image, by the bytes of a value.
    """

    input: tuple[int, ...]
    shape: tuple[int, ...]
    total: Counts
    stages: tuple[Row, ...]
    blocks: tuple[Row, ...]
    field: tuple[int, int]
    jump: Jump
    aside: Aside = Aside()
    conditions: str = ""
    peaks: tuple[tuple[int, int], ...] = ()

    def footprint(self, batch: int = 1, dtype: Dtype = "float32") -> Footprint:
        """Memory by question at a batch size, with everything in one type."""
        size, total = SIZES[dtype], self.total
        return Footprint(
            batch,
            dtype,
            weights=total.stored_bytes(size),
            peak=batch * dict(self.peaks)[size],
            kept=total.kept.bytes(batch, size),
            gradients=size * total.params,
            adam=2 * size * total.params + 4 * total.tensors,  # two moments, and a float32 step of each tensor
        )


@dataclass(frozen=True, slots=True)
class FvcoreCount:
    """What fvcore itself measured, unit by unit: the authority."""

    total: int
    by_operator: dict[str, int]
    by_unit: tuple[int, ...]
    unsupported: dict[str, int]
    version: str
    by_node: dict[str, int] = field(default_factory=dict)

    @property
    def macs(self) -> int:
        """Its convolutions and linear layers."""
        return self.by_operator.get("conv", 0) + self.by_operator.get("linear", 0)


@dataclass(frozen=True, slots=True)
class AuditRow:
    """Three counters side by side for one block: MACs of each, and what each leaves out."""

    name: str
    label: str
    estimate: int
    fvcore: int
    flop_counter: int
    beyond: dict[str, int]
    left_out: tuple[str, ...]

    @property
    def agree(self) -> bool:
        """Whether the three agree on convolutions and linear layers, to the unit."""
        return self.estimate == self.fvcore == self.flop_counter


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of a comparison: a quantity in every design, the baseline first."""

    key: str
    title: str
    unit: str
    values: tuple[int, ...]

    def ratio(self, index: int) -> float | None:
        """The value of a design over that of the baseline; None where the baseline has none."""
        return self.values[index] / self.values[0] if self.values[0] else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Designs side by side. `counted` is what fvcore itself measured for each; empty where it was not asked.

    `batch` and `dtype` are those of the memory.
    """

    names: tuple[str, ...]
    analyses: tuple[Analysis, ...]
    counted: tuple[FvcoreCount, ...]
    figures: tuple[Figure, ...]
    question: str
    verdict: str
    warnings: tuple[str, ...] = ()
    batch: int = 1
    dtype: Dtype = "float32"


@dataclass(frozen=True, slots=True)
class FormCheck:
    """The largest absolute difference of one form to the grouped one, and with the paths wrongly mapped."""

    form: str
    title: str
    parameters: int
    evaluating: float
    training: float
    wrong: float

    @property
    def equal(self) -> bool:
        """Whether it is the same function, and the wrong mapping is found out."""
        return max(self.evaluating, self.training) <= TOLERANCE < self.wrong
