"""Pictures as files: SVG, PDF and PNG are one painting; DOT is the source that was laid out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal, get_args

from archviz.spec.files import write_atomically
from archviz.spec.issue import Refused

from .layout import Picture
from .style import Theme, colours

Format = Literal["svg", "pdf", "png", "dot"]
FORMATS: tuple[str, ...] = get_args(Format)
DPI = (36, 2400)


def export(
    picture: Picture, path: str | Path, *, theme: Theme = "print", dpi: int = 300, footer: str = "", title: str = ""
) -> None:
    """Write a picture in the format of the path's suffix; Refused for other suffixes and places that take no file."""
    format = Path(path).suffix.lower().removeprefix(".")
    if format not in FORMATS:
        offers = ", ".join(f".{f}" for f in FORMATS)
        raise Refused(f"{path}: a picture's name must end in one of {offers}")
    write_atomically(path, render(picture, format, theme=theme, dpi=dpi, footer=footer, title=title))


def render(
    picture: Picture, format: str, *, theme: Theme = "print", dpi: int = 300, footer: str = "", title: str = ""
) -> bytes:
    """The bytes of a picture; `footer` is the small line that says what was counted, `title` stands above."""
    colours(theme)
    if format == "dot":
        return picture.dot.encode()
    if format not in FORMATS:
        raise Refused(f"there is no picture format {format[:40]!r}; formats: {', '.join(FORMATS)}")
    if not DPI[0] <= dpi <= DPI[1]:
        raise Refused(f"{dpi} dpi is out of bounds; take {DPI[0]} to {DPI[1]}")
    from . import devices  # Qt

    writers: dict[str, Callable[..., bytes]] = {"svg": devices.svg, "pdf": devices.pdf, "png": devices.png}
    return writers[format](picture, theme, dpi, title, footer)
