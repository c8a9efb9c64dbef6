"""What designs give for what they cost: one chart a cost, with the designs that no other beats in both."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from archviz.explore.front import front
from archviz.words import say, word

from . import numbers
from .chart import CARD, INK, LINE, MARKERS, NAMED, SERIES, SOFT, Chart, round_number
from .content import Content
from .labels import label, stairs
from .tables import printable

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.ticker import MaxNLocator

HEIGHT = 2.7
_LONGEST = 24  # letters of a name
_COSTS = {"params": word("parameters"), "macs": word("MACs"), "activations": word("activations")}
_MARK = 6.0  # points


@dataclass(frozen=True, slots=True)
class Axis:
    """A quantity of every design, None where it is not known, and how it is written; `title` may say more."""

    name: str
    title: str
    values: tuple[float | None, ...]
    written: Callable[[float], str]


def costs(content: Content) -> tuple[Chart, ...]:
    """The error, where it was published for two designs at least, against each cost; else MACs against the others."""
    comparison = content.comparison
    axes = {
        key: Axis(name, f"{name[:1].upper()}{name[1:]}", _values(content, key), round_number)
        for key, name in _COSTS.items()
    }
    against = list(axes.values())
    if content.measured and sum(m is not None for m in content.measured.comparable) > 1:
        times = tuple(m.latency.median if m else None for m in content.measured.comparable)
        against.append(Axis(word("measured latency"), word("Latency"), times, numbers.seconds))
    found = content.published
    errors = tuple(a.top1 if a else None for a in found.shared) if found else ()
    if found and sum(error is not None for error in errors) > 1:
        title = say("Top-1 error [%], {protocol}", protocol=found.protocol.title)
        up = Axis(word("Top-1 error"), title, errors, lambda value: f"{value:.4g}")
    else:
        up = axes["macs"]
        against.remove(up)
    names = [printable(name) for name in comparison.names]
    return tuple(_chart(names, across, up) for across in against)


def _values(content: Content, key: str) -> tuple[float | None, ...]:
    return tuple(float(getattr(a.total, key)) for a in content.comparison.analyses)


def _chart(names: Sequence[str], across: Axis, up: Axis) -> Chart:
    title = say("{gain} against {cost}", gain=say(up.name), cost=say(across.name))
    return Chart(title, HEIGHT, partial(_draw, names=names, across=across, up=up))


def families(names: Sequence[str]) -> list[list[int]]:
    """Designs whose names differ only in numbers, three of a kind at least."""
    kinds: dict[str, list[int]] = {}
    for number, name in enumerate(names):
        kinds.setdefault(re.sub(r"\d+", "#", name), []).append(number)
    return [kind for kind in kinds.values() if len(kind) > 2]


def _draw(axes: Axes, names: Sequence[str], across: Axis, up: Axis) -> None:
    pairs = zip(across.values, up.values, strict=True)
    known = [(i, (x, y)) for i, (x, y) in enumerate(pairs) if x is not None and y is not None]
    points = [point for _, point in known]
    lines = [sorted(points[i] for i in family) for family in families([names[i] for i, _ in known])]
    for line in lines:
        axes.plot(*zip(*line, strict=True), color=LINE, linewidth=1.2, zorder=1)
    best = [points[i] for i in front(points)]
    if len(best) > 1:
        lines.append(stairs(best))
        axes.plot(*zip(*lines[-1], strict=True), color=SOFT, linewidth=0.8, linestyle=(0, (3, 2)), zorder=2)
    for number, point in known:
        colour = SERIES[number % len(SERIES)]
        inside = colour if point in best else "none"  # a hollow mark: there is a better one in both
        mark = MARKERS[number % len(MARKERS)]
        axes.plot(*point, mark, markersize=_MARK, markerfacecolor=inside, markeredgecolor=colour, zorder=3)
    axes.set_xlabel(across.title)
    axes.set_ylabel(up.title)
    axes.margins(0.14)
    for axis, quantity in ((axes.xaxis, across), (axes.yaxis, up)):
        axis.set_major_locator(_few())
        axis.set_major_formatter(partial(_tick, quantity))
    axes.grid(color=LINE, linewidth=0.4, alpha=0.6)
    axes.set_axisbelow(True)
    label(axes, [_called(names, i) for i, _ in known], points, _MARK + 3, INK, CARD, lines)


def _tick(quantity: Axis, value: float, _: object) -> str:
    return quantity.written(value)


def _few() -> MaxNLocator:
    from matplotlib.ticker import MaxNLocator

    return MaxNLocator(4)


def _called(names: Sequence[str], number: int) -> str:
    if len(names) > NAMED:
        return str(number + 1)
    name = names[number]
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
