"""What a dimension does: whether a figure depends on it, and what became of all of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from archviz.explore.axes import AXES, Axis, axes
from archviz.explore.cost import QUANTITIES, Quantity, cost
from archviz.spec.architecture import Architecture
from archviz.spec.issue import Refused
from archviz.words import Sentence, join, say


def idle(design: Architecture, axis: Axis, keep: Quantity) -> bool:
    """Whether a figure does not depend on a dimension of the design."""
    return not axis.lacks(design) and _idle(design, axis.name, keep.name)


def told(found: Architecture, base: Architecture) -> Sentence:
    """What became of the dimensions: "Cardinality C = 32, Path width d = 4"."""
    now = [axis for axis in axes(found) if axis.lacks(base) or axis.get(found) != axis.get(base)]
    return join(", ", [say("{axis} = {value}", axis=say(axis.title), value=axis.get(found)) for axis in now])


def titled(sentence: Sentence) -> Sentence:
    """A sentence with the titles of dimensions and figures, as the window calls them, for the command line's names."""
    return say(sentence.template, **{place: _titled(place, value) for place, value in sentence.values.items()})


def _titled(place: str, value: object) -> object:
    if isinstance(value, Sentence):
        return titled(value)
    known: dict[str, Mapping[str, Axis | Quantity]] = {"axis": AXES, "figure": QUANTITIES}
    found = known.get(place, {}).get(str(value))
    return say(found.title) if found else value


@lru_cache(maxsize=32)
def _idle(design: Architecture, name: str, figure: str) -> bool:
    """Whether a figure is the same at another value of a dimension that the design has."""
    axis, of = AXES[name], QUANTITIES[figure].of
    legal, value = axis.values(design), axis.get(design)
    near = {max(legal[0], value - legal.step), min(legal[-1], value + legal.step)} - {value}
    try:
        found = [cost(axis.put(design, other)) for other in near]
    except Refused:
        return False
    return bool(found) and all(not there.fault and of(there) == of(cost(design)) for there in found)
