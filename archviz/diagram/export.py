"""Pictures as files: SVG, PDF and PNG are one painting, TikZ the same in TeX; DOT is the source that was laid out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

from archviz.spec.issue import Refused
from archviz.words import say

from .layout import Picture
from .options import FORMATS, Format, Options

COLD = ("tex", "dot")  # their colours are those of categories


def format_of(path: str | Path) -> Format:
    """The format that a file's name asks for; Refused for other endings."""
    suffix = Path(path).suffix.lower().removeprefix(".")
    found = "tex" if suffix == "tikz" else suffix
    if found not in FORMATS:
        offers = ", ".join(f".{f}" for f in FORMATS)
        raise Refused(say("{path}: a picture's name must end in one of {offers}", path=str(path), offers=offers))
    return cast(Format, found)


def render(picture: Picture, options: Options, *, title: str = "", footer: str = "") -> bytes:
    """The bytes of a picture; `footer` is the small line that says what was counted, `title` stands above."""
    if picture.heat and options.format in COLD:
        raise Refused(say("TikZ and DOT take no heat; write .svg, .pdf or .png, or leave the heat out"))
    if options.format == "dot":
        return picture.dot.encode()
    from .paper import paper  # it measures with Qt's fonts

    page = paper(picture, options, title, footer)
    if options.format == "tex":
        from .tikz import tikz

        return tikz(page, options, title, footer).encode()
    from . import devices  # Qt

    title, footer = (title, footer) if options.words else ("", "")
    writers: dict[str, Callable[..., bytes]] = {"svg": devices.svg, "pdf": devices.pdf, "png": devices.png}
    return writers[options.format](page, options, title, footer)
