"""Rows that rearrange or resize a map: slices of channels, shuffles, padding and cropping of edges, interpolation."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import prod
from typing import Literal

from archviz.words import SILENCE, Sentence, say

from .op import LabelStyle, Op, Pair, Shape, Shapes, Steps, times

Mode = Literal["bilinear", "nearest"]


@dataclass(frozen=True, slots=True)
class Slice(Op):
    """The channels from `start` up to `stop`."""

    start: int
    stop: int

    def shape(self, x: Shapes) -> Shape:
        return (self.stop - self.start, *x[0][1:])

    def alias(self, x: Shapes, training: bool = False) -> bool:
        return True

    def moved(self, x: Shapes) -> int:
        return 0  # a view

    def label(self, x: Shapes, style: LabelStyle = "resnet") -> str:
        return f"channels {self.start}–{self.stop - 1}"

    def torch(self, x: Shapes) -> str:
        return f"{{0}}[:, {self.start}:{self.stop}]"


@dataclass(frozen=True, slots=True)
class Shuffle(Op):
    """Channel shuffle: (groups, n) channels become (n, groups) (Zhang et al. 2017, arXiv:1707.01083, sec. 3.1)."""

    groups: int

    def misfit(self, x: Shapes) -> Sentence:
        if len(x[0]) != 3:
            return say("a channel shuffle needs channels×height×width, but {shape} arrives", shape=times(x[0]))
        if x[0][0] % self.groups:
            return say("groups = {groups} must divide the {entering} channels that are shuffled", groups=self.groups,
                       entering=x[0][0])  # fmt: skip
        return SILENCE

    def alias(self, x: Shapes, training: bool = False) -> bool:
        return self.groups in (1, x[0][0])  # nothing changes its place

    def unsupported(self, x: Shapes) -> tuple[str, ...]:
        return ("aten::unflatten",)

    def label(self, x: Shapes, style: LabelStyle = "resnet") -> str:
        return f"shuffle, {self.groups}"

    def torch(self, x: Shapes) -> str:
        return f"{{0}}.unflatten(1, ({self.groups}, {x[0][0] // self.groups})).transpose(1, 2).flatten(1, 2)"


@dataclass(frozen=True, slots=True)
class EdgePad(Op):
    """Zeros below and to the right: what an even kernel lacks to keep the size, as torch's padding="same" adds them."""

    below: int
    right: int

    def misfit(self, x: Shapes) -> Sentence:
        if len(x[0]) == 3:
            return SILENCE
        return say("padding needs channels×height×width, but {shape} arrives", shape=times(x[0]))

    def shape(self, x: Shapes) -> Shape:
        return (x[0][0], *(s + more for s, more in zip(x[0][1:], (self.below, self.right), strict=False)))

    def unsupported(self, x: Shapes) -> tuple[str, ...]:
        return ("aten::pad",)

    def label(self, x: Shapes, style: LabelStyle = "resnet") -> str:
        return f"pad, +{self.below}×{self.right}"

    def torch(self, x: Shapes) -> str:
        return f"F.pad({{0}}, (0, {self.right}, 0, {self.below}))"


@dataclass(frozen=True, slots=True)
class Crop(Op):
    """Without the first rows and columns: how a pool with an even window keeps the size and no zero is averaged."""

    above: int
    left: int

    def shape(self, x: Shapes) -> Shape:
        return (x[0][0], *(s - less for s, less in zip(x[0][1:], (self.above, self.left), strict=False)))

    def alias(self, x: Shapes, training: bool = False) -> bool:
        return True

    def moved(self, x: Shapes) -> int:
        return 0  # a view

    def margin(self, x: Shapes) -> Pair:
        return -self.above, -self.left

    def label(self, x: Shapes, style: LabelStyle = "resnet") -> str:
        return f"crop, −{self.above}×{self.left}"

    def torch(self, x: Shapes) -> str:
        return f"{{0}}[:, :, {self.above}:, {self.left}:]"


@dataclass(frozen=True, slots=True)
class Resize(Op):
    """Interpolation to a size, or by a factor where there is none; corners are not aligned."""

    size: Pair | None = None
    factor: int = 1
    mode: Mode = "bilinear"

    def misfit(self, x: Shapes) -> Sentence:
        if len(x[0]) == 3:
            return SILENCE
        return say("a resize needs channels×height×width, but {shape} arrives", shape=times(x[0]))

    def shape(self, x: Shapes) -> Shape:
        return (x[0][0], *(self.size or (s * self.factor for s in x[0][1:])))

    def fvcore(self, x: Shapes) -> tuple[str, int]:
        taps = {"bilinear": 4, "nearest": 1}[self.mode]
        return f"upsample_{self.mode}2d", taps * prod(self.shape(x))

    def window(self, x: Shapes) -> tuple[Steps, Steps]:
        if len(x[0]) != 3:
            return (1, 1), (1, 1)
        _, high, wide = self.shape(x)
        taps = 1 if self.mode == "nearest" else 2
        return (taps, taps), (Fraction(x[0][1], high), Fraction(x[0][2], wide))

    def reads(self, x: Shapes, axis: int, position: int) -> Pair:
        entering, leaving = x[0][1 + axis], self.shape(x)[1 + axis]
        if self.mode == "nearest" or entering == 1:
            place = position * entering // leaving
            return place, place
        place, beyond = divmod((2 * position + 1) * entering - leaving, 2 * leaving)
        return place, place + (beyond > 0)

    def label(self, x: Shapes, style: LabelStyle = "resnet") -> str:
        return f"{self.mode}, " + (f"to {times(self.size)}" if self.size else f"×{self.factor}")

    def torch(self, x: Shapes) -> str:
        where = f"size={self.size}" if self.size else f"scale_factor={self.factor}"
        corners = ", align_corners=False" if self.mode == "bilinear" else ""
        return f'nn.Upsample({where}, mode="{self.mode}"{corners})'
