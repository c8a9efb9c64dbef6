"""Where a long picture is broken: its parts, in order, shared out over columns (rows, when drawn left to right).

The measure of a good break is the page: the fewest columns at which an A4 sheet shows the picture largest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from .scene import ENTRY, EXIT, Box, Scene

PAGE = (539.0, 760.0)  # points of an A4 sheet inside its margins and above its footer, upright
GUTTER = 26.0  # between columns, where the wires between them run
_MOST = 16  # columns


@dataclass(frozen=True, slots=True)
class Piece:
    """What is never broken: ids of its boxes, its length along the flow, its breadth across, its stage."""

    ids: tuple[str, ...]
    length: float
    breadth: float
    stage: int


def page_scale(width: float, height: float) -> float:
    """The factor that fits a picture on an A4 sheet, upright or lying; never above 1."""
    upright = min(PAGE[0] / width, PAGE[1] / height)
    lying = min(PAGE[1] / width, PAGE[0] / height)
    return min(1.0, max(upright, lying))


def _fill(pieces: Sequence[Piece], limit: float, head: float) -> list[list[Piece]]:
    """Greedy columns of at most `limit`; a stage that fits whole into a column is not broken."""
    columns: list[list[Piece]] = [[]]
    used, stage = 0.0, -2
    for i, piece in enumerate(pieces):
        extra = head if piece.stage != stage else 0.0
        need = piece.length + extra
        if piece.stage != stage:
            whole = head + sum(p.length for p in pieces[i:] if p.stage == piece.stage)
            need = whole if whole <= limit else need
        if columns[-1] and used + need > limit:
            columns.append([])
            used, extra = 0.0, head
        columns[-1].append(piece)
        used, stage = used + piece.length + extra, piece.stage
    return columns


def _length(pieces: Sequence[Piece], head: float) -> float:
    """A column's length: its pieces, and a caption for each stage."""
    return sum(p.length for p in pieces) + head * len({p.stage for p in pieces})


def columns(pieces: Sequence[Piece], head: float, *, across: bool) -> list[list[Piece]]:
    """The pieces in columns; `head` is what each stage's caption adds; `across`: the flow runs left to right."""
    total = _length(pieces, head)
    best: list[list[Piece]] = [list(pieces)]
    best_scale = 0.0
    for count in range(1, min(_MOST, len(pieces)) + 1):
        tries = (_fill(pieces, total / count * (1 + step / 20) + 1, head) for step in range(40))
        filled = next((found for found in tries if len(found) <= count), best)
        long = max(_length(c, head) for c in filled)
        wide = sum(max(p.breadth for p in c) + GUTTER for c in filled)
        scale = page_scale(long, wide) if across else page_scale(wide, long)
        if scale > best_scale * 1.02:
            best, best_scale = filled, scale
    return best


def pieces(scene: Scene, sizes: Mapping[str, tuple[float, float]], gap: float, *, across: bool) -> list[Piece]:
    """What may stand in a column by itself: a box, or at layer level a unit; the ends go with their neighbours."""
    inner = [b for b in scene.boxes if b.id not in (ENTRY, EXIT)]
    if not inner:
        return [Piece((ENTRY, EXIT), 1, 1, -1)]
    runs = [list(g) for _, g in groupby(inner, key=lambda b: b.cluster if scene.level == "layer" else b.id)]
    found = [_piece(scene, run, sizes, gap, across) for run in runs]
    end = sizes[EXIT][not across] + gap
    first = found[0]
    found[0] = Piece((ENTRY, *first.ids), first.length + end, first.breadth, first.stage)
    last = found[-1]
    found[-1] = Piece((*last.ids, EXIT), last.length + end, last.breadth, last.stage)
    return found


def _piece(scene: Scene, run: Sequence[Box], sizes: Mapping[str, tuple[float, float]], gap: float, across: bool) -> Piece:
    """Its length is that of its longest path, its breadth that of its trunk and, beside it, its projection."""
    ids = {b.id for b in run}
    reach: dict[str, float] = {}
    for box in run:
        before = [reach[k.source] for k in scene.links if k.target == box.id and k.source in ids and k.source != box.id]
        reach[box.id] = max(before, default=0.0) + sizes[box.id][not across] + gap
    side = {k.target for k in scene.links if k.kind == "projection" and k.target in ids and k.target != run[-1].id}
    beside = [b.id for b in run if b.id in side and b.title != "+"]
    breadth = max(sizes[i][across] for i in ids)
    if beside and scene.level == "layer":
        breadth += max(sizes[i][across] for i in beside) + 14
    return Piece(tuple(b.id for b in run), max(reach.values()), breadth, run[0].stage)
