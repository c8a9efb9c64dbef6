"""What names designs of a window again on a command line: networks, ready comparisons, the project's file."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from archviz import zoo
from archviz.spec import files
from archviz.spec.architecture import Architecture, Project
from archviz.spec.issue import Refused

from . import ready
from .target import divided


def targets(designs: Sequence[Architecture], path: Path | None = None, *, by_name: bool = False) -> tuple[str, ...]:
    """As few as there can be, in the order of the designs; none where one of them lies nowhere as it is.

    `by_name` tells the file without its folder: a report that is passed on need not tell where its author's files lie.
    """
    if all(map(_is_network, designs)):
        return tuple(design.name for design in designs)
    sources = [*_file(path, by_name=by_name), *((ready.PREFIX + name, _ready(name)) for name in ready.READY)]
    for name, project in sources:
        if project.compared == tuple(designs):
            return (name,)
    found = [next(_named(design, sources), "") for design in designs]
    return tuple(found) if all(found) else ()


def by_name(target: str) -> str:
    """A target without the folder of its file."""
    path, _ = divided(target)
    return f"{Path(path).name}{target[len(path) :]}" if os.path.isfile(path) else target


def _is_network(design: Architecture) -> bool:
    if not any(known.pattern.fullmatch(design.name) for known in zoo.FAMILIES):
        return False  # at once: a refusal looks for the nearest names
    try:
        return zoo.network(design.name) == design
    except Refused:
        return False


def _file(path: Path | None, *, by_name: bool) -> Iterator[tuple[str, Project]]:
    """As it lies on the disk now."""
    try:
        if path:
            yield path.name if by_name else str(path), files.load(path)
    except Refused:
        return


@cache
def _ready(name: str) -> Project:
    return files.load(ready.path(name))


def _named(design: Architecture, sources: Sequence[tuple[str, Project]]) -> Iterator[str]:
    if _is_network(design):
        yield design.name
    for name, project in sources:
        if design in project.designs:
            yield f"{name}#{project.designs.index(design) + 1}"
