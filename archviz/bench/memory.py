"""Memory that a design will need, and what is free: a run that cannot fit is refused before the machine swaps."""

from __future__ import annotations

import subprocess
import sys
from math import prod
from pathlib import Path

from archviz.graph import Graph, Node
from archviz.graph.liveness import moments, peak
from archviz.graph.ops import Conv, Op, Shapes

# Measured on the CPU (x86 with AVX2, glibc, oneDNN 3.12) as the peak resident of resnet50, googlenet, inception_v4,
# inception_resnet_v2 and resnext101_32x8d at batch 1, 8 and, of the first two, 32: kernels compiled for each shape, and
# the holes that freed tensors of up to 32 MiB leave in the heap. With them the estimate is 2 % low to 48 % high there.
_LIBRARY = 8 * 2**20
_KERNELS = 2**18 * 4 // 5  # of each different convolution
_HOLES, _MOST_HOLES = 1.75, 240 * 2**20  # a share of the largest moment, and where it ends: larger tensors leave none


def needed(graph: Graph, batch: int, size: int, device: str, *, apart: bool = False) -> int:
    """Bytes of weights, input and the largest activations alive at one time; `size` is that of an element.

    `apart`: when blocks are timed one by one, what goes into each is kept. On the CPU with what convolutions and the
    heap take beside the tensors; on a GPU the workspaces of kernels come on top.
    """
    weights = size * sum(op.buffers(x) + _params(op, x) for op, x in ((n.op, n.shapes) for n in graph.nodes))
    largest = batch * peak(graph, size)
    cpu = device == "cpu"
    if cpu:
        held = (
            batch * (size * moment.values + 8 * moment.indices) + _copies(moment.node, batch, size)
            for moment in moments(graph)
        )
        largest = max(held, default=largest)
    kept = batch * size * sum(prod(unit.part.shape) for unit in graph.units) if apart else 0
    return weights + largest + kept + (_around(graph, largest) if cpu and batch else 0)


def _around(graph: Graph, largest: int) -> int:
    kernels = {(node.op, node.shapes) for node in graph.nodes if isinstance(node.op, Conv)}
    return _LIBRARY + _KERNELS * len(kernels) + min(int(_HOLES * largest), _MOST_HOLES)


def _params(op: Op, x: Shapes) -> int:
    return sum(op.params(x).values())


def _copies(node: Node, batch: int, size: int) -> int:
    """Bytes of input, output and weights in the order that the CPU's convolutions want."""
    if not isinstance(node.op, Conv):
        return 0
    return size * (batch * (prod(node.shapes[0]) + prod(node.shape)) + _params(node.op, node.shapes))


def free() -> int | None:
    """Bytes that a process may still take of the main memory; None where the system does not tell."""
    if sys.platform == "darwin":
        return _sysctl("hw.memsize")  # an upper bound: pages are compressed and given back as needed
    kept = [value for value in (_available(), _allowance()) if value is not None]
    return min(kept, default=None)


def total() -> int:
    """Bytes of main memory; 0 where the system does not tell."""
    if sys.platform == "darwin":
        return _sysctl("hw.memsize") or 0
    return _meminfo("MemTotal") or 0


def _available() -> int | None:
    return _meminfo("MemAvailable")


def _meminfo(field: str) -> int | None:
    try:
        lines = Path("/proc/meminfo").read_text().splitlines()
    except OSError:
        return None
    return next((1024 * int(line.split()[1]) for line in lines if line.startswith(f"{field}:")), None)


def _allowance() -> int | None:
    """What a container leaves (control groups, version 2)."""
    group = Path("/sys/fs/cgroup")
    try:
        return int((group / "memory.max").read_text()) - int((group / "memory.current").read_text())
    except (OSError, ValueError):
        return None


def _sysctl(name: str) -> int | None:
    try:
        command = ["sysctl", "-n", name]
        return int(subprocess.run(command, capture_output=True, text=True, check=True, timeout=10).stdout)
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
