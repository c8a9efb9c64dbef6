"""fvcore on the meta device gives what it gives with real tensors; the audit's three counters agree."""

from __future__ import annotations

import logging
import sys
import threading
from collections import Counter

import contract  # noqa: F401 - one thread
import pytest
import torch
from footprint import growth
from fvcore.nn import FlopCountAnalysis
from torch import nn

from archviz import zoo
from archviz.analyse import meta
from archviz.analyse.audit import audit
from archviz.analyse.count import count, count_part
from archviz.analyse.estimate import estimate
from archviz.build import module
from archviz.graph import Graph
from archviz.results import FvcoreCount
from archviz.spec.architecture import Architecture
from archviz.spec.expand import expand


def graph_of(name: str) -> Graph:
    return expand(zoo.network(name)).graph


@pytest.fixture
def recount() -> None:
    count_part.cache_clear()


@pytest.fixture
def on_cpu(monkeypatch: pytest.MonkeyPatch, recount: None) -> None:
    """As under a torch in which the meta device cannot be traced."""
    monkeypatch.setattr("archviz.analyse.count.device", lambda: "cpu")


@pytest.mark.parametrize("name", ["resnet18_optionA", "resnet50", "preact_resnet20_cifar", "resnext29_2x4d_cifar10"])
def test_sum_over_blocks_on_meta_is_the_whole_on_cpu(name: str, recount: None) -> None:
    assert meta.device() == "meta"
    graph = graph_of(name)
    whole = FlopCountAnalysis(module(graph).eval(), torch.zeros(1, *graph.input))
    whole.unsupported_ops_warnings(False).uncalled_modules_warnings(False)
    ours = count(graph)
    assert (ours.total, Counter(ours.by_operator)) == (whole.total(), whole.by_operator())
    assert Counter(ours.unsupported) == whole.unsupported_ops()
    by_module = whole.by_module()
    assert ours.by_node == {name: by_module[name] for name in ours.by_node}
    named = [(total, u.name) for total, u in zip(ours.by_unit, graph.units, strict=True) if u.name]
    assert len(named) == len(graph.units) - 2  # all but stem and head
    assert named == [(by_module[name], name) for _, name in named]
    assert sum(ours.by_unit) == ours.total


def test_fallback_counts_the_same(on_cpu: None) -> None:
    graph = graph_of("resnet18")
    by_cpu = count(graph)
    assert by_cpu.total == 1_819_065_856
    assert by_cpu.by_operator == dict(estimate(graph).total.operators)


@pytest.mark.parametrize("failing", ["raises", "miscounts"])
def test_a_torch_that_cannot_be_traced_on_meta_is_noticed(failing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real = meta.trace

    def broken(net: nn.Module, shape: tuple[int, ...], device: str) -> meta.Traced:
        found = real(net, shape, device)
        if device == "cpu":
            return found
        if failing == "raises":
            raise TypeError("cond must be a bool, but got a Tensor")
        return meta.Traced(found.modules | {"": Counter()}, found.unsupported)

    monkeypatch.setattr(meta, "trace", broken)
    assert meta.device.__wrapped__() == "cpu"


def test_torchs_own_kernels_come_back() -> None:
    """And another thread keeps them meanwhile: a batch norm in training needs its statistics."""

    def statistics() -> tuple[int, ...]:
        x, one = torch.zeros(2, 3, 4, 4, device="meta"), torch.zeros(3, device="meta")
        return tuple(torch.native_batch_norm(x, one, one, one, one, True, 0.1, 1e-5)[1].shape)

    seen: list[tuple[int, ...]] = []
    with meta.traceable():
        assert statistics() == (0,)
        other = threading.Thread(target=lambda: seen.append(statistics()))
        other.start()
        other.join()
    assert seen == [(3,)]
    assert statistics() == (3,)
    with pytest.raises(TypeError, match="cond must be a bool"), meta.warnings.catch_warnings():
        FlopCountAnalysis(nn.Conv2d(2, 2, 1, device="meta"), torch.zeros(1, 2, 3, 3, device="meta")).total()


def test_threads_that_count_the_same_blocks_at_once_agree() -> None:
    parts = list(dict.fromkeys(unit.part for unit in graph_of("resnet18").units))
    alone = [count_part(part) for part in parts]
    together, found = threading.Barrier(3), dict[int, list[FvcoreCount]]()

    def work(number: int) -> None:
        together.wait()
        found[number] = [count_part.__wrapped__(part) for part in parts]

    threads = [threading.Thread(target=work, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [found[number] for number in range(3)] == [alone] * 3


def test_counts_in_a_worker_thread(recount: None) -> None:
    found: list[int] = []
    worker = threading.Thread(target=lambda: found.append(count(graph_of("resnet50")).total))
    worker.start()
    worker.join()
    assert found == [4_111_512_576]


def test_equal_blocks_are_traced_once(recount: None) -> None:
    graph = graph_of("resnet152")
    count(graph)
    assert count_part.cache_info().misses == len({unit.part for unit in graph.units}) == 10


def test_one_edited_block_is_all_that_is_traced_anew(recount: None) -> None:
    design = zoo.network("resnet152")
    count(expand(design).graph)
    before = count_part.cache_info().misses
    count(expand(design.edit(("stages", 1, "block", "width"), 72)).graph)
    assert count_part.cache_info().misses == before + 2  # the first unit of the stage and its repeats


@pytest.mark.skipif(sys.platform == "win32", reason="there is no getrusage")
def test_giant_is_counted_without_its_weights() -> None:
    """829 million parameters would be 3.3 GB."""
    assert 1 < growth("resnext101_32x48d") < 300


def test_fvcore_says_nothing_aloud(recount: None, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        found = count(graph_of("resnet18"))
    assert caplog.records == []
    assert found.unsupported == {"aten::max_pool2d": 1, "aten::add": 8}


def test_empty_network_counts_nothing() -> None:
    found = count(expand(Architecture()).graph)
    assert (found.total, found.macs, found.by_operator, found.by_unit, found.by_node) == (0, 0, {}, (), {})


def test_audit() -> None:
    design = zoo.network("resnet18_optionA")
    rows = audit(expand(design).graph, tuple(stage.block.about.title for stage in design.stages))
    assert [row.name for row in rows[:3]] == ["stem", "layer1.0", "layer1.1"]
    assert rows[1].label == "Basic"
    assert all(row.agree for row in rows)
    assert sum(row.flop_counter for row in rows) == 1_794_805_760
    assert rows[1].beyond == {"batch_norm": 802_816}
    assert rows[-1].beyond == {"adaptive_avg_pool2d": 25_088}
    said = " | ".join(text for row in rows for text in row.left_out)
    for word in ("3×3 max pool:", "aten::max_pool2d", "+:", "aten::add", "ReLU:", "aten::pad", "BN:", "bias:"):
        assert word in said
