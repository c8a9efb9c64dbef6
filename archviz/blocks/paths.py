"""Drawing a recipe of branches: what the Inception blocks and a user's own blocks share."""

from __future__ import annotations

from dataclasses import replace

from archviz.graph import Remedy, Wire, Wiring
from archviz.graph.ops import Add, LocalResponseNorm, Multiply, Pool, times
from archviz.spec.recipe import ConvStep, Path, PoolStep, Recipe, Split, Step, text

from .style import Shortcut, Styled, shortcut


class Branched(Styled):
    """A block whose body is a recipe."""

    def draw(self, g: Wiring, x: Wire, recipe: Recipe) -> Wire:
        """Branches, merge, projection, residual scale, shortcut, activation."""
        ends = [self._path(g, x, path, f"branch{i}") for i, path in enumerate(recipe.paths, 1)]
        y = self._merge(g, ends, recipe)
        if recipe.project:
            y = self._conv(g, y, recipe.project, "project.", "")
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
        offers = (Remedy("add project", ((field, projected),)),) if field else ()
        message = f"an identity shortcut cannot add {times(x.shape)} to {times(y.shape)}; write 'add project'"
        g.complain(message, field=field, remedies=offers)
        return y

    def _stride(self, x: Wire, y: Wire) -> int:
        return -(-x.shape[1] // y.shape[1]) if len(x.shape) == len(y.shape) == 3 else 1

    def _merge(self, g: Wiring, ends: list[Wire], recipe: Recipe) -> Wire:
        if len(ends) == 1:
            return ends[0]
        if recipe.merge == "concat":
            return g.concat("concat", *ends)
        return g.apply(recipe.merge, Add() if recipe.merge == "add" else Multiply(), *ends)

    def _path(self, g: Wiring, x: Wire, path: Path, name: str) -> Wire:
        for number, step in enumerate(path, 1):
            x = self._step(g, x, step, name, number)
        return x

    def _step(self, g: Wiring, x: Wire, step: Step, name: str, number: int) -> Wire:
        if isinstance(step, Split):
            ends = [self._path(g, x, path, f"{name}.split{number}_{i}") for i, path in enumerate(step.paths, 1)]
            return g.concat(f"{name}.concat{number}", *ends)
        if isinstance(step, ConvStep):
            return self._conv(g, x, step, f"{name}.", number)
        if isinstance(step, PoolStep):
            padding = (step.kernel - 1) // 2 if step.padding is None else step.padding
            op = Pool(step.kind, step.kernel, step.stride, padding, step.ceil)
            return g.apply(f"{name}.pool{number}", op, x)
        if step.word == "bn":
            return g.norm(x, f"{name}.bn{number}")
        if step.word == "lrn":
            return g.apply(f"{name}.lrn{number}", LocalResponseNorm(), x)
        return g.act(x, f"{name}.relu{number}", self.activation) if step.word == "relu" else x

    def _conv(self, g: Wiring, x: Wire, step: ConvStep, owner: str, number: int | str) -> Wire:
        """conv → bn → relu; a linear one has a bias instead, as released code has it (TF-slim)."""
        if step.linear:
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
                bias=True,
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
