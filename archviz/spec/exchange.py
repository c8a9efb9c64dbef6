"""A stage's block exchanged for another type: what both have in common carries over, in effect if not by name."""

from __future__ import annotations

from typing import Any

from archviz.graph.ops import Shape

from .expand import part
from .fields import describe
from .issue import Refused
from .registry import Block

_ALIKE = {"F1": "width", "F3": "out", "s": "stride"}  # Keras' names


def exchanged(block: Block, cls: type[Block], entering: Shape) -> Block:
    """A block of another type in the place of one, as wide, as strided and as grouped as it can be."""
    made = cls()
    own = {spec.name: spec for spec in describe(cls)}
    wished = _read(block, entering)
    known = {name: wished[_ALIKE.get(name, name)] for name in own if _ALIKE.get(name, name) in wished}
    if "cardinality" in own and wished.get("groups", 1) > 1 and "width" in wished:
        known["cardinality"], known["width"] = wished["groups"], max(1, wished["width"] // wished["groups"])
    elif "cardinality" in own:
        known.pop("width", None)  # of all paths together, not of one
    out = next((name for name in own if _ALIKE.get(name, name) == "out"), "")
    if out and out in known:
        for name, spec in own.items():
            if spec.unit == "channels" and name not in known:
                known[name] = max(1, spec.default * known[out] // own[out].default)
    for name, value in known.items():
        made = _put(made, name, value)
    return made


def fitted(block: Block, entering: Shape) -> Block:
    """A new block as wide as what enters, where it has such fields and torch can run it so."""
    sizes = {f.name: getattr(block, f.name) for f in describe(type(block)) if f.unit == "channels"}
    if len(entering) != 3 or not sizes.get("out") or block.about.family in ("stem", "head"):
        return block
    scaled = {name: size * entering[0] // sizes["out"] for name, size in sizes.items()}
    try:
        wide = block.put(**scaled)
    except Refused:
        return block
    return block if part(wide, entering).misfits else wide


def _read(block: Block, entering: Shape) -> dict[str, Any]:
    """What a block says of itself and does: its fields under their common names, its output width, its stride."""
    values = {_ALIKE.get(spec.name, spec.name): getattr(block, spec.name) for spec in describe(type(block))}
    if "cardinality" in values and "width" in values:
        values["groups"] = values["cardinality"]
        values["width"] *= values["cardinality"]
    leaving = part(block, entering).shape
    if len(entering) == len(leaving) == 3:
        values.setdefault("out", leaving[0])
        values.setdefault("stride", max(1, round(entering[1] / leaving[1])))
    return values


def _put(block: Block, name: str, value: Any) -> Block:
    """With a value where the field takes it."""
    try:
        return block.put(**{name: value})
    except Refused:
        return block
