"""Drawing a recipe of branches: what the Inception blocks and a user's own blocks share."""

from __future__ import annotations

from dataclasses import replace

from archviz.graph import Remedy, Wire, Wiring
from archviz.graph.ops import Add, Concat, LocalResponseNorm, Multiply, Op, Pool, times
from archviz.spec.fields import switch
from archviz.spec.recipe import ConvStep, Merge, Path, PoolStep, Recipe, Split, Step, text
from archviz.words import SILENCE, say

from .style import Excited, Shortcut, Styled, shortcut

_MERGES: dict[Merge, Op] = {"concat": Concat(), "add": Add(), "multiply": Multiply()}


class Branched(Styled, Excited):
    """A block whose body is a recipe; the gate stands behind the merge and its projection."""

    @property
    def counts_padding(self) -> bool:
        """Whether its averages count the padding as zeros."""
        return False

    def draw(self, g: Wiring, x: Wire, recipe: Recipe) -> Wire:
        """Branches, merge, projection, residual scale, shortcut, activation."""
        ends = [self._path(g, x, path, f"branch{i}") for i, path in enumerate(recipe.paths, 1)]
        y = self._merge(g, ends, recipe)
        if recipe.project:
            y = self._conv(g, y, recipe.project, "project.", "")
        y = self.gate(g, y)
        if recipe.shortcut == "none":
            return y
        y = g.scale(y, "scale", recipe.scale)
        kind: Shortcut = "identity" if recipe.shortcut == "identity" else "projection"
        if kind == "identity" and x.shape != y.shape:
            return self._refuse_identity(g, x, y, recipe)
        skip = shortcut(g, x, y, self._stride(x, y), kind, norm=self.norm, bias=self.bias)
        y = y if skip is None else g.add("add", y, skip)
        return g.act(y, "relu", self.activation) if recipe.active else y

    def _refuse_identity(self, g: Wiring, x: Wire, y: Wire, recipe: Recipe) -> Wire:
        field = "line" if "line" in type(self).model_fields else ""
        projected = text(replace(recipe, shortcut="projection"))
        offers = (Remedy(say("add project"), ((field, projected),)),) if field else ()
        first, other = times(x.shape), times(y.shape)
        message = say(
            "an identity shortcut cannot add {first} to {other}; write 'add project'", first=first, other=other
        )
        g.complain(message, field=field, remedies=offers)
        return y

    def _stride(self, x: Wire, y: Wire) -> int:
        return -(-x.shape[1] // y.shape[1]) if len(x.shape) == len(y.shape) == 3 else 1

    def _merge(self, g: Wiring, ends: list[Wire], recipe: Recipe) -> Wire:
        if len(ends) == 1:
            return ends[0]
        return self._join(g, recipe.merge, _MERGES[recipe.merge], ends)

    def _join(self, g: Wiring, name: str, op: Op, ends: list[Wire]) -> Wire:
        """Several ends in one; a mistake names the branch that does not fit, and both shapes."""
        shapes = tuple(w.shape for w in ends)
        odd = next((i for i in range(1, len(ends)) if op.misfit((shapes[0], shapes[i]))), 0)
        fault = say("branch {number}: {fault}", number=odd + 1, fault=op.misfit((shapes[0], shapes[odd])))
        return g.apply(name, op, *ends, fault=fault if odd else SILENCE)

    def _path(self, g: Wiring, x: Wire, path: Path, name: str) -> Wire:
        for number, step in enumerate(path, 1):
            x = self._step(g, x, step, name, number)
        return x

    def _step(self, g: Wiring, x: Wire, step: Step, name: str, number: int) -> Wire:
        if isinstance(step, Split):
            ends = [self._path(g, x, path, f"{name}.split{number}_{i}") for i, path in enumerate(step.paths, 1)]
            return self._join(g, f"{name}.concat{number}", Concat(), ends) if len(ends) > 1 else ends[0]
        if isinstance(step, ConvStep):
            return self._conv(g, x, step, f"{name}.", number)
        if isinstance(step, PoolStep):
            padding = (step.kernel - 1) // 2 if step.padding is None else step.padding
            op = Pool(step.kind, step.kernel, step.stride, padding, step.ceil, self.counts_padding)
            return g.apply(f"{name}.pool{number}", op, x)
        if step.word == "bn":
            return g.norm(x, f"{name}.bn{number}")
        if step.word == "lrn":
            return g.apply(f"{name}.lrn{number}", LocalResponseNorm(), x)
        return g.act(x, f"{name}.relu{number}", self.activation) if step.word == "relu" else x

    def _conv(self, g: Wiring, x: Wire, step: ConvStep, owner: str, number: int | str) -> Wire:
        """conv → bn → relu, or bn → relu → conv; a linear one has a bias instead, as released code has it (TF-slim)."""
        if step.pre:
            if self.norm:
                x = g.norm(x, f"{owner}bn{number}")
            x = g.act(x, f"{owner}relu{number}", self.activation)
        if step.linear or step.pre:
            name = f"{owner}conv{number}"
            return g.conv(
                x,
                name,
                step.out,
                step.kernel,
                stride=step.stride,
                padding=step.padding,
                groups=step.groups,
                dilation=step.dilation,
                bias=step.linear or self.bias,
            )
        return self.conv(
            g,
            x,
            number,
            step.out,
            step.kernel,
            stride=step.stride,
            padding=step.padding,
            groups=step.groups,
            dilation=step.dilation,
            owner=owner,
        )


class Averaging(Branched):
    """A block whose branches may hold average pooling."""

    count_pad: bool = switch(
        False, "Count padding", "averages count the padding as zeros, as torchvision's Inception-v3"
    )

    @property
    def counts_padding(self) -> bool:
        return self.count_pad
