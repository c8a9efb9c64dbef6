"""What the papers vary in every block: normalisation, activation, bias; and the shortcut options."""

from __future__ import annotations

from typing import Literal

from archviz.graph import Remedy, Wire, Wiring
from archviz.graph.ops import ActivationKind, times
from archviz.spec.fields import choice, switch
from archviz.spec.registry import Block

Shortcut = Literal["projection", "A", "C", "identity", "none"]
StrideAt = Literal["3x3", "1x1"]
SHORTCUT_HELP = (
    "projection: 1×1 where the shape changes (option B); A: zero-padded channels; C: 1×1 everywhere; "
    "identity: never a projection; none: a plain net"
)


class Styled(Block):
    """A block whose convolutions are followed by normalisation and activation."""

    norm: bool = switch(True, "Batch norm", "normalise after every convolution")
    activation: ActivationKind = choice("relu", "Activation", "the non-linearity")
    bias: bool = switch(False, "Bias", "give every convolution a bias")

    def conv(
        self,
        g: Wiring,
        x: Wire,
        number: int,
        out: int,
        kernel: int,
        *,
        stride: int = 1,
        groups: int = 1,
        fields: dict[str, str] | None = None,
        active: bool = True,
    ) -> Wire:
        """conv{n} → bn{n} → relu{n}, the last left out when not `active`."""
        x = g.conv(x, f"conv{number}", out, kernel, stride=stride, groups=groups, bias=self.bias, fields=fields)
        if self.norm:
            x = g.norm(x, f"bn{number}")
        return g.act(x, f"relu{number}", self.activation) if active else x


def shortcut(g: Wiring, x: Wire, out: Wire, stride: int, kind: Shortcut, *, norm: bool, bias: bool) -> Wire | None:
    """The wire that is added to a branch ending in `out`; None for a plain net (He et al. 2015, sec. 3.3 and 4.1)."""
    same = x.shape == out.shape
    if kind == "none":
        return None
    if kind == "identity" or (same and kind != "C"):
        if not same:
            g.complain(
                f"an identity shortcut cannot add {times(x.shape)} to {times(out.shape)}; use a projection",
                field="shortcut",
                remedies=(Remedy("shortcut = projection", (("shortcut", "projection"),)),),
            )
            return None
        return x
    if kind == "A":
        if out.shape[0] < x.shape[0]:
            g.complain(
                f"option A only adds channels, but the block goes from {x.shape[0]} down to {out.shape[0]}",
                field="shortcut",
                remedies=(Remedy("shortcut = projection", (("shortcut", "projection"),)),),
            )
            return None
        return g.zero_pad(x, "downsample", out.shape[0], stride)
    y = g.conv(x, "downsample.0", out.shape[0], 1, stride=stride, bias=bias, role="shortcut")
    return g.norm(y, "downsample.1", role="shortcut") if norm else y
