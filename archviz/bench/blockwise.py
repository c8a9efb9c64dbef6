"""The time of each block, called apart with the very input that it has in the network, beside the whole."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from math import prod

import torch

from archviz.build import part_module
from archviz.footprint import SIZES
from archviz.graph import INPUT, Graph, Part

from . import case
from .clock import Clock
from .method import each_in_turn
from .plan import Plan
from .result import Blocks, BlockTime


@torch.inference_mode()
def measure(graph: Graph, batch: int, plan: Plan, clock: Clock, about: Callable[[float], None]) -> Blocks:
    """One round calls the whole network, then its blocks in order, each once; medians over rounds."""
    torch.manual_seed(plan.seed)
    x = case.given(graph.input, batch, plan)
    whole_net = case.build(graph, plan)
    values, calls, state = {INPUT: x}, [case.call(whole_net, x, plan)], whole_net.state_dict()
    clock.once(calls[0])
    for unit in graph.units:
        net = case.prepare(part_module(unit.part), plan)
        # The very weights of the network: two copies would push each other out of the caches.
        net.load_state_dict({key: state[unit.full(key)] for key in net.state_dict()}, assign=True)
        entering = values[unit.source]
        values[unit.full(unit.part.output)] = net(entering)
        calls.append(partial(net, entering))
    whole, *apart = each_in_turn(calls, clock, plan.seconds, about)
    times = tuple(
        BlockTime(
            name=unit.name or graph.stages[unit.stage],
            stage=unit.stage,
            median=seconds,
            **_cost(unit.part, batch, SIZES[plan.dtype]),
        )
        for unit, seconds in zip(graph.units, apart, strict=True)
    )
    return Blocks(blocks=times, whole=whole)


def _cost(part: Part, batch: int, size: int) -> dict[str, int]:
    """MACs, activations and memory traffic of a block; `size` is that of an element in bytes."""
    ops = [(node.op, node.shapes, node.shape) for node in part.nodes]
    weights = sum(sum(op.params(x).values()) + op.buffers(x) for op, x, _ in ops)
    return {
        "macs": sum(op.macs(x) for op, x, _ in ops),
        "activations": sum(prod(shape) for op, x, shape in ops if op.macs(x)),
        "traffic": size * (weights + batch * sum(op.moved(x) for op, x, _ in ops)),
    }
