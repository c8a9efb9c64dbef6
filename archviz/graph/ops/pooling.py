"""Rows that pool."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import prod
from typing import ClassVar, Literal

from archviz.words import SILENCE, Sentence, say

from .op import Category, LabelStyle, Op, Pair, Saved, Shape, Shapes, Steps, brief, short, slash, times, window


@dataclass(frozen=True, slots=True)
class Pool(Op):
    """Max or average pooling over a window of (height, width); an average leaves padding out unless told."""

    category: ClassVar[Category] = "pooling"
    kind: Literal["max", "avg"]
    kernel: Pair
    stride: Pair
    padding: Pair = (0, 0)
    ceil: bool = False
    count_include_pad: bool = False

    def misfit(self, x: Shapes) -> Sentence:
        if len(x[0]) != 3:
            return say("pooling needs channels×height×width, but {shape} arrives", shape=times(x[0]))
        if any(p > k // 2 for p, k in zip(self.padding, self.kernel, strict=True)):
            return say(
                "padding = {padding} must be at most half the window of {window}",
                padding=brief(self.padding),
                window=brief(self.kernel),
            )
        if min(self._sides(x[0])) < 1:
            return say("a {window} window does not fit into {shape}", window=times(self.kernel), shape=times(x[0]))
        return SILENCE

    def _sides(self, x: Shape) -> tuple[int, ...]:
        count = _positions if self.ceil else window
        return tuple(count(*side) for side in zip(x[1:], self.kernel, self.stride, self.padding, strict=False))

    def shape(self, x: Shapes) -> Shape:
        return (x[0][0], *(max(1, s) for s in self._sides(x[0])))

    def allocated(self, x: Shapes) -> tuple[int, int]:
        return prod(self.shape(x)), prod(self.shape(x)) if self.kind == "max" else 0  # the position of each maximum

    def saved(self, x: Shapes, needs: tuple[bool, ...]) -> Saved:
        return Saved(inputs=(0,), indices=self.allocated(x)[1])

    def unsupported(self, x: Shapes) -> tuple[str, ...]:
        return (f"aten::{self.kind}_pool2d",)

    def window(self, x: Shapes) -> tuple[Steps, Steps]:
        return self.kernel, self.stride

    def margin(self, x: Shapes) -> Pair:
        return self.padding

    def label(self, x: Shapes, style: LabelStyle = "resnet") -> str:
        return f"{times(self.kernel)} {self.kind} pool, {slash(self.stride) or '/1'}"

    def torch(self, x: Shapes) -> str:
        name = {"max": "MaxPool2d", "avg": "AvgPool2d"}[self.kind]
        text = f"nn.{name}(kernel_size={short(self.kernel)}, stride={short(self.stride)}"
        if any(self.padding):
            text += f", padding={short(self.padding)}"
        if self.ceil:
            text += ", ceil_mode=True"
        if any(self.padding) and self.kind == "avg" and not self.count_include_pad:
            text += ", count_include_pad=False"
        return text + ")"


def _positions(size: int, kernel: int, stride: int, padding: int) -> int:
    """Positions along one side in ceil mode: one more where a window starts inside the input or its left padding."""
    found = window(size, kernel, stride, padding)
    left = (size + 2 * padding - kernel) % stride > 0
    return found + (left and found * stride < size + padding)


@dataclass(frozen=True, slots=True)
class GlobalPool(Op):
    """Average or maximum over all positions, or over size × size equal parts; (c, h, w) becomes (c, size, size)."""

    category: ClassVar[Category] = "pooling"
    size: int = 1
    kind: Literal["avg", "max"] = "avg"

    def misfit(self, x: Shapes) -> Sentence:
        if len(x[0]) == 3:
            return SILENCE
        return say("global pooling needs channels×height×width, but {shape} arrives", shape=times(x[0]))

    def shape(self, x: Shapes) -> Shape:
        return (x[0][0], self.size, self.size)

    def allocated(self, x: Shapes) -> tuple[int, int]:
        return prod(self.shape(x)), prod(self.shape(x)) if self.kind == "max" else 0

    def saved(self, x: Shapes, needs: tuple[bool, ...]) -> Saved:
        if self.kind == "avg" and self.size == 1:
            return Saved()  # a mean, whose gradient is the same everywhere
        return Saved(inputs=(0,), indices=self.allocated(x)[1])

    def fvcore(self, x: Shapes) -> tuple[str, int] | None:
        return ("adaptive_avg_pool2d", prod(x[0])) if self.kind == "avg" else None

    def unsupported(self, x: Shapes) -> tuple[str, ...]:
        return ("aten::adaptive_max_pool2d",) if self.kind == "max" else ()

    def window(self, x: Shapes) -> tuple[Steps, Steps]:
        high, wide = x[0][1:] if len(x[0]) == 3 else (1, 1)
        return (self._widest(high), self._widest(wide)), (Fraction(high, self.size), Fraction(wide, self.size))

    def reads(self, x: Shapes, axis: int, position: int) -> Pair:
        side = x[0][1 + axis] if len(x[0]) == 3 else 1
        return position * side // self.size, -(-(position + 1) * side // self.size) - 1

    def _widest(self, side: int) -> int:
        """The longest of the parts of one side: where `size` does not divide it, they overlap."""
        return max(-(-(i + 1) * side // self.size) - i * side // self.size for i in range(self.size))

    def label(self, x: Shapes, style: LabelStyle = "resnet") -> str:
        return f"global {self.kind} pool" if self.size == 1 else f"{self.kind} pool to {self.size}×{self.size}"

    def torch(self, x: Shapes) -> str:
        return f"nn.Adaptive{self.kind.capitalize()}Pool2d({self.size})"
