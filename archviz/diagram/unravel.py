"""The unravelled view: a residual stack with every path explicit (Veit et al. 2016, arXiv:1605.06431, fig. 1(b)).

Every unit is y = x + f(x). Read as a network of many, its x and the x inside f are different copies, so that of n units
the first stands there 2ⁿ⁻¹ times, the last once. What follows a sum (ReLU) is left out, as in the paper.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from archviz.graph import Graph, Unit
from archviz.graph.ops import LabelStyle, times
from archviz.spec.issue import Refused
from archviz.words import say

from . import wording
from .scene import ENTRY, EXIT, Box, Link, Scene, shortcut

MOST = 4  # residual units: 16 paths
_UNITS = 100  # residual and plain ones together


def unravel(graph: Graph, labels: LabelStyle = "resnet") -> Scene:
    """Every path of a stack from its input to its output, each unit as often as paths need it; Refused beyond MOST."""
    units = [u for u in graph.units if not u.aside]
    residual = [u for u in units if shortcut(u, labels)]
    if len(residual) > MOST:
        fault = say(
            "{count} residual units make 2^{count} paths, too many to draw; take the first {most} of a stage: "
            "{options}",
            count=len(residual),
            most=MOST,
            options=f"--stage {graph.stages[residual[0].stage]} --first {MOST}",
        )
        raise Refused(fault)
    if len(units) > _UNITS:
        fault = say("{count} blocks in a row are too many to draw; take a stage: --stage NAME", count=len(units))
        raise Refused(fault)
    return _Unravelling(graph, units, labels).scene()


class _Unravelling:
    """Boxes and links while they are copied; what enters a residual unit is drawn twice."""

    def __init__(self, graph: Graph, units: Sequence[Unit], labels: LabelStyle) -> None:
        self.graph, self.units = graph, units
        self.skips = [shortcut(u, labels) for u in units]
        self.boxes: list[Box] = []
        self.links: list[Link] = []
        self.copies: Counter[int] = Counter()
        self.head: dict[int, str] = {}  # plain units in front of the first residual one are drawn once

    def scene(self) -> Scene:
        """Everything between the two ends."""
        self.links.append(Link(self._end(len(self.units)), EXIT))
        first = Box(ENTRY, "input", times(self.graph.input), "shape", -1)
        last = Box(EXIT, "output", times(self.graph.shape), "shape", -1)
        return Scene("layer", (first, *self.boxes, last), tuple(self.links), ())

    def _end(self, count: int) -> str:
        """The box at the end of the first `count` units, drawn anew."""
        if not count or count in self.head:
            return self.head.get(count, ENTRY)
        index = count - 1
        skip = self.skips[index]
        beside = self._end(index) if skip else ""
        box = self._branch(index)
        if not skip:
            if not any(self.skips[:count]):
                self.head[count] = box
            return box
        total = f"({self._name(index)} + {self.copies[index]})"
        self.boxes.append(Box(total, "+", "", "merge", self.units[index].stage, inner=True))
        self.links += [Link(box, total), Link(beside, total, *skip)]
        return total

    def _name(self, index: int) -> str:
        """The id of a unit's row."""
        return self.units[index].name or self.graph.stages[self.units[index].stage]

    def _branch(self, index: int) -> str:
        """A copy of a unit's f; the first has the unit's own id, the others name it as what they stand for."""
        source, name, unit = self._end(index), self._name(index), self.units[index]
        self.copies[index] += 1
        copy = self.copies[index]
        box, members = (name, ()) if copy == 1 else (f"{name} ({copy})", (name,))
        title = f"f{sum(map(bool, self.skips[: index + 1]))}" if self.skips[index] else "plain"
        self.boxes.append(Box(box, title, name, wording.category(unit), unit.stage, members=members, inner=True))
        self.links.append(Link(source, box))
        return box
