"""Random lines of branches that torch can run, and what must hold of each of them."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any, get_args

import torch
from by_hand import ByHand
from contract import check_counts, check_file, check_source, shaken, sound
from torch import nn

from archviz.blocks.branches import Branches
from archviz.build import module
from archviz.graph import Graph
from archviz.spec.architecture import Architecture, Stage
from archviz.spec.recipe import (
    Bracket,
    ConvStep,
    Function,
    NumberStep,
    Order,
    Path,
    PoolStep,
    Recipe,
    ResizeStep,
    Step,
    WordStep,
    spaced,
    text,
)

Shape = tuple[int, int, int]


class Lines:
    """Recipes drawn from a seed; a width that all paths of a merge end in makes most of them sound."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def recipe(self, shape: Shape) -> Recipe:
        """A line for an input; sums and products end in one width."""
        r = self.random
        merge = r.choice(("concat", "concat", "add", "multiply"))
        shrink = self.pair() if r.random() < 0.4 else (1, 1)
        width = r.choice((4, 8, 12))
        paths = tuple(self.path(shape[0], width, shrink, 0, place) for place in range(r.randint(1, 4)))
        if merge == "multiply" and len(paths) > 1 and r.random() < 0.4:
            gate: Path = (WordStep(r.choice(("globalpool", "globalmaxpool"))), ConvStep((1, 1), width, order="linear"))
            paths = (*paths[:-1], (*gate, WordStep(r.choice(("sigmoid", "tanh", "hardswish")))))
        project = replace(self.conv(r.choice((shape[0], 8, 16)), 4), groups=1) if r.random() < 0.4 else None
        shortcut = r.choice(("none", "none", "identity", "projection"))
        plain = shortcut == "none"
        scale = 1.0 if plain or r.random() < 0.5 else r.choice((0.1, 0.17, 2.0))
        return Recipe(paths, merge, project, scale, shortcut, plain or r.random() < 0.7)

    def pair(self, most: int = 3) -> tuple[int, int]:
        r = self.random
        high = r.randint(1, most)
        return high, high if r.random() < 0.6 else r.randint(1, most)

    def conv(self, out: int, channels: int, stride: tuple[int, int] = (1, 1)) -> ConvStep:
        r = self.random
        groups = r.choice([g for g in (1, 1, 1, 2, 4) if out % g == channels % g == 0])
        order = r.choice(get_args(Order))
        return ConvStep(self.pair(4), out, stride, None, groups, r.choice((1, 1, 2, 3)), order)

    def path(self, channels: int, width: int, stride: tuple[int, int], depth: int, place: int) -> Path:
        """Steps from `channels` to `width` channels; the stride is that of one convolution or pool."""
        r = self.random
        steps: list[Step] = []
        for _ in range(r.randint(0, 3)):
            step, channels = self.step(channels, depth, place)
            steps.append(step)
        if stride != (1, 1):
            kernel = self.pair(4)
            pooled = PoolStep(r.choice(("max", "avg")), kernel, stride)
            steps.append(r.choice((pooled, ConvStep(kernel, channels, stride, order=r.choice(get_args(Order))))))
        steps.append(self.conv(width, channels))
        return spaced(tuple(steps))

    def step(self, channels: int, depth: int, place: int) -> tuple[Step, int]:
        """A step that keeps the size, and the channels that leave it."""
        r = self.random
        kind = r.randint(0, 11)
        if kind < 3:
            out = r.choice((4, 8, 12, channels))
            return self.conv(out, channels), out
        if kind == 3:
            return PoolStep(r.choice(("max", "avg")), self.pair(4)), channels
        if kind < 6:
            word: Any = r.choice(("bn", "lrn", "id", *get_args(Function)))
            return WordStep(word), channels
        if kind == 6:
            return NumberStep("se", r.choice((1, 2, 4))), channels
        if kind == 7:
            return NumberStep("shuffle", r.choice([g for g in (1, 2, 4) if channels % g == 0])), channels
        if kind == 8:
            inside: tuple[Step, ...] = (
                PoolStep(r.choice(("max", "avg")), self.pair(4), self.pair()),
                ResizeStep(None, r.random() < 0.4),
            )
            return Bracket(((WordStep("id"),), inside), "add"), channels
        if depth > 1:
            return WordStep("relu"), channels
        return self.bracket(channels, depth)

    def bracket(self, channels: int, depth: int) -> tuple[Bracket, int]:
        r = self.random
        count = min(r.randint(1, 3), channels)
        merge = r.choice(("concat", "add", "multiply"))
        shares: tuple[int, ...] | None = None
        entering = [channels] * count
        if r.random() < 0.5:
            shares = ()
            if channels % count or r.random() < 0.5:
                shares = tuple(channels // count + (place < channels % count) for place in range(count))
            entering = [(channels // count) + (place < channels % count) for place in range(count)]
        widths = [r.choice((4, 8)) for _ in range(count)]
        if merge != "concat":
            widths = [widths[0]] * count
        paths = [self.path(c, w, (1, 1), depth + 1, p) for p, (c, w) in enumerate(zip(entering, widths, strict=True))]
        for place in range(1, count):
            if widths[place - 1] == entering[place] and r.random() < 0.6:
                paths[place] = (WordStep("add left"), *paths[place])
        return Bracket(tuple(paths), merge, shares), sum(widths) if merge == "concat" else widths[0]


def design(line: str, shape: Shape) -> Architecture:
    return Architecture(name="line", input=shape, stages=(Stage(name="block", block=Branches(line=line)),))


def check(recipe: Recipe, shape: Shape) -> Graph:
    """A sound line: graph, torch, fvcore, file and source agree, and the module computes what it does by hand."""
    drawn = design(text(recipe), shape)
    graph = sound(drawn).graph
    net = shaken(module(graph)).double()
    check_file(drawn)
    check_hand(recipe, graph, net)
    net = net.float()
    check_counts(graph, net)
    check_source(graph, net=net)
    return graph


def check_hand(recipe: Recipe, graph: Graph, net: nn.Module) -> None:
    """With the same weights the module gives what the line gives by hand."""
    hand = ByHand(recipe)
    x = torch.randn(2, *graph.input, dtype=torch.float64)
    torch.set_default_dtype(torch.float64)
    try:
        with torch.no_grad():
            hand(x)  # makes the layers
            for layer in hand.layers:
                layer.eval()
            ours = [net.get_submodule(node.name) for node in graph.nodes if node.called]
            learnt = [sub for sub in ours if any(True for _ in sub.parameters())]
            assert len(learnt) == len(hand.layers)
            for mine, theirs in zip(learnt, hand.layers, strict=True):
                theirs.load_state_dict(mine.state_dict())
            wanted, found = hand(x), net(x)
    finally:
        torch.set_default_dtype(torch.float32)
    assert tuple(found.shape[1:]) == graph.shape
    assert torch.allclose(found, wanted, rtol=1e-9, atol=1e-9, equal_nan=True)
