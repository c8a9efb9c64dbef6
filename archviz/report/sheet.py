"""A roofline plot with what belongs to it: a page with title, key and caption, or a view. Lengths are points."""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from .key import GAP, ROW, Entry, Key, columns, rows
from .placing import Box
from .plot import SHAPES, Plot

LEFT, TOP, BELOW, EDGE = 42.0, 21.0, 36.0, 6.0  # around the frame; EDGE where nothing stands
FOOT = 33.0  # below the frame of a view
RIGHT = 88.0  # of the frame on a page, where the key does not take more
HEIGHT, FLAT = 238.0, 0.72  # of the frame on a page; of one that is narrow, as a share of its width
NARROW = 340.0  # a page that is no wider has the key above the frame
WIDE = 1.4  # times as wide as high: a view that has the key beside the frame
MOST = 0.45  # of a view that the key may take
LINE = 9.0  # of the caption
KEPT = 0.4  # of its area a mark keeps at least where the frame is low
SHARES = (0.01, 0.05, 0.20)  # the key's examples
SAMPLE = 18.0  # square points of a mark in the key
INCH = 72.0


class Sheet(Plot):
    """A plot as a figure."""

    def page(self, title: str, caption: str, width: float) -> Figure:
        """As wide as this and as high as need be, complete with title and caption."""
        beside = width > NARROW
        indent = LEFT if beside else EDGE
        lines = self._wrapped(caption, width - indent - EDGE)
        if beside:
            key = columns(self._groups(len(self.stages)), inf)
            across = width - LEFT - max(RIGHT, key.width + GAP + EDGE)
            frame = Box(LEFT, TOP, LEFT + across, TOP + max(HEIGHT, key.height))
            corner = frame.right + GAP, TOP
        else:
            key = rows(self._groups(len(self.stages)), width - 2 * EDGE)
            top, right = TOP + key.height + GAP, width - 2 * EDGE
            frame, corner = Box(LEFT, top, right, top + (right - LEFT) * FLAT), (EDGE, TOP)
        foot = frame.top + BELOW
        figure = self._figure(width, foot + len(lines) * LINE + EDGE, frame, key, corner)
        high = figure.get_figheight() * INCH
        figure.text(indent / width, 1 - 14 / high, title, size=9, weight="bold")
        for number, line in enumerate(lines):
            figure.text(indent / width, 1 - (foot + number * LINE) / high, line, size=7, va="top")
        return figure

    def view(self, title: str, width: float, height: float) -> Figure:
        """As large as this, for a window that says elsewhere what a caption would."""
        if width > WIDE * height:
            self._whole *= min(1.0, max(KEPT, height / HEIGHT))
            key = self._fitting(title, lambda groups: columns(groups, height - 2 * EDGE), "width", MOST * width)
            frame = Box(LEFT, EDGE, width - key.width - GAP - EDGE, height - FOOT)
            return self._figure(width, height, frame, key, (frame.right + GAP, EDGE))
        self._whole *= min(1.0, max(KEPT, width / 2 / HEIGHT))
        key = self._fitting(title, lambda groups: rows(groups, width - 2 * EDGE), "height", MOST * height)
        frame = Box(LEFT, EDGE + key.height + GAP, width - 2 * EDGE, height - FOOT)
        return self._figure(width, height, frame, key, (EDGE, EDGE))

    def _figure(self, width: float, height: float, frame: Box, key: Key, corner: tuple[float, float]) -> Figure:
        """`frame` counts down from the upper edge, as the key does, whose upper left corner this is."""
        figure = Figure((width / INCH, height / INCH), dpi=72)  # a pixel of it is a point
        FigureCanvasAgg(figure)
        under = figure.add_axes((0, 0, 1, 1))
        under.set_axis_off()
        under.set_xlim(0, width)
        under.set_ylim(height, 0)
        self._sign(under, key, *corner)
        wide, high = frame.right - frame.left, frame.top - frame.bottom
        axes = figure.add_axes((frame.left / width, 1 - frame.top / height, wide / width, high / height))
        self.draw(axes, wide, high)
        return figure

    # -- what is beside and below

    def _groups(self, shown: int, title: str = "") -> list[list[Entry]]:
        """The entries of the key, with so many stages and how many there are besides."""
        names, left = list(self.stages.values()), len(self.stages) - shown
        stages = [self._entry(name, 7.5, sign=14.0, stage=place) for place, name in enumerate(names[:shown])]
        shares = []
        for share in SHARES:
            side = self._side(share * self._whole)
            shares.append(self._entry(f"{share:.0%}", 7.5, max(ROW, side + 3), side + 6, share=share))
        return [
            *([[self._entry(title)]] if title else []),
            [self._entry("Stage"), *stages, *([self._entry(f"{left} more", 7.5, sign=14.0)] if left else [])],
            [self._entry("Share of the time"), *shares],
        ]

    def _entry(self, text: str, size: float = 8, height: float = ROW, sign: float = 0.0, **more: Any) -> Entry:
        return Entry(text, sign + self._size(text, size, bold=not sign)[0], height, sign, **more)

    def _fitting(self, title: str, lay: Callable[[list[list[Entry]]], Key], side: str, most: float) -> Key:
        """The key with as many stages as leave room for the plot."""
        keys = (lay(self._groups(shown, title)) for shown in range(len(self.stages), 0, -1))
        return next((key for key in keys if getattr(key, side) <= most), lay([[self._entry(title)]]))

    def _sign(self, axes: Axes, key: Key, left: float, top: float) -> None:
        for placed in key.placed:
            entry, x, y = placed.entry, left + placed.x, top + placed.y
            if entry.stage is not None:
                self._dot(axes, x + 5, y, entry.stage, SAMPLE)
            if entry.share:
                area, grey = entry.share * self._whole / SHAPES[0][1], self.palette.quiet
                axes.scatter([x + entry.sign / 2 - 1], [y], s=area, facecolors="none", edgecolors=grey, linewidths=0.6)
            size, weight = (7.5, "normal") if entry.sign else (8, "bold")
            axes.text(x + entry.sign, y, entry.text, va="center", size=size, weight=weight)

    def _wrapped(self, text: str, wide: float) -> list[str]:
        """Lines of a text that are no wider than this."""
        lines = [""]
        for word in text.split(" "):
            longer = f"{lines[-1]} {word}".strip()
            if self._size(longer, 7)[0] <= wide or not lines[-1]:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines
