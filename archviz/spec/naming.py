"""Names after Keras (and the Caffe release before it) for the nodes of a ResNet of bottlenecks.

layer1.0 → res2a, layer1.0.conv1 → res2a_branch2a, layer1.0.bn1 → bn2a_branch2a,
layer1.0.downsample.0 → res2a_branch1, fc → fc1000.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from string import ascii_lowercase

from archviz.graph import INPUT, Graph, Node, Part, Unit
from archviz.words import SILENCE, Sentence, say

from .architecture import Architecture

_INSIDE = re.compile(r"layer(\d+)\.(\d+)\.(?:(conv|bn|relu)([123])|(downsample)\.([01])|(add|relu))", re.ASCII)
_UNIT = re.compile(r"layer(\d+)\.(\d+)", re.ASCII)
_ENDS = {"conv1": "conv1", "bn1": "bn_conv1", "relu1": "activation", "maxpool": "pool1", "avgpool": "pool5"}


def keras_name(name: str, repeats: int, classes: int = 1000) -> str:
    """The Keras name of a torchvision name; `repeats` are those of its stage. Unknown names stay as they are."""
    if name == "fc":
        return f"fc{classes}"
    if name in _ENDS:
        return _ENDS[name]
    match = _INSIDE.fullmatch(name)
    if not match:
        unit = _UNIT.fullmatch(name)
        return f"res{int(unit[1]) + 1}{_letters(int(unit[2]), repeats)}" if unit else name
    stage, index, kind, number, projection, part, end = match.groups()
    place = f"{int(stage) + 1}{_letters(int(index), repeats)}"
    if projection:
        return f"{('res', 'bn')[int(part)]}{place}_branch1"
    if end:
        return f"res{place}" if end == "add" else f"res{place}_relu"
    prefix, suffix = {"conv": ("res", ""), "bn": ("bn", ""), "relu": ("res", "_relu")}[kind]
    return f"{prefix}{place}_branch2{ascii_lowercase[int(number) - 1]}{suffix}"


def _letters(index: int, repeats: int) -> str:
    """a, b, c, …; in stages deeper than ResNet-50's a, b1, b2, … as in the Caffe release."""
    if repeats <= 6:
        return ascii_lowercase[index]
    return "a" if index == 0 else f"b{index}"


def keras_names(names: Iterable[str], repeats: dict[str, int], classes: int = 1000) -> dict[str, str]:
    """The Keras name of every node; `repeats` by stage name."""
    return {name: keras_name(name, repeats.get(name.split(".")[0], 1), classes) for name in names}


def uncovered(design: Architecture) -> Sentence:
    """Why a design has no Keras names; empty where it has."""
    stages = design.stages
    inner = [f"layer{n}" for n in range(1, len(stages) - 1)]
    types = ["stem_imagenet", *("bottleneck" for _ in inner), "head"]
    if len(stages) > 2 and [s.block.type for s in stages] == types and [s.name for s in stages[1:-1]] == inner:
        return SILENCE
    return say("Keras has names for a ResNet of bottlenecks: stem 7×7, layer1, layer2, …, head")


def named_after_keras(design: Architecture, graph: Graph) -> dict[str, str]:
    """The Keras name of every layer and block of a design; empty where Keras has none."""
    if uncovered(design):
        return {}
    repeats = {stage.name: stage.repeat for stage in design.stages}
    classes = getattr(design.stages[-1].block, "classes", 1000)
    return keras_names([*(n.name for n in graph.nodes), *(u.name for u in graph.units if u.name)], repeats, classes)


def renamed(graph: Graph, names: Mapping[str, str]) -> Graph:
    """The same network as one block whose nodes have other names, none with a dot."""
    names = {INPUT: INPUT, **names}
    nodes = tuple(
        Node(names[n.name], n.op, tuple(names[i] for i in n.inputs), n.shapes, n.shape, n.role) for n in graph.nodes
    )
    part = Part(graph.input, nodes, names[graph.output])
    return replace(graph, units=(Unit("", part, 0, 0, INPUT),), stages=graph.stages[:1])
