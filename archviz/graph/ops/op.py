"""What every primitive operation says about itself: the columns of the closed table whose rows stand beside this file.

A row says everything the house knows about a primitive: its shape rule, parameters, multiply-adds, what fvcore
counts for it, its receptive-field rule, its label and its torch text. The text is a module call ("nn.Conv2d(…)") or
an expression over its inputs ("{0} + {1}"); `build` evaluates it and `source` prints it, so the two cannot differ.

Shapes are without the batch: (channels, height, width), or (features,).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import prod
from typing import ClassVar, Literal, NamedTuple

from archviz.words import SILENCE, Sentence, say

Shape = tuple[int, ...]
Shapes = tuple[Shape, ...]
Pair = tuple[int, int]  # (height, width)
Steps = tuple[int | Fraction, int | Fraction]  # strides; below 1 where a map is enlarged
Category = Literal["convolution", "linear", "normalisation", "activation", "pooling", "merge", "shape"]
LabelStyle = Literal["resnet", "resnext"]


class Saved(NamedTuple):
    """What autograd keeps of one call until its backward pass, besides weights and buffers.

    `inputs` are those that it keeps, `output` whether it keeps its result; further tensors by the number of their
    elements: `values` of an image, `indices` (int64) of an image, `statistics` of the whole batch.
    """

    inputs: tuple[int, ...] = ()
    output: bool = False
    values: int = 0
    indices: int = 0
    statistics: int = 0


MAX_CHANNELS = 262_144  # beyond any published width; keeps slips of the keyboard from reaching torch
MAX_SIZE = 2**57  # values of one tensor, and multiply-adds of one layer: torch and fvcore count in 64 bits


def times(shape: Shape) -> str:
    """A shape as the papers write it: 256×56×56."""
    return "×".join(map(str, shape))


def pair(value: int | Pair) -> Pair:
    """A number as the pair of itself."""
    return (value, value) if isinstance(value, int) else value


def short(sides: Pair) -> str:
    """A pair as Python writes it for torch: 3, or (3, 1)."""
    return str(sides[0]) if sides[0] == sides[1] else str(sides)


def brief(sides: Pair) -> str:
    """A pair in one number where both are equal: 3, 3×1."""
    return str(sides[0]) if sides[0] == sides[1] else times(sides)


def slash(stride: Pair) -> str:
    """A stride as the papers write it: "/2", "/2×1"; empty for 1."""
    return "" if stride == (1, 1) else f"/{brief(stride)}"


def window(size: int, kernel: int, stride: int, padding: int, dilation: int = 1) -> int:
    """Output positions of a sliding window along one side (floor mode)."""
    return (size + 2 * padding - dilation * (kernel - 1) - 1) // stride + 1


@dataclass(frozen=True, slots=True)
class Op:
    """A primitive: by default one input, the shape kept, nothing learnt, nothing counted."""

    category: ClassVar[Category] = "shape"

    def misfit(self, x: Shapes) -> Sentence:
        """Why these inputs cannot be taken; empty when they can."""
        return SILENCE

    def shape(self, x: Shapes) -> Shape:
        """Output shape; defined (though meaningless) even for inputs that do not fit."""
        return x[0]

    def params(self, x: Shapes) -> dict[str, int]:
        """Learnt values by kind: conv_weight, conv_bias, norm, linear."""
        return {}

    def buffers(self, x: Shapes) -> int:
        """Stored values that are not learnt (running statistics)."""
        return 0

    def tensors(self, x: Shapes) -> int:
        """Number of learnt tensors."""
        return sum(2 if kind == "norm" else 1 for kind in self.params(x))

    def counters(self, x: Shapes) -> int:
        """Number of stored int64 counters (of the batches that batch norm has seen)."""
        return 0

    def alias(self, x: Shapes, training: bool = False) -> bool:
        """Whether the output is the memory of the first input: a view of it, or the input itself."""
        return False

    def allocated(self, x: Shapes) -> tuple[int, int]:
        """Values and int64 indices of an image that torch holds at the largest moment of the call, output included."""
        return (0 if self.alias(x) else prod(self.shape(x))), 0

    def saved(self, x: Shapes, needs: tuple[bool, ...]) -> Saved:
        """What autograd keeps in train mode on the CPU; `needs` says which inputs need a gradient, at least one does
        or the operation has weights."""
        return Saved()

    def torch_only(self, x: Shapes) -> int:
        """How many of the learnt values Keras' layer does not have."""
        return 0

    def macs(self, x: Shapes) -> int:
        """Multiply-adds of convolutions and linear layers, batch 1."""
        return 0

    def moved(self, x: Shapes) -> int:
        """Elements of what torch's operators take and give in eval mode, batch 1; weights are not among them."""
        return sum(map(prod, x)) + prod(self.shape(x))

    def fvcore(self, x: Shapes) -> tuple[str, int] | None:
        """fvcore's operator key and count in eval mode, batch 1; None where fvcore counts nothing."""
        return None

    def unsupported(self, x: Shapes) -> tuple[str, ...]:
        """The operators that fvcore meets, skips and reports; none when it counts them or ignores them in silence."""
        return ()

    def window(self, x: Shapes) -> tuple[Steps, Steps]:
        """Effective kernel and stride, each (height, width), for the receptive field."""
        return (1, 1), (1, 1)

    def margin(self, x: Shapes) -> Pair:
        """How far the first window starts in front of the map (height, width), for the receptive field."""
        return 0, 0

    def reads(self, x: Shapes, axis: int, position: int) -> Pair:
        """The first and last position that an output position reads along an axis (0 height, 1 width)."""
        window, stride = self.window(x)
        first = position * int(stride[axis]) - self.margin(x)[axis]
        return first, first + int(window[axis]) - 1

    def traced(self, x: Shapes) -> tuple[int, ...]:
        """The inputs that count for the receptive field: all but gates."""
        return tuple(range(len(x)))

    def label(self, x: Shapes, style: LabelStyle = "resnet") -> str:
        """What the operation does, as short as the papers say it."""
        raise NotImplementedError

    def torch(self, x: Shapes) -> str:
        """A module call, or an expression over the inputs {0}, {1}, …"""
        raise NotImplementedError


_OUTPUTS, _WEIGHTS, _MACS = say("output values"), say("weights"), say("multiply-adds")


def excess(op: Op, x: Shapes, out: Shape) -> Sentence:
    """What an operation that gives `out` has more of than ArchViz and torch can take; empty where all fits."""
    if len(out) == 3 and out[0] > MAX_CHANNELS:
        return say("{found:,} channels are more than the {most:,} that ArchViz takes", found=out[0], most=MAX_CHANNELS)
    for found, what in ((prod(out), _OUTPUTS), (sum(op.params(x).values()), _WEIGHTS), (op.macs(x), _MACS)):
        if found > MAX_SIZE:
            return say("{found:,} {what} are more than the {most:,} that torch can count", found=found, what=what,
                       most=MAX_SIZE)  # fmt: skip
    return SILENCE
