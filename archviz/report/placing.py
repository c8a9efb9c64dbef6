"""Where the labels of a plot go: near what they name, over nothing else. Everything is in points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf

RINGS = (1.5, 10.0, 22.0, 36.0, 52.0)  # how far from what it names a label may stand
_OUTSIDE, _CROSSED = 4, 3  # times as bad as what is hidden: what is cut off, and what a line crosses
_WAYS = (
    (1, 0), (-1, 0), (0, 1), (0, -1), (0.8, 0.8), (-0.8, 0.8), (0.8, -0.8), (-0.8, -0.8),
    (0.4, 1), (-0.4, 1), (0.4, -1), (-0.4, -1),
)  # fmt: skip
_STEP = 6.0  # of a line


@dataclass(frozen=True, slots=True)
class Box:
    """From left and bottom to right and top."""

    left: float
    bottom: float
    right: float
    top: float

    def common(self, other: Box) -> float:
        """The area that two have in common."""
        if self.right <= other.left or other.right <= self.left or self.top <= other.bottom or other.top <= self.bottom:
            return 0.0  # as nearly always
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.top, other.top) - max(self.bottom, other.bottom)
        return wide * high

    @property
    def area(self) -> float:
        """Of itself."""
        return self.common(self)

    @property
    def middle(self) -> tuple[float, float]:
        """Across and up."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2


def around(x: float, y: float, wide: float, high: float) -> Box:
    """A box with its middle."""
    return Box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)


def along(low: tuple[float, float], high: tuple[float, float], thick: float = 2.0) -> Iterator[Box]:
    """Small boxes that cover a line."""
    steps = max(1, int(max(abs(high[0] - low[0]), abs(high[1] - low[1])) / _STEP))
    for step in range(steps + 1):
        x, y = (a + (b - a) * step / steps for a, b in zip(low, high, strict=True))
        yield around(x, y, thick, thick)


def place(named: Box, wide: float, high: float, room: Box, others: Sequence[Box]) -> tuple[Box, bool]:
    """The nearest place for a label of this size that hides least of the others; whether a line must lead to it.

    `others` holds the box that is named, too.
    """
    rest = [box for box in others if box != named]

    def hidden(found: tuple[Box, bool]) -> float:
        box, apart = found
        leader = [*along(named.middle, box.middle)] if apart else []
        outside = _OUTSIDE * (box.area - box.common(room))
        return outside + sum(map(box.common, others)) + _CROSSED * sum(part.common(b) for part in leader for b in rest)

    best, least = (named, False), inf
    for found in _places(named, wide, high):
        if (lost := hidden(found)) < least:  # the first of equals is the nearest
            best, least = found, lost
        if not least:
            break
    return best


def _places(named: Box, wide: float, high: float) -> Iterator[tuple[Box, bool]]:
    x, y = named.middle
    for ring in RINGS:
        for across, up in _WAYS:
            dx = across * ((named.right - named.left + wide) / 2 + ring)
            dy = up * ((named.top - named.bottom + high) / 2 + ring)
            yield around(x + dx, y + dy, wide, high), ring != RINGS[0]
