"""What every primitive operation says about itself: the columns of the closed table whose rows stand beside this file.

A row says everything the house knows about a primitive: its shape rule, parameters, multiply-adds, what fvcore
counts for it, its receptive-field rule, its label and its torch text. The text is a module call ("nn.Conv2d(…)") or
an expression over its inputs ("{0} + {1}"); `build` evaluates it and `source` prints it, so the two cannot differ.

Shapes are without the batch: (channels, height, width), or (features,).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import ClassVar, Literal

from archviz.words import SILENCE, Sentence

Shape = tuple[int, ...]
Shapes = tuple[Shape, ...]
Pair = tuple[int, int]
Category = Literal["convolution", "linear", "normalisation", "activation", "pooling", "merge", "shape"]
LabelStyle = Literal["resnet", "resnext"]

MAX_CHANNELS = 262_144  # beyond any published width; keeps slips of the keyboard from reaching torch


def times(shape: Shape) -> str:
    """A shape as the papers write it: 256×56×56."""
    return "×".join(map(str, shape))


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

    def window(self, x: Shapes) -> tuple[Pair, int]:
        """Effective kernel (height, width) and stride, for the receptive field."""
        return (1, 1), 1

    def margin(self, x: Shapes) -> Pair:
        """How far the first window starts in front of the map (height, width), for the receptive field."""
        return 0, 0

    def traced(self, x: Shapes) -> tuple[int, ...]:
        """The inputs that count for the receptive field: all but gates."""
        return tuple(range(len(x)))

    def label(self, x: Shapes, style: LabelStyle = "resnet") -> str:
        """What the operation does, as short as the papers say it."""
        raise NotImplementedError

    def torch(self, x: Shapes) -> str:
        """A module call, or an expression over the inputs {0}, {1}, …"""
        raise NotImplementedError
