"""Comparing designs: counting them, drawing them, writing the page or the table."""

from __future__ import annotations

import json
import shlex
from collections.abc import Sequence
from pathlib import Path

from archviz.report import comparison, page, record, tables
from archviz.results import Comparison
from archviz.spec.files import write_atomically
from archviz.spec.issue import Refused
from archviz.words import say

from .design import Design

FORMATS = (".html", ".md", ".csv", ".json")


def compared(designs: Sequence[Design]) -> Comparison:
    """The designs side by side, confirmed by fvcore; Refused where one has mistakes."""
    comparison.takes(len(designs))
    counted = [design.fvcore for design in designs]
    return comparison.compare([design.architecture for design in designs], counted)


def write(designs: Sequence[Design], path: Path, words: Sequence[str]) -> Path:
    """Write a comparison as its ending says; `words` are the command line that remakes it."""
    ending = path.suffix.lower()
    if ending not in FORMATS:
        fault = say("a comparison is written as {some} or {last}", some=", ".join(FORMATS[:-1]), last=FORMATS[-1])
        raise Refused(say("{place}: {fault}", place=path, fault=fault))
    value, command = compared(designs), shlex.join(["archviz", *words])
    if ending == ".html":
        text = page.render(value, [_pictures(design) for design in designs], command)
    elif ending == ".md":
        text = tables.comparison_markdown(value, command)
    elif ending == ".csv":
        text = tables.comparison_csv(value)
    else:
        text = json.dumps(record.comparison(value, command), indent=1, ensure_ascii=False) + "\n"
    write_atomically(path, text.encode())
    return path


def _pictures(design: Design) -> page.Pictures:
    level = page.level(len(design.graph.units))
    return page.Pictures(*(design.diagram(level, theme=theme).svg() for theme in ("light", "dark")))
