"""Rows that pool."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import ClassVar, Literal

from archviz.words import SILENCE, Sentence, say

from .op import Category, LabelStyle, Op, Pair, Shape, Shapes, times, window


@dataclass(frozen=True, slots=True)
class Pool(Op):
    """Max or average pooling over a square window; the average leaves the padding out unless told to count it."""

    category: ClassVar[Category] = "pooling"
    kind: Literal["max", "avg"]
    kernel: int
    stride: int
    padding: int = 0
    ceil: bool = False
    count_include_pad: bool = False

    def misfit(self, x: Shapes) -> Sentence:
        if len(x[0]) != 3:
            return say("pooling needs channels×height×width, but {shape} arrives", shape=times(x[0]))
        if self.padding > self.kernel // 2:
            return say(
                "padding = {padding} must be at most half the window of {window}",
                padding=self.padding,
                window=self.kernel,
            )
        if min(self._sides(x[0])) < 1:
            window = times((self.kernel, self.kernel))
            return say("a {window} window does not fit into {shape}", window=window, shape=times(x[0]))
        return SILENCE

    def _sides(self, x: Shape) -> tuple[int, ...]:
        sides = tuple(window(s, self.kernel, self.stride, self.padding) for s in x[1:])
        return tuple(map(self._partial, x[1:], sides)) if self.ceil else sides

    def _partial(self, size: int, found: int) -> int:
        """Positions in ceil mode: one more where a window starts inside the input or its left padding."""
        left = (size + 2 * self.padding - self.kernel) % self.stride > 0
        return found + (left and found * self.stride < size + self.padding)

    def shape(self, x: Shapes) -> Shape:
        return (x[0][0], *(max(1, s) for s in self._sides(x[0])))

    def unsupported(self, x: Shapes) -> tuple[str, ...]:
        return (f"aten::{self.kind}_pool2d",)

    def window(self, x: Shapes) -> tuple[Pair, int]:
        return (self.kernel, self.kernel), self.stride

    def margin(self, x: Shapes) -> Pair:
        return self.padding, self.padding

    def label(self, x: Shapes, style: LabelStyle = "resnet") -> str:
        return f"{self.kernel}×{self.kernel} {self.kind} pool, /{self.stride}"

    def torch(self, x: Shapes) -> str:
        name = {"max": "MaxPool2d", "avg": "AvgPool2d"}[self.kind]
        text = f"nn.{name}(kernel_size={self.kernel}, stride={self.stride}"
        if self.padding:
            text += f", padding={self.padding}"
        if self.ceil:
            text += ", ceil_mode=True"
        if self.padding and self.kind == "avg" and not self.count_include_pad:
            text += ", count_include_pad=False"
        return text + ")"


@dataclass(frozen=True, slots=True)
class GlobalPool(Op):
    """Average over all positions, or over size × size equal parts; (c, h, w) becomes (c, size, size)."""

    category: ClassVar[Category] = "pooling"
    size: int = 1

    def misfit(self, x: Shapes) -> Sentence:
        if len(x[0]) == 3:
            return SILENCE
        return say("global pooling needs channels×height×width, but {shape} arrives", shape=times(x[0]))

    def shape(self, x: Shapes) -> Shape:
        return (x[0][0], self.size, self.size)

    def fvcore(self, x: Shapes) -> tuple[str, int]:
        return "adaptive_avg_pool2d", prod(x[0])

    def window(self, x: Shapes) -> tuple[Pair, int]:
        high, wide = map(self._widest, x[0][1:] if len(x[0]) == 3 else (1, 1))
        return (high, wide), max(1, *(-(-side // self.size) for side in x[0][1:]))

    def _widest(self, side: int) -> int:
        """The longest of the parts of one side: where `size` does not divide it, they overlap."""
        return max(-(-(i + 1) * side // self.size) - i * side // self.size for i in range(self.size))

    def label(self, x: Shapes, style: LabelStyle = "resnet") -> str:
        return "global avg pool" if self.size == 1 else f"avg pool to {self.size}×{self.size}"

    def torch(self, x: Shapes) -> str:
        return f"nn.AdaptiveAvgPool2d({self.size})"
