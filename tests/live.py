"""Memory as torch holds it, followed tensor by tensor, against the footprint of a graph."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from torch.multiprocessing.reductions import StorageWeakRef
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves

from archviz.analyse.estimate import estimate, layers
from archviz.build import module
from archviz.footprint import SIZES, Dtype
from archviz.graph import Graph

torch.set_num_threads(1)  # on a shared machine the threads of tiny convolutions wait for each other


class Live(TorchDispatchMode):
    """Follows the memory of every tensor that an operator gives, until its last owner lets go; weights aside."""

    def __init__(self, net: nn.Module) -> None:
        super().__init__()
        self.weights = {t.untyped_storage()._cdata for t in (*net.parameters(), *net.buffers())}
        self.alive: dict[int, tuple[StorageWeakRef, int]] = {}
        self.peak = 0

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        out = func(*args, **(kwargs or {}))
        for tensor in tree_leaves(out):
            if isinstance(tensor, Tensor):
                self.note(tensor)
        self.look()
        return out

    def look(self) -> None:
        self.alive = {key: found for key, found in self.alive.items() if not found[0].expired()}
        self.peak = max(self.peak, sum(size for _, size in self.alive.values()))

    def note(self, tensor: Tensor) -> None:
        storage = tensor.untyped_storage()
        if storage._cdata not in self.weights:
            self.alive.setdefault(storage._cdata, (StorageWeakRef(storage), storage.nbytes()))


def peak(net: nn.Module, x: Tensor) -> int:
    """Bytes of input and outputs alive at the largest moment."""
    with torch.no_grad(), Live(net.eval()) as live:
        live.note(x)
        live.look()
        net(x)
    return live.peak


def saved(net: nn.Module, x: Tensor) -> int:
    """Bytes of what autograd keeps, each memory once, weights and buffers aside."""
    weights = {t.untyped_storage()._cdata for t in (*net.parameters(), *net.buffers())}
    kept: dict[int, Any] = {}

    def pack(tensor: Tensor) -> Tensor:
        storage = tensor.untyped_storage()
        if storage._cdata not in weights:
            kept[storage._cdata] = storage
        return tensor

    with torch.autograd.graph.saved_tensors_hooks(pack, lambda tensor: tensor):
        out = net.train()(x)
    assert out.numel()
    return sum(storage.nbytes() for storage in kept.values())


def check_memory(graph: Graph, batch: int = 2, dtype: Dtype = "float32") -> None:
    """Every figure of the footprint is what torch holds, to the byte; rows of every level add up to it."""
    check_kept(graph, batch, dtype, "cpu")
    found, net = estimate(graph).footprint(batch, dtype), made(graph, dtype, "cpu")
    assert found.peak == peak(net, torch.zeros(batch, *graph.input, dtype=getattr(torch, dtype)))
    assert found.weights == sum(t.nbytes for t in net.state_dict().values())
    assert found.gradients == sum(p.nbytes for p in net.parameters())


def check_kept(graph: Graph, batch: int, dtype: Dtype, device: str) -> None:
    """On the meta device tensors are as large as elsewhere, and cost nothing."""
    analysis = estimate(graph)
    found = analysis.footprint(batch, dtype).kept
    x = torch.zeros(batch, *graph.input, dtype=getattr(torch, dtype), device=device)
    assert found == saved(made(graph, dtype, device), x)
    for rows in (analysis.stages, analysis.blocks, layers(graph)):
        assert sum(row.counts.kept.bytes(batch, SIZES[dtype]) for row in rows) == found


def made(graph: Graph, dtype: Dtype, device: str) -> nn.Module:
    """The module with weights of no particular value."""
    with torch.device("meta"):
        return module(graph).to(getattr(torch, dtype)).to_empty(device=device)
