"""Tables on pages: rules as in a book, cells of words wrapped, the head again on every page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING

from .font import text_width, wrapped
from .pages import HIGH, MARGIN, WIDE, Pages, rule, write

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

_PAD, _TEXT, _NOTE, _LEAD = 6.0, 8, 7, 1.25  # between columns; sizes of letters; height of a line in letters
_THICK, _THIN = 0.8, 0.25

Column = tuple[float, float, bool]  # its left end, its width, whether it is right-aligned


@dataclass(frozen=True, slots=True)
class Cell:
    """A text, and a smaller one below it."""

    text: str
    note: str = ""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its head (title, whether right-aligned), rows, whether the last one sums up; `even`: equal columns."""

    head: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: bool = False
    even: bool = False


def put(pages: Pages, grid: Grid) -> None:
    """Set a table from here on."""
    widths = _widths(grid)
    lefts = [MARGIN, *(MARGIN + end for end in accumulate(width + _PAD for width in widths[:-1]))]
    columns = list(zip(lefts, widths, (right for _, right in grid.head), strict=True))
    head = [Cell(title, bold=True) for title, _ in grid.head]
    heads = _height(head, columns)
    pages.put(heads, partial(_draw, cells=head, columns=columns), keep=30.0)
    for number, row in enumerate(grid.rows):
        weight = _THICK if number == 0 or (grid.total and row is grid.rows[-1]) else _THIN
        high = _height(row, columns)
        if pages.y + high > HIGH:
            pages.turn()
            pages.put(heads, partial(_draw, cells=head, columns=columns))
            weight = _THICK
        pages.put(high, partial(_draw, cells=row, columns=columns, weight=weight))
    pages.put(4.0, partial(rule, weight=_THICK))


def _draw(painter: QPainter, y: float, cells: Sequence[Cell], columns: Sequence[Column], weight: float = 0.0) -> None:
    if weight:
        rule(painter, y, weight)
    for cell, (left, width, right) in zip(cells, columns, strict=True):
        at = y + 3.0
        for line, size, bold in _lines(cell, width):
            at += size * _LEAD
            x = left + width - text_width(line, size, bold) if right else left
            write(painter, x, at - size * 0.22, line, size, bold=bold, quiet=size == _NOTE)


def _lines(cell: Cell, width: float) -> Iterator[tuple[str, int, bool]]:
    for line in wrapped(cell.text, width, _TEXT, cell.bold):
        yield line, _TEXT, cell.bold
    for line in wrapped(cell.note, width, _NOTE):
        yield line, _NOTE, False


def _height(cells: Sequence[Cell], columns: Sequence[Column]) -> float:
    tall = (sum(size * _LEAD for _, size, _ in _lines(c, w)) for c, (_, w, _) in zip(cells, columns, strict=True))
    return max(tall) + 6.0


def _widths(grid: Grid) -> list[float]:
    """As wide as need be; what is too much is taken from the widest, what is left is given to words."""
    room = WIDE - _PAD * (len(grid.head) - 1)
    lines = [tuple(Cell(title, bold=True) for title, _ in grid.head), *grid.rows]
    natural = [
        max(max(text_width(c.text, _TEXT, c.bold), text_width(c.note, _NOTE)) for c in column) + 0.5
        for column in zip(*lines, strict=True)
    ]
    if grid.even:
        first = min(natural[0], room / 3)
        return [first, *[(room - first) / (len(natural) - 1)] * (len(natural) - 1)]
    while (over := sum(natural) - room) > 0.1:
        widest = max(natural)
        second = max((w for w in natural if w < widest), default=0.0)
        cut = max(second, widest - over / natural.count(widest))
        natural = [cut if w == widest else w for w in natural]
    words = next((n for n, (_, right) in reversed([*enumerate(grid.head)]) if not right), 0)
    natural[words] += room - sum(natural)
    return natural
