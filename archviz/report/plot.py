"""The drawing of a roofline plot within its frame, by matplotlib. Lengths are points."""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, cos, degrees, hypot, log10, radians, sin, sqrt

from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter

from archviz.bench.roof import Roof
from archviz.diagram.style import Palette, mix

from . import numbers
from .labels import Ruler
from .marks import Mark, stage
from .placing import Box, along, around, place

WHOLE, LEAST = 900.0, 6.0  # square points of a mark that has all the time, of one that has next to none
LABELLED, FROM = 8, 0.03  # marks at most, from this share of the time on
EACH = 18.0  # of the frame's height, for a label
OVER = 14.0  # above the roof, for what stands on it
TICKS = (28.0, 11.0)  # a number across, a number up
GIGA = 1e9
# Seven shapes and six colours: forty-two stages differ, and on a grey print neighbours do. With the area of each shape
# at size 1.
SHAPES = (("o", 0.785), ("s", 1.0), ("D", 1.0), ("^", 0.5), ("v", 0.5), ("P", 0.556), ("X", 0.5))


class Plot:
    """Marks below their roof, in the colours of a palette; to be used within the look of `roofline.draw`."""

    def __init__(self, marks: Sequence[Mark], roof: Roof, palette: Palette) -> None:
        self.marks, self.roof, self.palette = marks, roof, palette
        self.stages = {mark.stage: stage(mark) for mark in marks}
        self._whole = WHOLE
        self._size = Ruler().size

    def draw(self, axes: Axes, wide: float, high: float) -> None:
        """All of it, into a frame of this size."""
        self._axes(axes, wide, high)
        self._roofs(axes)
        self._dots(axes)
        self._labels(axes)

    def _axes(self, axes: Axes, wide: float, high: float) -> None:
        ridge, peak = self.roof.ridge, self.roof.peak / GIGA
        x = [mark.intensity for mark in self.marks]
        y = [rate / GIGA for mark in self.marks for rate in mark.spread]
        low, top = min(y) / 2.5, max(*y, peak)
        axes.set_xscale("log")
        axes.set_yscale("log")
        axes.set_xlim(min(min(x) / 2, ridge / 10), max(max(x) * 3, ridge * 8))
        axes.set_ylim(low, top * max(2.0, (top / low) ** (OVER / (high - OVER))))
        for axis, limits, long, least in (
            (axes.xaxis, axes.get_xlim(), wide, TICKS[0]),
            (axes.yaxis, axes.get_ylim(), high, TICKS[1]),
        ):
            decades = log10(limits[1] / limits[0])
            axis.set_major_locator(LogLocator(subs=(1, 2, 5) if decades < min(2.2, long / least / 3) else (1,)))
            axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.9g}"))
            axis.set_minor_formatter(NullFormatter())
        axes.set_xlabel(self._that_fits(wide, 8, "Operational intensity, FLOPs per byte of traffic", "FLOPs/byte"))
        axes.set_ylabel("GFLOP/s")
        axes.grid(color=mix(self.palette.line, self.palette.page, 0.25), linewidth=0.4)
        axes.set_axisbelow(True)

    # -- roofs

    def _roofs(self, axes: Axes) -> None:
        palette, roof = self.palette, self.roof
        (x0, x1), (y0, _) = axes.get_xlim(), axes.get_ylim()
        ridge, peak = roof.ridge, roof.peak / GIGA
        start = max(x0, y0 * GIGA / roof.bandwidth)
        axes.plot(
            [start, ridge, x1], [roof.at(start) / GIGA, peak, peak], color=palette.text, linewidth=1.3, gid="roof"
        )
        axes.plot([ridge, ridge], [y0, peak], color=palette.quiet, linewidth=0.8, linestyle=":", gid="ridge")
        low, high = self._points(axes, start, roof.at(start) / GIGA), self._points(axes, ridge, peak)
        angle = atan2(high[1] - low[1], high[0] - low[0])
        self._said: list[Box] = []  # what labels must not hide
        flat, steep = (numbers.si(round(v), u) for v, u in ((roof.peak, "FLOP/s"), (roof.bandwidth, "B/s")))
        left, right = self._points(axes, x0, peak), self._points(axes, x1, peak)
        foot = self._points(axes, ridge, y0)
        before, behind = high[0] - left[0] - 6, right[0] - high[0] - 3
        slanted, ridged = hypot(high[0] - low[0], high[1] - low[1]), f"{ridge:.2f}"
        middle, corner = self._above(low, high, angle), (high[0] - 2, high[1] + 4)
        for room, at, side, turn, texts in (
            (behind, (right[0] - 3, right[1] + 3), "right", 0.0, (f"{flat} in {roof.work}", f"{flat} at best", flat)),
            (slanted, middle, "center", angle, (f"{steep} in a large copy", steep)),
            (before, corner, "right", 0.0, (f"ridge point: {ridged} FLOPs/byte", f"ridge: {ridged}")),
            (before, (foot[0] - 4, foot[1] + 4), "right", 0.0, ("bound by memory", "memory")),
            (behind, (foot[0] + 4, foot[1] + 4), "left", 0.0, ("bound by compute", "compute")),
        ):
            if text := self._that_fits(room, 7, *texts):
                self._write(axes, text, at, side, degrees(turn))
        self._said += [*along(low, high), *along(high, right)]

    @staticmethod
    def _above(low: tuple[float, float], high: tuple[float, float], angle: float) -> tuple[float, float]:
        """Over the middle of the slanted roof."""
        return (low[0] + high[0]) / 2 - 3 * sin(angle), (low[1] + high[1]) / 2 + 3 * cos(angle)

    def _write(self, axes: Axes, text: str, at: tuple[float, float], side: str, angle: float = 0.0) -> None:
        """A quiet text that stands on a place, in points."""
        wide, high = self._size(text, 7)
        axes.annotate(
            text, at, xycoords="figure points", ha=side, va="baseline", size=7, color=self.palette.quiet,
            rotation=angle, rotation_mode="anchor",
        )  # fmt: skip
        if angle:
            turn = radians(angle)
            x, y = at[0] - sin(turn) * high / 2, at[1] + cos(turn) * high / 2
            dx, dy = cos(turn) * wide / 2, sin(turn) * wide / 2
            self._said += along((x - dx, y - dy), (x + dx, y + dy), thick=high)
        else:
            left = at[0] - {"right": wide, "left": 0.0}[side]
            self._said.append(Box(left, at[1] - 2, left + wide, at[1] + high))

    # -- marks

    def _dots(self, axes: Axes) -> None:
        for mark in sorted(self.marks, key=lambda m: -m.share):
            x, y = mark.intensity, mark.rate / GIGA
            area = max(mark.share * self._whole, LEAST)
            self._dot(axes, x, y, self._place(mark), area, gid=f"mark {mark.works[0].block.name}")
            if len(mark.works) > 1:
                low, high = mark.spread
                axes.plot([x, x], [low / GIGA, high / GIGA], color=self.palette.text, linewidth=0.7, zorder=4)

    def _place(self, mark: Mark) -> int:
        return list(self.stages).index(mark.stage)

    def _dot(self, axes: Axes, x: float, y: float, place: int, area: float, gid: str = "") -> None:
        shape, filled = SHAPES[place % len(SHAPES)]
        colour = self.palette.series(place)
        axes.scatter(
            [x], [y], s=area / filled, marker=shape, linewidths=0.6, zorder=3, clip_on=False,
            facecolors=mix(colour, self.palette.page, 0.8), edgecolors=mix(colour, self.palette.text, 0.45), gid=gid,
        )  # fmt: skip

    def _labels(self, axes: Axes) -> None:
        """Of those that take the most time, the largest first."""
        (left, bottom), (right, top) = axes.transAxes.transform([(0, 0), (1, 1)])
        room = Box(left, bottom, right, top)
        boxes = {id(mark): self._box(axes, mark) for mark in self.marks}
        others = [*boxes.values(), *self._said]
        chosen = sorted((m for m in self.marks if m.share >= FROM), key=lambda m: -m.share)[
            : min(LABELLED, round((top - bottom) / EACH))
        ]
        for mark in chosen:
            text, named = f"{mark.name}, {mark.share:.0%}", boxes[id(mark)]
            wide, high = self._size(text, 7.5)
            box, apart = place(named, wide + 3, high + 2, room, others)
            others += [box, *(along(named.middle, box.middle) if apart else ())]
            leader = {"arrowstyle": "-", "linewidth": 0.5, "color": self.palette.quiet, "shrinkA": 0, "shrinkB": 0}
            axes.annotate(
                text, (mark.intensity, mark.rate / GIGA), box.middle, textcoords="figure points", size=7.5,
                ha="center", va="center", zorder=5, arrowprops=leader if apart else None,
            )  # fmt: skip

    def _box(self, axes: Axes, mark: Mark) -> Box:
        side = self._side(max(mark.share * self._whole, LEAST), self._place(mark))
        return around(*self._points(axes, mark.intensity, mark.rate / GIGA), side, side)

    @staticmethod
    def _side(area: float, place: int = 0) -> float:
        """How wide a mark of this area is."""
        return sqrt(area / SHAPES[place % len(SHAPES)][1])

    def _that_fits(self, wide: float, size: float, *texts: str) -> str:
        """The first of several that has room; none where none has."""
        return next((text for text in texts if self._size(text, size)[0] <= wide), "")

    @staticmethod
    def _points(axes: Axes, x: float, y: float) -> tuple[float, float]:
        """A place of the plot in points from the figure's lower left corner."""
        across, up = axes.transData.transform((x, y))
        return float(across), float(up)
