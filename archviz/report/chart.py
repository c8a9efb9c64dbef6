"""A chart of a comparison, drawn with matplotlib as vectors.

It is drawn in the colours of light surroundings; on the page each is a variable, so that the page's theme holds for it,
too.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from archviz.diagram.style import CATEGORIES, colours

from . import numbers
from .figure import look

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NAMED = 8  # designs up to which each is named at its point; beyond, it has its number
WIDTH = 3.6  # inches of every chart: two stand beside each other on A4
_LIGHT = colours("light")
INK, SOFT, LINE, CARD = _LIGHT.text, "#59626C", "#C9CFD6", "#FEFEFE"
KINDS = ("convolution", "activation", "pooling", "merge", "linear", "normalisation")
SERIES = tuple(CATEGORIES[kind] for kind in KINDS)
MARKERS = ("o", "s", "^", "D", "v", "P", "X", "p", "<", ">")
VARIABLES: Mapping[str, str] = {
    INK: "--ink",
    SOFT: "--soft",
    LINE: "--line",
    CARD: "--card",
    **{colour: f"--series-{number}" for number, colour in enumerate(SERIES)},
}
_STYLE: dict[Any, Any] = {  # beyond the look of every figure
    "font.family": "Inter",  # the page names those that stand in for it
    "xtick.labelsize": 7,
    "ytick.labelsize": 7,
    "axes.labelsize": 8,
    "axes.edgecolor": SOFT,
    "xtick.color": SOFT,
    "ytick.color": SOFT,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "svg.fonttype": "none",
}


@dataclass(frozen=True)
class Chart:
    """A chart: what it shows in one line, its height in inches, and what draws it."""

    title: str
    height: float
    draw: Callable[[Axes], None]

    def svg(self) -> str:
        """An <svg> element; its letters are text in our font, which has to be at hand."""
        with _figure(self) as figure:
            file = io.StringIO()
            figure.savefig(file, format="svg", transparent=True, metadata={"Date": None})
        text = file.getvalue()
        text = re.sub(r"<metadata>.*?</metadata>|<style.*?</style>|<!--.*?-->\n?", "", text, flags=re.DOTALL)
        return text[text.index("<svg") :]


def themed(svg: str) -> str:
    """With the variables of the page in the place of colours."""

    def variable(match: re.Match[str]) -> str:
        name = VARIABLES.get(match[0].upper())
        return f"var({name})" if name else match[0]

    return within(svg, re.compile(r"#[0-9a-fA-F]{6}\b"), variable)


def within(svg: str, what: re.Pattern[str], new: str | Callable[[re.Match[str]], str]) -> str:
    """With something else in its attributes; its letters stay, whatever a design is called."""
    return re.sub(r"<[^<>]*>", lambda tag: what.sub(new, tag[0]), svg)


@contextmanager
def _figure(chart: Chart) -> Iterator[Figure]:
    """A figure with one pair of axes, drawn with our font and colours."""
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    with look(_LIGHT), rc_context(_STYLE):
        figure = Figure(figsize=(WIDTH, chart.height), layout="constrained")
        chart.draw(figure.add_subplot())
        yield figure


def round_number(value: float) -> str:
    """A round number of an axis: "4.08 G"."""
    number, _, prefix = numbers.si(round(value)).partition(" ")
    return f"{float(number.replace('−', '-')):g} {prefix}".rstrip()
