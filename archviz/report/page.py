"""The comparison page: one HTML file that needs nothing else, for the screen, the phone and A4."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from archviz.resources import resource
from archviz.results import Analysis, Comparison, Figure, FvcoreCount, Level, Row

from . import conventions, numbers, tables

_ID = re.compile(r"""(\bid="|url\(#|url\('#|url\(&quot;#|href="#)(?=[^"])""")
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_FEW = 3  # blocks of which every operation can be shown


@dataclass(frozen=True, slots=True)
class Pictures:
    """A design drawn twice, as <svg> elements: for light and for dark surroundings."""

    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A value as the table shows it, `whole` where `short` is rounded; `share` is its part of the row's most, in %."""

    short: str
    exact: str
    whole: str
    change: str
    share: float


def level(units: int) -> Level:
    """How fine a design of so many blocks is drawn."""
    return "layer" if units <= _FEW else "block"


def render(comparison: Comparison, pictures: Sequence[Pictures], command: str) -> str:
    """The page; names are escaped, pictures are taken as they are."""
    environment = Environment(
        loader=FileSystemLoader(resource("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(shape=numbers.shape, si=numbers.si, exact=numbers.exact, name=tables.printable)
    return environment.get_template("comparison.html").render(
        comparison=comparison,
        facts=tables.facts(comparison),
        figures=[(f, [_cell(f, i) for i in range(len(f.values))]) for f in filter(tables.told, comparison.figures)],
        parts=("conv_weight", "conv_bias", "norm", "linear"),
        pictures=[_inline(p, index) for index, p in enumerate(pictures)],
        styles=_styles(pictures),
        share=_share,
        confirmed=bool(comparison.counted) and all(map(_confirms, comparison.counted, comparison.analyses)),
        conventions=conventions.CONVENTIONS,
        versions=conventions.versions(),
        command=tables.printable(command),
    )


def _cell(figure: Figure, index: int) -> Cell:
    value, most = figure.values[index], max(figure.values)
    short, whole = tables.short(figure, index), numbers.exact(value)
    exact = f"{whole} {figure.unit}".rstrip()
    whole = exact if figure.unit == "B" else whole
    share = 100 * value / most if most else 0
    return Cell(short, exact, "" if whole == short else whole, tables.change(figure, index), round(share, 2))


def _share(row: Row, rows: Sequence[Row]) -> str:
    """The part of all MACs that a stage takes."""
    total = sum(r.counts.macs for r in rows)
    return f"{100 * row.counts.macs / total:.1f} %" if total else "—"


def _confirms(count: FvcoreCount, analysis: Analysis) -> bool:
    return count.macs == analysis.total.macs


def _inline(pictures: Pictures, index: int) -> dict[str, Markup]:
    """Both pictures, without their styles and with ids that no other picture of the page has."""
    themes = {"light": pictures.light, "dark": pictures.dark}
    return {theme: Markup(_ID.sub(rf"\g<1>{theme}{index}-", _STYLE.sub("", svg))) for theme, svg in themes.items()}


def _styles(pictures: Sequence[Pictures]) -> Markup:
    """The styles of all pictures, each once: they bring their fonts along."""
    found = [style for p in pictures for svg in (p.light, p.dark) for style in _STYLE.findall(svg)]
    return Markup("\n".join(dict.fromkeys(found)))
