"""Graph → readable PyTorch source: a class for every distinct block, a network that stacks them; it needs torch alone.

It prints the very texts that `build` evaluates, under the same names, so weights pass between the two by key.
"""

from __future__ import annotations

import keyword
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby, pairwise

from archviz.graph import INPUT, Graph, Node, Part, Unit
from archviz.graph.ops import times

WIDTH = 120


@dataclass(frozen=True, slots=True)
class Call:
    """A line of `forward`: `text` constructs the submodule `name`, or is an expression over {0}, {1}, …"""

    name: str
    text: str
    inputs: tuple[str, ...]
    output: str
    called: bool
    role: str = "main"


Tree = dict[str, "Call | Tree"]


def source(graph: Graph, name: str, titles: tuple[str, ...] = ()) -> str:
    """The text of a module; `titles` of the stages' blocks give its classes their names."""
    whole = class_name(name)
    classes = _classes(graph, titles, whole)
    body = [_part(part, cls, [u for u in graph.units if u.part is part]) for part, cls in classes.items()]
    shapes = f"{times(graph.input)} → {times(graph.shape)}"
    body.append(_class(whole, shapes, list(_network(graph, classes)), graph.output))
    functional = "import torch.nn.functional as F\n" if any(re.search(r"\bF\.[a-z]", text) for text in body) else ""
    size = ", ".join(map(str, graph.input))
    run = f'if __name__ == "__main__":\n    print({whole}().eval()(torch.zeros(1, {size})).shape)\n'
    head = f'"""{_plain(name)}, {shapes}: written by ArchViz."""\n\nimport torch\n{functional}from torch import nn\n'
    return "\n\n".join((head, *body, run))


def class_name(name: str) -> str:
    """The class of a network's or block's name: resnext50_32x4d → Resnext50_32x4d."""
    text = ""
    for word in re.findall("[A-Za-z0-9]+", name.replace("×", "x")):
        text += "_" * (text[-1:].isdigit() and word[0].isdigit()) + word[0].upper() + word[1:]
    return text if text.isidentifier() and not keyword.iskeyword(text) and text != "F" else f"Net{text}"


def _plain(text: str) -> str:
    """Text that can stand in a docstring."""
    return "".join(c if c.isprintable() and c not in '"\\' else "'" for c in text)


def _classes(graph: Graph, titles: tuple[str, ...], whole: str) -> dict[Part, str]:
    """The class of every distinct part of named units, in order: Bottleneck1, Bottleneck2; alone: Bottleneck."""
    stems = {u.part: class_name(titles[u.stage] if titles else "Block") for u in graph.units if u.name}
    alike, given = Counter(stems.values()), Counter[str]()
    names: dict[Part, str] = {}
    for part, stem in stems.items():
        given[stem] += 1
        names[part] = f"{stem}{given[stem]}" if alike[stem] > 1 or stem == whole else stem
        while names[part] in (whole, *list(names.values())[:-1]):
            names[part] += "_"
    return names


def _call(node: Node) -> Call:
    return Call(node.name, node.torch, node.inputs, node.name, node.called, node.role)


def _part(part: Part, cls: str, units: list[Unit]) -> str:
    place = units[0].name if len(units) == 1 else f"{units[0].name} to {units[-1].name}"
    doc = f"{times(part.input)} → {times(part.shape)}: {place}"
    return _class(cls, doc, list(map(_call, part.nodes)), part.output)


def _network(graph: Graph, classes: dict[Part, str]) -> Iterable[Call]:
    for unit in graph.units:
        if unit.name:
            yield Call(unit.name, f"{classes[unit.part]}()", (unit.source,), unit.full(unit.part.output), True)
        else:
            yield from map(_call, unit.nodes())


def _class(name: str, doc: str, calls: list[Call], output: str) -> str:
    tree: Tree = {}
    for call in calls:
        if call.called:
            *folders, last = call.name.split(".")
            place = tree
            for folder in folders:
                place = place.setdefault(folder, {})  # type: ignore[assignment]
            place[last] = call
    uses = Counter(name for call in calls for name in call.inputs) + Counter([output])
    made = [f"        self.{key} = {_built(below, uses, 8)}" for key, below in tree.items()]
    lines = [
        f"class {name}(nn.Module):",
        f'    """{doc}."""',
        "",
        "    def __init__(self) -> None:",
        "        super().__init__()",
        *made,
        "",
        "    def forward(self, x: torch.Tensor) -> torch.Tensor:",
        *(f"        {line}" for line in _forward(calls, tree, uses, output)),
    ]
    return "\n".join(lines) + "\n"


def _chain(tree: Tree, uses: Counter[str]) -> list[Call]:
    """The calls of a folder 0, 1, 2, … in which each only feeds the next: an nn.Sequential; else nothing."""
    calls = [c for c in tree.values() if isinstance(c, Call)]
    fed = all(b.inputs == (a.output,) and uses[a.output] == 1 for a, b in pairwise(calls))
    return calls if fed and len(calls) == len(tree) and _numbered(tree) and len(calls[0].inputs) == 1 else []


def _numbered(tree: Tree) -> bool:
    return list(tree) == [str(i) for i in range(len(tree))]


def _built(tree: Call | Tree, uses: Counter[str], indent: int) -> str:
    """What constructs a submodule or a folder of submodules."""
    if isinstance(tree, Call):
        return tree.text
    inner = {key: _built(below, uses, indent + 4) for key, below in tree.items()}
    if _chain(tree, uses):
        return _listed("nn.Sequential(", list(_repeats(inner.values())), ")", indent)
    if _numbered(tree):
        return _listed("nn.ModuleList([", list(inner.values()), "])", indent)
    return _listed("nn.ModuleDict({", [f'"{key}": {text}' for key, text in inner.items()], "})", indent)


def _repeats(texts: Iterable[str]) -> Iterable[str]:
    for text, run in groupby(texts):
        count = len(list(run))
        yield from [text] * count if count < 3 else [f"*({text} for _ in range({count}))"]


def _listed(start: str, items: list[str], end: str, indent: int) -> str:
    if len(items) == 1 and len(items[0]) + indent < WIDTH - 50:
        return f"{start}{items[0]}{end}"
    inner, outer = f"\n{' ' * (indent + 4)}", f"\n{' ' * indent}"
    return f"{start}{inner}{f',{inner}'.join(items)},{outer}{end}"


def _forward(calls: list[Call], tree: Tree, uses: Counter[str], output: str) -> Iterable[str]:
    """The lines: a variable is written over as soon as nobody needs its value any more."""
    left = Counter(uses)
    held = {INPUT: "x"}
    for call, run, result in _runs(calls, tree, uses):
        read = [held[name] for name in call.inputs]
        left.subtract(call.inputs)
        first = held[call.inputs[0]]
        for name in call.inputs:
            if not left[name]:
                held.pop(name, None)
        taken = set(held.values())
        wishes = (["shortcut"] if call.role == "shortcut" else []) + [first, "out", "y", "z"]
        wishes += [f"y{i}" for i in range(len(taken))]
        held[result] = next(wish for wish in wishes if wish not in taken)
        yield f"{held[result]} = {run}({', '.join(read)})" if call.called else f"{held[result]} = {run.format(*read)}"
    yield f"return {held[output]}"


def _runs(calls: list[Call], tree: Tree, uses: Counter[str]) -> Iterable[tuple[Call, str, str]]:
    """What `forward` runs: a call, what is called or computed, and the name of its value; a chain counts as one."""
    done: set[str] = set()
    for call in calls:
        if call.name in done:
            continue
        if not call.called:
            yield call, call.text, call.output
            continue
        access, place = "self", tree
        for depth, key in enumerate(call.name.split(".")):
            access += f".{key}" if depth == 0 else f"[{key}]" if key.isdigit() else f'["{key}"]'
            below = place[key]
            if isinstance(below, Call):
                yield call, access, call.output
            elif chain := _chain(below, uses):
                done |= {c.name for c in chain}
                yield call, access, chain[-1].output
                break
            else:
                place = below
