"""A sweep as a chart: every design as a dot over the two figures of its front, the front as a line, winners numbered.

Its texts are English and its letters are outlines, as in every picture that leaves the house.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from archviz.diagram.style import Palette, Theme, colours, mix
from archviz.explore.cost import Quantity
from archviz.explore.front import Goal

from . import figure
from .chart import round_number
from .figure import Format

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis

SIZE = 6.3, 4.3  # inches
FEW = 300  # dots
DOTS = 2000  # beyond, the cloud is a picture within the vectors
CELLS = 450, 300  # places of the frame, each of which holds one dot: others would hide behind it
LOG = 20  # times as much as the least: figures that differ more are drawn in proportions
MARK = 6.5  # points
CAPTION, LINE = 7.0, 10.0  # points: letters and lines of the caption
MIB = 1 << 20

Point = tuple[float, float]
Winner = tuple[str, int, Point]


def draw(
    goals: tuple[Goal, Goal], points: Sequence[Point], front: Sequence[Point], winners: Sequence[Winner],
    title: str, caption: str, format: Format, theme: Theme = "light",
) -> bytes:  # fmt: skip
    """The chart as a file; winners are their name, their rank and their point. Figures are plain numbers and bytes.

    The caption, of any number of lines, stands below the title.
    """
    palette = colours(theme)
    first, second = (goal.figure for goal in goals)

    def scaled(some: Sequence[Point]) -> list[Point]:
        return [(x / _unit(first), y / _unit(second)) for x, y in some]

    with figure.look(palette):
        from matplotlib.figure import Figure

        drawn = Figure(SIZE, layout="constrained")
        axes = drawn.add_subplot()
        all_points = scaled(points)
        _frame(axes, goals, all_points, palette)
        lines = len(caption.splitlines())
        axes.set_title(title, loc="left", fontsize=9, fontweight="bold", pad=13 + LINE * lines)
        axes.annotate(
            caption, (0, 1), (0, 8), xycoords="axes fraction", textcoords="offset points", va="bottom",
            fontsize=CAPTION, color=palette.quiet, linespacing=1.3,
        )  # fmt: skip
        _cloud(axes, all_points, palette)
        _front(axes, scaled(front), [(name, rank, scaled([at])[0]) for name, rank, at in winners], palette)
        return figure.saved(drawn, format)


def _unit(quantity: Quantity) -> int:
    return MIB if quantity.unit == "B" else 1


def _frame(axes: Axes, goals: tuple[Goal, Goal], points: Sequence[Point], palette: Palette) -> None:
    from matplotlib.ticker import FuncFormatter, LogLocator, MaxNLocator, NullFormatter

    for place, (axis, goal) in enumerate(zip((axes.xaxis, axes.yaxis), goals, strict=True)):
        values = [point[place] for point in points]
        low, high = min(values), max(values)
        log = low > 0 and high / low > LOG
        _scale(axes, axis, log=log)
        axis.set_major_locator(LogLocator(subs=(1, 2, 5)) if log else MaxNLocator(6))
        axis.set_major_formatter(FuncFormatter(_written(goal.figure)))
        axis.set_minor_formatter(NullFormatter())
        unit = " [MiB]" if goal.figure.unit == "B" else ""
        axis.set_label_text(f"{goal.figure.title}{unit} ({'more' if goal.most else 'less'} is better)")
    axes.margins(0.06)
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(color=mix(palette.line, palette.page, 0.35), linewidth=0.4)
    axes.set_axisbelow(True)


def _scale(axes: Axes, axis: Axis, *, log: bool) -> None:
    if log and axis is axes.xaxis:
        axes.set_xscale("log")
    elif log:
        axes.set_yscale("log")


def _written(quantity: Quantity) -> Callable[[float, int], str]:
    if quantity.unit == "B":
        return lambda value, _: f"{value:,g}"
    return lambda value, _: round_number(value)


def _cloud(axes: Axes, points: Sequence[Point], palette: Palette) -> None:
    """One dot for all designs that would cover each other."""
    axes.update_datalim(points)
    axes.autoscale_view()
    places = axes.transAxes.inverted().transform(axes.transData.transform(points)) * CELLS
    seen = {(round(x), round(y)): point for (x, y), point in zip(places, points, strict=True)}
    across, up = zip(*seen.values(), strict=True)
    colour, many = mix(palette.quiet, palette.page, 0.6), len(seen) > DOTS
    size = 2 if many else 5 if len(seen) > FEW else 11  # alone, a small dot looks like dirt
    axes.scatter(across, up, s=size, linewidths=0, color=colour, zorder=2, rasterized=many, gid="designs")


def _front(axes: Axes, front: Sequence[Point], winners: Sequence[Winner], palette: Palette) -> None:
    """The stairs that no design is beyond; a winner of the front is full, one behind it is hollow."""
    from .labels import label, stairs

    colour, line = palette.series(0), stairs(front)
    axes.plot(*zip(*line, strict=True), color=colour, linewidth=1.1, zorder=3, gid="front")
    axes.plot(*zip(*front, strict=True), "o", color=colour, markersize=2.6, zorder=3)
    for name, rank, (x, y) in winners:
        inside = colour if rank == 1 else palette.page
        axes.plot(x, y, "o", markersize=MARK, mec=colour, mfc=inside, mew=1.0, zorder=4, gid=f"winner {name}")
    names, points = [name for name, _, _ in winners], [point for _, _, point in winners]
    label(axes, names, points, MARK, palette.text, palette.page, [line], whole=False)
