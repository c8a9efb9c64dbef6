"""One small sign for each category, so that a grey print still tells them apart. Data in a 9×9 square, y down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Stroke = tuple[tuple[float, float], ...]
Spot = tuple[float, float, float, float]  # x, y, width, height of a filled ellipse or square


@dataclass(frozen=True, slots=True)
class Glyph:
    """Lines to stroke, squares and discs to fill, rings to stroke."""

    strokes: tuple[Stroke, ...] = ()
    squares: tuple[Spot, ...] = ()
    discs: tuple[Spot, ...] = ()
    rings: tuple[Spot, ...] = ()


_BELL = ((0, 7.8), (1.6, 7.4), (2.7, 5.8), (3.5, 3.0), (4.5, 1.4), (5.5, 3.0), (6.3, 5.8), (7.4, 7.4), (9, 7.8))

GLYPHS: Mapping[str, Glyph] = {
    "convolution": Glyph(squares=tuple((x, y, 2.4, 2.4) for y in (0.0, 3.3, 6.6) for x in (0.0, 3.3, 6.6))),
    "linear": Glyph(
        strokes=tuple(((1.3, a), (7.7, b)) for a in (1.2, 4.5, 7.8) for b in (2.8, 6.2)),
        discs=tuple((0.2, y - 1.1, 2.2, 2.2) for y in (1.2, 4.5, 7.8))
        + tuple((6.6, y - 1.1, 2.2, 2.2) for y in (2.8, 6.2)),
    ),
    "normalisation": Glyph(strokes=(_BELL,)),
    "activation": Glyph(strokes=(((0, 7.4), (4.2, 7.4), (8.8, 1.4)),)),
    "pooling": Glyph(strokes=(((0.4, 1.2), (8.6, 1.2), (5.6, 5.0), (5.6, 8.4), (3.4, 7.2), (3.4, 5.0), (0.4, 1.2)),)),
    "merge": Glyph(strokes=(((4.5, 2.2), (4.5, 6.8)), ((2.2, 4.5), (6.8, 4.5))), rings=((0.4, 0.4, 8.2, 8.2),)),
    "shape": Glyph(strokes=(((0, 4.5), (8.4, 4.5)), ((5.4, 1.5), (8.6, 4.5), (5.4, 7.5)))),
}
