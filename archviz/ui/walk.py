"""Where an arrow key leads: along the links with the flow, across it to the nearest box on that side."""

from __future__ import annotations

from typing import Literal

from archviz.diagram.layout import Picture, PlacedBox

Way = Literal["up", "down", "left", "right"]
_STEPS: dict[Way, tuple[int, int]] = {"up": (0, -1), "down": (0, 1), "left": (-1, 0), "right": (1, 0)}


def neighbour(picture: Picture, start: str, way: Way) -> PlacedBox | None:
    """The box that an arrow key reaches from the box with this id; the first one from nowhere, None at an end."""
    boxes = {placed.box.id: placed for placed in picture.boxes}
    here = boxes.get(start)
    if here is None:
        return picture.boxes[0] if picture.boxes else None
    forth, back = ("right", "left") if picture.direction == "LR" else ("down", "up")
    if way in (forth, back):
        return boxes.get(_along(picture, start, way == forth, boxes))
    dx, dy = _STEPS[way]
    x, y = _centre(here)
    beside: list[tuple[float, PlacedBox]] = []
    for placed in picture.boxes:
        right, down = _centre(placed)[0] - x, _centre(placed)[1] - y
        ahead, off = right * dx + down * dy, abs(right * dy) + abs(down * dx)
        if ahead > 1 and off <= 2 * ahead:
            beside.append((ahead + 2 * off, placed))
    return min(beside, key=lambda pair: pair[0])[1] if beside else None


def _along(picture: Picture, start: str, forward: bool, boxes: dict[str, PlacedBox]) -> str:
    """The next box with or against the flow; at a fork the main path, not the shortcut."""
    ends = [(p.link.source, p.link.target, p.link.kind) for p in picture.links if p.link.source != p.link.target]
    found = [(t if forward else s, kind) for s, t, kind in ends if (s if forward else t) == start]
    found = [(name, kind) for name, kind in found if name in boxes]
    return min(found, key=lambda pair: pair[1] != "flow")[0] if found else ""


def _centre(placed: PlacedBox) -> tuple[float, float]:
    return placed.x + placed.width / 2, placed.y + placed.height / 2
