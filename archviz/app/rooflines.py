"""Roofline plots as files: of what has just been measured, and of what the history holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path

from archviz.bench.history import Entry
from archviz.bench.outcome import Outcome
from archviz.bench.result import Latency
from archviz.diagram.style import Theme
from archviz.report import figure, roofline
from archviz.report.roofline import Page
from archviz.spec.files import place, write_atomically


def possible(path: Path) -> None:
    """Refused where no plot can be written, before anybody has measured for it."""
    figure.format_of(path)
    place(path)


def plot(entry: Entry, path: Path, theme: Theme, page: Page = "auto") -> None:
    """A result of the history; Refused where its blocks were not timed."""
    _write(entry.latency, roofline.source(entry.machine, entry.plan, entry.at[:10]), path, theme, page)


def plotted(outcome: Outcome, path: Path, theme: Theme, page: Page = "auto") -> Iterator[Path]:
    """The plots of all that was measured, as they are written: in the file, or of several, in files beside it."""
    if outcome.machine is None:
        return
    where = roofline.source(outcome.machine, outcome.plan, datetime.now(timezone.utc).date().isoformat())
    taken: set[Path] = set()
    for found in outcome.latencies:
        target = path if len(outcome.plan.places) == 1 else _beside(path, found)
        while target in taken:  # of two names that differ in what no file name holds
            target = target.with_name(f"{target.stem}_{target.suffix}")
        taken.add(target)
        _write(found, where, target, theme, page)
        yield target


def _beside(path: Path, found: Latency) -> Path:
    """roof.svg of resnet50 at batch 8: roof-resnet50-b8.svg."""
    name = re.sub(r"[^\w.-]+", "-", found.name)[:60].strip("-.")
    return path.with_name(f"{path.stem}-{name}-b{found.batch}{path.suffix}")


def _write(found: Latency, where: str, path: Path, theme: Theme, page: Page) -> None:
    write_atomically(path, roofline.draw(found, where, figure.format_of(path), theme, page))
