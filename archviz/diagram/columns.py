"""Where a long picture is broken: its parts, in order, shared out over columns (rows, when drawn left to right).

The measure of a good break is the sheet: the fewest columns at which it shows the picture largest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from .scene import ENTRY, EXIT, Box, Scene, beside

A4 = (595.0, 842.0)  # points
SHEETS = (A4, A4[::-1])  # upright or lying
MARGIN, FOOT = 20.0, 36.0  # of a sheet on every side; kept free for a title and a footer
GUTTER = 20.0  # between columns, where the wires between them run
_MOST = 16  # columns
_HEAD, _SIDES = 34.0, 16.0  # what a stage's tint adds along and across the flow: its caption and margins

Sheets = Sequence[tuple[float, float]]  # width, height in points
Sizes = Mapping[str, tuple[float, float]]  # id of a box → width, height in points


@dataclass(frozen=True, slots=True)
class Piece:
    """What is never broken: ids of its boxes, its length along the flow, its breadth across, its stage."""

    ids: tuple[str, ...]
    length: float
    breadth: float
    stage: int


def page_scale(width: float, height: float, sheets: Sheets = SHEETS) -> float:
    """The factor that fits a picture on the best of the sheets; never above 1."""
    return min(1.0, max(min((w - 2 * MARGIN) / width, (h - 2 * MARGIN - FOOT) / height) for w, h in sheets))


def _fill(pieces: Sequence[Piece], stages: Mapping[int, float], limit: float) -> list[list[Piece]]:
    """Greedy columns of at most `limit`; a stage that fits whole into a column is not broken: `stages` are lengths."""
    columns: list[list[Piece]] = [[]]
    used, stage = 0.0, -2
    for piece in pieces:
        extra = _HEAD if piece.stage != stage else 0.0
        need = piece.length + extra
        if piece.stage != stage:
            whole = _HEAD + stages[piece.stage]
            need = whole if whole <= limit else need
        if columns[-1] and used + need > limit:
            columns.append([])
            used, extra = 0.0, _HEAD
        columns[-1].append(piece)
        used, stage = used + piece.length + extra, piece.stage
    return columns


def _length(pieces: Sequence[Piece]) -> float:
    """A column's length: its pieces, and a caption for each stage."""
    return sum(p.length for p in pieces) + _HEAD * len({p.stage for p in pieces})


def columns(pieces: Sequence[Piece], *, across: bool, sheets: Sheets = SHEETS) -> list[list[Piece]]:
    """The pieces in columns; `across`: the flow runs left to right."""
    total = _length(pieces)
    stages: dict[int, float] = defaultdict(float)
    for piece in pieces:
        stages[piece.stage] += piece.length
    best: list[list[Piece]] = [list(pieces)]
    best_scale = 0.0
    for count in range(1, min(_MOST, len(pieces)) + 1):
        tries = (_fill(pieces, stages, total / count * (1 + step / 20) + 1) for step in range(40))
        filled = next((found for found in tries if len(found) <= count), best)
        long = max(_length(c) for c in filled)
        wide = sum(max(p.breadth for p in c) + GUTTER for c in filled)
        scale = page_scale(long, wide, sheets) if across else page_scale(wide, long, sheets)
        if scale > best_scale * 1.02:
            best, best_scale = filled, scale
    return best


def pieces(scene: Scene, sizes: Sizes, arcs: Mapping[str, float], gap: float, *, across: bool) -> list[Piece]:
    """What may stand in a column by itself: a box, or at layer level a unit; the ends go with their neighbours.

    `arcs` is how far the arc around a box sticks out of it.
    """
    inner = [b for b in scene.boxes if b.id not in (ENTRY, EXIT)]
    if not inner:
        return [Piece((ENTRY, EXIT), 1, 1, -1)]
    runs = _runs(scene, inner)
    aside = beside(scene)
    rooms = {b.id: sizes[b.id][across] + arcs.get(b.id, 0.0) + (14 if b.id in aside else 0) for b in inner}
    lengths = {i: size[not across] + gap for i, size in sizes.items()}
    sources: dict[str, list[str]] = defaultdict(list)
    for link in scene.links:
        sources[link.target].append(link.source)
    found = [_piece(run, sources, lengths, rooms) for run in runs]
    end = lengths[EXIT]
    first = found[0]
    found[0] = Piece((ENTRY, *first.ids), first.length + end, first.breadth, first.stage)
    last = found[-1]
    found[-1] = Piece((*last.ids, EXIT), last.length + end, last.breadth, last.stage)
    return found


def _runs(scene: Scene, boxes: Sequence[Box]) -> list[list[Box]]:
    """What stays together; an auxiliary head with what is in front of it and what comes behind it."""
    found: list[list[Box]] = []
    held = False
    for _, group in groupby(boxes, key=lambda b: b.cluster if b.inner else b.id):
        run = list(group)
        if found and (held or run[0].aside):
            found[-1] += run
        else:
            found.append(run)
        held = run[0].aside
    return found


def _piece(
    run: Sequence[Box],
    sources: Mapping[str, Sequence[str]],
    lengths: Mapping[str, float],
    rooms: Mapping[str, float],
) -> Piece:
    """Its length is that of its longest path, its breadth that of the boxes that stand side by side."""
    reach: dict[str, float] = {}
    rank: dict[str, int] = {}
    breadth: dict[int, float] = defaultdict(float)
    for box in run:
        before = [i for i in sources[box.id] if i in reach]
        reach[box.id] = max((reach[i] for i in before), default=0.0) + lengths[box.id]
        rank[box.id] = max((rank[i] for i in before), default=-1) + 1
        breadth[rank[box.id]] += rooms[box.id]
    return Piece(tuple(reach), max(reach.values()), max(breadth.values()) + _SIDES, run[0].stage)
