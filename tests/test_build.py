"""The built module: torchvision's keys, any device, copies, and no more memory than needed."""

from __future__ import annotations

import copy
import gc
import weakref

import contract  # noqa: F401 - one thread
import pytest
import torch
from torch import Tensor, nn
from torch.utils._python_dispatch import TorchDispatchMode

from archviz import zoo
from archviz.blocks.residual import Bottleneck
from archviz.build import module, part_module
from archviz.graph import Graph, Wiring
from archviz.graph.names import OWNED
from archviz.graph.ops import Add
from archviz.spec.architecture import Architecture
from archviz.spec.expand import expand, part


def graph_of(name: str) -> Graph:
    return expand(zoo.network(name)).graph


def torchvision_keys(repeats: tuple[int, ...], convs: int) -> dict[str, None]:
    """The state_dict keys of torchvision's resnet.py by its rules, in its order; 3 convolutions make a bottleneck."""

    def norm(name: str) -> list[str]:
        return [f"{name}.{leaf}" for leaf in ("weight", "bias", "running_mean", "running_var", "num_batches_tracked")]

    keys = ["conv1.weight", *norm("bn1")]
    for layer, units in enumerate(repeats, start=1):
        for unit in range(units):
            at = f"layer{layer}.{unit}"
            for i in range(1, convs + 1):
                keys += [f"{at}.conv{i}.weight", *norm(f"{at}.bn{i}")]
            if unit == 0 and (convs == 3 or layer > 1):
                keys += [f"{at}.downsample.0.weight", *norm(f"{at}.downsample.1")]
    return dict.fromkeys([*keys, "fc.weight", "fc.bias"])


@pytest.mark.parametrize(
    ("name", "repeats", "convs"),
    [
        ("resnet18", (2, 2, 2, 2), 2),
        ("resnet34", (3, 4, 6, 3), 2),
        ("resnet50", (3, 4, 6, 3), 3),
        ("resnext50_32x4d", (3, 4, 6, 3), 3),
        ("resnext101_32x8d", (3, 4, 23, 3), 3),
        ("wide_resnet50_2", (3, 4, 6, 3), 3),
    ],
)
def test_keys_are_torchvisions(name: str, repeats: tuple[int, ...], convs: int) -> None:
    with torch.device("meta"):
        net = module(graph_of(name))
    assert list(net.state_dict()) == list(torchvision_keys(repeats, convs))


def test_published_checkpoint_loads_by_key() -> None:
    """A state_dict as torchvision saves one for resnet50, with its keys and the shapes of the paper's table 1."""
    wide = {"layer1": 64, "layer2": 128, "layer3": 256, "layer4": 512}
    state: dict[str, Tensor] = {}
    for key in torchvision_keys((3, 4, 6, 3), 3):
        layer, *rest = key.split(".")
        leaf = rest[-1]
        if layer == "fc":
            state[key] = torch.full((1000, 2048) if leaf == "weight" else (1000,), 0.5)
        elif leaf == "num_batches_tracked":
            state[key] = torch.tensor(7)
        elif layer not in wide:
            state[key] = torch.full((64, 3, 7, 7) if layer == "conv1" else (64,), 0.5)
        else:
            inner, unit, kind = wide[layer], int(rest[0]), ".".join(rest[1:-1])
            cin = 4 * inner if unit else (64 if layer == "layer1" else 2 * inner)
            shapes = {
                "conv1": (inner, cin, 1, 1),
                "conv2": (inner, inner, 3, 3),
                "conv3": (4 * inner, inner, 1, 1),
                "downsample.0": (4 * inner, cin, 1, 1),
                "bn1": (inner,),
                "bn2": (inner,),
                "bn3": (4 * inner,),
                "downsample.1": (4 * inner,),
            }
            state[key] = torch.full(shapes[kind], 0.5)
    with torch.device("meta"):
        net = module(graph_of("resnet50"))
    net.load_state_dict(state, strict=True, assign=True)
    assert sum(p.numel() for p in net.parameters()) == 25_557_032
    assert not any(p.is_meta for p in net.parameters())
    assert torch.equal(net.state_dict()["layer3.5.conv2.weight"], state["layer3.5.conv2.weight"])


def test_copy_is_independent_and_equal() -> None:
    net = module(graph_of("resnet20_cifar")).eval()
    twin = copy.deepcopy(net)
    x = torch.randn(2, 3, 32, 32)
    with torch.no_grad():
        before = net(x)
        twin.get_submodule("layer1.0.conv1").weight.zero_()
        assert torch.equal(net(x), before)
        assert not torch.equal(twin(x), before)
        twin.load_state_dict(net.state_dict())
        assert torch.equal(twin(x), before)


def test_a_replaced_submodule_is_run() -> None:
    """As when a head is exchanged for fine-tuning."""
    net = module(graph_of("resnet20_cifar")).eval()
    net.fc = nn.Linear(64, 3)
    assert net(torch.zeros(1, 3, 32, 32)).shape == (1, 3)


def test_it_learns() -> None:
    net = module(graph_of("preact_resnet20_cifar"))
    net(torch.randn(2, 3, 32, 32)).sum().backward()
    assert all(p.grad is not None for p in net.parameters())


class Peak(TorchDispatchMode):
    """The largest number of bytes that outputs of operations held at once."""

    def __init__(self) -> None:
        super().__init__()
        self.held = self.peak = 0

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):  # type: ignore[no-untyped-def]
        out = func(*args, **(kwargs or {}))
        if isinstance(out, Tensor) and not out._is_view():
            size = out.numel() * out.element_size()
            self.held += size
            self.peak = max(self.peak, self.held)
            weakref.finalize(out, self._free, size)
        return out

    def _free(self, size: int) -> None:
        self.held -= size


@pytest.mark.parametrize("name", ["plain-34", "resnet34", "preact_resnet50"])
def test_values_are_freed_as_soon_as_nobody_needs_them(name: str) -> None:
    """Never more than four of the largest map at once, though the maps of all layers are dozens of it."""
    graph = graph_of(name)
    with torch.device("meta"):
        net = module(graph).eval()
    largest = 4 * max(node.shape[0] * node.shape[1] * node.shape[2] for node in graph.nodes if len(node.shape) == 3)
    gc.collect()
    with torch.no_grad(), Peak() as seen:
        net(torch.zeros(1, *graph.input, device="meta"))
    assert largest < seen.peak <= 4 * largest


def test_part_has_local_names() -> None:
    net = part_module(part(Bottleneck(width=8, out=32, stride=2), (16, 9, 9))).eval()
    assert list(dict(net.named_children())) == ["conv1", "bn1", "relu1", "conv2", "bn2", "relu2", "conv3", "bn3",
                                                "downsample", "relu"]  # fmt: skip
    assert net(torch.zeros(3, 16, 9, 9)).shape == (3, 32, 5, 5)


def test_empty_network_gives_back_its_input() -> None:
    x = torch.randn(1, 3, 4, 4)
    assert torch.equal(module(expand(Architecture()).graph)(x), x)


def test_a_value_read_twice_by_one_step() -> None:
    g = Wiring((4, 3, 3))
    doubled = g.apply("add", Add(), g.input, g.input)
    net = part_module(g.part(g.act(doubled, "relu")))
    assert torch.equal(net(torch.ones(1, 4, 3, 3)), torch.full((1, 4, 3, 3), 2.0))


def test_names_that_torch_owns_are_known() -> None:
    """All that a stage's name could hide in this version of torch."""
    public = {name for name in dir(nn.Module()) if not name.startswith("_")}
    assert public <= OWNED
