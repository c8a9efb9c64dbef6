"""What stands beside or above a plot and says what its marks mean: where each line of it goes. Lengths are points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

ROW = 12.0  # of a line
GAP = 8.0  # between two columns, or two entries of a row


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading, the mark of a stage by its place, or the circle of a share; `sign` is the room before its text."""

    text: str
    width: float
    height: float = ROW
    sign: float = 0.0
    stage: int | None = None
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry, its left end and its middle, down from the upper edge."""

    entry: Entry
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Key:
    """All entries in their places, and the room that they take."""

    placed: tuple[Placed, ...]
    width: float
    height: float


def columns(groups: Sequence[Sequence[Entry]], height: float) -> Key:
    """Below each other, in as many columns as a height asks for; a group is parted only where it is higher."""
    placed: list[Placed] = []
    x = y = wide = low = 0.0
    for group in groups:
        y += ROW / 2 if y else 0.0
        over = y + sum(entry.height for entry in group) > height
        for number, entry in enumerate(group):
            if y and ((over and not number) or y + entry.height > height):
                x, y, wide = x + wide + GAP, 0.0, 0.0
            placed.append(Placed(entry, x, y + entry.height / 2))
            y, wide = y + entry.height, max(wide, entry.width)
            low = max(low, y)
    return Key(tuple(placed), x + wide, low)


def rows(groups: Sequence[Sequence[Entry]], width: float) -> Key:
    """One after the other, each group in rows of its own."""
    placed: list[Placed] = []
    y = 0.0
    for group in groups:
        for line in _lines(group, width):
            x, high = 0.0, max(entry.height for entry in line)
            for entry in line:
                placed.append(Placed(entry, x, y + high / 2))
                x += entry.width + GAP
            y += high
    return Key(tuple(placed), width, y)


def _lines(group: Sequence[Entry], width: float) -> list[list[Entry]]:
    lines: list[list[Entry]] = []
    left = 0.0
    for entry in group:
        if not lines or entry.width > left:
            lines.append([])
            left = width
        lines[-1].append(entry)
        left -= entry.width + GAP
    return lines
