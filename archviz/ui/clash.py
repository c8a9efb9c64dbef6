"""What comes into a project that has something of the same name already: it gets a number."""

from __future__ import annotations

from itertools import count

from archviz.spec.architecture import MAX_NAME, Architecture, Project

MAX_TITLE = 120  # characters of the name of a design


def fitting(other: Project, project: Project) -> Project:
    """Another project whose saved blocks, where they are others than those of `project`, are called otherwise."""
    for block in other.blocks:
        mine = project.saved(block.name)
        if mine is not None and mine != block.block:
            taken = {b.name for b in (*project.blocks, *other.blocks)}
            other = other.rename_block(block.name, _numbered(block.name, taken, MAX_NAME))
    return other


def distinct(designs: tuple[Architecture, ...], taken: set[str]) -> tuple[Architecture, ...]:
    """Designs under names that neither `taken` nor one in front of them holds."""
    found: list[Architecture] = []
    for design in designs:
        name = _numbered(design.name, taken.union(d.name for d in found), MAX_TITLE)
        found.append(design.put(name=name) if name != design.name else design)
    return tuple(found)


def _numbered(name: str, taken: set[str], longest: int) -> str:
    """A name, or it with the first number that is free: resnet50 → resnet50 2."""
    cut = name[: longest - 5].rstrip()
    return name if name not in taken else next(n for i in count(2) if (n := f"{cut} {i}") not in taken)
