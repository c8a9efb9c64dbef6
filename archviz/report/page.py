"""The comparison page: one HTML file that needs nothing else, for the screen, the phone and A4."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from archviz.diagram.style import Theme, colours
from archviz.resources import resource
from archviz.results import Figure, Level, Row

from . import charts, conventions, numbers, sections, tables
from .content import Content

_ID = re.compile(r"""(\bid="|url\(#|url\('#|url\(&quot;#|href="#)(?=[^"])""")
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_FEW = 3  # blocks of which every operation can be shown
_SCREEN = (1.0, 1.3, 1130.0)  # pixels that a point of the pictures takes, at least and at most; room for them
_PAPER = (0.45, 0.8, 510.0, 640.0, 9.0)  # the same on paper, in points; height of a page; gap


@dataclass(frozen=True, slots=True)
class Pictures:
    """A design drawn twice, as <svg> elements: for light and for dark surroundings; its size in points."""

    light: str
    dark: str
    width: float
    height: float


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


def render(content: Content, pictures: Sequence[Pictures]) -> str:
    """The page; names are escaped, pictures are taken as they are."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # the window needs the rest of this at once

    environment = Environment(
        loader=FileSystemLoader(resource("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(shape=numbers.shape, si=numbers.si, exact=numbers.exact, name=tables.printable)
    comparison = content.comparison
    drawn = charts.charts(content)
    return environment.get_template("comparison.html").render(
        content=content,
        comparison=comparison,
        facts=tables.facts(comparison),
        figures=[(f, [_cell(f, i) for i in range(len(f.values))]) for f in filter(tables.told, comparison.figures)],
        parts=("conv_weight", "conv_bias", "norm", "linear"),
        confirmed=sections.confirmed(content),
        accuracy=sections.accuracy(content),
        accuracy_notes=sections.accuracy_notes(content),
        charts=[(chart.title, _chart(chart, index)) for index, chart in enumerate(drawn)],
        charts_note=charts.note(content),
        differences=[_differences(content, index) for index in range(1, len(comparison.names))],
        latency=sections.latency(content),
        latency_notes=sections.latency_notes(content),
        names=[_broken(name) for name in comparison.names],
        pictures=[_inline(p, index) for index, p in enumerate(pictures)],
        units=_units(pictures),
        styles=_styles(pictures),
        series=[(_series("light", n), _series("dark", n)) for n in range(len(charts.SERIES))],
        share=_share,
        conventions=conventions.CONVENTIONS,
        versions=conventions.versions(),
        machine=conventions.machine(),
        commands=[tables.printable(c) for c in (content.measured.commands if content.measured else ())],
        command=tables.printable(content.command),
    )


def _broken(name: str) -> Markup:
    """A name that can go on below behind a low line."""
    return Markup(str(escape(name)).replace("_", "_<wbr>"))


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


def _differences(content: Content, index: int) -> tuple[str, tables.Table | None, str]:
    """The design, its table; where it has none, what is said instead."""
    name = content.comparison.names[index]
    if not content.differences[index - 1]:
        return name, None, sections.alike(content, index)
    return name, sections.differences(content, index), ""


def _chart(chart: charts.Chart, index: int) -> Markup:
    return Markup(_ID.sub(rf"\g<1>chart{index}-", charts.themed(chart.svg())))


def _series(theme: Theme, number: int) -> str:
    """The colour of a design in a chart."""
    return colours(theme).bar(charts.KINDS[number])


def _units(pictures: Sequence[Pictures]) -> tuple[float, float]:
    """How large a point of the pictures is, so that they fit if they can: pixels on the screen, points on paper."""
    wide, high = sum(p.width for p in pictures), max(p.height for p in pictures)
    least, most, room = _SCREEN
    small, large, across, down, gap = _PAPER
    across -= gap * len(pictures)
    return max(least, min(most, room / wide)), max(small, min(large, across / wide, down / high))


def _inline(pictures: Pictures, index: int) -> dict[str, object]:
    """Both pictures, without their styles and with ids that no other picture of the page has."""
    themes = {"light": pictures.light, "dark": pictures.dark}
    drawn = {theme: Markup(_ID.sub(rf"\g<1>{theme}{index}-", _STYLE.sub("", svg))) for theme, svg in themes.items()}
    return {**drawn, "width": round(pictures.width, 2)}


def _styles(pictures: Sequence[Pictures]) -> Markup:
    """The styles of all pictures, each once: they bring their fonts along."""
    found = [style for p in pictures for svg in (p.light, p.dark) for style in _STYLE.findall(svg)]
    return Markup("\n".join(dict.fromkeys(found)))
