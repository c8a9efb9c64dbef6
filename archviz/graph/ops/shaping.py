"""Rows that merge, scale, pad and reshape."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import prod
from typing import ClassVar

from archviz.words import SILENCE, Sentence, say

from .op import Category, LabelStyle, Op, Saved, Shape, Shapes, Steps, slash, times


def in_turn(x: Shapes, out: Shape) -> int:
    """Elements moved where the second is joined to the first, the third to what that gave, and so on."""
    return sum(map(prod, x)) + (2 * len(x) - 3) * prod(out)


@dataclass(frozen=True, slots=True)
class Add(Op):
    """Elementwise sum of equal shapes."""

    category: ClassVar[Category] = "merge"

    def misfit(self, x: Shapes) -> Sentence:
        odd = next((s for s in x if s != x[0]), None)
        return say("{first} and {other} cannot be added", first=times(x[0]), other=times(odd)) if odd else SILENCE

    def moved(self, x: Shapes) -> int:
        return in_turn(x, self.shape(x))

    def alias(self, x: Shapes, training: bool = False) -> bool:
        return len(x) == 1

    def allocated(self, x: Shapes) -> tuple[int, int]:
        return min(len(x) - 1, 2) * prod(self.shape(x)), 0  # of three and more, the sum so far as well

    def unsupported(self, x: Shapes) -> tuple[str, ...]:
        return ("aten::add",) * (len(x) - 1)

    def label(self, x: Shapes, style: LabelStyle = "resnet") -> str:
        return "+"

    def torch(self, x: Shapes) -> str:
        return " + ".join(f"{{{i}}}" for i in range(len(x)))


@dataclass(frozen=True, slots=True)
class Unknown(Op):
    """What nobody here knows how to do: its input goes through."""

    name: str

    def alias(self, x: Shapes, training: bool = False) -> bool:
        return True

    def label(self, x: Shapes, style: LabelStyle = "resnet") -> str:
        return f"{self.name[:30]} ?"

    def torch(self, x: Shapes) -> str:
        return "{0}"


@dataclass(frozen=True, slots=True)
class Concat(Op):
    """Channels one behind the other; the maps must be equally large."""

    category: ClassVar[Category] = "merge"

    def misfit(self, x: Shapes) -> Sentence:
        odd = next((s for s in x if s[1:] != x[0][1:]), None)
        return (
            say("{first} and {other} cannot be concatenated", first=times(x[0]), other=times(odd)) if odd else SILENCE
        )

    def shape(self, x: Shapes) -> Shape:
        return (sum(s[0] for s in x), *x[0][1:])

    def label(self, x: Shapes, style: LabelStyle = "resnet") -> str:
        return "concat"

    def torch(self, x: Shapes) -> str:
        return f"torch.cat([{', '.join(f'{{{i}}}' for i in range(len(x)))}], 1)"


@dataclass(frozen=True, slots=True)
class Multiply(Op):
    """Elementwise product; (c, 1, 1) gates every position of (c, h, w), whichever of them is first."""

    category: ClassVar[Category] = "merge"

    def misfit(self, x: Shapes) -> Sentence:
        whole = self.shape(x)
        odd = next((s for s in x if s != whole and s != (whole[0], 1, 1)), None)
        return say("{first} and {other} cannot be multiplied", first=times(whole), other=times(odd)) if odd else SILENCE

    def shape(self, x: Shapes) -> Shape:
        return next((s for s in x if s != (x[0][0], 1, 1)), x[0])

    def moved(self, x: Shapes) -> int:
        products = [self.shape(x[: i + 1]) for i in range(1, len(x))]
        return sum(map(prod, x)) + 2 * sum(map(prod, products)) - prod(self.shape(x))

    def alias(self, x: Shapes, training: bool = False) -> bool:
        return len(x) == 1

    def allocated(self, x: Shapes) -> tuple[int, int]:
        products = [0, *(prod(self.shape(x[: i + 1])) for i in range(1, len(x)))]
        return max(map(sum, pairwise(products)), default=0), 0

    def saved(self, x: Shapes, needs: tuple[bool, ...]) -> Saved:
        """Each factor whose partner needs a gradient; products so far are factors as well."""
        inputs: list[int] = []
        values = 0
        for i in range(1, len(x)):
            if needs[i]:
                inputs += [0] * (i == 1)
                values += prod(self.shape(x[:i])) * (i > 1)
            if any(needs[:i]):
                inputs.append(i)
        return Saved(tuple(inputs), values=values)

    def traced(self, x: Shapes) -> tuple[int, ...]:
        largest = max(map(prod, x))  # what is smaller is broadcast: a gate
        return tuple(i for i, shape in enumerate(x) if prod(shape) == largest)

    def unsupported(self, x: Shapes) -> tuple[str, ...]:
        return ("aten::mul",) * (len(x) - 1)

    def label(self, x: Shapes, style: LabelStyle = "resnet") -> str:
        return "×"

    def torch(self, x: Shapes) -> str:
        return " * ".join(f"{{{i}}}" for i in range(len(x)))


@dataclass(frozen=True, slots=True)
class Scale(Op):
    """Multiplication by a constant: the residual scale (Szegedy et al. 2016, arXiv:1602.07261, sec. 3.3)."""

    factor: float

    def unsupported(self, x: Shapes) -> tuple[str, ...]:
        return ("aten::mul",)

    def label(self, x: Shapes, style: LabelStyle = "resnet") -> str:
        return f"×{self.factor:g}"

    def torch(self, x: Shapes) -> str:
        return f"{{0}} * {self.factor!r}"


@dataclass(frozen=True, slots=True)
class ZeroPad(Op):
    """Shortcut option A: every stride-th position, zeros for the new channels (He et al. 2015, sec. 3.3)."""

    out: int
    stride: int = 1

    def shape(self, x: Shapes) -> Shape:
        return (self.out, *(-(-s // self.stride) for s in x[0][1:]))

    def moved(self, x: Shapes) -> int:
        kept = (x[0][0], *self.shape(x)[1:])
        return prod(kept) + prod(self.shape(x))

    def unsupported(self, x: Shapes) -> tuple[str, ...]:
        return ("aten::pad",)

    def window(self, x: Shapes) -> tuple[Steps, Steps]:
        return (1, 1), (self.stride, self.stride)

    def label(self, x: Shapes, style: LabelStyle = "resnet") -> str:
        return f"zero-pad, {self.out}" + (f", {slash((self.stride, self.stride))}" if self.stride > 1 else "")

    def torch(self, x: Shapes) -> str:
        step = f"[:, :, ::{self.stride}, ::{self.stride}]" if self.stride > 1 else ""
        return f"F.pad({{0}}{step}, (0, 0, 0, 0, 0, {self.out - x[0][0]}))"


@dataclass(frozen=True, slots=True)
class Flatten(Op):
    """(c, h, w) becomes (c·h·w,)."""

    def shape(self, x: Shapes) -> Shape:
        return (prod(x[0]),)

    def alias(self, x: Shapes, training: bool = False) -> bool:
        return True

    def moved(self, x: Shapes) -> int:
        return 0  # a view

    def window(self, x: Shapes) -> tuple[Steps, Steps]:
        high, wide = x[0][1:] if len(x[0]) == 3 else (1, 1)
        return (high, wide), (high, wide)

    def label(self, x: Shapes, style: LabelStyle = "resnet") -> str:
        return "flatten"

    def torch(self, x: Shapes) -> str:
        return "torch.flatten({0}, 1)"


@dataclass(frozen=True, slots=True)
class Permute(Op):
    """Channels to the last axis, (c, h, w) → (h, w, c), or back to the first."""

    to_last: bool

    def misfit(self, x: Shapes) -> Sentence:
        if len(x[0]) == 3:
            return SILENCE
        return say("a permutation needs channels×height×width, but {shape} arrives", shape=times(x[0]))

    def shape(self, x: Shapes) -> Shape:
        return (*x[0][1:], x[0][0]) if self.to_last else (x[0][-1], *x[0][:-1])

    def alias(self, x: Shapes, training: bool = False) -> bool:
        return True

    def moved(self, x: Shapes) -> int:
        return 0  # a view

    def label(self, x: Shapes, style: LabelStyle = "resnet") -> str:
        return "channels last" if self.to_last else "channels first"

    def torch(self, x: Shapes) -> str:
        return f"{{0}}.permute{(0, 2, 3, 1) if self.to_last else (0, 3, 1, 2)}"
