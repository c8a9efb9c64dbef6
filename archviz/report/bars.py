"""Where in a design its cost lies: one bar a design, from input to output, in the colours of aligned stages."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from archviz.diagram.style import heat, ink
from archviz.words import say, word

from . import numbers
from .chart import CARD, INK, LINE, SOFT, WIDTH, Chart, round_number
from .content import Content
from .tables import printable

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_FIGURES = {"macs": word("MACs"), "params": word("Parameters"), "activations": word("Activations")}
_ROW, _AXIS = 0.34, 0.5  # inches: of a bar with its name, of what stands below
_LETTER = 0.062  # inches: mean width of a letter


def stages(content: Content) -> tuple[Chart, ...]:
    """A chart for MACs, parameters and activations."""
    height = _AXIS + _ROW * len(content.designs)
    return tuple(
        Chart(say("{figure} by stage", figure=title), height, partial(_draw, content=content, key=key, title=title))
        for key, title in _FIGURES.items()
    )


def _draw(axes: Axes, content: Content, key: str, title: str) -> None:
    analyses, names = content.comparison.analyses, content.comparison.names
    most = max(getattr(a.total, key) for a in analyses) or 1
    last = max(1, len(content.rows) - 1)
    for number, (analysis, name) in enumerate(zip(analyses, names, strict=True)):
        start, y = 0, -number
        for place, row in enumerate(content.rows):
            if (index := row[number]) is None:
                continue
            stage = analysis.stages[index]
            value = getattr(stage.counts, key)
            fill = heat(0.12 + 0.88 * place / last)
            axes.barh(y, value, 0.5, start, color=fill, edgecolor=CARD, linewidth=0.8, zorder=2)
            if value / most * (WIDTH - 0.3) > len(stage.name) * _LETTER + 0.08:
                at = start + value / 2, y - 0.02
                axes.text(*at, stage.name, ha="center", va="center", fontsize=6, color=ink(fill), zorder=3)
            start += value
        told = f"{printable(name)}  {numbers.si(start)}"
        axes.text(0, y + 0.3, told, ha="left", va="bottom", fontsize=7, color=INK)
    axes.set_xlim(0, most * 1.02)
    axes.set_ylim(-len(names) + 0.6, 0.75)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.xaxis.set_major_formatter(lambda value, _: round_number(value))
    axes.locator_params(axis="x", nbins=4)
    axes.grid(axis="x", color=LINE, linewidth=0.4, alpha=0.6)
    axes.set_axisbelow(True)
    axes.set_xlabel(title, color=SOFT)
