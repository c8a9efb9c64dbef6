"""Ready comparisons: bundled projects about the questions that the papers ask, by name."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from pathlib import Path

from archviz.report.tables import Column, Table
from archviz.resources import resource
from archviz.spec.files import SUFFIX, load
from archviz.spec.issue import Refused
from archviz.words import say, word

FIRST = "bottleneck-vs-plain"  # what the program starts with
PREFIX = "ready:"  # of a name where a target is asked for
READY: Mapping[str, str] = {
    FIRST: word("Bottleneck beside a plain pair"),
    "cardinality50": word("Cardinality or width at equal cost, 50 layers"),
    "cardinality101": word("Cardinality or width at equal cost, 101 layers"),
    "double-cost": word("Deeper, wider or more paths at double cost"),
    "plain-vs-resnet": word("Plain nets and ResNets, 18 and 34 layers"),
    "resnet-v1-vs-v2": word("ResNet and pre-activation ResNet"),
    "inception-v3-vs-resnet": word("Inception-v3 and Inception-ResNet-v1"),
    "inception-v4-vs-resnet": word("Inception-v4 and Inception-ResNet-v2"),
    "convolutions": word("Ordinary, grouped and depthwise separable convolution"),
    "wsl": word("ResNeXt-101 32x8d to 32x48d"),
}


def listing(pattern: str = "") -> Table:
    """One row a comparison whose name or question holds the pattern; Refused where none does."""
    found = {name: title for name, title in READY.items() if pattern.lower() in f"{name} {title}".lower()}
    if not found:
        path(pattern)
    columns = Column("Target", right=False), Column("Question", right=False), Column("Designs", right=False)
    rows = (
        (PREFIX + name, title, ", ".join(d.name for d in load(path(name)).designs)) for name, title in found.items()
    )
    return Table(columns, tuple(rows))


def question(targets: Sequence[str]) -> str:
    """What the papers ask, where a ready comparison is all that is meant; else empty."""
    return READY.get(_name(targets[0]) or "", "") if len(targets) == 1 else ""


def _name(target: str) -> str | None:
    """ "Ready:WSL" → "wsl"; None for a target of another kind."""
    prefix, name = target[: len(PREFIX)].lower(), target[len(PREFIX) :]
    return name.lower() if prefix == PREFIX else None


def file(target: str) -> str | None:
    """The project file that a target means, with what is wanted of it ("…#2"); None for a target of another kind."""
    name, sign, wanted = target.partition("#")
    found = _name(name)
    return None if found is None else f"{path(found)}{sign}{wanted}"


def path(name: str) -> Path:
    """The project file of a ready comparison; Refused, with the nearest names, when there is none."""
    if name not in READY:
        if near := difflib.get_close_matches(name.lower(), READY, 3, 0.5):
            fault = say("there is no ready comparison {name!r}; nearest: {near}", name=name[:80], near=", ".join(near))
        else:
            fault = say("there is no ready comparison {name!r}; `archviz list ready` lists them", name=name[:80])
        raise Refused(fault)
    return resource(f"examples/{name}{SUFFIX}")
