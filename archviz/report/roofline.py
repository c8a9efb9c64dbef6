"""A roofline plot of a network's blocks on the device that ran them, as a file (Williams et al. 2009, fig. 1).

Its texts are English and its letters are outlines, as in every picture that leaves the house.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from archviz.bench.plan import Plan
from archviz.bench.result import Latency, Machine
from archviz.bench.roof import roof, works
from archviz.diagram.options import COLUMNS
from archviz.diagram.style import Theme, colours
from archviz.spec.issue import Refused
from archviz.words import say

from . import figure, numbers
from .figure import Format
from .marks import clipped, marks
from .tables import printable

Page = Literal["auto", "column", "columns"]
Size = tuple[float, float]  # width and height in points
WIDTHS: Mapping[Page, float] = {"auto": 16 * 72 / 2.54, "column": COLUMNS["column"], "columns": COLUMNS["columns"]}
_SAID = 6  # kinds of blocks without MACs that are named


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
        f"Roofs of the same run: {numbers.si(round(above.peak), 'FLOP/s')} in {found.reference}, "
        f"{numbers.si(round(above.bandwidth), 'B/s')} in a large copy.",
        "FLOPs: 2\u00a0×\u00a0MACs. Traffic: what every operation reads and writes, unfused, and weights once; a mark "
        "stands above the slanted roof where caches or fused operations spare memory.",
    ]
    if any(work.rate > above.peak for work in done):
        parts.append(
            "A mark above the flat roof: other programs slowed that work down, or a convolution multiplies less "
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
    from .sheet import Sheet

    palette = colours(theme)
    with figure.look(palette):
        sheet, batch = Sheet(kinds, roof(found), palette), f"batch {found.batch}"
        if isinstance(page, str):
            drawn = sheet.page(f"{printable(found.name)}, {batch}", caption(found, where), WIDTHS[page])
        else:
            drawn = sheet.view(f"{clipped(found.name)}, {batch}", *page)
        return figure.saved(drawn, format)
