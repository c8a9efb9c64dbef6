"""What a block's `wire` method draws with: every call adds one node and returns its wire."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from archviz.words import SILENCE, Sentence, say

from .model import Misfit, Node, Part, Remedy, Role
from .names import INPUT, Names
from .ops import (
    Activation,
    ActivationKind,
    Add,
    BatchNorm,
    Concat,
    Conv,
    Crop,
    Dropout,
    EdgePad,
    Flatten,
    GlobalPool,
    Linear,
    Op,
    Pair,
    Pool,
    Scale,
    Shape,
    ZeroPad,
    excess,
    pair,
)


@dataclass(frozen=True, slots=True)
class Wire:
    """The output of a node inside a part."""

    node: str
    shape: Shape


def _nearest(value: int, step: int) -> list[int]:
    """The multiples of `step` on both sides of `value`."""
    below = value // step * step
    return [n for n in (below, below + step) if n > 0]


def lacking(kernel: Pair, stride: Pair, dilation: int = 1) -> Pair:
    """Rows and columns of padding that an even kernel needs on one side alone, where its stride is 1."""
    high, wide = (dilation * (k - 1) % 2 * (s == 1) for k, s in zip(kernel, stride, strict=True))
    return high, wide


def setting(field: str, value: int | str) -> Remedy:
    """The remedy that gives a field another value."""
    return Remedy(say("{field} = {value}", field=field, value=value), ((field, value),))


class Wiring:
    """Collects the nodes of one part. Mistakes are noted, never raised: a wrong block can still be drawn."""

    def __init__(self, shape: Shape, batch_norm: BatchNorm | None = None) -> None:
        self.input = Wire(INPUT, shape)
        self._batch_norm = batch_norm or BatchNorm()
        self._names = Names()
        self._nodes: list[Node] = []
        self._misfits: list[Misfit] = []

    @property
    def misfits(self) -> tuple[Misfit, ...]:
        """The mistakes noted so far."""
        return tuple(self._misfits)

    def part(self, out: Wire) -> Part:
        """The finished part."""
        return Part(self.input.shape, tuple(self._nodes), out.node, tuple(self._misfits))

    def complain(
        self, message: Sentence, *, node: str = "", field: str = "", remedies: tuple[Remedy, ...] = ()
    ) -> None:
        """Note a mistake of the block."""
        self._misfits.append(Misfit(node, field, message, tuple(dict.fromkeys(remedies))))

    def odd(self, field: str, kernel: int) -> None:
        """Complain of an even window: no padding lets it keep the size."""
        if kernel % 2 == 0:
            offers = tuple(setting(field, k) for k in (kernel - 1, kernel + 1))
            message = say("{field} = {kernel} must be odd to keep the size", field=field, kernel=kernel)
            self.complain(message, field=field, remedies=offers)

    def apply(self, name: str, op: Op, *wires: Wire, role: Role = "main", fault: Sentence = SILENCE) -> Wire:
        """Add any primitive; `fault` says better than its own words why these inputs cannot be taken.

        A name that is taken gets a number (see `Names`): the wire knows the name that the node has.
        """
        name = self._names.take(name)
        shapes = tuple(w.shape for w in wires)
        out = op.shape(shapes)
        if message := op.misfit(shapes):
            self.complain(fault or message, node=name)
        elif message := excess(op, shapes, out):
            self.complain(message, node=name)
        node = Node(name, op, tuple(w.node for w in wires), shapes, out, role)
        self._nodes.append(node)
        return Wire(name, node.shape)

    def conv(
        self,
        x: Wire,
        name: str,
        out: int,
        kernel: int | Pair,
        *,
        stride: int | Pair = 1,
        padding: int | Pair | None = None,
        groups: int = 1,
        dilation: int = 1,
        bias: bool = False,
        role: Role = "main",
        fields: Mapping[str, str] | None = None,
    ) -> Wire:
        """Convolution, by default padded so that stride 1 keeps the size, as torch's padding="same" does.

        `fields` names the block's own fields for "out" and "groups", so that a mistake lands on them with a remedy.
        """
        k, step = pair(kernel), pair(stride)
        if padding is None:
            pad = (dilation * (k[0] - 1) // 2, dilation * (k[1] - 1) // 2)
            below, right = lacking(k, step, dilation)
            if below or right:
                x = self.apply(f"{name}_pad", EdgePad(below, right), x, role=role)
        else:
            pad = pair(padding)
        if fields and out % groups:
            self._complain_groups(name, out, groups, fields)
            groups = 1  # drawn ungrouped until it is mended
        return self.apply(name, Conv(out, k, step, pad, groups, dilation, bias), x, role=role)

    def _complain_groups(self, node: str, out: int, groups: int, fields: Mapping[str, str]) -> None:
        widths = _nearest(out, groups)
        divisors = [g for g in range(1, out + 1) if out % g == 0]
        counts = [g for g in divisors if g < groups][-1:] + [g for g in divisors if g > groups][:1]
        offers = [setting(fields["out"], n) for n in widths] + [setting(fields["groups"], g) for g in counts]
        near = ", ".join(map(str, widths))
        message = say(
            "groups = {groups} must divide the inner width {out}; nearest: {near}", groups=groups, out=out, near=near
        )
        self.complain(message, node=self._names.free(node), field=fields["groups"], remedies=tuple(offers))

    def norm(self, x: Wire, name: str, role: Role = "main") -> Wire:
        """Batch normalisation, as the block has it."""
        return self.apply(name, self._batch_norm, x, role=role)

    def act(self, x: Wire, name: str, kind: ActivationKind = "relu") -> Wire:
        """A pointwise non-linearity; "none" adds nothing."""
        return x if kind == "none" else self.apply(name, Activation(kind), x)

    def pool(
        self,
        x: Wire,
        name: str,
        kind: Literal["max", "avg"],
        kernel: int | Pair,
        stride: int | Pair,
        padding: int | Pair | None = 0,
        *,
        ceil: bool = False,
        count_pad: bool = False,
        role: Role = "main",
    ) -> Wire:
        """Max or average pooling; padding None keeps the size where the stride is 1."""
        k, step = pair(kernel), pair(stride)
        if padding is not None:
            return self.apply(name, Pool(kind, k, step, pair(padding), ceil, count_pad), x, role=role)
        above, left = lacking(k, step)  # one more on both sides, then without the first: no zero is pooled
        pad = ((k[0] - 1) // 2 + above, (k[1] - 1) // 2 + left)
        x = self.apply(name, Pool(kind, k, step, pad, ceil, count_pad), x, role=role)
        return self.apply(f"{name}_crop", Crop(above, left), x, role=role) if above or left else x

    def max_pool(self, x: Wire, name: str, kernel: int, stride: int, padding: int = 0) -> Wire:
        """Max pooling."""
        return self.pool(x, name, "max", kernel, stride, padding)

    def concat(self, name: str, *wires: Wire) -> Wire:
        """Channels side by side; a single wire passes through."""
        return wires[0] if len(wires) == 1 else self.apply(name, Concat(), *wires)

    def scale(self, x: Wire, name: str, factor: float) -> Wire:
        """Multiplication by a constant; 1 adds nothing."""
        return x if factor == 1 else self.apply(name, Scale(factor), x)

    def global_pool(self, x: Wire, name: str, size: int = 1) -> Wire:
        """Average over all positions, or over size × size equal parts."""
        return self.apply(name, GlobalPool(size), x)

    def flatten(self, x: Wire, name: str) -> Wire:
        """One vector per image."""
        return self.apply(name, Flatten(), x)

    def linear(self, x: Wire, name: str, out: int, bias: bool = True) -> Wire:
        """A fully connected layer."""
        return self.apply(name, Linear(out, bias), x)

    def dropout(self, x: Wire, name: str, p: float) -> Wire:
        """Dropout; p = 0 adds nothing."""
        return self.apply(name, Dropout(p), x) if p else x

    def zero_pad(self, x: Wire, name: str, out: int, stride: int) -> Wire:
        """Shortcut option A."""
        return self.apply(name, ZeroPad(out, stride), x, role="shortcut")

    def add(self, name: str, branch: Wire, shortcut: Wire) -> Wire:
        """Sum of a residual branch and its shortcut."""
        return self.apply(name, Add(), branch, shortcut, role="sum")
