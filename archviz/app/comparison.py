"""Comparing designs: counting them, drawing them, writing the report."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from archviz.bench.history import Entry, history
from archviz.bench.plan import digest
from archviz.footprint import Dtype
from archviz.report import comparison, latex, page, sheets, texts
from archviz.report.content import Content, content
from archviz.results import Comparison, Figure, FvcoreCount, Level
from archviz.spec.files import write_atomically
from archviz.spec.issue import Refused
from archviz.words import SILENCE, say

from . import outputs
from .design import Design
from .drawing import Drawing

if TYPE_CHECKING:
    from archviz.diagram.abreast import Abreast

FORMATS = (".html", ".pdf", ".md", ".csv", ".tex", ".json")


def compared(
    designs: Sequence[Design], figures: Sequence[str] = (), batch: int = 1, dtype: Dtype = "float32"
) -> Comparison:
    """The designs side by side, confirmed by fvcore, with these figures or all; Refused where one has mistakes.

    `batch` and `dtype` are those of the memory.
    """
    comparison.takes(len(designs))
    return _compared(designs, [design.fvcore for design in designs], figures, batch, dtype)


def _compared(
    designs: Sequence[Design],
    counted: Sequence[FvcoreCount],
    figures: Sequence[str],
    batch: int = 1,
    dtype: Dtype = "float32",
) -> Comparison:
    found = comparison.compare([design.architecture for design in designs], counted, batch, dtype)
    return replace(found, figures=_chosen(found, figures)) if figures else found


def _chosen(found: Comparison, keys: Sequence[str]) -> tuple[Figure, ...]:
    """Those figures, in the order asked for; Refused, with what comes nearest, for one that there is not."""
    known = {figure.key: figure for figure in found.figures}
    for key in keys:
        if key not in known:
            near = difflib.get_close_matches(key, known, 3, 0.4) or known
            raise Refused(say("there is no figure {name!r}; nearest: {near}", name=key[:40], near=", ".join(near)))
    return tuple(known[key] for key in dict.fromkeys(keys))


def reported(
    designs: Sequence[Design],
    command: str,
    figures: Sequence[str] = (),
    about: str = "",
    batch: int = 1,
    dtype: Dtype = "float32",
) -> Content:
    """Everything that a report of these designs holds; `about`: the question behind them."""
    found = compared(designs, figures, batch, dtype)
    if about:
        found = replace(found, question=say("{about}: {question}", about=say(about), question=found.question))
    return _content(found, designs, command)


def sketched(designs: Sequence[Design], command: str, figures: Sequence[str] = ()) -> Content:
    """The same while they are worked at: at once, without fvcore, and of designs with mistakes, too."""
    return _content(_compared(designs, (), figures), designs, command)


def _content(found: Comparison, designs: Sequence[Design], command: str) -> Content:
    entries, lost = _entries(designs)
    return content(found, [design.architecture for design in designs], command, entries, lost)


def _entries(designs: Sequence[Design]) -> tuple[tuple[Entry, ...], str]:
    """What the history has of them; what it refuses is said, since a report can do without."""
    try:
        return history().of({digest(design.architecture) for design in designs}), SILENCE
    except Refused as refusal:
        return (), refusal.sentence


def takes(path: Path) -> None:
    """Refused where no report is written with such an ending."""
    some, last = ", ".join(FORMATS[:-1]), FORMATS[-1]
    outputs.ends(path, FORMATS, say("a comparison is written as {some} or {last}", some=some, last=last))


def write(report: Content, path: Path) -> Path:
    """Write a report as its ending says."""
    takes(path)
    write_atomically(path, written(report, path.suffix.lower()))
    return path


def written(report: Content, ending: str) -> bytes:
    """A report as the bytes of a file; `ending` is one of FORMATS."""
    if ending == ".pdf":
        return sheets.pdf(report, side_by_side(report))
    if ending == ".html":
        found = side_by_side(report)
        text = page.render(report, _pictures(report, found), found.cuts)
    elif ending == ".md":
        text = texts.plain(report)
    elif ending == ".csv":
        text = texts.spreadsheet(report)
    elif ending == ".tex":
        text = latex.document(report)
    else:
        text = texts.document(report)
    return text.encode()


def side_by_side(report: Content, level: Level | None = None) -> Abreast:
    """The designs' pictures, each in one column, their stages level; without a level each at the one that suits it."""
    from archviz.diagram import draw
    from archviz.diagram.abreast import TALL, abreast

    designs = [Design(architecture) for architecture in report.designs]
    drawn = [draw(d.graph, d.titles, level=level or page.level(len(d.graph.units)), sheets=TALL) for d in designs]
    return abreast(drawn, report.rows)


def _pictures(report: Content, found: Abreast) -> list[page.Pictures]:
    drawn = zip(found.pictures, report.comparison.names, strict=True)
    return [
        page.Pictures(Drawing(p, name, "light").svg(), Drawing(p, name, "dark").svg(), p.width, p.height)
        for p, name in drawn
    ]
