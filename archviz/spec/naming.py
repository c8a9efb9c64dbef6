"""Names after Keras (and the Caffe release before it) for the nodes of a ResNet of bottlenecks.

layer1.0.conv1 → res2a_branch2a, layer1.0.bn1 → bn2a_branch2a, layer1.0.downsample.0 → res2a_branch1, fc → fc1000.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from string import ascii_lowercase

from archviz.graph import INPUT, Graph, Node, Part, Unit
from archviz.graph.ops import Linear

_INSIDE = re.compile(r"layer(\d+)\.(\d+)\.(?:(conv|bn|relu)([123])|(downsample)\.([01])|(add|relu))", re.ASCII)
_ENDS = {"conv1": "conv1", "bn1": "bn_conv1", "relu1": "activation", "maxpool": "pool1", "avgpool": "pool5"}


def keras_name(name: str, repeats: int, classes: int = 1000) -> str:
    """The Keras name of a torchvision name; `repeats` are those of its stage. Unknown names stay as they are."""
    if name == "fc":
        return f"fc{classes}"
    if name in _ENDS:
        return _ENDS[name]
    match = _INSIDE.fullmatch(name)
    if not match:
        return name
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


def keras_names(names: Sequence[str], repeats: Mapping[str, int], classes: int = 1000) -> dict[str, str]:
    """The Keras name of every node; `repeats` by stage name."""
    return {name: keras_name(name, repeats.get(name.split(".")[0], 1), classes) for name in names}


def named_after_keras(graph: Graph) -> dict[str, str]:
    """Keras' name of every node, and of every block ("layer1.0" → "res2a"); empty where it has none for this network.

    It has for networks of bottlenecks whose every learnt layer is named.
    """
    repeats = Counter(graph.stages[u.stage] for u in graph.units)
    classes = next((n.op.out for n in graph.nodes if n.name == "fc" and isinstance(n.op, Linear)), 0)
    names = keras_names([n.name for n in graph.nodes], repeats, classes)
    learnt = [n.name for n in graph.nodes if n.op.params(n.shapes)]
    if "layer1.0.conv3" not in names or any(names[n] == n for n in learnt if n not in _ENDS):
        return {}
    blocks = {u.name: names[f"{u.name}.add"] for u in graph.units if f"{u.name}.add" in names}
    return names | blocks


def renamed(graph: Graph, names: Mapping[str, str]) -> Graph:
    """The same network as one block whose nodes have other names, none with a dot."""
    names = {INPUT: INPUT, **names}
    nodes = tuple(
        Node(names[n.name], n.op, tuple(names[i] for i in n.inputs), n.shapes, n.shape, n.role) for n in graph.nodes
    )
    part = Part(graph.input, nodes, names[graph.output])
    return replace(graph, units=(Unit("", part, 0, 0, INPUT),), stages=graph.stages[:1])
