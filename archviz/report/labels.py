"""Labels of points: how large a text is, and where it stands beside what it names."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from .placing import Box, along, around, place

SIZE = 7.0  # points: height of letters
_FINE = 20  # times as fine as the plot, letters are measured, which else are rounded to pixels
_INCH = 72.0
_HIDDEN = 0.1  # of a label, at most

Point = tuple[float, float]


class Ruler:
    """What measures texts; to be used within the look in which they are drawn."""

    def __init__(self) -> None:
        fine = FigureCanvasAgg(Figure((0.1, 0.1), dpi=_INCH * _FINE))
        self._measure = fine.get_renderer()  # type: ignore[no-untyped-call]

    def size(self, text: str, size: float, *, bold: bool = False) -> tuple[float, float]:
        """Width and height of a line, in points."""
        font = FontProperties(size=size, weight="bold" if bold else "normal")
        wide, high, _ = self._measure.get_text_width_height_descent(text, font, False)
        return float(wide) / _FINE, float(high) / _FINE


def stairs(front: Sequence[Point]) -> list[Point]:
    """The corners of the line that no point is beyond, along the points of a front."""
    return [*front[:1], *(corner for (_, y), (x, next) in pairwise(front) for corner in ((x, y), (x, next)))]


def label(
    axes: Axes, texts: Sequence[str], points: Sequence[Point], mark: float, ink: str, ground: str,
    lines: Sequence[Sequence[Point]] = (), *, whole: bool = True,
) -> None:  # fmt: skip
    """Each text beside its point, whose mark is so many points wide, where it hides least of the others and of lines.

    The first go first; those for which there is no room are left out, where not the `whole` is needed. What else is
    drawn must be there already: it settles how large the axes are.
    """
    figure = axes.figure
    figure.draw_without_rendering()  # type: ignore[union-attr]
    scale, ruler = _INCH / figure.dpi, Ruler()

    def dots(some: Sequence[Point]) -> list[Point]:
        return [(float(x) * scale, float(y) * scale) for x, y in axes.transData.transform(some)] if some else []

    (left, bottom), (right, top) = axes.transAxes.transform([(0, 0), (1, 1)]) * scale
    room = Box(left, bottom, right, top)
    marks = [around(x, y, mark, mark) for x, y in dots(points)]
    taken = [*marks, *(box for line in lines for low, high in pairwise(dots(line)) for box in along(low, high))]
    for text, point, named in zip(texts, points, marks, strict=True):
        wide, high = ruler.size(text, SIZE)
        box, apart = place(named, wide + 2, high + 2, room, taken)
        if not whole and sum(map(box.common, taken)) > _HIDDEN * box.area:
            continue
        taken += [box, *(along(named.middle, box.middle) if apart else ())]
        (x, y), (across, up) = named.middle, box.middle
        leader = {"arrowstyle": "-", "linewidth": 0.5, "color": ink, "shrinkA": 0, "shrinkB": 0}
        said = axes.annotate(
            text, point, (across - x, up - y), textcoords="offset points", ha="center", va="center", size=SIZE,
            color=ink, zorder=5, arrowprops=leader if apart else None,
            bbox={"facecolor": ground, "edgecolor": "none", "alpha": 0.8, "pad": 0.8},
        )  # fmt: skip
        said.set_in_layout(False)
