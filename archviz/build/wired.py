"""A module that runs named steps; its submodules carry the nodes' names, so its state_dict has torchvision's keys.

Weights are torch's defaults, on the device of the surrounding `torch.device(…)`; published checkpoints load by key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from archviz.graph import INPUT, Graph, Node, Part

Values = dict[str, Tensor]  # by the names of the steps that give them
# All that a torch text may name; the texts are ours, made of validated numbers.
_NAMES: dict[str, Any] = {"nn": nn, "F": F, "torch": torch}


@dataclass(frozen=True, slots=True)
class Step:
    """One call: `find` gives what is called out of the module, `done` names the values nobody reads afterwards,
    which may be its own."""

    name: str
    find: Callable[[nn.Module], Callable[..., Tensor]]
    inputs: tuple[str, ...]
    done: tuple[str, ...] = ()


class Wired(nn.Module):
    """Runs its steps on (batch, channels, height, width); every value is freed as soon as nobody needs it."""

    def __init__(self, steps: Iterable[Step], children: dict[str, nn.Module], output: str) -> None:
        super().__init__()
        self._steps = _with_ends(tuple(steps), output)
        self._output = output
        for name, child in children.items():
            _place(self, name, child)

    def forward(self, x: Tensor) -> Tensor:
        values = {INPUT: x}
        for step in self._steps:
            values[step.name] = step.find(self)(*[values[n] for n in step.inputs])
            for n in step.done:
                del values[n]
        return values[self._output]


def _with_ends(steps: tuple[Step, ...], output: str) -> tuple[Step, ...]:
    """The steps, each with the values that it reads last."""
    needed = {output}
    ended: list[Step] = []
    for step in reversed(steps):
        done = tuple(n for n in dict.fromkeys((step.name, *step.inputs)) if n not in needed)
        needed |= set(step.inputs)
        ended.append(Step(step.name, step.find, step.inputs, done))
    return tuple(reversed(ended))


def _place(root: nn.Module, name: str, child: nn.Module) -> None:
    """Add a submodule under its dotted name; numbered ones go into an nn.Sequential, as in torchvision."""
    *folders, last = name.split(".")
    for folder, below in zip(folders, [*folders[1:], last], strict=False):
        if folder not in root._modules:
            root.add_module(folder, nn.Sequential() if below.isdigit() else nn.Module())
        root = root.get_submodule(folder)
    root.add_module(last, child)


def _expression(text: str, arity: int) -> Callable[..., Tensor]:
    names = [f"x{i}" for i in range(arity)]
    made: Callable[..., Tensor] = eval(f"lambda {', '.join(names)}: {text.format(*names)}", _NAMES)
    return made


def _step(node: Node) -> Step:
    if node.called:
        return Step(node.name, attrgetter(node.name), node.inputs)
    call = _expression(node.torch, len(node.inputs))
    return Step(node.name, lambda _: call, node.inputs)


def _modules(nodes: Iterable[Node]) -> dict[str, nn.Module]:
    return {n.name: eval(n.torch, _NAMES) for n in nodes if n.called}


def part_module(part: Part) -> Wired:
    """One block on its own, with the local names of its nodes."""
    return Wired(map(_step, part.nodes), _modules(part.nodes), part.output)


def module(graph: Graph, make: Callable[[Part], nn.Module] = part_module) -> Wired:
    """The network: blocks by `make` under their units' names, the nodes of bare units (stem, head) at top level."""
    steps: list[Step] = []
    children: dict[str, nn.Module] = {}
    for unit in graph.units:
        if unit.name:
            children[unit.name] = make(unit.part)
            steps.append(Step(unit.full(unit.part.output), attrgetter(unit.name), (unit.source,)))
        else:
            nodes = tuple(unit.nodes())
            children |= _modules(nodes)
            steps += map(_step, nodes)
    return Wired(steps, children, graph.output)


def values(net: Wired, x: Tensor, known: dict[tuple[int, torch.Size], Values]) -> Values:
    """What every step of a module gives, by name; those of a block are `known` by its id and the shape that enters it.

    A block that stands at many places is run once for each shape.
    """
    found = {INPUT: x}
    for step in net._steps:
        call, inputs = step.find(net), [found[name] for name in step.inputs]
        if isinstance(call, Wired):
            key = id(call), inputs[0].shape
            if key not in known:
                known[key] = values(call, inputs[0], known)
            found[step.name] = known[key][call._output]
        else:
            found[step.name] = call(*inputs)
    return found
