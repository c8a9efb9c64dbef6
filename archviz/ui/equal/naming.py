"""The name that a design bears once it was dragged: what the literature calls it, unless a person has named it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from archviz import zoo
from archviz.explore.names import named
from archviz.spec.architecture import Architecture
from archviz.spec.issue import Refused


def renamed(design: Architecture, base: Architecture) -> Architecture:
    """What became of `base`, named anew where the old name told what it was; a name of one's own stays."""
    origin = _origin(base)
    return design.put(name=base.name) if origin is None else named(design, origin)


def derived(design: Architecture, base: Architecture) -> Architecture:
    """A design beside `base`, named by what differs from the network that `base` is derived from, else from itself."""
    return named(design, _origin(base) or base)


@lru_cache(maxsize=8)
def _origin(base: Architecture) -> Architecture | None:
    """The network that its name is derived from; None for a name that does not say what it is."""
    return next((origin for origin in _origins(base) if named(base, origin).name == base.name), None)


def _origins(base: Architecture) -> Iterator[Architecture]:
    if len(base.stages) == 1:  # a block alone is called by its type and parameters
        yield base
    try:
        network = zoo.network(base.name.partition(",")[0])
    except Refused:
        return
    yield network
    yield network.put(input=base.input)
