"""The files that a command is asked to write: all of them are looked at before its work begins."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from archviz.report.figure import format_of
from archviz.spec import files
from archviz.spec.issue import Refused
from archviz.words import Sentence, say

Kind = Callable[[Path], object]  # Refused where a name does not end as what is written there
TABLES = (".md", ".csv", ".tex", ".json")


def check(wanted: Iterable[tuple[Path, Kind]], read: Sequence[str] = ()) -> None:
    """Refused where a file cannot be written as its name ends, is named twice, or is one of those that are read.

    A target that is no file, such as "resnet50", may be among what is read.
    """
    named: list[Path] = []
    given = {_followed(name) for target in read for name in (target, target.rpartition("#")[0]) if name}
    for path, kind in wanted:
        kind(path)
        place = files.place(path)
        if place in given:
            raise Refused(say("{path} is read, and would be lost; name another file to write", path=path))
        if place in named:
            raise Refused(say("{path} would be written twice; name another file", path=path))
        named.append(place)


def _followed(name: str) -> Path:
    """The file that a target leads to; a target that no file can be called stays as it is."""
    try:
        return Path(name).resolve()
    except (OSError, RuntimeError, ValueError):  # a loop of links, a NUL
        return Path(name)


def table(path: Path) -> None:
    """Refused where no table is written with such an ending."""
    ends(path, TABLES, say("a table is written as {some} or {last}", some=", ".join(TABLES[:-1]), last=TABLES[-1]))


def project(path: Path) -> None:
    """Refused where no project is written with such an ending."""
    ends(path, (".json",), say("a project is written as .archviz.json"))


def sweep(path: Path) -> None:
    """Refused where no sweep is kept with such an ending."""
    ends(path, (".sqlite",), say("a sweep is kept as {ending}", ending=".sqlite"))


def text(path: Path) -> None:
    """Take any ending: the file is text of one kind."""


def plot(path: Path) -> None:
    """Refused where no plot is written with such an ending."""
    format_of(path)


def ends(path: Path, endings: tuple[str, ...], fault: Sentence) -> None:
    """Refused, with this fault, where a name ends otherwise."""
    if path.suffix.lower() not in endings:
        raise Refused(say("{place}: {fault}", place=path, fault=fault))
