"""The drawing of a roofline plot, by matplotlib; lengths are centimetres where nothing else is said."""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, cos, degrees, log10, radians, sin, sqrt

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter

from archviz.bench.roof import Roof
from archviz.diagram.style import Palette, mix

from . import numbers
from .marks import Mark, stage
from .placing import Box, along, around, place

WIDTH, HEIGHT = 16.0, 8.4  # of the whole, of the frame
LEFT, RIGHT, TOP, BELOW = 1.5, 3.1, 0.75, 1.3  # around the frame
ROW, LINE = 0.42, 0.32  # of the legend, of the caption
WHOLE, LEAST = 900.0, 6.0  # square points of a mark that has all the time, of one that has next to none
LABELLED, FROM = 8, 0.03  # marks at most, from this share of the time on
SHARES = (0.01, 0.05, 0.20)  # the legend's examples
INCH, POINTS = 2.54, 72 / 2.54  # of a centimetre
GIGA = 1e9
FINE = 20  # times as fine as the plot, letters are measured, which else are rounded to pixels
# Seven shapes and six colours: forty-two stages differ, and on a grey print neighbours do. With the area of each shape
# at size 1.
SHAPES = (("o", 0.785), ("s", 1.0), ("D", 1.0), ("^", 0.5), ("v", 0.5), ("P", 0.556), ("X", 0.5))


class Plot:
    """Marks below their roof, in the colours of a palette; to be used within the look of `roofline.draw`."""

    def __init__(self, marks: Sequence[Mark], roof: Roof, palette: Palette) -> None:
        self.marks, self.roof, self.palette = marks, roof, palette
        self.stages = {mark.stage: stage(mark) for mark in marks}
        fine = FigureCanvasAgg(Figure((0.1, 0.1), dpi=72 * FINE))
        self._measure = fine.get_renderer()  # type: ignore[no-untyped-call]

    def figure(self, title: str, caption: str) -> Figure:
        """All of it."""
        figure = Figure(dpi=72)  # a pixel of it is a point
        FigureCanvasAgg(figure)
        lines = self._wrapped(caption, WIDTH - LEFT - 0.3)
        frame = max(HEIGHT, (len(self.stages) + 6) * ROW)
        high = TOP + frame + BELOW + len(lines) * LINE + 0.2
        figure.set_size_inches(WIDTH / INCH, high / INCH)
        across = WIDTH - LEFT - RIGHT
        axes = figure.add_axes((LEFT / WIDTH, 1 - (TOP + frame) / high, across / WIDTH, frame / high))
        self._axes(axes)
        self._roofs(axes)
        self._dots(axes)
        self._labels(axes)
        left = LEFT + across + 0.25
        beside = figure.add_axes((left / WIDTH, 1 - (TOP + frame) / high, 1 - left / WIDTH, frame / high))
        self._legend(beside, WIDTH - left, frame)
        figure.text(LEFT / WIDTH, 1 - 0.5 / high, title, size=9, weight="bold")
        for number, line in enumerate(lines):
            y = TOP + frame + BELOW + number * LINE
            figure.text(LEFT / WIDTH, 1 - y / high, line, size=7, va="top")
        return figure

    def _axes(self, axes: Axes) -> None:
        ridge, peak = self.roof.ridge, self.roof.peak / GIGA
        x = [mark.intensity for mark in self.marks]
        y = [rate / GIGA for mark in self.marks for rate in mark.spread]
        axes.set_xscale("log")
        axes.set_yscale("log")
        axes.set_xlim(min(min(x) / 2, ridge / 10), max(max(x) * 3, ridge * 8))
        axes.set_ylim(min(y) / 2.5, max(*y, peak) * 2)
        for axis, (low, high) in ((axes.xaxis, axes.get_xlim()), (axes.yaxis, axes.get_ylim())):
            axis.set_major_locator(LogLocator(subs=(1, 2, 5) if log10(high / low) < 2.2 else (1,)))
            axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.9g}"))
            axis.set_minor_formatter(NullFormatter())
        axes.set_xlabel("Operational intensity, FLOPs per byte of traffic")
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
        right = self._points(axes, x1, peak)
        self._write(axes, f"{flat} in a large matrix product", (right[0] - 3, right[1] + 3), "right")
        self._write(axes, f"{steep} in a large copy", self._above(low, high, angle), "center", degrees(angle))
        foot = self._points(axes, ridge, y0)
        self._write(axes, f"ridge point: {ridge:.2f} FLOPs/byte", (high[0] - 2, high[1] + 4), "right")
        self._write(axes, "bound by memory", (foot[0] - 4, foot[1] + 4), "right")
        self._write(axes, "bound by compute", (foot[0] + 4, foot[1] + 4), "left")
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
            self._dot(axes, x, y, self._place(mark), mark.share, gid=f"mark {mark.works[0].block.name}")
            if len(mark.works) > 1:
                low, high = mark.spread
                axes.plot([x, x], [low / GIGA, high / GIGA], color=self.palette.text, linewidth=0.7, zorder=4)

    def _place(self, mark: Mark) -> int:
        return list(self.stages).index(mark.stage)

    def _dot(self, axes: Axes, x: float, y: float, place: int, share: float, gid: str = "") -> None:
        shape, area = SHAPES[place % len(SHAPES)]
        colour = self.palette.series(place)
        axes.scatter(
            [x], [y], s=max(share * WHOLE, LEAST) / area, marker=shape, linewidths=0.6, zorder=3, clip_on=False,
            facecolors=mix(colour, self.palette.page, 0.8), edgecolors=mix(colour, self.palette.text, 0.45), gid=gid,
        )  # fmt: skip

    def _labels(self, axes: Axes) -> None:
        """Of those that take the most time, the largest first."""
        (left, bottom), (right, top) = axes.transAxes.transform([(0, 0), (1, 1)])
        room = Box(left, bottom, right, top)
        boxes = {id(mark): self._box(axes, mark) for mark in self.marks}
        others = [*boxes.values(), *self._said]
        chosen = sorted((m for m in self.marks if m.share >= FROM), key=lambda m: -m.share)[:LABELLED]
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
        side = sqrt(max(mark.share * WHOLE, LEAST) / SHAPES[self._place(mark) % len(SHAPES)][1])
        return around(*self._points(axes, mark.intensity, mark.rate / GIGA), side, side)

    # -- what is beside and below

    def _legend(self, axes: Axes, wide: float, high: float) -> None:
        axes.set_axis_off()
        axes.set_xlim(0, wide)
        axes.set_ylim(high, 0)
        axes.text(0, 0.1, "Stage", weight="bold", va="center")
        for number, name in enumerate(self.stages.values()):
            y = 0.1 + (number + 1) * ROW
            self._dot(axes, 0.2, y, number, 0.02)
            axes.text(0.5, y, name, va="center", size=7.5)
        y = 0.1 + (len(self.stages) + 1.5) * ROW
        axes.text(0, y, "Share of the time", weight="bold", va="center")
        for share in SHARES:
            side = sqrt(share * WHOLE / SHAPES[0][1]) / POINTS
            y += max(ROW, side + 0.1)
            grey = self.palette.quiet
            axes.scatter([0.4], [y], s=share * WHOLE / SHAPES[0][1], facecolors="none", edgecolors=grey, linewidths=0.6)
            axes.text(0.95, y, f"{share:.0%}", va="center", size=7.5)

    def _wrapped(self, text: str, wide: float) -> list[str]:
        """Lines of a text that are no wider than this."""
        lines = [""]
        for word in text.split(" "):
            longer = f"{lines[-1]} {word}".strip()
            if self._size(longer, 7)[0] <= wide * POINTS or not lines[-1]:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def _size(self, text: str, size: float) -> tuple[float, float]:
        """Width and height of a line, in points."""
        font = FontProperties(size=size)
        wide, high, _ = self._measure.get_text_width_height_descent(text, font, False)
        return float(wide) / FINE, float(high) / FINE

    @staticmethod
    def _points(axes: Axes, x: float, y: float) -> tuple[float, float]:
        """A place of the plot in points from the figure's lower left corner."""
        across, up = axes.transData.transform((x, y))
        return float(across), float(up)
