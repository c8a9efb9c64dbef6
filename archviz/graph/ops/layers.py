"""Rows that learn or normalise: convolution, linear, batch norm; and the pointwise ones."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import ClassVar, Literal

from archviz.words import SILENCE, Sentence, say

from .op import Category, LabelStyle, Op, Pair, Saved, Shape, Shapes, Steps, short, slash, times, window


@dataclass(frozen=True, slots=True)
class Conv(Op):
    """2-D convolution; kernel, stride and padding are (height, width)."""

    category: ClassVar[Category] = "convolution"
    out: int
    kernel: Pair
    stride: Pair = (1, 1)
    padding: Pair = (0, 0)
    groups: int = 1
    dilation: int = 1
    bias: bool = False

    def misfit(self, x: Shapes) -> Sentence:
        cin = x[0][0]
        if len(x[0]) != 3:
            return say("a convolution needs channels×height×width, but {shape} arrives", shape=times(x[0]))
        if self.out % self.groups:
            return say("groups = {groups} must divide the {out} output channels", groups=self.groups, out=self.out)
        if cin % self.groups:
            return say("groups = {groups} must divide the {entering} input channels", groups=self.groups, entering=cin)
        if min(self._sides(x[0])) < 1:
            return say("a {window} window does not fit into {shape}", window=times(self.kernel), shape=times(x[0]))
        return SILENCE

    def _sides(self, x: Shape) -> tuple[int, ...]:
        sides = zip(x[1:], self.kernel, self.stride, self.padding, strict=False)
        return tuple(window(*side, self.dilation) for side in sides)

    def shape(self, x: Shapes) -> Shape:
        return (self.out, *(max(1, s) for s in self._sides(x[0])))

    def params(self, x: Shapes) -> dict[str, int]:
        weights = self.out * (x[0][0] // self.groups) * prod(self.kernel)
        return {"conv_weight": weights, "conv_bias": self.out} if self.bias else {"conv_weight": weights}

    def macs(self, x: Shapes) -> int:
        return self.params(x)["conv_weight"] * prod(self.shape(x)[1:])

    def saved(self, x: Shapes, needs: tuple[bool, ...]) -> Saved:
        return Saved(inputs=(0,))

    def fvcore(self, x: Shapes) -> tuple[str, int]:
        return "conv", self.macs(x)

    def window(self, x: Shapes) -> tuple[Steps, Steps]:
        high, wide = (self.dilation * (k - 1) + 1 for k in self.kernel)
        return (high, wide), self.stride

    def margin(self, x: Shapes) -> Pair:
        return self.padding

    def label(self, x: Shapes, style: LabelStyle = "resnet") -> str:
        parts = [times(self.kernel), str(self.out)]
        if style == "resnext":
            parts.insert(0, str(x[0][0]))
        if self.groups > 1:
            parts.append(f"groups {self.groups}")
        if self.dilation > 1:
            parts.append(f"dilation {self.dilation}")
        if self.stride != (1, 1):
            parts.append(slash(self.stride))
        return ", ".join(parts)

    def torch(self, x: Shapes) -> str:
        text = f"nn.Conv2d({x[0][0]}, {self.out}, kernel_size={short(self.kernel)}"
        if self.stride != (1, 1):
            text += f", stride={short(self.stride)}"
        if any(self.padding):
            text += f", padding={short(self.padding)}"
        if self.dilation > 1:
            text += f", dilation={self.dilation}"
        if self.groups > 1:
            text += f", groups={self.groups}"
        return text + f", bias={self.bias})"


@dataclass(frozen=True, slots=True)
class Linear(Op):
    """A fully connected layer over the last axis."""

    category: ClassVar[Category] = "linear"
    out: int
    bias: bool = True

    def shape(self, x: Shapes) -> Shape:
        return (*x[0][:-1], self.out)

    def params(self, x: Shapes) -> dict[str, int]:
        return {"linear": self.out * x[0][-1] + self.out * self.bias}

    def tensors(self, x: Shapes) -> int:
        return 1 + self.bias

    def saved(self, x: Shapes, needs: tuple[bool, ...]) -> Saved:
        return Saved(inputs=(0,))

    def macs(self, x: Shapes) -> int:
        return self.out * prod(x[0])

    def fvcore(self, x: Shapes) -> tuple[str, int]:
        return "linear", self.macs(x)

    def label(self, x: Shapes, style: LabelStyle = "resnet") -> str:
        return f"fc, {self.out}"

    def torch(self, x: Shapes) -> str:
        return f"nn.Linear({x[0][-1]}, {self.out}, bias={self.bias})"


@dataclass(frozen=True, slots=True)
class BatchNorm(Op):
    """Batch normalisation over channels, with gain and offset (2 per channel) and running statistics.

    `eps` is added to the variance, `momentum` is the share of each batch in the running statistics (torch's sense).
    Keras' layer has no gain where `keras_gain` is off (scale=False); torch's always has one.
    """

    category: ClassVar[Category] = "normalisation"
    eps: float = 1e-5
    momentum: float = 0.1
    keras_gain: bool = True

    def misfit(self, x: Shapes) -> Sentence:
        if len(x[0]) in (1, 3):
            return SILENCE
        return say("batch norm needs a map or a flat vector, but {shape} arrives", shape=times(x[0]))

    def params(self, x: Shapes) -> dict[str, int]:
        return {"norm": 2 * x[0][0]}

    def buffers(self, x: Shapes) -> int:
        return 2 * x[0][0]

    def counters(self, x: Shapes) -> int:
        return 1

    def saved(self, x: Shapes, needs: tuple[bool, ...]) -> Saved:
        return Saved(inputs=(0,), statistics=2 * x[0][0])  # mean and inverse deviation of the batch

    def torch_only(self, x: Shapes) -> int:
        return 0 if self.keras_gain else x[0][0]

    def fvcore(self, x: Shapes) -> tuple[str, int]:
        return "batch_norm", 2 * prod(x[0])

    def label(self, x: Shapes, style: LabelStyle = "resnet") -> str:
        return "BN"

    def torch(self, x: Shapes) -> str:
        text = f"nn.BatchNorm{'2d' if len(x[0]) == 3 else '1d'}({x[0][0]}"
        if self.eps != 1e-5:
            text += f", eps={self.eps!r}"
        if self.momentum != 0.1:
            text += f", momentum={self.momentum!r}"
        return text + ")"


@dataclass(frozen=True, slots=True)
class LayerNorm(Op):
    """Normalisation over the last axis, with gain and offset (2 per feature); fvcore counts 5 per element."""

    category: ClassVar[Category] = "normalisation"

    def params(self, x: Shapes) -> dict[str, int]:
        return {"norm": 2 * x[0][-1]}

    def allocated(self, x: Shapes) -> tuple[int, int]:
        return prod(x[0]) + 2 * prod(x[0][:-1]), 0  # torch gives mean and inverse deviation, too

    def saved(self, x: Shapes, needs: tuple[bool, ...]) -> Saved:
        return Saved(inputs=(0,), values=2 * prod(x[0][:-1]))

    def fvcore(self, x: Shapes) -> tuple[str, int]:
        return "layer_norm", 5 * prod(x[0])

    def label(self, x: Shapes, style: LabelStyle = "resnet") -> str:
        return "LN"

    def torch(self, x: Shapes) -> str:
        return f"nn.LayerNorm({x[0][-1]}, eps=1e-6)"


@dataclass(frozen=True, slots=True)
class LocalResponseNorm(Op):
    """Each value divided by the energy of `size` neighbouring channels (Krizhevsky et al. 2012, sec. 3.3)."""

    category: ClassVar[Category] = "normalisation"
    size: int = 5
    alpha: float = 1e-4
    beta: float = 0.75
    k: float = 2.0

    def moved(self, x: Shapes) -> int:
        padded = x[0][0] + self.size - 1, *x[0][1:]
        return 13 * prod(x[0]) + 2 * prod(padded)  # the seven operators below, each for itself

    def allocated(self, x: Shapes) -> tuple[int, int]:
        padded = (x[0][0] + self.size - 1) * prod(x[0][1:])
        return max(prod(x[0]) + padded, 3 * prod(x[0])), 0  # squares and their padding; mean, product and sum

    def saved(self, x: Shapes, needs: tuple[bool, ...]) -> Saved:
        padded = (x[0][0] + self.size - 1) * prod(x[0][1:])
        return Saved(inputs=(0,), values=padded + 2 * prod(x[0]))  # padded squares, base and result of the power

    def unsupported(self, x: Shapes) -> tuple[str, ...]:
        return ("aten::mul", "aten::pad", "aten::avg_pool3d", "aten::mul", "aten::add", "aten::pow", "aten::div")

    def label(self, x: Shapes, style: LabelStyle = "resnet") -> str:
        return f"LRN, {self.size}"

    def torch(self, x: Shapes) -> str:
        return f"nn.LocalResponseNorm({self.size}, alpha={self.alpha!r}, beta={self.beta!r}, k={self.k!r})"


ActivationKind = Literal["relu", "relu6", "leaky_relu", "elu", "gelu", "silu", "hardswish", "tanh", "sigmoid", "none"]
# kind: label, torch call, the operator that fvcore skips with a report ("" where it ignores it in silence)
_ACTIVATIONS: dict[str, tuple[str, str, str]] = {
    "relu": ("ReLU", "nn.ReLU()", ""),
    "relu6": ("ReLU6", "nn.ReLU6()", "aten::hardtanh"),
    "leaky_relu": ("LeakyReLU", "nn.LeakyReLU(0.01)", "aten::leaky_relu"),
    "elu": ("ELU", "nn.ELU()", "aten::elu"),
    "gelu": ("GELU", "nn.GELU()", "aten::gelu"),
    "silu": ("SiLU", "nn.SiLU()", "aten::silu"),
    "hardswish": ("hardswish", "nn.Hardswish()", "aten::hardswish"),
    "tanh": ("tanh", "nn.Tanh()", "aten::tanh"),
    "sigmoid": ("sigmoid", "nn.Sigmoid()", "aten::sigmoid"),
}
_BY_RESULT = ("relu", "tanh", "sigmoid")  # their derivative is computed from the output


@dataclass(frozen=True, slots=True)
class Activation(Op):
    """A pointwise non-linearity."""

    category: ClassVar[Category] = "activation"
    kind: ActivationKind = "relu"

    def saved(self, x: Shapes, needs: tuple[bool, ...]) -> Saved:
        return Saved(output=True) if self.kind in _BY_RESULT else Saved(inputs=(0,))

    def unsupported(self, x: Shapes) -> tuple[str, ...]:
        name = _ACTIVATIONS[self.kind][2]
        return (name,) if name else ()

    def label(self, x: Shapes, style: LabelStyle = "resnet") -> str:
        return _ACTIVATIONS[self.kind][0]

    def torch(self, x: Shapes) -> str:
        return _ACTIVATIONS[self.kind][1]


@dataclass(frozen=True, slots=True)
class Dropout(Op):
    """Random zeros while training, with probability p; nothing in eval mode."""

    category: ClassVar[Category] = "activation"
    p: float

    def alias(self, x: Shapes, training: bool = False) -> bool:
        return not training or self.p == 0

    def saved(self, x: Shapes, needs: tuple[bool, ...]) -> Saved:
        """The scaled mask: on the CPU values of the network's type, on a GPU one byte each."""
        return Saved(statistics=1) if self.p == 1 else Saved(values=prod(x[0]) if self.p else 0)

    def moved(self, x: Shapes) -> int:
        return 0

    def label(self, x: Shapes, style: LabelStyle = "resnet") -> str:
        return f"dropout {self.p:g}"

    def torch(self, x: Shapes) -> str:
        return f"nn.Dropout({self.p})"
