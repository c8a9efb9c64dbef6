"""A picture on its page: how large it is there, and where title and footer stand. Lengths in points, y down."""

from __future__ import annotations

from dataclasses import dataclass

from archviz.spec.issue import Refused
from archviz.words import say

from .font import LEAST, text_width, wrapped
from .layout import Picture
from .options import COLUMN_HEIGHT, COLUMNS, MM, PAPERS, Options

READABLE = 6.0  # points: letters on a page that nobody chose are never smaller
LARGEST = 1.25  # a small picture is not blown up beyond this
_TITLE, _NOTE = 13, 8  # sizes of the letters of title and footer
_LEADS = {_TITLE: 17.0, _NOTE: 11.0}
_GAP = 12.0  # between the words and the picture
_INSET = 12.0  # of the words where the page has no margin of its own
_NARROW = 240.0  # words need at least this


@dataclass(frozen=True, slots=True)
class Line:
    """A line of title or footer: the left end of its base line, the size of its letters."""

    text: str
    x: float
    y: float
    size: int
    bold: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """A page with a picture on it, `scale` times its natural size, its upper left corner at (x, y)."""

    picture: Picture
    width: float
    height: float
    scale: float
    x: float
    y: float
    margin: float
    lines: tuple[Line, ...]

    @property
    def least(self) -> float:
        """The size of the smallest letters on it."""
        return min([LEAST * self.scale, *(line.size for line in self.lines)])


def paper(picture: Picture, options: Options, title: str = "", footer: str = "") -> Paper:
    """The page that the options ask for; Refused where title and footer leave no room on it."""
    if not options.words or options.format in ("tex", "dot"):  # LaTeX has captions, Graphviz only boxes
        title = footer = ""
    if options.page in COLUMNS:
        return _column(picture, COLUMNS[options.page], title, footer)
    if options.page in PAPERS:
        return _sheet(picture, options.page, options.margin * MM, title, footer)
    if options.page == "auto" and options.format == "pdf" and (title or footer):
        found = _sheet(picture, "a4", options.margin * MM, title, footer)
        if found.scale * LEAST >= READABLE:
            return found
    return _fit(picture, title, footer)


def _fit(picture: Picture, title: str, footer: str) -> Paper:
    """As large as the picture and its words."""
    words = [text_width(w, _TITLE, True) for w in title.split()] + [text_width(w, _NOTE) for w in footer.split()]
    wide = max([picture.width, *(w + 2 * _INSET for w in words), _NARROW if words else 0.0])
    above, below = wrapped(title, wide - 2 * _INSET, _TITLE, True), wrapped(footer, wide - 2 * _INSET, _NOTE)
    top, bottom = (_height(above, _TITLE), _height(below, _NOTE))
    high = top + picture.height + bottom
    lines = _lines(above, _INSET, _INSET, _TITLE) + _lines(below, _INSET, high - bottom + 2, _NOTE)
    return Paper(picture, wide, high, 1.0, (wide - picture.width) / 2, top, 0.0, lines)


def _column(picture: Picture, width: float, title: str, footer: str) -> Paper:
    """As wide as a column of a paper, as high as need be."""
    above, below = wrapped(title, width, _TITLE, True), wrapped(footer, width, _NOTE)
    top, bottom = _height(above, _TITLE), _height(below, _NOTE)
    scale = _scale(picture, width, COLUMN_HEIGHT - top - bottom)
    high = top + picture.height * scale + bottom
    lines = _lines(above, 0.0, 0.0, _TITLE) + _lines(below, 0.0, high - bottom + _GAP - 2, _NOTE)
    return Paper(picture, width, high, scale, (width - picture.width * scale) / 2, top, 0.0, lines)


def _sheet(picture: Picture, name: str, margin: float, title: str, footer: str) -> Paper:
    """Upright or lying, whichever shows the picture larger."""
    found = []
    for wide, high in (PAPERS[name], PAPERS[name][::-1]):
        room = wide - 2 * margin
        above, below = wrapped(title, room, _TITLE, True), wrapped(footer, room, _NOTE)
        top, bottom = _height(above, _TITLE), _height(below, _NOTE)
        scale = _scale(picture, room, high - 2 * margin - top - bottom)
        foot = high - margin - len(below) * _LEADS[_NOTE]
        lines = _lines(above, margin, margin, _TITLE) + _lines(below, margin, foot, _NOTE)
        x, y = (wide - picture.width * scale) / 2, margin + top
        found.append(Paper(picture, wide, high, scale, x, y, margin, lines))
    return max(found, key=lambda p: p.scale)


def _scale(picture: Picture, width: float, height: float) -> float:
    scale = min(LARGEST, width / picture.width, height / picture.height)
    if scale <= 0:
        raise Refused(say("title and footer leave no room on the page; take a larger one, or leave them off"))
    return scale


def _height(lines: list[str], size: int) -> float:
    return len(lines) * _LEADS[size] + (_GAP if lines else 0.0)


def _lines(texts: list[str], x: float, y: float, size: int) -> tuple[Line, ...]:
    """Lines below each other, the first one's upper edge at y."""
    return tuple(Line(text, x, y + size + n * _LEADS[size], size, size == _TITLE) for n, text in enumerate(texts))
