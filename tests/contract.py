"""What must hold of any sound design: the graph, torch, fvcore, the files and the source say the same."""

from __future__ import annotations

from collections import Counter
from typing import Any

import torch
from torch import nn

from archviz.analyse.audit import audit
from archviz.analyse.count import count
from archviz.analyse.estimate import estimate, layers
from archviz.build import module
from archviz.graph import Graph
from archviz.results import Counts
from archviz.source import class_name, source
from archviz.spec import files
from archviz.spec.architecture import Architecture, Project
from archviz.spec.expand import Expansion, expand

torch.set_num_threads(1)  # on a shared machine the threads of tiny convolutions wait for each other


def sound(design: Architecture) -> Expansion:
    """The expansion of a design that must have no mistakes."""
    found = expand(design)
    assert found.issues == (), design
    return found


def check_counts(graph: Graph, net: nn.Module | None = None) -> None:
    """Shapes, parameters, buffers and counts of the graph are those of torch and fvcore, node by node.

    `net` is its module where there is one already: on small inputs that is faster than the meta device.
    """
    if net is None:
        with torch.device("meta"):
            net = module(graph).eval()
    nodes = {node.name: node for node in graph.nodes if node.called}
    seen: dict[str, tuple[Any, Any]] = {}
    hooks = [
        net.get_submodule(name).register_forward_hook(
            lambda _, args, out, name=name: seen.update({name: (tuple(args[0].shape[1:]), tuple(out.shape[1:]))})
        )
        for name in nodes
    ]
    device = next((p.device for p in net.parameters()), torch.device("cpu"))
    with torch.no_grad():
        shape = tuple(net(torch.zeros(1, *graph.input, device=device)).shape)
    for hook in hooks:
        hook.remove()
    assert shape == (1, *graph.shape)
    assert seen == {name: (node.shapes[0], node.shape) for name, node in nodes.items()}

    total = estimate(graph).total
    assert params_by_kind(net) == total.params_by_kind
    assert total.params == sum(p.numel() for p in net.parameters())
    assert total.buffers == sum(b.numel() for b in net.buffers() if b.is_floating_point())

    authority = count(graph)
    rows = {row.name: row.counts.fvcore_total for row in layers(graph)}
    assert authority.by_node == {name: rows[name] for name in nodes}
    assert sum(value for name, value in rows.items() if name not in nodes) == 0
    assert authority.by_operator == dict(total.operators)
    assert (authority.total, authority.macs) == (total.fvcore_total, total.macs)
    skipped = Counter(text for node in graph.nodes for text in node.op.unsupported(node.shapes))
    assert authority.unsupported == dict(skipped)
    assert all(row.agree for row in audit(graph))


def params_by_kind(net: nn.Module) -> dict[str, int]:
    """Learnt values by the class of the module that holds them."""
    kinds = dict(Counts().params_by_kind)
    for sub in net.modules():
        for name, tensor in sub.named_parameters(recurse=False):
            kind = {nn.Linear: "linear", nn.Conv2d: f"conv_{name}"}.get(type(sub), "norm")
            kinds[kind] += tensor.numel()
    return kinds


def check_file(design: Architecture) -> None:
    """A file gives back what was saved."""
    project = Project(designs=(design,))
    assert files.loads(files.dumps(project)) == project


def check_source(graph: Graph, name: str = "design", titles: tuple[str, ...] = (), net: nn.Module | None = None) -> str:
    """The source is the same each time, needs torch alone, and with the same weights gives the same output."""
    text = source(graph, name, titles)
    assert source(graph, name, titles) == text
    names: dict[str, Any] = {"__name__": "exported"}
    exec(compile(text, "exported.py", "exec"), names)
    net = net or shaken(module(graph))
    with torch.device("meta"):  # its own weights would only be thrown away
        exported = names[class_name(name)]().eval()
    assert list(exported.state_dict()) == list(net.state_dict())
    exported.load_state_dict(net.state_dict(), assign=True)
    x = torch.randn(1, *graph.input)
    with torch.no_grad():
        assert torch.allclose(exported(x), net(x), rtol=1e-5, atol=1e-6)
    return text


def shaken(net: nn.Module) -> nn.Module:
    """The module in eval mode with statistics that differ from layer to layer, so that none can stand for another."""
    for sub in net.modules():
        if isinstance(sub, nn.BatchNorm1d | nn.BatchNorm2d | nn.LayerNorm):
            for tensor in (*sub.parameters(), *(b for b in sub.buffers() if b.is_floating_point())):
                nn.init.uniform_(tensor, 0.5, 1.5)
    return net.eval()
