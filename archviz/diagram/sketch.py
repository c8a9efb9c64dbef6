"""The inside of a block's box: branches side by side in small columns, then their merge. Lengths in points, y down."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from .flow import Flow, Fork
from .route import Point, TextWidth

LEAD = 11.0  # from line to line
_GAP = 9.0  # between columns
_BAR = 4.0  # from a fork's bar to its columns, and back
_ASCENT = 8.5  # from the top of a line to its base


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text: the left end of its base line."""

    text: str
    at: Point
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Sketch:
    """Texts and thin wires; `axis` is where its trunk enters and leaves."""

    width: float = 0.0
    height: float = 0.0
    axis: float = 0.0
    words: tuple[Words, ...] = ()
    wires: tuple[tuple[Point, ...], ...] = field(default=())

    def moved(self, x: float, y: float) -> Sketch:
        """The same elsewhere; width and height stay."""
        words = tuple(replace(w, at=(w.at[0] + x, w.at[1] + y)) for w in self.words)
        wires = tuple(tuple((a + x, b + y) for a, b in wire) for wire in self.wires)
        return Sketch(self.width, self.height, self.axis + x, words, wires)


def sketch(flow: Flow, text_width: TextWidth) -> Sketch:
    """The places of everything that a flow shows."""
    parts = [_fork(item, text_width) if isinstance(item, Fork) else _line(item, text_width) for item in flow]
    axis = max((p.axis for p in parts), default=0.0)
    height = 0.0
    words: list[Words] = []
    wires: list[tuple[Point, ...]] = []
    for part in parts:
        placed = part.moved(axis - part.axis, height)
        words += placed.words
        wires += placed.wires
        height += part.height
    width = max((axis - p.axis + p.width for p in parts), default=0.0)
    return Sketch(width, height, axis, tuple(words), tuple(wires))


def _line(text: str, text_width: TextWidth, quiet: bool = False) -> Sketch:
    wide = text_width(text)
    return Sketch(wide, LEAD, wide / 2, (Words(text, (0.0, _ASCENT), quiet),))


def _fork(fork: Fork, text_width: TextWidth) -> Sketch:
    """A bar, the columns hanging from it, a bar that gathers them, the word of the merge."""
    columns = [(sketch(path, text_width), count) for path, count in zip(fork.paths, fork.counts, strict=True)]
    tall = max(c.height for c, _ in columns)
    words: list[Words] = []
    wires: list[tuple[Point, ...]] = []
    axes: list[float] = []
    x = 0.0
    for column, count in columns:
        placed = column.moved(x, 2 * _BAR)
        foot = 2 * _BAR + column.height
        words += placed.words
        wires += placed.wires
        wires.append(((placed.axis, _BAR), (placed.axis, 2 * _BAR if column.height else foot)))
        wires.append(((placed.axis, foot + 1), (placed.axis, 3 * _BAR + tall)))
        axes.append(placed.axis)
        x += column.width
        if count > 1:
            more = f"··· ×{count}"
            words.append(Words(more, (x + 5, 2 * _BAR + column.height / 2 + LEAD * 0.3), quiet=True))
            x += 5 + text_width(more)
        x += _GAP
    width = x - _GAP
    foot = 3 * _BAR + tall
    axis = (axes[0] + axes[-1]) / 2
    wires += [((axes[0], _BAR), (axes[-1], _BAR)), ((axes[0], foot), (axes[-1], foot))]
    wires += [((axis, 0.0), (axis, _BAR)), ((axis, foot), (axis, foot + _BAR - 1))]
    said = f"{fork.merge}, total {fork.total} paths" if max(fork.counts) > 1 else fork.merge
    word = _line(said, text_width).moved(axis - text_width(said) / 2, foot + _BAR)
    left = max(0.0, -word.words[0].at[0])
    right = max(width, word.words[0].at[0] + text_width(said))
    whole = Sketch(left + right, foot + _BAR + LEAD, axis, (*words, *word.words), tuple(wires))
    return whole.moved(left, 0.0)
