"""What a box is made of: bar, sign, lines of text, badge, branches. Lengths in points."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from .flow import Fork
from .font import BADGE, DETAIL, TITLE, text_width
from .scene import Box
from .sketch import Sketch, sketch

LEADS = {TITLE: 12.5, DETAIL: 11.0}
BAR, SIGN, PAD = 3.0, 9.0, 5.0
BADGE_ROW = 8.0  # above branches
STACK = 2.5  # offset of each sheet of a stack
LEFT = BAR + 5 + SIGN + 4


def measure(box: Box) -> tuple[float, float]:
    """Width and height of a box, in points: its texts, its bar and glyph, room for its badge."""
    if box.title == "+":
        return 18.0, 18.0
    title, detail = box.title.split("\n"), box.detail.split("\n") if box.detail else []
    badge = badge_width(box.count) + 8 if box.count > 1 else 0.0
    if box.flow:
        sketched = inside(box)
        half = max(LEFT + sketched.axis, sketched.width - sketched.axis + PAD + 2)
        wide = max([2 * half, *(LEFT + text_width(t, DETAIL) + PAD for t in detail)])
        return wide, 2 * PAD + sketched.height + LEADS[DETAIL] * len(detail) + 1
    widths = [text_width(t, TITLE, bold(box)) + (badge if i == 0 else 0) for i, t in enumerate(title)]
    widths += [text_width(t, DETAIL) for t in detail]
    height = 2 * PAD + LEADS[TITLE] * len(title) + LEADS[DETAIL] * len(detail) - 1
    return max(70.0, LEFT + max(widths) + PAD + 2), height


@lru_cache(maxsize=1024)
def inside(box: Box) -> Sketch:
    """The branches of a box, below the room of its badge; a wire leads from the box's edge to a fork at the top."""
    row = BADGE_ROW if box.count > 1 else 0.0
    drawn = sketch(box.flow, text_width).moved(0.0, row)
    entry = ((drawn.axis, -PAD), (drawn.axis, row))
    wires = (entry, *drawn.wires) if isinstance(box.flow[0], Fork) else drawn.wires
    return replace(drawn, height=drawn.height + row, wires=wires)


def bold(box: Box) -> bool:
    """Names of stages stand out; operations, of which there are many, do not."""
    return not box.cluster and box.stage >= 0


def badge_width(count: int) -> float:
    return text_width(f"×{count}", BADGE, True) + 8
