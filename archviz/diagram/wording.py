"""What the box of a block says: its operations, one a line, or its branches."""

from __future__ import annotations

from itertools import groupby

from archviz.graph import Node, Part, Unit
from archviz.graph.ops import Conv, LabelStyle, Pool, Resize, Scale, Shuffle, slash, times

from .flow import Branching, Flow, Fork, Say

_LINES = 8  # lines of a block's title
_TITLED = ("convolution", "linear", "pooling")


def category(unit: Unit) -> str:
    """What a block mostly is: convolution, else linear, else its first operation's."""
    found = [n.op.category for n in unit.part.nodes]
    return next((c for c in _TITLED if c in found), found[0] if found else "shape")


def _said(node: Node, labels: LabelStyle) -> str:
    """A line of a block's title: convolutions, linear layers, poolings, resizing, shuffles and the residual scale."""
    if not (node.op.category in _TITLED or isinstance(node.op, Scale | Resize | Shuffle)):
        return ""
    return f"scale {node.op.factor:g}" if isinstance(node.op, Scale) else node.op.label(node.shapes, labels)


def title(unit: Unit, labels: LabelStyle) -> tuple[str, Flow]:
    """What a block does, one operation a line, as the papers' tables write it; and, where it branches, its branches."""
    flow = Branching(unit.part, lambda n: _said(n, labels)).flow()
    if branched := any(isinstance(item, Fork) for item in flow):
        flow = Branching(unit.part, _briefly(unit.part, labels)).flow()
    said = _lines(flow) or [n.op.label(n.shapes, labels) for n in unit.part.nodes if n.role != "shortcut"]
    lines: list[str] = []
    for line, group in groupby(said):
        times = len(list(group))
        lines += [line] * times if times < 3 else [f"{line}  ×{times}"]
    whole = lines if len(lines) <= _LINES else [*lines[: _LINES - 1], f"… {len(lines) - _LINES + 1} more"]
    return "\n".join(whole) or ("left out" if unit.aside else "nothing"), flow if branched else ()


def _briefly(part: Part, labels: LabelStyle) -> Say:
    """Inside branches, where room is scarce, in fewer words; and whether the last convolution is linear."""
    last = {i for n in part.nodes if n.role == "sum" or isinstance(n.op, Scale) for i in n.inputs}

    def say(node: Node) -> str:
        if isinstance(node.op, Pool):
            stride = slash(node.op.stride)
            return f"{node.op.kind} {times(node.op.kernel)}" + (f", {stride}" if stride else "")
        linear = " linear" if isinstance(node.op, Conv) and node.name in last else ""
        return _said(node, labels) + linear

    return say


def _lines(flow: Flow) -> list[str]:
    """A flow as lines of text: the paths of a fork one a line, then their merge."""
    found: list[str] = []
    for item in flow:
        if isinstance(item, Fork):
            for path, count in zip(item.paths, item.counts, strict=True):
                text = " – ".join(_lines(path)) or "as it came"
                found.append(f"| {text}{f'  ×{count}' if count > 1 else ''}")
        found.append(item.merge if isinstance(item, Fork) else item)
    return found
