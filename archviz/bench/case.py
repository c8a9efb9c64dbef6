"""A design made ready to be called: built, moved, compiled or recorded, with its random input."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from math import prod
from typing import Any, cast

import torch
from torch import Tensor, nn
from torch.fx import symbolic_trace

from archviz.build import module
from archviz.footprint import SIZES
from archviz.graph import Graph
from archviz.spec.architecture import Architecture
from archviz.spec.expand import expand
from archviz.spec.issue import Refused
from archviz.words import say

from .memory import needed
from .plan import Plan


def sound(design: Architecture) -> Graph:
    """The graph of a design; Refused, with its first mistake, where torch could not run it."""
    found = expand(design)
    fault = next((issue.message for issue in found.issues if issue.severity == "error"), None)
    if fault is not None:
        raise Refused(fault)
    return found.graph


def macs(graph: Graph) -> int:
    """Of one image, by our own count."""
    return sum(node.op.macs(node.shapes) for node in graph.nodes)


def params(graph: Graph) -> int:
    """Learnt values."""
    return sum(sum(node.op.params(node.shapes).values()) for node in graph.nodes)


def prepare(net: nn.Module, plan: Plan) -> nn.Module:
    """The module as the plan wants it: on its device, of its type, in eval mode."""
    net = net.eval().requires_grad_(False).to(device=plan.device, dtype=getattr(torch, plan.dtype))
    return net.to(memory_format=torch.channels_last) if plan.channels_last else net  # type: ignore[call-overload]


def build(graph: Graph, plan: Plan) -> nn.Module:
    """The network with torch's random weights, the same in every run."""
    torch.manual_seed(plan.seed)
    return prepare(module(graph), plan)


def given(shape: tuple[int, ...], batch: int, plan: Plan) -> Tensor:
    """Random input, the same in every run."""
    torch.manual_seed(plan.seed)
    if prod(shape) * batch > 2**40:
        raise MemoryError
    x = torch.randn(batch, *shape, device=plan.device, dtype=torch.float32).to(getattr(torch, plan.dtype))
    return x.to(memory_format=torch.channels_last) if plan.channels_last and x.dim() == 4 else x


def call(net: nn.Module, x: Tensor, plan: Plan) -> Callable[[], object]:
    """What is timed: the network on its input, compiled or as the replay of a CUDA graph where the plan wants it."""
    run: Callable[[Tensor], Any] = _compiled(net) if plan.compile else net
    if not plan.cuda_graph:
        return lambda: run(x)
    side = torch.cuda.Stream(device=plan.device)  # type: ignore[no-untyped-call]
    side.wait_stream(torch.cuda.current_stream())
    with torch.cuda.stream(side):
        for _ in range(3):  # kernels and workspaces are chosen before the recording
            run(x)
    torch.cuda.current_stream().wait_stream(side)
    graph = torch.cuda.CUDAGraph()
    with torch.cuda.graph(graph):
        out = run(x)
    return partial(_replay, graph, (net, x, out))


def _compiled(net: nn.Module) -> Callable[[Tensor], Any]:
    """As one graph, or an error: what runs eager in part is no compiled network.

    It is written out first: the steps of our own modules are nothing that torch.compile reads, and being the same code
    for every design, it would be compiled for the first eight only.
    """
    return cast("Callable[[Tensor], Any]", torch.compile(symbolic_trace(net), dynamic=False, fullgraph=True))


def _replay(graph: torch.cuda.CUDAGraph, kept: object) -> None:
    """`kept` is what the recording reads and writes by its address: it must live as long."""
    graph.replay()


def set_up(plan: Plan) -> tuple[str, ...]:
    """Set torch as the plan wants it, once per process; what was set, in words."""
    if plan.threads is not None:
        torch.set_num_threads(plan.threads)
    torch.set_num_interop_threads(1)
    flushed = torch.set_flush_denormal(True)
    notes = [say("denormal numbers are flushed to zero") if flushed else say("denormal numbers are kept")]
    if plan.device.startswith("cuda"):
        torch.cuda.set_device(plan.device)
        torch.backends.cudnn.benchmark = True
        notes.append(say("cudnn.benchmark chooses the kernels"))
    return tuple(notes)


def memory_needed(graph: Graph, batch: int, plan: Plan) -> int:
    """Bytes that the design will need at a batch size, at least."""
    return needed(graph, batch, SIZES[plan.dtype], plan.device, apart=plan.per_block)
