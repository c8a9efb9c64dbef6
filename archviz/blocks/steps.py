"""The steps of a recipe, drawn one behind the other: convolutions, pools, words, brackets."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from fractions import Fraction

from archviz.graph import Remedy, Wire, Wiring
from archviz.graph.ops import (
    Add,
    Concat,
    GlobalPool,
    Linear,
    LocalResponseNorm,
    Mode,
    Multiply,
    Op,
    Resize,
    Shuffle,
    Slice,
    Steps,
    times,
)
from archviz.spec.recipe import (
    Bracket,
    ConvStep,
    Merge,
    NumberStep,
    Path,
    PoolStep,
    Recipe,
    ResizeStep,
    Step,
    WordStep,
    substitute,
    text,
)
from archviz.words import SILENCE, Sentence, say

from .style import Styled, squeeze_excite

Trial = Callable[[Recipe], Collection[str]]  # the mistakes of another line at the same input
_MERGES: dict[Merge, Op] = {"concat": Concat(), "add": Add(), "multiply": Multiply()}


@dataclass(frozen=True, slots=True)
class Lane:
    """The end of a row of steps: its wire, and its stride against what enters the line."""

    wire: Wire
    stride: Steps = (1, 1)

    def then(self, wire: Wire, stride: Steps = (1, 1)) -> Lane:
        """The lane behind an operation of this stride."""
        return Lane(wire, (self.stride[0] * stride[0], self.stride[1] * stride[1]))


class Drawing:
    """One line being drawn into a wiring."""

    def __init__(
        self, g: Wiring, style: Styled, recipe: Recipe, x: Wire, trial: Trial | None, *, count_pad: bool
    ) -> None:
        self.g = g
        self.count_pad = count_pad
        self.style = style
        self.recipe = recipe
        self.entry = Lane(x)
        self.field = "line" if "line" in type(style).model_fields else ""
        self.trial = trial if self.field else None

    def branches(self) -> Lane:
        """All paths of the line, merged."""
        ends = self._ends([self.entry] * len(self.recipe.paths), self.recipe.paths, "branch")
        # a sum of branches in front of the sum with the shortcut has a name of its own
        name = "sum" if self.recipe.merge == "add" and self.recipe.shortcut != "none" else self.recipe.merge
        return self._join(name, self.recipe.merge, ends)

    def complain(self, fault: Sentence, *offers: tuple[Sentence, Recipe]) -> None:
        """Note a mistake of the line; of the other lines those without any are offered, else those without this one.

        Only the first mistake of a field is shown, so only for that one lines are tried.
        """
        remedies: tuple[Remedy, ...] = ()
        if (trial := self.trial) and not self.g.misfits:
            tried = [(name, text(line), trial(line)) for name, line in offers]
            whole = [(name, line) for name, line, left in tried if not left]
            cures = {line: name for name, line in whole or [(n, line) for n, line, left in tried if fault not in left]}
            remedies = tuple(Remedy(name, (("line", line),)) for line, name in cures.items())
        self.g.complain(fault, field=self.field, remedies=remedies)

    def _ends(self, entries: list[Lane], paths: tuple[Path, ...], name: str) -> list[Lane]:
        """The ends of paths side by side; each knows the one on its left."""
        ends: list[Lane] = []
        for number, (lane, path) in enumerate(zip(entries, paths, strict=True), 1):
            left = ends[-1] if ends else None
            for place, step in enumerate(path, 1):
                lane = self._step(lane, step, f"{name}{number}", place, left)
            ends.append(lane)
        return ends

    def _join(self, name: str, merge: Merge, ends: list[Lane]) -> Lane:
        """Several ends in one; a mistake names the branch that does not fit, and both shapes."""
        if len(ends) == 1:
            return ends[0]
        op, shapes = _MERGES[merge], tuple(end.wire.shape for end in ends)
        odd = next((i for i in range(1, len(ends)) if op.misfit((shapes[0], shapes[i]))), 0)
        fault = say("branch {number}: {fault}", number=odd + 1, fault=op.misfit((shapes[0], shapes[odd])))
        wire = self.g.apply(name, op, *(end.wire for end in ends), fault=fault if odd else SILENCE)
        full = [end.stride for end in ends if end.wire.shape[1:] == wire.shape[1:]] or [ends[0].stride]  # no gates
        return Lane(wire, (max(s[0] for s in full), max(s[1] for s in full)))

    def _step(self, lane: Lane, step: Step, name: str, number: int, left: Lane | None) -> Lane:
        g, x = self.g, lane.wire
        match step:
            case ConvStep():
                return lane.then(self.conv(x, step, f"{name}.", number), step.stride)
            case PoolStep():
                where = f"{name}.pool{number}"
                pooled = g.pool(
                    x,
                    where,
                    step.kind,
                    step.kernel,
                    step.stride,
                    step.padding,
                    ceil=step.ceil,
                    count_pad=self.count_pad,
                )
                return lane.then(pooled, step.stride)
            case Bracket():
                return self._bracket(lane, step, name, number)
            case ResizeStep():
                return self._resize(lane, step, f"{name}.resize{number}")
            case NumberStep():
                return lane.then(self._number(x, step, name, number))
            case WordStep("add left"):
                return self._add_left(lane, step, f"{name}.add{number}", left)
            case WordStep("globalpool" | "globalmaxpool"):
                op = GlobalPool(kind="avg" if step.word == "globalpool" else "max")
                return self._sized(lane, g.apply(f"{name}.pool{number}", op, x))
        return lane.then(self._word(x, step, f"{name}.{step.word}{number}"))

    def conv(self, x: Wire, step: ConvStep, owner: str, number: int | str) -> Wire:
        """conv → bn → relu, conv → bn, or bn → relu → conv; a linear one has a bias instead (as TF-slim has it)."""
        g, style = self.g, self.style
        if step.order == "pre":
            if style.norm:
                x = g.norm(x, f"{owner}bn{number}")
            x = g.act(x, f"{owner}relu{number}", style.activation)
        y = g.conv(
            x,
            f"{owner}conv{number}",
            step.out,
            step.kernel,
            stride=step.stride,
            padding=step.padding,
            groups=step.groups,
            dilation=step.dilation,
            bias=style.bias or step.order == "linear",
        )
        if step.order == "bn" or (style.norm and not step.order):
            y = g.norm(y, f"{owner}bn{number}")
        return y if step.order else g.act(y, f"{owner}relu{number}", style.activation)

    def _word(self, x: Wire, step: WordStep, where: str) -> Wire:
        match step.word:
            case "id" | "add left" | "globalpool" | "globalmaxpool":
                return x
            case "bn":
                return self.g.norm(x, where)
            case "lrn":
                return self.g.apply(where, LocalResponseNorm(), x)
            case "flatten":
                return self.g.flatten(x, where)
        return self.g.act(x, where, self.style.activation if step.word == "relu" else step.word)

    def _number(self, x: Wire, step: NumberStep, name: str, number: int) -> Wire:
        where = f"{name}.{step.kind}{number}"
        if step.kind == "se":
            return squeeze_excite(self.g, x, where, step.number)
        if step.kind == "shuffle":
            return self.g.apply(where, Shuffle(step.number), x)
        if len(x.shape) != 1:
            fault = say("{place}: linear-{out} needs a flat vector, but {shape} arrives; write 'flatten' in front",
                        place=where, out=step.number, shape=times(x.shape))  # fmt: skip
            self.complain(fault, (say("flatten in front"), substitute(self.recipe, step, WordStep("flatten"), step)))
            x = self.g.flatten(x, f"{name}.flatten{number}")
        return self.g.apply(where, Linear(step.number), x)

    def _resize(self, lane: Lane, step: ResizeStep, where: str) -> Lane:
        mode: Mode = "nearest" if step.nearest else "bilinear"
        if isinstance(step.to, int):
            factor = Fraction(1, step.to)
            return lane.then(self.g.apply(where, Resize(None, step.to, mode), lane.wire), (factor, factor))
        high, wide = step.to or self.entry.wire.shape[1:] or (1, 1)
        return self._sized(lane, self.g.apply(where, Resize((high, wide), 1, mode), lane.wire))

    def _sized(self, lane: Lane, wire: Wire) -> Lane:
        """A lane whose size does not depend on its steps before: its stride follows from the sizes."""
        entry = self.entry.wire.shape
        if len(entry) != 3 or len(wire.shape) != 3:
            return lane.then(wire)
        return Lane(wire, (Fraction(entry[1], wire.shape[1]), Fraction(entry[2], wire.shape[2])))

    def _add_left(self, lane: Lane, step: WordStep, where: str, left: Lane | None) -> Lane:
        if left is None:
            fault = say("{place}: 'add left' is in the first branch, which has no branch on its left", place=where)
            self.complain(fault, (say("without 'add left'"), substitute(self.recipe, step, WordStep("id"))))
            return lane
        here, there = lane.wire.shape, left.wire.shape
        if Add().misfit((here, there)):
            fault = say("{place}: 'add left' needs equal shapes, but {here} is here and {there} on the left",
                        place=where, here=times(here), there=times(there))  # fmt: skip
            self.complain(fault, (say("without 'add left'"), substitute(self.recipe, step, WordStep("id"))))
            return lane
        return self._join(where, "add", [lane, left])

    def _bracket(self, lane: Lane, step: Bracket, name: str, number: int) -> Lane:
        inside = f"{name}.split{number}_"
        entries = [lane] * len(step.paths)
        if step.shares is not None:
            entries = self._divided(lane, step, name, number)
        return self._join(f"{name}.{step.merge}{number}", step.merge, self._ends(entries, step.paths, inside))

    def _divided(self, lane: Lane, step: Bracket, name: str, number: int) -> list[Lane]:
        """A slice of the channels for each path."""
        found, count = lane.wire.shape[0], len(step.paths)
        shares = step.shares or ((found // count,) * count if found % count == 0 else ())
        if sum(shares) != found:
            shares = self._undivided(step, found, f"{name}.split{number}")
        entries, start = [], 0
        for path, share in enumerate(shares, 1):
            stop = start + share
            whole = share == found
            wire = lane.wire
            if not whole:
                wire = self.g.apply(f"{name}.split{number}_{path}.slice", Slice(start, stop), wire)
            entries.append(Lane(wire, lane.stride))
            start = stop
        return entries

    def _undivided(self, step: Bracket, found: int, where: str) -> tuple[int, ...]:
        """Complain of channels that the shares do not divide; the nearest shares that do, to draw on with."""
        count = len(step.paths)
        if count > found:
            self.complain(
                say("{place}: {count} branches cannot share {found} channels", place=where, count=count, found=found)
            )
            return (found,) * count
        given = step.shares or (1,) * count
        near = _rounded(given, found)
        if step.shares:
            fault = say("{place}: the shares {shares} add up to {sum}, but {found} channels arrive", place=where,
                        shares=":".join(map(str, given)), sum=sum(given), found=found)  # fmt: skip
        else:
            fault = say("{place}: {found} channels cannot be divided into {count} equal shares", place=where,
                        found=found, count=count)  # fmt: skip
        narrow = ConvStep((1, 1), sum(step.shares) if step.shares else found // count * count)
        other = say("split {shares}", shares=":".join(map(str, near)))
        self.complain(
            fault,
            (other, substitute(self.recipe, step, replace(step, shares=near))),
            (say("equal shares"), substitute(self.recipe, step, replace(step, shares=()))),
            (say("conv1-{out} in front", out=narrow.out), substitute(self.recipe, step, narrow, step)),
        )
        return near


def _rounded(weights: tuple[int, ...], total: int) -> tuple[int, ...]:
    """Whole shares of a total, about in these proportions, none of them 0."""
    left, weight = total, sum(weights)
    shares = []
    for place, own in enumerate(weights):
        rest = len(weights) - place - 1
        share = left if not rest else min(max(1, round(left * own / weight)), left - rest)
        shares.append(share)
        left, weight = left - share, weight - own
    return tuple(shares)
