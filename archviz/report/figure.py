"""A figure of matplotlib as a file of its own: in the colours of a theme, its letters as outlines."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from archviz.diagram.style import Palette
from archviz.resources import resource
from archviz.spec.issue import Refused
from archviz.words import say

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Format = Literal["svg", "pdf", "png"]
FORMATS: tuple[Format, ...] = get_args(Format)
_DPI = 300
_EMPTY = re.compile(rb'(<path id="[^"]*")( transform="[^"]*"/>)')  # the space; Qt complains of a path without a way
_METADATA: dict[Format, dict[str, str | None]] = {
    "svg": {"Creator": "ArchViz", "Date": None},
    "pdf": {"Creator": "ArchViz", "CreationDate": None},
    "png": {"Software": "ArchViz"},
}


def format_of(path: str | Path) -> Format:
    """The format that a file's name asks for; Refused for other endings."""
    found = next((f for f in FORMATS if Path(path).suffix.lower() == f".{f}"), None)
    if found is None:
        offers = ", ".join(f".{f}" for f in FORMATS)
        raise Refused(say("{path}: a plot's name must end in one of {offers}", path=str(path), offers=offers))
    return found


@contextmanager
def look(palette: Palette) -> Iterator[None]:
    """Whatever is drawn and saved meanwhile has our font and these colours."""
    import matplotlib
    import matplotlib.style

    _font()
    with matplotlib.style.context(["default", _look(palette)]), warnings.catch_warnings():
        warnings.filterwarnings("ignore", r"Glyph \d+")  # a name in letters that no font here has
        yield


def saved(figure: Figure, format: Format) -> bytes:
    """The figure as a file, the same bytes for the same figure; to be used within its look."""
    file = io.BytesIO()
    figure.savefig(file, format=format, dpi=_DPI, metadata=_METADATA[format])
    return _EMPTY.sub(rb'\1 d="M0 0"\2', file.getvalue()) if format == "svg" else file.getvalue()


def _look(palette: Palette) -> dict[str, object]:
    """What differs from matplotlib's defaults; whatever the user has set for their own plots is left out."""
    return {
        "font.family": ["Inter", "DejaVu Sans", "sans-serif"],
        "font.size": 8,
        "text.parse_math": False,  # a name may hold dollars
        "text.color": palette.text,
        "axes.edgecolor": palette.line,
        "axes.labelcolor": palette.text,
        "axes.facecolor": palette.page,
        "axes.linewidth": 0.6,
        "figure.facecolor": palette.page,
        "savefig.facecolor": palette.page,
        "xtick.color": palette.text,
        "ytick.color": palette.text,
        "xtick.major.width": 0.6,
        "ytick.major.width": 0.6,
        "xtick.minor.width": 0.4,
        "ytick.minor.width": 0.4,
        "pdf.fonttype": 42,
        "svg.fonttype": "path",
        "svg.hashsalt": "archviz",
    }


@lru_cache(maxsize=1)
def _font() -> None:
    """Let matplotlib know the bundled font."""
    from matplotlib import font_manager

    for weight in ("Regular", "Bold"):
        font_manager.fontManager.addfont(resource(f"fonts/Inter-{weight}.ttf"))
