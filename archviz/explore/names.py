"""The name of a design that was found: what the literature calls it where a network of the zoo is the same."""

from __future__ import annotations

from collections import defaultdict

from archviz import zoo
from archviz.spec.architecture import Architecture
from archviz.spec.expand import expand
from archviz.spec.fields import describe
from archviz.spec.issue import Refused
from archviz.spec.registry import Block

from .axes import AXES

# As `zoo` names them: by layers, cardinality and path width.
_FORMS = ("resnet{depth}", "resnet{depth}_{cardinality}x{width}d", "resnext{depth}_{cardinality}x{width}d",
          "preact_resnet{depth}")  # fmt: skip


def named(design: Architecture, baseline: Architecture) -> Architecture:
    """The design under the name of the equal network, or under the baseline's with what differs from it."""
    if design == baseline:
        return design
    found = {axis.name: axis.get(design) for axis in AXES.values() if not axis.lacks(design)}
    forms = (*_FORMS, *_forms(baseline)) if found.get("cardinality") == 1 else (*_forms(baseline), *_FORMS)
    for form in forms:  # of one path it is a ResNet, whatever it was made from
        other = _network(form.format_map(defaultdict(int, found)))
        if other is not None and _equal(design, other.put(input=design.input)):
            return design.put(name=_at(other.name, design, baseline))
    if len(design.stages) == 1 and design.stages[0].repeat == 1:
        return design.put(name=_target(design.stages[0].block))
    differ = [f"{name} {value}" for name, value in found.items() if _value(baseline, name) != value]
    return design.put(name=", ".join((baseline.name[:60], *differ)))


def _forms(baseline: Architecture) -> tuple[str, ...]:
    """The name of a network with another depth and other paths in it: resnet56_cifar gives resnet{depth}_cifar."""
    if _network(baseline.name) is None:
        return ()
    values = {name: _value(baseline, name) for name in AXES}
    paths = "{cardinality}x{width}d"
    form = baseline.name.replace(paths.format(**values), paths, 1).replace(str(values["depth"]), "{depth}", 1)
    return baseline.name, form


def _target(block: Block) -> str:
    """A block as it is named on the command line: resnext:cardinality=2,width=40."""
    default = type(block)()
    fields = (spec.name for spec in describe(type(block)))
    differ = ",".join(f"{n}={getattr(block, n)}" for n in fields if getattr(block, n) != getattr(default, n))
    return f"{block.type}:{differ}" if differ else block.type


def _value(design: Architecture, name: str) -> int | None:
    return None if AXES[name].lacks(design) else AXES[name].get(design)


def _network(name: str) -> Architecture | None:
    try:
        return zoo.network(name)
    except Refused:
        return None


def _at(name: str, design: Architecture, baseline: Architecture) -> str:
    return name if design.input == baseline.input else f"{name}, resolution {design.input[1]}"


def _equal(one: Architecture, other: Architecture) -> bool:
    """Whether both are the same layers by the same names."""
    if [s.repeat for s in one.stages] != [s.repeat for s in other.stages]:
        return False
    pairs = zip(expand(one).graph.units, expand(other).graph.units, strict=True)
    return all(a.name == b.name and (a.part is b.part or a.part.nodes == b.part.nodes) for a, b in pairs)
