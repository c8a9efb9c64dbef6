"""What the papers vary in every block: normalisation, activation, bias; and the shortcut options."""

from __future__ import annotations

from typing import Any, Literal

from archviz.graph import Wire, Wiring, setting
from archviz.graph.ops import ActivationKind, BatchNorm, Multiply, Pair, times
from archviz.spec.fields import choice, integer, switch
from archviz.spec.registry import Block
from archviz.words import say

Shortcut = Literal["projection", "A", "C", "D", "identity", "none"]
StrideAt = Literal["3x3", "1x1"]
SHORTCUT_HELP = (
    "projection: 1×1 where the shape changes (option B); A: zero-padded channels; C: 1×1 everywhere; "
    "D: 2×2 average pooling in front of the 1×1 (ResNet-D); identity: never a projection; none: a plain net"
)


NormKind = Literal["torch", "inception", "keras", "keras_resnet"]
# Inception: TF-slim's and torchvision's; it has no gain in TF-slim and Keras. Keras' momentum of 0.99 is torch's 0.01.
_NORMS: dict[NormKind, BatchNorm] = {
    "torch": BatchNorm(),
    "inception": BatchNorm(eps=1e-3, keras_gain=False),
    "keras": BatchNorm(eps=1e-3, momentum=0.01),
    "keras_resnet": BatchNorm(eps=1.001e-5, momentum=0.01),
}


def norm_kind(default: NormKind = "torch") -> Any:
    """Whose constants the batch norms of a block have."""
    text = (
        "constants: torch ε 1e-5, momentum 0.1; inception ε 1e-3; keras ε 1e-3, momentum 0.01 (Keras writes 0.99); "
        "keras_resnet ε 1.001e-5, momentum 0.01"
    )
    return choice(default, "Batch norm as in", text, later=True)


class Normed(Block):
    """A block with batch norm."""

    norm_kind: NormKind = norm_kind()

    @property
    def batch_norm(self) -> BatchNorm:
        return _NORMS[self.norm_kind]


class Styled(Normed):
    """A block whose convolutions are followed by normalisation and activation."""

    norm: bool = switch(True, "Batch norm", "normalise after every convolution")
    activation: ActivationKind = choice("relu", "Activation", "the non-linearity")
    bias: bool = switch(False, "Bias", "give every convolution a bias")

    def conv(
        self,
        g: Wiring,
        x: Wire,
        number: int | str,
        out: int,
        kernel: int | Pair,
        *,
        stride: int | Pair = 1,
        padding: int | Pair | None = None,
        groups: int = 1,
        dilation: int = 1,
        fields: dict[str, str] | None = None,
        active: bool = True,
        owner: str = "",
    ) -> Wire:
        """conv{n} → bn{n} → relu{n}, the last left out when not `active`; `owner` prefixes the names ("path1.")."""
        x = g.conv(
            x,
            f"{owner}conv{number}",
            out,
            kernel,
            stride=stride,
            padding=padding,
            groups=groups,
            dilation=dilation,
            bias=self.bias,
            fields=fields,
        )
        if self.norm:
            x = g.norm(x, f"{owner}bn{number}")
        return g.act(x, f"{owner}relu{number}", self.activation) if active else x

    def before(self, g: Wiring, x: Wire, number: int) -> Wire:
        """bn{n} → relu{n}."""
        if self.norm:
            x = g.norm(x, f"bn{number}")
        return g.act(x, f"relu{number}", self.activation)


class Excited(Block):
    """A block whose branch may be gated by squeeze-and-excitation."""

    excite: int = integer(
        0, "Squeeze-excite", "reduction of the gate (SENet: 16); 0 for none (Hu et al. 2017, arXiv:1709.01507)", ge=0
    )

    def gate(self, g: Wiring, y: Wire) -> Wire:
        """The branch, each channel scaled by what the mean over all positions says."""
        return squeeze_excite(g, y, "se", self.excite) if self.excite else y


def squeeze_excite(g: Wiring, y: Wire, name: str, reduction: int) -> Wire:
    """The gate of SENet (Hu et al. 2017, arXiv:1709.01507, fig. 2); `name` prefixes its nodes."""
    squeezed = g.global_pool(y, f"{name}.pool")
    hidden = g.conv(squeezed, f"{name}.fc1", max(1, y.shape[0] // reduction), 1, bias=True)
    opened = g.conv(g.act(hidden, f"{name}.relu", "relu"), f"{name}.fc2", y.shape[0], 1, bias=True)
    return g.apply(f"{name}.scale", Multiply(), y, g.act(opened, f"{name}.sigmoid", "sigmoid"))


class Residual(Styled, Excited):
    """A styled block that adds a shortcut to its branch, optionally gated."""

    shortcut: Shortcut = choice("projection", "Shortcut", SHORTCUT_HELP)


def strides(stride: int, at: StrideAt) -> tuple[int, int]:
    """The strides of a bottleneck's first 1×1 and of its 3×3."""
    return (stride, 1) if at == "1x1" else (1, stride)


def shortcut(g: Wiring, x: Wire, out: Wire, stride: int, kind: Shortcut, *, norm: bool, bias: bool) -> Wire | None:
    """The wire that is added to a branch ending in `out`; None for a plain net (He et al. 2015, sec. 3.3 and 4.1)."""
    same = x.shape == out.shape
    if kind == "none":
        return None
    if kind == "identity" or (same and kind != "C"):
        if not same:
            mine, other = times(x.shape), times(out.shape)
            message = say(
                "an identity shortcut cannot add {first} to {other}; use a projection", first=mine, other=other
            )
            g.complain(message, field="shortcut", remedies=(setting("shortcut", "projection"),))
            return None
        return x
    if kind == "A":
        if out.shape[0] < x.shape[0]:
            message = say(
                "option A only adds channels, but the block goes from {entering} down to {leaving}",
                entering=x.shape[0],
                leaving=out.shape[0],
            )
            g.complain(message, field="shortcut", remedies=(setting("shortcut", "projection"),))
            return None
        return g.zero_pad(x, "downsample", out.shape[0], stride)
    first = 0
    if kind == "D" and stride > 1:  # He et al. 2018, arXiv:1812.01187, fig. 2(c)
        x = g.pool(x, "downsample.0", "avg", stride, stride, ceil=True, role="shortcut")
        stride, first = 1, 1
    return project(g, x, out.shape[0], stride, norm=norm, bias=bias, first=first)


def project(g: Wiring, x: Wire, out: int, stride: int | Pair, *, norm: bool, bias: bool, first: int = 0) -> Wire:
    """The 1×1 of a shortcut, downsample.{first} and its norm."""
    y = g.conv(x, f"downsample.{first}", out, 1, stride=stride, bias=bias, role="shortcut")
    return g.norm(y, f"downsample.{first + 1}", role="shortcut") if norm else y
