"""A roofline plot of a network's blocks on the device that ran them, as a file (Williams et al. 2009, fig. 1).

Its texts are English and its letters are outlines, as in every picture that leaves the house.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

from archviz.bench.plan import Plan
from archviz.bench.result import Latency, Machine
from archviz.bench.roof import roof, works
from archviz.diagram.options import COLUMNS
from archviz.diagram.style import Palette, Theme, colours
from archviz.resources import resource
from archviz.spec.issue import Refused
from archviz.words import say

from . import numbers
from .marks import clipped, marks
from .tables import printable

Format = Literal["svg", "pdf", "png"]
FORMATS: tuple[Format, ...] = get_args(Format)
Page = Literal["auto", "column", "columns"]
Size = tuple[float, float]  # width and height in points
WIDTHS: Mapping[Page, float] = {"auto": 16 * 72 / 2.54, "column": COLUMNS["column"], "columns": COLUMNS["columns"]}
_DPI = 300
_SAID = 6  # kinds of blocks without MACs that are named


def format_of(path: str | Path) -> Format:
    """The format that a file's name asks for; Refused for other endings."""
    found = next((f for f in FORMATS if Path(path).suffix.lower() == f".{f}"), None)
    if found is None:
        offers = ", ".join(f".{f}" for f in FORMATS)
        raise Refused(say("{path}: a plot's name must end in one of {offers}", path=str(path), offers=offers))
    return found


def source(machine: Machine, plan: Plan, day: str) -> str:
    """Where a latency comes from: device, type of numbers, threads, settings, torch, the day ("2026-05-01")."""
    flags = [flag.replace("_", " ") for flag in ("channels_last", "compile", "cuda_graph") if getattr(plan, flag)]
    threads = f"{machine.threads} thread{'s' if machine.threads > 1 else ''}"
    told = [machine.gpu or machine.cpu or plan.device, threads, plan.dtype, *flags, f"torch {machine.torch}", day]
    return ", ".join(map(printable, told))


def caption(found: Latency, where: str) -> str:
    """What the plot shows, complete without any other text; `where` is its source."""
    done = works(found)
    above, without = roof(found), [work for work in done if not work.flops]
    parts = [
        f"Roofline of {printable(found.name)} at batch {found.batch} ({where}).",
        "A mark is a kind of block (equal blocks of a stage are one mark, the line through it goes from the slowest to "
        "the fastest), its area the share of the time of all blocks.",
        f"Roofs of the same run: {numbers.si(round(above.peak), 'FLOP/s')} in a large matrix product, "
        f"{numbers.si(round(above.bandwidth), 'B/s')} in a large copy.",
        "FLOPs: 2\u00a0×\u00a0MACs. Traffic: what every operation reads and writes, unfused, and weights once; a mark "
        "stands above the slanted roof where caches or fused operations spare memory.",
    ]
    if any(work.rate > above.peak for work in done):
        parts.append(
            "A mark above the flat roof: other programs slowed the product down, or a convolution multiplies less "
            "than its MACs (Winograd)."
        )
    if without:
        names = [clipped(work.block.name) for work in without[:_SAID]]
        names += [f"{len(without) - _SAID} more"] if len(without) > _SAID else []
        share = sum(work.block.median for work in without) / sum(work.block.median for work in done)
        parts.append(f"Left out, as they have no MACs: {', '.join(names)} ({share:.1%} of the time).")
    return " ".join(parts)


def draw(
    found: Latency, where: str, format: Format = "svg", theme: Theme = "light", page: Page | Size = "auto"
) -> bytes:
    """The plot as a file, the same bytes for the same values; Refused where no block with MACs was timed.

    On a page it has its caption; as large as a view, in points, the plot has all the room.
    """
    kinds = marks(works(found))
    if not kinds:
        fault = say("{name} has no times of blocks that multiply; measure it with --per-block", name=found.name)
        raise Refused(fault)
    import matplotlib
    import matplotlib.style

    from .sheet import Sheet

    palette = colours(theme)
    _font()
    with matplotlib.style.context(["default", _look(palette)]), warnings.catch_warnings():
        warnings.filterwarnings("ignore", r"Glyph \d+")  # a name in letters that no font here has
        sheet, batch = Sheet(kinds, roof(found), palette), f"batch {found.batch}"
        if isinstance(page, str):
            figure = sheet.page(f"{printable(found.name)}, {batch}", caption(found, where), WIDTHS[page])
        else:
            figure = sheet.view(f"{clipped(found.name)}, {batch}", *page)
        file = io.BytesIO()
        figure.savefig(file, format=format, dpi=_DPI, metadata=_METADATA[format])
    return _EMPTY.sub(rb'\1 d="M0 0"\2', file.getvalue()) if format == "svg" else file.getvalue()


_EMPTY = re.compile(rb'(<path id="[^"]*")( transform="[^"]*"/>)')  # the space; Qt complains of a path without a way
_METADATA: dict[Format, dict[str, str | None]] = {
    "svg": {"Creator": "ArchViz", "Date": None},
    "pdf": {"Creator": "ArchViz", "CreationDate": None},
    "png": {"Software": "ArchViz"},
}


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
