"""The comparison page: one HTML file that needs nothing else, for the screen, the phone and A4."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from archviz.diagram.abreast import fitting, parts, shared
from archviz.diagram.style import Theme, colours
from archviz.resources import resource
from archviz.results import Figure, Level, Row

from . import accuracy, changes, charts, conventions, numbers, sections, tables, times
from .chart import KINDS, SERIES, Chart, themed, within
from .content import Content

_ID = re.compile(r"""(\bid="|url\(#|url\('#|url\(&quot;#|href="#)(?=[^"])""")
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_FEW = 3  # blocks of which every operation can be shown
_SCREEN = (0.9, 1.3, 1130.0, 24.0)  # pixels that a point of the pictures takes, at least and at most; room; gap
_LEAST, _MOST = 0.5, 0.8  # of a point of the pictures, on paper
_ACROSS, _DOWN, _GAP = 510.0, 640.0, 9.0  # points of A4 for pictures
_TOGETHER = 6  # designs in one table of figures on paper; of more, each table has the baseline


@dataclass(frozen=True, slots=True)
class Pictures:
    """A design drawn twice, as <svg> elements: for light and for dark surroundings; its size in points."""

    light: str
    dark: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Slice:
    """What of a picture stands on a sheet of paper: which, what it shows of it, how large it is there, in points."""

    place: int
    box: str
    width: float


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


def render(content: Content, pictures: Sequence[Pictures], cuts: Sequence[float] = ()) -> str:
    """The page; names are escaped, pictures are taken as they are; on paper they are cut where they may be."""
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
        accuracy=accuracy.table(content),
        accuracy_notes=accuracy.notes(content),
        charts=[(chart.title, _chart(chart, index)) for index, chart in enumerate(drawn)],
        charts_note=charts.note(content),
        differences=[_differences(content, index) for index in range(1, len(comparison.names))],
        latency=times.table(content),
        latency_notes=times.notes(content),
        names=[_broken(name) for name in comparison.names],
        pictures=[_inline(p, index) for index, p in enumerate(pictures)],
        unit=_unit(pictures),
        sheets=_sheets(pictures, cuts or (0.0, max(p.height for p in pictures))),
        shares=tables.shares(len(comparison.names), _TOGETHER - 1) if len(comparison.names) > _TOGETHER else (),
        notes=sections.notes(content),
        beyond=[changes.beyond(content, index) for index in range(1, len(comparison.names))],
        remade=sections.remade(content),
        styles=_styles(pictures),
        series=[(_series("light", n), _series("dark", n)) for n in range(len(SERIES))],
        share=_share,
        conventions=conventions.CONVENTIONS,
        versions=conventions.versions(),
        machine=conventions.machine(),
        commands=[tables.printable(c) for c in (content.measured.commands if content.measured else ())],
        command=tables.printable(content.command),
    )


def _broken(name: str) -> Markup:
    """A name that can go on below behind a sign, so that no word of it is broken."""
    return Markup("<wbr>").join(re.findall(r".+?(?:[_,./*:-]+|$)", tables.printable(name)))


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
        return name, None, changes.alike(content, index)
    return name, changes.table(content, index), ""


def _chart(chart: Chart, index: int) -> Markup:
    return Markup(within(themed(chart.svg()), _ID, rf"\g<1>chart{index}-"))


def _series(theme: Theme, number: int) -> str:
    """The colour of a design in a chart."""
    return colours(theme).bar(KINDS[number])


def _unit(pictures: Sequence[Pictures]) -> float:
    """How many pixels a point of the pictures takes on the screen, so that they fit if they can."""
    least, most, room, gap = _SCREEN
    return max(least, min(most, (room - gap * (len(pictures) - 1)) / sum(p.width for p in pictures)))


def _sheets(pictures: Sequence[Pictures], cuts: Sequence[float]) -> list[list[Slice]]:
    """What stands side by side on paper: rows of designs, cut where they are higher than a page."""
    found = []
    for places in shared([p.width for p in pictures], _ACROSS, _GAP, _LEAST):
        across = _ACROSS - _GAP * (len(places) - 1)
        most = min(_MOST, across / sum(pictures[i].width for i in places))
        scale = fitting(cuts, most, _LEAST, _DOWN, _DOWN)
        for top, bottom in parts(cuts, scale, _DOWN, _DOWN):
            box = f"0 {top:.2f} {{:.2f}} {bottom - top:.2f}"
            found.append([Slice(i, box.format(pictures[i].width), round(pictures[i].width * scale, 2)) for i in places])
    return found


def _inline(pictures: Pictures, index: int) -> dict[str, object]:
    """Both pictures, without their styles and with ids that no other picture of the page has."""
    themes = {"light": pictures.light, "dark": pictures.dark}
    drawn = {theme: within(_STYLE.sub("", svg), _ID, rf"\g<1>{theme}{index}-") for theme, svg in themes.items()}
    drawn["light"] = drawn["light"].replace("<svg ", f'<svg id="picture{index}" ', 1)
    return {
        **{theme: Markup(svg) for theme, svg in drawn.items()},
        "width": round(pictures.width, 2),
        "height": round(pictures.height, 2),
    }


def _styles(pictures: Sequence[Pictures]) -> Markup:
    """The styles of all pictures, each once: they bring their fonts along."""
    found = [style for p in pictures for svg in (p.light, p.dark) for style in _STYLE.findall(svg)]
    return Markup("\n".join(dict.fromkeys(found)))
