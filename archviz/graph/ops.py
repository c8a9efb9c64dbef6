"""The closed table of primitive operations: one class is one row.

A row says everything the house knows about a primitive: its shape rule, parameters, multiply-adds, what fvcore
counts for it, its receptive-field rule, its label and its torch text. The text is a module call ("nn.Conv2d(…)") or
an expression over its inputs ("{0} + {1}"); `build` evaluates it and `source` prints it, so the two cannot differ.

Shapes are without the batch: (channels, height, width), or (features,).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import ClassVar, Literal

Shape = tuple[int, ...]
Shapes = tuple[Shape, ...]
Pair = tuple[int, int]
Category = Literal["convolution", "linear", "normalisation", "activation", "pooling", "merge", "shape"]
LabelStyle = Literal["resnet", "resnext"]

MAX_CHANNELS = 262_144  # beyond any published width; keeps slips of the keyboard from reaching torch


def times(shape: Shape) -> str:
    """A shape as the papers write it: 256×56×56."""
    return "×".join(map(str, shape))


def _window(size: int, kernel: int, stride: int, padding: int, dilation: int = 1) -> int:
    """Output positions of a sliding window along one side (floor mode)."""
    return (size + 2 * padding - dilation * (kernel - 1) - 1) // stride + 1


@dataclass(frozen=True, slots=True)
class Op:
    """A primitive: by default one input, the shape kept, nothing learnt, nothing counted."""

    category: ClassVar[Category] = "shape"

    def misfit(self, x: Shapes) -> str:
        """Why these inputs cannot be taken, as a sentence; empty when they can."""
        return ""

    def shape(self, x: Shapes) -> Shape:
        """Output shape; defined (though meaningless) even for inputs that do not fit."""
        return x[0]

    def params(self, x: Shapes) -> dict[str, int]:
        """Learnt values by kind: conv_weight, conv_bias, norm, linear."""
        return {}

    def buffers(self, x: Shapes) -> int:
        """Stored values that are not learnt (running statistics)."""
        return 0

    def macs(self, x: Shapes) -> int:
        """Multiply-adds of convolutions and linear layers, batch 1."""
        return 0

    def fvcore(self, x: Shapes) -> tuple[str, int] | None:
        """fvcore's operator key and count in eval mode, batch 1; None where fvcore counts nothing."""
        return None

    def unsupported(self) -> str:
        """The operator that fvcore meets, skips and reports; empty when it is counted or ignored in silence."""
        return ""

    def window(self, x: Shapes) -> tuple[Pair, int]:
        """Effective kernel (height, width) and stride, for the receptive field."""
        return (1, 1), 1

    def label(self, x: Shapes, style: LabelStyle = "resnet") -> str:
        """What the operation does, as short as the papers say it."""
        raise NotImplementedError

    def torch(self, x: Shapes) -> str:
        """A module call, or an expression over the inputs {0}, {1}, …"""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Conv(Op):
    """2-D convolution; kernel and padding are (height, width)."""

    category: ClassVar[Category] = "convolution"
    out: int
    kernel: Pair
    stride: int = 1
    padding: Pair = (0, 0)
    groups: int = 1
    dilation: int = 1
    bias: bool = False

    def misfit(self, x: Shapes) -> str:
        cin = x[0][0]
        if len(x[0]) != 3:
            return f"a convolution needs channels×height×width, but {times(x[0])} arrives"
        if max(cin, self.out) > MAX_CHANNELS:
            return f"{max(cin, self.out):,} channels are more than the {MAX_CHANNELS:,} that ArchViz takes"
        if self.out % self.groups:
            return f"groups = {self.groups} must divide the {self.out} output channels"
        if cin % self.groups:
            return f"groups = {self.groups} must divide the {cin} input channels"
        if min(self._sides(x[0])) < 1:
            return f"a {self._kernel()} window does not fit into {times(x[0])}"
        return ""

    def _sides(self, x: Shape) -> tuple[int, ...]:
        pairs = zip(x[1:], self.kernel, self.padding, strict=False)
        return tuple(_window(s, k, self.stride, p, self.dilation) for s, k, p in pairs)

    def _kernel(self) -> str:
        return f"{self.kernel[0]}×{self.kernel[1]}"

    def shape(self, x: Shapes) -> Shape:
        return (self.out, *(max(1, s) for s in self._sides(x[0])))

    def params(self, x: Shapes) -> dict[str, int]:
        weights = self.out * (x[0][0] // self.groups) * prod(self.kernel)
        return {"conv_weight": weights, "conv_bias": self.out} if self.bias else {"conv_weight": weights}

    def macs(self, x: Shapes) -> int:
        return self.params(x)["conv_weight"] * prod(self.shape(x)[1:])

    def fvcore(self, x: Shapes) -> tuple[str, int]:
        return "conv", self.macs(x)

    def window(self, x: Shapes) -> tuple[Pair, int]:
        high, wide = (self.dilation * (k - 1) + 1 for k in self.kernel)
        return (high, wide), self.stride

    def label(self, x: Shapes, style: LabelStyle = "resnet") -> str:
        parts = [self._kernel(), str(self.out)]
        if style == "resnext":
            parts.insert(0, str(x[0][0]))
        if self.groups > 1:
            parts.append(f"groups {self.groups}")
        if self.dilation > 1:
            parts.append(f"dilation {self.dilation}")
        if self.stride > 1:
            parts.append(f"/{self.stride}")
        return ", ".join(parts)

    def torch(self, x: Shapes) -> str:
        def side(pair: Pair) -> str:
            return str(pair[0]) if pair[0] == pair[1] else str(pair)

        text = f"nn.Conv2d({x[0][0]}, {self.out}, kernel_size={side(self.kernel)}"
        if self.stride > 1:
            text += f", stride={self.stride}"
        if any(self.padding):
            text += f", padding={side(self.padding)}"
        if self.dilation > 1:
            text += f", dilation={self.dilation}"
        if self.groups > 1:
            text += f", groups={self.groups}"
        return text + f", bias={self.bias})"


@dataclass(frozen=True, slots=True)
class BatchNorm(Op):
    """Batch normalisation over channels, with gain and offset (2 per channel) and running statistics."""

    category: ClassVar[Category] = "normalisation"

    def misfit(self, x: Shapes) -> str:
        return "" if len(x[0]) == 3 else f"batch norm needs channels×height×width, but {times(x[0])} arrives"

    def params(self, x: Shapes) -> dict[str, int]:
        return {"norm": 2 * x[0][0]}

    def buffers(self, x: Shapes) -> int:
        return 2 * x[0][0]

    def fvcore(self, x: Shapes) -> tuple[str, int]:
        return "batch_norm", 2 * prod(x[0])

    def label(self, x: Shapes, style: LabelStyle = "resnet") -> str:
        return "BN"

    def torch(self, x: Shapes) -> str:
        return f"nn.BatchNorm2d({x[0][0]})"


ActivationKind = Literal["relu", "leaky_relu", "elu", "gelu", "silu", "tanh", "sigmoid", "none"]
# kind: label, torch call, the operator that fvcore skips with a report ("" where it ignores it in silence)
_ACTIVATIONS: dict[str, tuple[str, str, str]] = {
    "relu": ("ReLU", "nn.ReLU()", ""),
    "leaky_relu": ("LeakyReLU", "nn.LeakyReLU(0.01)", "aten::leaky_relu"),
    "elu": ("ELU", "nn.ELU()", "aten::elu"),
    "gelu": ("GELU", "nn.GELU()", "aten::gelu"),
    "silu": ("SiLU", "nn.SiLU()", "aten::silu"),
    "tanh": ("tanh", "nn.Tanh()", "aten::tanh"),
    "sigmoid": ("sigmoid", "nn.Sigmoid()", "aten::sigmoid"),
}


@dataclass(frozen=True, slots=True)
class Activation(Op):
    """A pointwise non-linearity."""

    category: ClassVar[Category] = "activation"
    kind: ActivationKind = "relu"

    def unsupported(self) -> str:
        return _ACTIVATIONS[self.kind][2]

    def label(self, x: Shapes, style: LabelStyle = "resnet") -> str:
        return _ACTIVATIONS[self.kind][0]

    def torch(self, x: Shapes) -> str:
        return _ACTIVATIONS[self.kind][1]


@dataclass(frozen=True, slots=True)
class Pool(Op):
    """Max or average pooling over a square window."""

    category: ClassVar[Category] = "pooling"
    kind: Literal["max", "avg"]
    kernel: int
    stride: int
    padding: int = 0

    def misfit(self, x: Shapes) -> str:
        if len(x[0]) != 3:
            return f"pooling needs channels×height×width, but {times(x[0])} arrives"
        if min(self._sides(x[0])) < 1:
            return f"a {self.kernel}×{self.kernel} window does not fit into {times(x[0])}"
        return ""

    def _sides(self, x: Shape) -> tuple[int, ...]:
        return tuple(_window(s, self.kernel, self.stride, self.padding) for s in x[1:])

    def shape(self, x: Shapes) -> Shape:
        return (x[0][0], *(max(1, s) for s in self._sides(x[0])))

    def unsupported(self) -> str:
        return f"aten::{self.kind}_pool2d"

    def window(self, x: Shapes) -> tuple[Pair, int]:
        return (self.kernel, self.kernel), self.stride

    def label(self, x: Shapes, style: LabelStyle = "resnet") -> str:
        return f"{self.kernel}×{self.kernel} {self.kind} pool, /{self.stride}"

    def torch(self, x: Shapes) -> str:
        name = {"max": "MaxPool2d", "avg": "AvgPool2d"}[self.kind]
        return f"nn.{name}(kernel_size={self.kernel}, stride={self.stride}, padding={self.padding})"


@dataclass(frozen=True, slots=True)
class GlobalPool(Op):
    """Average over all positions; (c, h, w) becomes (c, 1, 1)."""

    category: ClassVar[Category] = "pooling"

    def misfit(self, x: Shapes) -> str:
        return "" if len(x[0]) == 3 else f"global pooling needs channels×height×width, but {times(x[0])} arrives"

    def shape(self, x: Shapes) -> Shape:
        return (x[0][0], 1, 1)

    def fvcore(self, x: Shapes) -> tuple[str, int]:
        return "adaptive_avg_pool2d", prod(x[0])

    def window(self, x: Shapes) -> tuple[Pair, int]:
        return ((x[0][1], x[0][2]), max(x[0][1:])) if len(x[0]) == 3 else ((1, 1), 1)

    def label(self, x: Shapes, style: LabelStyle = "resnet") -> str:
        return "global avg pool"

    def torch(self, x: Shapes) -> str:
        return "nn.AdaptiveAvgPool2d(1)"


@dataclass(frozen=True, slots=True)
class Flatten(Op):
    """(c, h, w) becomes (c·h·w,)."""

    def shape(self, x: Shapes) -> Shape:
        return (prod(x[0]),)

    def label(self, x: Shapes, style: LabelStyle = "resnet") -> str:
        return "flatten"

    def torch(self, x: Shapes) -> str:
        return "torch.flatten({0}, 1)"


@dataclass(frozen=True, slots=True)
class Linear(Op):
    """A fully connected layer over the features."""

    category: ClassVar[Category] = "linear"
    out: int
    bias: bool = True

    def misfit(self, x: Shapes) -> str:
        return "" if len(x[0]) == 1 else f"a linear layer needs a flat vector, but {times(x[0])} arrives"

    def shape(self, x: Shapes) -> Shape:
        return (self.out,)

    def params(self, x: Shapes) -> dict[str, int]:
        return {"linear": self.out * x[0][0] + self.out * self.bias}

    def macs(self, x: Shapes) -> int:
        return self.out * x[0][0]

    def fvcore(self, x: Shapes) -> tuple[str, int]:
        return "linear", self.macs(x)

    def label(self, x: Shapes, style: LabelStyle = "resnet") -> str:
        return f"fc, {self.out}"

    def torch(self, x: Shapes) -> str:
        return f"nn.Linear({x[0][0]}, {self.out}, bias={self.bias})"


@dataclass(frozen=True, slots=True)
class Dropout(Op):
    """Random zeros while training, with probability p; nothing in eval mode."""

    category: ClassVar[Category] = "activation"
    p: float

    def label(self, x: Shapes, style: LabelStyle = "resnet") -> str:
        return f"dropout {self.p:g}"

    def torch(self, x: Shapes) -> str:
        return f"nn.Dropout({self.p})"


@dataclass(frozen=True, slots=True)
class Add(Op):
    """Elementwise sum of equal shapes."""

    category: ClassVar[Category] = "merge"

    def misfit(self, x: Shapes) -> str:
        odd = next((s for s in x if s != x[0]), None)
        return f"{times(x[0])} and {times(odd)} cannot be added" if odd else ""

    def unsupported(self) -> str:
        return "aten::add"

    def label(self, x: Shapes, style: LabelStyle = "resnet") -> str:
        return "+"

    def torch(self, x: Shapes) -> str:
        return " + ".join(f"{{{i}}}" for i in range(len(x)))


@dataclass(frozen=True, slots=True)
class ZeroPad(Op):
    """Shortcut option A: every stride-th position, zeros for the new channels (He et al. 2015, sec. 3.3)."""

    out: int
    stride: int = 1

    def shape(self, x: Shapes) -> Shape:
        return (self.out, *(-(-s // self.stride) for s in x[0][1:]))

    def unsupported(self) -> str:
        return "aten::pad"

    def window(self, x: Shapes) -> tuple[Pair, int]:
        return (1, 1), self.stride

    def label(self, x: Shapes, style: LabelStyle = "resnet") -> str:
        return f"zero-pad, {self.out}" + (f", /{self.stride}" if self.stride > 1 else "")

    def torch(self, x: Shapes) -> str:
        step = f"[:, :, ::{self.stride}, ::{self.stride}]" if self.stride > 1 else ""
        return f"F.pad({{0}}{step}, (0, 0, 0, 0, 0, {self.out - x[0][0]}))"
